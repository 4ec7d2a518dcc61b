"""Sections: what a folder's `_section.toml` and name say about every file in it.

Pure. In: folders with the bytes of their `_section.toml`. Out: a `Section` for each, and a `Problem` for each mistake.
A folder without the file plays all the same; a folder inside another starts from what that one says. Doubt about who
may see something closes: an audience that cannot be read means staff.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, TypeVar

from signage.core.calendar.period_names import SHIPPED, UNKNOWN, Called, is_shelf, key_called, stretch_called
from signage.core.rules import PRIORITY_MAX, PRIORITY_MIN, Audience, Part, Role, Rules, Stretch
from signage.core.settings import Problem
from signage.core.verdict import Note
from signage.ingest.folder.names import SECTION_FILE, base_name, folder_of, shown, shown_path
from signage.kinds.texts.front_matter import with_entry
from signage.kinds.texts.rule_values import MistakeError
from signage.kinds.wire import Request
from signage.words.fill import fill
from signage.words.sections import SECTIONS

WELL_KNOWN = {"滚动提示": Role.TICKER, "撤下": Role.WITHDRAW, "紧急": Role.TAKEOVER}
TIMED = ("days", "weekdays", "hours", "recurrence", "share", "weight", "most_per_hour")
"""Keys that mean the same as at the head of a text."""
KEYS = (
    *("title", "part", "role", "audience", "responsible", "source", "places", "dwell_s", "priority", "expires_days"),
    *("period", "stretch", "guard"),
    *TIMED,
)
NO_REQUEST = Request("", Rules(), Role.PLAY, 0, 0)
MOST_PERIODS, MOST_DIGITS = 24, 2
NOWHERE = ("（点位没有写对）",)
MAX_TEXT = 60
NUMBER_PREFIX = re.compile(
    r"^\s*(?:[(（](?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）]\s*|[一二三四五六七八九十]{1,3}\s*[、.．]\s*"
    r"|[0-9]{1,4}(?:\s+|\s*[.、_\-．](?:\s+|(?![0-9\s])))|0[0-9](?=[\u4e00-\u9fff])(?![年月日号届期批栋楼]))"
)
"""What folders are sorted by, and nobody needs to read: 01 制度, 01制度, 一、制度, （2）制度. 4.15 and 05月活动 are names."""

Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True, slots=True)
class Section:
    """What holds for every file of one folder, or with its sidecar for one file. `expires_days` 0: never.

    `own_title` and `notes` come from a sidecar: the title of the file, and what was not understood.
    `is_shelf`: the folders in it are named after special periods. `called` finds those that its files name.
    """

    folder: str = ""
    title: str = ""
    rules: Rules = field(default_factory=Rules)
    expires_days: int = 0
    own_title: str = ""
    notes: tuple[Note, ...] = ()
    is_shelf: bool = False
    called: Called = SHIPPED


def sections_of(
    folders: Mapping[str, bytes | None], called: Called = SHIPPED
) -> tuple[dict[str, Section], tuple[Problem, ...]]:
    """The section of every folder ("" is the content folder itself), and all mistakes. `called` finds periods."""
    made: dict[str, Section] = {}
    problems: list[Problem] = []
    for folder in sorted(folders, key=lambda name: (name.count("/") + bool(name), name)):
        above = made.get(folder_of(folder), Section()) if folder else Section()
        made[folder] = _section(folder, folders[folder], above, problems, called)
    return made, tuple(problems)


def section_for(sections: Mapping[str, Section], path: str) -> Section:
    """What holds for one file: its own, if it has a sidecar, else its folder's."""
    return sections.get(path) or sections.get(folder_of(path)) or Section()


def _section(folder: str, data: bytes | None, above: Section, problems: list[Problem], called: Called) -> Section:
    name = NUMBER_PREFIX.sub("", base_name(folder)) or base_name(folder)
    own_title = bool(folder) and ("/" not in folder or data is not None)
    rules = above.rules
    role = WELL_KNOWN.get(name)
    if role is not None and rules.role is Role.PLAY:
        rules = replace(rules, role=role)
    rules, shelf = _in_calendar(base_name(folder), name, rules, above, called)
    own_title = (own_title or above.is_shelf) and not (name.isdecimal() and len(name) <= MOST_DIGITS)
    title = shown(name) if own_title else above.title
    section = Section(folder, title, rules, above.expires_days, is_shelf=shelf, called=called)
    if data is None:
        return section
    where = f"{shown_path(folder)}/{SECTION_FILE}" if folder else SECTION_FILE
    try:
        raw = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        problems.append(Problem(where, *fill(SECTIONS, "unreadable"), Audience.STAFF.value))
        return replace(section, rules=replace(rules, audience=Audience.STAFF))
    return _Reader(where, raw, problems, called, folder).section(section)


