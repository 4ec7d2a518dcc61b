"""Office files that only LibreOffice can turn into something to show: the first look at them, before it sees them.

In: `.doc .wps .rtf .odt`, `.xls .et .ods`, `.ppt .pps .pptx .ppsx .dps .odp`. Out: `ToConvert` with every text in the
file for the gate, or a `Refusal`. What the bytes are decides, never the suffix alone: a web page named `.doc` goes no
further. A `.wps` or `.et` that is a new Word or Excel file inside is read as such at once.

Notes of the speaker and hidden slides are not shown, so they do not hold a file; their words still go to the gate.
Comments and embedded files hold it, as they do in Word files.
"""

from __future__ import annotations

import importlib
import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from signage.core.rules import Role
from signage.core.verdict import Note, Reason
from signage.kinds import module_for
from signage.kinds.office.archive import END_RECORD, UnsafeError
from signage.kinds.office.compound import Compound
from signage.kinds.office.inside import inner_texts
from signage.kinds.office.old import MOST_SCANNED, read_old, sort_of
from signage.kinds.office.package import OPEN_DOCUMENT, SLIDES, Package, opened
from signage.kinds.office.raw_text import runs_in
from signage.kinds.office.rtf import has_objects, text_of_rtf
from signage.kinds.reading import Answer, Reader, Refusal, Source, ToConvert, held, rejected
from signage.kinds.sniff import (
    DOCX,
    ENCRYPTED,
    ODF,
    OLE,
    PPTX,
    RTF,
    XLSX,
    ZIP,
    Real,
    real_type,
    tail,
)
from signage.kinds.texts.decode import Decoded, decode
from signage.kinds.wire import Convertible

MAX_BYTES = 128 << 20
MAX_CHARS = 1_000_000
FAMILIES = {
    "docx": (".doc", ".wps", ".rtf", ".odt"),
    "xlsx": (".xls", ".et", ".ods"),
    "pdf": (".ppt", ".pps", ".pptx", ".ppsx", ".dps", ".odp"),
}
OLD = (".doc", ".wps", ".xls", ".et", ".ppt", ".pps", ".dps")
OLD_NAMES = {"docx": "Word 文档", "xlsx": "Excel 表格", "pdf": "PPT 演示文稿"}
ODF_TYPES = {
    b"application/vnd.oasis.opendocument.text": Convertible.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Convertible.ODS,
    b"application/vnd.oasis.opendocument.presentation": Convertible.ODP,
}
WEB = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta)[\s>]|\AMIME-Version:", re.IGNORECASE)
OFFICE_XML = re.compile(rb"progid=\"(?:Word|Excel|PowerPoint)|schemas-microsoft-com:office|<pkg:package")
OUT_OF_SIGHT = (
    (re.compile(rb"<\w+:annotation[\s>/]"), "批注"),
    (re.compile(rb"<\w+:(?:changed-region|cell-content-change)[\s>]"), "修订"),
)
LINKED_PICTURE = re.compile(rb"<draw:(?:image|plugin|object)[^>]*xlink:href=\"(?:https?|ftp|file|smb):", re.IGNORECASE)
COMMENTS = re.compile(r"ppt/comments/.+\.xml", re.IGNORECASE)
ATTACHED = frozenset({"oleObject", "package", "control"})
BRIEF = 4096


def read(source: Source) -> Answer:
    """Whether the file may be converted, or what it says where it needs no conversion."""
    size = source.request.size
    if not 0 < size <= MAX_BYTES:
        return rejected(Reason.TOO_BIG if size else Reason.EMPTY)
    if source.request.role is Role.TICKER and family_of(source.suffix) == "pdf":
        return rejected(Reason.TICKER_IS_TEXT)
    real = real_type(source)
    if real is ENCRYPTED:
        return held(Reason.ENCRYPTED)
    if real is None:
        return unknown(source)
    if real is ZIP and END_RECORD not in tail(source):
        return rejected(Reason.BROKEN)
    reader = READERS.get((real, source.suffix)) or (old if real is OLE and source.suffix in OLD else None)
    return reader(source) if reader is not None else rejected(Reason.WRONG_SUFFIX, real.name)


def family_of(suffix: str) -> str:
    """What files with this suffix become: `docx`, `xlsx` or `pdf`."""
    return next(target for target, suffixes in FAMILIES.items() if suffix in suffixes)


def unknown(source: Source) -> Refusal:
    """What bears no sign of an office format: mostly a web page or a text that somebody renamed."""
    head = source.part(0, BRIEF).replace(b"\0", b"")
    for sign, name in ((OFFICE_XML, "旧版 Office XML 文件"), (WEB, "网页")):
        if sign.search(head):
            return rejected(Reason.WRONG_SUFFIX, name, texts_of(source))
    texts = texts_of(source)
    return rejected(Reason.WRONG_SUFFIX, "纯文本", texts) if texts else rejected(Reason.BROKEN)


