"""What the tests of the kinds share: bytes into a kind as the worker would give them, Word files from raw XML, PDF by hand."""

import importlib
import io
import os
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from signage.core.rules import Role, Rules
from signage.kinds import judge as judging
from signage.kinds import module_for
from signage.kinds.reading import Reading, Refusal, Source, suffix_of
from signage.kinds.wire import Outcome, Request

sys.path.insert(0, str(Path(__file__).parent))

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.{form}+xml"/></Types>'
)

Docx = Callable[..., bytes]
Read = Callable[..., Reading | Refusal]
Judge = Callable[..., Outcome]


def relationships(relations: Mapping[str, tuple[str, str]]) -> str:
    """A `.rels` part: id to (sort, target); a target with `://` is elsewhere."""
    entries = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{sort}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for name, (sort, target) in relations.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELS}">{entries}</Relationships>'


def word_file(
    body: str = "",
    *,
    parts: Mapping[str, bytes | str] | None = None,
    relations: Mapping[str, tuple[str, str]] | None = None,
    document: bytes | str | None = None,
    form: str = "document.main",
    level: int = 6,
) -> bytes:
    """A `.docx`: the XML inside `w:body`, more parts by name, more relations of the document."""
    named = {
        f"auto{number}": (sort, f"{sort}.xml")
        for number, sort in enumerate(("styles", "numbering", "footnotes", "comments"))
        if parts and f"word/{sort}.xml" in parts
    }
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES.format(form=form),
        "_rels/.rels": relationships({"r1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": document
        if document is not None
        else f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relationships({**named, **(relations or {})}),
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def pdf_file(
    *pages: str | bytes,
    objects: tuple[str, ...] = (),
    catalog: str = "",
    trailer: str = "",
    page: str = "",
    box: str = "0 0 595 842",
) -> bytes:
    """A PDF of pages given by their content streams, with Helvetica as /F1. `@1` in any dictionary is the first of
    `objects`, `@2` the second, and so on; a member of `objects` may hold a stream.
    """
    made: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    first = 4 + 2 * len(pages)

    def named(text: str) -> bytes:
        for number in range(len(objects), 0, -1):
            text = text.replace(f"@{number}", f"{first + number - 1} 0 R")
        return text.encode("latin-1")

    for content in pages:
        stream = content if isinstance(content, bytes) else content.encode("latin-1")
        made.append(f"<</Length {len(stream)}>>stream\n".encode() + stream + b"\nendstream")
        made.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {len(made)} 0 R".encode()
            + b"/Resources<</Font<</F1 3 0 R>>>>" + named(page) + b">>"
        )  # fmt: skip
        kids.append(f"{len(made)} 0 R")
    made += [named(text) for text in objects]
    made[0] = b"<</Type/Catalog/Pages 2 0 R" + named(catalog) + b">>"
    made[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(made, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(made) + 1) + b"".join(b"%010d 00000 n \n" % at for at in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(made) + 1, named(trailer))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def printed(words: str, *, x: int = 72, y: int = 700, px: int = 24) -> str:
    """The content stream that prints Latin words."""
    return f"BT /F1 {px} Tf {x} {y} Td ({words}) Tj ET"


@contextmanager
def behind_descriptor(data: bytes) -> Iterator[int]:
    """Bytes behind a descriptor, as the settle stage hands them over."""
    fd = os.memfd_create("dropped")
    try:
        written = 0
        while written < len(data):
            written += os.write(fd, data[written:])
        yield fd
    finally:
        os.close(fd)


def request(name: str, data: bytes, rules: Rules | None = None, role: Role = Role.PLAY) -> Request:
    return Request(name, rules or Rules(role=role), role, 2026, len(data))


@pytest.fixture
def docx() -> Docx:
    return word_file


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    return pdf_file


@pytest.fixture
def words() -> Callable[..., str]:
    return printed


@pytest.fixture
def xml_root() -> str:
    """The namespaces that a part of Word declares."""
    return NAMESPACES


@pytest.fixture
def read() -> Read:
    """A file through its kind."""

    def run(name: str, data: bytes | str, **more: object) -> Reading | Refusal:
        given = data.encode() if isinstance(data, str) else data
        with behind_descriptor(given) as fd:
            source = Source(fd, request(name, given, **more))
            return importlib.import_module(module_for(suffix_of(name))).read(source)

    return run


@pytest.fixture
def judge() -> Judge:
    """A file through its kind and the gate, without a process of its own."""

    def run(name: str, data: bytes | str, **more: object) -> Outcome:
        given = data.encode() if isinstance(data, str) else data
        with behind_descriptor(given) as fd:
            return judging.judge(fd, request(name, given, **more))

    return run
