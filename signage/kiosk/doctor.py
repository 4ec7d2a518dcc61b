"""`doctor`: what this PC lacks, each finding with its next step.

In: a `Machine`, settings with their problems, the folders. Out: findings, errors first. Never changes anything.
"""

from __future__ import annotations

import os
import shlex
import stat
import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from signage.core.check_report import Finding
from signage.core.clock import BUILT
from signage.core.codec import to_plain
from signage.core.display.power import Means
from signage.core.settings import Problem, Settings
from signage.kiosk.displays import lacking, means_of
from signage.kiosk.machine import Machine, existing
from signage.kiosk.past import past_faults
from signage.kiosk.unattended import unattended
from signage.paths import is_inside
from signage.system.reach import Reach, reach
from signage.words.doctor import DOCTOR
from signage.words.events import EVENTS
from signage.words.fill import fill
from signage.words.findings import finding_words

SCHEMA = 1
LEDGER = "ledger"
NOWHERE: Mapping[Path, int] = MappingProxyType({})
YEARS = 20
LOOK_S = 5.0
CONTENT = {Reach.MISSING: "no-content", Reach.CLOSED: "content-not-readable", Reach.SILENT: "content-silent"}
FULL_MB, LOW_MB = 200, 2000
SHARES = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs")
WATCHES = (("fs.inotify.max_user_watches", 8192), ("fs.inotify.max_user_instances", 32))
OFFICE_PACKAGES = ("libreoffice-writer-nogui", "libreoffice-calc-nogui", "libreoffice-impress-nogui")
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All findings, and by what the displays' power is switched."""

    findings: tuple[Finding, ...]
    power: Means = Means.NONE

    def to_json(self) -> dict[str, Any]:
        """Plain values as documented for `doctor --json`."""
        return {"schema": SCHEMA, **to_plain(self)}


def diagnose(
    machine: Machine,
    settings: Settings,
    problems: tuple[Problem, ...],
    content: Path,
    state: Path,
    asked: Problem | None = None,
    elsewhere: Mapping[Path, int] = NOWHERE,
) -> Diagnosis:
    """Look at everything once. `asked`: the sentence that asks for a year of days off, where one is missing.

    `elsewhere`: how many rows of the ledger lie in which other places.
    """
    power = means_of(machine)
    unswitched = lacking(machine, settings.hours, power)
    found = [
        *_pyside(machine),
        *_libraries(machine),
        *_session(machine),
        *_clock(machine, settings),
        *_sandbox(machine),
        *_disk(machine, state),
        *_watches(machine),
        *_state(machine, state, content),
        *_content(content),
        *_ledger(state, elsewhere),
        *(_found(code, "warning", **fields) for code, fields in unattended(machine)),
        *([_found(unswitched, "warning")] if unswitched else []),
        *([Finding("holidays-asked", "warning", asked.text_zh, asked.text_en)] if asked else []),
        *_past(machine, state),
        *(Finding("settings", "warning", *finding_words("settings", problem=problem)) for problem in problems),
    ]
    return Diagnosis(tuple(sorted(found, key=lambda finding: finding.level != "error")), power)


def _found(code: str, level: str, **fields: object) -> Finding:
    return Finding(code, level, *fill(DOCTOR, code, **fields))


def pyside_crashes(version: str, python: tuple[int, int]) -> bool:
    """PySide6 6.12.0 drops references to None; only Pythons whose None is immortal (3.12 and newer) survive it."""
    return version == "6.12.0" and python < (3, 12)


def _pyside(machine: Machine) -> Iterator[Finding]:
    version = machine.version("PySide6-Essentials") or machine.version("PySide6")
    if not version:
        yield _found("pyside-missing", "error")
    elif pyside_crashes(version, machine.python):
        yield _found("pyside-crashes", "error", version=version, python=".".join(map(str, machine.python)))


