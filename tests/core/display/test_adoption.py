"""Which changes of the settings a running screen takes over, and which need more."""

from dataclasses import replace

import pytest

from signage.core.calendar.periods import PeriodRule
from signage.core.display.adoption import Change, change_of, screen_called
from signage.core.rules import Audience
from signage.core.settings import Content, Hours, Place, Region, Screen, Settings, Site, Trust

HALL, WINDOW = Place("大厅"), Place("窗口", outward=True)
SCREEN, OTHER = Screen("屏幕1"), Screen("屏幕2", place="窗口")
BEFORE = Settings(places=(HALL, WINDOW), screens=(SCREEN, OTHER))


def with_screen(**changed: object) -> Settings:
    return replace(BEFORE, screens=(replace(SCREEN, **changed), OTHER))  # type: ignore[arg-type]


CASES = [
    ("nothing", BEFORE, Change.NONE),
    ("another screen's theme", replace(BEFORE, screens=(SCREEN, replace(OTHER, theme="festive"))), Change.NONE),
    ("a place nobody here hangs at", replace(BEFORE, places=(HALL, replace(WINDOW, cpm=99.0))), Change.NONE),
    ("a new screen", replace(BEFORE, screens=(SCREEN, OTHER, Screen("屏幕3"))), Change.NONE),
    ("the theme", with_screen(theme="festive"), Change.LIVE),
    ("less motion", with_screen(reduce_motion=True), Change.LIVE),
    ("the name of the bureau", replace(BEFORE, site=Site("某某局")), Change.LIVE),
    ("the hours", replace(BEFORE, hours=Hours(dusk="17:00")), Change.LIVE),
    ("a special period", replace(BEFORE, periods=(PeriodRule("audit", "检查", "audit"),)), Change.LIVE),
    ("the panel", with_screen(diagonal_inch=55.0, theme="festive"), Change.LAYOUT),
    ("where it hangs", with_screen(place="窗口"), Change.LAYOUT),
    ("a place nobody knows", with_screen(place="食堂"), Change.LAYOUT),
    ("who sees it", replace(BEFORE, places=(replace(HALL, audience=Audience.STAFF), WINDOW)), Change.LAYOUT),
    ("a trust mode that is not there", replace(BEFORE, places=(), trust=Trust("signed")), Change.LAYOUT),
    ("the output", with_screen(display="HDMI-1"), Change.RESTART),
    ("the region", with_screen(region=Region(0, 0, 800, 600)), Change.RESTART),
    ("the screen's name", with_screen(name="大屏"), Change.RESTART),
    ("the content folder", replace(BEFORE, content=Content("内容")), Change.RESTART),
    ("the time zone", replace(BEFORE, site=Site(timezone="Asia/Urumqi")), Change.RESTART),
]


@pytest.mark.parametrize(("after", "change"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_change_means(after: Settings, change: Change) -> None:
    assert change_of(BEFORE, after, "屏幕1") is change


def test_a_screen_that_was_never_there() -> None:
    assert screen_called(BEFORE, "屏幕9") is None
    assert change_of(BEFORE, BEFORE, "屏幕9") is Change.RESTART
