"""The wheel of one hour: the same for everyone, nobody starved, nobody three times too often."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signage.core.rotation.loop import loop_of
from signage.core.rotation.slides import Slide, Slot
from signage.core.rotation.wheel import EPOCH, slot_at, wheel

EIGHT = datetime(2026, 10, 1, 8, tzinfo=UTC)


def slide(key: str, form: str = "highlight", seconds: float = 10.0) -> Slide:
    return Slide(key, key.partition("/")[0], form, seconds)


def strip(key: str, seconds: float = 100.0) -> Slide:
    return Slide(key, key.partition("/")[0], "fulltext", seconds, strip=True)


def many(count: int, seconds: float = 10.0, letter: str = "x", **asked: Any) -> tuple[Slide, ...]:
    """Items of one card each."""
    return tuple(replace(slide(f"{letter}{n}/0", str(n), seconds), **asked) for n in range(count))


def shown_s(slots: tuple[Slot, ...]) -> Counter[str]:
    """Seconds of each item in an hour."""
    seconds: Counter[str] = Counter()
    for slot in slots:
        seconds[slot.slide.item] += slot.end - slot.start  # type: ignore[assignment]  # a Counter of seconds
    return seconds


def starts(slots: tuple[Slot, ...], item: str) -> list[float]:
    return [slot.start for slot in slots if slot.slide.item == item]


def gaps(slots: tuple[Slot, ...], item: str) -> list[float]:
    """Seconds from one beginning of an item to its next."""
    return [after - before for before, after in pairwise(starts(slots, item))]


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
    assert slots[-1].slide.key == "b/0"
    assert slots[-1].end - slots[-1].start == 680.0, "its picture is held, it does not come fifteen times"


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
    assert all(slot.end - slot.start >= min(slot.slide.seconds, 3600.0) - 1e-6 for slot in slots)
    assert len(slides) == 1 or all(before.slide.key != after.slide.key for before, after in pairwise(slots))
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


# -- share of voice ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("percent", [1, 5, 20, 50, 75, 90])
def test_a_share_is_exact_to_one_slot_and_evenly_spread(percent: int) -> None:
    slots = wheel((*many(30), *many(1, 12.0, "s", share=percent)), EIGHT)
    assert abs(shown_s(slots)["s0"] - 36 * percent) <= 12.0
    if percent <= 20:
        even = 1200 / percent
        assert all(abs(gap - even) <= 22.0 for gap in gaps(slots, "s0"))


def test_two_shares_and_the_others_have_the_rest() -> None:
    slots = wheel((*many(10), *many(1, 15.0, "a", share=20), *many(1, 8.0, "b", share=35)), EIGHT)
    seconds = shown_s(slots)
    assert abs(seconds["a0"] - 720) <= 15.0
    assert abs(seconds["b0"] - 1260) <= 8.0
    assert all(seconds[f"x{n}"] for n in range(10))


def test_shares_of_more_than_there_is_are_scaled_and_the_others_still_appear() -> None:
    slots = wheel((*many(5), *many(1, 10.0, "a", share=100), *many(1, 10.0, "b", share=50)), EIGHT)
    seconds = shown_s(slots)
    assert abs(seconds["a0"] - 36 * 60) <= 10.0
    assert abs(seconds["b0"] - 36 * 30) <= 10.0
    assert all(seconds[f"x{n}"] for n in range(5))


def test_shares_alone_have_all_the_time_in_their_proportion() -> None:
    slots = wheel((*many(1, 10.0, "a", share=10), *many(1, 10.0, "b", share=30)), EIGHT)
    assert abs(shown_s(slots)["a0"] - 900) <= 10.0
    assert slots[-1].end == 3600.0


def test_the_cards_of_an_item_with_a_share_take_turns() -> None:
    cards = tuple(replace(slide(f"a/{n}", "notice"), share=25.0) for n in range(7))
    slots = wheel((*many(10), *cards), EIGHT)
    count = Counter(slot.slide.key for slot in slots if slot.slide.item == "a")
    assert len(count) == 7
    assert max(count.values()) - min(count.values()) <= 1


def test_the_items_of_a_folder_have_its_share_together_and_take_turns() -> None:
    news = many(4, 12.0, "n", share=20, share_of="动态")
    seconds = shown_s(wheel((*many(30), *news, *many(1, 10.0, "s", share=10)), EIGHT))
    theirs = [seconds[f"n{n}"] for n in range(4)]
    assert abs(sum(theirs) - 720) <= 12.0
    assert max(theirs) - min(theirs) <= 12.0
    assert abs(seconds["s0"] - 360) <= 10.0


def test_a_small_share_with_a_long_slide_appears_all_the_same() -> None:
    slots = wheel((*many(10), *many(1, 300.0, "a", share=1)), EIGHT)
    assert starts(slots, "a0") == [1800.0]


def test_a_long_slide_at_the_end_of_the_hour_leaves_a_share_its_time() -> None:
    slots = wheel((strip("t/0", 580.0), *many(1, 10.0, "a", share=20)), EIGHT)
    assert abs(shown_s(slots)["a0"] - 720) <= 10.0


# -- weight, limits, keys ----------------------------------------------------------------------------------------------


def test_weight_is_turns_in_a_loop_evenly_spread() -> None:
    loop = loop_of((*many(4), *many(1, letter="w", weight=2)))
    assert keys(loop) == "x0/0 x1/0 w0/0 x2/0 x3/0 w0/0"
    assert Counter(one.item for one in loop)["w0"] == 2


def test_a_long_item_of_weight_two_has_two_turns_in_a_round() -> None:
    cards = tuple(replace(slide(f"w/{n}", str(n)), weight=2) for n in range(6))
    assert keys(loop_of((*cards, *many(2)))) == "w/0 w/1 w/2 x0/0 w/3 w/4 w/5 x1/0"


@pytest.mark.parametrize("most", [1, 2, 6])
def test_at_most_so_often_an_hour_and_spread_over_it(most: int) -> None:
    slots = wheel((*many(6), *many(1, letter="a", most=most)), EIGHT)
    assert len(starts(slots, "a0")) == most
    assert all(gap >= 0.8 * 3600 / most for gap in gaps(slots, "a0"))


def test_what_may_not_come_again_yet_is_held_where_there_is_nothing_else() -> None:
    alone = wheel(many(1, letter="a", most=2), EIGHT)
    assert [(slot.start, slot.end) for slot in alone] == [(0.0, 1800.0), (1800.0, 1810.0)]
    pair = wheel((*many(1, letter="a", most=1), *many(1, letter="b", most=1)), EIGHT)
    assert [slot.slide.item for slot in pair] == ["a0", "b0"]


def test_a_limit_holds_for_an_item_with_a_share() -> None:
    slots = wheel((*many(6), *many(1, letter="a", share=50, most=3)), EIGHT)
    assert len(starts(slots, "a0")) == 3


def longest_without(slots: tuple[Slot, ...], items: set[str]) -> float:
    """The longest time without any of these items, the hour's beginning and end included."""
    longest, since = 0.0, 0.0
    for slot in slots:
        if slot.slide.item in items:
            longest, since = max(longest, slot.start - since), slot.end
    return max(longest, 3600.0 - since)


