"""Damage: what copies, disks, other programs and people with bad intent do to a file. Pure, given its `Random`.

In: bytes and a seeded `random.Random`. Out: bytes that are like them. Equal seeds give equal damage.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from soak.seeds import Seed

LARGEST = 4 << 20
EXTREMES = (b"\0", b"\xff", b"\x7f", b"\x80", b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\x80")
NUMBERS = (b"0", b"-1", b"65536", b"4294967296", b"9" * 30, b"1e309", b"0.0000001")
PIECES = (
    b'<!DOCTYPE a [<!ENTITY b "c">]>',
    b"&b;",
    b"<![CDATA[",
    b"]]>",
    b"{{",
    b"%s%n",
    b"\r\n\r\n",
    "\u202e\u200b".encode(),
    b"\0",
    b"file:///etc/hostname",
    "一".encode() * 5000,
)
SUFFIXES = (".txt", ".md", ".docx", ".png", ".jpg", ".gif", ".webp", ".tiff", ".pdf", ".csv", ".xlsx", ".url", ".pptx")
Damage = Callable[[Random, bytes], bytes]


def mutant(chance: Random, seeds: tuple[Seed, ...]) -> Seed:
    """One seed, damaged one to four times; one in ten under another suffix, one in ten joined with another seed."""
    suffix, data = chance.choice(seeds)
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(DAMAGES)(chance, data)[:LARGEST]
    if chance.random() < 0.1:
        data = _spliced(chance, data, chance.choice(seeds)[1])
    return (chance.choice(SUFFIXES) if chance.random() < 0.1 else suffix), data


def _place(chance: Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 4, 16, 64, 512, 4096)))


def _flipped(chance: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(changed), chance.choice((1, 1, 2, 8, 64)))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _overwritten(chance: Random, data: bytes) -> bytes:
    start, end = _place(chance, data)
    return data[:start] + chance.randbytes(end - start) + data[end:]


def _zeroed(chance: Random, data: bytes) -> bytes:
    start, end = _place(chance, data)
    return data[:start] + bytes(end - start) + data[end:]


def _cut(chance: Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _half_copied(chance: Random, data: bytes) -> bytes:
    """The whole length, with nothing behind some point: a copy that reserved its space."""
    start = chance.randrange(len(data) + 1)
    return data[:start] + bytes(len(data) - start)


def _removed(chance: Random, data: bytes) -> bytes:
    start, end = _place(chance, data)
    return data[:start] + data[end:]


def _repeated(chance: Random, data: bytes) -> bytes:
    start, end = _place(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def _extreme(chance: Random, data: bytes) -> bytes:
    start, _ = _place(chance, data)
    piece = chance.choice(EXTREMES)
    return data[:start] + piece + data[start + len(piece) :]


def _inserted(chance: Random, data: bytes) -> bytes:
    start, _ = _place(chance, data)
    return data[:start] + chance.choice(PIECES) + data[start:]


def _other_number(chance: Random, data: bytes) -> bytes:
    numbers = list(re.finditer(rb"\d+", data))
    if not numbers:
        return _extreme(chance, data)
    found = chance.choice(numbers)
    return data[: found.start()] + chance.choice(NUMBERS) + data[found.end() :]


def _inside_zip(chance: Random, data: bytes) -> bytes:
    """Damage inside one member, wrapped again with a right checksum, so that it reaches the parsers behind the zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, MemoryError):
        return _flipped(chance, data)
    except Exception:  # noqa: BLE001 - zlib.error and what else a broken zip brings: then the outside is damaged
        return _flipped(chance, data)
    if not members:
        return data
    chosen = chance.randrange(len(members))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(members):
            archive.writestr(name or "x", chance.choice(PLAIN)(chance, content) if number == chosen else content)
    return file.getvalue()


def _spliced(chance: Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


PLAIN: tuple[Damage, ...] = (
    _flipped,
    _overwritten,
    _zeroed,
    _cut,
    _half_copied,
    _removed,
    _repeated,
    _extreme,
    _inserted,
    _other_number,
)
DAMAGES: tuple[Damage, ...] = (*PLAIN, _inside_zip, _inside_zip)
