"""一键下线: what is on a screen leaves it, by a file that moves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from signage.cli.main import main
from signage.ingest.once import ingest_once
from signage.ingest.progress import progress_bar
from signage.ingest.publish.publisher import Publisher
from signage.ingest.worker.sandbox import detect_sandbox
from signage.ingest.worker.spare import Spare
from signage.snapshots.read import Reader


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A content folder with two texts, judged and published; the first is on a screen."""
    content, state = tmp_path / "内容", tmp_path / "state"
    content.mkdir()
    state.mkdir()
    (content / "标语.txt").write_text("安全生产，人人有责", "utf-8")
    (content / "欢迎.txt").write_text("热烈欢迎", "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = tmp_path / "signage.toml"
    settings.write_text(f'[content]\nfolder = "{content}"\nstate = "{state}"\n', "utf-8")
    monkeypatch.setenv("SIGNAGE_SETTINGS", str(settings))
    now = datetime.now(UTC)
    with closing(Spare(detect_sandbox())) as worker, progress_bar() as progress:
        result = ingest_once(content, state, worker, progress, wall=now)
    Publisher(state).publish(list(result.items), now, facts=result.facts)
    manifest = Reader(state).poll()
    assert manifest is not None
    ids = {Path(item.path).name: item.id for item in manifest.items}
    shown = {ids["欢迎.txt"]: "2026-11-25T10:00:00+08:00", ids["标语.txt"]: "2026-11-25T10:00:09+08:00"}
    (state / "playing-00000000.json").write_text(json.dumps({"shown": shown}), "utf-8")
    return content


def test_what_is_on_the_screen_is_moved(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["withdraw"]) == 0
    assert sorted(path.name for path in (folder / "撤下").iterdir()) == ["_section.toml", "标语.txt"]
    assert (folder / "撤下" / "_section.toml").read_text("utf-8") == 'role = "withdraw"\n'
    assert (folder / "欢迎.txt").exists()
    assert "撤下了 标语.txt" in capsys.readouterr().out


def test_a_named_file_and_one_of_the_same_name(folder: Path) -> None:
    (folder / "撤下").mkdir()
    (folder / "撤下" / "欢迎.txt").write_text("以前的", "utf-8")
    assert main(["withdraw", "欢迎.txt"]) == 0
    assert (folder / "撤下" / "欢迎 (2).txt").read_text("utf-8") == "热烈欢迎"
    assert (folder / "撤下" / "欢迎.txt").read_text("utf-8") == "以前的"


@pytest.mark.parametrize(("answer", "moved"), [("", True), ("好", True), ("n", False)])
def test_it_asks_first(folder: Path, answer: str, moved: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _: answer)
    assert main(["withdraw", "--ask"]) == 0
    assert (folder / "标语.txt").exists() is not moved


def test_a_file_that_does_not_play_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["withdraw", "不存在.txt"]) == 1
    assert "不存在.txt" in capsys.readouterr().err
    (folder.parent / "state" / "playing-00000000.json").write_text("{", "utf-8")
    assert main(["withdraw"]) == 1
    assert (folder / "标语.txt").exists()
