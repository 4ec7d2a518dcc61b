"""Old binary Office and WPS files: which program's they are, and what keeps them from being converted.

In: the bytes of a compound file. Out: a `Convertible` with every text that can be seen in the raw bytes, or a
`Refusal`. Nothing is interpreted beyond the few fields that say locked, macros, comments (MS-DOC 2.5.1, MS-XLS
2.4.117 and 2.4.28, MS-PPT 2.3.3 and 2.10.4).
"""

from __future__ import annotations

import struct

from signage.core.verdict import Reason
from signage.kinds.office.compound import Compound
from signage.kinds.office.raw_text import runs_in
from signage.kinds.reading import Refusal, ToConvert, held, rejected
from signage.kinds.wire import Convertible

SORTS = (
    ("WordDocument", Convertible.DOC),
    ("PowerPoint Document", Convertible.PPT),
    ("Workbook", Convertible.XLS),
    ("Book", Convertible.XLS),
)
MACRO_NAMES = frozenset({"macros", "vba", "_vba_project", "_vba_project_cur"})
PICTURES = "Pictures"
"""A stream of presentations that holds compressed pictures and no text."""
MOST_SCANNED = 64 << 20
LOCKED_DOC = 0x0100
FILE_PASS, BOUND_SHEET, END_OF_GLOBALS = 0x2F, 0x85, 0x0A
MACRO_SHEET = 1
LOCKED_PPT = b"\xdf\xc4\xd1\xf3"
VBA_INFO = b"\x02\x00\x00\x04\x0c\x00\x00\x00"
COMMENT = b"\x0f\x00\xe0\x2e"


def sort_of(container: Compound) -> Convertible | None:
    """Which program wrote it; None where it is no document that we know, such as one of Microsoft Works."""
    top = {entry.name for entry in container.entries if entry.is_stream and entry.depth == 0}
    return next((form for name, form in SORTS if name in top), None)


def read_old(container: Compound, form: Convertible) -> ToConvert | Refusal:
    """Whether it may be converted."""
    data = container.in_order(without=PICTURES)
    if len(data) > MOST_SCANNED:
        return rejected(Reason.TOO_BIG)
    raw = (runs_in(data),)
    if is_locked(container, form):
        return held(Reason.ENCRYPTED, raw=raw)
    if has_macros(container, form):
        return rejected(Reason.MACROS, raw=raw)
    if not container.is_whole():
        return rejected(Reason.BROKEN, raw=raw)
    if form is Convertible.PPT and COMMENT in container.stream("PowerPoint Document"):
        return held(Reason.HIDDEN_TEXT, "批注", raw)
    return ToConvert(form, raw)


def is_locked(container: Compound, form: Convertible) -> bool:
    """Whether a password is needed to read it."""
    if form is Convertible.DOC:
        head = container.stream("WordDocument")[:12]
        return len(head) == 12 and bool(struct.unpack_from("<H", head, 10)[0] & LOCKED_DOC)
    if form is Convertible.PPT:
        return container.stream("Current User")[12:16] == LOCKED_PPT
    return any(kind == FILE_PASS for kind, _ in globals_of(container))


def has_macros(container: Compound, form: Convertible) -> bool:
    """Whether it carries a program: VBA anywhere, or a sheet of old macros."""
    if any(entry.name.lower() in MACRO_NAMES for entry in container.entries):
        return True
    if form is Convertible.XLS:
        return any(kind == BOUND_SHEET and data[5:6] == bytes((MACRO_SHEET,)) for kind, data in globals_of(container))
    return form is Convertible.PPT and has_slide_macros(container.stream("PowerPoint Document"))


def has_slide_macros(slides: bytes) -> bool:
    """Whether a presentation says that it has VBA: the atom with its flag set."""
    at = slides.find(VBA_INFO)
    while at >= 0:
        if slides[at + 12 : at + 16] == b"\x01\0\0\0":
            return True
        at = slides.find(VBA_INFO, at + 1)
    return False


def globals_of(container: Compound) -> list[tuple[int, bytes]]:
    """The records of a workbook up to the first sheet."""
    data = container.stream("Workbook") or container.stream("Book")
    found: list[tuple[int, bytes]] = []
    at = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        if kind == END_OF_GLOBALS:
            break
        found.append((kind, data[at + 4 : at + 4 + min(length, 64)]))
        at += 4 + length
    return found
