"""Office files inside office files, such as the workbook behind a chart: every text in them, for the gate.

In: a part. Out: its texts, none for what is no office file; or an `UnsafeError`. What lies inside those is not opened.
"""

from __future__ import annotations

from signage.core.verdict import Reason
from signage.kinds.office.archive import UnsafeError, parts_of
from signage.kinds.office.compound import Compound
from signage.kinds.office.old import MACRO_NAMES
from signage.kinds.office.part_text import is_xml, text_of
from signage.kinds.office.raw_text import runs_in
from signage.kinds.office.rtf import text_of_rtf
from signage.kinds.reading import rejected
from signage.kinds.sniff import OLE_START, ZIP_STARTS


def inner_texts(part: bytes) -> tuple[str, ...]:
    """The texts of an office file inside the file. Raises `UnsafeError` for what it would be refused for itself."""
    if part.startswith(ZIP_STARTS):
        parts = parts_of(part)
        if any("vbaproject" in inner.lower() for inner in parts):
            raise UnsafeError(rejected(Reason.MACROS))
        return tuple(text_of(inner, each) for inner, each in parts.items() if is_xml(inner, each))
    if part.startswith(OLE_START):
        container = Compound.of(part)
        if container is not None and any(entry.name.lower() in MACRO_NAMES for entry in container.entries):
            raise UnsafeError(rejected(Reason.MACROS))
        return (runs_in(container.in_order() if container is not None else part),)
    return (text_of_rtf(part),) if part.startswith(b"{\\rtf") else ()