def test_nobody_who_stays_for_the_dwell_time_misses_a_key_slide() -> None:
    key = many(2, letter="k", within_s=40.0)
    slots = wheel((*many(40), *key), EIGHT)
    assert longest_without(slots, {"k0", "k1"}) <= 40.0
    count = Counter(slot.slide.item for slot in slots)
    assert abs(count["k0"] - count["k1"]) <= 2
    assert starts(slots, slots[0].slide.item)[0] == 0.0
    assert slots[0].slide.within_s, "the hour begins with one: the hour before may have ended without"


def test_key_slides_and_shares_go_together() -> None:
    slots = wheel((*many(40), *many(1, letter="k", within_s=40.0), *many(1, letter="a", share=30)), EIGHT)
    assert longest_without(slots, {"k0"}) <= 40.0
    assert abs(shown_s(slots)["a0"] - 1080) <= 10.0


def test_a_key_slide_alternates_where_the_others_are_longer_than_the_dwell_time() -> None:
    slots = wheel((*many(5, 60.0), *many(1, letter="k", within_s=30.0)), EIGHT)
    assert [slot.slide.item == "k0" for slot in slots[:-1]] == [n % 2 == 0 for n in range(len(slots) - 1)]


# -- properties ----------------------------------------------------------------------------------------------------

