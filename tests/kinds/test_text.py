"""Text files, links and front matter."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from signage.core.calendar.recurrence import compiled
from signage.core.cards.card import Deck, QrCode
from signage.core.document import ListBlock, Paragraph, Table, plain
from signage.core.item import Kind
from signage.core.rules import Audience, Daypart, Days, Part, Role, Rules, Run, Stretch, Window
from signage.core.verdict import Note, Reason, Verdict
from signage.kinds.reading import Reading, Refusal
from signage.kinds.texts.rule_values import moment
from signage.kinds.wire import Request

ZONE = timezone(timedelta(hours=8))


def reason(found: object) -> Reason:
    assert isinstance(found, Refusal), found
    return found.note.reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\t\n", Reason.NOTHING_TO_SHOW),
        ("\u200b\u3000\n".encode(), Reason.NOTHING_TO_SHOW),
        (b"---\ntitle: x\n---\n\n", Reason.NOTHING_TO_SHOW),
        (("密" * 1_000_001).encode(), Reason.TOO_LONG),
        (("检查\n" * 30_001).encode(), Reason.TOO_LONG),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, Reason.WRONG_SUFFIX),
        (b"PK\x03\x04" + b"\0" * 40, Reason.WRONG_SUFFIX),
        (b"MZ" + b"\0" * 80, Reason.WRONG_SUFFIX),
        ("\n<!DOCTYPE html>\n<html><body>通知</body></html>".encode(), Reason.WRONG_SUFFIX),
        ('<p class="a">通知</p><p>明天停水</p>'.encode(), Reason.WRONG_SUFFIX),
        ("<?xml version='1.0'?><!-- 门户 --><HTML lang='zh'>通知</HTML>".encode("gb18030"), Reason.WRONG_SUFFIX),
    ],
)
def test_what_is_refused(read: Callable[..., Any], data: bytes, expected: object) -> None:
    assert reason(read("a.txt", data)) is expected


def test_three_hundred_thousand_characters_are_fine(read: Callable[..., Any]) -> None:
    reading = read("a.txt", "各科室要认真执行保密制度。\n" * 23_000)
    assert len(reading.content.blocks) == 23_000


def test_markup_stays_text(read: Callable[..., Any]) -> None:
    line = "<img src='file:///canary.png'> ![](http://x) &lt;b&gt; %n ;rm -rf"
    assert [plain(block.runs) for block in read("a.txt", line).content.blocks] == [line]


# --- links --------------------------------------------------------------------------------------------------


def card_of(reading: Reading) -> QrCode:
    assert isinstance(reading, Reading), reading
    assert reading.kind is Kind.LINK
    assert isinstance(reading.content, Deck)
    (card,) = reading.content.cards
    return card


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("学习平台.txt", " https://Example.gov.cn/a?b=1 \n"),
        ("链接.txt", "学习平台：https://Example.gov.cn/a?b=1\n"),
        ("链接.txt", "学习平台 https://Example.gov.cn/a?b=1"),
        ("学习平台.url", "[InternetShortcut]\r\nURL=https://Example.gov.cn/a?b=1\r\nIconIndex=0\r\n"),
    ],
)
def test_an_address_becomes_a_qr_code(read: Callable[..., Any], name: str, text: str) -> None:
    assert card_of(read(name, text)) == QrCode("https://Example.gov.cn/a?b=1", "学习平台", "example.gov.cn")


@pytest.mark.parametrize(
    "address",
    [
        "https://user:pw@example.org/",
        "https://" + "a" * 300 + ".org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.org/",
        "https://",
        "https://exa mple.org",
        "https://example.org:99999/",
        "https://example.org\\@evil.org/",
        "http://[::1",
    ],
)
def test_addresses_that_may_not_hang_on_a_wall(read: Callable[..., Any], address: str) -> None:
    assert reason(read("a.url", f"[InternetShortcut]\nURL={address}\n")) is Reason.LINK_OUT


def test_a_shortcut_without_an_address(read: Callable[..., Any]) -> None:
    assert reason(read("a.url", "[InternetShortcut]\n")) is Reason.BROKEN


def test_an_address_in_the_ticker_is_a_line(read: Callable[..., Any]) -> None:
    assert read("a.txt", "https://example.org/", role=Role.TICKER).kind is Kind.TEXT
    assert read("a.txt", "学习平台：https://example.org/", role=Role.TICKER).kind is Kind.TEXT
    assert read("a.txt", "请各科室登录学习平台完成本月的学习任务 https://example.org/").kind is Kind.TEXT
    assert read("a.txt", "学习平台：https://user:pw@example.org/").note.reason is Reason.LINK_OUT


# --- front matter -------------------------------------------------------------------------------------------


def matter(read: Callable[..., Any], *lines: str, rules: Rules | None = None) -> Reading:
    reading = read("a.txt", "\n".join(("---", *lines, "---", "正文。")), rules=rules or Rules())
    assert isinstance(reading, Reading)
    assert [plain(block.runs) for block in reading.content.blocks] == ["正文。"]
    return reading


def test_all_keys_in_english(read: Callable[..., Any]) -> None:
    reading = matter(
        read,
        "title: 关于自查",
        "source: 局办公室",
        "qr: https://example.org/x",
        "qr_text: 原文",
        "valid_from: 2026-09-28",
        "valid_until: 2026-10-08",
        "audience: staff",
        "dwell: 15",
        "places: 大厅, 走廊",
        "responsible: 张三",
        "priority: 2",
        "part: measures",
    )
    assert reading.notes == ()
    assert (reading.title, reading.content.title) == ("关于自查", "关于自查")
    assert reading.rules == Rules(
        audience=Audience.STAFF,
        part=Part.MEASURES,
        places=("大厅", "走廊"),
        valid_from=datetime(2026, 9, 28, tzinfo=ZONE),
        valid_until=datetime(2026, 10, 9, tzinfo=ZONE),
        dwell_s=15.0,
        priority=2,
        responsible="张三",
        source="局办公室",
        qr="https://example.org/x",
        qr_text="原文",
    )


def test_all_keys_in_chinese(read: Callable[..., Any]) -> None:
    reading = matter(
        read,
        "标题：自查",
        "来源：局",
        "从：9月28日",
        "到：2026年10月8日18点",
        "秒数：20秒",
        "部分：组织机构",
        "给谁看：内部",
    )
    assert reading.notes == ()
    assert reading.rules == Rules(
        audience=Audience.STAFF,
        part=Part.ORGANISATION,
        valid_from=datetime(2026, 9, 28, tzinfo=ZONE),
        valid_until=datetime(2026, 10, 8, 18, tzinfo=ZONE),
        dwell_s=20.0,
        source="局",
    )


def test_days_hours_and_shares(read: Callable[..., Any]) -> None:
    reading = matter(
        read,
        "recurrence: FREQ=WEEKLY;INTERVAL=2",
        "valid_from: 2026-01-05",
        "日子: 工作日",
        "星期：一三五",
        "时段：8:00-12:00、14:00-18:00",
        "占比：20%",
        "权重：3",
        "每小时最多：2",
    )
    assert reading.notes == ()
    assert reading.rules == Rules(
        valid_from=datetime(2026, 1, 5, tzinfo=ZONE),
        days=Days.WORKDAYS,
        dates=compiled("FREQ=WEEKLY;INTERVAL=2", date(2026, 1, 5)),
        windows=(Window(weekdays=(1, 3, 5), dayparts=(Daypart(480, 720), Daypart(840, 1080))),),
        share=20,
        weight=3,
        most_per_hour=2,
    )


def test_a_recurrence_may_bring_its_own_start_and_exceptions(read: Callable[..., Any]) -> None:
    reading = matter(read, "重复: DTSTART:20260105 RRULE:FREQ=DAILY;COUNT=3 EXDATE:20260106", "days: holidays")
    assert (reading.rules.dates, reading.rules.days) == ((Run(date(2026, 1, 5), 2, 2),), Days.HOLIDAYS)


def test_an_end_without_a_year_lies_after_the_day_the_text_came() -> None:
    for came, end in (("2026-12-28", 2027), ("2026-03-28", 2026), ("2026-11-26", 2027), ("2027-01-02", 2027)):
        day = date.fromisoformat(came)
        known = Request("a.txt", Rules(), Role.PLAY, day.year, 1, 480, day)
        assert moment("1月3日", known, end=True) == datetime(end, 1, 4, tzinfo=ZONE), came
        assert moment("1月3日", known, end=False).year == day.year
        assert moment("2026-1-3", known, end=True).year == 2026


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-10-08", datetime(2026, 10, 9, tzinfo=ZONE)),
        ("2026.10.8", datetime(2026, 10, 9, tzinfo=ZONE)),
        ("10月8号", datetime(2026, 10, 9, tzinfo=ZONE)),
        ("2026-12-31", datetime(2027, 1, 1, tzinfo=ZONE)),
        ("2026-10-08 18:30", datetime(2026, 10, 8, 18, 30, tzinfo=ZONE)),
        ("2026-10-08T18:30:05", datetime(2026, 10, 8, 18, 30, 5, tzinfo=ZONE)),
        ("2026-10-08 24:00", datetime(2026, 10, 9, tzinfo=ZONE)),
    ],
)
def test_the_end_of_validity(read: Callable[..., Any], value: str, expected: object) -> None:
    assert matter(read, f"valid_until: {value}").rules.valid_until == expected


@pytest.mark.parametrize(
    "line",
    [
        "valid_until: 2026-02-30", "valid_until: 明天", "dwell: 0", "dwell: 很久", "qr: ftp://x.org", "priority: 高",
        "part: 别的", "titel: x", "source:", "只是一句话", "valid_from: 2026-10-08 25:00", "valid_from: 99999999999999999999",
        "days: 每天", "weekdays: 周八", "hours: 25点", "recurrence: FREQ=SECONDLY", "recurrence: 每周一", "share: 101",
        "share: 一半", "weight: 0", "weight: 10", "most_per_hour: 61", "most_per_hour: -1",
    ],
)  # fmt: skip
def test_a_mistake_is_named_and_the_rest_counts(read: Callable[..., Any], line: str) -> None:
    reading = matter(read, "source: 局", line) if line != "source:" else matter(read, line, "qr_text: x")
    (note,) = reading.notes
    assert note.reason is Reason.RULE_MISTAKE
    assert line.partition(":")[0] in note.detail
    assert line == "source:" or reading.rules.source == "局"


def test_an_audience_that_nobody_understands_is_staff(read: Callable[..., Any]) -> None:
    reading = matter(read, "audience: everybody")
    assert (reading.rules.audience, len(reading.notes)) == (Audience.STAFF, 1)


@pytest.mark.parametrize(
    ("lines", "rules", "mistakes"),
    [
        (("时期: 国庆节", "阶段: 节前"), Rules(periods=("national",), stretch=Stretch.BEFORE), 0),
        (("period: spring, xf-day", "警戒时播: 是"), Rules(periods=("spring", "xf-day"), guard=True), 0),
        (("guard: maybe", "stretch: 某时"), Rules(), 2),
        (("时期: 联欢会",), Rules(periods=("?",)), 1),
    ],
)
def test_a_period_and_the_level_guard(
    read: Callable[..., Any], lines: tuple[str, ...], rules: Rules, mistakes: int
) -> None:
    reading = matter(read, *lines)
    assert (reading.rules, len(reading.notes)) == (rules, mistakes)


def test_an_end_before_the_beginning_is_a_mistake(read: Callable[..., Any]) -> None:
    assert len(matter(read, "从: 2026-10-08", "到: 2026-10-01").notes) == 1


def test_rules_of_the_section_stay_where_the_file_says_nothing(read: Callable[..., Any]) -> None:
    rules = Rules(audience=Audience.STAFF, places=("大厅",), responsible="李四")
    assert matter(read, "source: 局", rules=rules).rules == Rules(
        audience=Audience.STAFF, places=("大厅",), responsible="李四", source="局"
    )


@pytest.mark.parametrize(
    "text", ["---\n第一条 甲\n---\n乙", "------\n给谁看: 内部\n正文", "甲\n---\ntitle: x\n---\n乙"]
)
def test_rules_in_prose_are_no_front_matter(read: Callable[..., Any], text: str) -> None:
    assert len(read("a.txt", text).content.blocks) == len(text.splitlines())


@pytest.mark.parametrize(
    "text", ["---\n给谁看: 内部\n标题：值班安排\n正文", "---\r\n给谁看: 内部\r\n标题：值班安排\r\n\r\n正文"]
)
def test_without_its_closing_rule_front_matter_ends_with_its_entries(read: Callable[..., Any], text: str) -> None:
    found = read("a.txt", text)
    assert (found.rules.audience, found.title) == (Audience.STAFF, "值班安排")
    assert [plain(block.runs) for block in found.content.blocks] == ["正文"]
    assert found.notes == (Note(Reason.RULE_MISTAKE, "---"),)


# --- lines and tables ---------------------------------------------------------------------------------------


def test_lines_with_tabs_are_a_table(read: Callable[..., Any]) -> None:
    found = read("电话.txt", "办公安排\n科室\t负责人\t房间\n办公室\t张三\t301\n\n财务科\t李四\t\n请各科室核对。")
    first, table, last = found.content.blocks
    assert (plain(first.runs), plain(last.runs)) == ("办公安排", "请各科室核对。")
    assert [[plain(cell.runs) for cell in row] for row in table.rows] == [
        ["科室", "负责人", "房间"],
        ["办公室", "张三", "301"],
        ["财务科", "李四", ""],
    ]


@pytest.mark.parametrize("text", ["\t\t局办公室\n\t2026年1月6日", "时间\t明天上午\n请准时。", "1\t\n2\t"])
def test_other_tabs_are_blanks(read: Callable[..., Any], text: str) -> None:
    assert [type(block) for block in read("a.txt", text).content.blocks] == [Paragraph, Paragraph]


def test_each_line_of_a_reminder_file_stays_one(judge: Callable[..., Any], read: Callable[..., Any]) -> None:
    found = read("提示.txt", "下班前请关闭电脑和空调，\n锁好门窗，带好随身物品。", role=Role.TICKER)
    assert len(found.content.blocks) == 2
    assert judge("提示.txt", "📢 锁好门窗。", role=Role.TICKER).title == "提示"


# --- gate ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["机密★10年.txt", "机密★10年.png", "机密★10年.exe", "机密★10年.docx"])
def test_a_mark_in_the_name_closes_any_file(judge: Callable[..., Any], name: str) -> None:
    outcome = judge(name, "普通内容")
    assert (outcome.verdict, outcome.title, outcome.blobs) == (Verdict.REJECTED, "", ())
    assert outcome.notes[0].reason is Reason.MARK_FOUND


@pytest.mark.parametrize(
    "text",
    [
        "秘密★",
        "通知\n绝密★长期\n正文",
        "---\nsource: 机密★20年\n---\n正文",
        "机\u200b密\u200b★10年",
        "机🙂密🙂★10年",
        "通知\n机\t密★10年\n机\t密★10年",
        "https://example.org/?t=机密★10年",
    ],
)
def test_a_mark_in_the_text_closes_it(judge: Callable[..., Any], text: str) -> None:
    outcome = judge("通知.txt", text)
    assert (outcome.verdict, outcome.notes[0].reason, outcome.blobs) == (Verdict.REJECTED, Reason.MARK_FOUND, ())


def test_a_doubtful_mark_is_held(judge: Callable[..., Any]) -> None:
    outcome = judge("通知.txt", "内部资料\n请各科室传阅。")
    assert (outcome.verdict, outcome.notes[0].reason, outcome.blobs) == (Verdict.HELD, Reason.MARK_SUSPECTED, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [("欢迎\ue123师傅", True), ("〓 已阅", False), ("欢迎光临", False), ("\uf0b7 工牌", False)],
    ids=["a character of one PC", "a square that was written", "plain", "a bullet of Word"],
)
def test_what_no_font_draws_is_said(judge: Callable[..., Any], text: str, said: bool) -> None:
    outcome = judge("通知.txt", text)
    assert outcome.verdict is Verdict.ACCEPTED
    assert outcome.title.isprintable()
    assert (Reason.MISSING_GLYPHS in {note.reason for note in outcome.notes}) is said


def test_talk_about_levels_passes(judge: Callable[..., Any]) -> None:
    outcome = judge("03-密级（定稿）.txt", "国家秘密的密级分为绝密、机密、秘密三级。" * 30)
    assert (outcome.verdict, outcome.kind) == (Verdict.ACCEPTED, Kind.TEXT)


def test_ticker_lines(judge: Callable[..., Any]) -> None:
    outcome = judge("提示.md", "- 离开座位锁屏\n- 涉密不上网\n", role=Role.TICKER)
    assert (outcome.verdict, outcome.kind) == (Verdict.ACCEPTED, Kind.TICKER)


# --- what was pasted ------------------------------------------------------------------------------------------

PASTED: dict[str, tuple[str, list[object]]] = {
    "bullets": ("须知\n● 先登记\n● 后进入", ["须知", ["先登记", "后进入"]]),
    "dashes": ("须知\n- 先登记\n- 后进入\n完", ["须知", ["先登记", "后进入"], "完"]),
    "a lone dash stays": ("须知\n- 先登记", ["须知", "- 先登记"]),
    "temperatures": ("-3\n-12", ["-3", "-12"]),
    "headings of a chat's answer": ("## 二、要求\n**先审查**，后公开", ["二、要求", "先审查，后公开"]),
    "powers and stars": ("2**3 与 4**5\n** 注", ["2**3 与 4**5", "** 注"]),
    "a quotation": ("> 保密无小事", ["保密无小事"]),
    "more than": ("投资>一千万的项目", ["投资>一千万的项目"]),
    "strokes": (
        "如下：\n| 设备 | 功率 |\n|---|---:|\n| **取暖器** | 2,000W |",
        ["如下：", (("设备", "功率"), ("取暖器", "2,000W"))],
    ),
    "strokes without the outer ones": (
        "密级 | 期限 | 后果\n甲 | 1 | 2",
        [(("密级", "期限", "后果"), ("甲", "1", "2"))],
    ),
    "a sentence with a stroke": ("上午|下午\n白班|夜班", ["上午|下午", "白班|夜班"]),
    "columns set with blanks": (
        "值班安排\n日期    带班    值班\n12月1日   张建国   李明\n\n12月2日   王志强   赵敏\n特此通知",
        [
            "值班安排",
            (("日期", "带班", "值班"), ("12月1日", "张建国", "李明"), ("12月2日", "王志强", "赵敏")),
            "特此通知",
        ],
    ),
    "two lines with blanks": ("甲   乙   丙\n丁   戊   己", ["甲   乙   丙", "丁   戊   己"]),
}


@pytest.mark.parametrize(("text", "shown"), PASTED.values(), ids=PASTED)
def test_what_a_text_was_pasted_with(read: Callable[..., Any], text: str, shown: list[object]) -> None:
    assert [_said(block) for block in read("a.txt", text).content.blocks] == shown


def _said(block: Any) -> object:
    if isinstance(block, ListBlock):
        return [plain(entry) for entry in block.entries]
    if isinstance(block, Table):
        return tuple(tuple(plain(cell.runs) for cell in row) for row in block.rows)
    return plain(block.runs)


def test_what_stood_between_stars_is_heavier(read: Callable[..., Any]) -> None:
    (paragraph,) = read("a.txt", "必须**先审查**后公开").content.blocks
    assert [(run.text, run.strong) for run in paragraph.runs] == [("必须", False), ("先审查", True), ("后公开", False)]


def test_a_roster_in_a_pasted_text_is_a_roster(judge: Callable[..., Any]) -> None:
    text = "2026年12月值班安排\n日期      带班领导   值班人员\n12月1日   张建国     李明\n12月2日   王志强     赵敏\n"
    outcome = judge("值班安排.txt", text)
    assert (outcome.verdict.value, b'"type":"duty"' in outcome.blobs[0].data) == ("accepted", True)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("温馨提示：\n二楼卫生间维修中，请使用三楼。\n后勤服务中心", "温馨提示"),
        ("紧急通知:\n明天上午停电。\n请提前准备，下午恢复供电。", "紧急通知"),
        ("现将事项通知如下：\n明天上午停电。", "甲"),
    ],
)
def test_a_call_with_a_colon_is_the_title(judge: Callable[..., Any], text: str, title: str) -> None:
    assert judge("甲.txt", text).title == title
