"""Word files (`.docx`, of Word and WPS). In: bytes. Out: a `Document`, its pictures, every text for the gate.

`package` opens it, `word_body` walks it; the workbook behind a chart is read for the gate. What Word keeps but does not print (tracked changes, comments, hidden
text, embedded objects) holds the file for a person, because it would be out of the approver's sight.
"""

from __future__ import annotations

from dataclasses import replace

from signage.core.document import Document
from signage.core.item import Kind
from signage.core.verdict import Note, Reason
from signage.kinds.hidden import hidden_note
from signage.kinds.office.archive import END_RECORD, UnsafeError
from signage.kinds.office.inside import inner_texts
from signage.kinds.office.package import WORD, Package, opened
from signage.kinds.reading import MOST_CHARS, Reading, Refusal, Source, held, is_too_long, rejected
from signage.kinds.sniff import DOCX, ENCRYPTED, ZIP, real_type, tail
from signage.kinds.word.body import Body
from signage.kinds.word.drawings import behind_charts

MAX_BYTES = 128 << 20
OBJECT_FOLDERS = ("embeddings/", "activeX/", "afchunk")


def read(source: Source) -> Reading | Refusal:
    """The blocks and pictures of a Word file."""
    refusal = wrong_file(source)
    if refusal is not None:
        return refusal
    package = opened(source.whole(), WORD)
    if isinstance(package, Refusal):
        return package
    if is_too_long(package.raw):
        return rejected(Reason.TOO_LONG, raw=package.raw)
    try:
        body = Body.of(package)
        blocks = body.blocks()
        if body.fields:  # a field that never ends would hide all that follows it
            body = Body.of(package, fields_end=False)
            blocks = body.blocks()
        inner = tuple(text for name in behind_charts(package) for text in inner_texts(package.parts.get(name, b"")))
    except UnsafeError as unsafe:
        return Refusal(unsafe.refusal.verdict, unsafe.refusal.note, package.raw)
    package = replace(package, raw=(*package.raw, *inner))
    if sum(map(len, package.raw)) > MOST_CHARS:
        return rejected(Reason.TOO_LONG, raw=package.raw)
    hidden = tuple(hidden_note(what) for what in dict.fromkeys((*body.hidden, *hidden_parts(package))))
    dropped = tuple(Note(Reason.PICTURE_DROPPED, what) for what in dict.fromkeys(body.gallery.dropped))
    if not blocks and not hidden:
        return rejected(Reason.NOTHING_TO_SHOW, raw=package.raw)
    return Reading(
        Kind.DOCUMENT,
        source.request.rules,
        Document("", blocks),
        raw=package.raw,
        notes=(*package.notes, *dropped),
        held=hidden,
        pictures=tuple(body.gallery.blobs.values()),
    )


def wrong_file(source: Source) -> Refusal | None:
    """A refusal for what is no Word file, named by what it is."""
    if source.request.size == 0:
        return rejected(Reason.EMPTY)
    if source.request.size > MAX_BYTES:
        return rejected(Reason.TOO_BIG)
    real = real_type(source)
    if real is ENCRYPTED:
        return held(Reason.ENCRYPTED)
    if real is None or (real is ZIP and END_RECORD not in tail(source)):
        return rejected(Reason.BROKEN)
    return None if real is DOCX else rejected(Reason.WRONG_SUFFIX, real.name)


def hidden_parts(package: Package) -> tuple[str, ...]:
    """What else the file carries that no reader of it sees."""
    found = []
    names = package.parts.keys() - behind_charts(package)
    if any(folder.lower() in name.lower() for folder in OBJECT_FOLDERS for name in names):
        found.append("嵌入的对象")
    if any(relation.kind == "aFChunk" for relation in package.relations(package.main).values()):
        found.append("嵌入的文档")
    comments = (name for name in names if name.startswith("word/comments") and name.endswith(".xml"))
    if any(b"<w:comment " in package.parts[name] or b":comment " in package.parts[name] for name in comments):
        found.append("批注")
    return tuple(found)
