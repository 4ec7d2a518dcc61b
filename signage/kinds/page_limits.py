"""How many pages one file may give, and of how many px in all, whether it is a PDF or a scan."""

MOST_PAGES = 40
MOST_PIXELS = 120_000_000
