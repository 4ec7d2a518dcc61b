"""Whether an office file may be opened at all: the zip, every XML part in it, macros, references to elsewhere.

In: the bytes of a `.docx`, `.xlsx`, `.pptx` or OpenDocument file and the `Form` that it should have. Out: a `Package`
whose parts have passed, with every text in them for the gate; or a `Refusal`. Nothing is followed, nothing is written.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from xml.parsers import expat

from signage.core.verdict import Note, Reason
from signage.kinds.office.archive import UnsafeError, parts_of, refuse
from signage.kinds.office.part_text import is_xml, text_of
from signage.kinds.reading import Refusal, held

CONTENT_TYPES = "[Content_Types].xml"
ODF_MANIFEST = "META-INF/manifest.xml"
ODF_MACROS = ("basic/", "scripts/")
EXTERNAL_NAMES = {
    "image": "图片",
    "attachedTemplate": "模板",
    "oleObject": "嵌入的对象",
    "frame": "网页",
    "subDocument": "子文档",
    "externalLinkPath": "其他工作簿",
    "externalLink": "其他工作簿",
    "audio": "声音",
    "video": "视频",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A format: the content type that its main part has (one of `types`; none for OpenDocument), and where that lies."""

    types: tuple[str, ...]
    main: str


WORD = Form(("wordprocessingml.document.main+xml",), "word/document.xml")
EXCEL = Form(("spreadsheetml.sheet.main+xml",), "xl/workbook.xml")
SLIDES = Form(("presentationml.presentation.main+xml", "presentationml.slideshow.main+xml"), "ppt/presentation.xml")
OPEN_DOCUMENT = Form((), "content.xml")


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from one part to another, or to elsewhere."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an office file by name, without `/` in front; `raw` is every text in them."""

    parts: dict[str, bytes]
    main: str
    raw: tuple[str, ...]
    notes: tuple[Note, ...]

    def relations(self, part: str) -> dict[str, Relation]:
        """The references of one part by their id."""
        folder, name = posixpath.split(part)
        rels = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return relations_in(rels, folder) if rels is not None else {}


def opened(data: bytes, form: Form) -> Package | Refusal:
    """The parts of an office file, or why it must not be read."""
    try:
        parts = parts_of(data)
        texts = tuple(text for name, part in parts.items() if is_xml(name, part) for text in [text_of(name, part)])
        if form.types:
            check_types(parts, form)
            main = main_part(parts, form)
        else:
            check_open_document(parts)
            main = form.main
    except UnsafeError as unsafe:
        return unsafe.refusal
    return Package(parts, main, texts, external_notes(parts))


def check_types(parts: dict[str, bytes], form: Form) -> None:
    """A file with macros is refused, whatever its suffix; so is one of another format."""
    types = parts.get(CONTENT_TYPES)
    if types is None:
        raise refuse(Reason.BROKEN)
    named = attributes_in(types)
    macro_sheets = any(name.lower().startswith("xl/macrosheets/") for name in parts)
    if macro_sheets or "macroenabled" in named or any("vbaproject" in name.lower() for name in parts):
        raise refuse(Reason.MACROS)
    if not any(kind in named for kind in form.types):
        raise refuse(Reason.BROKEN)


def check_open_document(parts: dict[str, bytes]) -> None:
    """An OpenDocument file has a content; macros refuse it, a password holds it (ODF 1.2 part 3)."""
    if any(name.lower().startswith(ODF_MACROS) for name in parts):
        raise refuse(Reason.MACROS)
    manifest = parts.get(ODF_MANIFEST, b"")
    if b"encryption-data" in manifest.replace(b"\0", b""):
        raise UnsafeError(held(Reason.ENCRYPTED))
    if OPEN_DOCUMENT.main not in parts:
        raise refuse(Reason.BROKEN)


def attributes_in(part: bytes) -> str:
    """The attributes of a small XML part in lower case, whatever its encoding."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _, attributes: found.extend(attributes.values())
    parser.Parse(part, True)  # noqa: FBT003 - the C function takes no keyword
    return " ".join(found).lower()


def main_part(parts: dict[str, bytes], form: Form) -> str:
    """The name of the part that the others hang on."""
    rels = parts.get("_rels/.rels")
    relations = relations_in(rels, "").values() if rels is not None else ()
    target = next((found.target for found in relations if found.kind == "officeDocument"), form.main)
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
    parser.Parse(rels, True)  # noqa: FBT003 - the C function takes no keyword
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
    names = (EXTERNAL_NAMES.get(kind, "其他内容") for kind in sorted(kinds))
    return tuple(Note(Reason.EXTERNAL_DROPPED, name) for name in dict.fromkeys(names))
