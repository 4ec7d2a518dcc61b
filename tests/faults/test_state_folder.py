"""Whatever becomes of a file of the state folder, whether it is being used or at the next start: nothing that plays is lost, what is
dropped afterwards plays too, and the folder is whole again. A backup that was half restored, a copy by hand, a disk that was repaired."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bench import BEGIN, Bench

from signage.core.aside import encode_aside
from signage.ingest import upkeep
from signage.snapshots import layout
from signage.snapshots.adopted import adopt
from signage.snapshots.good import Proof, note_good
from signage.snapshots.orders import read_orders
from signage.snapshots.read import Reader
from signage.snapshots.share_time import NAME, note_share_time, share_time

pytestmark = pytest.mark.timeout(150)

TITLES = ["第 0 号通知", "第 1 号通知"]


def folder_of(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "something").touch()


def pipe_of(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link_of(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "a list": lambda path: path.write_bytes(b"[[1]]"),
    "null": lambda path: path.write_bytes(b"null"),
    "deep": lambda path: path.write_bytes(b"[" * 100_000),
    "a folder": folder_of,
    "a pipe": pipe_of,
    "a link to itself": link_of,
}


def populate(state: Path) -> None:
    """What players, the supervisor and commands leave there."""
    note_good(state, "屏幕1", Proof(1, "ab" * 32))
    note_share_time(state, 1e9, 1.0)
    adopt(state, "0123456789abcdef")
    (state / layout.ASIDE).write_bytes(encode_aside({"somebody": BEGIN + timedelta(hours=2)}))
    told = {"schema": 1, "screen": "屏幕1", "size": [1280, 720], "shown": {}, "next": {}, "clock": ""}
    (state / layout.SHOWN.replace("*", "0a1b2c3d")).write_text(json.dumps(told), "utf-8")
    (state / layout.ORDERS).mkdir()
    (state / layout.ORDERS / "a1.json").write_text("{}", "utf-8")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder and its state, some time after the start."""
    folder = tmp_path_factory.mktemp("played")
    bench = Bench(folder, report=False)
    for number, title in enumerate(TITLES):
        bench.write(f"通知 {number}.txt", title)
    bench.write("播放计划.xlsx", "通知 0.txt")
    bench.run()
    bench.run_for(120)
    populate(bench.state)
    return folder


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """All is looked at again after a minute, not after an hour; no power is cut here."""
    monkeypatch.setattr(os, "fsync", lambda _fd: None)
    for name in ("VERIFY_S", "GARBAGE_S"):
        monkeypatch.setattr(upkeep, name, 60.0)


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def shown(state: Path) -> list[str]:
    """What a screen that starts now takes from the state folder."""
    reader = Reader(state, "屏幕1")
    manifest = reader.poll()
    assert manifest is not None
    assert all(reader.open_derivative(made.sha256) for item in manifest.items for made in item.derivatives)
    reader.resting(datetime.now(UTC))
    share_time(state, 2.0)
    read_orders(state)
    return [item.title for item in manifest.items]


@pytest.fixture
def copied(played: Path, tmp_path: Path) -> Bench:
    shutil.copytree(played, tmp_path / "copy", symlinks=True)
    return Bench(tmp_path / "copy", report=False)


@pytest.mark.parametrize("while_it_runs", [False, True], ids=["at a start", "while it runs"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_any_file_may_be_damaged(played: Path, tmp_path: Path, damage: str, while_it_runs: bool) -> None:
    names = files(played / "state")
    assert {layout.CURRENT, layout.MEMORY, layout.ADOPTED, layout.ASIDE, NAME, "orders/a1.json"} <= set(names)
    for number, name in enumerate(names):
        folder = tmp_path / str(number)
        shutil.copytree(played, folder)
        bench = Bench(folder, report=False)
        if while_it_runs:
            bench.run()
        DAMAGE[damage](bench.state / name)
        if not while_it_runs:
            bench.restart()
        bench.run()
        bench.write("通知 2.txt", "第 2 号通知")
        bench.run()
        bench.run_for(150)
        assert sorted(shown(bench.state)) == [*TITLES, "第 2 号通知"], name
        assert Reader(bench.state).is_sound, name
        shutil.rmtree(folder)


def test_all_of_them_may_be_gone_while_it_runs(copied: Bench) -> None:
    copied.run()
    for entry in copied.state.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    copied.run_for(150)
    assert sorted(shown(copied.state)) == TITLES
    assert Reader(copied.state).is_sound
