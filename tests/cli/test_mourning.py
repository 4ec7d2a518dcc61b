"""`signage mourning` from outside and inside: two confirmations, an end, a record, and never half switched."""

import argparse
import builtins
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from signage.cli import mourning
from signage.cli.console import Console
from signage.cli.main import main
from signage.core.calendar.mourning import Mourning
from signage.snapshots import layout
from signage.snapshots.read import Reader

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("SIGNAGE_SETTINGS", raising=False)
    (tmp_path / "signage.toml").write_text(f'[content]\nstate = "{tmp_path / "own"}"\n', "utf-8")
    monkeypatch.setenv("SIGNAGE_SETTINGS", str(tmp_path / "signage.toml"))
    monkeypatch.setattr(mourning.logs, "set_up", lambda *_: None)
    return tmp_path / "own"


def later(hours: float) -> str:
    return (datetime.now(ZONE) + timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M")


def switched(state: Path) -> Mourning | None:
    return Reader(state).mourning()[0]


def test_on_and_off_by_a_script(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    end = later(30)
    assert main(["mourning", "on", "--until", end, "--yes", "--yes"]) == 0
    made = switched(state)
    assert made is not None
    assert made.until == datetime.strptime(end, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
    assert main(["mourning", "status"]) == 0
    assert end in capsys.readouterr().out
    assert main(["mourning", "off", "--yes", "--yes"]) == 0
    assert switched(state) is None
    assert main(["mourning", "off", "--yes", "--yes"]) == 0, "off again is no mistake"
    assert main(["mourning", "status"]) == 0
    assert "没有人工打开" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["on", "--yes", "--yes"], "--until"),
        (["on", "--until", "soon", "--yes", "--yes"], "soon"),
        (["on", "--until", "soon 24:00", "--yes", "--yes"], "soon"),
        (["on", "--until", later(-1), "--yes", "--yes"], later(-1)),
        (["on", "--until", later(24 * 11), "--yes", "--yes"], "10"),
        (["on", "--until", later(1), "--yes"], "两次"),
        (["on", "--until", later(1)], "两次"),
        (["off"], "两次"),
        (["perhaps"], "perhaps"),
    ],
)
def test_what_is_not_done(
    state: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert main(["mourning", *words]) == 2
    assert said in capsys.readouterr().err
    assert not (state / layout.MOURNING).exists()


@pytest.mark.parametrize(
    ("answers", "code"),
    [(["y", "是"], 0), (["y", "n"], 3), (["", "y"], 3), (["no"], 3), ([], 3), (["yes"], 3)],
    ids=["twice", "once", "empty", "no", "nobody", "nobody the second time"],
)
def test_a_person_is_asked_twice(
    state: Path, answers: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        if len(asked) > len(answers):
            raise EOFError
        return answers[len(asked) - 1]

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", answer)
    until = later(5)
    assert main(["mourning", "on", "--until", until]) == code
    assert (switched(state) is not None) is (code == 0)
    assert code == 0 or "没有改动" in capsys.readouterr().err
    assert until in asked[0]


def test_midnight_may_be_written_as_24() -> None:
    given = mourning.gather(argparse.Namespace(content="", settings=""))
    for text in ("2026-12-13 24:00", "2026-12-13T24:00", "2026-12-13 24:00:00"):
        assert mourning.end_of(text, given) == datetime(2026, 12, 14, tzinfo=ZONE)
    assert isinstance(mourning.end_of("2026-12-13 24:30", given), mourning.Refused)


def test_a_damaged_switch_is_named(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state.mkdir(parents=True)
    (state / layout.MOURNING).write_text("{", "utf-8")
    assert mourning.status(state, datetime.now(ZONE), Console("zh")) == 0
    assert "读不出" in capsys.readouterr().out


def test_a_state_folder_that_cannot_be_written(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(mourning, "switch_on", full)
    assert main(["mourning", "on", "--until", later(1), "--yes", "--yes"]) == 3
    assert str(state) in capsys.readouterr().err
