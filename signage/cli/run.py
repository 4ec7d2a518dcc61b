"""`signage run`: plays."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from signage import lastpicture, paths
from signage.cli.common import Given, Refused, add_where, choose_screens, gather, now_at, parse_time
from signage.cli.console import FINE, WRONG_USAGE, Console, helped
from signage.cli.run_log import Logged
from signage.config.compiled import PUBLISHED, publish_settings
from signage.config.live import SettingsWatch
from signage.core.maintenance import ENDED, ENDED_BY_HAND
from signage.core.settings import Screen
from signage.snapshots.layout import CURRENT
from signage.supervise.aside import AsideList
from signage.supervise.awake import Awake, holders
from signage.supervise.environment import clean, has_display
from signage.supervise.execution import holder
from signage.supervise.locks import Holder, digest, join, renew, take
from signage.supervise.parent import curtain_program, ingest_program, keep_running, player_program
from signage.system.footing import STDERR, Voice
from signage.system.reach import Reach, reach
from signage.system.reserve import with_room

FASTEST = 3600
"""Wall seconds in a second, at most: an hour goes by while a clip stands."""
LOOK_S = 1.0
"""So long a person waits to hear that the content folder is not there."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `run` can be told."""
    add_where(parser)
    parser.add_argument("--screen", metavar="NAME", default="", help=helped("screen"))
    parser.add_argument("--windowed", action="store_true", help=helped("windowed"))
    parser.add_argument("--at", metavar="TIME", default="", help=helped("at"))
    parser.add_argument("--speed", metavar="N", type=float, default=1.0, help=helped("speed"))
    parser.add_argument("--for", metavar="SECONDS", dest="seconds", type=float, default=None, help=helped("for"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Play until told to end."""
    before, sys.stderr = sys.stderr, Voice(STDERR)  # it never fails nor waits
    try:
        return play(options, console)
    finally:
        sys.stderr = before


def play(options: argparse.Namespace, console: Console) -> int:
    """The same, wherever sentences go."""
    given = gather(options)
    screens = choose_screens(options.screen, given.settings)
    if isinstance(screens, Refused):
        return screens.tell(console)
    moment = parse_time(options.at, given.settings) if options.at else None
    if isinstance(moment, Refused):
        return moment.tell(console)
    if options.seconds is not None and not 0 < options.seconds < float("inf"):
        return Refused("bad-seconds", {}, WRONG_USAGE).tell(console)
    if not 1 <= options.speed <= FASTEST:
        return Refused("bad-speed", {"most": FASTEST}, WRONG_USAGE).tell(console)
    console.problems(given.problems)
    name = f"settings-{digest([options.screen])}.json" if options.screen else PUBLISHED
    settings = prepare(given, screens, name)
    if isinstance(settings, Refused):
        return settings.tell(console)
    if not has_display(os.environ):
        console.say("no-display")
    if reach(given.content, LOOK_S) is Reach.MISSING:
        console.say("no-folder", path=given.content)
    if moment is None and options.speed != 1:
        moment = now_at(given)
    at = moment.isoformat() if moment else ""
    how = {"windowed": options.windowed, "alone": bool(options.screen), "at": at, "speed": options.speed}
    pictures = {} if at or options.windowed else last_pictures([screen.name for screen in screens])
    players = [
        player_program(given.state, screen.name, settings, picture=pictures.get(screen.name), **how)
        for screen in screens
    ]
    curtains = [curtain_program(given.state, name, again(), picture) for name, picture in pictures.items()]
    published = (given.state / CURRENT).exists()
    ingest = ingest_program(given.content, given.state, settings, published=published)
    watch = watch_of(given, console, name)
    tell = Logged(console.say, given.state, f"run-{digest([options.screen])}")
    aside = AsideList(given.state, tell)
    environ = clean(os.environ)
    whole = len(screens) == len(given.settings.screens)
    awake = Awake(environ, tell, hold=holder(), whole=whole) if pictures else None
    held = holders(environ) if pictures else ()
    keep = partial(keep_state, given, screens, name, watch)
    how_long = {"seconds": options.seconds, "look": watch, "put_aside": aside.put, "awake": awake, "keep": keep}
    with contextlib.closing(tell):
        code = keep_running([*players, *curtains, ingest, *held], environ, tell, **how_long)
    if code == ENDED_BY_HAND:
        leave_word(os.environ)
    return code


def leave_word(environ: Mapping[str, str]) -> None:
    """Says in the service's own folder that somebody at the screen has ended the program; its unit looks there before each start."""
    folder = environ.get("RUNTIME_DIRECTORY", "").partition(":")[0]
    if folder:
        with contextlib.suppress(OSError):
            (Path(folder) / ENDED).touch()


def last_pictures(screens: Sequence[str]) -> dict[str, int]:
    """The memory of each screen's last picture; none where there is no display, or the system has no such memory."""
    if not has_display(os.environ):
        return {}
    try:
        return {screen: lastpicture.make() for screen in screens}
    except (AttributeError, OSError):
        return {}


def again() -> list[str]:
    """How this process was started, for whoever starts it again: the folder, what names its own folders, the command."""
    own = {name: value for name, value in os.environ.items() if name.startswith("XDG_")}
    return [str(Path.cwd()), json.dumps(own), sys.executable, "-I", "-m", "signage", *sys.argv[1:]]


def watch_of(given: Given, console: Console, name: str) -> SettingsWatch | None:
    """What takes over changes of the settings while it plays; None where no file was read."""
    if given.file is None:
        return None
    cache = paths.state_root(os.environ)
    return SettingsWatch(given.file, cache, given.state, given.settings, console.say, console.problems, name)


def prepare(given: Given, screens: tuple[Screen, ...], name: str) -> Path | Refused:
    """The private state folder, these screens of it locked for this process, with the settings for the children in it."""
    if paths.is_inside(given.state, given.content):
        return Refused("state-inside", {"path": given.state})
    try:
        paths.make_private(given.state)
        locks = take(given.state, [screen.name for screen in screens])
        if isinstance(locks, Holder):
            return Refused("runs-already", {"screen": locks.screen, "pid": locks.pid or "?"}, FINE)
        joined = join(given.state, given.content)
        if isinstance(joined, str):
            return Refused("state-of-other", {"path": given.state, "content": joined})
        return settings_file(given, name)
    except OSError as error:
        return Refused("no-state", {"path": given.state, "detail": os.strerror(error.errno or 0)})


def keep_state(given: Given, screens: tuple[Screen, ...], name: str, watch: SettingsWatch | None) -> None:
    """What a start has put into the state folder is put there again where somebody has emptied that, or moved it away."""
    renew(given.state, [screen.name for screen in screens], given.content)
    if not (given.state / name).exists():
        with contextlib.suppress(OSError):
            publish_settings(watch.playing if watch is not None else given.settings, given.state, name)


def settings_file(given: Given, name: str) -> Path:
    """The settings where the children find them; on a disk that takes nothing, those that were there. Raises `OSError`."""
    path = given.state / name
    try:
        with_room(given.state, lambda: publish_settings(given.settings, given.state, name))
    except OSError:
        if not path.is_file():
            raise
    return path
