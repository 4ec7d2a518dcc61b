"""Commands call what they should with what was given. The composition root is replaced; the rest is real."""

import json
import os
import types
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import signage
from signage import paths
from signage.cli import run as run_command
from signage.cli.main import main
from signage.config.live import SettingsWatch
from signage.core.check_report import CheckItem, CheckReason, CheckReport, Finding
from signage.core.codec import from_plain
from signage.core.maintenance import ENDED
from signage.core.settings import Settings
from signage.supervise.child import Program

GOOD = CheckItem("a.txt", "0" * 64, "text", "标题", "scope", "accepted", (), ("大厅",), None, None, 9.0, 12.0, 3)
BAD = CheckItem(
    "[b]\udcff.txt", "1" * 64, "text", "标题", None, "rejected",
    (CheckReason("empty", "文件是空的", "it is empty", ""),), (), None, None, 0.0, 0.0, 0,
)  # fmt: skip
COVERED = {"屏幕1": {"full-text": 1, "organisation": 0, "scope": 2, "measures": 3, "supervision": 4}}


class Calls:
    """Stands for `signage.app`; remembers what it was asked."""

    def __init__(self) -> None:
        self.made: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
        self.answer: Any = 0

    def __getattr__(self, name: str) -> Any:
        def called(*args: Any, **fields: Any) -> Any:
            self.made.append((name, args, fields))
            if isinstance(self.answer, Exception):
                raise self.answer
            return self.answer

        return called


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Calls:
    calls = Calls()
    fake = types.ModuleType("signage.app")
    for name in ("check", "shot", "testcard"):
        setattr(fake, name, getattr(calls, name))
    monkeypatch.setitem(__import__("sys").modules, "signage.app", fake)
    monkeypatch.setattr(signage, "app", fake, raising=False)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "SIGNAGE_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    return calls


def test_shot(app: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "new" / "a.png"
    code = main(
        ["shot", "--at", "2026-10-01 08:00", "-o", str(picture), "--size", "1080x1920", "--content", str(tmp_path)]
    )
    ((name, args, _),) = app.made
    settings, content, state, screen, moment, size, output = args
    assert (code, name) == (0, "shot")
    assert (settings, content, screen, size, output) == (Settings(), tmp_path, "屏幕1", (1080, 1920), picture)
    assert state == paths.state_dir(tmp_path, "", os.environ)
    assert moment == datetime.fromisoformat("2026-10-01T08:00:00+08:00")
    assert picture.parent.is_dir()
    assert capsys.readouterr().out == f"the picture is in {picture}\n"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-10-01", "2026-10-01T00:00:00+08:00"),
        ("2026-10-01T08:00:30", "2026-10-01T08:00:30+08:00"),
        ("2026-10-01T00:00:00Z", "2026-10-01T00:00:00+00:00"),
        ("2026-10-01 08:00+09:00", "2026-10-01T08:00:00+09:00"),
    ],
)
def test_times(app: Calls, text: str, moment: str) -> None:
    assert main(["shot", "--at", text, "-o", "/tmp/never-written.png"]) == 0
    assert app.made[0][1][4] == datetime.fromisoformat(moment)


