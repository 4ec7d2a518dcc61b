"""紧急: what a file must say to have the whole screen, and until when. Intent is asked for, never guessed.

In: the file's name, its text, the moment it arrived (aware, the site's zone). Out: a `Takeover`, or the `Doubt` that a
person must clear. A takeover always ends: at the moment named, after the time named, or after four hours; never later
than a day. Pure; never reads a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from signage.core.later import later

MOST_CHARS = 60
USUAL = timedelta(hours=4)
LONGEST = timedelta(hours=24)
SHORTEST = timedelta(minutes=1)
HAN_HOURS = {
    "半": 0.5,
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}


class Doubt(StrEnum):
    """Why a file in the takeover section does not take the screens. Words are in `signage.words.reasons`."""

    TOO_LONG = "too-long"
    NO_END = "no-end"
    NOTHING = "nothing"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Takeover:
    """What the whole screen says, until `until` (aware). `named`: the file said when, it is not the usual time."""

    text: str
    until: datetime
    named: bool


_FOR = later(r"(\d{1,3}|半|[一二两三四五六七八九十])\s*(?:个)?\s*(半)?\s*(小时|分钟|h\b)")
_UNTIL = later(
    r"(?:至|到|~|—|-)\s*(?:(?:(\d{1,2})月)?(\d{1,2})[日号])?\s*(今天|今日|今晚|明天|明日|明早)?\s*(上午|中午|下午|晚上|晚|夜里|早上)?"
    r"\s*(\d{1,2})\s*(?:[点时]\s*(?:(\d{1,2})分?|(半))?|[:：](\d{2}))"
)


def takeover_of(name: str, text: str, now: datetime) -> Takeover | Doubt:
    """The takeover that a file means. `name` without its suffix."""
    words = " ".join(text.split())
    if not words:
        return Doubt.NOTHING
    if len(words) > MOST_CHARS:
        return Doubt.TOO_LONG
    until = end_in(name, now)
    if until is None:
        lines = [line for line in text.splitlines() if line.strip()]
        return Takeover(words, now + USUAL, named=False) if len(lines) <= 2 else Doubt.NO_END
    if until - now < SHORTEST:
        return Doubt.OVER
    return Takeover(words, min(until, now + LONGEST), named=True)


def end_in(name: str, now: datetime) -> datetime | None:
    """When a name says that it ends: 至18点, 到明天9:30, 至10月1日18时, 2小时, 半小时, 90分钟. None where it does not."""
    until = _UNTIL.search(name)
    if until:
        return _moment(until.groups(), now)
    found = _FOR.search(name)
    if found is None:
        return None
    amount = HAN_HOURS.get(found[1]) or (float(found[1]) if found[1].isdecimal() else 0.0)
    minutes = amount if found[3] == "分钟" else 60 * (amount + (0.5 if found[2] else 0.0))
    return now + timedelta(minutes=minutes)


def _moment(groups: tuple[str | None, ...], now: datetime) -> datetime | None:
    """The moment that is written: on the day named, else the next time that the clock shows it."""
    month, day, relative, part, hour, minute, half, colon = groups
    clock = int(hour or 0)
    if (part in {"下午", "晚上", "晚", "夜里"} or relative == "今晚") and clock < 12:
        clock += 12
    minutes = 30 if half else int(minute or colon or 0)
    days = 1 if relative in {"明天", "明日", "明早"} else 0
    if clock == 24 and minutes == 0:
        clock, days = 0, days + 1
    try:
        base = now.replace(month=int(month or now.month), day=int(day)) if day else now
        moment = base.replace(hour=clock, minute=minutes, second=0, microsecond=0) + timedelta(days=days)
    except ValueError:
        return None
    if day or relative:
        return moment
    return moment if moment > now else moment + timedelta(days=1)
