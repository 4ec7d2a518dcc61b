"""The wheel of one hour: the same for everyone, nobody starved, nobody three times too often."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.rotation.wheel import Slide, Slot, loop_of, slot_at, wheel

EIGHT = datetime(2026, 10, 1, 8, tzinfo=UTC)


def slide(key: str, form: str = "highlight", seconds: float = 10.0) -> Slide:
    return Slide(key, key.partition("/")[0], form, seconds)


def strip(key: str, seconds: float = 100.0) -> Slide:
    return Slide(key, key.partition("/")[0], "fulltext", seconds, strip=True)


def keys(slides: tuple[Slide, ...]) -> str:
    return " ".join(one.key for one in slides)


LOOPS = [
    ("nothing", [], ""),
    ("one card", [slide("a/0")], "a/0"),
    ("in the order of the folder", [slide("a/0"), slide("b/0"), slide("c/0")], "a/0 b/0 c/0"),
    (
        "a long item is dealt in rounds, a short one comes in each",
        [*(slide(f"a/{n}", str(n)) for n in range(7)), slide("b/0")],
        "a/0 a/1 a/2 b/0 a/3 a/4 a/5 b/0 a/6 b/0",
    ),
    ("full text closes each round", [slide("a/0"), strip("t/0"), strip("t/1")], "a/0 t/0 a/0 t/1"),
    (
        "few portions come again",
        [*(slide(f"a/{n}", str(n)) for n in range(7)), strip("t/0"), strip("t/1")],
        "a/0 a/1 a/2 t/0 a/3 a/4 a/5 t/1 a/6 t/0",
    ),
    ("full text alone", [strip("t/0"), strip("t/1")], "t/0 t/1"),
    (
        "the fourth of a form waits for another",
        [*(slide(f"{n}/0") for n in "abcd"), slide("e/0", "notice")],
        "a/0 b/0 c/0 e/0 d/0",
    ),
    ("there is no other", [slide(f"{n}/0") for n in "abcde"], "a/0 b/0 c/0 d/0 e/0"),
    (
        "another form comes too late for the last ones",
        [slide("x/0", "notice"), *(slide(f"{n}/0") for n in "abcd")],
        "x/0 a/0 b/0 c/0 d/0",
    ),
]


@pytest.mark.parametrize(("slides", "loop"), [case[1:] for case in LOOPS], ids=[case[0] for case in LOOPS])
def test_loop(slides: list[Slide], loop: str) -> None:
    assert keys(loop_of(tuple(slides))) == loop


def test_an_hour_without_slides() -> None:
    assert wheel((), EIGHT) == ()
    assert slot_at((), 5.0) is None


def test_the_rest_of_the_hour_is_filled_with_what_fits() -> None:
    slots = wheel((slide("a/0", seconds=700.0), slide("b/0", seconds=40.0)), EIGHT)
    assert slots[-1].end <= 3600.0 < slots[-1].end + 40.0
    assert [slot.slide.key for slot in slots[-3:]] == ["b/0"] * 3


def test_a_slide_longer_than_an_hour_has_the_hour() -> None:
    [slot] = wheel((slide("a/0", seconds=9000.0),), EIGHT)
    assert (slot.start, slot.end) == (0.0, 3600.0)


def test_the_next_hour_goes_on_elsewhere_in_the_loop() -> None:
    slides = tuple(slide(f"{n}/0", str(n), 9.0) for n in range(7))
    firsts = {wheel(slides, EIGHT + timedelta(hours=hours))[0].slide.key for hours in range(7)}
    assert len(firsts) > 3


def test_the_zone_does_not_matter() -> None:
    slides = (slide("a/0"), slide("b/0"))
    assert wheel(slides, EIGHT) == wheel(slides, EIGHT.replace(tzinfo=ZoneInfo("Asia/Shanghai")))


def test_slot_at() -> None:
    slots = (Slot(0.0, 10.0, slide("a/0")), Slot(10.0, 20.0, slide("b/0")))
    assert [slot_at(slots, second) for second in (-1.0, 0.0, 9.99, 10.0, 19.99, 20.0)] == [None, 0, 0, 1, 1, None]


any_slides = st.lists(
    st.builds(
        lambda item, n, form, seconds, long: (item, n, form, seconds, long),
        st.sampled_from("abcdef"),
        st.integers(0, 9),
        st.sampled_from(["highlight", "notice", "prohibition"]),
        st.floats(1.0, 400.0),
        st.booleans(),
    ),
    max_size=25,
    unique_by=lambda made: made[:2],
).map(
    lambda made: tuple(
        Slide(f"{item}/{n}", item, "fulltext" if long else form, seconds, strip=long)
        for item, n, form, seconds, long in made
    )
)


@given(any_slides, st.integers(0, 30_000))
def test_any_wheel(slides: tuple[Slide, ...], hours: int) -> None:
    hour = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    slots = wheel(slides, hour)
    assert slots == wheel(slides, hour)
    assert bool(slots) == bool(slides)
    if not slides:
        return
    assert slots[0].start == 0.0
    assert all(before.end == after.start for before, after in pairwise(slots))
    assert all(slot.end - slot.start == pytest.approx(min(slot.slide.seconds, 3600.0)) for slot in slots)
    assert slots[-1].end <= 3600.0
    assert 3600.0 - slots[-1].end < min(one.seconds for one in loop_of(slides))


@given(any_slides)
def test_everything_has_its_turn(slides: tuple[Slide, ...]) -> None:
    loop = loop_of(slides)
    assert set(loop) == set(slides)
    shown = Counter(one.item for one in loop if not one.strip)
    own = {item: sum(one.item == item and not one.strip for one in slides) for item in shown}
    rounds = max([-(-count // 3) for count in own.values()], default=0)
    assert all(shown[item] >= rounds for item in shown)


@given(st.lists(st.sampled_from("hnp"), max_size=12))
def test_no_form_four_times_in_a_row_unless_all_that_follow_are_the_same(forms: list[str]) -> None:
    loop = loop_of(tuple(slide(f"i{n}/0", form) for n, form in enumerate(forms)))
    assert Counter(one.form for one in loop) == Counter(forms)
    runs = [(form, len(list(run))) for form, run in groupby(one.form for one in loop)]
    assert all(length <= 3 for _, length in runs[:-1])
