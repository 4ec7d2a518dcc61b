"""The first look at office files: what may be converted, what is refused, and that no text hides from the gate."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from ole_files import ole_file

from signage.core.rules import Role
from signage.core.verdict import Reason, Verdict
from signage.kinds.office.compound import Compound
from signage.kinds.office.old import sort_of
from signage.kinds.office.raw_text import runs_in
from signage.kinds.office.rtf import text_of_rtf
from signage.kinds.wire import Convertible

MARK = "机密★10年"
PLAIN = "关于办公楼停水检修的通知"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
RELATION = '<Relationship Id="r{}" Type="http://x/relationships/{}" Target="{}"{}/>'
DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
SLIDE = "<p:sld xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main' {show} {drawing}>{body}</p:sld>"
ODF_NAMES = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def paragraph(*runs: str) -> str:
    return "<a:p>" + "".join(f"<a:r><a:t>{run}</a:t></a:r>" for run in runs) + "</a:p>"


def slide(*runs: str, show: str = "") -> str:
    return SLIDE.format(show=show, drawing=DRAWING, body=paragraph(*runs))


def pptx(main: str = MAIN, **more: str | bytes) -> bytes:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES.format(f'<Override PartName="/ppt/presentation.xml" ContentType="{main}"/>'),
        "_rels/.rels": RELS.format(RELATION.format(1, "officeDocument", "ppt/presentation.xml", "")),
        "ppt/presentation.xml": "<p/>",
        "ppt/slides/slide1.xml": slide(PLAIN),
    }
    return zipped({**parts, **more})


def relations(kind: str, target: str, *, external: bool = False) -> str:
    return RELS.format(RELATION.format(1, kind, target, ' TargetMode="External"' if external else ""))


def odf(sort: str, body: str = "", **more: str | bytes) -> bytes:
    content = f'<o:c xmlns:o="{ODF_NAMES}:office:1.0" xmlns:text="{ODF_NAMES}:text:1.0">{body}</o:c>'
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{sort}", "content.xml": content, **more})


def doc(text: bytes = PLAIN.encode("utf-16-le"), *, flags: int = 0, **more: bytes) -> bytes:
    head = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, flags)
    return ole_file({"WordDocument": head + bytes(500) + text, **more})


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def xls(*records: bytes, name: str = "Workbook") -> bytes:
    return ole_file({name: b"".join((record(0x809, bytes(16)), *records, record(0x0A)))})


def ppt(slides: bytes = b"", user: bytes = bytes(40)) -> bytes:
    return ole_file({"PowerPoint Document": slides, "Current User": user})


RTF = rb"{\rtf1\ansi\ansicpg936 %s}"
CONVERTED = {
    "slides": ("通知.pptx", pptx(), Convertible.PPTX),
    "a slide show": ("通知.ppsx", pptx(), Convertible.PPTX),
    "slides of WPS": ("通知.dps", pptx(), Convertible.PPTX),
    "old slides": ("通知.ppt", ppt(), Convertible.PPT),
    "an old slide show": ("通知.pps", ppt(), Convertible.PPT),
    "old slides of WPS": ("通知.dps", ppt(), Convertible.PPT),
    "an old text": ("通知.doc", doc(), Convertible.DOC),
    "an old text of WPS": ("通知.wps", doc(), Convertible.DOC),
    "an old table": ("名单.xls", xls(), Convertible.XLS),
    "a table of the nineties": ("名单.xls", xls(name="Book"), Convertible.XLS),
    "an old table of WPS": ("名单.et", xls(), Convertible.XLS),
    "rich text": ("通知.rtf", RTF % b"hello", Convertible.RTF),
    "rich text as .doc, as WPS saves it": ("通知.doc", RTF % b"hello", Convertible.RTF),
    "an open text": ("通知.odt", odf("text"), Convertible.ODT),
    "an open table": ("名单.ods", odf("spreadsheet"), Convertible.ODS),
    "open slides": ("通知.odp", odf("presentation"), Convertible.ODP),
    "speaker's notes without a mark": (
        "a.pptx",
        pptx(**{"ppt/notesSlides/n.xml": slide("慢一点讲")}),
        Convertible.PPTX,
    ),
    "a hidden slide without a mark": (
        "a.pptx",
        pptx(**{"ppt/slides/s2.xml": slide("备用", show='show="0"')}),
        Convertible.PPTX,
    ),
    "the workbook behind a chart": (
        "a.pptx",
        pptx(
            **{
                "ppt/charts/_rels/chart1.xml.rels": relations("package", "../embeddings/x.xlsx"),
                "ppt/embeddings/x.xlsx": zipped({"xl/s.xml": "<a>1</a>"}),
            }
        ),
        Convertible.PPTX,
    ),
}


@pytest.mark.parametrize(("name", "data", "form"), CONVERTED.values(), ids=CONVERTED)
def test_what_may_be_converted(judge: Callable[..., Any], name: str, data: bytes, form: Convertible) -> None:
    outcome = judge(name, data)
    assert (outcome.verdict, outcome.convert) == (Verdict.HELD, form)
    assert [(note.reason, note.detail) for note in outcome.notes] == [
        (Reason.NEEDS_CONVERSION, name.rpartition(".")[2])
    ]
    assert (outcome.title, outcome.blobs) == ("", ())


REFUSED = {
    "an empty file": ("a.doc", b"", Reason.EMPTY),
    "a web page": ("a.doc", b"<html><body><img src='http://a.cn/x'></body></html>", Reason.WRONG_SUFFIX),
    "a web page with a BOM": ("a.xls", b"\xef\xbb\xbf \n<!DOCTYPE html><table><tr>", Reason.WRONG_SUFFIX),
    "a web page in UTF-16": ("a.xls", "\ufeff<html><table>".encode("utf-16-le"), Reason.WRONG_SUFFIX),
    "a saved web page": ("a.doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", Reason.WRONG_SUFFIX),
    "Word as one XML": (
        "a.doc",
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>',
        Reason.WRONG_SUFFIX,
    ),
    "plain text": ("a.doc", PLAIN.encode("gb18030"), Reason.WRONG_SUFFIX),
    "noise": ("a.doc", bytes(range(256)) * 9, Reason.BROKEN),
    "a picture": ("a.ppt", b"\x89PNG\r\n\x1a\n" + bytes(60), Reason.WRONG_SUFFIX),
    "a PDF": ("a.ppt", b"%PDF-1.7\n%%EOF", Reason.WRONG_SUFFIX),
    "a table named text": ("a.doc", xls(), Reason.WRONG_SUFFIX),
    "a text named table": ("a.xls", doc(), Reason.WRONG_SUFFIX),
    "old slides named new": ("a.pptx", ppt(), Reason.WRONG_SUFFIX),
    "an open text named slides": ("a.odp", odf("text"), Reason.WRONG_SUFFIX),
    "rich text named table": ("a.xls", RTF % b"x", Reason.WRONG_SUFFIX),
    "a new Word file named .doc": ("a.doc", zipped({"word/document.xml": "<a/>"}), Reason.WRONG_SUFFIX),
    "an unknown open form": ("a.odt", odf("graphics"), Reason.BROKEN),
    "an archive": ("a.pptx", zipped({"x.txt": "x"}), Reason.WRONG_SUFFIX),
    "a cut archive": ("a.pptx", pptx()[:300], Reason.BROKEN),
    "a container of Works": ("a.wps", ole_file({"CONTENTS": b"CHNKWKS", "SPELLING": b"x"}), Reason.CONVERSION_FAILED),
    "a header alone": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Reason.BROKEN),
    "a cut container": ("a.doc", doc(PLAIN.encode("utf-16-le") * 900)[:9000], Reason.BROKEN),
    "a password, new": ("a.pptx", ole_file({"EncryptedPackage": bytes(64), "EncryptionInfo": b"x"}), Reason.ENCRYPTED),
    "a password, old text": ("a.doc", doc(flags=0x0100), Reason.ENCRYPTED),
    "a password, old table": ("a.xls", xls(record(0x2F, bytes(54))), Reason.ENCRYPTED),
    "a password, old slides": ("a.ppt", ppt(user=bytes(12) + b"\xdf\xc4\xd1\xf3" + bytes(20)), Reason.ENCRYPTED),
    "a password, open": (
        "a.odt",
        odf("text", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
        Reason.ENCRYPTED,
    ),
    "macros, new": ("a.pptx", pptx("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"), Reason.MACROS),
    "macros, by the part": ("a.pptx", pptx(**{"ppt/vbaProject.bin": b"x"}), Reason.MACROS),
    "macros in a workbook inside": (
        "a.pptx",
        pptx(**{"ppt/embeddings/x.xlsm": zipped({"xl/vbaProject.bin": "x"})}),
        Reason.MACROS,
    ),
    "macros in an old file inside": (
        "a.pptx",
        pptx(**{"ppt/embeddings/x.bin": ole_file({"Workbook": b"x"}, storages=("_VBA_PROJECT_CUR",))}),
        Reason.MACROS,
    ),
    "macros, old text": ("a.doc", ole_file({"WordDocument": bytes(600)}, storages=("Macros",)), Reason.MACROS),
    "macros, a sheet of them": ("a.xls", xls(record(0x85, b"\0\0\0\0\0\x01\x01\0A")), Reason.MACROS),
    "macros, old slides": (
        "a.ppt",
        ppt(b"\x02\0\0\x04\x0c\0\0\0" + bytes(4) + b"\x01\0\0\0" + bytes(4)),
        Reason.MACROS,
    ),
    "macros, open": ("a.odt", odf("text", **{"Basic/Standard/Module1.xml": "<x/>"}), Reason.MACROS),
    "comments, new": ("a.pptx", pptx(**{"ppt/comments/comment1.xml": "<c><text>改</text></c>"}), Reason.HIDDEN_TEXT),
    "comments, old": ("a.ppt", ppt(b"\x0f\0\xe0\x2e" + bytes(8)), Reason.HIDDEN_TEXT),
    "a file on a slide": (
        "a.pptx",
        pptx(**{"ppt/slides/_rels/slide1.xml.rels": relations("oleObject", "../embeddings/x.bin")}),
        Reason.HIDDEN_TEXT,
    ),
    "a file in rich text": ("a.rtf", RTF % rb"{\object\objemb{\*\objdata 0105}}", Reason.HIDDEN_TEXT),
    "a DOCTYPE": ("a.pptx", pptx(**{"ppt/slides/s2.xml": "<!DOCTYPE x><x/>"}), Reason.UNSAFE_XML),
    "a bomb": ("a.pptx", pptx(**{"ppt/media/x.bin": bytes(8 << 20)}), Reason.BOMB),
    "a bomb inside": ("a.pptx", pptx(**{"ppt/embeddings/x.xlsx": zipped({"x": bytes(8 << 20)})}), Reason.BOMB),
    "an endless rich text": ("a.rtf", RTF % (b"word " * 300_000), Reason.TOO_LONG),
}


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_converted(judge: Callable[..., Any], name: str, data: bytes, reason: Reason) -> None:
    outcome = judge(name, data)
    assert (outcome.notes[0].reason, outcome.convert) == (reason, None)
    assert outcome.verdict is not Verdict.ACCEPTED


@pytest.mark.parametrize(("sort", "suffix"), [("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp")])
@pytest.mark.parametrize(
    ("body", "what"), [("<o:annotation/>", "批注"), ("<text:changed-region>旧</text:changed-region>", "修订")]
)
def test_what_nobody_sees_holds_open_files(
    judge: Callable[..., Any], sort: str, suffix: str, body: str, what: str
) -> None:
    outcome = judge(f"a.{suffix}", odf(sort, body))
    assert [(note.reason, note.detail) for note in outcome.notes] == [(Reason.HIDDEN_TEXT, what)]


UTF16, GBK = MARK.encode("utf-16-le"), MARK.encode("gb18030")
RTF_HEX = "".join(f"\\'{byte:02x}" for byte in GBK).encode()
RTF_CODES = "".join(f"\\u{ord(char)}?" for char in MARK).encode()
MARKED = {
    "on a slide, over two runs": ("a.pptx", pptx(**{"ppt/slides/s2.xml": slide("机", "密★10年")})),
    "on a hidden slide": ("a.pptx", pptx(**{"ppt/slides/s2.xml": slide(MARK, show='show="0"')})),
    "in the speaker's notes": ("a.pptx", pptx(**{"ppt/notesSlides/n.xml": slide(MARK)})),
    "in a comment": ("a.pptx", pptx(**{"ppt/comments/c.xml": f"<c><text>{MARK}</text></c>"})),
    "in the properties": ("a.pptx", pptx(**{"docProps/core.xml": f"<c><title>{MARK}</title></c>"})),
    "in the workbook behind a chart": (
        "a.pptx",
        pptx(**{"ppt/embeddings/x.xlsx": zipped({"xl/sharedStrings.xml": f"<sst><si><t>{MARK}</t></si></sst>"})}),
    ),
    "in an old file inside": ("a.pptx", pptx(**{"ppt/embeddings/x.bin": doc(UTF16)})),
    "in an open text": ("a.odt", odf("text", "<text:p>机<text:span>密★</text:span>10年</text:p>")),
    "in an old text": ("a.doc", doc(UTF16)),
    "in an old text, at an odd byte": ("a.doc", doc(b"x" + UTF16)),
    "in an old text, as GBK": ("a.doc", doc(GBK)),
    "in the properties of an old text": ("a.doc", doc(**{"\x05SummaryInformation": bytes(40) + GBK + bytes(20)})),
    "in an old text with a password": ("a.doc", doc(UTF16, flags=0x0100)),
    "in old slides": ("a.ppt", ppt(b"\0\0\xa0\x0f\x0c\0\0\0" + UTF16)),
    "in an old table": ("a.xls", xls(record(0xFC, b"\x01" + UTF16))),
    "torn over sectors that lie apart": (
        "a.doc",
        ole_file({"WordDocument": bytes(4096 - 4) + UTF16 + bytes(2000)}, scattered=True),
    ),
    "behind the last stream": ("a.doc", doc() + UTF16 + bytes(500)),
    "in a container of Works": ("a.wps", ole_file({"CONTENTS": UTF16})),
    "in a damaged container": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + UTF16),
    "in rich text, in hex": ("a.rtf", RTF % RTF_HEX),
    "in rich text, in codes": ("a.rtf", RTF % RTF_CODES),
    "in rich text, over two runs": ("a.rtf", RTF % (RTF_HEX[:8] + rb"{\b " + RTF_HEX[8:] + b"}")),
    "in rich text, hidden": ("a.rtf", RTF % (rb"{\*\unknown {\v " + RTF_HEX + b"}}")),
    "in a web page": ("a.doc", f"<html>{MARK}</html>".encode()),
    "in a text": ("a.xls", MARK.encode("gb18030")),
}


@pytest.mark.parametrize(("name", "data"), MARKED.values(), ids=MARKED)
def test_no_mark_hides(judge: Callable[..., Any], name: str, data: bytes) -> None:
    outcome = judge(name, data)
    assert (outcome.verdict, outcome.notes[0].reason) == (Verdict.REJECTED, Reason.MARK_FOUND)
    assert outcome.convert is None


def test_a_word_file_in_the_clothes_of_wps_needs_no_conversion(
    judge: Callable[..., Any], docx: Callable[..., bytes]
) -> None:
    outcome = judge("停水通知.wps", docx("<w:p><w:r><w:t>各科室请提前储水。</w:t></w:r></w:p>"))
    assert (outcome.verdict, outcome.convert, outcome.title) == (Verdict.ACCEPTED, None, "停水通知")


def test_a_new_table_in_the_clothes_of_wps_goes_to_the_tables(judge: Callable[..., Any]) -> None:
    outcome = judge("a.et", zipped({"xl/workbook.xml": "<a/>"}))
    assert outcome.convert is None
    assert outcome.notes[0].reason is Reason.BROKEN


def test_reminders_are_text_not_slides(judge: Callable[..., Any]) -> None:
    assert judge("a.pptx", pptx(), role=Role.TICKER).notes[0].reason is Reason.TICKER_IS_TEXT
    assert judge("a.rtf", RTF % b"x", role=Role.TICKER).convert is Convertible.RTF


def test_what_a_file_takes_from_elsewhere_is_said(judge: Callable[..., Any]) -> None:
    slides = pptx(**{"ppt/slides/_rels/slide1.xml.rels": relations("image", "http://a.cn/x.png", external=True)})
    picture = '<d:image xmlns:xlink="x" xlink:href="http://a.cn/x.png"/>'.replace("d:", "draw:")
    text = odf("text", picture.replace("<draw:image", '<draw:image xmlns:draw="urn:d"'))
    for name, data in (("a.pptx", slides), ("a.odt", text)):
        outcome = judge(name, data)
        assert [note.reason for note in outcome.notes] == [Reason.NEEDS_CONVERSION, Reason.EXTERNAL_DROPPED]
        assert outcome.convert is not None


def test_rich_text_as_people_write_it() -> None:
    data = (
        rb"{\rtf1{\fonttbl{\f0 \'cb\'ce\'cc\'e5;}}\uc2\u20851\'b9\'d8\u20110\'d3\'da\par a\~b\_c\{d\}{\pict "
        + b"ab" * 400
    )
    data += rb"}\cell {\bin4 }}}}}x\emdash y\u-10179 ??\u-8704 ??}"
    assert text_of_rtf(data) == "宋体;关于\na b-c{d}\nx—y😀"


def test_runs_are_found_and_noise_is_little() -> None:
    noise = random.Random(1).randbytes(1 << 20)
    assert PLAIN in runs_in(noise[:4001] + PLAIN.encode("utf-16-le") + noise[:4001])
    assert PLAIN in runs_in(noise[:4001] + PLAIN.encode("gb18030") + noise[:4001])
    assert len(runs_in(noise)) < 60_000


def test_a_container_gives_its_streams_back() -> None:
    streams = {"WordDocument": bytes(range(256)) * 40, "小": b"small", "1Table": b"x" * 200, "empty": b""}
    for scattered in (False, True):
        container = Compound.of(ole_file(streams, storages=("Pool",), scattered=scattered))
        assert container is not None
        assert {name: container.stream(name) for name in streams} == streams
        assert container.is_whole()
        assert sort_of(container) is Convertible.DOC
        assert container.stream("nothing") == b""


def test_a_container_whose_chain_bites_its_tail_ends() -> None:
    data = bytearray(doc(PLAIN.encode("utf-16-le") * 900))
    last = struct.pack("<I", 0xFFFFFFFE)
    at = data.rfind(last)
    while at > 512:
        data[at : at + 4] = bytes(4)
        at = data.rfind(last, 0, at)
    container = Compound.of(bytes(data))
    assert container is None or len(container.in_order()) < 4 * len(data)


def test_damaged_containers_are_refused_or_read_never_more(judge: Callable[..., Any]) -> None:
    chance = random.Random(7)
    whole = doc(PLAIN.encode("utf-16-le") * 200)
    seen = set()
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 8)):
            data[chance.randrange(8, len(data))] = chance.choice((0, 1, 0xFE, 0xFF, chance.randrange(256)))
        outcome = judge("a.doc", bytes(data[: chance.choice((len(data), chance.randrange(8, len(data))))]))
        seen.add(outcome.notes[0].reason)
        assert outcome.verdict is not Verdict.ACCEPTED
    assert {Reason.BROKEN, Reason.NEEDS_CONVERSION} <= seen
