"""What systemd is told of a service (sd_notify): ready, still alive, what it does, ending. Elsewhere nobody is told.

In: words of the protocol. Out: one datagram to the socket that `NOTIFY_SOCKET` names; whether it was sent. The protocol is that of
sd_notify(3). Standard library only.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping

READY, STOPPING, ALIVE = "READY=1", "STOPPING=1", "WATCHDOG=1"


def notify(*words: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Send these assignments, one a line. False where nobody listens."""
    address = environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    if address.startswith("@"):  # an abstract name
        address = f"\0{address[1:]}"
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as told:
            told.sendto("\n".join(words).encode(), address)
    except OSError:
        return False
    return True
