"""Which screen plays on which output: a table of desks as they are found, with outputs missing or doubly named."""

import pytest

from signage.core.display.placement import neighbours, placements
from signage.core.settings import Region, Screen


def screen(name: str, display: str = "", region: str = "") -> Screen:
    return Screen(name=name, display=display, region=Region(*map(int, region.split(","))) if region else Region())


A, B = screen("甲", "HDMI-1"), screen("乙", "HDMI-2")
FREE, OTHER = screen("甲"), screen("乙")
LEFT, RIGHT = screen("左", region="0,0,512,256"), screen("右", region="600,0,512,256")
CASES = {
    "one screen, one output": ((FREE,), ("eDP-1",), {"甲": "eDP-1"}),
    "each on its own": ((A, B), ("HDMI-2", "HDMI-1"), {"甲": "HDMI-1", "乙": "HDMI-2"}),
    "names nothing: the first that is free": ((FREE, OTHER), ("HDMI-1", "HDMI-2"), {"甲": "HDMI-1", "乙": "HDMI-2"}),
    "the one with a name comes first": ((OTHER, A), ("HDMI-1",), {"乙": None, "甲": "HDMI-1"}),
    "a missing output: plays on what is there": ((A,), ("DP-1",), {"甲": "DP-1"}),
    "a missing output waits where the other one plays": ((A, B), ("HDMI-1",), {"甲": "HDMI-1", "乙": None}),
    "a missing output takes one that nobody needs": (
        (B, screen("丙", "DP-9")),
        ("HDMI-1", "HDMI-2"),
        {"乙": "HDMI-2", "丙": "HDMI-1"},
    ),
    "never on top of one another": ((FREE, OTHER), ("eDP-1",), {"甲": "eDP-1", "乙": None}),
    "the same name twice": ((A, screen("丁", "HDMI-1")), ("HDMI-1", "DP-1"), {"甲": "HDMI-1", "丁": None}),
    "two regions of one output": ((LEFT, RIGHT), ("DVI-1", "DVI-2"), {"左": "DVI-1", "右": "DVI-1"}),
    "regions that overlap": (
        (LEFT, screen("右", region="500,0,512,256")),
        ("DVI-1", "DVI-2"),
        {"左": "DVI-1", "右": "DVI-2"},
    ),
    "a region beside a whole screen": ((FREE, LEFT), ("DVI-1",), {"甲": "DVI-1", "左": None}),
    "no output at all": ((A, OTHER), (), {"甲": None, "乙": None}),
}


@pytest.mark.parametrize(("screens", "outputs", "wanted"), CASES.values(), ids=CASES.keys())
def test_placements(screens: tuple[Screen, ...], outputs: tuple[str, ...], wanted: dict[str, str | None]) -> None:
    assert placements(screens, outputs) == wanted


def test_who_shares_an_output() -> None:
    found = placements((LEFT, FREE, RIGHT), ("DVI-1", "DVI-2"))
    assert found["甲"] == "DVI-2"
    assert neighbours((LEFT, FREE, RIGHT), found, "右") == (LEFT, RIGHT)
    assert neighbours((LEFT, FREE), placements((LEFT, FREE), ()), "左") == ()
