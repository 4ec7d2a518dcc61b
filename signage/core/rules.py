"""The rules of one item: when, where and how it may play. Staff see none of these words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
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


class Days(StrEnum):
    """Working days or all others. A make-up day (调休上班) is a working day; which day is what, the day table says."""

    ANY = ""
    WORKDAYS = "workdays"
    HOLIDAYS = "holidays"


class Stretch(StrEnum):
    """Which days of a period are meant: its lead-in, its own days, its first working day after."""

    ANY = ""
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Run:
    """`count` days, the first at `first`, `every` so many days: what a recurrence comes to."""

    first: date
    every: int = 1
    count: int = 1


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch in which an item may play: all that is said has to hold, what is empty always does.

    `valid_from` is inclusive, `valid_until` exclusive, both aware. A day counts that is one of `weekdays`, 1 (Monday) to
    7, or of the sort `days`, and one of `dates`. A window with `places` counts there alone.
    """

    valid_from: datetime | None = None
    valid_until: datetime | None = None
    weekdays: tuple[int, ...] = ()
    dayparts: tuple[Daypart, ...] = ()
    places: tuple[str, ...] = ()
    days: Days = Days.ANY
    dates: tuple[Run, ...] = ()


PRIORITY_MIN, PRIORITY_MAX = -9, 9
SHARE_MAX, WEIGHT_MAX, HOURLY_MAX = 100, 9, 60


@dataclass(frozen=True, slots=True)
class Rules:
    """Effective rules of an item: section, then front matter or sidecar, its name, the schedule; the last one wins.

    `valid_from` is inclusive, `valid_until` exclusive; both are aware datetimes or None. `windows` lie inside: any of
    them makes the item due, none at all means always (`core.due`). `dwell_s` 0 means: by reading speed. `places` empty
    means: everywhere its audience allows. Items of a higher `priority` come first. `qr` is an http(s) address or "".

    `days`, `dates` and `periods` narrow all windows: the sort of day, the days of a recurrence, and days on which the
    day table names one of these periods, in that `stretch`. `share` is a percentage of the screen's time (0: its turn in
    the loop), of `share_of` the folder all of whose files have it together, else of this one alone; `weight` how many turns it has in a loop, `most_per_hour` how often each of its cards comes in an hour (0:
    no limit). `guard`: it plays at level 警戒 too, whatever it is.
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
    days: Days = Days.ANY
    dates: tuple[Run, ...] = ()
    periods: tuple[str, ...] = ()
    stretch: Stretch = Stretch.ANY
    share: int = 0
    share_of: str = ""
    weight: int = 1
    most_per_hour: int = 0
    guard: bool = False


def is_valid_at(rules: Rules | Window, now: datetime) -> bool:
    """Whether `now` (aware) lies between the first and the last moment; hours and days are not looked at."""
    moment = now.astimezone(UTC)  # two times of one zone would be compared by the wall, which repeats an hour
    if rules.valid_from is not None and moment < rules.valid_from:
        return False
    return rules.valid_until is None or moment < rules.valid_until


def expire_after(rules: Rules, days: int, accepted_at: datetime) -> datetime | None:
    """The end of validity of an item in a section with `expires_days`: the file's own word wins; 0 days: never."""
    if rules.valid_until is not None or days <= 0:
        return rules.valid_until
    return accepted_at + timedelta(days=days)


def localised(rules: Rules, here: datetime) -> Rules:
    """`rules` with the times that were read under the offset of `here` as times of its zone.

    Who reads a file knows only by how much the zone differs from UTC now; in winter a day in July was written as well.
    """

    def local(moment: datetime | None) -> datetime | None:
        if moment is None or moment.utcoffset() != here.utcoffset():
            return moment
        return moment.replace(tzinfo=here.tzinfo)

    windows = tuple(
        replace(window, valid_from=local(window.valid_from), valid_until=local(window.valid_until))
        for window in rules.windows
    )
    return replace(rules, valid_from=local(rules.valid_from), valid_until=local(rules.valid_until), windows=windows)
