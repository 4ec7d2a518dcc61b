"""Front matter: `key: value` lines between two `---` at the head of a `.txt` or `.md`, in English or Chinese.

In: text, and the request with the section's rules. Out: the text below, the rules, and a note for each mistake, naming
the key and the value. A mistake never stops the rest; an audience that is not understood becomes staff, which is less.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from signage.core.rules import PRIORITY_MAX, PRIORITY_MIN, Audience, Part, Rules
from signage.core.verdict import Note, Reason
from signage.kinds.address import host_of
from signage.kinds.clean import one_line
from signage.kinds.wire import Request

FENCE = re.compile(r"-{3,}\s*")
ENTRY = re.compile(r"\s*([\w ]{1,20}?)\s*[:：]\s*(.*?)\s*")
MAX_LINES = 40
MAX_WORDS = 120
ALIASES = {
    "标题": "title", "来源": "source", "出处": "source", "二维码": "qr", "二维码说明": "qr_text", "二维码文字": "qr_text",
    "从": "valid_from", "开始": "valid_from", "自": "valid_from", "到": "valid_until", "至": "valid_until",
    "截止": "valid_until", "结束": "valid_until", "受众": "audience", "范围": "audience", "给谁看": "audience",
    "秒数": "dwell", "停留": "dwell", "dwell_s": "dwell", "点位": "places", "place": "places", "责任人": "responsible",
    "责任科室": "responsible", "优先": "priority", "优先级": "priority", "部分": "part", "from": "valid_from",
    "until": "valid_until", "to": "valid_until",
}  # fmt: skip
AUDIENCES = {
    "public": Audience.PUBLIC, "公众": Audience.PUBLIC, "公开": Audience.PUBLIC, "所有人": Audience.PUBLIC,
    "staff": Audience.STAFF, "内部": Audience.STAFF, "工作人员": Audience.STAFF, "职工": Audience.STAFF,
}  # fmt: skip
PARTS = {
    "制度全文": Part.FULL_TEXT, "组织机构": Part.ORGANISATION, "范围与密级": Part.SCOPE, "保密措施": Part.MEASURES,
    "监督检查": Part.SUPERVISION, "监督检查与违规处理": Part.SUPERVISION, **{part.value: part for part in Part},
}  # fmt: skip
MOMENT = re.compile(
    r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?"
    r"(?:\s*T?\s*(\d{1,2})\s*(?:[:：时点]\s*(\d{1,2})?\s*分?(?:[:：](\d{1,2}))?))?"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """The text below the front matter, and the rules with what the front matter changed."""

    body: str
    rules: Rules
    title: str = ""
    notes: tuple[Note, ...] = ()


class MistakeError(ValueError):
    """A value that its key cannot take."""


def split_front_matter(text: str, request: Request) -> Matter:
    """The front matter of `text`, if it begins with any."""
    lines = text.lstrip("\n").split("\n")
    end = end_of(lines)
    if end is None:
        return Matter(text, request.rules)
    title, rules = "", request.rules
    mistakes = []
    for line in lines[1:end]:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = ENTRY.fullmatch(line)
        key, value = (entry.group(1).strip().lower(), unquoted(entry.group(2))) if entry else (line.strip(), "")
        try:
            if ALIASES.get(key, key) == "title":
                title = words(value)
            else:
                rules = with_entry(rules, ALIASES.get(key, key), value, request)
        except MistakeError:
            mistakes.append(mistake(key, value))
            if ALIASES.get(key, key) == "audience":
                rules = replace(rules, audience=Audience.STAFF)
    if rules.valid_from is not None and rules.valid_until is not None and rules.valid_from >= rules.valid_until:
        mistakes.append(mistake("valid_until", rules.valid_until.date().isoformat()))
    return Matter("\n".join(lines[end + 1 :]), rules, title, tuple(mistakes))


def end_of(lines: list[str]) -> int | None:
    """The line that closes the front matter; None if the text has none. Two rules round prose are not front matter."""
    if not FENCE.fullmatch(lines[0]):
        return None
    end = next((at for at, line in enumerate(lines[1:MAX_LINES], 1) if FENCE.fullmatch(line)), None)
    if end is None:
        return None
    entries = [ENTRY.fullmatch(line) for line in lines[1:end] if line.strip()]
    known = {*ALIASES, *SETTERS, "title"}
    return end if any(entry and entry.group(1).strip().lower() in known for entry in entries) else None


def with_entry(rules: Rules, key: str, value: str, request: Request) -> Rules:
    """`rules` with one entry."""
    setter = SETTERS.get(key)
    if setter is None or not value:
        raise MistakeError
    return setter(rules, value, request)


def moment(value: str, request: Request, *, end: bool) -> datetime:
    """A date or a time as people write it; a date alone means its beginning, or with `end` the end of that day."""
    found = MOMENT.fullmatch(value)
    if found is None:
        raise MistakeError
    year, month, day, hour, minute, second = (int(group) if group else None for group in found.groups())
    zone = timezone(timedelta(minutes=request.utc_offset_min))
    try:
        start = datetime(year or request.this_year, month or 0, day or 0, tzinfo=zone)
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


def whole_number(value: str) -> int:
    """A priority."""
    if not re.fullmatch(r"[+-]?\d{1,3}", value) or not PRIORITY_MIN <= int(value) <= PRIORITY_MAX:
        raise MistakeError
    return int(value)


def listed(value: str) -> tuple[str, ...]:
    """Names with commas between them."""
    return tuple(words(name) for name in re.split(r"[,，、;；]", value.strip("[]")) if name.strip())


def address(value: str) -> str:
    """A web address that a QR code may carry."""
    if host_of(value) is None:
        raise MistakeError
    return value


def unquoted(value: str) -> str:
    """`value` without a pair of quotation marks round it."""
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def mistake(key: str, value: str) -> Note:
    """A note that names the key and the value."""
    return Note(Reason.RULE_MISTAKE, one_line(f"{key}: {value}")[:80])


Setter = Callable[[Rules, str, Request], Rules]


def audience(value: str) -> Audience:
    """Who may see the item."""
    found = AUDIENCES.get(value.lower())
    if found is None:
        raise MistakeError
    return found


def part(value: str) -> Part:
    """Which of the five parts the item belongs to."""
    found = PARTS.get(value.lower())
    if found is None:
        raise MistakeError
    return found


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
}
