"""The ledger as values: rows and their chain, what played from when to when, what an inspector gets. No disk."""
