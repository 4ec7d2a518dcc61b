"""What comes next: joins at whole pages, holds otherwise, and never shows a slide twice for being a moment early."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.rotation.director import SLACK_S, Cue, cue, hurried
from signage.core.rotation.wheel import Slide, wheel

HOUR = datetime(2026, 10, 1, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
A = Slide("a/0", "a", "highlight", 30.0)
B = Slide("b/0", "b", "notice", 30.0)
ODD = Slide("c/0", "c", "notice", 70.0)
PAGES = (10.0, 20.0)


def pages(slide: Slide) -> tuple[float, ...]:
    return PAGES if slide.seconds == 30.0 else (slide.seconds,)


def at(second: float, slides: tuple[Slide, ...] = (A, B), *, showing: bool = True, on: str = "another/0") -> Cue:
    return cue(slides, pages, HOUR + timedelta(seconds=second), on=on if showing else "")


FIRST, SECOND = (slot.slide for slot in wheel((A, B), HOUR)[:2])
GOES_ON = [
    ("at its beginning", 0.0, Cue(FIRST)),
    ("a little late", 1.4, Cue(FIRST)),
    ("too late: hold until its second page", 3.0, Cue(None, hold_s=7.0)),
    ("just before its second page", 9.0, Cue(FIRST, 1)),
    ("just after its second page began", 11.0, Cue(FIRST, 1)),
    ("in its last page: hold until its end", 12.0, Cue(None, hold_s=18.0)),
    ("a little early for the next", 29.0, Cue(SECOND)),
    ("the next", 30.0, Cue(SECOND)),
]


@pytest.mark.parametrize(("second", "wanted"), [case[1:] for case in GOES_ON], ids=[case[0] for case in GOES_ON])
def test_something_is_shown(second: float, wanted: Cue) -> None:
    assert at(second) == wanted


STARTS = [
    ("at its beginning", 0.0, Cue(FIRST)),
    ("in its first page: for the rest of it", 3.0, Cue(FIRST, 0, 7.0)),
    ("at the end of its first page: the second one", 9.0, Cue(FIRST, 1, 21.0)),
    ("in its second page", 12.0, Cue(FIRST, 1, 18.0)),
    ("at its end: the next one", 29.0, Cue(SECOND)),
]


@pytest.mark.parametrize(("second", "wanted"), [case[1:] for case in STARTS], ids=[case[0] for case in STARTS])
def test_nothing_is_shown_yet(second: float, wanted: Cue) -> None:
    assert at(second, showing=False) == wanted


def test_without_slides() -> None:
    assert at(0.0, ()) == at(0.0, (), showing=False) == Cue(None, hold_s=1.0)


def test_the_gap_at_the_end_of_the_hour() -> None:
    end = wheel((ODD,), HOUR)[-1].end
    assert end == 3570.0
    assert at(3580.0, (ODD,)) == Cue(None, hold_s=20.0)
    assert at(3580.0, (ODD,), showing=False) == Cue(ODD)


def test_a_moment_early_at_the_last_slot_does_not_show_it_again() -> None:
    assert at(3569.0, (ODD,)) == Cue(None, hold_s=1.0)
    assert at(3569.0, (ODD,), showing=False) == Cue(ODD)


def test_slides_shorter_than_the_slack_keep_their_order() -> None:
    short = tuple(Slide(f"{name}/0", name, "welcome", 1.0) for name in "abc")
    slots = wheel(short, HOUR)
    assert [at(second, short).slide for second in (0.0, 0.4, 0.9, 1.0)] == [
        slots[0].slide,
        slots[0].slide,
        slots[1].slide,
        slots[1].slide,
    ]


def test_pages_that_do_not_fill_the_slot() -> None:
    def fewer(_: Slide) -> tuple[float, ...]:
        return (5.0,)

    now = HOUR + timedelta(seconds=10)
    assert cue((A, B), fewer, now, on="z/0") == Cue(None, hold_s=20.0)
    assert cue((A, B), fewer, now, on="") == Cue(FIRST, 0, 20.0)


def test_a_slot_that_holds_its_slide() -> None:
    held = Slide("h/0", "h", "notice", 10.0, most=2)
    now = HOUR + timedelta(seconds=60)
    assert cue((held,), pages, now, on="h/0") == Cue(None, hold_s=1740.0)
    assert cue((held,), pages, now, on="") == Cue(held, 0, 1740.0)


@given(st.floats(0.0, 3599.99), st.booleans(), st.lists(st.sampled_from([A, B, ODD]), unique=True).map(tuple))
def test_any_moment(second: float, showing: bool, slides: tuple[Slide, ...]) -> None:
    wanted = at(second, slides, showing=showing)
    if wanted.slide is None:
        assert showing or not slides
        assert 0.0 < wanted.hold_s <= 140.0
        return
    assert wanted.slide in slides
    assert wanted.page < len(pages(wanted.slide))
    assert wanted.hold_s == 0.0 or SLACK_S < wanted.hold_s <= 140.0


def test_where_time_hurries_slides_come_slot_by_slot() -> None:
    slots = [slot.slide for slot in wheel((A, B, ODD), HOUR)]
    shown = [hurried((A, B, ODD), HOUR, number, "") for number in range(len(slots) + 1)]
    assert shown == [*slots, slots[0]]


def test_where_time_hurries_no_slide_comes_twice_in_a_row() -> None:
    first, second = (slot.slide for slot in wheel((A, B), HOUR)[:2])
    assert hurried((A, B), HOUR, 0, first.key) == second


def test_where_time_hurries_a_slide_alone_stays_and_nothing_is_nothing() -> None:
    assert hurried((A,), HOUR, 5, A.key) == A
    assert hurried((), HOUR, 0, "") is None
