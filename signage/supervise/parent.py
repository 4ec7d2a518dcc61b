"""The parent of all processes: the players first, then ingest; each restarted for as long as this one lives.

In: programs, a clean environment, and callables that tell a person what happens. Out: an exit code. Uses monotonic
time only; waits for signals, never sleeps. Never touches the content folder; imports nothing but the standard
library, so that nothing can take it down with it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from signage.channel import CANNOT_SHOW
from signage.core.maintenance import ENDED_BY_HAND
from signage.supervise import notify
from signage.supervise.awake import Awake
from signage.supervise.child import Child, Program
from signage.supervise.darkness import Darkness
from signage.supervise.locks import INGEST
from signage.supervise.player import Player, PutAside
from signage.supervise.tell import Tell

ENDS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""What ends it; the last two only where nobody has seen to it that they do not (nohup(1), a shell's background job)."""
WAITED = frozenset({*ENDS, signal.SIGCHLD})
PATIENCE_S = 3.0
LOOK_S = 1.0
TICK_S = 0.5
LATER_S = 0.6
"""A player of ordinary content shows its first picture in this time, if it has the PC to itself."""
CURTAIN_FIRST, PLAYER_FIRST, INGEST_FIRST = 100, 300, 600
"""Who goes first when memory is out: ingest's workers (at the top), ingest, the player, the curtain, and this process last."""


def nobody_hears(items: frozenset[str]) -> None:
    """For a parent that keeps no list of what is put aside."""
    del items


def player_program(
    state: Path,
    screen: str,
    settings: Path,
    *,
    windowed: bool = False,
    alone: bool = False,
    at: str = "",
    speed: float = 1.0,
    inspect: bool = False,
    picture: int | None = None,
) -> Program:
    """The player of one screen, `alone` if no other one plays. `at`: an ISO date with time and zone, "": the real clock.

    `speed`: how many times faster than time its wall clock runs from `at` on. `inspect`: the five parts in order only.
    `picture`: the descriptor of the memory that its curtain reads.
    """
    argv = [sys.executable, "-I", "-m", "signage.screen"]
    argv += ["--state", str(state), "--screen", screen, "--settings-json", str(settings)]
    argv += ["--windowed"] if windowed else []
    argv += ["--alone"] if alone else []
    argv += ["--at", at] if at else []
    argv += ["--speed", f"{speed:g}"] if speed != 1 else []
    argv += ["--inspect"] if inspect else []
    return Program(
        f"player {screen}",
        tuple(argv),
        essential=windowed,
        beats=True,
        shows=True,
        fds=_named("--curtain", picture),
        expendable=PLAYER_FIRST,
    )


def curtain_program(state: Path, screen: str, again: Sequence[str], picture: int) -> Program:
    """The curtain of one screen. It outlives this process, and then starts the command `again`."""
    argv = (sys.executable, "-I", "-m", "signage.curtain", "--state", str(state), "--screen", screen)
    return Program(
        f"curtain {screen}",
        (*argv, "--again", json.dumps(list(again))),
        survives=True,
        shows=True,
        fds=_named("--picture", picture),
        expendable=CURTAIN_FIRST,
        later_s=LATER_S,
    )


def _named(name: str, descriptor: int | None) -> tuple[tuple[str, int], ...]:
    return () if descriptor is None else ((name, descriptor),)


def ingest_program(content: Path, state: Path, settings: Path, *, published: bool = False) -> Program:
    """The only process that touches the content folder: one for all parents of a state, so it waits for its turn.

    `published`: there is something to play, which comes first.
    """
    argv = (sys.executable, "-I", "-m", "signage.ingest", "--content", str(content), "--state", str(state))
    return Program(
        "ingest",
        (*argv, "--settings-json", str(settings)),
        unless=state / INGEST,
        expendable=INGEST_FIRST,
        later_s=LATER_S if published else 0.0,
    )


