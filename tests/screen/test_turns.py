"""Whose turn it is in the ticker, by a clock that the test moves."""

from signage.screen.stage.turns import STAND_S, Turns

FOUR = ("甲", "乙", "丙", "丁")


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def all_at_once(ticker: tuple[str, ...], first: int) -> tuple[tuple[str, ...], float]:
    del first
    return ticker, 30.0


def two_at_a_time(ticker: tuple[str, ...], first: int) -> tuple[tuple[str, ...], float]:
    return tuple(ticker[(first + n) % len(ticker)] for n in range(2)), 12.0


def entries(turns: Turns, clock: Clock, seconds: float, times: int, *, still: bool, least_s: float = 0.0) -> list[int]:
    found = []
    for _ in range(times):
        found.append(turns.entry(FOUR, still=still, least_s=least_s))
        clock.now += seconds
    return found


def test_a_standing_entry_stays_its_seconds() -> None:
    clock = Clock()
    turns = Turns(all_at_once, clock, wide=False)
    assert entries(turns, clock, STAND_S, 6, still=True) == [0, 1, 2, 3, 0, 1]
    assert entries(turns, clock, STAND_S / 2, 3, still=True) == [2, 2, 3]


def test_nothing_changes_sooner_than_the_theme_allows() -> None:
    clock = Clock()
    assert entries(Turns(all_at_once, clock, wide=False), clock, 30.0, 4, still=True, least_s=60.0) == [0, 0, 1, 1]


def test_what_crawls_whole_begins_where_it_is() -> None:
    clock = Clock()
    assert entries(Turns(all_at_once, clock, wide=False), clock, 40.0, 4, still=False) == [0, 0, 0, 0]


def test_what_crawls_in_parts_goes_on_by_its_parts() -> None:
    clock = Clock()
    assert entries(Turns(two_at_a_time, clock, wide=False), clock, 12.0, 4, still=False) == [0, 2, 0, 2]


def test_one_reminder_of_a_wide_screen_is_replaced_every_twenty_seconds() -> None:
    clock = Clock()
    turns = Turns(all_at_once, clock, wide=True)
    assert entries(turns, clock, 10.0, 5, still=False) == [0, 0, 1, 1, 2]
    clock.now += 20.0 * 9
    assert turns.entry((), still=False) >= 0, "no entries are no fault"


def test_a_change_of_motion_begins_a_turn() -> None:
    clock = Clock()
    turns = Turns(all_at_once, clock, wide=False)
    turns.entry(FOUR, still=False)
    clock.now += 7.0
    assert turns.entry(FOUR, still=True) == 0
    clock.now += 7.0
    assert turns.entry(FOUR, still=True) == 0
    clock.now += 2.0
    assert turns.entry(FOUR, still=True) == 1
