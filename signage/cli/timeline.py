"""The plan for people at a terminal: the days, and for each screen a table of its stretches."""

from __future__ import annotations

from rich.console import Console as Terminal
from rich.table import Table
from rich.text import Text

from signage.cli.console import Console
from signage.cli.grid import grid
from signage.core.calendar.days import Certainty, DayKind
from signage.core.calendar.daytable import Day
from signage.core.calendar.periods import Level, Tone
from signage.core.rotation.segment import Plan, Segment
from signage.words.levels import LEVEL, TONE
from signage.words.plan import CERTAINTY, KIND, PAGE, WEEKDAYS, claim_name, reasons

COLOURS = {Level.NORMAL: "", Level.NOTICE: "cyan", Level.CAUTION: "yellow", Level.GUARD: "bold reverse"}
NAMED = 6
"""So many items of a stretch are named, those with the largest share first."""


def show_plan(plan: Plan, console: Console) -> None:
    """Print all of it to stdout. Titles are data: never markup."""
    terminal = Terminal(markup=False, highlight=False, emoji=False)
    terminal.print(_days(plan, console))
    for name, segments in plan.screens.items():
        terminal.print(_timeline(name, segments, console))


def _days(plan: Plan, console: Console) -> Table:
    heads = (console.sign(key) for key in ("col-day", "col-sort", "col-lunar", "col-level", "col-tone"))
    table = grid(heads, expand=False)
    for row in plan.days:
        weekday = console.pick(*WEEKDAYS[row.day.weekday()], between=" ")
        marked = row.kind in (DayKind.HOLIDAY, DayKind.MAKEUP)
        table.add_row(
            f"{row.day.isoformat()} {weekday}",
            Text(_sort(row, console), style="bold" if marked else ""),
            row.lunar,
            Text(console.pick(*LEVEL[row.level], between=" "), style=COLOURS[row.level]),
            console.pick(*TONE[row.tone], between=" ") if row.tone is not Tone.NEUTRAL else "",
        )
    return table


def _sort(row: Day, console: Console) -> str:
    kind = console.pick(*KIND[row.kind], between=" ")
    words = [f"{row.holiday} {kind}" if row.holiday else kind]
    if row.certainty is not Certainty.OFFICIAL and row.kind is not DayKind.WORKDAY:
        words.append(console.pick(*CERTAINTY[row.certainty], between=" "))
    return "\n".join(words)


def _timeline(name: str, segments: tuple[Segment, ...], console: Console) -> Table:
    heads = [console.sign(key) for key in ("col-when", "col-level", "col-because", "col-items")]
    table = grid(heads, title=Text(console.pick(*(text.format(screen=name) for text in PAGE["screen"]))))
    for number, one in enumerate(segments):
        level = Text(console.pick(*LEVEL[one.mood.level], between=" "), style=COLOURS[one.mood.level])
        if one.mood.tone is not Tone.NEUTRAL:
            level.append("\n" + console.pick(*TONE[one.mood.tone], between=" "))
        because = "\n".join(console.pick(*said) for said in reasons(one))
        table.add_row(
            f"{one.begins:%Y-%m-%d %H:%M}\n{one.ends:%Y-%m-%d %H:%M}",
            level,
            Text(because),
            _items(one, segments[number - 1] if number else None, console),
        )
    return table


def _items(segment: Segment, before: Segment | None, console: Console) -> Text:
    if segment.claim is not None:
        return Text(console.pick(*claim_name(segment.claim)))
    if not segment.items:
        return Text(console.pick(*PAGE["nothing"]), style="red")
    if before is not None and before.items == segment.items:
        return Text(console.text("as-above"))
    ranked = sorted(segment.items, key=lambda one: -one.share)
    lines = [f"{one.share:4.1f} %  {one.item.title}" if one.share else f"        {one.item.title}" for one in ranked]
    more = len(lines) - NAMED
    rest = [console.text("and-more", count=more)] if more > 0 else []
    return Text("\n".join([*lines[:NAMED], *rest]))
