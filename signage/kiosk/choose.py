"""Which form of autostart suits this PC, and where its user's desktop is.

In: the PC. Out: a form, or none. Asks, never changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from signage.kiosk.machine import Machine
from signage.kiosk.site import Form

SESSIONS = ("usr/share/xsessions", "usr/share/wayland-sessions")
DESKTOP_KEY = "XDG_DESKTOP_DIR="


def form_for(machine: Machine) -> Form | None:
    """A service of the session where the session is one of systemd's; else the desktop's autostart; without a desktop a console.

    On Windows the Task Scheduler.
    """
    if machine.is_windows:
        return Form.TASK
    systemd = (machine.root / "run/systemd/system").is_dir()
    if any(_has_files(machine.root / folder) for folder in SESSIONS):
        active = systemd and machine.answer("systemctl", "--user", "is-active", "graphical-session.target")
        return Form.USER if active and active.strip() == "active" else Form.AUTOSTART
    if systemd and machine.program("cage"):
        return Form.CAGE
    if systemd and machine.program("xinit"):
        return Form.XORG
    return None


def desktop_folder(environ: Mapping[str, str], home: Path) -> Path:
    """Where shortcuts lie: as xdg-user-dirs says, ~/桌面, or ~/Desktop."""
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    try:
        lines = config.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        lines = []
    for line in lines:
        if line.startswith(DESKTOP_KEY):
            named = line.removeprefix(DESKTOP_KEY).strip().strip('"').replace("$HOME", str(home))
            if named.startswith("/"):
                return Path(named)
    chinese = home / "桌面"
    return chinese if chinese.is_dir() else home / "Desktop"


def _has_files(folder: Path) -> bool:
    try:
        return any(folder.glob("*.desktop"))
    except OSError:
        return False
