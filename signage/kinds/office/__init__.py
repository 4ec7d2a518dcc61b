"""Other office files, and what all office files are made of: containers, parts, what hides in them."""
