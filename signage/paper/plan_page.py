"""The plan as one HTML file that a reviewer likes to read: a strip a day, the programmes beside it. No script.

Pure. In: a plan, the settings, the moment it was made, JPEGs by item id. Out: HTML; every text is escaped. Stretches with
the same items and shares have the same programme, which has a number; each picture is in the page once.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from signage.core.calendar.days import Certainty, DayKind
from signage.core.calendar.daytable import Day
from signage.core.calendar.periods import Level, Tone
from signage.core.rotation.claims import Claim, Sort
from signage.core.rotation.parts import Planned
from signage.core.rotation.segment import Plan, Segment
from signage.core.rules import Role
from signage.core.settings import Settings
from signage.paper.html import beside, document, pair, text
from signage.paper.plan_style import STYLE
from signage.words.fill import fill
from signage.words.levels import LEVEL, TONE
from signage.words.plan import CERTAINTY, CLAIM, KIND, PAGE, WEEKDAYS, claim_name, reasons

DAY_S = 86_400
SLIM = 0.13
"""A block that takes less of a day has room for its number only."""
BARE = 0.022
"""… and below this for nothing."""
MOST_REASONS = 4
MOST_USES = 3
Uses = dict[tuple[Planned, ...], int]
"""Items with their shares → the number of their programme."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a segment that lies on one day; `start` and `end` as fractions of it. `begins`: it starts here."""

    segment: Segment
    start: float
    end: float
    begins: bool


def render(plan: Plan, settings: Settings, made_at: datetime, pictures: Mapping[str, bytes]) -> str:
    """The whole page."""
    classes = {item: f"p{number}" for number, item in enumerate(pictures)}
    style = STYLE + "".join(
        f".{classes[item]}{{background-image:url(data:image/jpeg;base64,{base64.b64encode(data).decode()})}}\n"
        for item, data in pictures.items()
    )
    places = {screen.name: screen.place for screen in settings.screens}
    screens = (
        _screen(name, places.get(name, ""), segments, plan.days, classes) for name, segments in plan.screens.items()
    )
    body = (
        _header(plan, settings, made_at),
        "<main>",
        f'<p class="basis">{pair(PAGE, "basis")}</p>',
        _key(),
        *screens,
        "</main>",
        f"<footer>{pair(PAGE, 'written-by')}</footer>",
    )
    return document(f"{PAGE['title'][0]} {plan.days[0].day} {plan.days[-1].day}", style, "\n".join(body))


def _header(plan: Plan, settings: Settings, made_at: datetime) -> str:
    first, last = plan.days[0].day, plan.days[-1].day
    days = {"first": first.isoformat(), "last": last.isoformat(), "days": len(plan.days)}
    made = pair(PAGE, "made", time=f"{made_at:%Y-%m-%d %H:%M}")
    return (
        f'<header><div><h1>{text(PAGE["title"][0])}</h1><p class="range">{pair(PAGE, "range", **days)}</p>'
        f'<p class="made">{text(settings.site.organisation)}<br>{made}</p></div></header>'
    )


def _key() -> str:
    levels = "".join(f'<span class="swatch {level}">{text(LEVEL[level][0])}</span>' for level in Level)
    marks = (
        f'<span><span class="mark off">{text(PAGE["off"][0])}</span></span>{beside(KIND[DayKind.HOLIDAY])}',
        f'<span><span class="mark work">{text(PAGE["work"][0])}</span></span>{beside(KIND[DayKind.MAKEUP])}',
    )
    return f'<p class="key">{pair(PAGE, "key")} {levels} {" ".join(marks)}</p>'


