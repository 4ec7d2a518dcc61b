"""From a file at rest to its record: who is judged when, what the rules outside the file say, what is kept of it."""
