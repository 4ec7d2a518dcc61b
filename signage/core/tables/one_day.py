"""A roster of one day: its rows are posts, and the day stands over them (值班日期：2026年12月1日) or in its title.

In: a `Grid`. Out: the same people in one row under their posts, the day in front; None for a table that names no such day.
"""

from __future__ import annotations

from typing import Final

from signage.core.grid import Grid, column_like
from signage.core.later import later
from signage.core.sheet import EMPTY, SheetCell, SheetRow
from signage.core.tables.turned import regrouped

_DATE: Final = r"(?P<day>(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
_LINE: Final = later(rf"(?:值班|带班|值守|当班)(?:日期|时间)[：:]\s*{_DATE}")
_TITLE: Final = later(rf"{_DATE}(?![至到—~～–-])[^\d]{{0,12}}(?:值班|带班|值守)")
_MOST: Final = 12


def of_one_day(grid: Grid) -> Grid | None:
    """The roster with its day in a column, and a column for each post."""
    names = grid.names
    post = column_like(names, r"(?:值班)?岗位", r"班次|角色|分工|职责|类别", r"职务")
    name = column_like(names, r"(?:值班|值守|带班)?(?:人员|姓名|人)", r"值班员")
    phone = column_like(names, r"(?:联系|办公|值班)?电话(?:号码)?", r"手机(?:号码?)?|联系方式")
    said = [found["day"] for line in (*grid.remarks, grid.title) if (found := _LINE.search(line))]
    said += [found["day"] for found in (_TITLE.search(grid.title),) if found]
    if post < 0 or name < 0 or not said or len(grid.rows) > _MOST or column_like(names, r".*日期|星期几?") >= 0:
        return None
    heads, cells = ["日期"], [SheetCell(said[0])]
    for row in grid.rows:
        role, people = row.cells[post].text, row.cells[name]
        if role.strip() and people.text.strip():
            heads += ["".join(role.split()), "联系电话"]
            cells += [people, row.cells[phone] if phone >= 0 else EMPTY]
    return regrouped(grid, (), tuple(heads), (SheetRow(grid.rows[0].number, tuple(cells)),))
