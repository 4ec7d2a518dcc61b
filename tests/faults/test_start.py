"""However it is started, and whatever it finds, it plays: judged by the rows of the ledger, which stand there before a slide is shown."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hall import Hall

from signage.config.compiled import PUBLISHED
from signage.core.ledger.entry import Act, Result
from signage.snapshots import layout

pytestmark = pytest.mark.timeout(900)

NAMESPACE = ("unshare", "--mount", "--propagation", "private")


SHELLS = {
    "no standard descriptors": 'exec "$@" <&- >&- 2>&-',
    "a full disk to speak to": 'exec "$@" >/dev/full 2>&1',
    "few of everything, nothing allowed": "umask 0777; ulimit -n 64; ulimit -c 0; trap '' HUP INT QUIT PIPE USR1 CHLD; exec \"$@\"",
}
ENVIRONS: dict[str, dict[str, str | None]] = {
    "nothing at all": {"HOME": None, "LANG": None, "PATH": None},
    "nothing that is true": {
        "HOME": "/proc/nothing",
        "XDG_RUNTIME_DIR": "/proc/nothing",
        "LANG": "zz_ZZ.UTF-8",
        "LC_ALL": "zh_CN.GB18030",
        "TZ": ":/etc/passwd",
    },
    "plain": {"LANG": "POSIX", "LC_ALL": "C"},
}


@pytest.mark.parametrize("shell", SHELLS.values(), ids=SHELLS)
def test_whatever_it_is_born_with(hall: Hall, shell: str) -> None:
    hall.run(shell)
    hall.plays()
    hall.waits(lambda: len(list(hall.content.glob("*.html"))) == 1)
    [page] = hall.content.glob("*.html")
    assert page.stat().st_mode & 0o444 == 0o444, "whoever sees the content folder can read the status page"


@pytest.mark.parametrize("environ", ENVIRONS.values(), ids=ENVIRONS)
def test_whatever_its_environment_says(hall: Hall, environ: dict[str, str | None]) -> None:
    hall.run(**environ)
    hall.plays()


def test_a_terminal_that_nobody_reads_holds_nobody(hall: Hall) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    try:
        while os.write(writing, bytes(4096)):
            pass
    except BlockingIOError:
        os.set_blocking(writing, True)
    hall.run(f'exec "$@" >/proc/{os.getpid()}/fd/{writing} 2>&1')
    hall.plays()
    os.close(reading)
    os.close(writing)


MINE = "mkdir -p {second} && mount --bind {home} {second} && "
"""The owner's home is the test's: rows that the ledger cannot take go there."""
DISKS = {
    "read only": MINE + "mount --bind {state} {state} && mount -o remount,bind,ro {state}",
    "full": MINE
    + "mount -t tmpfs -o size=64m tmpfs {other} && cp -a {state}/. {other} && rm -f {other}/ledger/reserve && "
    "{{ dd if=/dev/zero of={other}/filler 2>/dev/null; mount --bind {other} {state}; }}",
    "no temporary folder": "mount -t tmpfs tmpfs /mnt && mkdir /mnt/folder /mnt/code && mount --bind {folder} /mnt/folder && "
    "mount --bind {code} /mnt/code && mount -t tmpfs tmpfs /tmp && mkdir -p {folder} {code} && mount --bind /mnt/folder {folder} && "
    "mount --bind /mnt/code {code} && mount -o remount,ro /tmp && mount -t tmpfs -o ro tmpfs /var/tmp",
}


@pytest.mark.parametrize("disk", DISKS.values(), ids=DISKS)
def test_a_disk_that_takes_nothing_is_started_from(hall: Hall, disk: str) -> None:
    if os.geteuid() != 0 or subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "x", "/mnt"], check=False).returncode:
        pytest.skip("nobody may mount here")
    hall.run()
    hall.plays()
    hall.ends()
    before = hall.starts() + hall.kept_elsewhere()
    (hall.folder / "other").mkdir()
    named = {name: hall.folder / name for name in ("state", "home", "other")}
    second = Path(pwd.getpwuid(os.geteuid()).pw_dir) / ".local/state"
    words = disk.format(folder=hall.folder, code=Path(sys.prefix).parent, second=second, **named)
    hall.run(f'{words} && exec "$@"', before=NAMESPACE)
    hall.waits(lambda: hall.starts() + hall.kept_elsewhere() > before + 1)


def test_a_state_folder_that_is_moved_away_is_made_again(hall: Hall) -> None:
    hall.run()
    hall.plays()
    before = {entry.name for entry in hall.state.iterdir() if entry.suffix == ".lock"} | {PUBLISHED, layout.CURRENT}
    hall.state.rename(hall.folder / "moved")
    (hall.content / "又.txt").write_text("又一条通知", "utf-8")
    hall.waits(lambda: hall.state.exists() and before <= {entry.name for entry in hall.state.iterdir()})
    hall.plays()
    assert hall.state.stat().st_mode & 0o777 == 0o700


def test_e4_after_everything_was_killed_it_plays_what_is_there_with_no_share_yet(hall: Hall) -> None:
    hall.run()
    hall.plays()
    [supervisor] = hall.running
    supervisor.kill()  # the kernel takes all others along
    supervisor.wait()
    hall.running.clear()
    hall.content.rename(hall.folder / "not mounted yet")
    hall.run()
    hall.waits(lambda: hall.players() == 2)
    hall.plays()
    assert [row["result"] for row in hall.rows(Act.END)].count(Result.ABORTED.value) == 1


WRAP_MS = 2**31
"""Milliseconds since the start of the PC that no longer fit into 32 bits: the 25th day."""


def test_a_pc_that_has_been_on_for_25_days_plays_on(hall: Hall) -> None:
    begun = time.monotonic()
    hall.run()
    hall.plays()
    before_ms = round(2000 * (time.monotonic() - begun)) + 4000  # longer than a start takes on this PC
    hall.ends()
    ahead = str(int((WRAP_MS - before_ms) / 1000 - time.monotonic()))
    words = ("unshare", "--time", "--fork", "--kill-child", "--monotonic", ahead, "--boottime", ahead)
    if subprocess.run([*words, "true"], check=False, capture_output=True).returncode:
        pytest.skip("nobody may have a time of his own here")
    hall.run(before=words)
    hall.waits(lambda: hall.starts(since_ms=WRAP_MS - before_ms) > 0)
    hall.waits(lambda: hall.starts(since_ms=WRAP_MS) > 2)
    assert hall.starts(since_ms=WRAP_MS - before_ms) > hall.starts(since_ms=WRAP_MS), "it began before"