def test_a_picture_that_cannot_be_written(app: Calls, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shot", "--at", "2026-10-01", "-o", "/dev/null/a.png"]) == 3
    assert "cannot write" in capsys.readouterr().err
    assert not app.made


def test_testcard(app: Calls) -> None:
    app.answer = 0
    assert main(["testcard", "--windowed", "--for", "3"]) == 0
    assert app.made == [("testcard", (Settings(), ("屏幕1",)), {"windowed": True, "seconds": 3.0})]


def test_setup_ends_with_the_test_card(app: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "s.toml"
    assert main(["setup", "--yes", "-o", str(file)]) == 0
    assert not app.made  # no screen here
    monkeypatch.setenv("DISPLAY", ":9")
    assert main(["setup", "--yes", "--replace", "--no-testcard", "-o", str(file)]) == 0
    assert not app.made
    assert main(["setup", "--yes", "--replace", "-o", str(file)]) == 0
    ((name, (settings, screens), _),) = app.made
    assert (name, screens, settings.screens[0].diagonal_inch) == ("testcard", ("屏幕1",), 55.0)


def test_check_in_json(app: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app.answer = CheckReport((GOOD, BAD), COVERED, (Finding("x", "error", "中", "en"),))
    assert main(["check", "--json", "--content", str(tmp_path)]) == 1
    assert json.loads(capsys.readouterr().out) == app.answer.to_json()
    ((name, (settings, problems, content, state, _), _),) = app.made
    assert (name, settings, problems, content) == ("check", Settings(), (), tmp_path)
    assert not state.exists()  # a throw-away state, gone again


def test_check_for_people(app: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app.answer = CheckReport((GOOD, BAD), COVERED, (Finding("x", "warning", "中文", "[red]english"),))
    assert main(["check", "--lang", "en", "--content", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    for said in (
        "a.txt",
        "accepted",
        "3 / 12 s",
        "[b]□.txt",
        "rejected",
        "it is empty",
        "屏幕1",
        "[warning] [red]english",
    ):
        assert said in out
    app.answer = CheckReport((GOOD,), COVERED, ())
    assert main(["check", "--content", str(tmp_path)]) == 0
    assert "nothing was found" in capsys.readouterr().out


def test_run_starts_players_first(
    app: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    started: list[tuple[list[Program], dict[str, str], float | None]] = []

    def remember(
        programs: list[Program], environ: dict[str, str], _: object, *, seconds: float | None, **more: object
    ) -> int:
        assert isinstance(more["look"], SettingsWatch)
        started.append((programs, environ, seconds))
        return 0

    monkeypatch.setattr(run_command, "keep_running", remember)
    toml = tmp_path / "s.toml"
    toml.write_text(
        "[[screen]]\nname = '一'\n[[screen]]\nname = '二'\nx = 1\n[content]\nfolder = 'c'\nstate = '~/st'\n"
    )
    argv = ["run", "--settings", str(toml), "--at", "2026-10-01", "--for", "2.5"]
    assert main(argv) == 0
    ((programs, environ, seconds),) = started
    assert not app.made
    assert [program.name for program in programs] == ["player 一", "player 二", "ingest"]
    assert programs[0].argv[-2:] == ("--at", "2026-10-01T00:00:00+08:00")
    state = tmp_path / "st"
    assert str(tmp_path / "c") in programs[2].argv  # beside the settings
    assert from_plain(Settings, json.loads((state / "settings.json").read_bytes())).screens[1].name == "二"
    assert (environ["QT_QPA_PLATFORM"], seconds, state.stat().st_mode & 0o777) == ("offscreen", 2.5, 0o700)
    err = capfd.readouterr().err
    assert "[[screen]] 2" in err
    assert "no display was found" in err
    assert f"the content folder {tmp_path / 'c'} is not there" in err
    assert main(argv) == 0  # the first still holds its lock
    assert len(started) == 1
    assert capfd.readouterr().err.endswith(f"一 is already playing this folder (process {os.getpid()})\n")
    assert main(["run", "--screen", "二", "--settings", str(toml)]) == 0
    assert len(started) == 1  # both screens play


def test_the_end_by_hand_is_left_for_the_unit_to_see(tmp_path: Path) -> None:
    run_command.leave_word({"RUNTIME_DIRECTORY": f"{tmp_path}:/other"})
    run_command.leave_word({})
    run_command.leave_word({"RUNTIME_DIRECTORY": str(tmp_path / "not there")})
    assert [path.name for path in tmp_path.iterdir()] == [ENDED]


def test_two_runs_may_share_a_folder_each_with_its_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    started: list[list[Program]] = []
    monkeypatch.setattr(run_command, "keep_running", lambda programs, *_, **__: started.append(programs) or 0)
    toml = tmp_path / "s.toml"
    toml.write_text(
        f"[[screen]]\nname = '一'\n[[screen]]\nname = '二'\n[content]\nfolder = 'c'\nstate = '{tmp_path}/st'\n"
    )
    for name in "一二一":
        assert main(["run", "--screen", name, "--settings", str(toml)]) == 0
    assert [[program.name for program in programs] for programs in started] == [
        ["player 一", "ingest"],
        ["player 二", "ingest"],
    ]
    assert {programs[1].unless for programs in started} == {tmp_path / "st" / "ingest.lock"}
    assert len({programs[0].argv[programs[0].argv.index("--settings-json") + 1] for programs in started}) == 2
    toml.write_text(toml.read_text() + "[[screen]]\nname = '三'\n")
    assert main(["run", "--screen", "三", "--settings", str(toml), "--content", str(tmp_path / "other")]) == 3
    assert "in use for another content folder" in capfd.readouterr().err


def test_settings_inside_the_content_folder_are_pointed_out(app: Calls, tmp_path: Path) -> None:
    app.answer = CheckReport((), {}, ())
    (tmp_path / "s.toml").write_text("")
    main(["check", "--content", str(tmp_path), "--settings", str(tmp_path / "s.toml")])
    ((_, (_, (problem,), *_), _),) = app.made
    assert "inside the content folder" in problem.text_en


def test_a_bug_is_logged_and_said_in_one_sentence(
    app: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.answer = RuntimeError("secret detail")
    assert main(["check", "--content", str(tmp_path)]) == 3
    log = tmp_path / ".local/state/signage/trouble.log"
    err = capsys.readouterr().err
    assert "secret detail" in log.read_text()
    assert str(log) in err
    assert "secret detail" not in err
    log.write_text("x" * (2 << 20))
    assert main(["check", "--content", str(tmp_path)]) == 3
    assert log.stat().st_size < 10_000
    assert log.with_suffix(".old").exists()


def test_an_interruption_is_no_bug(app: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    assert not app.made
    monkeypatch.setattr("signage.app.check", interrupted)
    assert main(["check", "--content", str(tmp_path)]) == 3
