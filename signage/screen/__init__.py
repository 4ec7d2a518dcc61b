"""The player's Qt: one window, one scene. QML presents; a thread decides and paints; nobody touches the content folder."""
