"""What `check` says of screens and the themes that they wear, from the composition root down to real themes on disk."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from signage import app, paths
from signage.core.settings import Place, Screen, Settings
from signage.system.zone import zone_of

FAR = Settings(places=(Place(distance_mm=30_000.0),), screens=(Screen(diagonal_inch=32.0),))
INK = 'ink = "'


@pytest.fixture
def themes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the themes that ship, which the program takes for its own."""
    folder = tmp_path / "themes"
    shutil.copytree(paths.themes(), folder)
    monkeypatch.setattr("signage.paths.themes", lambda: folder)
    monkeypatch.setattr("signage.screen.build.themes", lambda: folder)
    return folder


def found(tmp_path: Path, settings: Settings) -> dict[str, list[str]]:
    """The sentences of `check` over an empty content folder, by their codes."""
    for name in ("content", "state"):
        (tmp_path / name).mkdir()
    report = app.check(settings, (), tmp_path / "content", tmp_path / "state")
    said: dict[str, list[str]] = {}
    for finding in report.findings:
        said.setdefault(finding.code, []).append(finding.text_zh)
    return said


def spoilt(themes: Path, name: str, *, broken: bool = False) -> None:
    """A theme whose ink is its ground, or whose file ends too soon."""
    file = themes / name / "theme.toml"
    text = file.read_text("utf-8")
    if not broken:
        ground = text.split('ground = "', 1)[1][:7]
        before, ink, rest = text.partition(INK)
        assert ink
        text = f"{before}{ink}{ground}{rest[7:]}"
    file.write_text(text[: len(text) // 2] if broken else text, "utf-8")


def test_the_themes_that_ship_have_no_findings(tmp_path: Path, themes: Path) -> None:
    assert len(list(themes.iterdir())) >= 4
    assert found(tmp_path, Settings()).keys().isdisjoint({"contrast", "theme-broken", "too-far"})


@pytest.mark.parametrize("name", ["calm", "festive", "mourning"])
def test_weak_colours_are_said_of_every_theme_that_a_screen_may_wear(tmp_path: Path, themes: Path, name: str) -> None:
    spoilt(themes, name)
    said = found(tmp_path, Settings())["contrast"]
    assert f"主题“{name}”里 ink 和 ground 的对比只有 1.0，太接近。请换颜色" in said


def test_a_theme_that_nobody_wears_is_not_looked_at(tmp_path: Path, themes: Path) -> None:
    spoilt(themes, "festive")
    assert "contrast" not in found(tmp_path, Settings(screens=(Screen(theme="solemn"),)))


def test_a_broken_theme_is_said_and_ends_nothing(tmp_path: Path, themes: Path) -> None:
    spoilt(themes, "festive", broken=True)
    (said,) = found(tmp_path, Settings())["theme-broken"]
    assert said.startswith("主题“festive”的文件有错，用不了，屏幕用“calm”代替")


def test_a_place_is_stale_by_what_plays_there_not_by_when_it_is_checked(tmp_path: Path) -> None:
    content, played = tmp_path / "content", tmp_path / "played"
    for folder in (content, played, tmp_path / "state"):
        folder.mkdir()
    (content / "通知.txt").write_text("随手锁屏", "utf-8")
    zone = zone_of(Settings().site.timezone)
    app.publish_once(Settings(), content, played, datetime.now(zone) - timedelta(days=26))
    report = app.check(Settings(), (), content, tmp_path / "state", played)
    assert "place-ageing" in {finding.code for finding in report.findings}


def test_a_screen_that_hangs_too_far_away_is_said(tmp_path: Path) -> None:
    assert "屏幕“屏幕1”太小，或者站得太远" in found(tmp_path, FAR)["too-far"][0]
