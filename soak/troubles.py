"""The faults of a rough run, each a function of the world. All leave the world as it was, apart from what they killed.

`ROUGH`: all of them. `GENTLE`: those that leave every process but workers alive, so that memory is seen to grow or not.
"""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from signage.snapshots.share_time import NAME as SHARE_TIME
from signage.snapshots.share_time import note_share_time
from soak.mutate import mutant
from soak.seeds import TEXT, seeds
from soak.world import CURTAIN, INGEST, PLAYER, SORTS, SUPERVISOR, World

Trouble = Callable[[World], None]

LASTS_S = 20.0
ELSEWHERE = timedelta(days=3)


def player_killed(world: World) -> None:
    """The player is killed."""
    world.send(PLAYER, signal.SIGKILL)


def player_crashes(world: World) -> None:
    """The player dies of a fault in native code."""
    world.send(PLAYER, signal.SIGSEGV)


def player_hangs(world: World) -> None:
    """The player stops altogether."""
    world.send(PLAYER, signal.SIGSTOP)


def curtain_killed(world: World) -> None:
    """The curtain is killed."""
    world.send(CURTAIN, signal.SIGKILL)


def ingest_killed(world: World) -> None:
    """Ingest is killed."""
    world.send(INGEST, signal.SIGKILL)


def supervisor_killed(world: World) -> None:
    """The supervisor is killed, and its children with it."""
    world.send(SUPERVISOR, signal.SIGKILL)


def all_stopped(world: World) -> None:
    """Everything stands still for ten seconds, as when a PC sleeps."""
    for what in SORTS:
        world.send(what, signal.SIGSTOP)
    time.sleep(10)
    for what in reversed(SORTS):
        world.send(what, signal.SIGCONT)


def workers_killed(world: World) -> None:
    """For ten seconds every worker is killed as soon as it is seen, while files wait to be judged."""
    folder = world.content / "02 新到"
    folder.mkdir(exist_ok=True)
    for number in range(8):
        (folder / f"通知 {number}.txt").write_text(f"{TEXT}第 {number} 份\n", "utf-8")
    ends = time.monotonic() + LASTS_S / 2
    while time.monotonic() < ends:
        for pid in world.workers():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)
    shutil.rmtree(folder)


def folder_away(world: World) -> None:
    """The content folder is gone for twenty seconds."""
    away = world.content.with_name("away")
    world.content.rename(away)
    time.sleep(LASTS_S)
    away.rename(world.content)


def folder_empty(world: World) -> None:
    """An empty folder stands in its place for twenty seconds."""
    away = world.content.with_name("away")
    world.content.rename(away)
    world.content.mkdir()
    time.sleep(LASTS_S)
    shutil.rmtree(world.content)
    away.rename(world.content)


def ugly_files(world: World) -> None:
    """Forty damaged files come and go."""
    folder = world.content / "02 新到"
    folder.mkdir(exist_ok=True)
    whole = tuple(seeds())
    for number in range(40):
        suffix, data = mutant(world.dice, whole)
        (folder / f"坏 {number}{suffix}").write_bytes(data)
    time.sleep(15)
    shutil.rmtree(folder)


def files_churn(world: World) -> None:
    """For twenty seconds eight files are written, written over, renamed and deleted, twenty times a second."""
    folder = world.content / "03 改动"
    folder.mkdir(exist_ok=True)
    ends = time.monotonic() + LASTS_S
    while time.monotonic() < ends:
        one, other = (folder / f"值班安排 {world.dice.randrange(8)}.txt" for _ in range(2))
        if not one.exists() or world.dice.random() < 0.5:
            one.write_text(f"{TEXT}第 {world.dice.randrange(100)} 稿\n", "utf-8")
        elif world.dice.random() < 0.5:
            one.rename(other)
        else:
            one.unlink()
        time.sleep(0.05)
    shutil.rmtree(folder)


def disk_full(world: World) -> None:
    """The disk of the state folder is full for twenty seconds, and a new file comes meanwhile."""
    folder = world.content / "02 新到"
    folder.mkdir(exist_ok=True)
    filler = world.state / "filler"
    try:
        with filler.open("wb", buffering=0) as file:
            ends = time.monotonic() + LASTS_S
            while time.monotonic() < ends:
                try:
                    file.write(bytes(1 << 16))  # as long as there is room, also room that is given up meanwhile
                except OSError:
                    (folder / "新通知.txt").write_text(TEXT, "utf-8")
                    time.sleep(0.1)
    finally:
        filler.unlink(missing_ok=True)
    time.sleep(5)
    shutil.rmtree(folder)


def clock_doubted(world: World) -> None:
    """For half a minute the clock of the share is three days ahead, so that the one of this PC is not believed."""
    ends = time.monotonic() + 1.5 * LASTS_S
    while time.monotonic() < ends:
        note_share_time(world.state, time.time() + ELSEWHERE.total_seconds(), time.monotonic())
        time.sleep(2)
    (world.state / SHARE_TIME).unlink(missing_ok=True)


GENTLE: tuple[Trouble, ...] = (
    all_stopped,
    workers_killed,
    folder_away,
    folder_empty,
    ugly_files,
    files_churn,
    disk_full,
    clock_doubted,
)
ROUGH: tuple[Trouble, ...] = (
    player_killed,
    player_crashes,
    player_hangs,
    curtain_killed,
    ingest_killed,
    supervisor_killed,
    *GENTLE,
)


def possible(troubles: tuple[Trouble, ...], world: World) -> tuple[Trouble, ...]:
    """Those that can be made here: nobody fills the disk that others use."""
    return tuple(trouble for trouble in troubles if trouble is not disk_full or world.small_disk)
