"""Snapshots on disk: what `ingest` publishes and every player reads. Standard library and the core only."""
