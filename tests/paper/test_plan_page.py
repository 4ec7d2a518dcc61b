"""The plan as a page: what it says, that it loads and runs nothing, and that no text is markup."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from typing_extensions import override

from signage.core.calendar.days import Certainty, DayKind
from signage.core.calendar.daytable import Day
from signage.core.calendar.mood import Mood, Phase
from signage.core.calendar.periods import Level, Tone
from signage.core.item import ItemRecord, Kind
from signage.core.rotation.parts import Planned
from signage.core.rotation.segment import Plan, Segment
from signage.core.rules import Role, Rules
from signage.core.settings import Settings, Site
from signage.core.verdict import Verdict
from signage.paper.plan_page import MOST_REASONS, pieces_of, render, uses_of

CHINA = ZoneInfo("Asia/Shanghai")
EVIL = '<script>alert(1)</script>"><img src=x>\0'
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def item(title: str, role: Role = Role.PLAY) -> ItemRecord:
    return ItemRecord(f"{title}.txt", "0" * 64, 1, Kind.TEXT, title, "", Rules(role=role), Verdict.ACCEPTED)


def day(number: int, kind: DayKind = DayKind.WORKDAY, holiday: str = "") -> Day:
    certainty = Certainty.STATUTORY_ONLY if holiday else Certainty.OFFICIAL
    return Day(date(2026, 10, number), kind, holiday, certainty, "八月廿一", (), Level.NORMAL, Tone.NEUTRAL)


BAD, LINE = item(EVIL), item("提示", Role.TICKER)
PLAYS = (Planned(BAD, 100.0), Planned(LINE, 0.0))
GUARD = Mood(Level.GUARD, Tone.NEUTRAL, "national", "国庆节", Phase.LAST_WORKDAY)
FEAST = Mood(Level.CAUTION, Tone.FESTIVE, "national", "国庆节", Phase.DAYS_OFF)
SEGMENTS = (
    Segment(at("2026-10-01"), at("2026-10-02T08:30"), GUARD, PLAYS),
    Segment(at("2026-10-02T08:30"), at("2026-10-02T09:00"), FEAST, (), GUARD, (), (BAD, LINE)),
    Segment(at("2026-10-02T09:00"), at("2026-10-03"), FEAST, PLAYS, FEAST, (BAD, LINE)),
    Segment(at("2026-10-03"), at("2026-10-04"), Mood(), PLAYS, FEAST),
)
DAYS = (day(1), day(2, DayKind.HOLIDAY, "国庆节"), day(3, DayKind.MAKEUP))
PLAN = Plan(DAYS, {EVIL: SEGMENTS})
MADE = at("2026-09-01T10:00")
SETTINGS = Settings(site=Site(organisation=EVIL))


class Tags(HTMLParser):
    """Which elements a page has, its words, and that all of them are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []
        self.words = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def page() -> Tags:
    tags = Tags()
    tags.feed(render(PLAN, SETTINGS, MADE, {BAD.id: b"jpeg"}))
    return tags


def test_no_text_is_markup(page: Tags) -> None:
    assert not page.open
    assert not {"script", "img", "link", "iframe", "object"} & set(page.seen)
    assert page.words.count("<script>alert(1)</script>") >= 3
    assert "\0" not in page.words


def test_nothing_is_loaded() -> None:
    html = render(PLAN, SETTINGS, MADE, {BAD.id: b"jpeg"})
    assert "default-src 'none'" in html
    assert html.count("url(") == html.count("url(data:image/jpeg;base64,") == 1


SAID = [
    "2026-10-01 至 2026-10-03，3 天",
    "警戒",
    "放假调休安排待国务院公布",
    "08:30国庆节放假期间，转为警示；画面转为喜庆；不再播放",
    "没有特殊时期，转为平时；画面转为平常",
    "节目单 2",
    "没有可放的内容，只显示默认画面",
    "底部滚动提示：提示",
    "用在：10-01 00:00—10-02 08:30，10-02 09:00—10-04 00:00",
]


@pytest.mark.parametrize("words", SAID)
def test_the_page_says(page: Tags, words: str) -> None:
    assert words in page.words


def test_a_day_has_its_pieces_and_no_more() -> None:
    found = [[(piece.start, piece.end, piece.begins) for piece in pieces_of(row, SEGMENTS)] for row in DAYS]
    eight, nine = 8.5 / 24, 9 / 24
    assert found == [
        [(0.0, 1.0, True)],
        [(0.0, eight, False), (eight, nine, True), (nine, 1.0, True)],
        [(0.0, 1.0, True)],
    ]


def test_many_changes_of_a_day_are_counted() -> None:
    busy = tuple(
        replace(
            SEGMENTS[3], begins=at("2026-10-01") + number * DAY / 24, ends=at("2026-10-01") + (number + 1) * DAY / 24
        )
        for number in range(24)
    )
    html = render(Plan(DAYS[:1], {"屏": busy}), SETTINGS, MADE, {})
    assert f"另有 {24 - MOST_REASONS} 处变化" in html


def test_many_uses_are_counted() -> None:
    turns = tuple(
        replace(
            SEGMENTS[number % 2],
            begins=at("2026-10-01") + number * DAY / 24,
            ends=at("2026-10-01") + (number + 1) * DAY / 24,
        )
        for number in range(24)
    )
    assert len(uses_of(PLAYS, turns)) == 12
    assert "等 12 段" in render(Plan(DAYS[:1], {"屏": turns}), SETTINGS, MADE, {})
