"""The ledger on disk: what was sent to the output, and what changed that; one chain of rows for all screens of a PC.

Whoever writes gives rows to a thread (`writer`) and goes on; whoever reads opens the files and changes nothing.
"""
