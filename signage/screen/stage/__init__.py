"""What stands on the screen now and what comes next: one turn of the player's thread after another."""
