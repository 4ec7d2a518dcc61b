"""节假日: folders named after a period play in that period, and halves of it; what nobody can name is held."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from bench import Bench

from signage.core.calendar.announced import Announced, AnnouncedDay, CalendarFacts
from signage.core.calendar.period_names import NAMES, UNKNOWN, calling, period_called
from signage.core.calendar.periods import Level, PeriodRule
from signage.core.item import ItemRecord, Kind
from signage.core.rotation.due import begins_at
from signage.core.rules import Days as Work
from signage.core.rules import Role, Rules, Stretch
from signage.core.settings import Settings
from signage.core.verdict import Verdict
from signage.facts.periods import shipped
from signage.ingest.folder.names import STATUS_PAGE
from signage.ingest.folder.sections import NO_REQUEST, Section, sections_of
from signage.ingest.folder.sidecars import with_sidecar
from signage.ingest.status.days import USUAL_DAYS, Days
from signage.ingest.status.guarding import left_out
from signage.ingest.verdict.judging import Case, key_of, record_of
from signage.kinds.texts.front_matter import with_entry
from signage.kinds.wire import Outcome
from signage.snapshots import layout

CHINA = ZoneInfo("Asia/Shanghai")


def rules_of(*path: str, **texts: str) -> Rules:
    return section_of(*path, **texts).rules


def section_of(*path: str, **texts: str) -> Section:
    folders: dict[str, bytes | None] = {"": None}
    for depth in range(len(path)):
        folders["/".join(path[: depth + 1])] = None
    folders["/".join(path)] = texts["own"].encode() if texts else None
    return sections_of(folders)[0]["/".join(path)]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("国庆节", "national"),
        ("国庆", "national"),
        ("十一", "national"),
        ("01 国庆节", "national"),
        ("2026年国庆节", "national"),
        ("过年", "spring"),
        ("4·15", "nsed"),
        ("4.15", "nsed"),
        ("03 4.15", "nsed"),
        ("４·１５", "nsed"),
        ("五一", "labour"),
        ("两会", "lianghui-cn"),
        ("11.9", "firesafety"),
        ("联欢会", UNKNOWN),
        ("年", UNKNOWN),
        ("某年国庆", UNKNOWN),
    ],
)
def test_a_folder_on_the_shelf_is_a_period(name: str, key: str) -> None:
    assert rules_of("节假日", name).periods == (key,)
    assert rules_of("08 节假日", name).periods == (key,)


@pytest.mark.parametrize(
    ("name", "stretch"),
    [("节前", Stretch.BEFORE), ("2 假期", Stretch.DURING), ("节后", Stretch.AFTER), ("照片", Stretch.ANY)],
)
def test_halves_of_a_period(name: str, stretch: Stretch) -> None:
    rules = rules_of("节假日", "国庆", name)
    assert (rules.periods, rules.stretch) == (("national",), stretch)


def test_elsewhere_such_names_mean_nothing() -> None:
    assert rules_of("国庆节") == Rules()
    assert rules_of("通知", "节前") == Rules()


def test_what_lies_on_the_shelf_itself_waits() -> None:
    section = section_of("节假日")
    assert section.is_shelf
    assert section.rules.periods == (UNKNOWN,)
    assert section_of("节假日", own='title = "节日"').is_shelf
    assert section_of("节假日", "国庆节").title == "国庆节"


@pytest.mark.parametrize(
    ("text", "periods", "problems"),
    [
        ('period = "国庆"', ("national",), 0),
        ('period = ["春节", "audit-week"]', ("spring", "audit-week"), 0),
        ('period = "大扫除"', (UNKNOWN,), 1),
        ("period = 3", (UNKNOWN,), 1),
        ("period = [3]", (UNKNOWN,), 1),
        ("period = []", (UNKNOWN,), 1),
    ],
)
def test_a_section_says_its_period(text: str, periods: tuple[str, ...], problems: int) -> None:
    sections, found = sections_of({"": None, "迎检": text.encode()})
    assert sections["迎检"].rules.periods == periods
    assert len(found) == problems


def test_a_section_says_its_stretch_and_that_it_plays_at_guard() -> None:
    sections, found = sections_of({"": None, "a": b'period = "spring"\nstretch = "before"\nguard = true'})
    assert not found
    assert (sections["a"].rules.stretch, sections["a"].rules.guard) == (Stretch.BEFORE, True)
    sections, found = sections_of({"": None, "a": b'guard = "yes"\nstretch = "later"'})
    assert not sections["a"].rules.guard
    assert len(found) == 2


def test_every_period_that_ships_has_a_name_for_its_folder() -> None:
    assert {rule.key for rule in shipped()} == set(NAMES)
    assert [period_called(rule.name) for rule in shipped()] == [rule.key for rule in shipped()]


def test_the_status_page_knows_when_it_plays_next() -> None:
    now = datetime(2026, 8, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert USUAL_DAYS.table_for(Rules(), now) is None
    table = USUAL_DAYS.table_for(Rules(periods=("national",)), now)
    assert table is not None
    assert table.at(now.date()) is not None
    assert USUAL_DAYS.in_periods(Rules(periods=("national",)), "2026年9月21日") == "国庆节期间，2026年9月21日起"
    assert USUAL_DAYS.in_periods(Rules(periods=("spring",), stretch=Stretch.BEFORE), "2月1日") == "春节前，2月1日起"
    assert USUAL_DAYS.in_periods(Rules(), "2月1日") == "2月1日"


FAIR = PeriodRule("xf-day", "信访接待周", "the week of visits", fixed=(11, 30), until=(12, 4), during=Level.GUARD)


def test_a_period_of_the_bureaus_own_is_known_by_its_name_and_its_key() -> None:
    folders = {"": None, "节假日": None, "节假日/信访接待周": None, "节假日/xf-day": None, "节假日/联欢会": None}
    made, _ = sections_of({**folders, "a": 'period = "信访接待周"'.encode()}, calling((*shipped(), FAIR)))
    assert made["节假日/信访接待周"].rules.periods == ("xf-day",)
    assert made["节假日/xf-day"].rules.periods == ("xf-day",)
    assert made["节假日/联欢会"].rules.periods == (UNKNOWN,)
    assert made["a"].rules.periods == ("xf-day",)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, report=True)


def told(bench: Bench) -> dict[str, Any]:
    bench.run_for(30)
    assert bench.wall.year == 2026
    return cast(dict[str, Any], json.loads((bench.state / layout.STATUS).read_bytes()))


def test_the_status_page_knows_the_bureaus_periods_as_they_change(bench: Bench) -> None:
    bench.write("节假日/信访接待周/须知.txt", "接待窗口不谈涉密事项。")
    (row,) = told(bench)["items"]
    assert (row["status"], row["reasons"][0]["code"]) == ("held", "period-unknown")
    bench.ingest.know(replace(bench.settings, periods=(FAIR,)))
    (row,) = told(bench)["items"]
    assert row["status"] == "queued"
    assert "信访接待周期间，2026-11-30起" in row["said"][0]["text_zh"]


def test_a_period_whose_days_nobody_has_said_is_waited_for(bench: Bench) -> None:
    """The file is not over: 两会 and great events have no days until somebody writes them into the settings."""
    bench.write("节假日/重大活动/须知.txt", "活动期间不谈涉密事项。")
    (row,) = told(bench)["items"]
    assert (row["status"], row["reasons"][0]["code"]) == ("queued", "period-without-days")


def test_what_a_guard_level_will_leave_out_is_said_three_days_ahead(bench: Bench) -> None:
    for name in "甲乙丙丁戊己":
        bench.write(f"{name}.txt", "通知")
    bench.write("保密措施/一.txt", "设备不带出。")
    bench.write("保密措施/_section.toml", 'part = "measures"')
    bench.write("以后.txt", "以后")
    bench.ingest.know(replace(bench.settings, periods=(FAIR,)))
    assert told(bench)["coming"] is None
    bench.now += 4 * 86_400
    said = told(bench)["coming"]
    assert said["text_zh"].startswith("11月30日（周一）至12月4日（周五）级别是“警戒”，这几项到时不放：“")
    assert "等 7 项" in said["text_zh"]
    assert "一”" not in said["text_zh"]
    assert said["text_zh"] in (bench.content / STATUS_PAGE).read_text("utf-8")


@pytest.mark.parametrize(
    ("rules", "named"),
    [
        (Rules(), True),
        (Rules(guard=True), False),
        (Rules(role=Role.TICKER), False),
        (Rules(periods=("xf-day",)), False),
        (Rules(valid_until=datetime(2026, 11, 30, tzinfo=CHINA)), False),
        (Rules(valid_from=datetime(2026, 12, 2, tzinfo=CHINA)), True),
        (Rules(days=Work.HOLIDAYS), False),
    ],
)
def test_only_what_would_play_is_left_out(rules: Rules, named: bool) -> None:
    days = Days(Settings(periods=(FAIR,)))
    item = ItemRecord("甲.txt", "0" * 64, 1, Kind.TEXT, "甲", "", rules, Verdict.ACCEPTED)
    found = left_out([item], days, datetime(2026, 11, 28, 9, tzinfo=CHINA))
    assert (found is not None) is named
    assert left_out([item], days, datetime(2026, 11, 26, 9, tzinfo=CHINA)) is None


def test_a_single_day_of_guard_is_named_alone() -> None:
    days = Days(Settings(periods=(replace(FAIR, until=(11, 30)),)))
    item = ItemRecord("甲.txt", "0" * 64, 1, Kind.TEXT, "甲", "", Rules(), Verdict.ACCEPTED)
    found = left_out([item], days, datetime(2026, 11, 30, 9, tzinfo=CHINA))
    assert found is not None
    assert found.text_zh.startswith("11月30日（周一）级别是“警戒”")


def test_days_off_that_the_bureau_put_in_count_on_the_page() -> None:
    """An item by working days plays next when the bureau's own arrangement says that people work."""
    rules = Rules(days=Work.WORKDAYS)
    now = datetime(2027, 3, 1, 9, tzinfo=CHINA)
    off = Announced(2027, tuple(AnnouncedDay(date(2027, 3, day), "元旦", True) for day in (1, 2)))
    table = Days(facts=CalendarFacts((off,))).table_for(rules, now)
    following = begins_at(rules, now, table=table)
    assert following is not None
    assert following.date() == date(2027, 3, 3)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ('时期 = "国庆"', Rules(periods=("national",))),
        (
            'period = ["spring", "xf-day"]\nstretch = "before"',
            Rules(periods=("spring", "xf-day"), stretch=Stretch.BEFORE),
        ),
        (
            '节日 = "春节"\n节前节后 = "节后"\n警戒时也放 = true',
            Rules(periods=("spring",), stretch=Stretch.AFTER, guard=True),
        ),
        ("guard = false", Rules()),
        ('guard = "也许"', Rules()),
        ('stretch = "某时"', Rules()),
        ('period = "联欢会"', Rules(periods=(UNKNOWN,))),
        ('period = ""', Rules(periods=(UNKNOWN,))),
    ],
)
def test_a_sidecar_says_the_same_as_a_section(text: str, rules: Rules) -> None:
    made = with_sidecar(Section(), text.encode(), datetime(2026, 11, 25, 12, tzinfo=CHINA))
    assert made.rules == rules
    assert bool(made.notes) is (text in {'guard = "也许"', 'stretch = "某时"', 'period = "联欢会"', 'period = ""'})


