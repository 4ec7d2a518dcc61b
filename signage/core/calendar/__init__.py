"""Days, holidays, special periods, and days as people write them."""
