"""`signage init DIR`: a new content folder; with `--adopt` the one that is played from now on in the old one's place."""

from __future__ import annotations

import argparse
import logging
import os
from datetime import datetime
from pathlib import Path

from signage import logs, paths
from signage.cli.common import Refused, content_of
from signage.cli.console import FINE, Console, helped
from signage.config.compiled import load_settings
from signage.kiosk.folder import identified, make_folder, place, sections_in
from signage.kiosk.table_templates import templates
from signage.snapshots.adopted import adopt
from signage.system.zone import zone_of

LOG = logging.getLogger("signage.cli")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `init` can be told."""
    parser.add_argument("folder", metavar="DIR", help=helped("dir"))
    parser.add_argument("--adopt", action="store_true", help=helped("adopt"))
    parser.add_argument("--settings", metavar="FILE", default="", help=helped("settings"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Make it, and say what was made."""
    target = paths.absolute(options.folder)
    if options.adopt:
        return confirmed(target, options.settings, console)
    try:
        from signage.kiosk.schedule_template import NAME, schedule_template  # noqa: PLC0415 - --help needs no openpyxl

        placed = make_folder(target, paths.shipped_content())
        settings, _ = load_settings(paths.settings_file(options.settings, os.environ), paths.state_root(os.environ))
        today = datetime.now(zone_of(settings.site.timezone)).date()
        placed = (*placed, *(place(target, path, data) for path, data in templates(today)))
        names = tuple(one.name for one in settings.places)
        placed = (*placed, place(target, NAME, schedule_template(sections_in(target), names)))
    except OSError as error:
        path, detail = error.filename or target, os.strerror(error.errno or 0)
        return Refused("not-written", {"path": path, "detail": detail}).tell(console)
    for file in placed:
        print(f"  {console.sign('made' if file.made else 'kept')}  {file.path}")
    console.show("folder-made", path=target)
    return FINE


def confirmed(target: Path, settings_file: str, console: Console) -> int:
    """A person says that this folder is meant: its id is the one that counts on this PC."""
    file = paths.settings_file(settings_file, os.environ)
    settings, _ = load_settings(file, paths.state_root(os.environ))
    played = content_of("" if settings.content.folder else str(target), settings, file)
    if played != target:
        return Refused("not-played", {"path": target, "played": played}).tell(console)
    if not target.is_dir():
        return Refused("no-content", {"path": target}).tell(console)
    state = paths.state_dir(target, settings.content.state, os.environ, file.parent if file else None)
    try:
        identity = identified(target)
        paths.make_private(state)
        adopt(state, identity)
    except OSError as error:
        path, detail = error.filename or state, os.strerror(error.errno or 0)
        return Refused("not-written", {"path": path, "detail": detail}).tell(console)
    logs.set_up(state, "commands")
    LOG.info("content folder %s adopted", identity)
    console.show("folder-adopted", path=target)
    return FINE
