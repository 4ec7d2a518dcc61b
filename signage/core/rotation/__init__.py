"""What is due, in which order, and what follows: pure functions of a moment."""
