"""Short names for files that belong to something with any name: a screen may be called 三楼/东侧."""

from __future__ import annotations

import hashlib


def short_digest(name: str) -> str:
    """The first eight hex digits of SHA-256 of the name."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
