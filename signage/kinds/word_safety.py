"""Whether a Word file may be opened at all: the zip, every XML part in it, macros, references to elsewhere.

In: the bytes of a `.docx`. Out: a `Package` whose parts have passed, with every text in them for the gate; or a
`Refusal`. Every part is read to its end, so a wrong CRC is seen; no part is written anywhere. Entities never expand,
because a part with a DOCTYPE is refused by a real parser, whatever its encoding.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from itertools import pairwise
from xml.parsers import expat

from signage.core.verdict import Note, Reason
from signage.kinds.reading import Refusal, held, rejected

MAX_ENTRIES = 5_000
MAX_TOTAL = 256 << 20
MAX_RATIO = 100
BIG_ENTRY = 1 << 20  # a ratio means something only above this
MAX_XML_DEPTH = 200
LOCAL_HEADER = 30
END_RECORD = b"PK\x05\x06"
CONTENT_TYPES = "[Content_Types].xml"
MAIN_TYPE = "wordprocessingml.document.main+xml"
XML_SUFFIXES = (".xml", ".rels", ".vml")
XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<", b"<\0", b"\0<")
# A text ends with these elements; within them runs follow one another without a gap (a mark may be split over runs).
BLOCKS = frozenset({"p", "tr", "tc", "tbl", "br", "cr", "txbxContent"})
WORD_NAMESPACES = ("wordprocessingml", "drawingml", "wordprocessingShape", "urn:schemas-microsoft-com")
WORDS_IN_ATTRIBUTES = frozenset({"descr", "title", "alt", "string"})
EXTERNAL_NAMES = {
    "image": "图片",
    "attachedTemplate": "模板",
    "oleObject": "嵌入的对象",
    "frame": "网页",
    "subDocument": "子文档",
}


class UnsafeError(Exception):
    """Something in the file refuses it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.note.reason)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from one part to another, or to elsewhere."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file by name, without `/` in front; `raw` is every text in them."""

    parts: dict[str, bytes]
    main: str
    raw: tuple[str, ...]
    notes: tuple[Note, ...]

    def relations(self, part: str) -> dict[str, Relation]:
        """The references of one part by their id."""
        folder, name = posixpath.split(part)
        rels = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return relations_in(rels, folder) if rels is not None else {}


def opened(data: bytes) -> Package | Refusal:
    """The parts of a Word file, or why it must not be read."""
    try:
        parts = parts_of(data)
        texts = tuple(text for name, part in parts.items() if is_xml(name, part) for text in [text_of(name, part)])
        check_macros(parts)
        main = main_part(parts)
    except UnsafeError as unsafe:
        return unsafe.refusal
    return Package(parts, main, texts, external_notes(parts))


def refuse(reason: Reason, detail: str = "") -> UnsafeError:
    """A refusal, to be raised."""
    return UnsafeError(rejected(reason, detail))


