"""The check report: what it says of files, coverage and screens."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from signage.core.check import coverage_of, plays_now, report_of, shown_here, why_never
from signage.core.check_report import CheckReport, Finding, Measured
from signage.core.item import ItemRecord, Kind
from signage.core.rules import Audience, Days, Part, Role, Rules, Run, Window
from signage.core.settings import Place, Problem, Screen, Settings
from signage.core.verdict import Note, Reason, Verdict

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)
HALL = Place("大厅")
OFFICE = Place("办公区", Audience.STAFF)
SETTINGS = Settings(places=(HALL, OFFICE), screens=(Screen("一", "大厅"), Screen("二", "办公区"), Screen("三", "没有")))
FULL = tuple(
    ItemRecord(f"{part.value}.txt", "0" * 64, 10, Kind.TEXT, part.value, "", Rules(part=part), Verdict.ACCEPTED)
    for part in Part
)


def item(name: str = "a.txt", verdict: Verdict = Verdict.ACCEPTED, **rules: object) -> ItemRecord:
    return ItemRecord(name, "1" * 64, 10, Kind.TEXT, "标题", "栏目", Rules(**rules), verdict)  # type: ignore[arg-type]


def report(
    *records: ItemRecord,
    measured: tuple[Measured, ...] = (),
    settings: Settings = SETTINGS,
    problems: tuple[Problem, ...] = (),
    more: tuple[Finding, ...] = (),
) -> CheckReport:
    return report_of(
        records,
        measured,
        settings,
        problems,
        NOW,
        reason_words=lambda note: (f"中 {note.detail}", f"en {note.detail}"),
        finding_words=lambda code, /, **fields: (code, " ".join(f"{key}={fields[key]}" for key in sorted(fields))),
        more=more,
    )


def codes(made: CheckReport) -> list[str]:
    return [finding.code for finding in made.findings if finding.code != "part-missing"]


@pytest.mark.parametrize(
    ("rules", "place", "may"),
    [
        (Rules(), HALL, True),
        (Rules(audience=Audience.STAFF), HALL, False),
        (Rules(audience=Audience.STAFF), OFFICE, True),
        (Rules(places=("大厅",)), HALL, True),
        (Rules(places=("大厅",)), OFFICE, False),
        (Rules(audience=Audience.STAFF, places=("大厅",)), HALL, False),
    ],
)
def test_where_an_item_may_play(rules: Rules, place: Place, may: bool) -> None:
    assert shown_here(rules, place) is may


@pytest.mark.parametrize(
    ("record", "plays"),
    [
        (item(), True),
        (item(role=Role.TICKER), True),
        (item(role=Role.TAKEOVER), False),
        (item(role=Role.WITHDRAW), False),
        (item(verdict=Verdict.HELD), False),
        (item(valid_until=NOW), False),
        (item(valid_from=NOW), True),
    ],
)
def test_what_plays_now(record: ItemRecord, plays: bool) -> None:
    assert plays_now(record, NOW) is plays


def test_coverage_counts_by_screen_and_part() -> None:
    staff = item("b.txt", part=Part.SCOPE, audience=Audience.STAFF)
    coverage = coverage_of((*FULL, staff, item("c.txt", Verdict.REJECTED, part=Part.SCOPE)), SETTINGS, NOW)
    assert coverage["一"] == dict.fromkeys((part.value for part in Part), 1)
    assert coverage["二"]["scope"] == 2
    assert set(coverage["三"].values()) == {0}


def test_a_missing_part_is_found_for_each_screen() -> None:
    made = report(*FULL[1:])
    assert [finding.text_en for finding in made.findings if "screen=三" not in finding.text_en] == [
        "part=full-text screen=一",
        "part=full-text screen=二",
    ]
    assert {finding.level for finding in made.findings} == {"warning"}


def test_all_fine() -> None:
    settings = replace(SETTINGS, screens=SETTINGS.screens[:2])
    assert report(*FULL, settings=settings).is_fine
    assert not report(*FULL, item(verdict=Verdict.HELD), settings=settings).is_fine
    assert not report(*FULL, settings=settings, more=(Finding("x", "warning", "中", "en"),)).is_fine


def test_the_worst_screen_gives_the_seconds() -> None:
    record = item()
    made = report(
        record,
        measured=(
            Measured(record.id, "一", 2, 10.04, 20.0),
            Measured(record.id, "二", 3, 30.0, 20.0, hurried=1, worst_needed_s=14.0, worst_given_s=8.0),
            Measured(record.id, "三", 4, 25.0, 20.0, hurried=1, worst_needed_s=9.0, worst_given_s=8.0),
            Measured("another", "一", 9, 99.0, 1.0, hurried=9, missing="x"),
        ),
    )
    (only,) = made.items
    assert (only.slides, only.read_seconds, only.shown_seconds) == (3, 30.0, 20.0)
    assert [(reason.code, reason.text_en) for reason in only.reasons] == [("cannot-be-read", "en 14 s > 8 s")]
    assert codes(made) == ["cannot-be-read", "cannot-be-read"]
    assert "count=1 given=8.0 path=a.txt read=14.0 screen=二 title=标题" in made.findings[-2].text_en


def test_missing_glyphs_are_named_once() -> None:
    record = item()
    made = report(
        record,
        measured=(
            Measured(record.id, "一", 1, 1, 8, missing="𰻝a"),
            Measured(record.id, "二", 1, 1, 8, missing="𰻝" * 30),
        ),
    )
    assert [reason.text_zh for reason in made.items[0].reasons] == ["中 𰻝a"]
    glyphs = [finding for finding in made.findings if finding.code == "missing-glyphs"]
    assert [finding.level for finding in glyphs] == ["error", "error"]
    assert f"glyphs={'𰻝' * 20} " in glyphs[1].text_en


def test_what_has_no_title_is_called_by_its_file() -> None:
    record = replace(item("06 动态/扫描件_1.pdf"), title="")
    made = report(record, measured=(Measured(record.id, "一", 1, 30.0, 8.0, hurried=1),))
    [found] = [finding for finding in made.findings if finding.code == "cannot-be-read"]
    assert "title=扫描件_1.pdf" in found.text_en


def test_small_characters_are_a_warning_and_no_block() -> None:
    record = item()
    made = report(record, measured=(Measured(record.id, "一", 3, 1, 8, small=2), Measured(record.id, "二", 3, 1, 8)))
    assert [reason.code for reason in made.items[0].reasons] == ["too-small"]
    [found] = [finding for finding in made.findings if finding.code == "cannot-be-read"]
    assert (found.level, found.text_zh) == ("warning", "too-small")
    assert "count=2 path=a.txt screen=一" in found.text_en


def test_mistakes_in_the_settings_are_findings() -> None:
    problem = Problem("[site]", "错", "wrong")
    made = report(problems=(problem,), more=(Finding("own", "error", "中", "en"),))
    assert codes(made) == ["settings", "own"]
    assert made.findings[0].text_en == f"problem={problem}"


@pytest.mark.parametrize(
    ("days", "found"),
    [(0, []), (24, []), (25, ["place-ageing"]), (29, ["place-ageing"]), (30, ["place-stale"]), (400, ["place-stale"])],
)
def test_a_place_that_is_not_updated(days: int, found: list[str]) -> None:
    old = replace(item(), accepted_at=NOW - timedelta(days=days))
    older = replace(item("b.txt"), accepted_at=NOW - timedelta(days=days + 99))
    staff = replace(item("c.txt", audience=Audience.STAFF), accepted_at=NOW)
    assert codes(report(old, older, staff)) == found
    assert [finding.text_en for finding in report(old, staff).findings if finding.code in found] == [
        f"days={days} place=大厅" for _ in found
    ]


@pytest.mark.parametrize(
    ("shares", "found"),
    [((20, 0), []), ((60, 30, 0), []), ((60, 40), []), ((60, 40, 0), ["大厅"]), ((80, 50), ["大厅"])],
)
def test_shares_of_more_than_there_is(shares: tuple[int, ...], found: list[str]) -> None:
    made = report(
        *(item(f"{number}.txt", share=share) for number, share in enumerate(shares)),
        item("staff.txt", audience=Audience.STAFF),
    )
    assert [each.text_en for each in made.findings if each.code == "shares-scaled" and "大厅" in each.text_en] == [
        f"place={place} total={sum(shares)}" for place in found
    ]


def test_a_section_asks_for_its_share_once() -> None:
    made = report(*(item(f"{number}.txt", share=40, share_of="动态") for number in range(5)), item("b.txt"))
    assert "shares-scaled" not in codes(made)


def test_what_plays_on_working_days_is_not_said_to_be_over() -> None:
    over = item("over.txt", days=Days.WORKDAYS, valid_until=NOW - timedelta(days=1))
    made = report(item(days=Days.WORKDAYS), over)
    assert [[reason.code for reason in one.reasons] for one in made.items] == [[], ["expired"]]


def test_validity_says_why_an_item_does_not_play() -> None:
    day = timedelta(days=1)
    made = report(
        item("over.txt", valid_until=NOW - day),
        item("later.txt", valid_from=NOW + day),
        item("later too.txt", valid_from=NOW + day, valid_until=NOW + day),
        replace(item("said.txt", valid_until=NOW - day), notes=(Note(Reason.EXPIRED, "known"),)),
    )
    assert [[(reason.code, reason.text_en) for reason in entry.reasons] for entry in made.items] == [
        [("expired", "en 2026-11-22 09:00")],
        [("not-yet-due", "en 2026-11-24 09:00")],
        [("not-yet-due", "en 2026-11-24 09:00")],
        [("expired", "en known")],
    ]


PAST = NOW - timedelta(days=1)


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        (Rules(valid_until=PAST), Reason.EXPIRED),
        (Rules(dates=(Run(PAST.date()),)), Reason.EXPIRED),
        (Rules(periods=("congress",), valid_until=PAST), Reason.EXPIRED),
        (Rules(periods=("congress",), windows=(Window(valid_until=PAST),)), Reason.EXPIRED),
        (Rules(periods=("congress",)), Reason.PERIOD_WITHOUT_DAYS),
        (Rules(periods=("congress",), windows=(Window(), Window(valid_until=PAST))), Reason.PERIOD_WITHOUT_DAYS),
    ],
)
def test_why_an_item_has_no_moment_to_come(rules: Rules, reason: Reason) -> None:
    assert why_never(rules, NOW).reason is reason


def test_a_calendar_file_is_never_said_to_wait_or_to_be_over() -> None:
    over = replace(item("学习.ics", valid_until=NOW - timedelta(days=1)), kind=Kind.CALENDAR)
    later = replace(item("以后.ics", valid_from=NOW + timedelta(days=1)), kind=Kind.CALENDAR)
    assert [one.reasons for one in report(over, later).items] == [(), ()]


def test_the_json_is_as_documented() -> None:
    record = replace(
        item("03 范围/\udcff.txt", part=Part.SCOPE, valid_from=NOW, valid_until=NOW + timedelta(days=1)),
        notes=(Note(Reason.NOT_OCR_READ, "d", "s"),),
    )
    held = item("b.txt", Verdict.HELD)
    plain = report(record, held, more=(Finding("own", "error", "中", "en"),)).to_json()
    assert json.loads(json.dumps(plain)) == plain
    assert list(plain) == ["schema", "items", "coverage", "findings"]
    assert plain["schema"] == 1
    assert plain["items"][0] == {
        "path": "03 范围/\udcff.txt",
        "sha256": "1" * 64,
        "kind": "text",
        "title": "标题",
        "part": "scope",
        "verdict": "accepted",
        "reasons": [{"code": "not-ocr-read", "text_zh": "中 d", "text_en": "en d", "snippet": "s"}],
        "places": ["大厅", "办公区"],
        "valid_from": "2026-11-23T09:00:00+08:00",
        "valid_until": "2026-11-24T09:00:00+08:00",
        "read_seconds": 0.0,
        "shown_seconds": 0.0,
        "slides": 0,
    }
    assert plain["items"][1]["places"] == []
    assert (plain["items"][1]["part"], plain["items"][1]["valid_from"], plain["items"][1]["valid_until"]) == (None,) * 3
    assert plain["coverage"]["一"] == {
        "full-text": 0, "organisation": 0, "scope": 1, "measures": 0, "supervision": 0,
    }  # fmt: skip
    assert plain["findings"][-1] == {"code": "own", "level": "error", "text_zh": "中", "text_en": "en"}


def test_what_a_strip_leaves_out_is_found_and_not_counted() -> None:
    whole, table = FULL[0], FULL[1]
    measured = (
        Measured(whole.id, "一", 2, 5.0, 16.0, left_out=1),
        Measured(table.id, "一", 0, 0.0, 0.0, left_out=1),
        Measured(table.id, "二", 1, 5.0, 16.0),
    )
    made = report(whole, table, measured=measured)
    found = [finding for finding in made.findings if finding.code == "left-out"]
    assert [(finding.level, finding.text_zh) for finding in found] == [
        ("warning", "left-out"),
        ("warning", "left-out-all"),
    ]
    assert all("screen=一" in finding.text_en for finding in found)
    parts = {screen: made.coverage[screen][table.rules.part.value] for screen in "一二"}  # type: ignore[union-attr]
    assert parts == {"一": 0, "二": 1}
    assert made.coverage["一"][whole.rules.part.value] == 1  # type: ignore[union-attr]
