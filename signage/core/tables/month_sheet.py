"""A roster in the shape of a month's calendar: weekdays in a row, under each a day and who is on duty.

In: a `Grid`. Out: the same roster with its days in a column, as `roster` reads it; None for any other table. The people
stand behind the day in its field, or in the fields under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from signage.core.grid import Grid
from signage.core.later import later
from signage.core.sheet import SheetCell, SheetRow
from signage.core.tables.matrix import DUTY
from signage.core.tables.turned import lines_of, regrouped

_FIELD: Final = later(r"(?s)((?:\d{1,2}[月./])?\d{1,2}[日号]?)(?:[\s:：、,，]+(.*))?")
_WEEKDAYS: Final = tuple(later(rf"(?:星期|周|礼拜)?{day}") for day in ("一", "二", "三", "四", "五", "六", "[日天]"))
_WORKING_WEEK: Final = 5
_LEAST: Final = 4


def by_month(grid: Grid) -> Grid | None:
    """The roster by its days, where it stands as a calendar."""
    lines = lines_of(grid)
    at = next((at for at, cells in enumerate(lines) if _is_week(cells)), None)
    if at is None:
        return None
    weekdays = [f"周{cell.text.strip()[-1]}" for cell in lines[at]]
    days: list[list[str]] = []  # day, weekday, people
    week: list[list[str] | None] = []
    for cells in lines[at + 1 :]:
        fields = [_FIELD.fullmatch(cell.text.strip()) for cell in cells]
        if all(field or not cell.text for field, cell in zip(fields, cells, strict=True)):
            week = [
                [field[1], weekday, field[2] or ""] if field else None
                for field, weekday in zip(fields, weekdays, strict=True)
            ]
            days += [day for day in week if day is not None]
            continue
        if any(fields) or any(
            cell.text and (place >= len(week) or week[place] is None) for place, cell in enumerate(cells)
        ):
            return None
        for day, cell in zip(week, cells, strict=True):
            if day is not None and cell.text:
                day[2] = f"{day[2]}、{cell.text}" if day[2] else cell.text
    if sum(bool(day[2]) for day in days) < _LEAST:
        return None
    rows = [SheetRow(number, tuple(map(SheetCell, day))) for number, day in enumerate(days, 1) if day[2]]
    return regrouped(grid, lines[:at], ("日期", "星期", DUTY), rows)


def _is_week(cells: Sequence[SheetCell]) -> bool:
    """Whether a row names the days of a week, all or the working ones, from Monday or from Sunday."""
    texts = ["".join(cell.text.split()) for cell in cells]
    begins = [_WEEKDAYS, (_WEEKDAYS[-1], *_WEEKDAYS[:-1])]
    return len(texts) in {_WORKING_WEEK, len(_WEEKDAYS)} and any(
        all(pattern.fullmatch(text) for pattern, text in zip(order, texts, strict=False)) for order in begins
    )
