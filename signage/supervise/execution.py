"""Windows: neither sleep nor a dark screen while it plays, by SetThreadExecutionState (winbase.h).

In: whether the display is wanted too, about every half minute. Out: a call to kernel32, which a test gives instead. The state belongs to
the thread that asks, and ends with it: nothing has to be taken back. In dark hours the system stays awake, and the display may go off.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Final

CONTINUOUS: Final = 0x80000000
SYSTEM_REQUIRED: Final = 0x00000001
DISPLAY_REQUIRED: Final = 0x00000002
Set = Callable[[int], int]


def _kernel32() -> Set:
    function: Set = getattr(ctypes, "windll").kernel32.SetThreadExecutionState  # noqa: B009 - only Windows has it
    function.argtypes, function.restype = [ctypes.c_uint32], ctypes.c_uint32  # type: ignore[attr-defined]
    return function


def holder(platform: str = sys.platform, asked: Set | None = None) -> Callable[[bool], None] | None:
    """What is called with True while the display is wanted, False in dark hours; None on other systems."""
    if platform != "win32":
        return None
    set_state = asked or _kernel32()

    def hold(display: bool) -> None:  # noqa: FBT001 - it is what it says
        set_state(CONTINUOUS | SYSTEM_REQUIRED | (DISPLAY_REQUIRED if display else 0))

    return hold
