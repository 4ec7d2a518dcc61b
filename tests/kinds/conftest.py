"""What the tests of the kinds share: bytes into a kind as the worker would give them, and Word files from raw XML."""

import importlib
import io
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pytest

from signage.core.rules import Role, Rules
from signage.kinds import judge as judging
from signage.kinds import module_for
from signage.kinds.reading import Reading, Refusal, Source, suffix_of
from signage.kinds.wire import Outcome, Request

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