def _in_calendar(own: str, name: str, rules: Rules, above: Section, called: Called) -> tuple[Rules, bool]:
    """What a folder's name says of special periods, and whether the folders in it are named after some.

    What lies on the shelf itself, or in a folder on it that nobody can name, does not play: doubt closes.
    """
    if above.is_shelf:
        key = next((key for each in (own, name, name.lstrip("0123456789 ")) if (key := called(each))), UNKNOWN)
        return replace(rules, periods=(key,)), False
    if is_shelf(name) and not rules.periods:
        return replace(rules, periods=(UNKNOWN,)), True
    stretch = stretch_called(name) if rules.periods else None
    return (rules if stretch is None else replace(rules, stretch=stretch)), False


class _Reader:
    """Reads one table key by key; each mistake is a problem and leaves the value from above."""

    def __init__(self, where: str, raw: dict[str, Any], problems: list[Problem], called: Called, folder: str) -> None:
        self._where, self._folder = where, folder
        self._raw = raw
        self._problems = problems
        self._called = called

    def section(self, start: Section) -> Section:
        for key in self._raw.keys() - set(KEYS):
            self._problem("unknown-key", key=shown(key[:MAX_TEXT]), hint=key)
        rules = start.rules
        rules = replace(
            rules,
            audience=self._choice("audience", Audience, rules.audience, wrong=Audience.STAFF),
            part=self._choice("part", Part, rules.part, wrong=rules.part),
            role=self._choice("role", Role, rules.role, wrong=rules.role),
            places=self._places(rules.places),
            periods=self._periods(rules.periods),
            stretch=self._choice("stretch", Stretch, rules.stretch, wrong=rules.stretch),
            guard=self._flag("guard", unset=rules.guard),
            responsible=self._text("responsible", rules.responsible),
            source=self._text("source", rules.source),
            dwell_s=self._number("dwell_s", rules.dwell_s, 0, 600),
            priority=int(self._number("priority", rules.priority, PRIORITY_MIN, PRIORITY_MAX)),
        )
        days = int(self._number("expires_days", start.expires_days, 0, 3650))
        title = self._text("title", start.title)
        return replace(start, title=title, rules=self._timed(rules), expires_days=days)

    def _timed(self, rules: Rules) -> Rules:
        """`rules` with the days and hours, the share and the limits that the table names."""
        for key in TIMED:
            value = self._raw.get(key)
            if value is None:
                continue
            written = isinstance(value, (int, str)) and not isinstance(value, bool)
            try:
                rules = with_entry(rules, key, str(value).strip() if written else "", NO_REQUEST)
            except MistakeError:
                self._problem(f"rule-{key}", key=key)
                continue
            if key == "share" and rules.share:
                rules = replace(rules, share_of=self._folder)
        return rules

    def _text(self, key: str, unset: str) -> str:
        value = self._raw.get(key, unset)
        if isinstance(value, str) and len(value) <= MAX_TEXT and value.isprintable():
            return value.strip()
        self._problem("text", unset, key=key)
        return unset

    def _number(self, key: str, unset: float, low: int, high: int) -> float:
        value = self._raw.get(key, unset)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        self._problem("number", f"{unset:g}", key=key, low=low, high=high)
        return unset

    def _choice(self, key: str, kind: type[Choice], unset: Choice | None, *, wrong: Choice | None) -> Any:
        if key not in self._raw:
            return unset
        value = self._raw[key]
        choices = [str(member.value) for member in kind]
        if isinstance(value, str) and value in choices:
            return kind(value)
        near = value[:MAX_TEXT] if isinstance(value, str) else ""
        self._problem(
            "choice", str(wrong.value) if wrong else "", choices, key=key, choices=" / ".join(choices), hint=near
        )
        return wrong

    def _flag(self, key: str, *, unset: bool) -> bool:
        value = self._raw.get(key, unset)
        if isinstance(value, bool):
            return value
        self._problem("flag", "true" if unset else "false", key=key)
        return unset

    def _periods(self, unset: tuple[str, ...]) -> tuple[str, ...]:
        """Keys of periods, or their names. What cannot be read is a period that never comes."""
        value = self._raw.get("period")
        if value is None:
            return unset
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not 0 < len(names) <= MOST_PERIODS:
            names = [""]
        keys = tuple(key_called(name, self._called) if isinstance(name, str) else UNKNOWN for name in names)
        if UNKNOWN in keys:
            self._problem("period", UNKNOWN)
        return keys

    def _places(self, unset: tuple[str, ...]) -> tuple[str, ...]:
        value = self._raw.get("places")
        if value is None:
            return unset
        if isinstance(value, str) and value:
            return (value,)
        if isinstance(value, list) and value and all(isinstance(name, str) and name for name in value):
            return tuple(value[:50])
        self._problem("places")
        return NOWHERE

    def _problem(
        self, sentence: str, used: str = "", known: list[str] | tuple[str, ...] = KEYS, /, **fields: object
    ) -> None:
        near = difflib.get_close_matches(str(fields.pop("hint", "")).lower(), known, n=1, cutoff=0.55)
        hints = fill(SECTIONS, "hint", near=near[0]) if near else ("", "")
        pair = tuple(fill(SECTIONS, sentence, **fields, hint=hint)[n] for n, hint in enumerate(hints))
        self._problems.append(Problem(self._where, pair[0], pair[1], used))
