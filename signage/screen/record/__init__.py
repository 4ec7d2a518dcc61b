"""What is kept of what was shown: the ledger's rows, proof for the status page, and whether the clock can be believed."""
