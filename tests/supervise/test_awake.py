"""The PC stays awake while it plays: which commands are asked for, and when."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from signage.supervise import awake as module
from signage.supervise.awake import HOLD, STIR, Awake, holders
from signage.supervise.displays import AGAIN_S
from signage.supervise.errand import Errand
from signage.supervise.execution import CONTINUOUS, DISPLAY_REQUIRED, SYSTEM_REQUIRED, holder

X = {"DISPLAY": ":0"}
BUS = {"XDG_RUNTIME_DIR": "/run/user/1000"}
DESKTOP = {**X, **BUS}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", **BUS}


class Asked(Errand[None]):
    """Writes its commands down instead."""

    words: Sequence[tuple[str, ...]] = ()

    def look(self, now: float) -> None:
        del now
        type(self).words = (*self.words, *self._talk)
        self.done = True


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> type[Asked]:
    Asked.words = ()
    monkeypatch.setattr(module, "Errand", Asked)
    return Asked


def test_somebody_is_pretended_to_be_there_every_half_minute(asked: type[Asked]) -> None:
    awake = Awake(BUS, has=lambda _: True)
    for now, times in ((0.0, 1), (1.0, 1), (AGAIN_S, 2), (AGAIN_S + 1, 2)):
        awake.look(False, now)
        assert list(asked.words) == [STIR] * times
    awake.look(True, AGAIN_S + 2)
    awake.look(True, 3 * AGAIN_S)
    assert list(asked.words) == [STIR] * 2, "not in dark hours"
    awake.look(False, 3 * AGAIN_S + 1)
    assert list(asked.words) == [STIR] * 3, "but at once when they are over"


def test_who_plays_some_of_the_screens_switches_none_off(asked: type[Asked]) -> None:
    awake = Awake(BUS, has=lambda _: True, whole=False)
    for now in (0.0, AGAIN_S):
        awake.look(True, now)
    assert list(asked.words) == [STIR] * 2, "others may be lit"


def test_only_where_there_is_somebody_to_ask(asked: type[Asked]) -> None:
    Awake({}, has=lambda _: True).look(False, 0.0)
    Awake(BUS, has=lambda _: False).look(False, 0.0)
    assert asked.words == ()


def test_who_holds_the_pc_awake() -> None:
    assert [program.argv for program in holders(DESKTOP, lambda _: True)] == list(HOLD)
    assert [program.argv[0] for program in holders(WAYLAND, lambda name: name == "systemd-inhibit")] == [
        "systemd-inhibit"
    ]
    assert holders(X, lambda _: True) == ()


def test_windows_is_told_every_half_minute() -> None:
    asked: list[int] = []

    def set_state(state: int) -> int:
        asked.append(state)
        return CONTINUOUS

    awake = Awake({}, hold=holder("win32", set_state))
    for dark, now in ((False, 0.0), (False, AGAIN_S - 1), (False, AGAIN_S), (True, AGAIN_S + 1)):
        awake.look(dark, now)
    awake_and_lit = CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED
    assert asked == [awake_and_lit, awake_and_lit, CONTINUOUS | SYSTEM_REQUIRED]


def test_elsewhere_there_is_nothing_to_tell() -> None:
    assert holder("linux") is None
