"""Sidecars: `通知.docx.toml` or `通知.toml` gives one file of any kind the rules that front matter gives a text.

Pure. In: the section of a file, the bytes beside it. Out: the section with what the sidecar changes; a note for each
mistake, naming the key. What is no TOML is read line by line as people write it, 到：11月30日. A sidecar that cannot be read
at all closes: its file is for staff until that is put right.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from signage.core.rules import Audience, Rules, localised
from signage.core.verdict import Note, Reason
from signage.ingest.folder.sections import Section, section_for
from signage.kinds.texts.front_matter import ALIASES, closing, in_order, mistake, with_entry
from signage.kinds.texts.rule_values import MistakeError, words
from signage.kinds.wire import Request

CHINESE_KEY = re.compile(r"^([ \t]*)([\u4e00-\u9fff]+)([ \t]*=)", re.MULTILINE)
"""A key that people write without the quotation marks that TOML asks for."""
LINE = re.compile(r"([\w\"“”]{1,22})[ \t\u3000]*[=:＝：][ \t\u3000]*(\S.*)")
ENCODINGS = ("utf-8-sig", "gb18030")
QUOTES = "\"'“”‘’"


def with_sidecar(section: Section, data: bytes, wall: datetime) -> Section:
    """What holds for a file with this sidecar. `wall` (aware): when the file came; a date without a year lies near it."""
    raw = table_of(data)
    if raw is None:
        closed = replace(section.rules, audience=Audience.STAFF)
        return replace(section, rules=closed, notes=(Note(Reason.RULE_MISTAKE, ".toml"),))
    offset = wall.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset is not None else 0
    request = Request(
        "", Rules(), section.rules.role, wall.year, 0, minutes, wall.date(), own_periods=section.called.own
    )
    rules, title = section.rules, ""
    notes: list[Note] = []
    for key, value in in_order(raw.items()):
        name = ALIASES.get(key.strip().lower(), key.strip().lower())
        try:
            if name == "title":
                title = words(text_of(value))
            else:
                rules = with_entry(rules, name, text_of(value), request)
        except MistakeError:
            notes.append(mistake(key, str(value)))
            rules = closing(rules, name)
    if rules.valid_from is not None and rules.valid_until is not None and rules.valid_from >= rules.valid_until:
        notes.append(mistake("valid_until", rules.valid_until.date().isoformat()))
    return replace(section, rules=localised(rules, wall), own_title=title, notes=tuple(notes))


def with_sidecars(
    sections: Mapping[str, Section], sidecars: Mapping[str, bytes], came: Callable[[str], datetime]
) -> dict[str, Section]:
    """What holds for each file that has a sidecar, by its path. `came` (aware): when the file at a path came.

    A day without a year means the same next year: what has ended stays ended.
    """
    return {path: with_sidecar(section_for(sections, path), data, came(path)) for path, data in sidecars.items()}


def table_of(data: bytes) -> dict[str, Any] | None:
    """The keys and values; None if they cannot be read. An empty file is one that is being saved."""
    text = next((text for encoding in ENCODINGS if (text := _decoded(data, encoding)) is not None), "")
    if not text.strip():
        return None
    try:
        return tomllib.loads(CHINESE_KEY.sub(r'\1"\2"\3', text))
    except (ValueError, RecursionError):
        return _by_lines(text)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except ValueError:
        return None


def _by_lines(text: str) -> dict[str, Any] | None:
    """Keys and values as people write them, one a line; None where any line is something else."""
    found: dict[str, Any] = {}
    for line in (line.strip() for line in text.splitlines()):
        if not line or line.startswith("#"):
            continue
        entry = LINE.fullmatch(line)
        if entry is None or entry[2][0] in "[{":
            return None
        found[entry[1].strip(QUOTES)] = entry[2].strip(QUOTES)
    return found or None


def text_of(value: object) -> str:
    """A value as front matter would write it. Raises `MistakeError`."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds") if value.tzinfo is None else ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"{value:g}"
    if isinstance(value, list) and all(isinstance(member, str) for member in value):
        return "、".join(value)
    raise MistakeError
