"""The display stays on while it plays, and goes off in dark hours: which commands are asked for, and when."""

from __future__ import annotations

from collections.abc import Sequence

from signage.supervise.awake import AGAIN_S, HOLD, STIR, X_OFF, X_ON, Awake, holders

X = {"DISPLAY": ":0"}
DESKTOP = {**X, "XDG_RUNTIME_DIR": "/run/user/1000"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1000"}


class Tools:
    """Remembers the commands; has every tool but those in `lacks`."""

    def __init__(self, environ: dict[str, str], *lacks: str) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.awake = Awake(environ, self.start, lambda name: name not in lacks)

    def start(self, words: Sequence[str]) -> None:
        self.asked.append(tuple(words))

    def at(self, now: float, *, dark: bool = False) -> tuple[tuple[str, ...], ...]:
        """What is asked for in this look."""
        self.asked.clear()
        self.awake.look(dark, now)
        return tuple(self.asked)


def test_it_is_asked_again_every_half_minute() -> None:
    tools = Tools(DESKTOP)
    assert tools.at(100.0) == (*X_ON, *STIR)
    assert [tools.at(100.0 + seconds) for seconds in (1.0, AGAIN_S - 1)] == [(), ()]
    assert tools.at(100.0 + AGAIN_S) == (*X_ON, *STIR)


def test_dark_hours_switch_it_off_at_once_and_on_again() -> None:
    tools = Tools(DESKTOP)
    tools.at(0.0)
    assert tools.at(5.0, dark=True) == X_OFF
    assert tools.at(6.0, dark=True) == ()
    assert tools.at(5.0 + AGAIN_S, dark=True) == X_OFF, "nobody at the keyboard is pretended"
    assert tools.at(50.0) == (*X_ON, *STIR)


def test_only_what_there_is_is_asked() -> None:
    assert Tools(DESKTOP, "xset").at(0.0) == STIR
    assert Tools(X).at(0.0) == X_ON
    assert Tools(WAYLAND).at(0.0) == STIR
    assert Tools({}).at(0.0) == ()


def test_who_holds_the_pc_awake() -> None:
    assert [program.argv for program in holders(DESKTOP, lambda _: True)] == list(HOLD)
    assert [program.argv[0] for program in holders(WAYLAND, lambda name: name == "systemd-inhibit")] == [
        "systemd-inhibit"
    ]
    assert holders(X, lambda _: True) == ()


def test_a_real_command_is_started_and_not_waited_for() -> None:
    awake = Awake(X, has=lambda name: name == "xset")
    awake._environ["PATH"] = "/nowhere"
    awake.look(False, 0.0)  # a tool that has gone meanwhile is no fault
    assert not awake._running
