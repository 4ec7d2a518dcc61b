"""The site's time zone, on any PC. In: an IANA name. Out: a zone. Never raises."""

from __future__ import annotations

import zoneinfo
from datetime import timedelta, timezone, tzinfo

CHINA = timezone(timedelta(hours=8), "CST")


def zone_of(name: str) -> tzinfo:
    """The zone of this name; where this PC has no time zone data for it, China's fixed eight hours."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return CHINA
