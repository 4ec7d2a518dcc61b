"""Faults are said when they begin, hourly at most, and when they end."""

import pytest

from signage.core.events import AGAIN_S, MOST, Event, SaidOnce, begins, ends, happens


@pytest.mark.parametrize(
    ("story", "said"),
    [
        pytest.param([(begins, 0)], [True], id="it begins"),
        pytest.param([(begins, 0), (begins, 1), (begins, AGAIN_S - 1)], [True, False, False], id="it lasts"),
        pytest.param([(begins, 0), (begins, AGAIN_S)], [True, True], id="it lasts for an hour"),
        pytest.param([(begins, 0), (ends, 1), (ends, 2)], [True, True, False], id="it ends once"),
        pytest.param([(ends, 0)], [False], id="nothing has begun"),
        pytest.param([(begins, 0), (ends, 1), (begins, 2)], [True, True, True], id="it comes again"),
        pytest.param([(happens, 0), (happens, 1), (happens, AGAIN_S)], [True, False, True], id="it has no end"),
    ],
)
def test_said_once(story: list[tuple[object, float]], said: list[bool]) -> None:
    once = SaidOnce()
    told = []
    for make, now in story:
        assert make in (begins, ends, happens)
        told.append(once.is_due(**make(Event.DISK_FULL, "a"), now=now))  # type: ignore[operator]
    assert told == said


def test_what_it_is_about_counts() -> None:
    once = SaidOnce()
    assert once.is_due(**begins(Event.ITEM_FAILS, "a"), now=0)
    assert once.is_due(**begins(Event.ITEM_FAILS, "b"), now=0)
    assert once.is_due(**begins(Event.ITEM_RESTS, "a"), now=0)


def test_memory_is_bounded() -> None:
    once = SaidOnce()
    assert all(once.is_due(**begins(Event.ITEM_FAILS, str(number)), now=0) for number in range(MOST + 1))
    assert once.is_due(**begins(Event.ITEM_FAILS, "0"), now=1), "the oldest was forgotten"
    assert not once.is_due(**begins(Event.ITEM_FAILS, str(MOST)), now=1)
