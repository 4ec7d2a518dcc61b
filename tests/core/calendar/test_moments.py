"""Moments as people write them."""

from datetime import datetime, timedelta, timezone

import pytest

from signage.core.calendar.moments import begins, ends

ZONE = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        (datetime(2026, 10, 3, tzinfo=ZONE), "2026-10-03", "2026-10-02"),
        (datetime(2026, 10, 3, 18, 30, tzinfo=ZONE), "2026-10-03 18:30", "2026-10-03 18:30"),
        (datetime(2026, 1, 1, tzinfo=ZONE), "2026-01-01", "2025-12-31"),
    ],
    ids=["a day", "a time", "a year"],
)
def test_a_day_stands_alone_where_a_time_adds_nothing(moment: datetime, first: str, last: str) -> None:
    assert (begins(moment), ends(moment)) == (first, last)
