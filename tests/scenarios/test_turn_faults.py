"""A fault in any part of the player's turn: the picture stays, and goes on where it can. Nothing that is told depends on the fault's place.

Each part is made to fail by its name, for a while around a change of slide, or for good. What the window was given is compared with
what a player without a fault gave it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from signage.core.rotation.orders import Order, OrderKind
from signage.core.settings import Settings
from signage.screen.stage import covering, repertoire
from signage.screen.stage.brain import AFTER_FAULT_S
from signage.snapshots.orders import write_order

ITEMS = ("甲", "乙", "丙:ticker")
SICK_FROM_S, SICK_UNTIL_S, SEEN_S = 6.0, 11.0, 40.0
"""A change of slide comes at 8 s."""
LASTING = timedelta(seconds=40)

Part = Callable[[Any], tuple[Any, str]]
PARTS: dict[str, Part] = {
    "the folder": lambda brain: (brain._reader, "poll"),
    "what was withdrawn": lambda brain: (brain._reader, "withdrawn"),
    "the repertoire": lambda brain: (brain._repertoire, "look"),
    "the settings": lambda brain: (brain._wardrobe, "look"),
    "the clock": lambda brain: (brain._timekeeper, "look"),
    "the calendar": lambda brain: (brain._almanac, "look"),
    "takeovers": lambda brain: (brain._takeovers, "now"),
    "the cover": lambda brain: (brain._covering, "show"),
    "the day": lambda brain: (brain._stage, "change_day"),
    "the coat": lambda brain: (brain._wardrobe, "is_due"),
    "what is due": lambda brain: (brain._repertoire, "due"),
    "the layout": lambda brain: (brain._library, "lay"),
    "the frame": lambda brain: (brain._composer, "frame"),
    "the turns of the ticker": lambda brain: (brain._composer._turns, "entry"),
    "painting the stage": lambda brain: (brain._presenter, "_painted"),
    "painting the header": lambda brain: (brain._presenter._surround, "state"),
    "painting the ticker": lambda brain: (brain._presenter.belt, "state"),
    "the window": lambda brain: (brain._projector, "_present"),
    "the ledger": lambda brain: (brain._recorder, "show"),
}
BESIDE: dict[str, Part] = {
    "the ledger's look": lambda brain: (brain._recorder, "look"),
    "the proof": lambda brain: (brain, "_prove"),
    "the report": lambda brain: (brain._report, "write_if_due"),
    "what comes next": lambda brain: (brain, "_upcoming"),
    "the curtain": lambda brain: (brain, "_hand"),
    "the small pictures": lambda brain: (brain._glances, "keep"),
}
"""What is done beside the picture: it may fail for good, and nobody at the wall sees it."""


@dataclass
class Sick:
    """A part that fails while `sick`; `hits` counts how often it did."""

    sick: bool = False
    hits: int = 0

    def infect(self, owner: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        healthy = getattr(owner, name)

        def call(*words: Any, **more: Any) -> Any:
            if self.sick:
                self.hits += 1
                raise RuntimeError(f"{name} is sick")
            return healthy(*words, **more)

        monkeypatch.setattr(owner, name, call)


def plays(player: Any, until: datetime) -> bool:
    """Turns as the player's thread does until that time; whether the last turn was a good one."""
    well = True
    while player.clock.moment < until:
        well = player.brain.turn()
        player.clock.push(0.2 if well else AFTER_FAULT_S)
    return well


def stages_of(player: Any) -> list[str]:
    """The stage's pictures in the order in which the window had them."""
    seen = [str(state["stage"]) for state in player.states]
    return [stage for n, stage in enumerate(seen) if n == 0 or seen[n - 1] != stage]


def has_what_it_says(player: Any) -> bool:
    """Whether the window has the picture that the player says is on the stage."""
    brain = player.brain
    return brain._presenter._pictures.address(brain._presenter.stage_key(brain.frame())) == player.stage


