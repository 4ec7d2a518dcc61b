"""Table files through their kind and the gate: what becomes of them, and of those that mean harm."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from signage.core.cards.card import Deck
from signage.core.cards.table_cards import Duty, TableCard
from signage.core.codec import from_plain
from signage.core.rules import Audience, Role, Rules
from signage.core.verdict import Reason, Verdict
from signage.kinds.reading import Reading, Refusal
from signage.kinds.wire import Outcome

Read = Callable[..., Reading | Refusal]
Judge = Callable[..., Outcome]
ZONE = timezone(timedelta(hours=8))
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def saved(*rows: list[Any], change: Callable[[Worksheet], Any] = lambda _: None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


PLAIN = (["项目", "金额"], ["甲", 1], ["乙", 2])
ROSTER = (["日期", "值班员", "电话"], [date(2026, 10, 1), "甲", "13800000000"])


def with_parts(data: bytes, parts: dict[str, str | bytes]) -> bytes:
    """The same workbook with these parts put in or exchanged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**members, **parts}.items():
            archive.writestr(name, part)
    return out.getvalue()


def with_sheet(xml: str) -> bytes:
    return with_parts(saved(*PLAIN), {"xl/worksheets/sheet1.xml": f"<worksheet {SHEET}>{xml}</worksheet>"})


def reason(found: object) -> Reason:
    assert isinstance(found, Refusal), found
    return found.note.reason


def card(reading: object) -> object:
    assert isinstance(reading, Reading), reading
    return reading.content.cards[0]  # type: ignore[union-attr]


# --- what people drop -----------------------------------------------------------------------------------------


def test_a_workbook_is_a_table_and_a_roster_is_a_roster(judge: Judge) -> None:
    plain, roster = judge("收费.xlsx", saved(*PLAIN)), judge("值班表.xlsx", saved(*ROSTER))
    assert (plain.verdict, plain.kind.value, plain.notes, plain.rules.valid_until) == (
        Verdict.ACCEPTED,
        "table",
        (),
        None,
    )
    assert roster.rules.valid_until == datetime(2026, 10, 2, tzinfo=ZONE)
    assert [note.reason for note in roster.notes] == [Reason.PERSONAL_MASKED]


def test_an_end_that_is_said_counts_and_staff_see_all(judge: Judge) -> None:
    until = datetime(2026, 12, 1, tzinfo=ZONE)
    outcome = judge("值班表.xlsx", saved(*ROSTER), rules=Rules(valid_until=until, audience=Audience.STAFF))
    assert (outcome.rules.valid_until, outcome.notes) == (until, ())


def test_delimited_text_in_the_encodings_of_offices(judge: Judge) -> None:
    words = "日期,值班员\n2026-10-01,张三\n"
    for data in (words.encode(), words.encode("utf-8-sig"), words.encode("gb18030"), words.encode("utf-16")):
        outcome = judge("值班表.csv", data)
        assert (outcome.verdict, outcome.rules.valid_until) == (Verdict.ACCEPTED, datetime(2026, 10, 2, tzinfo=ZONE))


def test_gbk_that_is_valid_utf8_is_read_as_gbk(read: Read) -> None:
    data = "通知,通知\n通知,通知\n".encode("gb18030")
    assert data.decode("utf-8")
    found = card(read("a.csv", data))
    assert isinstance(found, TableCard)
    assert found.table.rows[0][0].runs[0].text == "通知"


def test_what_looks_like_a_formula_is_text(read: Read) -> None:
    found = card(read("a.csv", "项目,值\n甲,=cmd|' /C calc'!A0\n乙,@SUM(1)\n"))
    assert isinstance(found, TableCard)
    assert found.table.rows[1][1].runs[0].text == "=cmd|' /C calc'!A0"


