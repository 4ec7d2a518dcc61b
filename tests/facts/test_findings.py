"""What is missing, what differs and what waits, by the day."""

from datetime import date, timedelta

import pytest

from signage.core.calendar.announced import NOTHING_KNOWN, Announced, AnnouncedDay, CalendarFacts
from signage.core.calendar.periods import PeriodRule
from signage.core.settings import Settings
from signage.facts import findings, holidays
from signage.facts.findings import asked, calendar_findings, year_asked_for

ALL = tuple(
    AnnouncedDay(date(2027, 5, 1 + step), name, True) for step, name in enumerate(sorted(holidays.ALL_HOLIDAYS))
)
WHOLE = CalendarFacts((Announced(2027, ALL),))
PART = CalendarFacts((Announced(2027, ALL[:3]),))

CASES = [
    ("summer", "2026-07-01", NOTHING_KNOWN, None),
    ("the day before", "2026-10-31", NOTHING_KNOWN, None),
    ("from 1 November", "2026-11-01", NOTHING_KNOWN, (2027, False)),
    ("still calmly", "2026-12-14", NOTHING_KNOWN, (2027, False)),
    ("urgently", "2026-12-15", NOTHING_KNOWN, (2027, True)),
    ("only a part of it", "2026-12-15", PART, (2027, True)),
    ("it is there", "2026-12-15", WHOLE, None),
    ("the year has begun", "2027-03-01", NOTHING_KNOWN, (2027, True)),
    ("the year has begun with it", "2027-03-01", WHOLE, None),
    ("and the next one is missing", "2027-11-05", WHOLE, (2028, False)),
]


@pytest.fixture(autouse=True)
def known_until_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the installed library knows by the time this runs."""
    monkeypatch.setattr(findings, "official_years", lambda: frozenset(range(2004, 2027)))


@pytest.mark.parametrize(("today", "known", "missing"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_when_a_year_is_asked_for(today: str, known: CalendarFacts, missing: tuple[int, bool] | None) -> None:
    day = date.fromisoformat(today)
    assert year_asked_for(day, known) == missing
    said = asked(day, known)
    assert (said is None) is (missing is None)
    codes = [finding.code for finding in calendar_findings(day, known, Settings())]
    assert codes == ([] if missing is None else ["holidays-asked"])


def test_urgent_words_are_other_words() -> None:
    calm, urgent = asked(date(2026, 11, 1), NOTHING_KNOWN), asked(date(2026, 12, 15), NOTHING_KNOWN)
    assert calm is not None
    assert urgent is not None
    assert "尽快" in urgent.text_zh
    assert "尽快" not in calm.text_zh


def test_a_notice_that_differs_from_the_official_calendar_is_shown() -> None:
    spring = tuple(AnnouncedDay(date(2026, 2, 15) + timedelta(days=step), "春节", True) for step in range(9))
    same = CalendarFacts((Announced(2026, (*spring, AnnouncedDay(date(2026, 2, 28), "春节", False))),))
    assert calendar_findings(date(2026, 3, 1), same, Settings()) == ()
    other = CalendarFacts((Announced(2026, (*spring, AnnouncedDay(date(2026, 2, 24), "春节", True))),))
    (finding,) = calendar_findings(date(2026, 3, 1), other, Settings())
    assert (finding.code, finding.level) == ("holidays-differ", "warning")
    assert "1 天不同" in finding.text_zh
    assert "2026-02-24放假" in finding.text_zh
    assert "2026-02-24 off" in finding.text_en
    much = tuple(AnnouncedDay(date(2026, 3, day), "春节", True) for day in range(2, 14))
    (finding,) = calendar_findings(date(2026, 3, 1), CalendarFacts((Announced(2026, much),)), Settings())
    assert "10 天不同" in finding.text_zh
    assert "……" in finding.text_zh


def test_a_period_whose_days_wait_is_named() -> None:
    waits = PeriodRule("lianghui-cn", "全国两会", "", dates=((date(2027, 3, 4), date(2027, 3, 11)),), confirmed=False)
    (finding,) = calendar_findings(date(2026, 3, 1), NOTHING_KNOWN, Settings(periods=(waits,)))
    assert (finding.code, finding.level) == ("period-unconfirmed", "warning")
    assert "全国两会" in finding.text_zh
    assert "待确认" in finding.text_zh
