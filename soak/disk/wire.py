"""What Linux says to a file system in user space, and what it wants to hear: linux/fuse.h as far as `soak.disk` needs it.

In: the bytes of a request, values to answer with. Out: a `Request`, bytes. Knows no file. The numbers are the kernel's.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

LONGEST = 1 << 20
"""More than any request has."""
MOST_WRITTEN = 1 << 17
MINOR = 31
BIG_WRITES, MAX_PAGES = 1 << 5, 1 << 22
DIRECT_IO = 1
SIZE, MTIME = 1 << 3, 1 << 5
MODE, OWNER, GROUP = 1 << 0, 1 << 1, 1 << 2

HEADER = struct.Struct("<IIQQIIIHH")
ANSWER = struct.Struct("<IiQ")
ATTRIBUTES = struct.Struct("<6Q3I7I")
ENTRY = struct.Struct("<QQQQII")
KNOWN_FOR = struct.Struct("<QII")
OPENED = struct.Struct("<QII")
WRITTEN = struct.Struct("<II")
NAMED = struct.Struct("<QQII")
INIT = struct.Struct("<IIIIHHIIHHI7I")
STATFS = struct.Struct("<5Q4I6I")


class Op(IntEnum):
    """The requests that are answered. Any other one is not implemented, and the kernel does without."""

    LOOKUP = 1
    FORGET = 2
    GETATTR = 3
    SETATTR = 4
    MKDIR = 9
    UNLINK = 10
    RMDIR = 11
    RENAME = 12
    OPEN = 14
    READ = 15
    WRITE = 16
    STATFS = 17
    RELEASE = 18
    FSYNC = 20
    FLUSH = 25
    INIT = 26
    OPENDIR = 27
    READDIR = 28
    RELEASEDIR = 29
    FSYNCDIR = 30
    CREATE = 35
    INTERRUPT = 36
    DESTROY = 38
    BATCH_FORGET = 42
    FALLOCATE = 43
    RENAME2 = 45


SILENT = frozenset({Op.FORGET, Op.BATCH_FORGET, Op.INTERRUPT, Op.DESTROY})
"""The kernel waits for no answer."""


@dataclass(frozen=True, slots=True)
class Request:
    """One question. `body` is what follows the header."""

    op: int
    unique: int
    node: int
    body: bytes

    def numbers(self, form: str) -> tuple[int, ...]:
        """The numbers at the beginning of the body."""
        return struct.unpack_from(f"<{form}", self.body)

    def names(self, behind: str = "") -> list[bytes]:
        """The names behind those numbers."""
        return self.body[struct.calcsize(f"<{behind}") :].rstrip(b"\0").split(b"\0")


def request_of(data: bytes) -> Request:
    """The request in what was read from the kernel."""
    _, op, unique, node, *_ = HEADER.unpack_from(data)
    return Request(op, unique, node, data[HEADER.size :])


def answer(unique: int, body: bytes = b"", error: int = 0) -> bytes:
    """What is written back."""
    return ANSWER.pack(ANSWER.size + len(body), -error, unique) + body


@dataclass(frozen=True, slots=True)
class Attributes:
    """What `stat` is told. Times in nanoseconds."""

    number: int
    mode: int
    size: int
    links: int
    changed_ns: int
    owner: tuple[int, int]

    def pack(self) -> bytes:
        """As the kernel reads it."""
        seconds, rest = divmod(self.changed_ns, 10**9)
        blocks = (self.size + 511) // 512
        times, rests = (seconds,) * 3, (rest,) * 3
        return ATTRIBUTES.pack(
            self.number, self.size, blocks, *times, *rests, self.mode, self.links, *self.owner, 0, 4096, 0
        )


def init(body: bytes) -> bytes:
    """The answer to the first request: which protocol, how much at once."""
    _, _, readahead, _ = struct.unpack_from("<IIII", body)
    return INIT.pack(
        7, MINOR, readahead, BIG_WRITES | MAX_PAGES, 16, 12, MOST_WRITTEN, 1, MOST_WRITTEN // 4096, 0, 0, *(0,) * 7
    )  # fmt: skip


def entry(found: Attributes) -> bytes:
    """A file that was found or made. Nothing is remembered by the kernel: each question is asked again."""
    return ENTRY.pack(found.number, 0, 0, 0, 0, 0) + found.pack()


def attributes(found: Attributes) -> bytes:
    """The answer to `stat`."""
    return KNOWN_FOR.pack(0, 0, 0) + found.pack()


def opened(flags: int = 0) -> bytes:
    """A file or folder that is open now."""
    return OPENED.pack(0, flags, 0)


def listed(entries: Iterable[tuple[bytes, int, int]], offset: int, most: int) -> bytes:
    """Names, numbers and modes from `offset` on, as many as fit."""
    made = b""
    for at, (name, number, mode) in enumerate(entries):
        if at < offset:
            continue
        one = NAMED.pack(number, at + 1, len(name), mode >> 12) + name
        one += b"\0" * (-len(one) % 8)
        if len(made) + len(one) > most:
            break
        made += one
    return made


def room(blocks: int, free: int, files: int, free_files: int) -> bytes:
    """The answer to `statvfs`, in blocks of 4096 bytes."""
    return STATFS.pack(blocks, free, free, files, free_files, 4096, 255, 4096, 0, *(0,) * 6)
