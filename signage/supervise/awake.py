"""The display stays on while it plays, and goes off in dark hours: by the tools that this PC has.

In: the children's environment, whether every screen is dark, monotonic seconds. Out: commands, started and not waited for; asked again
every half minute, since desktops forget. A tool that is missing is no fault here: `signage doctor` says what lacks. Standard library only.

xset(1) for X servers; systemd-inhibit(1) against sleep and idling, gnome-session-inhibit(1) where GNOME runs; the
freedesktop ScreenSaver interface by dbus-send(1) for other desktops.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from signage.supervise.child import Program
from signage.supervise.environment import PATH

AGAIN_S: Final = 30.0
X_ON: Final = (("xset", "s", "off", "s", "noblank"), ("xset", "dpms", "force", "on", "-dpms"))
X_OFF: Final = (("xset", "+dpms", "dpms", "force", "off"),)
"""All of DPMS in one command: nobody waits for it, and `force` switches DPMS on, so that two at once may end in the wrong order.
The saver in one of its own: on a server without DPMS xset ends at that word, and nothing of the whole line is done (seen).
"""
STIR: Final = (
    (
        *("dbus-send", "--session", "--type=method_call", "--dest=org.freedesktop.ScreenSaver"),
        *("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.SimulateUserActivity"),
    ),
)
"""What a desktop takes for somebody at the keyboard."""
HOLD: Final = (
    ("systemd-inhibit", "--what=idle:sleep", "--who=signage", "--why=signage", "--mode=block", "sleep", "infinity"),
    ("gnome-session-inhibit", "--inhibit", "idle:suspend", "sleep", "infinity"),
)
"""What keeps the PC awake as long as it runs."""
Start = Callable[[Sequence[str]], None]
Which = Callable[[str], bool]


def is_there(name: str) -> bool:
    """Whether a tool is on the path of the children."""
    return shutil.which(name, path=PATH) is not None


def holders(environ: Mapping[str, str], has: Which = is_there) -> tuple[Program, ...]:
    """The processes that keep the PC awake while they run; kept alive like the others."""
    if not _has_session(environ):
        return ()
    return tuple(Program(f"awake {words[0]}", words, aid=True) for words in HOLD if has(words[0]))


class Awake:
    """Asked about once a second with the state of the screens."""

    def __init__(self, environ: Mapping[str, str], start: Start | None = None, has: Which = is_there) -> None:
        self._environ, self._has = dict(environ), has
        self._start = start or self._run
        self._due: float | None = None
        self._dark = False
        self._running: list[subprocess.Popen[bytes]] = []

    def look(self, dark: bool, now: float) -> None:  # noqa: FBT001 - it is what it says
        """`dark`: every screen of this PC is in its dark hours."""
        self._running = [process for process in self._running if process.poll() is None]
        if dark == self._dark and self._due is not None and now < self._due:
            return
        self._dark, self._due = dark, now + AGAIN_S
        for words in self._commands():
            if self._has(words[0]):
                self._start(words)

    def _commands(self) -> tuple[tuple[str, ...], ...]:
        x = (X_OFF if self._dark else X_ON) if self._environ.get("DISPLAY") else ()
        return x if self._dark or not _has_session(self._environ) else (*x, *STIR)

    def _run(self, words: Sequence[str]) -> None:
        quiet = subprocess.DEVNULL
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            process = subprocess.Popen(words, env=self._environ, stdin=quiet, stdout=quiet, stderr=quiet)
            self._running.append(process)


def _has_session(environ: Mapping[str, str]) -> bool:
    """Whether there is a session bus to ask."""
    return bool(environ.get("XDG_RUNTIME_DIR"))
