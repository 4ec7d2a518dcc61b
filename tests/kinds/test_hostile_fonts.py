"""B7: fonts that a PDF brings along. They are read by the worker alone: there is a verdict, with a picture or without one."""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Callable
from typing import Any

import font_files as made
import pytest
from PIL import Image

from signage.core.rules import Role, Rules
from signage.core.verdict import Reason, Verdict
from signage.ingest.worker import Outcome, Request, detect_sandbox, run_worker
from signage.kinds.wire import Blob

Make = Callable[..., Any]
PRINTED = "BT /F1 200 Tf 100 400 Td (A) Tj ET\n0 0 20 20 re f"
"""An A of the font, and a square of the page's own: what the font spoils is not all of it."""
ENDLESS = b"\xb8\xff\xfd\x1c"
"""PUSHW -3, JMPR: back to the first byte (the instruction set of TrueType)."""
DEEP = 40
WHOLE = made.tables((b"", made.square()))


def with_table(name: bytes, data: bytes) -> bytes:
    return made.font_of({**WHOLE, name: data})


def of_glyphs(*glyphs: bytes, **more: int) -> bytes:
    return made.font_of(made.tables((b"", *glyphs), **more))


FONTS = {
    "cut in its middle": made.font_of(WHOLE)[:900],
    "cut in its directory": made.font_of(WHOLE)[:70],
    "zeros": bytes(5000),
    "no bytes": b"",
    "a hundred million bytes": made.font_of({**WHOLE, b"zzzz": bytes(10**8)}),
    "tables behind the end": made.font_of(WHOLE, moved=0x7FFFFFF0),
    "tables before the beginning": made.font_of(WHOLE, moved=-4096),
    "all tables at one place": made.font_of(WHOLE, at_one_place=True),
    "a glyph of itself": of_glyphs(made.made_of(1, 1)),
    "two glyphs of each other": of_glyphs(made.made_of(2, 2), made.made_of(1, 1)),
    "glyphs of glyphs": of_glyphs(*(made.made_of(n + 2, n + 2) for n in range(DEEP)), made.square()),
    "a glyph of a glyph that is not there": of_glyphs(made.made_of(60_000)),
    "32,767 contours": of_glyphs(made.square(contours=32_767)),
    "a program without an end": of_glyphs(made.square(program=ENDLESS)),
    "a program without an end for all": made.font_of({**WHOLE, b"fpgm": ENDLESS, b"prep": ENDLESS}),
    "65,535 glyphs that are not there": of_glyphs(made.square(), claimed=65_535),
    "no units": of_glyphs(made.square(), units=0),
    "places out of the table": with_table(b"loca", struct.pack(">3L", 0, 0xFFFFFF00, 0xFFFFFFFF)),
    "more groups than bytes": with_table(
        b"cmap", struct.pack(">HHHHL", 0, 1, 3, 10, 12) + struct.pack(">HHLLL", 12, 0, 16, 0, 0xFFFFFFFF)
    ),
}


def judged(pdf: Make, font: bytes) -> Outcome:
    """What the worker, a process of its own behind its walls, makes of it."""
    data = pdf(PRINTED, objects=made.objects_with(font), page="/Resources<</Font<</F1 @1>>>>")
    fd = os.memfd_create("dropped")
    try:
        os.write(fd, data)
        return run_worker(fd, Request("通知.pdf", Rules(), Role.PLAY, 2026, len(data)), detect_sandbox())
    finally:
        os.close(fd)


def ink(outcome: Outcome) -> tuple[bool, bool]:
    """Whether the square of the page and the A of the font are printed."""
    [picture] = (blob for blob in outcome.blobs if isinstance(blob, Blob) and blob.media_type.startswith("image/"))
    page = Image.open(io.BytesIO(picture.data)).convert("L")
    to_px = page.width / 595
    dark = [page.getpixel((round(x * to_px), round((842 - y) * to_px))) for x, y in ((10, 10), (180, 480))]
    return dark[0] < 128, dark[1] < 128


def test_b7_a_font_that_is_whole_is_printed_with(pdf: Make) -> None:
    assert ink(judged(pdf, made.font_of(WHOLE))) == (True, True)


@pytest.mark.parametrize("font", FONTS.values(), ids=FONTS)
def test_b7_a_hostile_font_spoils_its_own_letters_at_most(pdf: Make, font: bytes) -> None:
    outcome = judged(pdf, font)
    reasons = {note.reason for note in outcome.notes}
    assert not reasons & {Reason.WORKER_FAILED, Reason.TIMEOUT}
    if outcome.verdict is Verdict.ACCEPTED:
        assert ink(outcome)[0]
