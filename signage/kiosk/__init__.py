"""What makes a PC a sign: set-up, a content folder, and what is lacking."""
