"""What several commands ask for: content, settings, state, a screen, a time."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from signage import paths
from signage.cli.console import CANNOT_RUN, WRONG_USAGE, Console, helped
from signage.config.compiled import load_settings
from signage.core.settings import Problem, Screen, Settings
from signage.system.zone import zone_of
from signage.words.fill import fill
from signage.words.settings import SETTINGS


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line and the settings say together. Paths are absolute; `file` is None without settings."""

    settings: Settings
    problems: tuple[Problem, ...]
    content: Path
    state: Path
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The command cannot go on: which sentence, what fills it, which exit code."""

    key: str
    fields: dict[str, object]
    code: int = CANNOT_RUN

    def tell(self, console: Console) -> int:
        """Say why; returns the exit code."""
        console.say(self.key, **self.fields)
        return self.code


def add_where(parser: argparse.ArgumentParser) -> None:
    """`--content` and `--settings`."""
    parser.add_argument("--content", metavar="DIR", default="", help=helped("content"))
    parser.add_argument("--settings", metavar="FILE", default="", help=helped("settings"))


def gather(options: argparse.Namespace) -> Given:
    """Settings, and the folders that follow from them and the command line. Never touches the content folder."""
    file = paths.settings_file(options.settings, os.environ)
    settings, problems = load_settings(file, paths.state_root(os.environ))
    content = content_of(options.content, settings, file)
    if file is not None and paths.is_inside(file, content):
        problems = (*problems, Problem(str(file), *fill(SETTINGS, "inside-content")))
    state = paths.state_dir(content, settings.content.state, os.environ, file.parent if file else None)
    return Given(settings, problems, content, state, file)


def now_at(given: Given) -> datetime:
    """The time, in the site's zone."""
    return datetime.now(zone_of(given.settings.site.timezone))


def content_of(named: str, settings: Settings, file: Path | None) -> Path:
    """The content folder: the command line's, the settings' (beside their file if relative), or what ships."""
    if named:
        return paths.absolute(named)
    if settings.content.folder:
        return paths.absolute(settings.content.folder, file.parent if file else None)
    return paths.shipped_content()


def choose_screens(name: str, settings: Settings) -> tuple[Screen, ...] | Refused:
    """All screens, or the one of that name."""
    chosen = tuple(screen for screen in settings.screens if screen.name == name or not name)
    if chosen:
        return chosen
    names = "、".join(screen.name for screen in settings.screens)
    return Refused("unknown-screen", {"name": name, "names": names}, WRONG_USAGE)


def parse_time(text: str, settings: Settings) -> datetime | Refused:
    """`2026-10-01 08:00` or ISO 8601; without a zone it is the site's."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return Refused("bad-time", {"text": text}, WRONG_USAGE)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone_of(settings.site.timezone))
