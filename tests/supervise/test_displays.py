"""The displays by the screen hours, with tools that a test puts on the path."""

from __future__ import annotations

import stat
import time
from pathlib import Path

import pytest

from signage.supervise.displays import AGAIN_S, LEISURE_S, Displays

LIMIT_S = 20.0
LISTS = 'if [ "$#" = 0 ]; then printf "DP-1 \\"x\\"\\n  Enabled: $(cat state)\\n"; exit; fi\ncase "$*" in *--off) echo no;; *) echo yes;; esac > state\n'
"""A compositor with one output."""


class Pc:
    """A folder with tools that write down how they are called. Its displays, and the sentences that were said."""

    def __init__(self, folder: Path, environ: dict[str, str], **tools: str) -> None:
        self.folder, self.told = folder, list[str]()
        (folder / "state").write_text("yes")
        for name, code in tools.items():
            path = folder / name.replace("_", "-")
            path.write_text(f'#!/bin/sh\ncd "{folder}"\necho "{path.name} $*" >> asked\n{code}')
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
        path_of_all = f"{folder}:/usr/bin:/bin"
        self.displays = Displays({**environ, "PATH": path_of_all}, lambda name: (folder / name).exists(), self._tell)

    def _tell(self, key: str, /, **fields: object) -> None:
        assert fields["detail"]
        self.told.append(key)

    def at(self, now: float, *, dark: bool) -> list[str]:
        """What the tools were called with because of this look, and what followed from it."""
        asked = self.folder / "asked"
        asked.write_text("")
        self.displays.look(dark, now)
        ends = time.monotonic() + LIMIT_S
        while self.displays._errand is not None and not self.displays._errand.done:
            self.displays._errand.look(now)
            assert time.monotonic() < ends
            time.sleep(0.005)
        self.displays.look(dark, now)  # takes the end of it
        return asked.read_text().splitlines()


def test_off_at_once_and_on_as_it_was(tmp_path: Path) -> None:
    pc = Pc(tmp_path, {"WAYLAND_DISPLAY": "wayland-0"}, wlr_randr=LISTS)
    assert pc.at(0.0, dark=False) == ["wlr-randr "]
    assert pc.at(5.0, dark=True) == ["wlr-randr ", "wlr-randr --output DP-1 --off"]
    assert pc.at(6.0, dark=True) == []
    assert pc.at(5.0 + AGAIN_S, dark=True) == ["wlr-randr "], "it is looked whether it holds"
    (tmp_path / "state").write_text("yes")
    assert pc.at(5.0 + 2 * AGAIN_S, dark=True)[1:] == ["wlr-randr --output DP-1 --off"], "a desktop has switched it on"
    assert pc.at(100.0, dark=False) == ["wlr-randr ", "wlr-randr --output DP-1 --on"]
    assert (tmp_path / "state").read_text() == "yes\n"
    assert pc.told == []


def test_what_cannot_be_switched_is_told_once_and_tried_at_leisure(tmp_path: Path) -> None:
    pc = Pc(tmp_path, {"DISPLAY": ":0"}, xset="echo Server does not have the DPMS Extension", ddcutil="exit 1")
    assert pc.at(0.0, dark=False)[-1] == "ddcutil detect --brief"
    assert pc.told == [], "it is lit, as it should be"
    assert pc.at(1.0, dark=True) == ["xset q", "ddcutil detect --brief"]
    assert pc.at(2.0 + AGAIN_S, dark=True) == []
    assert len(pc.at(1.0 + LEISURE_S, dark=True)) == 2
    assert pc.told == ["displays-stay-on"]


def test_one_that_does_not_wake_is_asked_every_half_minute(tmp_path: Path) -> None:
    pc = Pc(tmp_path, {"WAYLAND_DISPLAY": "wayland-0"}, wlr_randr=LISTS)
    pc.at(0.0, dark=True)
    tool = tmp_path / "wlr-randr"
    works, broken = tool.read_text(), '#!/bin/sh\ncd "$(dirname "$0")"\necho "wlr-randr $*" >> asked\nexit 1\n'
    tool.write_text(broken)
    assert pc.at(10.0, dark=False) == ["wlr-randr "]
    assert pc.at(11.0, dark=False) == []
    assert pc.at(10.0 + AGAIN_S, dark=False) == ["wlr-randr "]
    assert pc.told == ["displays-stay-off"]
    tool.write_text(works)
    assert pc.at(10.0 + 2 * AGAIN_S, dark=False)[1:] == ["wlr-randr --output DP-1 --on"]


@pytest.mark.parametrize(
    "environ", [{}, {"XDG_RUNTIME_DIR": "/run/user/1000"}], ids=["nothing", "a session without display"]
)
def test_without_a_display_nobody_is_asked(tmp_path: Path, environ: dict[str, str]) -> None:
    pc = Pc(tmp_path, environ, xset="", wlr_randr="", ddcutil="")
    assert pc.at(0.0, dark=True) == []
    assert pc.told == []
