"""Picture files, still or moving, and what becomes of every picture on its way to the player."""
