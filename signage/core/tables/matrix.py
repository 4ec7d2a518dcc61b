"""A roster of two directions: people under one another, days in a row, and a mark where they meet (√, 白, 夜, 休).

In: a `Grid`. Out: the same roster with its days in a column of that name, a column for each sort of mark beside it, as
`roster` reads it; None for any other table: a first column of anything but people, or a mark that nobody knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from signage.core.grid import Grid, name_of
from signage.core.later import later
from signage.core.sheet import SheetCell, SheetRow
from signage.core.tables.turned import days_in_row, lines_of, regrouped, weekdays_in_row
from signage.core.text.names import is_name

DUTY: Final = "值班员"
_TICK: Final = later(r"[√✓✔☑●○◎△▲★☆■VvXx×]|值|值班|当班|1")
_SHIFT: Final = later(r"([白夜中早晚日全昼]|大夜|小夜|全天)班?")
_OFF: Final = later(r"|休息?|公休|轮休|补休|年?假|[-—–/]+|0")
_NAME: Final = later(r"[㐀-鿿·]{2,4}|[㐀-鿿][ 　]+[㐀-鿿]")
_NO_PERSON: Final = later(r".*(?:班|领导|人员|科|室|部|电话|手机|合计|备注|日期|星期|岗位|主任|科长|局长|书记)")
_PEOPLE: Final = later(r".*(?:姓名|人员|名单|值班人|值班员|日期)")
_LEAST_PEOPLE: Final = 2


def by_person(grid: Grid) -> Grid | None:
    """The roster by its days, where it stands by its people."""
    lines = lines_of(grid)
    at = next((at for at, cells in enumerate(lines) if days_in_row(cells[1:], counted=True)), None)
    if at is None:
        return None
    people = [cells for cells in lines[at + 1 :] if any(cell.text for cell in cells) and not weekdays_in_row(cells[1:])]
    head = lines[at][0].text
    if len(people) < _LEAST_PEOPLE or not _are_people([cells[0].text for cells in people], head):
        return None
    marks = [[_mark(cell.text) for cell in cells[1:]] for cells in people]
    roles = tuple(dict.fromkeys(mark for line in marks for mark in line if mark))
    if not roles or any(mark is None for line in marks for mark in line):
        return None
    rows = [
        SheetRow(number, (day, *(SheetCell(_on(role, place, people, marks)) for role in roles)))
        for place, (number, day) in enumerate(enumerate(lines[at][1:], 2))
    ]
    return regrouped(grid, lines[:at], ("日期", *roles), rows)


def _on(role: str, place: int, people: Sequence[tuple[SheetCell, ...]], marks: Sequence[Sequence[str | None]]) -> str:
    """Who has this role on the day at `place`."""
    return "、".join(cells[0].text for cells, line in zip(people, marks, strict=True) if line[place] == role)


def _are_people(texts: Sequence[str], head: str) -> bool:
    """Whether a column holds names: its heading says so and most look like it, or all do under none."""
    shaped = all(_NAME.fullmatch(text.strip()) and not _NO_PERSON.fullmatch(text) for text in texts)
    known = sum(is_name("".join(text.split())) for text in texts)
    named = bool(_PEOPLE.fullmatch(name_of(head)))
    return shaped and (known * 2 >= len(texts) if named else not head.strip() and known == len(texts))


def _mark(text: str) -> str | None:
    """The role that a mark stands for, "" for a day off, None for what is no mark."""
    word = "".join(text.split())
    if _OFF.fullmatch(word):
        return ""
    if _TICK.fullmatch(word):
        return DUTY
    shift = _SHIFT.fullmatch(word)
    return f"{shift[1]}班" if shift else None
