from datetime import datetime, timedelta, timezone

from signage.core.rotation.upcoming import MOST, upcoming
from signage.core.rotation.wheel import Slide, wheel

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=timezone(timedelta(hours=8)))


def slides(*items: str, seconds: float = 60.0, each: int = 1) -> tuple[Slide, ...]:
    return tuple(Slide(f"{item}/{n}", item, "highlight", seconds) for item in items for n in range(each))


def test_every_item_comes_when_the_wheel_says() -> None:
    mine = slides("a", "b", "c")
    now = NOON + timedelta(minutes=7, seconds=30)
    found = upcoming(mine, now)
    assert found.keys() == {"a", "b", "c"}
    for item, times in found.items():
        assert len(times) == MOST
        assert list(times) == sorted(times)
        assert now < times[0] <= now + timedelta(minutes=3)
        starts = {NOON + timedelta(seconds=slot.start) for slot in wheel(mine, NOON) if slot.slide.item == item}
        assert set(times) <= starts


def test_it_looks_into_the_next_hour_and_no_further() -> None:
    found = upcoming(slides(*map(str, range(100))), NOON + timedelta(minutes=59, seconds=30))
    assert max(times[0] for times in found.values() if times) < NOON + timedelta(hours=2)
    assert sum(not times for times in found.values()) == 40, "60 slots of a minute, none of them twice"


def test_cards_of_one_item_in_a_row_are_one_appearance() -> None:
    found = upcoming(slides("a", "b", each=3), NOON)
    assert found["a"][1] - found["a"][0] == timedelta(minutes=6)


def test_nothing_comes_of_nothing() -> None:
    assert upcoming((), NOON) == {}
