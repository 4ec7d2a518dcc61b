"""Measures the player from outside, beside a browser that shows the same picture. `python3 dev.py bench`."""