asking = st.lists(
    st.tuples(
        st.floats(4.0, 60.0),
        st.sampled_from([0, 0, 0, 5, 10, 20, 40]),
        st.integers(1, 3),
        st.sampled_from([0, 0, 2, 12]),
        st.sampled_from([0.0, 0.0, 40.0]),
    ),
    min_size=2,
    max_size=20,
).map(
    lambda made: tuple(
        Slide(f"i{n}/0", f"i{n}", "notice", seconds, share=share, weight=weight, most=most, within_s=within)
        for n, (seconds, share, weight, most, within) in enumerate(made)
    )
)


@given(asking, st.integers(0, 30_000))
def test_any_wheel_keeps_what_is_asked_of_it(slides: tuple[Slide, ...], hours: int) -> None:
    slots = wheel(slides, EPOCH + timedelta(hours=hours))
    assert slots == wheel(slides, EPOCH + timedelta(hours=hours))
    assert slots[0].start == 0.0
    assert all(before.end == after.start for before, after in pairwise(slots))
    assert all(before.slide.key != after.slide.key for before, after in pairwise(slots))
    count = Counter(slot.slide.key for slot in slots)
    assert all(count[one.key] <= one.most for one in slides if one.most)


shares = st.tuples(
    st.lists(st.tuples(st.floats(5.0, 45.0), st.integers(1, 30)), min_size=1, max_size=4),
    st.lists(st.floats(5.0, 45.0), min_size=2, max_size=20),
).filter(lambda made: sum(percent for _, percent in made[0]) <= 90)


@given(shares, st.integers(0, 30_000))
def test_any_share_is_exact_to_one_slot_an_hour(made: tuple[list[tuple[float, int]], list[float]], hours: int) -> None:
    voices, others = made
    slides = (
        *(Slide(f"s{n}/0", f"s{n}", "notice", seconds, share=percent) for n, (seconds, percent) in enumerate(voices)),
        *(Slide(f"x{n}/0", f"x{n}", "notice", seconds) for n, seconds in enumerate(others)),
    )
    seconds = shown_s(wheel(slides, EPOCH + timedelta(hours=hours)))
    for number, (one_slot, percent) in enumerate(voices):
        assert abs(seconds[f"s{number}"] - 36 * percent) <= one_slot, f"s{number}"
        assert seconds[f"s{number}"]


@settings(max_examples=40)
@given(asking, st.integers(0, 1000))
def test_hour_after_hour_everything_that_is_due_appears(slides: tuple[Slide, ...], start: int) -> None:
    seen: set[str] = set()
    for hour in range(start, start + 3 * len(slides) + 5):
        seen |= {slot.slide.key for slot in wheel(slides, EPOCH + timedelta(hours=hour))}
        if len(seen) == len(slides):
            break
    assert seen == {one.key for one in slides}


def test_a_loop_of_a_day_is_seen_whole() -> None:
    slides = many(700, 37.0)
    seen: set[str] = set()
    for hour in range(9):
        seen |= {slot.slide.key for slot in wheel(slides, EIGHT + timedelta(hours=hour))}
    assert len(seen) == 700


def test_two_screens_that_started_at_different_times_agree() -> None:
    """Each is a table that is asked; what one was asked before does not matter."""
    slides = (
        *many(25),
        *many(1, 14.0, "s", share=20),
        *many(1, letter="k", within_s=40.0),
        *many(1, letter="m", most=2),
    )
    early = {second: slot_at(wheel(slides, EIGHT), second) for second in range(0, 3600, 31)}
    for second in reversed(early):
        assert slot_at(wheel(tuple(slides), EIGHT.replace(tzinfo=None)), second) == early[second]
