"""Pages for people to read, print and keep. Made of values; no Qt, no disk."""
