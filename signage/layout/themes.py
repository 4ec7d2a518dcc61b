"""Themes from their folders: `themes/<name>/theme.toml` to `Theme`. Every mistake in a theme is a `ThemeError`.

A theme is part of the program, never of the content folder; `load_themes` leaves a broken one out and the player
falls back to `calm`.
"""

from __future__ import annotations

import dataclasses
import logging
import re
import tomllib
from pathlib import Path
from typing import Any

from signage.core.codec import CodecError, from_plain, to_plain
from signage.core.display.theme import Manner, Palette, Theme
from signage.core.events import Event, happens

FALLBACK = "calm"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")
_KEYS = {"name", "families", "display", "manner", "day", "dusk", "led"}
LOG = logging.getLogger("signage.layout")


class ThemeError(ValueError):
    """The theme's file lacks something, or has something that is none of a theme."""


def load_theme(folder: Path, name: str) -> Theme:
    """The theme `name` below `folder`. Raises `ThemeError` or `OSError`."""
    if not _NAME.fullmatch(name):
        raise ThemeError(name)
    try:
        plain = tomllib.loads((folder / name / "theme.toml").read_text("utf-8"))
    except ValueError as error:
        raise ThemeError(str(error)) from None
    if unknown := plain.keys() - _KEYS:
        raise ThemeError(", ".join(sorted(unknown)))
    if plain.get("name") != name:
        raise ThemeError("name")
    families = _strings(plain.get("families"), "families")
    day, dusk, led = (_palette(plain.get(variant), variant) for variant in ("day", "dusk", "led"))
    display = _strings(plain.get("display", []), "display")
    return Theme(name, day, dusk, led, families, display, _manner(plain.get("manner", {})))


def load_themes(folder: Path) -> dict[str, Theme]:
    """Every theme below `folder` that can be used, by name. Raises `ThemeError` where not even `calm` can be."""
    found: dict[str, Theme] = {}
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not (entry / "theme.toml").is_file():
            continue
        try:
            found[entry.name] = load_theme(folder, entry.name)
        except (ThemeError, OSError) as error:
            LOG.warning("theme %s is left out: %s", entry.name, error, extra=happens(Event.THEME_LEFT_OUT, entry.name))
    if FALLBACK not in found:
        raise ThemeError(FALLBACK)
    return found


def _strings(plain: Any, key: str) -> tuple[str, ...]:
    if not isinstance(plain, list) or not all(isinstance(word, str) for word in plain):
        raise ThemeError(key)
    return tuple(plain)


def _palette(plain: Any, variant: str) -> Palette:
    if not isinstance(plain, dict):
        raise ThemeError(f"[{variant}]")
    names = {field.name for field in dataclasses.fields(Palette)}
    wrong = sorted(plain.keys() - names) + [n for n in sorted(names) if not _COLOUR.fullmatch(str(plain.get(n, "")))]
    if wrong:
        raise ThemeError(f"[{variant}] " + ", ".join(wrong))
    return Palette(**{name: plain[name] for name in names})


def _manner(plain: Any) -> Manner:
    if not isinstance(plain, dict):
        raise ThemeError("[manner]")
    try:
        return from_plain(Manner, {**to_plain(Manner()), **plain})
    except CodecError as error:
        raise ThemeError(f"[manner] {error}") from None