def test_a_day_that_a_program_wrote_is_a_day(read: Read) -> None:
    found = card(read("a.csv", "项目,开工,会议\n甲,2026-03-01 00:00:00,2026-03-01 09:30:00\n"))
    assert isinstance(found, TableCard)
    assert [cell.runs[0].text for cell in found.table.rows[1]] == ["甲", "2026-03-01", "2026-03-01 09:30:00"]


def test_dynamic_data_and_formulas_never_run(read: Read) -> None:
    reading = read("a.xlsx", saved(["项目", "值"], ["甲", "=cmd|' /C calc'!A0"], ["乙", "=1+1"]))
    assert isinstance(reading, Reading)
    assert [(note.reason, note.detail) for note in reading.notes] == [(Reason.FORMULA_EMPTY, "2处")]


def test_links_keep_their_text_alone(read: Read) -> None:
    def link(sheet: Worksheet) -> None:
        sheet["A2"].hyperlink = "http://example.org/"

    reading = read("a.xlsx", saved(*PLAIN, change=link))
    assert isinstance(reading, Reading)
    assert (reading.notes, "example.org" in str(reading.content)) == ((), False)


def test_lines_for_the_ticker(judge: Judge) -> None:
    outcome = judge("提示.csv", "1,请锁屏\n2,请关窗\n", role=Role.TICKER)
    assert (outcome.verdict, outcome.kind.value) == (Verdict.ACCEPTED, "ticker")
    assert "1　请锁屏".encode() in outcome.blobs[0].data


def test_a_table_in_word_becomes_the_same_cards(judge: Judge, docx: Callable[..., bytes]) -> None:
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{word}</w:t></w:r></w:p></w:tc>' for word in row)}</w:tr>"
        for row in (("日期", "值班员"), ("2026年10月1日", "张三"))
    )
    outcome = judge("国庆值班表.docx", docx(f"<w:tbl>{cells}</w:tbl>"))
    assert (outcome.kind.value, outcome.rules.valid_until) == ("document", datetime(2026, 10, 2, tzinfo=ZONE))
    assert b'"type":"duty"' in outcome.blobs[0].data


def test_bad_rows_of_a_table_in_a_document_are_named(judge: Judge) -> None:
    text = "# 值班表\n\n|日期|值班员|\n|---|---|\n|2026年10月1日|张三|\n|某日|李四|\n"
    assert [(note.reason, note.detail) for note in judge("a.md", text).notes] == [
        (Reason.ROWS_LEFT_OUT, "第3行的日期看不懂"),
        (Reason.PERSONAL_MASKED, ""),
    ]


# --- what is out of sight -------------------------------------------------------------------------------------


def test_hidden_rows_hold_the_file(judge: Judge) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True

    outcome = judge("a.xlsx", saved(*PLAIN, change=hide))
    assert (outcome.verdict, outcome.notes[0].reason, outcome.notes[0].detail) == (
        Verdict.HELD,
        Reason.HIDDEN_TEXT,
        "隐藏的行",
    )


