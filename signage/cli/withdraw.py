"""`signage withdraw` (一键下线): what is on the screens now, or what is named, leaves them at once, by being moved into 撤下.

The file itself is kept. It plays again when somebody moves it back.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

from signage.cli.common import Given, add_where, gather
from signage.cli.console import CANNOT_RUN, FINDINGS, FINE, Console, helped
from signage.core.item import ItemRecord
from signage.core.snapshot import playable
from signage.snapshots import layout
from signage.snapshots.read import Reader
from signage.snapshots.write import write_durably
from signage.words.withdraw import WITHDRAW

FOLDER = "撤下"
RULES, ROLE = "_section.toml", 'role = "withdraw"\n'
AGREED = ("", "y", "yes", "是", "好", "确定")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `withdraw` can be told."""
    parser.add_argument("files", metavar="FILE", nargs="*", help=helped("withdraw-files"))
    add_where(parser)
    parser.add_argument("--ask", action="store_true", help=helped("ask"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Move the files. 1 when nothing is on a screen, or a named file does not play."""
    given = gather(options)
    reader = Reader(given.state)
    manifest = reader.poll()
    items = playable(manifest, reader.withdrawn()) if manifest is not None else ()
    chosen = named(items, options.files, given.content) if options.files else on_screens(items, given.state)
    if not chosen:
        return _say(
            console, "unknown-file" if options.files else "nothing-on", FINDINGS, files="、".join(options.files)
        )
    for item in chosen:
        print(console.of(WITHDRAW, "chosen", title=item.title or item.path, path=item.path))
    if options.ask and not _agreed(console):
        return _say(console, "left", FINE)
    for item in chosen:
        try:
            moved = move(given.content / item.path, given)
        except OSError as error:
            detail = os.strerror(error.errno or 0)
            return _say(console, "not-moved", CANNOT_RUN, path=item.path, detail=detail)
        _say(console, "moved", FINE, path=item.path, to=moved.relative_to(given.content))
    return FINE


def on_screens(items: tuple[ItemRecord, ...], state: Path) -> tuple[ItemRecord, ...]:
    """The item that each screen of this state folder showed last."""
    newest: set[str] = set()
    for path in sorted(state.glob(layout.SHOWN)):
        try:
            shown: dict[str, str] = json.loads(path.read_bytes())["shown"]
            newest |= {max(shown, key=lambda item: shown[item])} if shown else set()
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return tuple(item for item in items if item.id in newest)


def named(items: tuple[ItemRecord, ...], files: list[str], content: Path) -> tuple[ItemRecord, ...]:
    """The items of these files, given by path, by path inside the content folder, or by name."""
    wanted = {file.rstrip("/") for file in files}
    whole = {os.path.abspath(file) for file in wanted}  # noqa: PTH100 - links stay
    return tuple(
        item
        for item in items
        if item.path in wanted or Path(item.path).name in wanted or str(content / item.path) in whole
    )


def move(file: Path, given: Given) -> Path:
    """Moves a file into the folder for what is taken down, under a name of its own. Raises `OSError`."""
    folder = given.content / FOLDER
    folder.mkdir(exist_ok=True)
    if not (folder / RULES).exists():
        write_durably(folder / RULES, ROLE.encode(), 0o664, ours=False)
    target = folder / file.name
    number = 2
    while target.exists():
        target = folder / f"{file.stem} ({number}){file.suffix}"
        number += 1
    shutil.move(file, target)
    return target


def _agreed(console: Console) -> bool:
    try:
        return input(console.of(WITHDRAW, "ask")).strip().lower() in AGREED
    except EOFError:
        return False


def _say(console: Console, key: str, code: int, **fields: object) -> int:
    print(console.of(WITHDRAW, key, **fields), file=sys.stdout if code == FINE else sys.stderr, flush=True)
    return code
