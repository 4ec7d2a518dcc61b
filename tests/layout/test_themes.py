"""The themes that ship, and what becomes of a broken one."""

import colorsys
import logging
import shutil
from pathlib import Path

import pytest

from signage.core.display.theme import ORDINARY, contrast, weak_pairs
from signage.layout.fonts import Fonts
from signage.layout.themes import ThemeError, load_theme, load_themes
from signage.paths import theme_names, themes

NAMES = ("calm", "festive", "mourning", "solemn")
TEXT = ("ink", "soft", "accent", "prohibit", "band_ink", "band_accent", "level_ink")
GROUNDS = ("ground", "surface", "band", "level_1", "level_2", "level_3")


def test_the_themes_that_ship() -> None:
    assert theme_names() == NAMES
    assert tuple(load_themes(themes())) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_contrast_in_every_variant(name: str) -> None:
    for palette in load_theme(themes(), name).variants:
        assert weak_pairs(palette) == ()
        assert contrast(palette.rule, palette.ground) > 1.2


@pytest.mark.parametrize("name", NAMES)
def test_led_panels_get_black_no_grey_text_and_no_white_ground(name: str) -> None:
    led = load_theme(themes(), name).led
    assert led.ground == "#000000"
    for role in TEXT:
        red, green, blue = (int(getattr(led, role)[at : at + 2], 16) / 255 for at in (1, 3, 5))
        _, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
        assert value > 0.85 or saturation > 0.3, f"{role} is grey"
    assert all(contrast(getattr(led, role), "#000000") < 5 for role in GROUNDS)


def test_what_mourning_leaves_out() -> None:
    manner = load_theme(themes(), "mourning").manner
    assert not any((manner.motion, manner.photographs, manner.codes, manner.progress, manner.clock, manner.ornament))
    assert (manner.stage_ms, manner.least_s) == (1500, 60.0)
    assert load_theme(themes(), "calm").manner == ORDINARY


MISTAKES = {
    "not TOML": ("[day\n", "", ""),
    "not UTF-8": ("", "静", "\udcff"),
    "no families": ("", "families", "families2"),
    "a colour is missing": ("", 'soft = "#4A5563"\n', ""),
    "a colour is none": ("", '"#4A5563"', '"grey"'),
    "no variant for LED panels": ("", "[led]", "[night]"),
    "a role that nobody knows": ("", "[day]", '[day]\nshadow = "#000000"'),
    "another name": ("", 'name = "calm"', 'name = "clam"'),
    "a manner that nobody knows": ("", "[day]", "[manner]\nglitter = true\n[day]"),
    "a manner of another type": ("", "[day]", '[manner]\nmotion = "no"\n[day]'),
    "no table of manners": ("manner = 3\n", "", ""),
}


@pytest.mark.parametrize(("before", "old", "new"), MISTAKES.values(), ids=MISTAKES)
def test_a_broken_theme_is_left_out(
    before: str, old: str, new: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(themes(), tmp_path, dirs_exist_ok=True)
    whole = (themes() / "calm" / "theme.toml").read_text("utf-8").replace('name = "calm"', 'name = "odd"')
    old = old.replace("calm", "odd")
    assert not old or old in whole
    folder = tmp_path / "odd"
    folder.mkdir()
    changed = before + (whole.replace(old, new, 1) if old else whole)
    (folder / "theme.toml").write_bytes(changed.encode("utf-8", "surrogateescape"))
    with pytest.raises(ThemeError):
        load_theme(tmp_path, "odd")
    with caplog.at_level(logging.CRITICAL):
        assert tuple(load_themes(tmp_path)) == NAMES


def test_names_are_never_paths() -> None:
    for name in ("../calm", "/etc", "", "Calm"):
        with pytest.raises(ThemeError):
            load_theme(themes(), name)


def test_without_calm_there_is_nothing_to_fall_back_to(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ThemeError):
            load_themes(folder)


def test_the_display_face_is_for_large_bold_text_only(fonts: Fonts) -> None:
    theme = load_theme(themes(), "solemn")
    made = Fonts(theme.families, theme.display, 90)
    if made.display == made.family:
        pytest.skip("no Song face is installed")
    families = [made.font(*style).family() for style in ((90, True), (200, True), (89, True), (200, False))]
    assert families == [made.display, made.display, made.family, made.family]
    assert Fonts(theme.families, ("no such face",), 90).font(200, True).family() == fonts.family