def _libraries(machine: Machine) -> Iterator[Finding]:
    lacking = [library for library in LIBRARIES if not machine.loads(library)]
    if lacking:
        packages = " ".join(LIBRARIES[library] for library in lacking)
        yield _found("libraries", "error", names=" ".join(lacking), packages=packages)
    if not machine.has_chinese_font():
        yield _found("no-chinese-font", "error")
    elif not machine.has_song_font():
        yield _found("no-song-font", "warning")


def _session(machine: Machine) -> Iterator[Finding]:
    display, wayland = machine.environ.get("DISPLAY", ""), machine.environ.get("WAYLAND_DISPLAY", "")
    number = display.lstrip(":").split(".")[0]
    if not display and not wayland:
        yield _found("no-display", "warning")
    elif not wayland and display.startswith(":") and not (machine.root / f"tmp/.X11-unix/X{number}").exists():
        yield _found("display-gone", "warning", display=display)
    if machine.is_root:
        yield _found("root", "warning")


def _clock(machine: Machine, settings: Settings) -> Iterator[Finding]:
    today = machine.now.date()
    if today < BUILT:
        yield _found("clock-early", "error", today=today)
    elif today.year > BUILT.year + YEARS:
        yield _found("clock-late", "warning", today=today)
    try:
        zoneinfo.ZoneInfo(settings.site.timezone)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        yield _found("no-zones", "warning", zone=settings.site.timezone)


def _sandbox(machine: Machine) -> Iterator[Finding]:
    failure = ""
    if not machine.program("bwrap"):
        yield _found("no-sandbox", "warning")
    elif failure := machine.sandbox_failure():
        yield _found("sandbox-fails", "warning", detail=failure)
    if not machine.office():
        yield _found("no-office", "warning", packages=" ".join(OFFICE_PACKAGES))
    elif failure or not machine.program("bwrap"):
        yield _found("office-shut-out", "warning")


def _disk(machine: Machine, state: Path) -> Iterator[Finding]:
    free = machine.free_mb(state)
    if free is not None and free < FULL_MB:
        yield _found("disk-full", "error", path=existing(state), free=free)
    elif free is not None and free < LOW_MB:
        yield _found("disk-low", "warning", path=existing(state), free=free, needed=LOW_MB)


def _watches(machine: Machine) -> Iterator[Finding]:
    for name, needed in WATCHES:
        value = machine.number("/proc/sys/" + name.replace(".", "/"))
        if value is not None and value < needed:
            yield _found("inotify", "warning", name=name, value=value, needed=needed)


def _state(machine: Machine, state: Path, content: Path) -> Iterator[Finding]:
    if is_inside(state, content):
        yield _found("state-inside", "error", path=state)
    held = existing(state)
    if not os.access(held, os.W_OK | os.X_OK):
        yield _found("state-not-writable", "error", path=state, detail=os.strerror(13))
    elif state.exists() and stat.S_IMODE(state.stat().st_mode) & 0o077:
        yield _found("state-open", "warning", path=shlex.quote(str(state)))
    kind = machine.file_system(state)
    if kind.startswith(SHARES):
        yield _found("state-on-share", "error", path=state, kind=kind)


def _ledger(state: Path, elsewhere: Mapping[Path, int]) -> Iterator[Finding]:
    folder = state / LEDGER
    if os.access(state, os.W_OK | os.X_OK) and folder.exists() and not _takes_files(folder):
        yield _found("ledger-not-writable", "error", path=folder)
    for place, rows in elsewhere.items():
        yield _found("ledger-elsewhere", "error", rows=rows, place=place)


def _takes_files(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _past(machine: Machine, state: Path) -> Iterator[Finding]:
    """What the logs tell of the last day."""
    for fault in past_faults(state, machine.now):
        at = fault.at.astimezone(machine.now.tzinfo).strftime("%m-%d %H:%M")
        zh, en = EVENTS[fault.code]
        yield _found("logged-lasts" if fault.lasts else "logged", "warning", at=at, event=fault.code, zh=zh, en=en)


def _content(content: Path) -> Iterator[Finding]:
    code = CONTENT.get(reach(content, LOOK_S))
    if code is not None:
        yield _found(code, "error", path=content)
