"""`signage.toml` → (`Settings`, problems): every mistake named, with the value used instead.

In: the bytes of the file, the names of the themes. Out: settings that can always be used. Doubt about what may be
shown closes: an unknown place, a trust mode that does not exist yet, an unsure outward place. Never raises, never
looks at a disk other than at the time zone data.
"""

from __future__ import annotations

import re
import tomllib
import zoneinfo
from dataclasses import replace
from typing import Any

from signage.config import schema
from signage.config.mistakes import UNKNOWN, Mistakes, read_table
from signage.config.periods import read_periods
from signage.core import settings as values
from signage.core.rules import Audience
from signage.core.settings import Problem, Settings, TextFlow
from signage.words.fill import fill
from signage.words.settings import SETTINGS

SINGLE = ("site", "content", "hours", "trust", "special", "maintenance")
MANY = {"place": 64, "screen": 16, "period": 64}
MOST_DOTS = 64  # in one line; tomllib takes seconds over a key of thousands of parts
POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
FULL_WIDTH = re.compile("[“”‘’＝［］，＃]")


def read_settings(data: bytes, where: str, themes: tuple[str, ...] = ()) -> tuple[Settings, tuple[Problem, ...]]:
    """Settings from the bytes of a file that is called `where`. No `themes`: any theme name is taken."""
    mistakes = Mistakes()
    tables = parse(data, where, mistakes)
    known = (*SINGLE, *MANY)
    for key in tables:
        if key not in known:
            mistakes.add_near(where, "unknown-table", key, known, key=key[:40])
    site = one(schema.Site, tables, "site", mistakes) or schema.Site()
    content = one(schema.Content, tables, "content", mistakes) or schema.Content()
    hours = one(schema.Hours, tables, "hours", mistakes) or schema.Hours()
    trust = one(schema.Trust, tables, "trust", mistakes, {"mode": "open"})
    special = one(schema.Special, tables, "special", mistakes) or schema.Special()
    desk = one(schema.Maintenance, tables, "maintenance", mistakes) or schema.Maintenance()
    places = read_places(tables, mistakes)
    settings = Settings(
        site=values.Site(**fields_of(site)),
        places=places,
        screens=read_screens(tables, places, themes, mistakes),
        content=values.Content(**fields_of(content)),
        hours=values.Hours(**fields_of(hours)),
        trust=values.Trust(**fields_of(trust)) if trust else values.Trust(mode=UNKNOWN),
        periods=read_periods(many(tables, "period", mistakes), mistakes),
        special=values.Special(**fields_of(special)),
        maintenance=values.Maintenance(**fields_of(desk)),
    )
    return together(settings, mistakes), mistakes.all()


def parse(data: bytes, where: str, mistakes: Mistakes) -> dict[str, Any]:
    """The tables of the file; none if it is not TOML at all."""
    text = decode(data, where, mistakes)
    if any(line.count(".") > MOST_DOTS for line in text.splitlines()):
        mistakes.add(where, "too-deep")
        return {}
    try:
        return dict(tomllib.loads(text))
    except RecursionError:
        mistakes.add(where, "too-deep")
    except tomllib.TOMLDecodeError as error:
        position = POSITION.search(str(error))
        line = int(position[1]) if position else 0
        wrong = text.splitlines()[line - 1 : line] if line else text.splitlines()[-1:]
        key = "not-toml" if position else "not-toml-end"
        hints = fill(SETTINGS, "quotes") if any(FULL_WIDTH.search(found) for found in wrong) else ("", "")
        column = position[2] if position else ""
        mistakes.add_hinted(where, key, hints, line=line, column=column)
    except ValueError:  # a date that does not exist, a number too long to convert
        mistakes.add(where, "other")
    return {}


