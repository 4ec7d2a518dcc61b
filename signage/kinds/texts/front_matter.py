"""Front matter: `key: value` lines between two `---` at the head of a `.txt` or `.md`, in English or Chinese.

In: text, and the request with the section's rules. Out: the text below, the rules, and a note for each mistake, naming
the key and the value. A mistake never stops the rest, and closes where doubt must: an audience that is not understood becomes
staff, a period one that never comes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from signage.core.calendar.period_names import UNKNOWN
from signage.core.calendar.recurrence import compiled
from signage.core.calendar.recurrence_rule import RecurrenceError
from signage.core.rules import HOURLY_MAX, WEIGHT_MAX, Audience, Rules, Window
from signage.core.schedule.cells import CellError, dayparts_of, weekdays_of
from signage.core.verdict import Note, Reason
from signage.kinds.texts.clean import one_line
from signage.kinds.texts.rule_values import (
    MistakeError,
    address,
    audience,
    listed,
    moment,
    part,
    percent,
    periods,
    seconds,
    sort_of_day,
    stretch,
    whole_number,
    words,
    yes_or_no,
)
from signage.kinds.wire import Request

RULE = "---"
FENCE = re.compile(r"-{3,}\s*")
ENTRY = re.compile(r"\s*([\w ]{1,20}?)\s*[:：]\s*(.*?)\s*")
Value = TypeVar("Value")
MAX_LINES = 40
ALIASES = {
    "标题": "title", "来源": "source", "出处": "source", "二维码": "qr", "二维码说明": "qr_text", "二维码文字": "qr_text",
    "从": "valid_from", "开始": "valid_from", "自": "valid_from", "到": "valid_until", "至": "valid_until",
    "截止": "valid_until", "结束": "valid_until", "受众": "audience", "范围": "audience", "给谁看": "audience",
    "秒数": "dwell", "停留": "dwell", "dwell_s": "dwell", "点位": "places", "place": "places", "责任人": "responsible",
    "责任科室": "responsible", "优先": "priority", "优先级": "priority", "部分": "part", "from": "valid_from",
    "until": "valid_until", "to": "valid_until", "日子": "days", "星期": "weekdays", "时段": "hours", "重复": "recurrence",
    "占比": "share", "时期": "period", "节日": "period", "periods": "period", "阶段": "stretch", "节前节后": "stretch",
    "警戒时播": "guard", "警戒时也放": "guard", "警戒时也播": "guard", "权重": "weight", "每小时最多": "most_per_hour",
}  # fmt: skip
LAST = ("recurrence",)
"""What is read after all else: it counts from the first day that the others give."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The text below the front matter, and the rules with what the front matter changed."""

    body: str
    rules: Rules
    title: str = ""
    notes: tuple[Note, ...] = ()


def split_front_matter(text: str, request: Request) -> Matter:
    """The front matter of `text`, if it begins with any."""
    lines = text.lstrip("\n").split("\n")
    closed = end_of(lines)
    end = open_end_of(lines) if closed is None else closed
    if end is None:
        return Matter(text, request.rules)
    title, rules = "", request.rules
    mistakes = [Note(Reason.RULE_MISTAKE, RULE)] if closed is None else []
    for key, value in in_order(_entries(lines[1:end])):
        try:
            if ALIASES.get(key, key) == "title":
                title = words(value)
            else:
                rules = with_entry(rules, ALIASES.get(key, key), value, request)
        except MistakeError:
            mistakes.append(mistake(key, value))
            rules = closing(rules, ALIASES.get(key, key))
    if rules.valid_from is not None and rules.valid_until is not None and rules.valid_from >= rules.valid_until:
        mistakes.append(mistake("valid_until", rules.valid_until.date().isoformat()))
    return Matter("\n".join(lines[end if closed is None else end + 1 :]), rules, title, tuple(mistakes))


def _entries(lines: list[str]) -> Iterator[tuple[str, str]]:
    """(key, value) of every line that is neither empty nor a remark."""
    for line in lines:
        if line.strip() and not line.lstrip().startswith("#"):
            entry = ENTRY.fullmatch(line)
            yield (entry.group(1).strip().lower(), unquoted(entry.group(2))) if entry else (line.strip(), "")


def in_order(entries: Iterable[tuple[str, Value]]) -> list[tuple[str, Value]]:
    """The entries as they were written, what builds on the others after them."""
    return sorted(entries, key=lambda entry: ALIASES.get(entry[0].strip().lower(), entry[0].strip().lower()) in LAST)


