"""From a document to the cards of its item."""
