"""The screen as numbers: its form, where things stand, how large text must be, colours."""