def _screen(
    name: str, place: str, segments: tuple[Segment, ...], days: tuple[Day, ...], classes: Mapping[str, str]
) -> str:
    numbers: Uses = {}
    for one in segments:
        if one.claim is None:
            numbers.setdefault(one.items, len(numbers) + 1)
    at = f"<small>{text(fill(PAGE, 'place', place=place)[0])}</small>" if place else ""
    months = "".join(
        _month(year, month, tuple(rows), segments, numbers)
        for (year, month), rows in groupby(days, key=lambda row: (row.day.year, row.day.month))
    )
    programmes = "".join(_programme(items, number, segments, classes) for items, number in numbers.items())
    return (
        f"<section><h2>{text(fill(PAGE, 'screen', screen=name)[0])}{at}</h2>{months}"
        f'<div class="programmes"><h2>{pair(PAGE, "programmes")}</h2>'
        f'<p class="note">{pair(PAGE, "programmes-note")}</p>{programmes}</div></section>'
    )


def _month(year: int, month: int, rows: tuple[Day, ...], segments: tuple[Segment, ...], numbers: Uses) -> str:
    hours = "".join(f"<span>{hour}</span>" for hour in (0, 6, 12, 18, 24))
    lines = "\n".join(_day(row, pieces_of(row, segments), numbers) for row in rows)
    return f'<div class="month"><h3>{year}年{month}月</h3><div class="hours">{hours}</div><div></div></div>\n{lines}'


def pieces_of(row: Day, segments: tuple[Segment, ...]) -> list[Piece]:
    """The segments of one day, in order."""
    zone = segments[0].begins.tzinfo
    midnight = datetime.combine(row.day, datetime.min.time(), zone)
    found = []
    for one in segments:
        start, end = (_fraction(moment, midnight) for moment in (one.begins, one.ends))
        if start < 1 and end > 0:
            found.append(Piece(one, max(start, 0.0), min(end, 1.0), start >= 0))
    return found


def _fraction(moment: datetime, midnight: datetime) -> float:
    """By the clock on the wall."""
    return (moment.replace(tzinfo=None) - midnight.replace(tzinfo=None)) / timedelta(seconds=DAY_S)


def _day(row: Day, pieces: Iterable[Piece], numbers: Uses) -> str:
    pieces = tuple(pieces)
    rest = row.kind in (DayKind.HOLIDAY, DayKind.WEEKEND)
    mark = ""
    if row.kind is DayKind.HOLIDAY:
        mark = f'<span class="mark off">{text(PAGE["off"][0])}</span>'
    elif row.kind is DayKind.MAKEUP:
        mark = f'<span class="mark work">{text(PAGE["work"][0])}</span>'
    weekday = WEEKDAYS[row.day.weekday()][0]
    return (
        f'<div class="day{" rest" if rest else ""}"><time datetime="{row.day.isoformat()}">'
        f"{row.day.month}月{row.day.day}日 {text(weekday)}</time><span>{mark}</span>"
        f'<span class="about">{_about(row)}</span>'
        f'<div class="strip">{"".join(_block(piece, numbers) for piece in pieces)}</div>'
        f'<div class="why">{_why(pieces)}</div></div>'
    )


def _about(row: Day) -> str:
    """The holiday, the lunar day; how sure a day off is where it is not official."""
    words = [f"<b>{text(row.holiday)}</b>"] if row.holiday else []
    words += [text(row.lunar)] if row.lunar else []
    said = " ".join(words)
    if row.holiday and row.certainty is not Certainty.OFFICIAL:
        said += f"<br>{text(CERTAINTY[row.certainty][0])}"
    return said


def _block(piece: Piece, numbers: Uses) -> str:
    one, width = piece.segment, piece.end - piece.start
    if one.claim is not None:
        return _claim(one, one.claim, piece)
    level, tone = one.mood.level, one.mood.tone
    number = fill(PAGE, "programme-sign", number=numbers[one.items])[0]
    words = f"<b>{text(LEVEL[level][0])}</b>"
    words += f"<i>{text(TONE[tone][0])}</i>" if tone is not Tone.NEUTRAL else ""
    words += text(number if width >= SLIM else str(numbers[one.items])) if width >= BARE else ""
    classes = [
        "block",
        level.value,
        tone.value,
        *(["bare"] if not one.items else []),
        *(["slim"] if width < SLIM else []),
    ]
    hover = f"{one.begins:%m-%d %H:%M} — {one.ends:%m-%d %H:%M} {LEVEL[level][0]} {number}"
    place = f"left:{piece.start * 100:.3f}%;width:{width * 100:.3f}%"
    return f'<div class="{" ".join(classes)}" style="{place}" title="{text(hover)}">{words}</div>'


