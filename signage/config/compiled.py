"""Settings for those that must start fast and stay small: the parent and the player never load pydantic.

In: the path of `signage.toml` and a private folder. Out: settings and problems, from a compiled copy while the file,
the program and the themes are the same, otherwise from `python -m signage.config` in a child that cannot take this
process's memory or time. Never raises: whatever goes wrong, there are settings.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import signage
from signage import paths
from signage.core.codec import canonical_json, from_plain
from signage.core.settings import Problem, Settings
from signage.system.plainfile import read_plain
from signage.words.fill import fill
from signage.words.settings import SETTINGS

MOST_BYTES = 64 * 1024
MOST_COMPILED = 16 * 2**20
MOST_SECONDS = 20.0
COMPILED = "compiled-settings.json"
PUBLISHED = "settings.json"
SIGNAGE = Path(__file__).parent.parent
SOURCES = (SIGNAGE / "config", SIGNAGE / "facts", SIGNAGE / "core" / "settings.py", SIGNAGE / "core" / "calendar")


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a settings file means. `key` says of which file, program and themes. `usable`: something of it could be used."""

    settings: Settings
    problems: tuple[Problem, ...]
    key: str = ""
    usable: bool = True


def load_settings(path: Path | None, state_dir: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of `path`; the defaults at once where there is none. The compiled copy lies in `state_dir`.

    Of a file that is no settings file at present (torn by a power cut, not mounted yet, closed) the last ones that could be used.
    """
    if path is None:
        return Settings(), ()
    data = read_bounded(path)
    if isinstance(data, Problem):
        return last_good(path, state_dir, Compiled(Settings(), (data,)))
    key, good = key_of(data, str(path)), state_dir / good_name(path)
    kept = recall(state_dir / COMPILED, key)
    is_new = kept is None
    if kept is None:
        kept = compile_settings(data, path)
        if kept is None:
            return last_good(path, state_dir, Compiled(Settings(), (problem(path, "reader-failed"),)))
        keep(state_dir / COMPILED, replace(kept, key=key))
    if not kept.usable:
        return last_good(path, state_dir, kept)
    if is_new or not good.exists():
        keep(good, replace(kept, key=str(path)))
    return kept.settings, kept.problems


def last_good(path: Path, state_dir: Path, now: Compiled) -> tuple[Settings, tuple[Problem, ...]]:
    """The last settings of `path` that could be used, and why; what it means `now` where there never were any."""
    good = recall(state_dir / good_name(path), str(path))
    if good is None:
        return now.settings, now.problems
    return good.settings, (*now.problems, problem(path, "last-good"))


def good_name(path: Path) -> str:
    """The file for the last settings of `path` that could be used."""
    return f"good-settings-{hashlib.sha256(os.fsencode(path)).hexdigest()[:12]}.json"


def read_bounded(path: Path) -> bytes | Problem:
    """The bytes of a plain file of reasonable size, or what is wrong with it."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            if not stat.S_ISREG(os.fstat(fd).st_mode):
                return problem(path, "not-a-file")
            data = read_up_to(fd, MOST_BYTES + 1)
        finally:
            os.close(fd)
    except FileNotFoundError:
        return problem(path, "not-there")
    except OSError as error:
        return problem(path, "no-access", detail=os.strerror(error.errno or 0))
    return problem(path, "too-big", limit=MOST_BYTES // 1024) if len(data) > MOST_BYTES else data


def read_up_to(fd: int, most: int) -> bytes:
    """The bytes of an open file, `most` of them at most."""
    data = b""
    while len(data) < most and (more := os.read(fd, most - len(data))):
        data += more
    return data


def problem(path: Path, key: str, **fields: object) -> Problem:
    """A problem with the whole file."""
    return Problem(str(path), *fill(SETTINGS, key, hint="", **fields))


def key_of(data: bytes, where: str) -> str:
    """What the compiled copy depends on: the bytes, the name, the program, the themes."""
    sources = [signage.__version__, sys.version, where, *paths.theme_names()]
    for source in SOURCES:
        files = (
            (source,)
            if source.is_file()
            else sorted(file for file in source.iterdir() if file.suffix in {".py", ".toml"})
        )
        sources += [f"{file.name} {file.stat().st_mtime_ns}" for file in files]
    return hashlib.sha256(json.dumps(sources).encode() + data).hexdigest()


def recall(path: Path, key: str) -> Compiled | None:
    """The compiled copy, if it is whole and of this key."""
    try:
        kept = from_plain(Compiled, json.loads(read_plain(path, MOST_COMPILED)))
    except (OSError, ValueError, RecursionError):
        return None
    return kept if kept.key == key else None


def keep(path: Path, compiled: Compiled) -> None:
    """Put a compiled copy there. Where that cannot be, the next start compiles again."""
    from signage.snapshots.write import write_durably  # noqa: PLC0415 - most starts do not write

    try:
        paths.make_private(path.parent)
        write_durably(path, canonical_json(compiled), 0o600)
    except OSError:
        return


def compile_settings(data: bytes, path: Path) -> Compiled | None:
    """Let a child read `data`. None if it died, hung or said something else."""
    argv = [sys.executable, "-I", "-m", "signage.config", str(path)]
    try:
        done = subprocess.run(argv, input=data, capture_output=True, timeout=MOST_SECONDS, check=True)
        return from_plain(Compiled, json.loads(done.stdout))
    except (OSError, ValueError, RecursionError, subprocess.SubprocessError):
        return None


def publish_settings(settings: Settings, state: Path, name: str = PUBLISHED) -> Path:
    """Put `settings` where the children of one parent find them (canonical JSON of `Settings`). Raises `OSError`."""
    path, data = state / name, canonical_json(settings)
    if not _stands(path, data):
        from signage.snapshots.write import write_durably  # noqa: PLC0415 - most starts do not write

        write_durably(path, data, 0o600)
    return path


def _stands(path: Path, data: bytes) -> bool:
    try:
        return read_plain(path, len(data)) == data
    except OSError:
        return False
