"""A line of text each way between the supervisor and one player, over a pair of sockets that only the two of them have.

In and out: words of UTF-8, one message a line: `beat 7` both ways, `retire` to the player; `showing ID…`,
`measuring ID`, `dark 0|1` and `end` (the maintenance key) from it, from any thread. Never blocks: what cannot be sent at once is dropped, what is too long is no message. Standard library only.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator

BEAT, RETIRE, SHOWING, MEASURING, DARK, END = "beat", "retire", "showing", "measuring", "dark", "end"
MADE_WAY = 75
"""The exit code of a player that was asked to retire and did."""
CANNOT_SHOW = 69
"""The exit code of a player whose display has too few colours to be painted on (EX_UNAVAILABLE of sysexits.h)."""
NOTHING = "-"
"""What `showing` and `measuring` say where there is no item."""
MOST = 4096
"""Bytes of one message at most."""


def pair() -> tuple[Channel, socket.socket]:
    """The parent's end, and the child's to be inherited by its descriptor."""
    ours, theirs = socket.socketpair()
    return Channel(ours), theirs


class Channel:
    """One end. The other may end at any time; then nothing comes any more, and what is sent goes nowhere."""

    def __init__(self, end: socket.socket) -> None:
        end.settimeout(0)
        self._end = end
        self._rest = b""

    @classmethod
    def inherited(cls, descriptor: int) -> Channel:
        """The end that a child was given. Raises `OSError` where that is no socket."""
        return cls(socket.socket(fileno=descriptor))

    def fileno(self) -> int:
        """The descriptor, to wait on."""
        return self._end.fileno()

    def send(self, *words: str) -> bool:
        """Whether a message could be sent whole."""
        line = " ".join(words).encode("utf-8", "replace")[: MOST - 1].replace(b"\n", b" ") + b"\n"
        try:
            return self._end.send(line) == len(line)
        except OSError:
            return False

    def messages(self) -> Iterator[tuple[str, ...]]:
        """The words of every message that has come, the first of them its name."""
        with contextlib.suppress(OSError):
            while data := self._end.recv(MOST):
                *lines, self._rest = (self._rest + data).split(b"\n")
                self._rest = self._rest[-MOST:]
                for line in lines:
                    if words := tuple(line.decode("utf-8", "replace").split()):
                        yield words

    def close(self) -> None:
        """Ends it on this side."""
        self._end.close()
