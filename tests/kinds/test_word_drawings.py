"""What Word draws itself, and sheets of paper in a Word file: words, numbers and pages instead of a gap."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageDraw

from signage.core.cards.card import Card, Deck
from signage.core.cards.picture_cards import PageCard
from signage.core.codec import from_plain
from signage.core.document import ListBlock, Paragraph, Table, plain
from signage.core.verdict import Note, Reason

DGM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MARK = "机密★10年"


def drawn(inner: str) -> str:
    return f"<w:p><w:r><w:drawing><wp:inline><a:graphic>{inner}</a:graphic></wp:inline></w:drawing></w:r></w:p>"


def points(*texts: str) -> str:
    made = (f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>" for text in texts)
    ns = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return f"<dgm:dataModel {DGM} {ns}><dgm:ptLst>{''.join(made)}</dgm:ptLst></dgm:dataModel>"


SMART = drawn(f'<dgm:relIds {DGM} r:dm="d1"/>')
CHART = drawn(f'<c:chart {C} r:id="c1"/>')


def row(name: str, *values: str) -> str:
    made = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values) if value)
    return f"<c:{name}><c:x>{made}</c:x></c:{name}>"


def series(name: str, *values: str, cats: tuple[str, ...] = ("一季度", "二季度"), sort: str = "val") -> str:
    head = f"<c:tx><c:v>{name}</c:v></c:tx>" if name else ""
    return f"<c:ser>{head}{row('cat', *cats)}{row(sort, *values)}</c:ser>"


def chart(*all_series: str, title: str = "") -> str:
    words = f"<c:title><a:t>{title}</a:t></c:title>" if title else ""
    return f"<c:chartSpace {C}><c:chart>{words}<c:plotArea>{''.join(all_series)}</c:plotArea></c:chart></c:chartSpace>"


def workbook(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{text}</t></si></sst>")
    return out.getvalue()


def with_chart(docx: Callable[..., Any], xml: str, behind: bytes | None = None) -> bytes:
    parts: dict[str, bytes | str] = {"word/charts/chart1.xml": xml}
    if behind is not None:
        parts["word/embeddings/table.xlsx"] = behind
        parts["word/charts/_rels/chart1.xml.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/package" Target="../embeddings/table.xlsx"/></Relationships>'
        )
    return bytes(docx(CHART, parts=parts, relations={"c1": ("chart", "charts/chart1.xml")}))


def test_the_words_of_a_smart_art_graphic_are_a_list(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    parts = {"word/diagrams/data1.xml": points("收文登记", "", "呈批传阅")}
    reading = read("a.docx", docx(SMART, parts=parts, relations={"d1": ("diagramData", "diagrams/data1.xml")}))
    (block,) = reading.content.blocks
    assert isinstance(block, ListBlock)
    assert [plain(entry) for entry in block.entries] == ["收文登记", "呈批传阅"]
    assert reading.notes == (Note(Reason.PICTURE_DROPPED, "SmartArt 图形，文字已列出"),)


@pytest.mark.parametrize("body", [SMART, CHART], ids=["words", "numbers"])
def test_a_drawing_without_its_part_is_said(docx: Callable[..., Any], read: Callable[..., Any], body: str) -> None:
    (note,) = read("a.docx", docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>" + body)).notes
    assert note.reason is Reason.PICTURE_DROPPED
    assert "已" not in note.detail


def table_of(reading: Any) -> list[list[str]]:
    table = reading.content.blocks[-1]
    assert isinstance(table, Table)
    return [[plain(cell.runs) for cell in line] for line in table.rows]


def test_a_chart_is_a_table_of_its_numbers(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    xml = chart(series("检查", "12", "8.300000000000001"), series("整改", "", "6"), title="保密检查情况")
    reading = read("a.docx", with_chart(docx, xml))
    heading = reading.content.blocks[0]
    assert isinstance(heading, Paragraph)
    assert plain(heading.runs) == "保密检查情况"
    assert table_of(reading) == [["", "检查", "整改"], ["一季度", "12", ""], ["二季度", "8.3", "6"]]


def test_a_chart_without_names(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    xml = chart(series("", "1", "2", cats=(), sort="yVal"))
    assert table_of(read("a.docx", with_chart(docx, xml))) == [["", "系列1"], ["", "1"], ["", "2"]]
    assert read("a.docx", with_chart(docx, chart())).note.reason is Reason.NOTHING_TO_SHOW


def test_the_workbook_behind_a_chart_is_for_the_gate(docx: Callable[..., Any], judge: Callable[..., Any]) -> None:
    xml = chart(series("检查", "12", "8"))
    assert judge("a.docx", with_chart(docx, xml, workbook("检查次数"))).verdict.value == "accepted"
    assert judge("a.docx", with_chart(docx, xml, workbook(MARK))).notes[0].reason is Reason.MARK_FOUND
    broken = judge("a.docx", with_chart(docx, xml, b"PK\3\4 broken"))
    assert (broken.verdict.value, broken.notes[0].reason) == ("rejected", Reason.BROKEN)


def sheet(lines: int) -> bytes:
    """A scan: light paper with lines of ink."""
    picture = Image.new("L", (1240, 1754), 246)
    draw = ImageDraw.Draw(picture)
    for top in range(200, 200 + 52 * lines, 52):
        for left in range(150, 1090, 34):
            draw.rectangle((left, top, left + 24, top + 26), fill=40)
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def test_scanned_sheets_are_pages(docx: Callable[..., Any], judge: Callable[..., Any]) -> None:
    blips = (f'<pic:pic><pic:blipFill><a:blip r:embed="p{n}"/></pic:blipFill></pic:pic>' for n in (1, 2))
    data = docx(
        "".join(map(drawn, blips)),
        parts={"word/media/a.jpeg": sheet(25), "word/media/b.jpeg": sheet(12)},
        relations={"p1": ("image", "media/a.jpeg"), "p2": ("image", "media/b.jpeg")},
    )
    outcome = judge("会议纪律.docx", data)
    cards: tuple[Card, ...] = from_plain(Deck, json.loads(outcome.blobs[0].data)).cards
    pages = [card for card in cards if isinstance(card, PageCard)]
    assert [(page.number, page.count) for page in pages] == [(1, 2), (2, 2)]
    assert pages[0].chars > pages[1].chars > 100
    assert [note.reason for note in outcome.notes] == [Reason.NOT_OCR_READ]
