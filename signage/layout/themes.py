"""Themes from their folders: `themes/<name>/theme.toml` to `Theme`. Unknown or broken ones give `calm`, built in."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path
from typing import Any

from signage.core.theme import Palette, Theme

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")


class ThemeError(ValueError):
    """The theme's file lacks a colour, or has one that is none."""


def load_theme(folder: Path, name: str) -> Theme:
    """The theme `name` below `folder`. Raises `ThemeError` or `OSError`."""
    if not _NAME.fullmatch(name):
        raise ThemeError(name)
    try:
        plain = tomllib.loads((folder / name / "theme.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(str(error)) from None
    families = plain.get("families")
    if not isinstance(families, list) or not all(isinstance(family, str) for family in families):
        raise ThemeError("families")
    return Theme(name, _palette(plain.get("day")), _palette(plain.get("dusk")), tuple(families))


def _palette(plain: Any) -> Palette:
    if not isinstance(plain, dict):
        raise ThemeError("[day] and [dusk]")
    names = [field.name for field in dataclasses.fields(Palette)]
    wrong = [name for name in names if not _COLOUR.fullmatch(str(plain.get(name, "")))]
    if wrong:
        raise ThemeError(", ".join(wrong))
    return Palette(**{name: plain[name] for name in names})
