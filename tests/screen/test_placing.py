"""Where a screen's window lies on its output, and what the state folder says of sizes."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from signage.core.display.geometry import Rect
from signage.core.settings import Region, Screen
from signage.screen.placing import Spot, spot_of
from signage.screen.proof import ShownReport, sizes_in

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


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"screen": "a", "size": 3}', '{"screen": 1, "size": [1, 2]}'])
def test_a_report_that_cannot_be_read_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "playing-00000000.json").write_text(text, "utf-8")
    assert sizes_in(tmp_path) == {}
