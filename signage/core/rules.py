"""The rules of one item: when, where and how it may play. Staff see none of these words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Audience(StrEnum):
    """Who may see an item."""

    PUBLIC = "public"
    STAFF = "staff"


class Role(StrEnum):
    """What a section does with its files."""

    PLAY = "play"
    TICKER = "ticker"
    TAKEOVER = "takeover"
    WITHDRAW = "withdraw"


class Part(StrEnum):
    """The five mandated parts (上墙内容)."""

    FULL_TEXT = "full-text"
    ORGANISATION = "organisation"
    SCOPE = "scope"
    MEASURES = "measures"
    SUPERVISION = "supervision"


@dataclass(frozen=True, slots=True)
class Daypart:
    """A stretch of every day, in minutes after midnight: `start` inclusive, `end` exclusive.

    With `end` not after `start` it runs over midnight, and belongs to the day on which it begins.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch in which an item may play: all that is said has to hold, what is empty always does.

    `valid_from` is inclusive, `valid_until` exclusive, both aware; `weekdays` are 1 (Monday) to 7. A window with
    `places` counts there alone.
    """

    valid_from: datetime | None = None
    valid_until: datetime | None = None
    weekdays: tuple[int, ...] = ()
    dayparts: tuple[Daypart, ...] = ()
    places: tuple[str, ...] = ()


PRIORITY_MIN, PRIORITY_MAX = -9, 9


@dataclass(frozen=True, slots=True)
class Rules:
    """Effective rules of an item: section, then front matter or sidecar, its name, the schedule; the last one wins.

    `valid_from` is inclusive, `valid_until` exclusive; both are aware datetimes or None. `windows` lie inside: any of
    them makes the item due, none at all means always (`core.due`). `dwell_s` 0 means: by reading speed. `places` empty
    means: everywhere its audience allows. Items of a higher `priority` come first. `qr` is an http(s) address or "".
    """

    audience: Audience = Audience.PUBLIC
    part: Part | None = None
    role: Role = Role.PLAY
    places: tuple[str, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    dwell_s: float = 0.0
    priority: int = 0
    responsible: str = ""
    source: str = ""
    qr: str = ""
    qr_text: str = ""
    windows: tuple[Window, ...] = ()


def is_valid_at(rules: Rules | Window, now: datetime) -> bool:
    """Whether `now` (aware) lies between the first and the last moment; hours and weekdays are not looked at."""
    if rules.valid_from is not None and now < rules.valid_from:
        return False
    return rules.valid_until is None or now < rules.valid_until


def expire_after(rules: Rules, days: int, accepted_at: datetime) -> datetime | None:
    """The end of validity of an item in a section with `expires_days`: the file's own word wins; 0 days: never."""
    if rules.valid_until is not None or days <= 0:
        return rules.valid_until
    return accepted_at + timedelta(days=days)
