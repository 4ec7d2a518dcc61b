"""What has to be written and done so that this PC plays by itself: files and commands, as values.

In: which form of autostart, who plays, where the program is. Out: a `Plan` that can be printed or carried out. Never touches the disk.
Autostart entries follow the Desktop Entry and Autostart specifications of freedesktop.org; for services see `signage.kiosk.units`, for
the task of Windows `signage.kiosk.windows`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from signage.kiosk import windows
from signage.kiosk.site import MARK, NAME, PLAIN, Form, Site
from signage.kiosk.units import XORG_CONF, XORG_TEXT, system_unit, user_unit


@dataclass(frozen=True, slots=True)
class File:
    """One file to write. A `program` may be executed."""

    path: Path
    text: str
    program: bool = False
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything of one form. `start` and `stop`: commands, each a list of words, in their order.

    Whether the system has taken it on: the file `link` is there, the command `asks` succeeds. `ends`: comes before `stop`, and may fail.
    """

    form: Form
    files: tuple[File, ...]
    start: tuple[tuple[str, ...], ...]
    stop: tuple[tuple[str, ...], ...]
    link: Path | None = None
    asks: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def main_files(home: Path) -> tuple[Path, ...]:
    """The file that starts it, of each form: in the user's home, or the system's."""
    return (
        home / ".config/systemd/user" / f"{NAME}.service",
        home / ".config/autostart" / f"{NAME}.desktop",
        Path("/etc/systemd/system") / f"{NAME}.service",
        windows.file_of(home, NAME),
    )


def plan(form: Form, site: Site, words: Mapping[str, str]) -> Plan:
    """The plan of one form. `words`: names of the shortcuts and of the program, for people."""
    unit, entry, system, task = main_files(site.home)
    service = f"{NAME}.service"
    if form is Form.TASK:
        text = windows.definition(NAME, f"{MARK}: {form}", site.user, site.words, words)
        files: tuple[File, ...] = (File(task, text, encoding=windows.ENCODING),)
        start, stop = windows.registers(NAME, task), (windows.removes(NAME),)
        return Plan(form, files, start, stop, asks=windows.asks(NAME), ends=windows.ends(NAME))
    if form is Form.USER:
        files = (File(unit, user_unit(site, words)), *shortcuts(site, words))
        control: tuple[str, ...] = ("systemctl", "--user")
        link = unit.parent / "graphical-session.target.wants" / service
    elif form is Form.AUTOSTART:
        return Plan(form, (File(entry, autostart_entry(site, words)), *shortcuts(site, words)), (), ())
    else:
        files = (
            File(system, system_unit(site, form, words)),
            *((File(XORG_CONF, XORG_TEXT),) if form is Form.XORG else ()),
        )
        control = ("systemctl",)
        link = system.parent / "multi-user.target.wants" / service
    start = ((*control, "daemon-reload"), (*control, "enable", "--now", service))
    return Plan(form, files, start, ((*control, "disable", "--now", service), (*control, "daemon-reload")), link)


def autostart_entry(site: Site, words: Mapping[str, str]) -> str:
    """An entry of the desktop's autostart: where there is no systemd. Who dies is started again by the curtain."""
    return _entry(words["program"], site.words, f"# {MARK}: {Form.AUTOSTART}\nX-GNOME-Autostart-enabled=true\n")


SHORTCUTS: Final = (
    ("withdraw", ("withdraw", "--ask")),
    ("alert", ("alert", "--ask")),
    ("meeting", ("meeting", "start")),
)


def shortcuts(site: Site, words: Mapping[str, str]) -> tuple[File, ...]:
    """What lies on the desktop of the user who plays."""
    made = []
    for key, arguments in SHORTCUTS:
        command = (str(site.program), *arguments, *site.arguments)
        text = _entry(words[key], command, "Terminal=true\n")
        made.append(File(site.desktop / f"{words[key]}.desktop", text, program=True))
    return tuple(made)


def _entry(name: str, command: tuple[str, ...], more: str) -> str:
    line = " ".join(map(_in_entry, command))
    return f"[Desktop Entry]\n# {MARK}\nType=Application\nName={name}\nExec={line}\n{more}"


def _in_entry(word: str) -> str:
    """A word of Exec= (Desktop Entry Specification, "The Exec key"): escaped for the quotes, then for the file."""
    if PLAIN.fullmatch(word):
        return word
    return '"' + re.sub(r'(["`$\\])', r"\\\1", word).replace("\\", "\\\\").replace("%", "%%") + '"'
