"""播放计划.xlsx as rules, and what else stands outside a file and overrules it."""
