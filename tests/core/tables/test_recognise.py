"""What becomes of sheets and of the tables in documents."""

from collections.abc import Callable
from datetime import date

import pytest

from signage.core.cards.card import Card, Checklist, Countdown, Deck, Notice, QrCode, Welcome
from signage.core.cards.deck import deck_of
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost, Group, Members, OrganisationChart, TableCard
from signage.core.document import Cell, Document, Paragraph, Table, plain, runs_of
from signage.core.gate.exposure import exposes
from signage.core.rules import Rules
from signage.core.sheet import Sheet
from signage.core.tables.recognise import MOST_ROWS, last_day, recognised_deck, sheet_cards
from signage.core.verdict import Reason

MakeSheet = Callable[..., Sheet]
CAME = date(2026, 9, 20)
DUTY = Duty("值班表", (DutyDay(date(2026, 10, 1), (DutyPost("值班员", ("甲",)),)),))


def forms(cards: tuple[Card, ...]) -> list[str]:
    return [type(card).__name__ for card in cards]


def words(card: Card) -> list[str]:
    assert isinstance(card, TableCard)
    return ["|".join(plain(cell.runs) for cell in row) for row in card.table.rows]


@pytest.mark.parametrize(
    ("title", "lines", "form"),
    [
        ("值班表", ("日期|值班员", "10月1日|甲"), "Duty"),
        ("组织机构", ("职务|姓名", "主任|甲", "成员|乙"), "OrganisationChart"),
        ("倒计时", ("名称|日期", "国庆|10月1日"), "Countdown"),
        ("清查清单", ("清查内容", "门窗", "水电"), "Checklist"),
        ("收费标准", ("项目|金额", "甲|1"), "TableCard"),
    ],
)
def test_every_form(sheet: MakeSheet, title: str, lines: tuple[str, ...], form: str) -> None:
    assert forms(sheet_cards([sheet(*lines)], title, CAME).cards) == [form]
    rows = tuple(tuple(Cell(runs_of(word)) for word in line.split("|")) for line in lines)
    deck, notes = recognised_deck(Deck("", (Welcome(("欢迎",)), TableCard(title, Table(rows)))), CAME)
    assert (forms(deck.cards), notes) == (["Welcome", form], ())


def test_the_name_of_a_sheet_and_of_a_file_count(sheet: MakeSheet) -> None:
    first, second = (
        sheet("日期|人员", "10月1日|甲", name="国庆值班"),
        sheet("项目|金额", "甲|1", "乙|2", name="Sheet2"),
    )
    found = sheet_cards([first, sheet(), second], "综合", CAME)
    assert [(type(c).__name__, c.title) for c in found.cards if isinstance(c, (Duty, TableCard))] == [
        ("Duty", "国庆值班"),
        ("TableCard", "综合"),
    ]
    [duty] = sheet_cards([sheet("日期|人员", "10月1日|甲")], "国庆值班表", CAME).cards
    assert isinstance(duty, Duty)


def test_wide_tables_are_parted_and_the_rest_is_named(sheet: MakeSheet) -> None:
    heads = "|".join(("序号", *"甲乙丙丁戊己"))
    assert words(sheet_cards([sheet(heads, "1|a|b|c|d|e|f")], "表", CAME).cards[0])[0] == "甲|乙|丙|丁|戊|己"
    wide = sheet("|".join(f"列{at}" for at in "abcdefghijklmnopqrst"), "|".join("abcdefghijklmnopqrst"))
    found = sheet_cards([wide], "表", CAME)
    assert [words(card)[1] for card in found.cards] == ["a|b|c|d|e|f", "a|g|h|i|j|k", "a|l|m|n|o|p"]
    assert [(note.reason, note.detail) for note in found.notes] == [
        (Reason.SHORTENED, "没有显示的列：列q、列r、列s、列t"),
    ]
    unnamed = sheet_cards([sheet("|".join("1234567890123456789"))], "表", CAME)
    assert unnamed.notes[0].detail == "没有显示的列：第17列、第18列、第19列"


def test_long_tables_are_cut_and_say_so(sheet: MakeSheet) -> None:
    long = sheet("项目|金额", *(f"甲{at}|{at}" for at in range(MOST_ROWS + 5)))
    found = sheet_cards([long], "表", CAME)
    assert (len(words(found.cards[0])), found.notes[0].detail) == (MOST_ROWS + 1, f"前{MOST_ROWS}行")


def test_cut_rosters_and_empty_formulas_say_so(sheet: MakeSheet) -> None:
    roster = sheet("日期|值班员", "10月1日|甲", "待定|乙")
    cut = Sheet("值班", roster.rows, cut=True, unfilled=2)
    assert [(note.reason, note.detail) for note in sheet_cards([cut], "", CAME).notes] == [
        (Reason.FORMULA_EMPTY, "2处"),
        (Reason.SHORTENED, "前3行"),
        (Reason.ROWS_LEFT_OUT, "第3行的日期看不懂"),
    ]


