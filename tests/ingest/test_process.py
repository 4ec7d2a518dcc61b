"""The whole process with the real worker, watched from outside through the state folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from signage.ingest.folder import share
from signage.ingest.folder.share import is_share
from signage.snapshots.read import Reader


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[tuple[Path, Path, subprocess.Popen[bytes]]]:
    content, state = tmp_path / "内容", tmp_path / "state"
    content.mkdir()
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-I", "-m", "signage.ingest", "--content", content, "--state", state], stderr=log
        )
    yield content, state, process
    process.terminate()
    assert process.wait(10) == 0
    lines = [json.loads(line) for line in (state / "logs" / "ingest.log").read_bytes().splitlines()]
    assert lines
    faults = [line for line in lines if line["level"] in {"error", "critical"}]
    assert not faults, faults


def wait_for(condition: Callable[[], bool], seconds: float = 90.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        threading.Event().wait(0.02)


def test_dropped_shown_and_gone(folders: tuple[Path, Path, subprocess.Popen[bytes]]) -> None:
    content, state, _ = folders
    reader = Reader(state)
    playing: dict[str, str] = {}

    def looks(wanted: dict[str, str]) -> bool:
        manifest = reader.poll()
        if manifest is not None:
            playing.clear()
            playing.update({item.path: item.title for item in manifest.items})
        return playing == wanted

    (content / "停水.txt").write_text("停水通知\n明天上午停水，请提前准备。\n")
    (content / "\udcff\n").mkdir()
    wait_for(lambda: looks({"停水.txt": playing.get("停水.txt", "")}) and bool(playing))
    (content / "新栏目").mkdir()
    (content / "停水.txt").rename(content / "新栏目" / "停水.txt")
    wait_for(lambda: looks({"新栏目/停水.txt": playing.get("新栏目/停水.txt", "")}) and bool(playing))
    (content / "新栏目" / "停水.txt").unlink()
    wait_for(lambda: looks({}))
    wait_for((content / "00 播放状态（双击查看）.html").exists)


def test_a_schedule_saved_beside_it_is_in_force(folders: tuple[Path, Path, subprocess.Popen[bytes]]) -> None:
    content, state, _ = folders
    reader = Reader(state)
    seconds: list[float] = []

    def looks(wanted: float) -> bool:
        manifest = reader.poll()
        if manifest is not None:
            seconds[:] = [item.rules.dwell_s for item in manifest.items]
        return seconds == [wanted]

    (content / "停水 截至2099年10月8日.txt").write_text("停水通知\n明天上午停水，请提前准备。\n")
    wait_for(lambda: looks(0))
    book = openpyxl.Workbook()
    book.create_sheet("播放计划", 0).append(["文件或栏目", "秒数"])
    book.worksheets[0].append(["停水", 20])
    book.save(content / "播放计划.xlsx")
    wait_for(lambda: looks(20))
    (content / "播放计划.xlsx").unlink()
    wait_for(lambda: looks(0))


def test_a_second_one_goes_away_quietly(folders: tuple[Path, Path, subprocess.Popen[bytes]]) -> None:
    content, state, _ = folders
    wait_for((state / "ingest.lock").exists)
    wait_for((state / "current").exists)
    second = subprocess.run(
        [sys.executable, "-I", "-m", "signage.ingest", "--content", content, "--state", state],
        check=False,
        capture_output=True,
        timeout=20,
    )
    assert (second.returncode, second.stderr) == (0, b"")


def test_a_local_disk_is_no_share(tmp_path: Path) -> None:
    assert not is_share(tmp_path)
    assert is_share(tmp_path / "gone")
    table = tmp_path / "mounts"
    device = tmp_path.stat().st_dev
    table.write_text(f"1 1 {os.major(device)}:{os.minor(device)} / / rw - cifs //server/share rw\n")
    assert is_share(tmp_path, table)


CLOCKS = {"cifs": True, "nfs4": True, "ext4": False, "fuse.other": False, "9p": False}


@pytest.mark.parametrize(("kind", "own"), CLOCKS.items(), ids=CLOCKS)
def test_which_folders_have_a_clock_of_their_own(tmp_path: Path, kind: str, own: bool) -> None:
    table = tmp_path / "mounts"
    device = tmp_path.stat().st_dev
    table.write_text(f"1 1 {os.major(device)}:{os.minor(device)} / / rw - {kind} x rw\n")
    assert share.has_own_clock(tmp_path, table) is own
    assert not share.has_own_clock(tmp_path / "gone", table)


def test_a_chroot_where_no_mount_is_in_sight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mounts"
    table.write_text("1 1 0:999 / /proc rw - proc proc rw\n")
    monkeypatch.setattr(share, "MOUNTS", table)
    assert is_share(tmp_path, table) == (share._magic(tmp_path) not in share.LOCAL_MAGIC)
    assert share._magic(Path("/proc")) == 0x9FA0
    assert is_share(Path("/proc"), table)


def test_pictures_films_and_pages_are_published(folders: tuple[Path, Path, subprocess.Popen[bytes]]) -> None:
    content, state, _ = folders
    reader = Reader(state)
    bars = []
    for number in range(4):
        picture = Image.new("RGB", (320, 180), "white")
        picture.paste("#1F4E79", (number * 80, 0, number * 80 + 60, 180))
        bars.append(picture)
    bars[0].save(content / "保密宣传海报.png")
    bars[1].save(content / "手机照片.png", "JPEG")
    bars[0].save(content / "动图.gif", save_all=True, append_images=bars[1:], duration=300, loop=0)
    bars[0].save(content / "值班须知.pdf", "PDF", save_all=True, append_images=bars[1:])
    bars[0].save(content / "机密★10年.png")
    (content / "半张.jpg").write_bytes((content / "手机照片.png").read_bytes()[:-400] + bytes(400))
    found: dict[str, tuple[str, list[str]]] = {}

    def published() -> bool:
        manifest = reader.poll()
        for item in manifest.items if manifest is not None else ():
            found[item.path] = (item.kind.value, [made.media_type for made in item.derivatives])
        return len(found) == 4

    wait_for(published)
    assert {path: (kind, len(made)) for path, (kind, made) in found.items()} == {
        "保密宣传海报.png": ("picture", 2),
        "手机照片.png": ("picture", 2),
        "动图.gif": ("picture", 5),
        "值班须知.pdf": ("pages", 5),
    }