def texts_of(source: Source) -> tuple[str, ...]:
    """What the bytes say as text, for the gate; nothing where they are none."""
    if source.request.size > MAX_CHARS * 4:
        return ()
    decoded = decode(source.whole())
    return (decoded.raw,) if isinstance(decoded, Decoded) else ()


def as_word(source: Source) -> Answer:
    """A new Word file under a name of WPS."""
    return cast(Reader, importlib.import_module(module_for(".docx"))).read(source)


def as_table(source: Source) -> Answer:
    """A new Excel file under a name of WPS."""
    return cast(Reader, importlib.import_module(module_for(".xlsx"))).read(source)


def old(source: Source) -> ToConvert | Refusal:
    """A binary file of Office or WPS."""
    data, suffix = source.whole(), source.suffix
    container = Compound.of(data)
    if container is None:
        return rejected(Reason.BROKEN, raw=(runs_in(data[:MOST_SCANNED]),))
    form = sort_of(container)
    if form is None or form.target != family_of(suffix):
        raw = (runs_in(data[:MOST_SCANNED]),)
        if form is None:  # of Microsoft Works, or of a WPS older than its Office formats
            return held(Reason.CONVERSION_FAILED, suffix.lstrip("."), raw)
        return rejected(Reason.WRONG_SUFFIX, OLD_NAMES[form.target], raw)
    return read_old(container, form)


def rich_text(source: Source) -> ToConvert | Refusal:
    """An RTF file."""
    data = source.whole()
    raw = (text_of_rtf(data),)
    if len(raw[0]) > MAX_CHARS:
        return rejected(Reason.TOO_LONG, raw=raw)
    if has_objects(data):
        return held(Reason.HIDDEN_TEXT, "嵌入的对象", raw)
    return ToConvert(Convertible.RTF, raw)


def open_document(source: Source) -> ToConvert | Refusal:
    """A file of LibreOffice itself."""
    package = opened(source.whole(), OPEN_DOCUMENT)
    if isinstance(package, Refusal):
        return package
    form = ODF_TYPES.get(package.parts.get("mimetype", b"").strip())
    if form is None:
        return rejected(Reason.BROKEN, raw=package.raw)
    if f".{form}" != source.suffix:
        return rejected(Reason.WRONG_SUFFIX, ODF.name, package.raw)
    content = package.parts[package.main]
    if LINKED_PICTURE.search(content):
        package = replace(package, notes=(*package.notes, Note(Reason.EXTERNAL_DROPPED, "图片")))
    return judged(package, form, tuple(what for sign, what in OUT_OF_SIGHT if sign.search(content)))


def slides(source: Source) -> ToConvert | Refusal:
    """A `.pptx`."""
    package = opened(source.whole(), SLIDES)
    if isinstance(package, Refusal):
        return package
    hidden = ["批注"] if any(COMMENTS.fullmatch(name) for name in package.parts) else []
    if any(
        relation.kind in ATTACHED
        for name in package.parts
        if posixpath.dirname(name) == "ppt/slides"
        for relation in package.relations(name).values()
    ):
        hidden.append("嵌入的对象")
    return judged(package, Convertible.PPTX, tuple(hidden))


def judged(package: Package, form: Convertible, hidden: tuple[str, ...]) -> ToConvert | Refusal:
    """A zip that has been opened: with the texts of the files inside it, such as the workbook behind a chart."""
    try:
        inner = tuple(text for part in package.parts.values() for text in inner_texts(part))
    except UnsafeError as unsafe:
        return Refusal(unsafe.refusal.verdict, unsafe.refusal.note, package.raw)
    raw = (*package.raw, *inner)
    if sum(map(len, raw)) > MAX_CHARS:
        return rejected(Reason.TOO_LONG, raw=raw)
    if hidden:
        return held(Reason.HIDDEN_TEXT, hidden[0], raw)
    return ToConvert(form, raw, package.notes)


READERS: dict[tuple[Real, str], Callable[[Source], Answer]] = {
    (DOCX, ".wps"): as_word,
    (XLSX, ".et"): as_table,
    **{(PPTX, suffix): slides for suffix in (".pptx", ".ppsx", ".dps")},
    **{(RTF, suffix): rich_text for suffix in (".rtf", ".doc", ".wps")},
    **{(ODF, suffix): open_document for suffix in (".odt", ".ods", ".odp")},
}
