"""Whether the displays may be off, while players come and go."""

from __future__ import annotations

from typing import cast

import pytest

from signage.supervise.darkness import Darkness
from signage.supervise.player import Player


class Fake:
    """A player: what it says, whether it beats, whether it did a short while ago."""

    def __init__(self, *, dark: bool, well: bool = True, lately: bool = True) -> None:
        self.dark, self.is_well, self._lately = dark, well, lately

    def was_well_lately(self, now: float) -> bool:
        return now < 100.0 and self._lately


NIGHT, DAY = Fake(dark=True), Fake(dark=False)
STARTING, GONE = Fake(dark=False, well=False), Fake(dark=False, well=False, lately=False)
CASES = [
    ("nobody plays", [[]], [False]),
    ("day and night", [[DAY], [NIGHT], [DAY]], [False, True, False]),
    ("one of two screens is lit", [[NIGHT, DAY]], [False]),
    ("a player that starts has not said anything yet", [[NIGHT], [STARTING], [NIGHT]], [True, True, True]),
    ("the other one still says it", [[NIGHT, NIGHT], [NIGHT, STARTING]], [True, True]),
    ("nobody has said anything so far", [[STARTING], [NIGHT]], [None, True]),
    ("nobody ever does", [[STARTING], [GONE]], [None, False]),
    ("none that comes back in time: rather too bright", [[NIGHT], [STARTING], [GONE]], [True, True, False]),
    ("and it stays so until one says it", [[NIGHT], [GONE], [STARTING], [NIGHT]], [True, False, False, True]),
]


@pytest.mark.parametrize(("looks", "dark"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_players_say(looks: list[list[Fake]], dark: list[bool | None]) -> None:
    darkness = Darkness()
    assert [darkness.among(cast(list[Player], players), 0.0) for players in looks] == dark
