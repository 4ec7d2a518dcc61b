"""`signage.toml` → settings values and problems. No mistake in it ever stops the screen."""
