"""B7: fonts that a PDF brings along. They are read by the worker alone: there is a verdict, with a picture or without one."""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Callable
from typing import Any

import font_files as made
from PIL import Image

from signage.core.rules import Role, Rules
from signage.core.verdict import Verdict
from signage.ingest.worker.run import Outcome, Request, detect_sandbox, run_worker
from signage.system.durable import write_all

Make = Callable[..., Any]
PRINTED = "BT /F{} 200 Tf 100 400 Td (A) Tj ET\n0 0 20 20 re f"
"""An A of a font, and a square of the page's own: what the font spoils is not all of it."""
ENDLESS = b"\xb8\xff\xfd\x1c"
"""PUSHW -3, JMPR: back to the first byte (the instruction set of TrueType)."""
DEEP = 40
PATIENCE_S = 240.0
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
    "thirty million bytes": made.font_of({**WHOLE, b"zzzz": bytes(3 * 10**7)}),
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


def judged(pdf: Make, *fonts: bytes) -> Outcome:
    """What the worker, a process of its own behind its walls, makes of a file with a page for each font."""
    objects = [part for n, font in enumerate(fonts) for part in made.objects_with(font, 1 + 3 * n)]
    named = "".join(f"/F{n} @{1 + 3 * n}" for n in range(len(fonts)))
    pages = [PRINTED.format(n) for n in range(len(fonts))]
    data = pdf(*pages, objects=tuple(objects), page=f"/Resources<</Font<<{named}>>>>")
    fd = os.memfd_create("dropped")
    try:
        write_all(fd, data)
        return run_worker(
            fd, Request("通知.pdf", Rules(), Role.PLAY, 2026, len(data)), detect_sandbox(), wall_s=PATIENCE_S
        )
    finally:
        os.close(fd)


def ink(outcome: Outcome) -> list[tuple[bool, bool]]:
    """Of every page, whether its square and the A of its font are printed."""
    found = []
    for blob in outcome.blobs:
        if blob.media_type.startswith("image/"):
            page = Image.open(io.BytesIO(blob.data)).convert("L").resize((595, 842))
            dark = [int(page.getpixel(place)) < 128 for place in ((10, 832), (180, 362))]  # type: ignore[arg-type]
            found.append((dark[0], dark[1]))
    return found


def test_b7_hostile_fonts_spoil_their_own_letters_at_most(pdf: Make) -> None:
    outcome = judged(pdf, *FONTS.values(), made.font_of(WHOLE))
    assert outcome.verdict is Verdict.ACCEPTED, outcome.notes
    *spoilt, whole = ink(outcome)
    assert whole == (True, True), "the letters of an honest font are printed, so fonts are read"
    assert len(spoilt) == len(FONTS)
    assert all(square for square, _ in spoilt)


def test_b7_fonts_inside_a_word_file_are_not_read(docx: Make, judge: Make) -> None:
    parts = {f"word/fonts/font{n}.odttf": font for n, font in enumerate(FONTS.values()) if len(font) < 10**6}
    outcome = judge("通知.docx", docx("<w:p><w:r><w:t>今天停水</w:t></w:r></w:p>", parts=parts))
    assert outcome.verdict is Verdict.ACCEPTED, outcome.notes
