"""Stops one thread of another process for a while, from outside, by ptrace: the GUI thread, and nothing else.

The process needs no hook for it. Works for descendants and as root (Yama's ptrace_scope 1 allows both).
"""

from __future__ import annotations

import ctypes
import os
import time
from pathlib import Path

SEIZE, INTERRUPT, DETACH = 0x4206, 0x4207, 17
WALL = 0x40000000


def freeze_thread(tid: int, seconds: float) -> float:
    """Stop the thread `tid` (the main thread's id is the process id). Gives for how long it stood.

    Raises `OSError` where it may not.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    libc.ptrace.restype = ctypes.c_long

    def ptrace(request: int) -> None:
        if libc.ptrace(request, tid, None, None) != 0:
            number = ctypes.get_errno()
            raise OSError(number, f"ptrace: {os.strerror(number)}")

    ptrace(SEIZE)
    ptrace(INTERRUPT)
    os.waitpid(tid, WALL)
    began = time.monotonic()
    time.sleep(seconds)
    stood = time.monotonic() - began if state_of(tid) == "t" else 0.0
    ptrace(DETACH)
    return stood


def state_of(tid: int) -> str:
    """The thread's state as the kernel says it; "t" is stopped by a tracer."""
    return Path(f"/proc/{tid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
