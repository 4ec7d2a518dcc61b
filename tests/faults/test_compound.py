"""Two faults at once: what each row of the catalogue survives alone must not depend on the other being well."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hall import NAME, Hall

from signage.core.ledger.entry import Act
from signage.system import reserve as reserves
from soak import cuts
from soak.disk.mounted import Disk

pytestmark = pytest.mark.timeout(900)


def players(hall: Hall) -> list[int]:
    """The processes that play for this installation."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                words = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if b"signage.screen" in words and os.fsencode(hall.state) in words:
                found.append(int(entry.name))
    return found


@pytest.fixture
def far(hall: Hall, disk: Disk) -> Iterator[Hall]:
    """Its content lies on a share."""
    (disk.folder / NAME).write_bytes((hall.content / NAME).read_bytes())
    text = hall.settings.read_text("utf-8").replace(str(hall.content), str(disk.folder))
    hall.settings.write_text(text, "utf-8")
    yield hall
    disk.heal()
    hall.ends()


def test_x1_a_player_killed_while_the_share_hangs_plays_on(far: Hall, disk: Disk) -> None:
    far.run()
    far.plays()
    disk.hang()
    disk.wait(lambda: disk.waiting > 0)
    [player] = players(far)
    os.kill(player, signal.SIGKILL)
    far.waits(lambda: far.players() > 1)
    far.plays()
    assert disk.waiting > 0, "the share hung all the time"
    assert player not in players(far)
    assert len(far.rows(Act.STARTED)) == 2


ROOM, CUT_AFTER = 256 * 2**20, 60
NO_SECOND_PLACE = "import signage.ledger.writer as writer\nwriter.places_for = lambda state: ()\n"


def test_x2_when_a_full_disk_loses_its_power_no_acknowledged_row_is_lost(disk: Disk) -> None:
    disk.limit(size=ROOM)
    state, screen = disk.folder / "state", cuts.SCREENS[0]
    words = [sys.executable, "-I", "-c", NO_SECOND_PLACE + cuts.WRITES, str(state), screen, "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as writer:
        assert writer.stdout is not None
        before = [writer.stdout.readline().strip()]
        reserve = state / reserves.FOLDER / reserves.NAME
        disk.wait(lambda: reserve.exists() and reserve.stat().st_size == reserves.SIZE)
        has = os.statvfs(disk.folder)
        disk.limit(size=(has.f_blocks - has.f_bavail) * has.f_frsize)
        disk.wait(lambda: not reserve.exists())
        disk.cut(CUT_AFTER)
        disk.wait(lambda: disk.is_cut)
        writer.kill()
        disk.boot(seed=5)
        acknowledged = before + writer.communicate()[0].split()
    counted = cuts.Counted()
    cuts._judge_ledger(state, {screen: acknowledged}, counted)
    assert counted.fine, counted.wrong
    assert len(acknowledged) > 1
