"""A PC that nobody looks after: what doctor asks of its start, its screen and its clock."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from signage.core.settings import Problem, Settings
from signage.kiosk.doctor import diagnose
from signage.kiosk.machine import Machine
from signage.kiosk.plan import main_files
from signage.kiosk.site import MARK
from signage.kiosk.unattended import unattended
from signage.words.doctor import DOCTOR

X = {"DISPLAY": ":0", "XDG_RUNTIME_DIR": "/run/user/1000"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":1", "XDG_RUNTIME_DIR": "/run/user/1000"}
QUIET = "Screen Saver:\n  prefer blanking:  no    allow exposures:  yes\n  timeout:  0    cycle:  0\nDPMS:\n  DPMS is Disabled\n"
SAVER = QUIET.replace("timeout:  0", "timeout:  600")
POWER = QUIET.replace("Disabled", "Enabled")
WELL = {"xset": QUIET, "timedatectl": "yes\n", "systemctl": "30s\n", "dbus-send": ""}

CASES = [
    ("all is well", X, WELL, []),
    ("no xset", X, {"xset": None}, ["no-xset"]),
    ("xset says nothing", X, {"xset": ""}, []),
    ("the saver is on", X, {"xset": SAVER}, ["blanks"]),
    ("power saving is on", X, {"xset": POWER}, ["blanks"]),
    ("Wayland has no xset", WAYLAND, {"xset": None}, []),
    ("nothing keeps it awake", WAYLAND, {"dbus-send": None}, ["no-inhibitor"]),
    ("a bare server has nobody to ask", {"DISPLAY": ":0"}, {"dbus-send": None}, []),
    ("no time server", X, {"timedatectl": "no\n"}, ["clock-alone"]),
    ("no tool to ask", X, {"timedatectl": None, "systemctl": None}, []),
    ("a watchdog that nobody feeds", X, {"systemctl": "0\n"}, ["watchdog-idle"]),
]


class Pc(Machine):
    """Has the tools that a test gives, with what each answers."""

    def __init__(self, root: Path, environ: dict[str, str], tools: dict[str, str | None]) -> None:
        super().__init__(environ, datetime(2026, 11, 25, tzinfo=UTC), root)
        object.__setattr__(self, "tools", tools)

    def program(self, name: str) -> str:
        return "" if self.answer(name) is None else f"/usr/bin/{name}"

    def answer(self, *argv: str) -> str | None:
        tools: dict[str, str | None] = self.__dict__["tools"]
        return tools.get(argv[0])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A PC with systemd, a watchdog, and the program installed for its user."""
    (tmp_path / "run/systemd/system").mkdir(parents=True)
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev/watchdog").touch()
    unit = tmp_path / "etc/systemd/system/signage.service"
    unit.parent.mkdir(parents=True)
    unit.write_text(f"# {MARK}: cage\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(("environ", "tools", "keys"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_found(root: Path, environ: dict[str, str], tools: dict[str, str | None], keys: list[str]) -> None:
    found = list(unattended(Pc(root, environ, {**WELL, **tools})))
    assert [key for key, _ in found] == keys
    assert set(keys) <= set(DOCTOR)


def test_no_systemd_is_not_asked_about_its_clock(tmp_path: Path) -> None:
    pc = Pc(tmp_path, X, {**WELL, "timedatectl": "no", "systemctl": "0"})
    assert [key for key, _ in unattended(pc)] == ["no-autostart"]


@pytest.mark.parametrize("number", range(4), ids=["session", "desktop", "system", "Windows"])
def test_each_form_counts_as_autostart_and_a_stranger_does_not(tmp_path: Path, number: int) -> None:
    pc = Pc(tmp_path, {"HOME": "/home/player"}, {})
    file = tmp_path / str(main_files(Path("/home/player"))[number]).lstrip("/")
    file.parent.mkdir(parents=True)
    file.write_text("[Unit]\n", "utf-8")
    assert not pc.autostarts()
    file.write_text(f"# {MARK}: user\n[Unit]\n", "utf-8")
    assert pc.autostarts()


def test_a_missing_year_is_asked_for(root: Path) -> None:
    sentence = Problem("", "请放进 2027 年的放假通知", "the notice of 2027 is missing")
    asked = diagnose(Pc(root, X, dict(WELL)), Settings(), (), root, root / "state", sentence).findings
    unasked = diagnose(Pc(root, X, dict(WELL)), Settings(), (), root, root / "state").findings
    assert [(one.code, one.text_zh) for one in asked if one not in unasked] == [("holidays-asked", sentence.text_zh)]
