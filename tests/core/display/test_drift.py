"""How far the frame wanders to spare the panel."""

from itertools import pairwise

from signage.core.display.drift import drift_of


def test_at_every_full_hour_the_frame_is_where_it_belongs() -> None:
    assert drift_of(0, 1080) == (0, 0)
    assert [drift_of(minute, 1080) for minute in (2, 3, 5, 6)] == [(0, 0), (1, 2), (1, 2), (2, 3)]


def test_it_wanders_by_a_few_pixels_to_every_side() -> None:
    for short, reach in ((480, 2), (768, 2), (1080, 3), (2160, 6)):
        way = [drift_of(minute, short) for minute in range(60)]
        for at in zip(*way, strict=True):
            assert (min(at), max(at)) == (-reach, reach)


def test_it_takes_a_step_every_three_minutes_that_nobody_sees() -> None:
    way = [drift_of(minute % 60, 1080) for minute in range(61)]
    steps = [(max(abs(x - a), abs(y - b)), minute) for minute, ((x, y), (a, b)) in enumerate(pairwise(way), 1)]
    assert {minute % 3 for step, minute in steps if step} == {0}
    assert max(step for step, _ in steps) <= 2
