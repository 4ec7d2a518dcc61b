"""The last allowed picture behind the player's window, for the seconds in which there is no player."""
