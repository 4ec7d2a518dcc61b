"""The compiled copy: used while nothing has changed, made anew by a child, never in the way."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from signage.config import compiled
from signage.config.compiled import COMPILED, MOST_BYTES, load_settings, publish_settings
from signage.core.codec import from_plain
from signage.core.settings import Settings

TOML = "[site]\nshort_name = '住建'\nshrt = 1\n"


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    path = tmp_path / "signage.toml"
    path.write_text(TOML, encoding="utf-8")
    return path


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files for which a child was started."""
    started: list[Path] = []
    real = compiled.compile_settings

    def counted(data: bytes, path: Path) -> compiled.Compiled | None:
        started.append(path)
        return real(data, path)

    monkeypatch.setattr(compiled, "compile_settings", counted)
    return started


def test_no_file_means_the_defaults_at_once(tmp_path: Path, children: list[Path]) -> None:
    assert load_settings(None, tmp_path / "state") == (Settings(), ())
    assert not children
    assert not (tmp_path / "state").exists()


def test_a_second_start_starts_no_child(toml: Path, tmp_path: Path, children: list[Path]) -> None:
    state = tmp_path / "state"
    first = load_settings(toml, state)
    assert first[0].site.short_name == "住建"
    assert "shrt" in first[1][0].text_zh
    assert load_settings(toml, state) == first
    assert children == [toml]
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert stat.S_IMODE((state / COMPILED).stat().st_mode) == 0o600


def test_a_changed_byte_is_noticed(toml: Path, tmp_path: Path, children: list[Path]) -> None:
    load_settings(toml, tmp_path / "state")
    toml.write_text(TOML.replace("住建", "建设"), encoding="utf-8")
    assert load_settings(toml, tmp_path / "state")[0].site.short_name == "建设"
    assert len(children) == 2


def test_another_version_compiles_again(
    toml: Path, tmp_path: Path, children: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_settings(toml, tmp_path / "state")
    monkeypatch.setattr("signage.__version__", "99")
    load_settings(toml, tmp_path / "state")
    assert len(children) == 2


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff", b"[" * 50_000, b'{"settings": {}, "problems": []}'])
def test_a_damaged_copy_is_made_anew(toml: Path, tmp_path: Path, damage: bytes) -> None:
    first = load_settings(toml, tmp_path / "state")
    (tmp_path / "state" / COMPILED).write_bytes(damage)
    assert load_settings(toml, tmp_path / "state") == first


def test_a_state_that_cannot_be_written_is_no_obstacle(toml: Path, tmp_path: Path, children: list[Path]) -> None:
    (tmp_path / "file").write_text("")
    for _ in range(2):
        assert load_settings(toml, tmp_path / "file" / "state")[0].site.short_name == "住建"
    assert len(children) == 2


def said(path: Path, tmp_path: Path) -> str:
    settings, problems = load_settings(path, tmp_path / "state")
    assert settings == Settings()
    (problem,) = problems
    assert problem.where == str(path)
    return problem.text_en


def test_files_that_are_none(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    big = tmp_path / "big"
    big.write_bytes(b"#" * (MOST_BYTES + 1))
    (tmp_path / "loop").symlink_to("loop")
    assert said(tmp_path / "nothing", tmp_path) == "this settings file is not there"
    assert said(fifo, tmp_path) == "this is not a plain file"
    assert said(tmp_path, tmp_path) == "this is not a plain file"
    assert said(Path("/dev/zero"), tmp_path) == "this is not a plain file"
    assert said(big, tmp_path) == "the file is too big (64 kB at most)"
    assert "cannot be read" in said(tmp_path / "loop", tmp_path)


@pytest.mark.parametrize("program", ["exit 1", "echo nonsense", "echo '{}'", "sleep 30"])
def test_a_reader_that_fails_gives_the_defaults(
    toml: Path, tmp_path: Path, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "python"
    fake.write_text(f"#!/bin/sh\n{program}\n")
    fake.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(fake))
    monkeypatch.setattr(compiled, "MOST_SECONDS", 0.3)
    assert said(toml, tmp_path) == "the settings could not be read"


def folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


def loop_there(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


@pytest.mark.parametrize(
    ("becomes", "says"),
    [
        (lambda path: path.write_bytes(b""), ""),
        (lambda path: path.write_bytes(bytes(4096)), ""),
        (lambda path: path.write_bytes(path.read_bytes()[:-4]), "too early"),
        (lambda path: path.unlink(), "not there"),
        (folder_there, "plain file"),
        (loop_there, "cannot be read"),
    ],
    ids=["empty", "zeros", "torn", "gone", "a folder", "a link to itself"],
)
def test_a_file_that_is_none_any_more_leaves_the_last_settings(
    toml: Path, tmp_path: Path, becomes: Callable[[Path], object], says: str
) -> None:
    before, _ = load_settings(toml, tmp_path / "state")
    becomes(toml)
    for _ in range(2):
        settings, problems = load_settings(toml, tmp_path / "state")
        assert settings == before
        assert problems[-1].text_en == "the last settings that could be used are used on"
        assert says in " ".join(problem.text_en for problem in problems)
    assert load_settings(tmp_path / "another.toml", tmp_path / "state")[0] == Settings()


def test_mistakes_in_a_file_are_no_reason_for_older_settings(toml: Path, tmp_path: Path) -> None:
    load_settings(toml, tmp_path / "state")
    toml.write_text("# nothing here\n", encoding="utf-8")
    assert load_settings(toml, tmp_path / "state") == (Settings(), ())
    toml.write_text("[site]\nshort_name = '建设'\ntimezone = 'nowhere'\n", encoding="utf-8")
    settings, problems = load_settings(toml, tmp_path / "state")
    assert settings.site.short_name == "建设"
    assert len(problems) == 1


def test_settings_for_the_children(tmp_path: Path) -> None:
    path = publish_settings(Settings(), tmp_path)
    assert from_plain(Settings, json.loads(path.read_bytes())) == Settings()
    before = path.stat().st_ino
    assert publish_settings(Settings(), tmp_path).stat().st_ino == before
    assert publish_settings(Settings(places=()), tmp_path).stat().st_ino != before
