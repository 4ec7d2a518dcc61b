"""signage: one folder in, one screen out, and nothing in between that has not been checked."""

__version__ = "0.1.0"
