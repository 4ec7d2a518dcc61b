"""The memory between player and curtain: whole pictures, or none."""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Iterator

import pytest

from signage.lastpicture import HEADER, MAGIC, PIXELS, SEQUENCE_AT, About, make, read, write

ABOUT = About(("a", "b"), "2026-11-25T20:00:00+08:00", 7, (0, 0, 4, 2), "#F6F4EE", "#1F4E79", "住建局", "", 40)


@pytest.fixture
def memory() -> Iterator[int]:
    descriptor = make()
    yield descriptor
    os.close(descriptor)


def put(descriptor: int, colour: int, size: tuple[int, int] = (4, 2), about: About = ABOUT) -> None:
    stride = size[0] * 4
    write(descriptor, size, stride, memoryview(bytes([colour]) * (stride * size[1])), about)


def test_a_picture_comes_as_it_was_put(memory: int) -> None:
    assert read(memory) is None
    put(memory, 9)
    found = read(memory)
    assert found is not None
    assert (found.width, found.height, found.stride, found.pixels) == (4, 2, 16, bytes([9]) * 32)
    assert found.about == ABOUT
    assert read(memory, found.sequence) is None, "known already"


def test_another_size_and_another_picture(memory: int) -> None:
    put(memory, 1, (4, 2))
    before = read(memory)
    put(memory, 2, (16, 9), About())
    after = read(memory, before.sequence if before else 0)
    assert after is not None
    assert (after.width, after.height, set(after.pixels), after.about.items) == (16, 9, {2}, ())


def test_who_dies_while_writing_leaves_no_picture(memory: int) -> None:
    put(memory, 1)
    with mmap.mmap(memory, 0) as there:
        (sequence,) = struct.unpack_from("<Q", there, SEQUENCE_AT)
        struct.pack_into("<Q", there, SEQUENCE_AT, sequence + 1)
    assert read(memory) is None
    put(memory, 3)
    found = read(memory)
    assert found is not None
    assert found.pixels[:1] == b"\3"


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (0, b"other   "),
        (16, struct.pack("<I", 5)),
        (20, struct.pack("<I", 9)),
        (24, struct.pack("<I", 8)),
        (28, b"\xff\xff\xff\xff"),
    ],
    ids=["magic", "width", "height", "stride", "words"],
)
def test_what_does_not_fit_is_no_picture(memory: int, at: int, value: bytes) -> None:
    put(memory, 1)
    with mmap.mmap(memory, 0) as there:
        there[at : at + len(value)] = value
    assert read(memory) is None


@pytest.mark.parametrize("text", [b"{", b"[]", b'{"other": 1}', b'{"items": 5}'])
def test_words_that_say_nothing(memory: int, text: bytes) -> None:
    put(memory, 1)
    with mmap.mmap(memory, 0) as there:
        HEADER.pack_into(there, 0, MAGIC, 40, 4, 2, 16, len(text))
        there[HEADER.size : HEADER.size + len(text)] = text
    assert read(memory) is None


def test_no_picture_of_any_size_is_taken(memory: int) -> None:
    for size, stride, about in (((0, 0), 0, ABOUT), ((4, 2), 17, ABOUT), ((4, 2), 16, About(("x" * PIXELS,)))):
        with pytest.raises(ValueError, match="no picture"):
            write(memory, size, stride, memoryview(bytes(32)), about)
    assert read(memory) is None
