"""How much a moving picture may be: what the worker can decode, what the player keeps in memory, what the wall can bear."""

from __future__ import annotations

MOST_FRAMES = 120
MOST_LOOP_MS = 30_000  # a card stays at most 30 s
MOST_DECODED = 256_000_000  # px of all frames as they are in the file: 120 frames of 1920 x 1080
MOST_KEPT = 24_000_000  # px of all frames as they are shown: 96 MB in the player
