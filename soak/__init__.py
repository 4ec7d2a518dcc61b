"""Long and rough runs of the whole program: `python3 dev.py soak`. Not part of the product, never timed tests."""
