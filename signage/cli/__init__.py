"""The command `signage`: one module per command; each parses, calls, prints. No logic in here."""
