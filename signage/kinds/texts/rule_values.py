"""The values of rules as people write them at the head of a text and beside a file: 10月1日, 30秒, 内部, 节前, 20%.

In: the words behind a key. Out: a value of `core.rules`, or `MistakeError`. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import TypeVar

from signage.core.calendar.name_dates import BEHIND
from signage.core.calendar.period_names import UNKNOWN, Called, key_called, stretch_called
from signage.core.rules import PRIORITY_MAX, PRIORITY_MIN, SHARE_MAX, Audience, Days, Part, Stretch
from signage.kinds.texts.address import host_of
from signage.kinds.texts.clean import one_line
from signage.kinds.wire import Request

Value = TypeVar("Value")
MAX_WORDS = 120
DAYS = {
    "workdays": Days.WORKDAYS, "工作日": Days.WORKDAYS, "上班日": Days.WORKDAYS,
    "holidays": Days.HOLIDAYS, "节假日": Days.HOLIDAYS, "休息日": Days.HOLIDAYS,
}  # fmt: skip
AUDIENCES = {
    "public": Audience.PUBLIC, "公众": Audience.PUBLIC, "公开": Audience.PUBLIC, "所有人": Audience.PUBLIC,
    "staff": Audience.STAFF, "内部": Audience.STAFF, "工作人员": Audience.STAFF, "职工": Audience.STAFF,
}  # fmt: skip
YES_NO = {
    "true": True, "yes": True, "是": True, "放": True, "播": True, "false": False, "no": False, "否": False, "不放": False, "不播": False,
}  # fmt: skip
PARTS = {
    "制度全文": Part.FULL_TEXT, "组织机构": Part.ORGANISATION, "范围与密级": Part.SCOPE, "保密措施": Part.MEASURES,
    "监督检查": Part.SUPERVISION, "监督检查与违规处理": Part.SUPERVISION, **{part.value: part for part in Part},
}  # fmt: skip
MOMENT = re.compile(
    r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?"
    r"(?:\s*T?\s*(\d{1,2})\s*(?:[:：时点]\s*(\d{1,2})?\s*分?(?:[:：](\d{1,2}))?))?"
)


class MistakeError(ValueError):
    """A value that its key cannot take."""


def moment(value: str, request: Request, *, end: bool) -> datetime:
    """A date or a time as people write it; a date alone means its beginning, or with `end` the end of that day.

    Without a year it is one of the year in which the bytes came; an end that was long over then is one of the next year.
    """
    found = MOMENT.fullmatch(value)
    if found is None:
        raise MistakeError
    year, month, day, hour, minute, second = (int(group) if group else None for group in found.groups())
    zone = timezone(timedelta(minutes=request.utc_offset_min))
    try:
        start = datetime(year or request.this_year, month or 0, day or 0, tzinfo=zone)
        if end and not year and request.came is not None and start.date() < request.came - BEHIND:
            start = start.replace(year=start.year + 1)
        if hour is None:
            return start + timedelta(days=1) if end else start
        if hour == 24 and not minute and not second:
            return start + timedelta(days=1)
        return start.replace(hour=hour, minute=minute or 0, second=second or 0)
    except (ValueError, OverflowError):
        raise MistakeError from None


def words(value: str) -> str:
    """One short line."""
    line = one_line(value)
    if not line or len(line) > MAX_WORDS:
        raise MistakeError
    return line


def seconds(value: str) -> float:
    """A dwell time from one second to an hour."""
    found = re.fullmatch(r"(\d{1,4}(?:\.\d)?)\s*(?:秒|s)?", value)
    if found is None or not 1 <= float(found.group(1)) <= 3600:
        raise MistakeError
    return float(found.group(1))


def whole_number(value: str, low: int = PRIORITY_MIN, high: int = PRIORITY_MAX) -> int:
    """A whole number between two others, a priority if nothing else is said."""
    if not re.fullmatch(r"[+-]?\d{1,3}", value) or not low <= int(value) <= high:
        raise MistakeError
    return int(value)


def percent(value: str) -> int:
    """A share of the screen's time: 20, 20%."""
    return whole_number(value.rstrip("%％").rstrip(), 0, SHARE_MAX)


def sort_of_day(value: str) -> Days:
    """Working days or all others."""
    return _called(value, DAYS)


def listed(value: str) -> tuple[str, ...]:
    """Names with commas between them."""
    return tuple(words(name) for name in re.split(r"[,，、;；]", value.strip("[]")) if name.strip())


def address(value: str) -> str:
    """A web address that a QR code may carry."""
    if host_of(value) is None:
        raise MistakeError
    return value


def periods(value: str, own: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Special periods by their names or keys, the bureau's own among them."""
    keys = tuple(key_called(name, Called(own)) for name in listed(value))
    if not keys or UNKNOWN in keys:
        raise MistakeError
    return keys


def stretch(value: str) -> Stretch:
    """Which stretch of a period is meant: 节前, before."""
    found = next((each for each in Stretch if each.value == value.lower()), None) or stretch_called(value)
    if found is None:
        raise MistakeError
    return found


def yes_or_no(value: str) -> bool:
    """是, false."""
    return _called(value, YES_NO)


def audience(value: str) -> Audience:
    """Who may see the item."""
    return _called(value, AUDIENCES)


def part(value: str) -> Part:
    """Which of the five parts the item belongs to."""
    return _called(value, PARTS)


def _called(value: str, known: Mapping[str, Value]) -> Value:
    """What a word means, in small letters or large."""
    found = known.get(value.lower())
    if found is None:
        raise MistakeError
    return found
