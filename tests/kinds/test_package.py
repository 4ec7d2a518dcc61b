"""Office files of every format through one door: what is refused, and that no text hides from the gate."""

import io
import zipfile

import pytest

from signage.core.gate.marks import find_marks
from signage.core.verdict import Reason
from signage.kinds.office.package import EXCEL, OPEN_DOCUMENT, SLIDES, WORD, Form, Package, opened
from signage.kinds.office.part_text import text_of
from signage.kinds.reading import Refusal

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
DRAW = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
ODF = (
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://x/relationships/externalLinkPath" Target="file:///c/a.xlsx" TargetMode="External"/>'
    '<Relationship Id="b" Type="http://x/relationships/hyperlink" Target="http://a.cn" TargetMode="External"/>'
    "</Relationships>"
)
FORMS = {"word": WORD, "excel": EXCEL, "slides": SLIDES, "open document": OPEN_DOCUMENT}


def types(form: Form, ending: str = "") -> str:
    return TYPES.format(
        f'<Override PartName="/{form.main}" ContentType="application/{(form.types or ("",))[0]}{ending}"/>'
    )


def package(form: Form, **more: str | bytes) -> bytes:
    parts: dict[str, str | bytes] = {form.main: "<x/>"}
    if form.types:
        parts["[Content_Types].xml"] = types(form)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**parts, **more}.items():
            archive.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_form_opens_and_refuses_alike(form: Form) -> None:
    found = opened(package(form, **{"extra.xml": "<a>字</a>"}), form)
    assert isinstance(found, Package)
    assert (found.main, "字" in "".join(found.raw)) == (form.main, True)
    for more, reason in (
        ({"extra.xml": LAUGHS}, Reason.UNSAFE_XML),
        ({"extra.xml": "<a>"}, Reason.BROKEN),
        ({"extra.xml": "<a>" * 300 + "</a>" * 300}, Reason.TOO_DEEP),
        ({"extra.bin": b"\0" * (8 << 20)}, Reason.BOMB),
    ):
        refused = opened(package(form, **more), form)
        assert isinstance(refused, Refusal)
        assert refused.note.reason is reason
    assert isinstance(opened(package(form)[:-30], form), Refusal)


@pytest.mark.parametrize(
    ("form", "more", "reason"),
    [
        (EXCEL, {"xl/vbaProject.bin": b"x"}, Reason.MACROS),
        (EXCEL, {"xl/macrosheets/sheet1.xml": "<x/>"}, Reason.MACROS),
        (EXCEL, {"[Content_Types].xml": types(EXCEL).replace("sheet.main", "sheet.macroEnabled.main")}, Reason.MACROS),
        (EXCEL, {"[Content_Types].xml": types(WORD)}, Reason.BROKEN),
        (SLIDES, {"ppt/vbaProject.bin": b"x"}, Reason.MACROS),
        (OPEN_DOCUMENT, {"Basic/Standard/Module1.xml": "<x/>"}, Reason.MACROS),
        (OPEN_DOCUMENT, {"META-INF/manifest.xml": "<m><encryption-data/></m>"}, Reason.ENCRYPTED),
    ],
)
def test_macros_passwords_and_other_formats(form: Form, more: dict[str, str | bytes], reason: Reason) -> None:
    found = opened(package(form, **more), form)
    assert isinstance(found, Refusal)
    assert found.note.reason is reason


def test_no_main_part() -> None:
    for form in FORMS.values():
        other = OPEN_DOCUMENT if form.types else WORD
        assert isinstance(opened(package(other, **{"[Content_Types].xml": types(form)}), form), Refusal)


def test_other_workbooks_are_dropped_and_links_are_silent() -> None:
    found = opened(package(EXCEL, **{"xl/externalLinks/_rels/a.xml.rels": RELS}), EXCEL)
    assert isinstance(found, Package)
    assert [(note.reason, note.detail) for note in found.notes] == [(Reason.EXTERNAL_DROPPED, "其他工作簿")]


@pytest.mark.parametrize(
    ("case", "xml"),
    [
        ("character references", f"<sst {SHEET}><si><t>&#26426;&#23494;&#9733;10&#24180;</t></si></sst>"),
        ("runs of one cell", f"<sst {SHEET}><si><r><t>机</t></r><r><rPr><b/></rPr><t>密★10年</t></r></si></sst>"),
        ("inline text", f'<row {SHEET}><c t="inlineStr"><is><t>机密★10年</t></is></c></row>'),
        ("the text of a formula", f'<c {SHEET} t="str"><f>A1&amp;B1</f><v>机密★10年</v></c>'),
        ("inside a formula", f'<c {SHEET}><f>IF(A1,"机密★10年","")</f><v>0</v></c>'),
        ("a number format", f"<numFmt {SHEET} formatCode='&quot;机密★&quot;0&quot;年&quot;'/>"),
        ("the name of a sheet", f'<sheets {SHEET}><sheet name="机密★10年" sheetId="1" state="hidden"/></sheets>'),
        ("a printed header", f"<headerFooter {SHEET}><oddHeader>&amp;C机密★10年</oddHeader></headerFooter>"),
        ("a hint", f'<dataValidation {SHEET} prompt="机密★10年"/>'),
        ("a cached entry", f'<sharedItems {SHEET}><s v="机密★10年"/></sharedItems>'),
        ("runs of a slide", f"<a:p {DRAW}><a:r><a:t>机</a:t></a:r><a:r><a:t>密★10年</a:t></a:r></a:p>"),
        ("spans of an open document", f"<text:p {ODF}>机<text:span>密★10年</text:span></text:p>"),
    ],
)
def test_the_gate_sees(case: str, xml: str) -> None:
    assert [hit.severity.name for hit in find_marks(text_of("a.xml", xml.encode()))][:1] == ["BLOCK"], case


def test_cells_do_not_run_together_and_numbers_are_left_out() -> None:
    xml = f'<row {SHEET}><c t="s"><v>12</v></c><c><v>-1.5E-7</v></c><c t="str"><v>秘</v></c><c t="str"><v>密</v></c></row>'
    assert text_of("a.xml", xml.encode()).split() == ["秘", "密"]
    paragraphs = f"<table:table-cell {ODF}><text:p>甲</text:p><text:p>乙</text:p></table:table-cell>"
    assert text_of("a.xml", paragraphs.encode()).split("\n")[:2] == ["甲", "乙"]
