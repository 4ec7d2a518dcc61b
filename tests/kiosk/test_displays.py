"""What doctor says of the displays' power, in each kind of session."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from signage.core.display.power import Means
from signage.core.settings import Hours
from signage.kiosk.displays import lacking, means_of
from signage.kiosk.machine import Machine
from signage.words.doctor import DOCTOR

X = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":1"}
BY_DAY = Hours(on="07:00", off="19:00")
CAN, CANNOT = "DPMS is Enabled\n", "Server does not have the DPMS Extension\n"
LISTED, FOUND = 'DP-1 "x"\n  Enabled: yes\n', "Display 1\n   I2C bus: /dev/i2c-4\n"

CASES = [
    ("X with DPMS", X, {"xset": CAN}, Means.XSET, ""),
    ("X without, nothing else", X, {"xset": CANNOT}, Means.NONE, "power-x"),
    ("X without xset says that already", X, {}, Means.NONE, ""),
    ("X without, a monitor that listens", X, {"xset": CANNOT, "ddcutil": FOUND}, Means.DDC, ""),
    (
        "X without, none that listens",
        X,
        {"xset": CANNOT, "ddcutil": "Invalid display\n"},
        Means.NONE,
        "power-no-monitor",
    ),
    ("a compositor of wlroots", WAYLAND, {"wlr-randr": LISTED}, Means.WLR, ""),
    ("another one", WAYLAND, {"wlr-randr": "", "xset": CAN}, Means.NONE, "power-compositor"),
    ("another one, a monitor that listens", WAYLAND, {"wlr-randr": "", "ddcutil": FOUND}, Means.DDC, ""),
    ("no tool at all", WAYLAND, {"xset": CAN}, Means.NONE, "power-wayland"),
    ("no display", {}, {"ddcutil": FOUND}, Means.NONE, ""),
]


class Pc(Machine):
    """Has the tools that a test gives, with what each answers; an empty answer is a failure."""

    def __init__(self, environ: dict[str, str], tools: dict[str, str]) -> None:
        super().__init__(environ, datetime(2026, 11, 25, tzinfo=UTC), Path("/nowhere"))
        object.__setattr__(self, "tools", tools)

    def program(self, name: str) -> str:
        return f"/usr/bin/{name}" if name in self.__dict__["tools"] else ""

    def answer(self, *argv: str) -> str | None:
        return self.__dict__["tools"].get(argv[0]) or None


@pytest.mark.parametrize(
    ("environ", "tools", "means", "key"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_switches_here_and_what_lacks(
    environ: dict[str, str], tools: dict[str, str], means: Means, key: str
) -> None:
    pc = Pc(environ, tools)
    assert means_of(pc) is means
    assert lacking(pc, BY_DAY, means) == key
    assert not key or key in DOCTOR
    assert lacking(pc, Hours(), means) == "", "without hours nothing has to be switched"
