"""The settings file while a run lasts: what is taken over, what is not, and what the person is told."""

import json
import os
from pathlib import Path

import pytest

from signage.config.compiled import PUBLISHED
from signage.config.live import SettingsWatch
from signage.core.settings import Problem, Settings

WHOLE = '[[screen]]\nname = "屏幕1"\ntheme = "festive"\n'


class Person:
    """Whoever sits at the terminal."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.problems: list[Problem] = []

    def say(self, key: str, /, **fields: object) -> None:
        assert fields["path"]
        self.told.append(key)

    def hear(self, problems: tuple[Problem, ...]) -> None:
        self.problems += problems


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def watch(tmp_path: Path, person: Person) -> SettingsWatch:
    (tmp_path / "signage.toml").write_text("", "utf-8")
    (tmp_path / "state").mkdir()
    return SettingsWatch(
        tmp_path / "signage.toml", tmp_path / "cache", tmp_path / "state", Settings(), person.say, person.hear
    )


def write(folder: Path, text: str) -> None:
    path = folder / "signage.toml"
    path.write_text(text, "utf-8")
    later = path.stat().st_mtime_ns + 5_000_000
    os.utime(path, ns=(later, later))


def published(folder: Path) -> str:
    path = folder / "state" / PUBLISHED
    return json.loads(path.read_text("utf-8"))["screens"][0]["theme"] if path.exists() else ""


def look(watch: SettingsWatch, times: int = 2) -> None:
    for _ in range(times):
        watch()


def test_nothing_is_read_while_nothing_changes(watch: SettingsWatch, person: Person, tmp_path: Path) -> None:
    look(watch, 5)
    assert (person.told, published(tmp_path)) == ([], "")


def test_a_change_is_taken_over_once_it_stands(watch: SettingsWatch, person: Person, tmp_path: Path) -> None:
    write(tmp_path, WHOLE[:20])
    look(watch, 1)
    write(tmp_path, WHOLE)
    look(watch, 1)
    assert person.told == [], "it may still be being written"
    look(watch, 3)
    assert (person.told, published(tmp_path)) == (["settings-taken"], "festive")


def test_what_means_the_same_is_not_told(watch: SettingsWatch, person: Person, tmp_path: Path) -> None:
    write(tmp_path, "# 只有注释\n")
    look(watch)
    assert person.told == []


BROKEN = {
    "not TOML": '[[screen]]\ntheme = "festive',
    "a word that nobody knows": '[[screen]]\nname = "屏幕1"\ntheme = "festiv"\n',
    "gone": None,
    "not a file": "folder",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_keeps_the_last_good_settings(
    watch: SettingsWatch, person: Person, tmp_path: Path, text: str | None
) -> None:
    write(tmp_path, WHOLE)
    look(watch)
    if text is None or text == "folder":
        (tmp_path / "signage.toml").unlink()
    if text == "folder":
        (tmp_path / "signage.toml").mkdir()
    elif text is not None:
        write(tmp_path, text)
    look(watch, 4)
    assert person.told == ["settings-taken", "settings-kept"]
    assert person.problems
    assert published(tmp_path) == "festive"
    if text == "folder":
        (tmp_path / "signage.toml").rmdir()
    write(tmp_path, WHOLE.replace("festive", "solemn"))
    look(watch)
    assert published(tmp_path) == "solemn"


def test_what_needs_a_new_start_is_said(watch: SettingsWatch, person: Person, tmp_path: Path) -> None:
    write(tmp_path, WHOLE + 'display = "HDMI-1"\n')
    look(watch)
    assert person.told == ["settings-restart"]


def test_a_state_folder_that_cannot_be_written(watch: SettingsWatch, person: Person, tmp_path: Path) -> None:
    (tmp_path / "state").rmdir()
    write(tmp_path, WHOLE)
    look(watch)
    assert person.told == ["no-state"]
