"""`signage pin`: what is typed never stands anywhere, what is printed can be put into the settings."""

from __future__ import annotations

import getpass
import tomllib
from collections.abc import Iterator

import pytest

from signage.cli.main import main
from signage.config.read import read_settings
from signage.core.maintenance import fits


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    coming: Iterator[str] = iter(answers)

    def answer(prompt: str) -> str:
        assert prompt
        try:
            return next(coming)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr(getpass, "getpass", answer)


def test_a_pin_becomes_lines_for_the_settings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "24680", "24680")
    assert main(["pin", "--lang", "zh"]) == 0
    shown = capsys.readouterr()
    assert "24680" not in shown.out + shown.err
    assert "Ctrl+Alt+M" in shown.err
    settings, problems = read_settings(shown.out.encode(), "signage.toml")
    assert not problems
    assert fits("24680", settings.maintenance.pin)
    assert tomllib.loads(shown.out)["maintenance"]["pin"] == settings.maintenance.pin


@pytest.mark.parametrize(
    ("answers", "code", "said"),
    [
        (("12",), 2, "4 到 12 位数字"),
        (("abcd",), 2, "4 到 12 位数字"),
        (("2468", "2469"), 2, "不一样"),
        ((), 3, "终端"),
        (("2468",), 3, "终端"),
    ],
)
def test_what_is_refused(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answers: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    typed(monkeypatch, *answers)
    assert main(["pin", "--lang", "zh"]) == code
    shown = capsys.readouterr()
    assert said in shown.err
    assert not shown.out


@pytest.mark.parametrize("written", ["2468", "pbkdf2-sha256:1:2:3"])
def test_a_pin_in_the_settings_as_it_is_switches_the_key_off_and_is_said(written: str) -> None:
    settings, [problem] = read_settings(f'[maintenance]\npin = "{written}"\n'.encode(), "signage.toml")
    assert settings.maintenance.pin == ""
    assert "signage pin" in problem.text_zh
    assert written not in problem.text_zh + problem.text_en + problem.used