def end_of(lines: list[str]) -> int | None:
    """The line that closes the front matter; None if the text has none. Two rules round prose are not front matter."""
    if not FENCE.fullmatch(lines[0]):
        return None
    end = next((at for at, line in enumerate(lines[1:MAX_LINES], 1) if FENCE.fullmatch(line)), None)
    if end is None:
        return None
    return end if any(map(is_known, lines[1:end])) else None


def open_end_of(lines: list[str]) -> int | None:
    """The line below front matter whose closing rule was forgotten: behind the known entries that follow the first one.

    Shown as text they would tell the public who may not see the rest, and not keep it from them.
    """
    if lines[0].rstrip() != RULE:
        return None
    end = next((at for at, line in enumerate(lines[1:], 1) if not is_known(line)), len(lines))
    return end if end > 1 else None


def is_known(line: str) -> bool:
    """Whether a line is an entry with a key that means something."""
    entry = ENTRY.fullmatch(line)
    return entry is not None and entry.group(1).strip().lower() in {*ALIASES, *SETTERS, "title"}


def with_entry(rules: Rules, key: str, value: str, request: Request) -> Rules:
    """`rules` with one entry."""
    setter = SETTERS.get(key)
    if setter is None or not value:
        raise MistakeError
    return setter(rules, value, request)


def closing(rules: Rules, key: str) -> Rules:
    """`rules` after a value that `key` cannot take: doubt about who may see it and about its period closes."""
    if key == "audience":
        return replace(rules, audience=Audience.STAFF)
    return replace(rules, periods=(UNKNOWN,)) if key == "period" else rules


def unquoted(value: str) -> str:
    """`value` without a pair of quotation marks round it."""
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def mistake(key: str, value: str) -> Note:
    """A note that names the key and the value."""
    return Note(Reason.RULE_MISTAKE, one_line(f"{key}: {value}")[:80])


def recurring(rules: Rules, value: str, request: Request) -> Rules:
    """The days of a rule of RFC 5545, counted from the first day of validity where it names none itself."""
    start = rules.valid_from.date() if rules.valid_from is not None else None
    try:
        return replace(rules, dates=compiled(value, start, request.utc_offset_min))
    except RecurrenceError:
        raise MistakeError from None


def on_weekdays(rules: Rules, value: str, _: Request) -> Rules:
    """Days of the week as the schedule has them: 周一至周五, 一三五."""
    try:
        weekdays, days = weekdays_of(value)
    except CellError:
        raise MistakeError from None
    return replace(rules, windows=(replace(window_of(rules), weekdays=weekdays, days=days),))


def at_hours(rules: Rules, value: str, _: Request) -> Rules:
    """Hours as the schedule has them: 8:00-12:00、14:00-18:00."""
    try:
        return replace(rules, windows=(replace(window_of(rules), dayparts=dayparts_of(value)),))
    except CellError:
        raise MistakeError from None


def window_of(rules: Rules) -> Window:
    """The one window that weekdays and hours outside the schedule make."""
    return rules.windows[0] if rules.windows else Window()


Setter = Callable[[Rules, str, Request], Rules]
SETTERS: dict[str, Setter] = {
    "source": lambda rules, value, _: replace(rules, source=words(value)),
    "qr": lambda rules, value, _: replace(rules, qr=address(value)),
    "qr_text": lambda rules, value, _: replace(rules, qr_text=words(value)),
    "valid_from": lambda rules, value, request: replace(rules, valid_from=moment(value, request, end=False)),
    "valid_until": lambda rules, value, request: replace(rules, valid_until=moment(value, request, end=True)),
    "audience": lambda rules, value, _: replace(rules, audience=audience(value)),
    "dwell": lambda rules, value, _: replace(rules, dwell_s=seconds(value)),
    "places": lambda rules, value, _: replace(rules, places=listed(value)),
    "responsible": lambda rules, value, _: replace(rules, responsible=words(value)),
    "priority": lambda rules, value, _: replace(rules, priority=whole_number(value)),
    "part": lambda rules, value, _: replace(rules, part=part(value)),
    "period": lambda rules, value, request: replace(rules, periods=periods(value, request.own_periods)),
    "stretch": lambda rules, value, _: replace(rules, stretch=stretch(value)),
    "guard": lambda rules, value, _: replace(rules, guard=yes_or_no(value)),
    "days": lambda rules, value, _: replace(rules, days=sort_of_day(value)),
    "weekdays": on_weekdays,
    "hours": at_hours,
    "recurrence": recurring,
    "share": lambda rules, value, _: replace(rules, share=percent(value), share_of=""),
    "weight": lambda rules, value, _: replace(rules, weight=whole_number(value, 1, WEIGHT_MAX)),
    "most_per_hour": lambda rules, value, _: replace(rules, most_per_hour=whole_number(value, 0, HOURLY_MAX)),
}
