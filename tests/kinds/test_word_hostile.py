"""Word files that mean harm, or that a broken copy left behind: each is refused by name, fast, without being opened."""

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from signage.core.verdict import Reason, Verdict
from signage.kinds.reading import Reading, Refusal

BODY = "<w:p><w:r><w:t>通知</w:t></w:r></w:p>"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈哈哈哈">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><x>&j;</x>"
)
XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rezipped(data: bytes, change: Callable[..., Any]) -> bytes:
    """The same zip with other entries: `change` gets the list of (name, bytes)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(members):
            archive.writestr(name, content)
    return out.getvalue()


def reason(found: object) -> Reason:
    assert isinstance(found, Refusal), found
    return found.note.reason


def test_the_untouched_file_is_read(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    assert isinstance(read("a.docx", docx(BODY)), Reading)


def test_a_bomb_of_one_entry(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    assert reason(read("a.docx", docx(BODY, parts={"word/media/a.bin": b"\0" * (200 << 20)}, level=9))) is Reason.BOMB


def test_a_bomb_of_many_entries_that_are_each_small_enough(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    noise = bytes(range(256)) * 60
    members = {f"word/media/{number}.bin": noise * 64 for number in range(300)}
    assert reason(read("a.docx", docx(BODY, parts=members, level=1))) is Reason.BOMB


def test_a_hundred_thousand_entries(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    data = rezipped(docx(BODY), lambda members: [*members, *((f"x/{number}", b"") for number in range(100_000))])
    start = time.monotonic()
    assert reason(read("a.docx", data)) is Reason.BOMB
    assert time.monotonic() - start < 10


def test_more_lines_than_a_day_can_show(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    lines = "".join(BODY.replace("通知", f"通知{number * number}") for number in range(30_001))
    assert reason(read("a.docx", docx(lines))) is Reason.TOO_LONG


def test_entries_that_overlap(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    data = bytearray(docx(BODY))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    (offset,) = struct.unpack_from("<L", data, first + 42)
    struct.pack_into("<L", data, second + 42, offset)
    assert reason(read("a.docx", bytes(data))) is Reason.BOMB


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.xml"])
def test_two_entries_of_one_name(docx: Callable[..., Any], read: Callable[..., Any], name: str) -> None:
    data = rezipped(docx(BODY), lambda members: [*members, (name, b"<x/>")])
    assert reason(read("a.docx", data)) is Reason.BROKEN


@pytest.mark.parametrize("name", ["a", "/"], ids=["none", "the root's"])
def test_an_entry_without_a_name(docx: Callable[..., Any], read: Callable[..., Any], name: str) -> None:
    data = rezipped(docx(BODY), lambda members: [*members, (name, b"xyzzy")])
    if name == "a":  # as long as before, so that every place still fits: the name's length becomes the extra field's
        at = data.rindex(b"PK\x01\x02")
        changed = bytearray(data)
        struct.pack_into("<HH", changed, at + 28, 0, 1)
        data = bytes(changed)
    assert reason(read("a.docx", data)) is Reason.BROKEN


def test_a_wrong_checksum_in_a_part_that_is_not_shown(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    data = docx(BODY, parts={"word/fonts/font1.odttf": b"abcdefgh" * 50})
    wrong = data.replace(struct.pack("<L", zlib.crc32(b"abcdefgh" * 50)), b"\1\2\3\4")
    assert wrong != data
    assert reason(read("a.docx", wrong)) is Reason.BROKEN


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_copy_that_stopped(docx: Callable[..., Any], read: Callable[..., Any], share: float) -> None:
    data = docx(BODY, parts={"word/media/a.bin": bytes(range(256)) * 20})
    assert reason(read("a.docx", data[: int(len(data) * share)])) is Reason.BROKEN


def test_zeros_where_the_copy_did_not_get_to(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    data = docx(BODY)
    assert reason(read("a.docx", b"\0" * len(data))) is Reason.BROKEN
    assert reason(read("a.docx", data[:200] + b"\0" * (len(data) - 200))) is Reason.BROKEN


@pytest.mark.parametrize("xml", [LAUGHS, XXE], ids=["laughs", "xxe"])
@pytest.mark.parametrize(
    "part", ["word/document.xml", "docProps/custom.xml", "word/header9.xml", "customXml/item1.dat"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_any_part_and_encoding(
    docx: Callable[..., Any], read: Callable[..., Any], xml: str, part: str, encoding: str
) -> None:
    declared = xml.replace('version="1.0"', f'version="1.0" encoding="{encoding}"').encode(encoding)
    data = docx(BODY, document=declared) if part == "word/document.xml" else docx(BODY, parts={part: declared})
    assert reason(read("a.docx", data)) is Reason.UNSAFE_XML


@pytest.mark.parametrize("encoding", ["UTF--1", "gb18030", "idna", "rot13", "undefined"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/header9.xml", "[Content_Types].xml"])
def test_an_encoding_that_no_parser_takes(
    docx: Callable[..., Any], read: Callable[..., Any], part: str, encoding: str
) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?><a>x</a>'.encode()
    data = docx(BODY, document=declared) if part == "word/document.xml" else docx(BODY, parts={part: declared})
    assert reason(read("a.docx", data)) is Reason.BROKEN


def test_deep_xml(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    assert reason(read("a.docx", docx("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000))) is Reason.TOO_DEEP


def test_what_is_elsewhere_is_dropped_and_said(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    relations = {
        "i": ("image", "http://evil.example/a.png"),
        "t": ("attachedTemplate", "http://evil.example/t.dotm"),
        "h": ("hyperlink", "http://example.org/"),
    }
    body = BODY + '<w:p><w:r><w:drawing><a:blip r:embed="i" r:link="i"/></w:drawing></w:r></w:p>'
    reading = read("a.docx", docx(body, relations=relations))
    assert [(note.reason, note.detail) for note in reading.notes] == [
        (Reason.EXTERNAL_DROPPED, "模板"),
        (Reason.EXTERNAL_DROPPED, "图片"),
    ]
    assert len(reading.content.blocks) == 1


def test_relations_do_not_lead_out_of_the_file(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    for target in ("../../../../etc/passwd", "/etc/passwd", "media/../../x"):
        body = BODY + '<w:p><w:r><w:drawing><a:blip r:embed="i"/></w:drawing></w:r></w:p>'
        reading = read("a.docx", docx(body, relations={"i": ("image", target)}))
        assert (reading.pictures, len(reading.content.blocks)) == ((), 1)


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"form": "document.macroEnabled.main"}, "a.docx"),
        ({"parts": {"word/vbaProject.bin": CFB}}, "a.docx"),
        ({"parts": {"word/vbaProject.bin": CFB}}, "a.docm"),
        ({}, "a.docm"),
    ],
)
def test_macros(docx: Callable[..., Any], read: Callable[..., Any], more: dict[str, Any], name: str) -> None:
    assert reason(read(name, docx(BODY, **more))) is Reason.MACROS


@pytest.mark.parametrize(
    ("data", "expected", "detail"),
    [
        (b"", Reason.EMPTY, ""),
        (CFB + b"\0" * 3000 + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED, ""),
        (CFB + b"\0" * 3000, Reason.WRONG_SUFFIX, "旧版 Office 或 WPS 文件"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, Reason.WRONG_SUFFIX, "PNG 图片"),
        (b"%PDF-1.7\n", Reason.WRONG_SUFFIX, "PDF 文件"),
        (b"{\\rtf1 ", Reason.WRONG_SUFFIX, "RTF 文档"),
        ("只是文字".encode(), Reason.BROKEN, ""),
    ],
)
def test_other_files_under_this_suffix(read: Callable[..., Any], data: bytes, expected: object, detail: str) -> None:
    found = read("a.docx", data)
    assert (reason(found), found.note.detail) == (expected, detail)


def test_a_spreadsheet_under_this_suffix(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    data = rezipped(docx(BODY), lambda members: [(name.replace("word/", "xl/"), data) for name, data in members])
    assert read("a.docx", data).note.detail == "Excel 表格"


def test_encrypted_entries_are_held(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    data = bytearray(docx(BODY))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    found = read("a.docx", bytes(data))
    assert (reason(found), found.verdict) == (Reason.ENCRYPTED, Verdict.HELD)


def test_nothing_to_show(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    assert reason(read("a.docx", docx("<w:p/><w:sectPr/>"))) is Reason.NOTHING_TO_SHOW


def test_a_picture_bomb_inside(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(b"\0" * 50_001) for _ in range(200)) + packer.flush()
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">LLBBBBB", 50_000, 40_000, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )
    body = BODY + '<w:p><w:r><w:drawing><a:blip r:embed="i"/></w:drawing></w:r></w:p>'
    reading = read("a.docx", docx(body, parts={"word/media/a.png": bomb}, relations={"i": ("image", "media/a.png")}))
    assert [(note.reason, note.detail) for note in reading.notes] == [(Reason.PICTURE_DROPPED, "像素过多的图片")]
