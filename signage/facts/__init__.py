"""Calendar facts from libraries. The core never imports them; it gets values."""
