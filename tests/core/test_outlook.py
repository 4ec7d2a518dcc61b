"""What `check` sees coming."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signage.core.calendar.days import Certainty, DayFact, is_weekend
from signage.core.calendar.daytable import table_of
from signage.core.calendar.periods import Level, PeriodRule, Step, Tone
from signage.core.item import ItemRecord, Kind
from signage.core.outlook import Ahead, outlook
from signage.core.rotation.slides import Slide
from signage.core.rules import Audience, Daypart, Part, Role, Rules, Stretch, Window
from signage.core.settings import Place, Screen, Settings
from signage.core.verdict import Verdict

CHINA = ZoneInfo("Asia/Shanghai")
FIRST = date(2026, 3, 1)
NOW = datetime(2026, 3, 14, 9, 0, tzinfo=CHINA)  # a Saturday
FEAST = PeriodRule("feast", "佳节", "the feast", holiday="佳节", before=(Step(Level.NOTICE, days=3),))
MEMORY = PeriodRule("memory", "纪念日", "the day", fixed=(4, 20), tone=Tone.MOURNING)
SETTINGS = Settings(
    places=(Place("大厅"), Place("办公区", Audience.STAFF)),
    screens=(Screen("一", "大厅"), Screen("二", "没有")),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def ahead(*records: ItemRecord, cards: int = 2, seconds: float = 20.0, days: int = 400) -> Ahead:
    facts = {}
    for step in range(-61, days + 61):
        day = FIRST + timedelta(days=step)
        named = date(2026, 4, 2) <= day <= date(2026, 4, 4)
        facts[day] = DayFact(day, named or is_weekend(day), "佳节" if named else "", Certainty.OFFICIAL)
    slides = {
        one.id: tuple(Slide(f"{one.id}/{card}", one.id, "points", seconds) for card in range(cards)) for one in records
    }
    return Ahead(table_of(facts, (FEAST, MEMORY), {}, FIRST, days), (FEAST, MEMORY), {"一": slides})


def item(title: str, rules: Rules | None = None, verdict: Verdict = Verdict.ACCEPTED) -> ItemRecord:
    return ItemRecord(f"{title}.txt", "0" * 64, 1, Kind.TEXT, title, "", rules or Rules(), verdict)


def found(*records: ItemRecord, settings: Settings = SETTINGS, known: Ahead | None = None) -> list[tuple[str, str]]:
    made = outlook(
        records,
        settings,
        known or ahead(*records),
        NOW,
        lambda key, /, **fields: (key, " ".join(f"{name}={fields[name]}" for name in sorted(fields))),
    )
    assert {one.level for one in made} <= {"warning"}
    return [(one.code, one.text_en) for one in made if one.code != "period-without-content"]


ALWAYS = item("总在")
LONG_AGO = Rules(valid_until=at("2026-03-01"))
CASES: dict[str, tuple[list[ItemRecord], list[tuple[str, str]]]] = {
    "always something": ([ALWAYS], []),
    "only reminders": ([item("提示", Rules(role=Role.TICKER)), ALWAYS], []),
    "nothing at all": ([], [("nothing-to-show", "ahead=30 count=30 days=03-14、03-15、03-16、03-17、03-18 screen=一")]),
    "ends soon": (
        [item("短", Rules(valid_until=at("2026-04-10")))],
        [("nothing-to-show", "ahead=30 count=3 days=04-10、04-11、04-12 screen=一")],
    ),
    "nights are no days": ([item("上午", Rules(windows=(Window(dayparts=(Daypart(480, 720),)),)))], []),
    "held": (
        [item("等人看", None, Verdict.HELD), ALWAYS],
        [],
    ),
    "for staff where there is no screen": (
        [ALWAYS, item("内部", Rules(audience=Audience.STAFF))],
        [("never-plays", "path=内部.txt title=内部")],
    ),
    "a period that is never": (
        [ALWAYS, item("无此时期", Rules(periods=("other",)))],
        [("never-plays", "path=无此时期.txt title=无此时期")],
    ),
    "a period that comes": ([ALWAYS, item("佳节", Rules(periods=("feast",), stretch=Stretch.DURING))], []),
    "later": ([ALWAYS, item("明年", Rules(valid_from=at("2029-01-01")))], []),
    "one is over": ([ALWAYS, item("旧", LONG_AGO)], [("expired", "count=1 titles=“旧”")]),
    "many are over": (
        [ALWAYS, *(item(f"旧{number}", LONG_AGO) for number in range(7))],
        [("expired", "count=7 titles=“旧0”、“旧1”、“旧2”、“旧3”、“旧4”")],
    ),
}


@pytest.mark.parametrize(("records", "expected"), CASES.values(), ids=CASES)
def test_what_is_seen_coming(records: list[ItemRecord], expected: list[tuple[str, str]]) -> None:
    assert found(*records) == expected


def test_what_has_no_slides_here_is_nothing_to_show() -> None:
    assert found(ALWAYS, known=ahead())[0][0] == "nothing-to-show"
    assert found(ALWAYS, settings=Settings(screens=(Screen("二", "没有"),)), known=ahead()) == []


def test_a_part_that_comes_less_than_once_an_hour() -> None:
    part = item("范围", Rules(part=Part.SCOPE))
    many = [item(str(number), Rules(part=Part.MEASURES)) for number in range(400)]
    rare = found(part, *many)
    assert [code for code, _ in rare] == ["part-rare"]
    assert "part=scope screen=一" in rare[0][1]
    assert found(part, *many[:3]) == []


def test_a_part_that_is_not_due_at_work_is_not_rare() -> None:
    night = item("夜里", Rules(part=Part.SCOPE, windows=(Window(dayparts=(Daypart(0, 60),)),)))
    assert found(ALWAYS, night) == []


@pytest.mark.parametrize(
    ("record", "periods"),
    [(ALWAYS, [("佳节", "2026-03-30")]), (item("佳节", Rules(periods=("feast",))), [])],
    ids=["none", "its own"],
)
def test_periods_without_content(record: ItemRecord, periods: list[tuple[str, str]]) -> None:
    made = outlook(
        [ALWAYS, record],
        SETTINGS,
        ahead(ALWAYS, record),
        NOW,
        lambda key, /, **fields: (key, f"{fields.get('name')} {fields.get('first')}"),
    )
    assert [(one.code, one.text_en) for one in made] == [
        ("period-without-content", f"{name} {first}") for name, first in periods
    ]


def test_where_the_table_ends_nothing_is_said() -> None:
    assert found(ALWAYS, known=ahead(ALWAYS, days=5)) == []
