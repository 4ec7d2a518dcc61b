"""Whether the display answers: a player that is started without one only dies, and would be blamed for it.

In: the environment of the children. Out: yes or no; "yes" wherever that cannot be known. Opens a socket and closes it again;
sends nothing. Standard library only.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping
from pathlib import Path

PATIENCE_S = 0.5
_DISPLAY = re.compile(r"(?:unix)?(?P<host>[^:/]*):(?P<number>\d{1,5})(?:\.\d+)?")
X_SOCKETS = "/tmp/.X11-unix"  # noqa: S108 - that is where X servers put them
X_PORT = 6000


def is_there(environ: Mapping[str, str]) -> bool:
    """Whether a display server takes connections; true where none is named, since Qt then draws into memory."""
    wayland, display = environ.get("WAYLAND_DISPLAY", ""), environ.get("DISPLAY", "")
    if wayland:
        return _answers(str(Path(environ.get("XDG_RUNTIME_DIR", "/run")) / wayland)) or bool(display and _x(display))
    return not display or _x(display)


def _x(display: str) -> bool:
    found = _DISPLAY.fullmatch(display)
    if found is None:
        return True  # whatever it is, Qt knows better
    number = int(found["number"])
    if found["host"]:
        return _answers((found["host"], X_PORT + number))
    path = f"{X_SOCKETS}/X{number}"
    return _answers(path) or _answers(f"\0{path}")


def _answers(address: str | tuple[str, int]) -> bool:
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    try:
        with socket.socket(family) as asked:
            asked.settimeout(PATIENCE_S)
            asked.connect(address)
            return True
    except (OSError, ValueError):  # also a name that can be none
        return False
