"""Chinese text: its lines, names, numbers, titles and sentences. Knows no card and no document's fate."""