def test_a_mark_in_a_hidden_sheet_written_as_numbers_of_characters(judge: Judge) -> None:
    def hide(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("底稿")
        other["A1"], other.sheet_state = "机密★10年", "hidden"

    data = saved(*PLAIN, change=hide)
    assert [note.reason for note in judge("a.xlsx", data).notes] == [Reason.MARK_FOUND]
    numbered = with_parts(
        saved(*PLAIN),
        {"xl/sharedStrings.xml": f"<sst {SHEET}><si><t>&#26426;&#23494;&#9733;10&#24180;</t></si></sst>"},
    )
    assert [note.reason for note in judge("a.xlsx", numbered).notes] == [Reason.MARK_FOUND]


def test_a_mark_that_only_the_number_format_makes(judge: Judge) -> None:
    def form(sheet: Worksheet) -> None:
        sheet["B2"].number_format = '"机密★"0"年"'

    assert [note.reason for note in judge("a.xlsx", saved(*PLAIN, change=form)).notes] == [Reason.MARK_FOUND]


# --- what means harm ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"xl/media/a.bin": b"\0" * (64 << 20)}, Reason.BOMB),
        (
            {"xl/sharedStrings.xml": f"<sst {SHEET}>" + "<si><t>" + "哈" * (2 << 20) + "</t></si>" * 1 + "</sst>"},
            Reason.BOMB,
        ),
        ({"xl/sharedStrings.xml": LAUGHS}, Reason.UNSAFE_XML),
        ({"xl/worksheets/sheet1.xml": LAUGHS}, Reason.UNSAFE_XML),
        ({"docProps/custom.xml": LAUGHS}, Reason.UNSAFE_XML),
        (
            {"xl/worksheets/sheet1.xml": f"<worksheet {SHEET}>" + "<a>" * 9999 + "</a>" * 9999 + "</worksheet>"},
            Reason.TOO_DEEP,
        ),
        ({"xl/vbaProject.bin": CFB}, Reason.MACROS),
        ({"xl/workbook.xml": "<workbook"}, Reason.BROKEN),
    ],
    ids=["bomb", "shared texts", "laughs", "laughs in a sheet", "laughs elsewhere", "deep", "macros", "cut XML"],
)
def test_parts_that_are_refused(read: Read, parts: dict[str, str | bytes], expected: Reason) -> None:
    assert reason(read("a.xlsx", with_parts(saved(*PLAIN), parts))) is expected


def test_more_text_than_the_gate_can_read(read: Read) -> None:
    draw = random.Random(1)
    words = "".join(chr(draw.randrange(0x4E00, 0x9FA5)) for _ in range(6_100_000))
    shared = (
        f"<sst {SHEET}>"
        + "".join(f"<si><t>{words[at : at + 1000]}</t></si>" for at in range(0, len(words), 1000))
        + "</sst>"
    )
    assert reason(read("a.xlsx", with_parts(saved(*PLAIN), {"xl/sharedStrings.xml": shared}))) is Reason.TOO_LONG


def test_a_million_rows_that_are_only_declared(read: Read) -> None:
    xml = '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>'
    assert reason(read("a.xlsx", with_sheet(xml))) is Reason.NOTHING_TO_SHOW
    xml = '<sheetData><row r="1048576"><c r="A1048576" t="inlineStr"><is><t>远</t></is></c></row></sheetData>'
    found = card(read("a.xlsx", with_sheet(xml)))
    assert isinstance(found, TableCard)
    assert len(found.table.rows) == 1


def test_all_columns_there_are(read: Read) -> None:
    cells = "".join(f'<c t="inlineStr"><is><t>列{at}</t></is></c>' for at in range(16_384))
    reading = read("a.xlsx", with_sheet(f"<sheetData><row>{cells}</row><row>{cells}</row></sheetData>"))
    assert isinstance(reading, Reading)
    assert {note.reason for note in reading.notes} == {Reason.SHORTENED}


def test_merges_without_end(read: Read) -> None:
    merges = '<mergeCell ref="A1:XFD1048576"/>' * 6_000 + '<mergeCell ref="x:y"/><mergeCell/>'
    xml = f'<sheetData><row><c t="inlineStr"><is><t>甲</t></is></c></row></sheetData><mergeCells>{merges}</mergeCells>'
    assert isinstance(read("a.xlsx", with_sheet(xml)), Reading)


@pytest.mark.parametrize(
    "cell",
    [
        '<c t="s"><v>99999999999999</v></c>', '<c t="s"><v>-1</v></c>', '<c t="s"><v>x</v></c>', '<c s="999"><v>1</v></c>',
        "<c><v>1e999</v></c>", "<c><v>nan</v></c>", "<c><v>x</v></c>", '<c t="d"><v>2026-13-45</v></c>', '<c t="d"><v>2026-10-01</v></c>',
        '<c t="b"><v></v></c>', '<c t="zzz"><v>1</v></c>', '<c r="ZZZZZZ1"><v>1</v></c>', '<c r="!!"><v>1</v></c>',
        "<c><v>" + "9" * 5000 + "</v></c>", '<c t="d"><v>2026-10-01T08:00:00Z</v></c>',
    ],
)  # fmt: skip
def test_cells_that_are_wrong(read: Read, cell: str) -> None:
    text = '<c r="A1" t="inlineStr"><is><t>甲</t></is></c>'
    cols = '<cols><col min="x" max="99999999" width="a"/></cols>'
    xml = f'{cols}<sheetData><row r="x" ht="a">{text}{cell}</row></sheetData>'
    assert isinstance(read("a.xlsx", with_sheet(xml)), Reading)


