"""No slide twice in a row unless it is alone, and two players in step: by players made of nothing but the pure rules.

A player here is what the stage does: pages are turned, at a slide's end the director is asked, what is new comes first, and
while something covers the screen nothing is asked. Times are seconds since an hour began; several hours follow one another.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signage.core.rotation import director
from signage.core.rotation.director import cue
from signage.core.rotation.slides import Slide
from signage.core.rotation.wheel import EPOCH, slot_at
from signage.core.rotation.wheel import wheel as made_anew

HOUR_S = 3600.0
COVER = "cover"
wheel = lru_cache(maxsize=64)(made_anew)


@pytest.fixture(scope="module", autouse=True)
def remembered() -> Iterator[None]:
    """An hour is asked about hundreds of times: the same question has the same answer, and is worked out once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(director, "wheel", wheel)
        yield


def pages(slide: Slide) -> tuple[float, ...]:
    """Pages of some ten seconds; a long text runs through."""
    count = 1 if slide.strip else max(1, int(slide.seconds // 12))
    return (slide.seconds / count,) * count


@dataclass
class Played:
    """What a player showed: (from, key), a slide for each time it came onto the stage."""

    shown: list[tuple[float, str]] = field(default_factory=list)

    def key_at(self, second: float) -> str:
        return next(key for begins, key in reversed(self.shown) if begins <= second)


def played(
    slides: tuple[Slide, ...],
    hour: datetime,
    begins: float,
    ends: float,
    *,
    fresh: tuple[tuple[float, Slide], ...] = (),
    covers: tuple[tuple[float, float], ...] = (),
) -> Played:
    """One player from `begins` to `ends`. `fresh` items are accepted at their second; a cover has the screen from–to."""
    made, now, on, waiting = Played(), begins, "", list(fresh)
    content = list(slides)
    while now < ends:
        cover = next((until for since, until in covers if since <= now < until), None)
        if cover is not None:
            made.shown.append((now, COVER))
            now, on = cover, ""
            continue
        content += [slide for second, slide in waiting if second <= now]
        new = [slide for second, slide in waiting if second <= now]
        waiting = [each for each in waiting if each[0] > now]
        for slide in new:
            made.shown.append((now, slide.key))
            now, on = now + slide.seconds, slide.key
        wanted = cue(tuple(content), pages, hour + timedelta(seconds=now), on=on)
        if wanted.slide is None:
            assert wanted.hold_s > 0.0
            now += max(wanted.hold_s, 0.1)
            continue
        on = wanted.slide.key
        made.shown.append((now, on))
        stands = pages(wanted.slide)[wanted.page :]
        stands = (wanted.hold_s, *stands[1:]) if wanted.hold_s else stands
        for seconds in stands:
            now += seconds
            if any(since <= now < until for since, until in covers):
                break
    return made


items_of_any_sort = st.tuples(
    st.sampled_from([0, 0, 0, 0, 5, 20, 40]),
    st.integers(1, 3),
    st.sampled_from([0, 0, 0, 2, 12]),
    st.sampled_from([0.0, 0.0, 0.0, 40.0]),
    st.lists(st.floats(4.0, 90.0), min_size=1, max_size=4),
    st.sampled_from([0.0, 0.0, 0.0, 100.0]),
)


def slides_of(made: list[tuple[float, int, int, float, list[float], float]]) -> tuple[Slide, ...]:
    """Items of a few cards each; some have a long text besides."""
    slides = []
    for n, (share, weight, most, within, cards, text_s) in enumerate(made):
        asked = {"share": share, "weight": weight, "most": most}
        slides += [
            Slide(f"i{n}/{card}", f"i{n}", "notice", seconds, within_s=within, **asked)
            for card, seconds in enumerate(cards)
        ]
        if text_s:
            slides.append(Slide(f"i{n}/text", f"i{n}", "fulltext", text_s, strip=True, **asked))
    return tuple(slides)


slides_of_any_sort = st.lists(items_of_any_sort, min_size=2, max_size=6).map(slides_of)
moments = st.floats(0.8 * HOUR_S, 1.4 * HOUR_S)
an_hour = st.integers(0, 30_000).map(lambda hours: EPOCH + timedelta(hours=hours))
new_items = st.lists(st.tuples(moments, st.floats(5.0, 40.0)), max_size=3).map(
    lambda made: tuple(
        (second, Slide(f"new{n}/0", f"new{n}", "notice", seconds)) for n, (second, seconds) in enumerate(made)
    )
)
short_covers = st.lists(st.tuples(moments, st.floats(3.0, 400.0)), max_size=2).map(
    lambda made: tuple((since, since + lasts) for since, lasts in made)
)


@settings(max_examples=60)
@given(slides_of_any_sort, an_hour, moments, new_items, short_covers)
def test_no_slide_comes_twice_in_a_row(
    slides: tuple[Slide, ...],
    hour: datetime,
    begins: float,
    fresh: tuple[tuple[float, Slide], ...],
    covers: tuple[tuple[float, float], ...],
) -> None:
    """Over the hours' borders, with shares, limits, key items, new items and covers in between."""
    made = played(slides, hour, begins, begins + 0.5 * HOUR_S + 300.0, fresh=fresh, covers=covers)
    assert made.shown
    for (_, before), (second, after) in pairwise(made.shown):
        assert before != after or before == COVER, f"{after} again at {second}"


@settings(max_examples=50)
@given(st.lists(st.floats(5.0, 40.0), min_size=4, max_size=30), an_hour)
def test_hours_do_not_meet_in_the_same_slide(seconds: list[float], hour: datetime) -> None:
    """Where anything else can stand there, nothing has to be held over the border."""
    slides = tuple(Slide(f"i{n}/0", f"i{n}", "notice", each) for n, each in enumerate(seconds))
    last, first = wheel(slides, hour)[-1], wheel(slides, hour + timedelta(hours=1))[0]
    assert last.slide.key != first.slide.key


def test_a_slide_that_is_alone_comes_again() -> None:
    alone = Slide("a/0", "a", "notice", 30.0)
    assert [key for _, key in played((alone,), EPOCH, 0.0, 95.0).shown] == ["a/0"] * 4


def test_a_new_item_that_the_wheel_names_next_is_held() -> None:
    """Accepted, shown once at the boundary; its own slot, which begins meanwhile, does not show it again."""
    others = (Slide("a/0", "a", "notice", 10.0), Slide("b/0", "b", "notice", 10.0))
    for second in range(0, 60, 5):
        new = Slide("new/0", "new", "notice", 10.0)
        shown = [key for _, key in played(others, EPOCH, 0.0, 200.0, fresh=((float(second), new),)).shown]
        at = shown.index("new/0")
        assert shown[at + 1] != "new/0"
        assert {"a/0", "b/0", "new/0"} <= set(shown[at + 1 :]), "it has joined the wheel"


@settings(max_examples=40)
@given(slides_of_any_sort, an_hour, moments, moments)
def test_two_players_that_began_at_different_times_agree_within_two_slots(
    slides: tuple[Slide, ...], hour: datetime, one: float, other: float
) -> None:
    early, late = sorted((one, other))
    ends = late + 0.5 * HOUR_S
    first, second = played(slides, hour, early, ends), played(slides, hour, late, ends)
    settled = late + 2 * max(slide.seconds for slide in slides)
    moment = settled
    while moment < ends - 100.0:
        assert second.key_at(moment) in _near(slides, hour, moment), f"at {moment}"
        assert first.key_at(moment) in _near(slides, hour, moment), f"at {moment}"
        moment += 37.0


def _near(slides: tuple[Slide, ...], hour: datetime, second: float) -> set[str]:
    """What stands in the slot of that moment, and in the one before and the one behind."""
    number, rest = divmod(second, HOUR_S)
    here = wheel(slides, hour + timedelta(hours=number))
    around = [
        *wheel(slides, hour + timedelta(hours=number - 1))[-1:],
        *here,
        *wheel(slides, hour + timedelta(hours=number + 1))[:1],
    ]
    at = slot_at(here, rest)
    place = 1 + (at if at is not None else len(here))
    return {slot.slide.key for slot in around[max(place - 1, 0) : place + 2]}


key_sets = st.tuples(
    st.lists(st.floats(4.0, 12.0), min_size=1, max_size=3),
    st.lists(st.floats(4.0, 27.0), min_size=1, max_size=20),
    st.sampled_from([0, 0, 10, 30]),
    st.sampled_from([40.0, 60.0, 90.0]),
)


@settings(max_examples=60)
@given(key_sets, an_hour)
def test_who_stays_for_the_dwell_time_meets_a_key_item(
    made: tuple[list[float], list[float], int, float], hour: datetime
) -> None:
    """Wherever in two hours somebody comes by, the border between them included."""
    keys, others, share, dwell_s = made
    slides = (
        *(Slide(f"k{n}/0", f"k{n}", "notice", seconds, within_s=dwell_s) for n, seconds in enumerate(keys)),
        *(Slide(f"x{n}/0", f"x{n}", "notice", seconds) for n, seconds in enumerate(others)),
        *((Slide("s/0", "s", "notice", 10.0, share=share),) if share else ()),
    )
    since, longest = 0.0, 0.0
    for number in range(2):
        for slot in wheel(slides, hour + timedelta(hours=number)):
            if slot.slide.within_s:
                longest, since = max(longest, number * HOUR_S + slot.start - since), number * HOUR_S + slot.end
    assert longest <= dwell_s + 1e-6
