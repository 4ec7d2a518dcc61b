"""紧急: what a file must say to have the whole screen, and until when. Intent is asked for, never guessed.

In: the file's name, its text, the moment it arrived (aware, the site's zone). Out: the `Doubt` that a person must clear,
or the moment of its end. A takeover always ends: at the moment named, after the time named, or after four hours; never
later than a day. Pure; never reads a clock.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from enum import StrEnum

from signage.core.later import later

MOST_CHARS = 60
MOST_LINES = 2
"""What is still one short text where nobody says until when."""
USUAL = timedelta(hours=4)
LONGEST = timedelta(hours=24)
SHORTEST = timedelta(minutes=1)
JUST_PAST = timedelta(hours=6)
"""A time of day that passed so recently was meant for today; one longer ago for tomorrow."""
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
ONES = " 一二三四五六七八九"
HAN_CLOCK = {f"{' 一二'[n // 10]}十{ONES[n % 10]}".replace("一十", "十").replace(" ", ""): n for n in range(10, 25)}
HAN_CLOCK |= {"零": 0, "两": 2} | {ONES[n]: n for n in range(1, 10)}


class Doubt(StrEnum):
    """Why something does not take the screens. Files have words in `signage.words.reasons`, commands in `words.alert`."""

    TOO_LONG = "too-long"
    NO_END = "no-end"
    NOTHING = "nothing"
    OVER = "over"
    BEYOND = "beyond"


_FOR = later(
    r"(\d{1,3}(?:\.\d)?|半(?!个?天)|[一二两三四五六七八九十])\s*(?:个)?\s*(半)?\s*(小时|分钟|天|h\b|min\b|m\b)"
)
_TIME = (
    r"(?:(?:(\d{1,2})月)?(\d{1,2})[日号])?\s*(今天|今日|今晚|明天|明日|明早)?\s*(上午|中午|下午|晚上|晚|夜里|早上)?"
    r"\s*(\d{1,2})\s*(?:[点时]\s*(?:(\d{1,2})分?|(半))?|[:：](\d{2}))"
)
_UNTIL = later(rf"(?:至|到|~|—|-)\s*{_TIME}")
_BY = later(rf"{_TIME}\s*(?:[之以]?前|为?止|截止|结束)")
_HAN_HOUR = later(r"[零一二三四五六七八九十]{1,3}(?=\s*[点时])")
_MINUTES = {"分钟": 1, "min": 1, "m": 1, "天": 24 * 60}


def doubt_about(name: str, text: str, *, pictured: bool = False) -> Doubt | None:
    """What must be cleared before a file may take the screens; None: its intent is plain. `name` without its suffix.

    A picture says nothing that could be counted, so its name must say until when.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len("".join(text.split())) > MOST_CHARS:
        return Doubt.TOO_LONG
    if not pictured and not lines:
        return Doubt.NOTHING
    return Doubt.NO_END if (pictured or len(lines) > MOST_LINES) and not says_when(name) else None


def says_when(name: str) -> bool:
    """Whether a name says until when, whatever the day."""
    return bool(_until_in(name) or _FOR.search(name))


def is_time(words: str) -> bool:
    """Whether `words` are a time, 至18点 or 2小时, and nothing else."""
    return bool(_UNTIL.fullmatch(_in_digits(words)) or _FOR.fullmatch(words))


def end_of(name: str, begun: datetime) -> datetime | Doubt:
    """When a takeover ends that began at `begun`: as its name says, else after the usual time; within a day."""
    named = end_in(name, begun)
    if named is None:
        return begun + USUAL
    return Doubt.OVER if named - begun < SHORTEST else min(named, begun + LONGEST)


def end_in(name: str, now: datetime) -> datetime | None:
    """When a name says that it ends: 至18点, 到明天9:30, 18点前, 至10月1日18时, 2小时, 半小时, 90分钟. None where it does not."""
    until = _until_in(name)
    if until:
        return _moment(until.groups(), now)
    found = _FOR.search(name)
    if found is None:
        return None
    amount = HAN_HOURS.get(found[1]) or float(found[1])
    return now + timedelta(minutes=_MINUTES.get(found[3], 60) * (amount + (0.5 if found[2] else 0.0)))


def _until_in(name: str) -> re.Match[str] | None:
    words = _in_digits(name)
    return _UNTIL.search(words) or _BY.search(words)


def _in_digits(words: str) -> str:
    """十八点 as 18点, 零点 as 0点."""
    return _HAN_HOUR.sub(lambda found: str(HAN_CLOCK.get(found[0], found[0])), words)


def _moment(groups: tuple[str | None, ...], now: datetime) -> datetime | None:
    """The moment that is written: on the day named, else the next time that the clock shows it.

    A time that has just passed is today's all the same: the file comes late.
    """
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
    if day or relative or now - moment < JUST_PAST:
        return moment
    return moment + timedelta(days=1)