def parts_of(data: bytes) -> dict[str, bytes]:
    """All parts, read within bounds."""
    check_end_record(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            check_entries(entries)
            return {entry.filename.lstrip("/"): archive.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, struct.error):
        raise refuse(Reason.BROKEN) from None


def check_end_record(data: bytes) -> None:
    """How many entries there will be, before anything makes a list of them (APPNOTE 4.3.16)."""
    at = data.rfind(END_RECORD)
    if at < 0 or at + 22 > len(data):
        raise refuse(Reason.BROKEN)
    (entries,) = struct.unpack_from("<H", data, at + 10)
    if entries > MAX_ENTRIES or data.count(b"PK\x01\x02") > MAX_ENTRIES * 2:
        raise refuse(Reason.BOMB)


def check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Numbers, sizes, names and places of the entries."""
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise refuse(Reason.BOMB)
    if len({entry.filename.lstrip("/").lower() for entry in entries}) != len(entries):
        raise refuse(Reason.BROKEN)
    if any(entry.flag_bits & 0x41 for entry in entries):
        raise UnsafeError(held(Reason.ENCRYPTED))
    if any(entry.file_size > BIG_ENTRY and entry.file_size > MAX_RATIO * entry.compress_size for entry in entries):
        raise refuse(Reason.BOMB)
    placed = sorted(entries, key=lambda entry: entry.header_offset)
    for entry, following in pairwise(placed):
        if entry.header_offset + LOCAL_HEADER + entry.compress_size > following.header_offset:
            raise refuse(Reason.BOMB)


def is_xml(name: str, part: bytes) -> bool:
    """Whether Word might read this part as XML: by its name, or because it begins like XML."""
    return name.lower().endswith(XML_SUFFIXES) or part[:64].lstrip().startswith(XML_STARTS)


def text_of(name: str, part: bytes) -> str:
    """Every text in an XML part, shown or not. Refuses a DOCTYPE, and whatever is not XML."""
    texts: list[str] = []
    depth = 0

    def doctype(*_: object) -> int:
        raise refuse(Reason.UNSAFE_XML)

    def start(_: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_XML_DEPTH:
            raise refuse(Reason.TOO_DEEP)
        for key, words in attributes.items():
            if key.rpartition(" ")[2] in WORDS_IN_ATTRIBUTES and words:
                texts.append(f"\n{words}\n")

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        namespace, _, local = tag.rpartition(" ")
        if local in BLOCKS or not any(word in namespace for word in WORD_NAMESPACES):
            texts.append("\n")
        elif local in {"tab", "ptab"}:
            texts.append(" ")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    parser.ExternalEntityRefHandler = doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = texts.append
    try:
        parser.Parse(part, True)  # noqa: FBT003 - the C function takes no keyword
    except expat.ExpatError:
        if not name.lower().endswith(XML_SUFFIXES):
            return ""  # only looked like XML
        raise refuse(Reason.BROKEN) from None
    return "".join(texts)


def check_macros(parts: dict[str, bytes]) -> None:
    """A Word file with macros is refused, whatever its suffix."""
    types = parts.get(CONTENT_TYPES)
    if types is None:
        raise refuse(Reason.BROKEN)
    if "macroenabled" in plain_ascii(types) or any("vbaproject" in name.lower() for name in parts):
        raise refuse(Reason.MACROS)
    if MAIN_TYPE not in plain_ascii(types):
        raise refuse(Reason.BROKEN)


def plain_ascii(part: bytes) -> str:
    """The attributes of a small XML part in lower case, whatever its encoding."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _, attributes: found.extend(attributes.values())
    parser.Parse(part, True)  # noqa: FBT003
    return " ".join(found).lower()


def main_part(parts: dict[str, bytes]) -> str:
    """The name of the part with the body."""
    rels = parts.get("_rels/.rels")
    relations = relations_in(rels, "").values() if rels is not None else ()
    target = next((found.target for found in relations if found.kind == "officeDocument"), "word/document.xml")
    if target not in parts:
        raise refuse(Reason.BROKEN)
    return target


def relations_in(rels: bytes, folder: str) -> dict[str, Relation]:
    """The references in a `.rels` part; targets inside the file are resolved against `folder`."""
    found: dict[str, Relation] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "Relationship":
            external = attributes.get("TargetMode", "").lower() == "external"
            target = attributes.get("Target", "")
            inside = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = Relation(kind, target if external else inside, external)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.Parse(rels, True)  # noqa: FBT003
    return found


def external_notes(parts: dict[str, bytes]) -> tuple[Note, ...]:
    """A note for each sort of reference to elsewhere. Links keep their text and need none."""
    kinds = {
        relation.kind
        for name, part in parts.items()
        if name.endswith(".rels")
        for relation in relations_in(part, "").values()
        if relation.external and relation.kind != "hyperlink"
    }
    return tuple(Note(Reason.EXTERNAL_DROPPED, EXTERNAL_NAMES.get(kind, "其他内容")) for kind in sorted(kinds))
