"""`signage init DIR`: a new content folder."""

from __future__ import annotations

import argparse
import os
from datetime import datetime

from signage import paths
from signage.cli.common import Refused
from signage.cli.console import FINE, Console, helped
from signage.config.compiled import load_settings
from signage.kiosk.folder import make_folder, place, sections_in
from signage.kiosk.table_templates import templates
from signage.zone import zone_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `init` can be told."""
    parser.add_argument("folder", metavar="DIR", help=helped("dir"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Make it, and say what was made."""
    target = paths.absolute(options.folder)
    try:
        from signage.kiosk.schedule_template import NAME, schedule_template  # noqa: PLC0415 - --help needs no openpyxl

        placed = make_folder(target, paths.shipped_content())
        settings, _ = load_settings(paths.settings_file("", os.environ), paths.state_root(os.environ))
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
