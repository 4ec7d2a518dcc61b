"""Frames to pictures: what is painted, kept, handed to the curtain, and shown small."""
