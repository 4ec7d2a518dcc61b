"""The display stays on while it plays, and goes off in dark hours: by the tools that this PC has.

In: the children's environment, whether every screen is dark, monotonic seconds. Out: commands, started and not waited for; asked again
every half minute, since desktops forget. A tool that is missing is no fault here: `signage doctor` says what lacks. Standard library only.

systemd-inhibit(1) against sleep and idling, gnome-session-inhibit(1) where GNOME runs; the freedesktop ScreenSaver interface by
dbus-send(1) for other desktops; on Windows `signage.supervise.execution`. The displays themselves: `signage.supervise.displays`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Mapping
from typing import Final

from signage.supervise.child import Program
from signage.supervise.displays import AGAIN_S, Displays
from signage.supervise.environment import PATH
from signage.supervise.errand import Errand
from signage.supervise.tell import Tell, to_nobody

STIR: Final = (
    *("dbus-send", "--session", "--type=method_call", "--dest=org.freedesktop.ScreenSaver"),
    *("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.SimulateUserActivity"),
)
"""What a desktop takes for somebody at the keyboard."""
HOLD: Final = (
    ("systemd-inhibit", "--what=idle:sleep", "--who=signage", "--why=signage", "--mode=block", "sleep", "infinity"),
    ("gnome-session-inhibit", "--inhibit", "idle:suspend", "sleep", "infinity"),
)
"""What keeps the PC awake as long as it runs."""
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
    """Asked about once a second with the state of the screens. `hold`: what a system wants to be told again and again (Windows).

    `whole`: all screens of this PC are played from here. Else others may be lit while these are dark, and nothing is switched off.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        tell: Tell = to_nobody,
        has: Which = is_there,
        hold: Callable[[bool], None] | None = None,
        *,
        whole: bool = True,
    ) -> None:
        self._environ, self._hold, self._whole = dict(environ), hold, whole
        self._stirs = _has_session(environ) and has(STIR[0])
        self._displays = Displays(environ, has, tell)
        self._stirring: Errand[None] | None = None
        self._dark: bool | None = None
        self._due = 0.0

    def look(self, dark: bool, now: float) -> None:  # noqa: FBT001 - it is what it says
        """`dark`: every screen that is played from here is in its dark hours."""
        dark = dark and self._whole
        self._displays.look(dark, now)
        if self._stirring is not None:
            self._stirring.look(now)
            self._stirring = None if self._stirring.done else self._stirring
        if dark is self._dark and now < self._due:
            return
        self._dark, self._due = dark, now + AGAIN_S
        if self._hold is not None:
            self._hold(not dark)
        if self._stirs and not dark and self._stirring is None:
            self._stirring = Errand(_stir(), self._environ)
            self._stirring.look(now)


def _stir() -> Generator[tuple[str, ...], str | None, None]:
    yield STIR


def _has_session(environ: Mapping[str, str]) -> bool:
    """Whether there is a session bus to ask."""
    return bool(environ.get("XDG_RUNTIME_DIR"))
