"""The program as it runs in a lobby: a screen, content of every kind, a state folder on a small disk where one can be mounted.

In: dice. Out: the world that is troubled, for as long as a block lasts; afterwards nothing of it runs.
"""

from __future__ import annotations

import contextlib
import random
import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import content, machine
from benchmarks.subject import STATE, Installation, Subject
from soak import changes
from soak.sampler import Stage, standing
from soak.smalldisk import disk
from soak.world import CURTAIN, SUPERVISOR, World

DWELL_S = 6
SETTLES_S = 20.0


@dataclass(frozen=True, slots=True)
class Lobby:
    """The world, its screen, what the stage looks like with nothing to show, and how the program is asked."""

    world: World
    framebuffer: Path
    neutral: Stage
    settings: Path

    @property
    def environ(self) -> dict[str, str]:
        """For commands that are asked about it."""
        return {"HOME": str(self.world.home), "LC_ALL": "C.UTF-8"}


@contextlib.contextmanager
def lobby(seed: int) -> Iterator[Lobby]:
    """It plays while the block lasts, and its folders are there until the end of the block; `end` ends it before."""
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, machine.x_server() as server:
        root = Path(folder)
        place = Installation(root / "content", root / "signage.toml", root / "home")
        content.settings(place.settings, place.home / STATE)
        place.content.mkdir()
        with disk(place.home / STATE) as small:
            world = World(place.home, place.content, random.Random(seed), small)  # noqa: S311 - dice, no secrets
            with place.running(server.display, moment="") as subject:
                try:
                    neutral = standing(server.framebuffer)
                    lay_out_twice(subject, place.content)
                    time.sleep(SETTLES_S)
                    yield Lobby(world, server.framebuffer, neutral, place.settings)
                finally:
                    end(world)


def lay_out_twice(subject: Subject, folder: Path) -> None:
    """Content of every kind, and one more file when that is judged: the snapshot before the newest has it all too."""
    files = changes.lay_out(folder, dwell_s=DWELL_S)
    if subject.wait_verdicts(files):
        (folder / "01 日常" / "再加一条.md").write_text(content.card_text(40), encoding="utf-8")
        if subject.wait_verdicts(files + 1):
            return
    raise RuntimeError("the content was not judged")


def end(world: World, patience_s: float = 10.0) -> None:
    """Ends whatever plays: in order, and what does not go is made to."""
    world.send(SUPERVISOR, signal.SIGTERM)
    ends = time.monotonic() + patience_s
    while world.all() and time.monotonic() < ends:
        time.sleep(0.1)
    for what in (CURTAIN, SUPERVISOR, "-m signage"):
        world.send(what, signal.SIGKILL)
