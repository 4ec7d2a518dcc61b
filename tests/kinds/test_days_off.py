"""Which days are off, as people drop it: holiday data, a calendar file, the text of the notice. And what is none of these."""

import json
from datetime import date
from typing import Any

import pytest
from conftest import Docx, Judge

from signage.core.item import Kind
from signage.core.rules import Role, Run, Window
from signage.core.verdict import Note, Reason, Verdict

NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
各省、自治区、直辖市人民政府：
经国务院批准，现将2027年部分节假日的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至13日（农历正月初八、周六）放假调休，共9天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
节假日期间，各单位要妥善安排好值班和安全、保密工作。
"""
DAYS = [{"name": "春节", "date": f"2027-02-{day:02}", "isOffDay": True} for day in range(5, 14)]
DATA: dict[str, Any] = {"$schema": "x", "year": 2027, "papers": [], "days": DAYS}


def data(**changes: Any) -> bytes:
    return json.dumps({**DATA, **changes}, ensure_ascii=False).encode()


def calendar(*events: tuple[str, str, str]) -> bytes:
    lines = [
        f"BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{first}\r\nDTEND;VALUE=DATE:{end}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n"
        for first, end, title in events
    ]
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(lines)}END:VCALENDAR\r\n".encode()


SPRING = ("20270205", "20270214", "春节（休）")


@pytest.mark.parametrize(
    ("name", "given", "first", "count"),
    [
        ("2027.json", data(), "2027-02-05", 9),
        ("节假日.ics", calendar(SPRING, ("20270131", "20270201", "春节（班）")), "2027-01-31", 10),
    ],
)
def test_a_file_about_nothing_else_is_taken_over_and_shows_nothing(
    judge: Judge, name: str, given: bytes, first: str, count: int
) -> None:
    outcome = judge(name, given)
    assert (outcome.verdict, outcome.kind, outcome.blobs) == (Verdict.ACCEPTED, Kind.CALENDAR, ())
    assert [(note.reason, note.detail) for note in outcome.notes] == [(Reason.HOLIDAYS_ADOPTED, "2027:春节")]
    assert outcome.holidays is not None
    assert (outcome.holidays.year, len(outcome.holidays.days)) == (2027, count)
    assert outcome.holidays.days[0].day == date.fromisoformat(first)


def test_the_text_of_the_notice_is_taken_over_and_plays(judge: Judge, docx: Docx) -> None:
    outcome = judge("2027年放假通知.txt", NOTICE)
    assert (outcome.verdict, outcome.kind, len(outcome.blobs)) == (Verdict.ACCEPTED, Kind.TEXT, 1)
    assert outcome.notes[0].reason is Reason.HOLIDAYS_ADOPTED
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in NOTICE.splitlines())
    word = judge("2027年放假通知.docx", docx(body))
    assert (word.verdict, word.kind) == (Verdict.ACCEPTED, Kind.DOCUMENT)
    assert word.holidays == outcome.holidays
    assert outcome.holidays is not None
    assert len(outcome.holidays.days) == 17


def test_lines_for_the_ticker_are_no_notice(judge: Judge) -> None:
    outcome = judge("滚动.txt", NOTICE, role=Role.TICKER)
    assert (outcome.verdict, outcome.kind, outcome.holidays) == (Verdict.ACCEPTED, Kind.TICKER, None)


def test_a_text_that_talks_about_a_holiday_plays_and_changes_nothing(judge: Judge) -> None:
    outcome = judge("国庆.txt", "国庆节放假通知\n10月1日至7日放假，请锁好柜门。\n")
    assert (outcome.verdict, outcome.holidays) == (Verdict.ACCEPTED, None)


ONE_HOLIDAY = "关于调整2027年劳动节假期安排的通知\n2027年5月1日（周六）至5日（周三）放假调休，共5天。\n"


def test_a_notice_about_one_holiday_counts_or_says_that_it_does_not(judge: Judge) -> None:
    outcome = judge("劳动节放假通知.txt", ONE_HOLIDAY)
    assert (outcome.verdict, outcome.notes[0]) == (Verdict.ACCEPTED, Note(Reason.HOLIDAYS_ADOPTED, "2027:劳动节"))
    assert outcome.holidays is not None
    assert len(outcome.holidays.days) == 5
    unread = judge("劳动节放假通知.txt", ONE_HOLIDAY.replace("共5天", "共6天"))
    assert (unread.verdict, unread.holidays) == (Verdict.ACCEPTED, None)
    assert unread.notes[0] == Note(Reason.HOLIDAYS_UNREAD, "wrong-count:劳动节：共6天 ≠ 5")


def test_whole_days_in_utc_are_days_here(judge: Judge) -> None:
    given = calendar(SPRING).replace(b";VALUE=DATE:20270205", b":20270204T160000Z")
    outcome = judge("节假日.ics", given.replace(b";VALUE=DATE:20270214", b":20270213T160000Z"))
    assert outcome.holidays is not None
    assert [outcome.holidays.days[at].day for at in (0, -1)] == [date(2027, 2, 5), date(2027, 2, 13)]


REFUSED = [
    ("a weekday", "通知.txt", NOTICE.replace("1月1日（周五）", "1月1日（周四）").encode(), "wrong-weekday:1月1日（周四）"),
    ("a count", "通知.txt", NOTICE.replace("共9天", "共8天").encode(), "wrong-count:春节：共8天 ≠ 9"),
    ("off and at work", "通知.txt", NOTICE.replace("2月20日（周六）上班", "2月13日（周六）上班").encode(),
     "both:2027-02-13"),
    ("another year", "2027.json", data(year=2026), "wrong-year:2027-02-05"),
    ("no papers", "2027.json", data(papers=None), "wrong-shape:"),
    ("not announced yet", "2027.json", data(days=[]), "no-days:"),
    ("an event that says neither", "a.ics", calendar(SPRING, ("20270220", "20270221", "春节调休")), "unsure:春节调休"),
    ("events of two years", "a.ics", calendar(SPRING, ("20280101", "20280102", "元旦（休）")), "wrong-year:2028-01-01"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "given", "detail"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_contradicts_itself_is_refused_and_says_where(judge: Judge, name: str, given: bytes, detail: str) -> None:
    outcome = judge(name, given)
    assert (outcome.verdict, outcome.holidays, outcome.blobs) == (Verdict.REJECTED, None, ())
    assert [(note.reason, note.detail) for note in outcome.notes] == [(Reason.HOLIDAYS_REFUSED, detail)]


NEVER = [
    ("settings of something", "package.json", b'{"name": "x"}', Reason.KIND_NEVER),
    ("a list", "a.json", b"[1, 2]", Reason.KIND_NEVER),
    ("no JSON", "a.json", b"{", Reason.KIND_NEVER),
    ("a deep one", "a.json", b"[" * 100_000, Reason.KIND_NEVER),
    ("a long number", "a.json", b"9" * 10_000, Reason.KIND_NEVER),
    ("a holiday's name alone", "a.ics", calendar(("20270220", "20270221", "春节")), Reason.KIND_NEVER),
    ("an event that ends before it begins", "a.ics", calendar(("20270220", "20270219", "例会")), Reason.EVENT_REFUSED),
    ("only what is called off", "a.ics", calendar(("20270220", "20270221", "例会\r\nSTATUS:CANCELLED")), Reason.EMPTY),
    (
        "every week",
        "a.ics",
        calendar(SPRING).replace(b"SUMMARY", b"RRULE:FREQ=WEEKLY\r\nSUMMARY"),
        Reason.HOLIDAYS_REFUSED,
    ),
    ("no events", "a.ics", calendar(), Reason.KIND_NEVER),
    ("no calendar", "a.ics", b"x", Reason.KIND_NEVER),
    ("empty", "a.json", b"", Reason.EMPTY),
    ("a book", "a.json", b" " * 300_000, Reason.TOO_LONG),
    ("no text", "a.json", bytes(range(256)) * 8, Reason.NOT_TEXT),
]


@pytest.mark.parametrize(("name", "given", "reason"), [case[1:] for case in NEVER], ids=[case[0] for case in NEVER])
def test_what_is_about_something_else(judge: Judge, name: str, given: bytes, reason: Reason) -> None:
    outcome = judge(name, given)
    assert (outcome.verdict, [note.reason for note in outcome.notes]) == (Verdict.REJECTED, [reason])


def test_events_about_something_else_are_the_hours_of_the_section(judge: Judge) -> None:
    given = calendar(("20270220", "20270221", "部门例会"), ("20270222", "20270221", "坏的"))
    outcome = judge("例会.ics", given)
    assert (outcome.verdict, outcome.kind, outcome.title) == (Verdict.ACCEPTED, Kind.CALENDAR, "例会")
    assert (outcome.holidays, outcome.blobs) == (None, ())
    assert outcome.rules.windows == (Window(dates=(Run(date(2027, 2, 20)),)),)
    assert [(note.reason, note.detail) for note in outcome.notes] == [
        (Reason.HOURS_ADOPTED, ""),
        (Reason.EVENT_REFUSED, "坏的"),
    ]


def test_an_event_without_a_title_is_named_all_the_same(judge: Judge) -> None:
    outcome = judge("例会.ics", calendar(("20270222", "20270221", "")))
    assert (outcome.verdict, outcome.notes[0].detail) == (Verdict.REJECTED, "（没有标题）")


def test_a_mark_in_the_title_of_an_event_is_seen(judge: Judge) -> None:
    outcome = judge("例会.ics", calendar(("20270220", "20270221", "机密\\n★10年")))
    assert (outcome.verdict, outcome.notes[0].reason) == (Verdict.REJECTED, Reason.MARK_FOUND)


def test_a_mark_in_the_name_of_a_holiday_is_seen(judge: Judge) -> None:
    """JSON can write any character in a way that no reader of the bytes recognises."""
    hidden = json.dumps({**DATA, "days": [{**DAYS[0], "name": "机密★10年"}, *DAYS[1:]]}).encode()
    assert "机密".encode() not in hidden
    outcome = judge("2027.json", hidden)
    assert [note.reason for note in outcome.notes] == [Reason.MARK_FOUND]
