"""Where rows go that the ledger cannot take: files of each screen, in another place, until the ledger can take them.

In: drafts, durably written before `put` says yes. Out: the same drafts again, as far as their seals hold; whoever altered a line has
lost it and what follows. Each line carries SHA-256 of the seal before it and its own text. Never removes what was not taken back.

The places, in this order: the owner's `~/.local/state/signage-second`, `/var/tmp`, `/dev/shm` (which outlives our processes, not the
power). Below each a folder for the state folder, for its owner alone.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import pwd
import stat
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from signage.core.digest import short_digest
from signage.core.ledger.entry import Act
from signage.ledger.draft import Draft
from signage.system.durable import hand_over, make_folder, sync_folder, write_all

NAME = "signage-second"
SUFFIX = ".jsonl"
PROBE = "probe"
MOST_BYTES = 64 * 2**20
"""Of one state folder: three weeks of a screen."""
FILE_BYTES = 4 * 2**20
"""Then another file is begun: one is read, and taken back, at a time."""
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Spilled:
    """One file. `broken`: lines of it that cannot be believed."""

    path: Path
    screen: str
    drafts: tuple[Draft, ...]
    broken: int

    @property
    def id(self) -> str:
        """By this the ledger knows that it has taken these rows back."""
        return self.path.stem


def places_for(state: Path) -> tuple[Path, ...]:
    """The folders for one state folder, best first: those of its owner, whoever asks."""
    uid = os.getuid()
    with contextlib.suppress(OSError):
        uid = state.stat().st_uid
    own = hashlib.sha256(os.fsencode(state.absolute())).hexdigest()[:12]
    homes: list[Path] = []
    with contextlib.suppress(KeyError):
        homes = [Path(pwd.getpwuid(uid).pw_dir) / ".local/state" / NAME]
    return tuple(place / own for place in (*homes, Path(f"/var/tmp/{NAME}-{uid}"), Path(f"/dev/shm/{NAME}-{uid}")))  # noqa: S108 - checked by `_is_ours`


def can_be_written(folder: Path) -> None:
    """A word is written there, synced, and removed. Raises `OSError`."""
    path = folder / PROBE
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        _write(fd, b"signage")
    finally:
        os.close(fd)
        path.unlink()


def spilled(places: Sequence[Path], screen: str | None = None) -> Iterator[Spilled]:
    """What lies in the places, the oldest file first; of one screen, or of all."""
    found: list[Path] = []
    for place in places:
        with contextlib.suppress(OSError):
            found += [path for path in place.iterdir() if path.suffix == SUFFIX] if _is_ours(place) else []
    for path in sorted(found, key=lambda path: path.stem):
        one = _read(path)
        if one is not None and screen in (None, one.screen):
            yield one


class Second:
    """For one writer, in one thread. `place`: where the newest rows are, None for nowhere."""

    def __init__(self, places: Sequence[Path], screen: str) -> None:
        self._places, self._screen = tuple(places), screen
        self._file: tuple[Path, int, str] | None = None
        self.holds = any(True for _ in spilled(self._places, screen))

    @property
    def place(self) -> Path | None:
        """The folder that is written into now."""
        return self._file[0].parent if self._file is not None else None

    def put(self, drafts: Sequence[Draft]) -> bool:
        """Whether they are durable now, all of them."""
        if self._file is not None and self._file[1] < FILE_BYTES and self._append(drafts):
            return True
        return any(self._begin(place) and self._append(drafts) for place in self._places)

    def left(self) -> Iterator[Spilled]:
        """Everything of this screen that waits to be taken back."""
        yield from spilled(self._places, self._screen)

    def taken(self, one: Spilled) -> None:
        """It stands in the ledger now."""
        with contextlib.suppress(OSError):
            one.path.unlink()
        if self._file is not None and self._file[0] == one.path:
            self._file = None

    def _begin(self, place: Path) -> bool:
        path = place / f"{short_digest(self._screen)}-{self._number():020d}{SUFFIX}"
        head = json.dumps({"schema": SCHEMA, "screen": self._screen}).encode() + b"\n"
        try:
            make_folder(place.parent, 0o700)
            make_folder(place, 0o700)
            if not (_is_ours(place.parent) and _is_ours(place)):
                return False
            fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            try:
                hand_over(fd, place)
                _write(fd, head)
            finally:
                os.close(fd)
            sync_folder(place)
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink()
            return False
        self._file = (path, len(head), "")
        return True

    def _number(self) -> int:
        """Of the next file: nanoseconds since 1970, but never before what lies there, also where the clock was put back."""
        mine = f"{short_digest(self._screen)}-"
        found = [time.time_ns()]
        for place in self._places:
            with contextlib.suppress(OSError, ValueError):
                found += [int(path.stem.removeprefix(mine)) + 1 for path in place.glob(f"{mine}*{SUFFIX}")]
        return max(found)

    def _append(self, drafts: Sequence[Draft]) -> bool:
        """At the end of what is certain. A write that fails leaves nothing behind, or this file is not used any more."""
        assert self._file is not None
        path, length, seal = self._file
        is_new = not seal
        lines = []
        for draft in drafts:
            text = json.dumps(_plain(draft), sort_keys=True)
            seal = _seal(seal, text)
            lines.append(f'{{"seal":"{seal}","draft":{text}}}\n'.encode())
        data = b"".join(lines)
        self._file = None
        try:
            _add(path, data)
        except OSError:
            with contextlib.suppress(OSError):
                os.truncate(path, length)
                if is_new:
                    path.unlink()
            return False
        self._file = (path, length + len(data), seal)
        self.holds = True
        return True


def _add(path: Path, data: bytes) -> None:
    """At its end, durably, as long as there is room in its folder. Raises `OSError`."""
    if _size(path.parent) + len(data) > MOST_BYTES:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))
    fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        _write(fd, data)
    finally:
        os.close(fd)


def _size(place: Path) -> int:
    return sum(path.stat().st_size for path in place.iterdir())


def _write(fd: int, data: bytes) -> None:
    write_all(fd, data)
    os.fsync(fd)


def _is_ours(folder: Path) -> bool:
    """Whether nobody else can write there: `/var/tmp` is everybody's."""
    try:
        info = folder.lstat()
    except OSError:
        return False
    ours = info.st_uid == os.getuid() or os.getuid() == 0
    return stat.S_ISDIR(info.st_mode) and ours and not info.st_mode & 0o022


