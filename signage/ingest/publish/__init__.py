"""From records to the published snapshot, and out of it again."""
