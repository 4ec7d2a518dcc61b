"""Where things are when nobody says otherwise.

In: the environment and what the command line or the settings name. Out: absolute paths. Never: looks into the
content folder, not even to resolve a link; it may lie on a share that hangs.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from signage.system.durable import make_folder

if sys.platform != "win32":
    import pwd

CHECKOUT = Path(__file__).absolute().parent.parent
SETTINGS_NAME = "signage.toml"
SICK = frozenset({errno.EROFS, errno.EIO, errno.ENOSPC, errno.EDQUOT})
"""What a disk answers that takes nothing at the moment."""


def shipped_content() -> Path:
    """The content folder that comes with the program."""
    return CHECKOUT / "content"


def themes() -> Path:
    """The folder with one folder for each theme."""
    return CHECKOUT / "themes"


def theme_names() -> tuple[str, ...]:
    """The themes that are there, by name."""
    folder = themes()
    if not folder.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / "theme.toml").is_file()))


OFFICE_PLACES = (
    "usr/bin/soffice",
    "usr/lib/libreoffice/program/soffice",
    "usr/lib64/libreoffice/program/soffice",
    "usr/local/bin/soffice",
    "opt/libreoffice*/program/soffice",
)


def office_program(root: Path = Path("/")) -> Path | None:
    """LibreOffice's program, links followed; the newest of those in /opt. None where it is not installed."""
    for place in OFFICE_PLACES:
        for found in sorted(root.glob(place), reverse=True):
            program = found.resolve()
            if program.is_file() and os.access(program, os.X_OK):
                return program
    return None


def home(environ: Mapping[str, str]) -> Path:
    """The user's home, also where a service was started without the variable."""
    if environ.get("HOME"):
        return Path(environ["HOME"])
    if sys.platform == "win32":
        return Path.home()
    try:
        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    except KeyError:
        return Path("/")


def home_of(user: str) -> Path:
    """The home of a user by name; where no such user is known, the usual place."""
    if sys.platform == "win32":
        return Path.home().parent / user.rpartition("\\")[2]
    try:
        return Path(pwd.getpwnam(user).pw_dir)
    except KeyError:
        return Path("/home") / user


def user_is_known(user: str) -> bool:
    """Whether this system has a user of that name."""
    if sys.platform == "win32":
        return home_of(user).is_dir()
    try:
        return bool(pwd.getpwnam(user))
    except KeyError:
        return False


def absolute(path: str | Path, base: Path | None = None) -> Path:
    """`path` made absolute by its text alone: `~` is the home, anything relative starts at `base` or here."""
    named = os.path.expanduser(path)  # noqa: PTH111 - Path's raises for a user who is not there
    return Path(os.path.abspath((base or Path.cwd()) / named))  # noqa: PTH100 - links stay


def state_root(environ: Mapping[str, str]) -> Path:
    """Where this user's programs keep what outlives a start (XDG base directories)."""
    base = environ.get("XDG_STATE_HOME", "")
    return (Path(base) if base.startswith("/") else home(environ) / ".local" / "state") / "signage"


def state_dir(content: Path, configured: str, environ: Mapping[str, str], base: Path | None = None) -> Path:
    """The state of one content folder: as configured, or a folder of its own by the SHA-256 of its absolute path.

    A relative `configured` starts at `base`, the folder of the settings file.
    """
    if configured:
        return absolute(configured, base)
    return state_root(environ) / hashlib.sha256(os.fsencode(absolute(content))).hexdigest()[:12]


def make_private(folder: Path) -> None:
    """Make `folder`, for its owner alone (0700), for good. Raises OSError where that cannot be.

    One that was there is taken as it is on a disk that may only be read, or that cannot be synced: it can still be played from.
    """
    was_there = folder.is_dir()
    try:
        make_folder(folder, stat.S_IRWXU)
        if stat.S_IMODE(folder.stat().st_mode) != stat.S_IRWXU:
            folder.chmod(stat.S_IRWXU)
    except OSError as error:
        if not was_there or error.errno not in SICK:
            raise


def settings_candidates(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Where settings are looked for, first hit wins, when the command line names none."""
    config = environ.get("XDG_CONFIG_HOME", "")
    user = Path(config) if config.startswith("/") else home(environ) / ".config"
    return (user / "signage" / SETTINGS_NAME, Path("/etc/signage") / SETTINGS_NAME)


def settings_file(named: str, environ: Mapping[str, str]) -> Path | None:
    """The settings to read: `--settings`, then `$SIGNAGE_SETTINGS`, then the usual places. None: nothing there.

    A file that was named comes back even if it does not exist, so that the reader can say so.
    """
    chosen = named or environ.get("SIGNAGE_SETTINGS", "")
    if chosen:
        return absolute(chosen)
    return next((path for path in settings_candidates(environ) if path.exists()), None)


def is_inside(path: Path, folder: Path) -> bool:
    """Whether `path` is `folder` or lies under it, by their text."""
    return path == folder or folder in path.parents
