"""Starts, watches and restarts the other processes. Standard library only: it must outlive everything it starts."""
