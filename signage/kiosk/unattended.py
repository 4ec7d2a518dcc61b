"""What `doctor` says of a PC that nobody looks after: does it play by itself, does its screen stay on, is its clock right.

In: a `Machine`. Out: which sentence of `words.doctor`, and what fills it. Asks tools that are there; never changes anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from signage.kiosk.machine import Machine

Said = tuple[str, dict[str, object]]
"""The key of a sentence, and its fields."""
INHIBITORS: Final = ("systemd-inhibit", "gnome-session-inhibit", "dbus-send")
BLANKS: Final = re.compile(r"timeout:\s*([1-9]\d*)\s+cycle:")
"""The server's own screen saver as xset(1) prints it; 0 is off."""
IDLE: Final = ("0", "infinity")


def unattended(machine: Machine) -> Iterator[Said]:
    """All of it; each is a warning, since the screen plays at this moment all the same."""
    if not machine.autostarts():
        yield "no-autostart", {}
    yield from _display(machine)
    yield from _system(machine)


def _display(machine: Machine) -> Iterator[Said]:
    environ = machine.environ
    if environ.get("XDG_RUNTIME_DIR") and not any(map(machine.program, INHIBITORS)):
        yield "no-inhibitor", {}
    if not environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return
    if not machine.program("xset"):
        yield "no-xset", {}
        return
    said = machine.answer("xset", "q") or ""
    if BLANKS.search(said) or "DPMS is Enabled" in said:
        yield "blanks", {}


def _system(machine: Machine) -> Iterator[Said]:
    if _asked(machine, "timedatectl", "show", "--property=NTPSynchronized", "--value") == "no":
        yield "clock-alone", {}
    watched = _asked(machine, "systemctl", "show", "--property=RuntimeWatchdogUSec", "--value")
    if watched in IDLE and (machine.root / "dev/watchdog").exists():
        yield "watchdog-idle", {}


def _asked(machine: Machine, *words: str) -> str:
    """What a tool of systemd answers; "" where systemd does not run."""
    there = (machine.root / "run/systemd/system").is_dir() and machine.program(words[0])
    return (machine.answer(*words) or "").strip() if there else ""
