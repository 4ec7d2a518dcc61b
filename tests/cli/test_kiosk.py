"""`signage kiosk` as somebody types it: what is shown is what is done, and what cannot work is said before anything is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from signage.cli.main import main


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("SUDO_USER", "SIGNAGE_SETTINGS", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    return tmp_path


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_shown_installed_seen_and_removed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kiosk", "status"]) == 1
    assert main(["kiosk", "install", "--form", "autostart", "--content", "/srv/内容 一", "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert files(home) == set()
    assert main(["kiosk", "install", "--form", "autostart", "--content", "/srv/内容 一"]) == 0
    written = files(home)
    assert len(written) == 4
    assert all(f"# {home / name}\n{(home / name).read_text('utf-8')}" in shown for name in written)
    capsys.readouterr()
    assert main(["kiosk", "status", "--json", "--content", "/srv/内容 一"]) == 0
    [told] = json.loads(capsys.readouterr().out)["installed"]
    assert (told["form"], told["current"], told["enabled"], len(told["files"])) == ("autostart", True, True, 4)
    assert main(["kiosk", "remove", "--dry-run"]) == 0
    told_gone = capsys.readouterr().out
    assert all(f"- {home / name}" in told_gone for name in written)
    assert files(home) == written
    assert main(["kiosk", "remove"]) == 0
    assert files(home) == set()


def test_a_second_form_beside_the_first_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kiosk", "install", "--form", "autostart"]) == 0
    before = files(home)
    assert main(["kiosk", "install", "--form", "user"]) == 3
    assert "signage kiosk remove" in capsys.readouterr().err
    assert files(home) == before


def test_what_is_of_windows_is_shown_and_not_done(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kiosk", "install", "--form", "task", "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert "$ schtasks /Create /TN signage /XML " in shown
    assert "<LogonTrigger>" in shown
    assert main(["kiosk", "install", "--form", "task"]) == 3
    assert files(home) == set()
