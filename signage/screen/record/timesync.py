"""Whether the kernel's clock follows a time server, whichever program talks to it. In: nothing. Out: yes or no."""

from __future__ import annotations

import ctypes
from datetime import datetime
from typing import ClassVar

TIME_ERROR = 5
AGREED_S = 60.0


class _Timex(ctypes.Structure):
    """`struct timex` of adjtimex(2), as far as it is asked for."""

    _fields_: ClassVar = [
        ("modes", ctypes.c_uint),
        *((name, ctypes.c_long) for name in ("offset", "freq", "maxerror", "esterror")),
        ("status", ctypes.c_int),
        *((name, ctypes.c_long) for name in ("constant", "precision", "tolerance", "seconds", "fraction")),
        ("rest", ctypes.c_byte * 256),
    ]


def is_synchronised(now: datetime) -> bool:
    """Whether the kernel says so, and means the clock that shows `now`: what only this process sees is not the kernel's."""
    answer = _Timex()
    try:
        code = ctypes.CDLL(None).adjtimex(ctypes.byref(answer))
    except (OSError, AttributeError):
        return False
    return 0 <= int(code) < TIME_ERROR and abs(int(answer.seconds) - now.timestamp()) <= AGREED_S
