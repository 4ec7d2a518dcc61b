"""What runs in the GUI thread: the window, where it lies, its keys, the heartbeat, the end."""
