"""Whether a clock can be believed: each way of being wrong, and how it ends."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from signage.core.clock import BUILT, ClockTrust, Doubt, Evidence, is_undated, trust_of
from signage.core.rules import Daypart, Days, Rules, Run, Window

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2027, 2, 5, 9, 0, tzinfo=CHINA)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


CASES: dict[str, tuple[datetime, Evidence, Doubt | None]] = {
    "nothing speaks against it": (NOW, Evidence(), None),
    "an empty battery: 1970": (at("1970-01-01T08:00"), Evidence(), Doubt.BEFORE_BUILD),
    "an empty battery: 2019": (at("2019-01-01T00:00"), Evidence(synchronised=True), Doubt.BEFORE_BUILD),
    "the day before the program": (at("2026-10-31T23:59"), Evidence(), Doubt.BEFORE_BUILD),
    "the first moment of its day": (at("2026-11-01T00:00"), Evidence(), None),
    "put back by an hour after a snapshot": (NOW, Evidence(snapshot=NOW + HOUR), None),
    "a day before the snapshot": (NOW, Evidence(snapshot=NOW + DAY), None),
    "more than a day before it": (NOW, Evidence(snapshot=NOW + DAY + HOUR), Doubt.BEFORE_SNAPSHOT),
    "more than a day before the last record": (NOW, Evidence(recorded=NOW + 2 * DAY), Doubt.BEFORE_RECORD),
    "an hour before the last record": (NOW, Evidence(recorded=NOW + HOUR), None),
    "the record comes before the snapshot": (NOW, Evidence(NOW + 9 * DAY, NOW + 9 * DAY), Doubt.BEFORE_RECORD),
    "a time server outweighs them": (NOW, Evidence(NOW + 9 * DAY, NOW + 9 * DAY, synchronised=True), None),
    "a share that agrees outweighs them": (NOW, Evidence(NOW + 9 * DAY, NOW + 9 * DAY, NOW - HOUR), None),
    "far behind the share": (NOW, Evidence(share=NOW + 2 * DAY), Doubt.FAR_FROM_SHARE),
    "far before the share": (NOW, Evidence(share=NOW - 2 * DAY), Doubt.FAR_FROM_SHARE),
    "a time server outweighs the share": (NOW, Evidence(share=NOW - 2 * DAY, synchronised=True), None),
    "the share in another zone": (NOW, Evidence(share=NOW.astimezone(UTC)), None),
    "29 February": (at("2028-02-29T12:00"), Evidence(recorded=at("2028-02-28T12:00")), None),
    "New Year": (at("2027-01-01T00:00"), Evidence(recorded=at("2026-12-31T23:59:59")), None),
    "2038": (at("2038-01-19T11:14:08"), Evidence(recorded=at("2038-01-19T11:14:07")), None),
    "the last day that can be written": (at("9999-12-31T23:59"), Evidence(recorded=NOW), None),
}


@pytest.mark.parametrize(("now", "evidence", "why"), CASES.values(), ids=CASES)
def test_trust(now: datetime, evidence: Evidence, why: Doubt | None) -> None:
    found = trust_of(now, evidence)
    assert found == ClockTrust(why)
    assert found.trusted is (why is None)


def test_the_program_is_not_older_than_the_days_of_its_tests() -> None:
    assert date(2026, 1, 1) < BUILT <= date.today()  # noqa: DTZ011 - the day of this PC is meant


DATED: dict[str, Rules] = {
    "from": Rules(valid_from=NOW),
    "until": Rules(valid_until=NOW),
    "hours": Rules(windows=(Window(dayparts=(Daypart(480, 1080),)),)),
    "sort of day": Rules(days=Days.WORKDAYS),
    "recurrence": Rules(dates=(Run(date(2027, 1, 4), 7, 9),)),
    "period": Rules(periods=("spring",)),
}


@pytest.mark.parametrize("rules", DATED.values(), ids=DATED)
def test_what_is_dated(rules: Rules) -> None:
    assert not is_undated(rules)


def test_what_is_undated() -> None:
    assert is_undated(Rules())
    assert is_undated(replace(Rules(), priority=3, places=("大厅",), dwell_s=20, share=20))
