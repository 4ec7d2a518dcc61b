"""The pure core: values and rules. Standard library only; no Qt, disk, clock, thread or randomness."""