def test_a_cell_as_long_as_a_book(read: Read) -> None:
    text = "很长" * 16_000
    found = card(read("a.xlsx", saved(["项目", "值"], ["甲", text])))
    assert isinstance(found, TableCard)
    assert len(found.table.rows[1][1].runs[0].text) == 2_000


@pytest.mark.parametrize(
    ("name", "data", "expected", "detail"),
    [
        ("a.xlsx", b"", Reason.EMPTY, ""),
        ("a.csv", b"", Reason.EMPTY, ""),
        ("a.xlsx", CFB + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED, ""),
        ("a.xlsx", CFB + b"\0" * 600, Reason.WRONG_SUFFIX, "旧版 Office 或 WPS 文件"),
        ("a.xlsx", "日期,值班\n".encode(), Reason.BROKEN, ""),
        ("a.xlsx", b"%PDF-1.7\n", Reason.WRONG_SUFFIX, "PDF 文件"),
        ("a.xlsx", saved(*PLAIN)[:-200], Reason.BROKEN, ""),
        ("a.xlsx", saved(*PLAIN)[:300], Reason.BROKEN, ""),
        ("a.xlsx", saved(), Reason.NOTHING_TO_SHOW, ""),
        ("a.xlsm", saved(*PLAIN), Reason.MACROS, ""),
        ("a.csv", saved(*PLAIN), Reason.WRONG_SUFFIX, "Excel 表格"),
        ("a.csv", b'<svg xmlns="http://www.w3.org/2000/svg"/>', Reason.SVG, "SVG 图形"),
        ("a.csv", b"\0" * 4096, Reason.BROKEN, ""),
        ("a.csv", b"a,\0b\n" * 50, Reason.NOT_TEXT, ""),
        ("a.csv", b",,,\n,,\n", Reason.NOTHING_TO_SHOW, ""),
        ("a.csv", b"x" * (10 << 20), Reason.TOO_LONG, ""),
        ("a.csv", b"x\n" * (2_100_000), Reason.TOO_LONG, ""),
        ("a.csv", b"x" * (2 << 20), Reason.BROKEN, ""),
    ],
)
def test_other_files(read: Read, name: str, data: bytes, expected: Reason, detail: str) -> None:
    found = read(name, data)
    assert (reason(found), found.note.detail) == (expected, detail)  # type: ignore[union-attr]


def test_a_workbook_too_big_to_begin_with(read: Read) -> None:
    assert reason(read("a.xlsx", b"PK\x03\x04" + b"\0" * (65 << 20))) is Reason.TOO_BIG


def test_other_workbooks_are_not_asked(read: Read) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath"'
        ' Target="file:///srv/share/a.xlsx" TargetMode="External"/></Relationships>'
    )
    reading = read("a.xlsx", with_parts(saved(*PLAIN), {"xl/externalLinks/_rels/externalLink1.xml.rels": rels}))
    assert isinstance(reading, Reading)
    assert [(note.reason, note.detail) for note in reading.notes] == [(Reason.EXTERNAL_DROPPED, "其他工作簿")]


def test_the_deck_survives_its_canonical_form(judge: Judge) -> None:
    outcome = judge("值班表.xlsx", saved(*ROSTER))
    deck = from_plain(Deck, json.loads(outcome.blobs[0].data))
    assert isinstance(deck.cards[0], Duty)
    assert deck.cards[0].days[0].posts[0].phone == "13800000000"