def test_a_roster_whose_weekdays_are_last_years_is_a_table_and_says_why(sheet: MakeSheet) -> None:
    rows = ("日期|值班员", "2026-12-01 星期一|甲", "2026-12-02 星期二|乙", "2026-12-03 星期三|丙")
    found = sheet_cards([sheet(*rows)], "12月值班表", CAME)
    assert isinstance(found.cards[0], TableCard)
    assert [(note.reason, note.detail) for note in found.notes] == [(Reason.ROSTER_UNFIT, "第2行、第3行、第4行")]
    table = Table(tuple(tuple(Cell(runs_of(text)) for text in row.split("|")) for row in rows), 1)
    deck, notes = recognised_deck(Deck("值班安排", (TableCard("值班安排", table),)), CAME)
    assert deck.cards == (TableCard("值班安排", table),)
    assert [note.reason for note in notes] == [Reason.ROSTER_UNFIT]


def test_merged_cells_span_their_rows(sheet: MakeSheet) -> None:
    merged = sheet("标题||", "部门|项目|金额", "甲|a/b|1", "|c|2", "乙|d|3", merges=((0, 0, 1, 3), (2, 0, 2, 1)))
    [card] = sheet_cards([merged], "", CAME).cards
    assert isinstance(card, TableCard)
    assert (card.title, card.table.header_rows) == ("标题", 1)
    assert [[(plain(c.runs), c.rows) for c in row] for row in card.table.rows[1:]] == [
        [("甲", 2), ("a b", 1), ("1", 1)],
        [("c", 1), ("2", 1)],
        [("乙", 1), ("d", 1), ("3", 1)],
    ]


def test_a_table_without_header_has_none(sheet: MakeSheet) -> None:
    [card] = sheet_cards([sheet("1|2", "3|4")], "数", CAME).cards
    assert isinstance(card, TableCard)
    assert card.table.header_rows == 0


def test_a_header_alone_stays_a_table(sheet: MakeSheet) -> None:
    assert forms(sheet_cards([sheet("日期|值班员")], "值班表", CAME).cards) == ["TableCard"]


def test_the_last_day_of_dated_decks() -> None:
    countdown, code = Countdown("国庆", date(2026, 10, 5)), QrCode("https://a.cn", "", "")
    assert last_day(Deck("", (DUTY, countdown, code))) == date(2026, 10, 5)
    assert last_day(Deck("", (DUTY,))) == date(2026, 10, 1)
    for deck in (Deck("", ()), Deck("", (DUTY, Welcome(("",)))), Deck("", (DUTY,), ("提示",)), Deck("", (code,))):
        assert last_day(deck) is None


def test_texts_become_countdowns_and_checklists() -> None:
    def deck(*lines: str, came: date | None = CAME) -> tuple[Card, ...]:
        document = Document("", tuple(Paragraph(runs_of(line)) for line in lines))
        return deck_of(document, name_title="国庆", rules=Rules(), came=came).cards

    assert deck("倒计时：国庆假期 10月1日") == (Countdown("国庆假期", date(2026, 10, 1)),)
    assert forms(deck("倒计时：国庆假期 10月1日", came=None)) == ["Welcome"]
    assert deck("节前清查", "□ 门窗", "□ 水电") == (Checklist("节前清查", (runs_of("门窗"), runs_of("水电"))),)
    table = Table(((Cell(runs_of("日期")), Cell(runs_of("值班员"))), (Cell(runs_of("10月1日")), Cell(runs_of("甲")))))
    made = deck_of(Document("", (Paragraph(runs_of("国庆值班表")), table)), name_title="", rules=Rules(), came=CAME)
    assert forms(recognised_deck(made, CAME)[0].cards) == ["Duty"]


@pytest.mark.parametrize(
    ("card", "shown"),
    [
        (DUTY, True),
        (OrganisationChart("", ()), True),
        (Members("", (Group("", ()),)), True),
        (Welcome(("联系人 13800000000",)), True),
        (Welcome(("欢迎",)), False),
        (TableCard("", Table(((Cell(runs_of("13800000000")),),))), True),
        (QrCode("https://a.cn/13800000000", "", ""), False),
        (Countdown("国庆", date(2026, 10, 1)), False),
    ],
)
def test_what_is_masked_somewhere(card: Card, shown: bool) -> None:
    assert exposes(Deck("", (card,)), 2026) is shown


def test_a_directory_keeps_its_departments_and_numbers(sheet: MakeSheet) -> None:
    rows = ("科室|姓名|职务|办公电话|房间", "办公室|张三|主任|87001000|301", "办公室|李四|副主任|87001010|302")
    [card] = sheet_cards([sheet(*rows)], "局机关通讯录", CAME).cards
    assert isinstance(card, TableCard)
    assert words(card) == list(rows)


def test_columns_are_spread_evenly_over_the_parts(sheet: MakeSheet) -> None:
    rows = ("区域|" + "|".join(f"{month}月" for month in range(1, 12)), "城东|" + "|".join("1" * 11))
    cards = sheet_cards([sheet(*rows)], "销售统计", CAME).cards
    assert [len(card.table.rows[0]) for card in cards if isinstance(card, TableCard)] == [5, 5, 4]


def test_lines_beside_a_table_follow_it(sheet: MakeSheet) -> None:
    made = sheet("摇号结果||", "单位：套||", "号|人|房", "1|甲|2", "注：公示7天。||", merges=((0, 0, 1, 3),))
    table, beside = sheet_cards([made], "公示", CAME).cards
    assert isinstance(table, TableCard)
    assert isinstance(beside, Notice)
    assert (beside.title, [plain(line) for line in beside.paragraphs]) == ("摇号结果", ["单位：套", "注：公示7天。"])