def _claim(one: Segment, claim: Claim, piece: Piece) -> str:
    """What has the whole screen instead of a programme."""
    width, name = piece.end - piece.start, claim_name(claim)[0]
    words = f"<b>{text(CLAIM['drill' if claim.drill else claim.sort.word][0])}</b>" if width >= BARE else ""
    classes = f"block {claim.sort.word}{' slim' if width < SLIM else ''}"
    place = f"left:{piece.start * 100:.3f}%;width:{width * 100:.3f}%"
    hover = f"{one.begins:%m-%d %H:%M} — {one.ends:%m-%d %H:%M} {name}"
    return f'<div class="{classes}" style="{place}" title="{text(hover)}">{words}</div>'


def _why(pieces: Iterable[Piece]) -> str:
    changes = [piece.segment for piece in pieces if piece.begins and not _is_daily(piece.segment)]
    lines = [
        f'<p><span class="at">{one.begins:%H:%M}</span>{text("；".join(said for said, _ in reasons(one)))}</p>'
        for one in changes[:MOST_REASONS]
    ]
    more = len(changes) - MOST_REASONS
    return "".join(lines) + (f"<p>{pair(PAGE, 'more-changes', count=more)}</p>" if more > 0 else "")


def _is_daily(one: Segment) -> bool:
    """Whether nothing but the screen's hours changes: the strip shows that every day."""
    turned = next((claim for claim in (one.begun, one.ended) if claim is not None), None)
    dark = turned is not None and turned.sort is Sort.DARK and not one.came and not one.went
    return one.before is None or (dark and one.before == one.mood and not (one.begun and one.ended))


def _programme(
    items: tuple[Planned, ...], number: int, segments: tuple[Segment, ...], classes: Mapping[str, str]
) -> str:
    used = [f"{begins:%m-%d %H:%M}—{ends:%m-%d %H:%M}" for begins, ends in uses_of(items, segments)]
    when = "，".join(used[:MOST_USES])
    if len(used) > MOST_USES:
        when = fill(PAGE, "used-more", when=when, count=len(used))[0]
    head = (
        f"<h3>{pair(PAGE, 'programme', number=number)}<small>{text(fill(PAGE, 'items', count=len(items))[0])}</small></h3>"
        f"<p>{text(fill(PAGE, 'used', when=when)[0])}</p>"
    )
    if not items:
        return f'<article class="programme">{head}<p class="empty">{pair(PAGE, "nothing")}</p></article>'
    most = max((one.share for one in items), default=0.0) or 1.0
    ranked = sorted((one for one in items if one.item.rules.role is not Role.TICKER), key=lambda one: -one.share)
    cards = "".join(_item(one, most, classes.get(one.item.id, "")) for one in ranked)
    names = "、".join(one.item.title for one in items if one.item.rules.role is Role.TICKER)
    lines = f'<p class="lines">{text(fill(PAGE, "reminders", names=names)[0])}</p>' if names else ""
    return f'<article class="programme">{head}<div class="items">{cards}</div>{lines}</article>'


def uses_of(items: tuple[Planned, ...], segments: Iterable[Segment]) -> list[tuple[datetime, datetime]]:
    """When these items play, stretches that follow one another taken as one."""
    found: list[tuple[datetime, datetime]] = []
    for one in segments:
        if one.claim is not None or one.items != items:
            continue
        if found and found[-1][1] == one.begins:
            found[-1] = (found[-1][0], one.ends)
        else:
            found.append((one.begins, one.ends))
    return found


def _item(one: Planned, most: float, picture: str) -> str:
    return (
        f'<div class="item"><div class="thumb {picture}"></div><h4>{text(one.item.title)}</h4>'
        f'<p><span class="bar"><span style="width:{one.share / most * 100:.0f}%"></span></span>{one.share:.1f}%</p></div>'
    )
