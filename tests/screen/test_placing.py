"""Where a screen's window lies on its output, and what the state folder says of sizes."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from signage.core.display.geometry import Rect
from signage.core.settings import Region, Screen
from signage.screen.record.proof import ShownReport, sizes_in
from signage.screen.window.placing import USUAL, Placing, Spot, outputs_now, spot_of

NOW = datetime(2026, 10, 8, 10, 0, tzinfo=timezone(timedelta(hours=8)))
LEFT, RIGHT = Rect(0, 0, 1280, 720), Rect(1280, 0, 1080, 1920)
OUTPUTS = {"HDMI-1": LEFT, "HDMI-2": RIGHT}
WHOLE = Screen(name="甲", display="HDMI-2")
BOX = Screen(name="乙", region=Region(100, 50, 512, 256))
LINTEL = Screen(name="丙", region=Region(100, 400, 900, 96))
CASES = {
    "the whole output": ((WHOLE,), "甲", Spot("HDMI-2", RIGHT, RIGHT, fills=True)),
    "a region with black around": (
        (WHOLE, BOX),
        "乙",
        Spot("HDMI-1", LEFT, Rect(100, 50, 512, 256), fills=True),
    ),
    "the first of two regions leaves room for the other": (
        (BOX, LINTEL),
        "乙",
        Spot("HDMI-1", LEFT, Rect(100, 50, 512, 256), fills=True, holes=(Rect(100, 400, 900, 96),)),
    ),
    "the second is as large as its region": (
        (BOX, LINTEL),
        "丙",
        Spot("HDMI-1", LEFT, Rect(100, 400, 900, 96), fills=False),
    ),
    "a region beyond the output is cut": (
        (Screen(name="乙", region=Region(1000, 700, 512, 256)),),
        "乙",
        Spot("HDMI-1", LEFT, Rect(1000, 700, 280, 20), fills=True),
    ),
    "waits for an output": ((WHOLE, Screen(name="丁", display="HDMI-2")), "丁", None),
    "not among the screens": ((WHOLE,), "戊", None),
}


@pytest.mark.parametrize(("screens", "name", "wanted"), CASES.values(), ids=CASES.keys())
def test_spots(screens: tuple[Screen, ...], name: str, wanted: Spot | None) -> None:
    assert spot_of(screens, name, OUTPUTS) == wanted


def test_the_size_of_a_screen_is_known_where_it_has_played(tmp_path: Path) -> None:
    sizes: list[tuple[int, int] | None] = [None]
    report = ShownReport(tmp_path, "门厅", lambda: sizes[-1])
    report.note("a", NOW)
    report.write_if_due(100.0, {"a"}, dict)
    [file] = tmp_path.iterdir()
    assert json.loads(file.read_text("utf-8"))["shown"] == {}, "nothing is on the glass while it has no output"
    assert sizes_in(tmp_path) == {}
    sizes.append((1080, 1920))
    report.note("a", NOW)
    report.write_if_due(200.0, {"a"}, dict)
    assert sizes_in(tmp_path) == {"门厅": (1080, 1920)}
    assert json.loads(file.read_text("utf-8"))["shown"] == {"a": "2026-10-08T10:00:00+08:00"}


def test_a_screen_that_waits_for_its_output_says_so_and_goes_on_saying_it(tmp_path: Path) -> None:
    sizes: list[tuple[int, int] | None] = [(1080, 1920)]
    report = ShownReport(tmp_path, "门厅", lambda: sizes[-1])
    coming = [NOW]

    def told(mono: float) -> tuple[bool, list[str]]:
        report.write_if_due(mono, {"a"}, lambda: {"a": tuple(coming)})
        [file] = tmp_path.iterdir()
        plain = json.loads(file.read_text("utf-8"))
        return plain["output"], plain["next"]["a"]

    first = told(100.0)
    assert first == (True, [NOW.isoformat(timespec="seconds")])
    sizes.append(None)
    assert told(105.0) == first, "at most every ten seconds"
    assert told(111.0)[0] is False
    assert sizes_in(tmp_path) == {"门厅": (1080, 1920)}, "as large as it was"
    coming = [NOW + timedelta(hours=1)]
    assert told(400.0)[1] == first[1]
    assert told(720.0)[1] != first[1], "or nobody would believe that it still waits"
    sizes.append((1080, 1920))
    assert told(740.0)[0] is True
    coming = [NOW + timedelta(hours=2)]
    assert told(9000.0)[1] != ["2026-10-08T12:00:00+08:00"], "without news nothing is written"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"screen": "a", "size": 3}', '{"screen": 1, "size": [1, 2]}'])
def test_a_report_that_cannot_be_read_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "playing-00000000.json").write_text(text, "utf-8")
    assert sizes_in(tmp_path) == {}


class Output:
    """A screen as Qt tells of it."""

    def __init__(self, name: str, *place: int) -> None:
        self._name, self._place = name, QRect(*place)

    def name(self) -> str:
        return self._name

    def geometry(self) -> QRect:
        return self._place


def test_what_wayland_puts_in_the_place_of_the_last_output_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    there = [Output("HDMI-1", 0, 0, 1280, 720)]
    monkeypatch.setattr(QGuiApplication, "screens", lambda: there)
    assert outputs_now() == {"HDMI-1": LEFT}
    there[:] = [Output("", 0, 0, 0, 0)]
    assert outputs_now() == {}
    waiting = Placing(lambda: (Screen(name="甲"),), "甲")
    assert (waiting.visible, waiting.size) == (False, USUAL)
    assert Placing(lambda: (Screen(name="甲"),), "甲", (1280, 720)).size == (1280, 720), "as it was when it last played"
