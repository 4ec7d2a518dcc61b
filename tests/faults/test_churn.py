"""Files that change without a pause, in more folders than the system lets us watch: when it is quiet, the screens have what is there.

The limit is a real one, of a user namespace of the test's own (/proc/sys/user/max_inotify_watches).
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from signage.snapshots.read import Reader

SECONDS, A_SECOND = 2.0, 500
FOLDERS, WATCHES = 8, 4
"""Fewer files than `reconcile.MANY`: what seems a lost share would wait a minute."""
LIMITED = f'echo {WATCHES} >/proc/sys/user/max_inotify_watches && exec "$@"'
WORLD = ("unshare", "--user", "--map-root-user", "sh", "-c", LIMITED, "sh")
WAIT_S = 50.0
INGEST = "from signage.ingest import process; process.WATCH_CHECK_S = 0.5; raise SystemExit(process.main())"


def can_limit() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*WORLD, "true"], capture_output=True, check=False).returncode == 0


@pytest.fixture
def content(tmp_path: Path) -> Path:
    made = tmp_path / "内容"
    for number in range(FOLDERS):
        (made / f"{number:02d} 栏目").mkdir(parents=True)
    return made


@pytest.fixture
def reader(content: Path, tmp_path: Path) -> Iterator[Reader]:
    """Ingest over that folder, and what it publishes."""
    state = tmp_path / "state"
    argv = [*WORLD, sys.executable, "-I", "-c", INGEST, "--content", content, "--state", state]
    with subprocess.Popen(argv, stderr=subprocess.DEVNULL) as process:
        yield Reader(state)
        process.terminate()


def churn(content: Path) -> int:
    """Writes, renames and deletes files; how many changes."""
    dice, changes, begun = random.Random(25), 0, time.monotonic()
    while (passed := time.monotonic() - begun) < SECONDS:
        if changes > passed * A_SECOND:
            time.sleep(0.001)
            continue
        changes += 1
        file, other = (content / f"{dice.randrange(FOLDERS):02d} 栏目" / "通知.txt" for _ in range(2))
        if dice.random() < 0.4 or not file.exists():
            file.write_text(f"第 {changes} 次改动的通知")
        elif dice.random() < 0.5:
            file.rename(other)
        else:
            file.unlink()
    return changes


@pytest.mark.skipif(not can_limit(), reason="no user namespace whose watches can be limited")
def test_a25_after_a_storm_of_changes_the_screens_have_what_is_there(content: Path, reader: Reader) -> None:
    (content / "01 栏目" / "先.txt").write_text("先来的通知")
    paths: set[str] = set()

    def plays(wanted: set[str]) -> bool:
        nonlocal paths
        manifest = reader.poll()
        paths = {item.path for item in manifest.items} if manifest is not None else paths
        return paths == wanted

    def wait(wanted: set[str]) -> None:
        ends = time.monotonic() + WAIT_S
        while not plays(wanted):
            assert time.monotonic() < ends, paths ^ wanted
            time.sleep(0.02)

    wait({"01 栏目/先.txt"})
    assert churn(content) > SECONDS * A_SECOND / 2
    wait({str(file.relative_to(content)) for file in content.rglob("*.txt")})
    lines = (reader.state / "logs" / "ingest.log").read_bytes().splitlines()
    assert [json.loads(line).get("event") for line in lines].count("watch-fails") == 1