def keep_running(
    programs: Sequence[Program],
    environ: Mapping[str, str],
    tell: Tell,
    *,
    seconds: float | None = None,
    look: Callable[[], None] | None = None,
    put_aside: PutAside = nobody_hears,
    awake: Awake | None = None,
    keep: Callable[[], None] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> int:
    """Start the programs in their order and keep them until a signal, or for so many `seconds`. Returns 0 or `ENDED_BY_HAND`.

    `look` is called every `LOOK_S` seconds. While it takes its time, nothing is started again. `put_aside` hears of items
    over which a player came to grief. `awake` hears whether all screens are dark. `keep` is called like `look`, before it.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, WAITED)
    hangs = partial(tell, "child-hangs")

    def child_of(program: Program) -> Child:
        if program.beats:
            return Player(program, environ, set(WAITED), put_aside, lambda name: hangs(name=name))
        return Child(program, environ, set(WAITED))

    children = [child_of(program) for program in programs]
    try:
        looks = partial(_look_round, children, (keep, look), awake, Darkness(), Door(tell))
        _watch(children, tell, None if seconds is None else clock() + seconds, looks, clock)
        if not _ends_all(children):
            return 0
        tell("ended-by-hand")
        return ENDED_BY_HAND
    finally:
        notify.notify(notify.STOPPING)
        _end(children, clock)
        while signal.sigtimedwait(WAITED, 0) is not None:
            pass  # what came while ending is not for whoever called us
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _watch(
    children: Sequence[Child],
    tell: Tell,
    until: float | None,
    look: Callable[[float], None],
    clock: Callable[[], float],
) -> None:
    looks = ticks = clock()
    ready = False
    while True:
        now = clock()
        if until is not None and now >= until:
            return
        if now >= looks:
            ready = _tell_the_system(children, now, ready=ready)
            look(now)
            now = clock()
            looks = now + LOOK_S
        if now >= ticks:
            ticks = now + TICK_S
            _tick(children, tell, now)
            if _ends_all(children):
                return
        _start(children, tell, now)
        waits = [looks - now, ticks - now, *(child.due - now for child in children if child.pid is None)]
        waits += [until - now] if until is not None else []
        caught = signal.sigtimedwait(WAITED, max(0.0, min(waits)))
        if caught is not None and caught.si_signo in ENDS and not _is_ignored(caught.si_signo):
            return
        for child in children:
            code = child.poll(clock())
            if code == 0 and child.program.essential:
                return
            if code == CANNOT_SHOW and child.program.beats:
                tell("too-few-colours", name=child.program.name)
            elif code is not None and child.is_worth_telling:
                tell("child-ended", name=child.program.name, code=code, wait=f"{max(0.0, child.due - clock()):.1f}")


def _tick(children: Sequence[Child], tell: Tell, now: float) -> None:
    """Looks after those that run."""
    for child in children:
        if child.tick(now):
            tell("child-continued", name=child.program.name)


def _is_ignored(number: int) -> bool:
    """Whether whoever started this process has seen to it that the signal does not end it."""
    return number != signal.SIGTERM and signal.getsignal(number) is signal.SIG_IGN


def _ends_all(children: Sequence[Child]) -> bool:
    """Whether somebody at a screen has typed the maintenance PIN."""
    return any(isinstance(child, Player) and child.ends_all for child in children)


class Door:
    """What is done beside the children may fail; they are looked after all the same. The same fault in a row is told once."""

    def __init__(self, tell: Tell) -> None:
        self._tell, self._told = tell, ""

    def through(self, what: Callable[[], None]) -> None:
        """Call it."""
        try:
            what()
        except Exception as fault:  # noqa: BLE001 - the picture does not depend on it
            *_, place = traceback.extract_tb(fault.__traceback__)
            told = f"{type(fault).__name__}: {fault} ({Path(place.filename).name}:{place.lineno})"
            if told != self._told:
                self._told = told
                self._tell("look-failed", detail=told)


def _look_round(
    children: Sequence[Child],
    looks: Sequence[Callable[[], None] | None],
    awake: Awake | None,
    darkness: Darkness,
    door: Door,
    now: float,
) -> None:
    """What is done once a second beside the children."""
    if awake is not None:
        dark = darkness.among([child for child in children if isinstance(child, Player)], now)
        if dark is not None:  # after a start in dark hours no display flashes
            door.through(lambda: awake.look(dark, now))
    for look in looks:
        if look is not None:
            door.through(look)


def _start(children: Sequence[Child], tell: Tell, now: float) -> None:
    """Starts those whose time has come."""
    for child in children:
        failed = child.start_if_due(now)
        if failed:
            tell("child-not-started", name=child.program.name, detail=os.strerror(failed.errno or 0))


def _tell_the_system(children: Sequence[Child], now: float, *, ready: bool) -> bool:
    """Feeds the system's watchdog as long as every player has painted lately; whether readiness has been told."""
    players = [child for child in children if isinstance(child, Player)]
    if all(player.was_well_lately(now) for player in players):
        notify.notify(notify.ALIVE)
    well = all(player.is_well for player in players)
    if well and not ready:
        notify.notify(notify.READY)
    return ready or well


def _end(children: Sequence[Child], clock: Callable[[], float]) -> None:
    """Ask all to end; after `PATIENCE_S` they are made to."""
    for child in children:
        child.end(signal.SIGTERM)
    for _ in range(2):
        limit = clock() + PATIENCE_S
        while _poll_all(children, clock()) and (left := limit - clock()) > 0:
            signal.sigtimedwait({signal.SIGCHLD}, left)
        for child in children:
            child.end(signal.SIGKILL)  # a process that a dead share holds is left to the kernel


def _poll_all(children: Sequence[Child], now: float) -> bool:
    """Whether any child still runs."""
    for child in children:
        child.poll(now)
    return any(child.pid is not None for child in children)