def _read(path: Path) -> Spilled | None:
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(fd, "rb") as file:
            head, *lines = file.read(MOST_BYTES + 1).split(b"\n")
        told = json.loads(head)
        if told["schema"] != SCHEMA or not isinstance(told["screen"], str):
            return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    drafts: list[Draft] = []
    seal = ""
    whole = lines[:-1]  # behind the last end of a line stands what a power cut left of one that nobody relies on
    for line in whole:
        try:
            found = json.loads(line)
            seal = _seal(seal, json.dumps(found["draft"], sort_keys=True))
            if seal != found["seal"]:
                break
            drafts.append(_draft(found["draft"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            break
    return Spilled(path, told["screen"], tuple(drafts), len(whole) - len(drafts))


def _seal(before: str, text: str) -> str:
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def _plain(draft: Draft) -> dict[str, Any]:
    item = dict(draft.item) if draft.item is not None else None
    wall = draft.wall.isoformat()
    return {
        "act": draft.act.value,
        "wall": wall,
        "mono_ms": draft.mono_ms,
        "details": dict(draft.details),
        "item": item,
    }


def _draft(plain: dict[str, Any]) -> Draft:
    wall = datetime.fromisoformat(plain["wall"])
    if wall.tzinfo is None or not isinstance(plain["mono_ms"], int) or not isinstance(plain["details"], dict):
        raise ValueError("no draft")
    return Draft(Act(plain["act"]), wall, plain["mono_ms"], plain["details"], plain["item"])
