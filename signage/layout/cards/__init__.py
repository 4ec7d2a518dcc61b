"""One module for each sort of card: card and context in, pages out."""
