"""`Grid`: what a sheet is as a table — its title, one name for each column, the rows below, and the lines around them.

In: a `Sheet`. Out: a `Grid`. Title rows above the header and remarks under the table are told apart from rows; headers
of two rows are joined; empty columns go. Only looks: no text is changed apart from blanks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from signage.core.later import later
from signage.core.sheet import Merge, Sheet, SheetCell, SheetRow, spread

_LOOKED_AT: Final = 10  # rows among which the header is looked for
_HEADER_MAX: Final = 16  # characters of a column's name
_TITLE_MAX: Final = 40
_BRACKETS: Final = later(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】")
_NOT_A_NAME: Final = later(r"\d{3}|^[\d./:-]+$|[。；;]")
_COLON: Final = later(r"(?<!\d):|:(?!\d\d)")
_YEAR: Final = later(r"^(?:19|20)\d\d年(?=.{0,6}$)")
_REMARK: Final = later(r"^(?:备注|注|说明|附注|填表|制表|审核|联系|值班电话|值班室)[^：:]{0,8}[：:]")


@dataclass(frozen=True, slots=True)
class Grid:
    """`names`, `heads` and the cells of `rows` have one entry a column; `remarks` are lines above and below the table.

    `heads` are the column names as written; `names` without blanks, brackets and marks. `header` counts the rows of the
    sheet above the body, `begin` those of them above the header; `last` is the sheet's row behind the body. `over`: of a header of two rows what the upper one
    says of each column; else empty.
    """

    title: str
    heads: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    remarks: tuple[str, ...]
    columns: tuple[int, ...]
    begin: int
    header: int
    last: int
    over: tuple[str, ...] = ()


def grid_of(sheet: Sheet) -> Grid:
    """The table in a sheet."""
    sheet = _spanned(sheet)
    filled = spread(sheet)
    begin = _header_at(sheet)
    two = begin is not None and _has_second(sheet, begin)
    header = 0 if begin is None else begin + 1 + two
    begin = begin or 0
    last = len(filled)
    while last > header + 1 and _is_remark(sheet.rows[last - 1], filled[last - 1]):
        last -= 1
    columns = tuple(
        column
        for column in range(len(filled[0].cells) if filled else 0)
        if any(row.cells[column].text for row in filled[header:last])
        or (header and sheet.rows[begin].cells[column].text)
    )
    above = [_lines(row) for row in filled[:begin]]
    titles = [lines[0] for lines in above if len(lines) == 1 and len(lines[0]) <= _TITLE_MAX and "：" not in lines[0]]
    told = (
        titles[:2] if len(" ".join(titles[:2])) <= _TITLE_MAX and above[:2] == [(line,) for line in titles[:2]] else []
    )
    title = next((line for lines in above for line in lines if len(line) <= _TITLE_MAX and "：" not in line), "")
    told, title = (told, " ".join(told)) if len(told) == 2 else ([title], title)
    heads = tuple(_joined(row.cells[column] for row in filled[begin:header]) for column in columns)
    rows = tuple(SheetRow(row.number, tuple(row.cells[c] for c in columns)) for row in filled[header:last])
    remarks = tuple(line for lines in (*above, *map(_lines, filled[last:])) for line in lines if line not in told)
    over = tuple("".join(filled[begin].cells[column].text.split()) for column in columns) if two else ()
    return Grid(title, heads, tuple(map(name_of, heads)), rows, remarks, columns, begin, header, last, over)


def _spanned(sheet: Sheet) -> Sheet:
    """The sheet with names that stand over several columns as merged cells: a text file knows none, and not everybody merges.

    Such a name stands over the first of its columns, and each has the same columns under it: 委员会 and 专班 over 职务 姓名.
    """
    for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
        starts = [column for column, cell in enumerate(row.cells) if cell.text]
        if sheet.merges or len(starts) < 2 or starts[0] or place + 1 == len(sheet.rows):
            continue
        names = [name_of(cell.text) for cell in sheet.rows[place + 1].cells]
        own = [[name for name in names[begin:end] if name] for begin, end in pairwise((*starts, len(names)))]
        if len(own[0]) > 1 and all(
            part == own[0] and names[s : s + len(part)] == part for s, part in zip(starts, own, strict=True)
        ):
            merges = tuple(Merge(place, start, 1, len(own[0])) for start in starts)
            return replace(sheet, merges=merges)
    return sheet


def name_of(head: str) -> str:
    """The name of a column without blanks, line breaks, brackets and marks."""
    folded = _BRACKETS.sub("", unicodedata.normalize("NFKC", head).replace("【", "[").replace("】", "]"))
    return re.sub(r"[\s:*·.]+", "", folded)


def _lines(row: SheetRow) -> tuple[str, ...]:
    """The different texts of a row."""
    return tuple(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells if cell.text))


def _joined(cells: Iterable[SheetCell]) -> str:
    """A header of one or two rows as one text."""
    return "".join(dict.fromkeys("".join(cell.text.split()) for cell in cells))


def _header_at(sheet: Sheet) -> int | None:
    """The row with the names of the columns: short texts without numbers, under rows that say one thing."""
    for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
        texts = [cell.text for cell in row.cells if cell.text]
        if len(texts) < 2 and not (len(row.cells) == 1 and place == 0 and len(sheet.rows) > 2):
            continue
        if any(_COLON.search(_BRACKETS.sub("", unicodedata.normalize("NFKC", text)).strip(" :")) for text in texts):
            continue  # 单位：……　填表日期：……
        return place if all(_is_name(cell) for cell in row.cells if cell.text) else None
    return None


def _is_name(cell: SheetCell) -> bool:
    name = _YEAR.sub("年", name_of(cell.text))
    return isinstance(cell.value, str | None) and len(name) <= _HEADER_MAX and not _NOT_A_NAME.search(name)


def _has_second(sheet: Sheet, begin: int) -> bool:
    """Whether the header has a second row: a name stands over several columns, and names under it."""
    wide = [
        m
        for m in sheet.merges
        if m.row == begin and m.columns > 1 and m.rows == 1 and sheet.rows[begin].cells[m.column].text
    ]
    if not wide or begin + 2 > len(sheet.rows) - 1:
        return False
    below = sheet.rows[begin + 1].cells
    under = [cell for merge in wide for cell in below[merge.column : merge.column + merge.columns]]
    return all(_is_name(cell) for cell in below if cell.text) and sum(bool(cell.text) for cell in under) > 1


def _is_remark(row: SheetRow, filled: SheetRow) -> bool:
    """A line under the table: one text alone, in the first column or merged, that says that it is a remark; or several such."""
    texts = _lines(filled)
    if len(texts) > 1:
        return all(map(_REMARK.match, texts))
    return len(texts) == 1 and bool(_REMARK.match(texts[0]) or (len(row.cells) > 2 and len(texts[0]) > 24))


def column_like(names: Sequence[str], *patterns: str, besides: Sequence[int] = ()) -> int:
    """The first column whose whole name matches one of the patterns, the first pattern first; -1 for none."""
    for pattern in patterns:
        for column, name in enumerate(names):
            if column not in besides and re.fullmatch(pattern, name):
                return column
    return -1