@pytest.fixture
def begin(state: Any, start: Callable[..., Any], play: Callable[[str], Any]) -> Callable[[], Any]:
    """A player that has begun with its first picture."""

    def begun() -> Any:
        if not state.items:
            play(f"08:00:00 accepted {' '.join(ITEMS)}\n08:00:00 start")
        player = start("08:00:00", Settings(), reports=True)
        assert player.brain.turn()
        assert player.shows == "甲"
        return player

    return begun


@pytest.mark.parametrize("part", PARTS | BESIDE)
def test_e7_a_fault_for_a_while_leaves_the_picture_and_then_it_goes_on(
    begin: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    healthy, player = begin(), begin()
    begins = player.clock.moment
    plays(healthy, begins + timedelta(seconds=SEEN_S))
    fault = Sick()
    fault.infect(*(PARTS | BESIDE)[part](player.brain), monkeypatch)
    plays(player, begins + timedelta(seconds=SICK_FROM_S))
    before = stages_of(player)
    fault.sick = True
    plays(player, begins + timedelta(seconds=SICK_UNTIL_S))
    assert fault.hits, "it was sick"
    during = stages_of(player)[len(before) :]
    fault.sick = False
    plays(player, begins + timedelta(seconds=SICK_UNTIL_S + 1.0))
    assert has_what_it_says(player)
    assert plays(player, begins + timedelta(seconds=SEEN_S)), "it is well again"
    known = set(stages_of(healthy))
    assert set(during) <= known, "nothing came onto the glass that a player without the fault does not show"
    assert set(stages_of(player)) == known
    assert stages_of(player)[-1] == stages_of(healthy)[-1]
    assert player.shows == healthy.shows


@pytest.mark.parametrize("part", BESIDE)
def test_e7_a_fault_beside_the_picture_holds_up_nothing(
    begin: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    healthy, player = begin(), begin()
    fault = Sick(sick=True)
    fault.infect(*BESIDE[part](player.brain), monkeypatch)
    ends = player.clock.moment + LASTING
    for one in (healthy, player):
        assert plays(one, ends)
    assert fault.hits
    assert stages_of(player) == stages_of(healthy)
    assert player.brain.turned == healthy.brain.turned, "its heart beats on"


@pytest.mark.parametrize("part", ["the layout", "painting the stage"])
def test_e7_a_slide_that_comes_to_grief_is_left_out(
    begin: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    player = begin()
    mine = player.brain.showing.slide.key
    owner, name = PARTS[part](player.brain)
    healthy, hits = getattr(owner, name), []

    def call(what: Any, *more: Any) -> Any:
        key = what.slide if hasattr(what, "slide") else what.key
        if key != mine:
            hits.append(key)
            raise RuntimeError("this one only")
        return healthy(what, *more)

    monkeypatch.setattr(owner, name, call)
    [first] = stages_of(player)
    ends = player.clock.moment + LASTING
    assert plays(player, ends)
    assert set(hits), "it was tried"
    assert stages_of(player) == [first], "the other one plays on"
    assert player.brain.turned > player.clock.seconds - 1.0


def test_e7_a_turn_that_always_fails_stops_the_heart(begin: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    player = begin()
    turned = player.brain.turned
    fault = Sick(sick=True)
    fault.infect(*PARTS["takeovers"](player.brain), monkeypatch)
    assert not plays(player, player.clock.moment + LASTING)
    assert player.brain.turned == turned, "the supervisor hears of it: `screen.window.lifeline`"


def alerted(state: Any, until: datetime) -> None:
    """An alert that has the screen until then."""
    begun = until - timedelta(minutes=1)
    write_order(state.folder, Order("water", OrderKind.ALERT, begun, until, text="今天下午停水"))


COVERS: dict[str, Part] = {
    "laying out the cover": lambda _: (covering, "cover_pages"),
    "its words": lambda _: (covering, "cover_of"),
    "painting the cover": lambda brain: (brain._presenter, "covered"),
    "the window": lambda brain: (brain._projector, "_present"),
    "the ledger": lambda brain: (brain._covering, "_record"),
}


@pytest.mark.parametrize("part", COVERS)
def test_e7_a_takeover_that_fails_for_a_while_has_the_screen_afterwards(
    state: Any, begin: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    player = begin()
    begins = player.clock.moment
    alerted(state, begins + timedelta(minutes=1))
    fault = Sick(sick=True)
    fault.infect(*COVERS[part](player.brain), monkeypatch)
    plays(player, begins + timedelta(seconds=SICK_UNTIL_S))
    assert fault.hits
    fault.sick = False
    plays(player, begins + timedelta(seconds=SICK_UNTIL_S + 1.5))
    assert player.states[-1]["coverOn"]
    plays(player, begins + timedelta(minutes=1, seconds=2))
    assert not player.states[-1]["coverOn"], "and leaves it when its time is over"


def test_e7_a_takeover_leaves_although_its_leaving_failed(
    state: Any, begin: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    player = begin()
    ends = player.clock.moment + timedelta(seconds=20)
    alerted(state, ends)
    fault = Sick()
    fault.infect(player.brain._presenter, "uncovered", monkeypatch)
    plays(player, ends)
    assert player.states[-1]["coverOn"]
    fault.sick = True
    plays(player, ends + timedelta(seconds=5))
    assert fault.hits
    fault.sick = False
    plays(player, ends + timedelta(seconds=8))
    assert not player.states[-1]["coverOn"]


@pytest.mark.parametrize("part", ["laying out the cover", "its words", "painting the cover"])
def test_e7_a_takeover_that_cannot_be_painted_stops_nothing(
    state: Any, begin: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    healthy, player = begin(), begin()
    ends = player.clock.moment + LASTING
    plays(healthy, ends)
    alerted(state, ends + timedelta(seconds=10))
    Sick(sick=True).infect(*COVERS[part](player.brain), monkeypatch)
    assert plays(player, ends)
    assert stages_of(player) == stages_of(healthy)
    assert not player.states[-1]["coverOn"]


NEWS: dict[str, Part] = {
    "what was withdrawn": lambda brain: (brain._reader, "withdrawn"),
    "what rests": lambda brain: (brain._reader, "resting"),
    "the ledger": lambda brain: (brain._repertoire, "_adopted"),
    "what can be played": lambda _: (repertoire, "playable"),
    "forgetting": lambda brain: (brain._library, "keep_only"),
    "the program's own cards": lambda brain: (brain._repertoire._occasions, "look"),
}


@pytest.mark.parametrize("part", NEWS)
def test_e7_news_that_come_while_something_fails_are_not_lost(
    state: Any, begin: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    player = begin()
    fault = Sick(sick=True)
    fault.infect(*NEWS[part](player.brain), monkeypatch)
    gone = state.named("甲")
    state.publish(state.named("乙"), state.item("丁"), withdrawn=(gone,))
    plays(player, player.clock.moment + timedelta(seconds=4))
    assert fault.hits
    fault.sick = False
    assert player.brain.turn()
    assert player.shows != "甲", "what was withdrawn is gone at once"
    assert set(player.until(player.clock.moment + timedelta(seconds=20))) == {"乙", "丁"}


def test_e7_a_coat_that_could_not_be_put_on_is_put_on_later(
    begin: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    player = begin()
    plays(player, player.clock.moment + timedelta(seconds=SICK_FROM_S))
    worn: list[float] = []
    fault = Sick(sick=True)
    monkeypatch.setattr(player.brain._stage, "wear", worn.append)
    fault.infect(player.brain._stage, "wear", monkeypatch)
    with monkeypatch.context() as due:
        due.setattr(player.brain._wardrobe, "is_due", lambda *_: True)
        due.setattr(player.brain._wardrobe, "change", lambda *_: True)
        assert not player.brain.turn()
    assert fault.hits
    fault.sick = False
    assert player.brain.turn()
    assert len(worn) == 1
    assert player.brain.turn()
    assert len(worn) == 1, "once"
