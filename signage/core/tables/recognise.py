"""Sheets to cards: a roster, an organisation, countdowns, a checklist where a table is one; else a table as it is.

In: sheets, or a deck whose tables came out of a document; a title; the day the file came. Out: cards and what has to be
said beside them. What fits nothing stays a table; nothing is left out without a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from signage.core.cards.card import DATED, Card, Countdown, Deck, Notice, Points, QrCode
from signage.core.cards.checklist import checklist_of
from signage.core.cards.countdowns import countdowns_of
from signage.core.cards.table_cards import Duty, TableCard
from signage.core.document import Cell, Table, runs_of
from signage.core.grid import Grid, grid_of
from signage.core.later import later
from signage.core.sheet import Sheet, sheet_of_table
from signage.core.tables.groups import below_one_another, named_groups
from signage.core.tables.indented import chart_by_columns
from signage.core.tables.matrix import by_person
from signage.core.tables.month_sheet import by_month
from signage.core.tables.one_day import of_one_day
from signage.core.tables.organisation import organisation_of
from signage.core.tables.roster import roster_of, unfit_roster
from signage.core.tables.stacked import stacked
from signage.core.tables.turned import turned
from signage.core.verdict import Note, Reason

SHAPES: Final = (turned, by_person, by_month, of_one_day)
"""Other ways in which a roster may stand, tried one after the other."""
MOST_ROWS: Final = 80  # ten pages
MOST_COLUMNS: Final = 6
MOST_PARTS: Final = 3
_NUMBERS: Final = later(r"序号|编号|№|no")
_NO_NAME: Final = later(r"(?i)sheet ?\d*|工作表 ?\d*|表 ?\d+")


@dataclass(frozen=True, slots=True)
class Recognised:
    """The cards of a table, and what must be said about it."""

    cards: tuple[Card, ...]
    notes: tuple[Note, ...] = ()


def sheet_cards(sheets: Sequence[Sheet], name_title: str, came: date) -> Recognised:
    """The cards of all sheets of a file, in order. Empty ones have none."""
    made = [_sheet_cards(part, name_title, came) for sheet in sheets if sheet.rows for part in stacked(sheet)]
    return Recognised(
        tuple(card for each in made for card in each.cards), tuple(note for each in made for note in each.notes)
    )


def _sheet_cards(sheet: Sheet, name_title: str, came: date) -> Recognised:
    grid = grid_of(sheet)
    name = "" if _NO_NAME.fullmatch(sheet.name) else sheet.name
    title = grid.title or name or name_title
    context = " ".join(dict.fromkeys((title, name, name_title)))
    found = _special(sheet, grid, title, context, came)
    notes = [Note(Reason.FORMULA_EMPTY, f"{sheet.unfilled}处")] if sheet.unfilled else []
    if found is None:
        cut = sheet.cut or len(grid.rows) > MOST_ROWS
        found = _plain(grid, sheet, title)
        notes += [*unfit_roster(grid, context, came), *([Note(Reason.SHORTENED, f"前{MOST_ROWS}行")] if cut else [])]
    elif sheet.cut:
        notes.append(Note(Reason.SHORTENED, f"前{len(sheet.rows)}行"))
    return Recognised(found.cards, (*notes, *found.notes))


def recognised_deck(deck: Deck, came: date) -> tuple[Deck, tuple[Note, ...]]:
    """A deck whose tables have become what they are."""
    cards: list[Card] = []
    notes: list[Note] = []
    for card in deck.cards:
        found = None
        if isinstance(card, TableCard):
            sheet = sheet_of_table(card.table)
            grid = grid_of(sheet)
            title = grid.title or card.title
            context = " ".join(dict.fromkeys((title, card.title, deck.title)))
            found = _special(sheet, grid, title, context, came)
            notes += unfit_roster(grid, context, came) if found is None else ()
        cards += found.cards if found else (card,)
        notes += found.notes if found else ()
    return replace(deck, cards=tuple(cards)), tuple(notes)


def last_day(deck: Deck) -> date | None:
    """The last day of a deck that holds nothing but dated cards; None for all others."""
    cards = [card for card in deck.cards if not isinstance(card, QrCode)]
    if not cards or deck.ticker or not all(isinstance(card, DATED) for card in cards):
        return None
    days = [card.days[-1].day for card in cards if isinstance(card, Duty)]
    return max(days + [card.target for card in cards if isinstance(card, Countdown)])


def _special(sheet: Sheet, grid: Grid, title: str, context: str, came: date) -> Recognised | None:
    """What a table is if it is more than a table. `context` is all that names it: title, sheet, file."""
    if not grid.rows:
        return None
    each = [_group(sheet, part, context, came) for part in named_groups(grid)]
    groups = [found for found in each if found is not None]
    if groups and len(groups) == len(each):
        return Recognised(
            tuple(card for found in groups for card in found.cards),
            tuple(note for found in groups for note in found.notes),
        )
    grid = below_one_another(grid)
    countdowns = countdowns_of(grid, context, came)
    if countdowns is not None:
        return Recognised(countdowns.cards, countdowns.notes)
    for sides in (grid, *(found for shape in SHAPES if (found := shape(grid)) is not None)):
        roster = roster_of(sides, sides.title or title, f"{sides.title} {context}", came)
        if roster is not None:
            return Recognised((roster.card,), roster.notes)
    organisation = organisation_of(grid, title, context)
    if organisation is not None:
        return Recognised(organisation)
    chart = chart_by_columns(sheet, title, context)
    if chart is not None:
        return Recognised((chart,))
    checklist = checklist_of(grid, title, context)
    return Recognised((checklist,)) if checklist is not None else None


def _group(sheet: Sheet, part: Grid, context: str, came: date) -> Recognised | None:
    """What one of several groups is; its duties say whose they are."""
    found = _special(sheet, part, part.title, f"{part.title} {context}", came)
    if found is None:
        return None
    cards = (replace(c, title=f"{part.title}{c.title}") if isinstance(c, Points) else c for c in found.cards)
    return Recognised(tuple(cards), found.notes)


def _plain(grid: Grid, sheet: Sheet, title: str) -> Recognised:
    """The table itself: at most six columns; wider ones in parts, each beginning with the first column. Its remarks follow."""
    columns = list(range(len(grid.columns)))
    if len(columns) > MOST_COLUMNS:
        columns = [at for at in columns if not _NUMBERS.fullmatch(grid.names[at])]
    parts = [columns]
    if len(columns) > MOST_COLUMNS:
        key, rest = columns[:1], columns[1:]
        step = -(-len(rest) // -(-len(rest) // (MOST_COLUMNS - 1)))  # four, four and three rather than five, five, one
        parts = [key + rest[at : at + step] for at in range(0, len(rest), step)]
    left = [grid.heads[at] or f"第{grid.columns[at] + 1}列" for part in parts[MOST_PARTS:] for at in part[1:]]
    notes = (Note(Reason.SHORTENED, f"没有显示的列：{'、'.join(left)}"),) if left else ()
    cards = tuple(TableCard(title, _table(grid, sheet, part)) for part in parts[:MOST_PARTS] if part)
    beside = (Notice(title, tuple(map(runs_of, grid.remarks))),) if grid.remarks and cards else ()
    return Recognised((*cards, *beside), notes)


def _table(grid: Grid, sheet: Sheet, columns: list[int]) -> Table:
    """The chosen columns with a header of one row; a merged cell spans the rows it covered."""
    tall = {
        (merge.row, merge.column): merge.rows
        for merge in sheet.merges
        if merge.columns == 1 and merge.row >= grid.header
    }
    covered = {(row + down, column) for (row, column), rows in tall.items() for down in range(1, rows)}
    end = grid.header + min(len(grid.rows), MOST_ROWS)
    rows: list[tuple[Cell, ...]] = [tuple(Cell(runs_of(grid.heads[at])) for at in columns)] if grid.header else []
    for place in range(grid.header, end):
        cells: list[Cell] = []
        for at in columns:
            column = grid.columns[at]
            if (place, column) in covered:
                continue
            text = " ".join(sheet.rows[place].cells[column].text.split())
            cells.append(Cell(runs_of(text), rows=min(tall.get((place, column), 1), end - place)))
        rows.append(tuple(cells))
    return Table(tuple(rows), 1 if grid.header else 0)