def decode(data: bytes, where: str, mistakes: Mistakes) -> str:
    """The text of the file; Windows editors save Chinese as GBK or with a byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030":
            mistakes.add(where, "not-utf8")
        return text.replace("\r\n", "\n")
    mistakes.add(where, "not-text")
    return ""


def one(
    model: type[schema.Table], tables: dict[str, Any], key: str, mistakes: Mistakes, usual: dict[str, str] | None = None
) -> Any:
    """A table that stands once, `usual` filling what it leaves out. None where it has the wrong shape."""
    raw = tables.get(key, {})
    if isinstance(raw, dict):
        return read_table(model, {**(usual or {}), **raw}, f"[{key}]", mistakes)
    if isinstance(raw, list):
        mistakes.add(f"[{key}]", "one-table", key=key)
    else:
        mistakes.add(key, "not-a-table", shape=f"[{key}]")
    return None


def many(tables: dict[str, Any], key: str, mistakes: Mistakes) -> list[tuple[str, dict[str, Any]]]:
    """The tables that may stand several times, each with the name by which a problem finds it."""
    raw = tables.get(key, [])
    if isinstance(raw, dict):
        mistakes.add(f"[{key}]", "many-tables", key=key)
        raw = [raw]
    if not isinstance(raw, list) or not all(isinstance(entry, dict) for entry in raw):
        mistakes.add(key, "not-a-table", shape=f"[[{key}]]")
        return []
    if len(raw) > MANY[key]:
        mistakes.add(f"[[{key}]]", "too-many", limit=MANY[key])
    return [(f"[[{key}]] {number}", entry) for number, entry in enumerate(raw[: MANY[key]], start=1)]


def read_places(tables: dict[str, Any], mistakes: Mistakes) -> tuple[values.Place, ...]:
    """All places with a name of their own; the default place where none is written."""
    found: dict[str, values.Place] = {}
    written = many(tables, "place", mistakes)
    for where, raw in written:
        table = read_table(schema.Place, raw, where, mistakes, {"outward": True})
        if table is None:
            mistakes.add(where, "no-name")
        elif table.name in found:
            mistakes.add(where, "twice", name=table.name)
        else:
            enums = {"audience": Audience(table.audience), "text_flow": TextFlow(table.text_flow)}
            found[table.name] = values.Place(**{**fields_of(table), **enums})
    return tuple(found.values()) if written else (values.Place(),)


def read_screens(
    tables: dict[str, Any], places: tuple[values.Place, ...], themes: tuple[str, ...], mistakes: Mistakes
) -> tuple[values.Screen, ...]:
    """All screens; one at the first place where none is written, and numbered where one has no name."""
    first = places[0].name if places else ""
    found: dict[str, values.Screen] = {}
    names = [place.name for place in places]
    for number, (where, raw) in enumerate(many(tables, "screen", mistakes), start=1):
        name = f"屏幕{number}"
        given = {"name": name, "place": first, **raw}
        table = read_table(schema.Screen, given, where, mistakes, {"name": name, "place": UNKNOWN})
        assert table is not None  # nothing is left that could be missing
        if table.name in found:
            mistakes.add(where, "twice", name=table.name)
        else:
            if table.place not in (*names, UNKNOWN):
                mistakes.add_near(where, "no-place", table.place, names, name=table.place)
            if themes and table.theme not in themes:
                mistakes.add_near(where, "theme", table.theme, themes, "calm", name=table.theme)
                table.theme = "calm"
            found[table.name] = values.Screen(**fields_of(table))
    return tuple(found.values()) or (values.Screen(place=first),)


def fields_of(table: schema.Table) -> dict[str, Any]:
    """The fields of a table, as they are."""
    return {name: getattr(table, name) for name in type(table).model_fields}


def together(settings: Settings, mistakes: Mistakes) -> Settings:
    """What can only be judged with all tables in hand."""
    changes: dict[str, Any] = {}
    name, used = settings.site.timezone, values.Site().timezone
    if name != used and not has_zone(name) and (zones := zoneinfo.available_timezones()):
        mistakes.add_near("[site] timezone", "timezone", name, zones, used, name=name)
        changes["site"] = replace(settings.site, timezone=used)
    if settings.hours.dawn >= settings.hours.dusk:
        usual = values.Hours()
        mistakes.add("[hours] dusk", "dusk", f"{usual.dawn} – {usual.dusk}")
        changes["hours"] = replace(settings.hours, dawn=usual.dawn, dusk=usual.dusk)
    on, off = settings.hours.on, settings.hours.off
    if bool(on) is not bool(off) or (on and on == off):
        mistakes.add("[hours] on" if off else "[hours] off", "hours-same" if on == off else "hours-half")
        changes["hours"] = replace(changes.get("hours", settings.hours), on="", off="")
    if settings.trust.mode != "open":
        mistakes.add_near("[trust] mode", "trust", settings.trust.mode, ("open",))
        changes["places"] = ()
    return replace(settings, **changes)


def has_zone(name: str) -> bool:
    """Whether the time zone data of this PC knows `name`."""
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return False
    return True
