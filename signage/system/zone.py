"""The site's time zone, on any PC, and the days in it. In: an IANA name, days. Out: a zone, moments. `zone_of` never raises."""

from __future__ import annotations

import zoneinfo
from datetime import date, datetime, time, timedelta, timezone, tzinfo

CHINA = timezone(timedelta(hours=8), "CST")


def zone_of(name: str) -> tzinfo:
    """The zone of this name; where this PC has no time zone data for it, China's fixed eight hours."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return CHINA


def bounds(first: date, last: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """The first moment of the one day and the first moment after the other; the calendar's last day ends where it begins."""
    after = last + timedelta(days=1) if last < date.max else last
    return datetime.combine(first, time(), zone), datetime.combine(after, time(), zone)
