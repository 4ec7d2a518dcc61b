"""Memory that was used for one picture goes back to the system, so that a process weighs what it needs now and not what it once needed.

In and out: nothing; it sets how this process allocates, where the C library is glibc (mallopt(3), malloc_trim(3)).
"""

from __future__ import annotations

import contextlib
import ctypes

M_MMAP_THRESHOLD = -3
OWN_PAGES = 2**18
"""From this size on, memory has pages of its own, which are given back when it is freed."""


def begin() -> None:
    """From now on large pieces have pages of their own; otherwise glibc takes them from its heap once one was freed."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, OWN_PAGES)


def give_back() -> None:
    """Gives back what the start needed."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