def test_a_file_that_names_a_period_nobody_knows_is_held(bench: Bench) -> None:
    """The worker says so; what it read is not stored."""
    case = Case("a.txt", "0" * 64, 3, Section(), datetime(2026, 11, 25, 12, tzinfo=CHINA))
    outcome = Outcome(Verdict.ACCEPTED, Kind.TEXT, "甲", (), Rules(periods=(UNKNOWN,)))
    record = record_of(case, outcome, bench.state)
    assert (record.verdict, [note.reason.value for note in record.notes]) == (Verdict.HELD, ["period-unknown"])


def test_a_file_knows_the_bureaus_own_periods_by_name() -> None:
    """Beside it and at its head; another name means another reading of a text, and of nothing else."""
    called = calling((*shipped(), FAIR))
    assert called.own == (("xfday", "xf-day"), ("信访接待周", "xf-day")), "what ships is known without being told"
    section = Section(called=called)
    now = datetime(2026, 11, 25, 12, tzinfo=CHINA)
    assert with_sidecar(section, 'period = "信访接待周"'.encode(), now).rules.periods == ("xf-day",)
    head = with_entry(Rules(), "period", "信访接待周、国庆节", replace(NO_REQUEST, own_periods=called.own))
    assert head.periods == ("xf-day", "national")
    for name, reads_anew in (("a.txt", True), ("a.md", True), ("a.docx", False)):
        case = Case(name, "0" * 64, 3, Section(), now)
        assert (key_of(case) != key_of(replace(case, section=section))) is reads_anew, name
