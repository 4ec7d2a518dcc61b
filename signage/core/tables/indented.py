"""组织机构 drawn with columns: each step to the right is a step down. Becomes an organisation chart.

In: a `Sheet`, a title and all that names it. Out: the chart; None for any other table. No text is left out but 一级, 二级, 三级 over the columns.
"""

from __future__ import annotations

from typing import Final

from signage.core.cards.table_cards import OrganisationChart, Post
from signage.core.later import later
from signage.core.sheet import Sheet
from signage.core.text.persons import people_in

_TITLE: Final = later(r"组织机构|组织架构|机构设置|架构图?|机构图|委员会|领导小组|工作专班")
_HEAD: Final = later(r"(?:.{0,12})(?:局长|主任|组长|书记|主席|处长|科长|所长|站长|总指挥)")
_HELD: Final = later(r"(?P<post>[^：:\s]{2,16})(?:[：:]\s*|\s+)(?P<names>.{2,24})")
_LONGEST: Final = 24
_LEAST_BOXES, _MOST_BOXES = 4, 60
_STEP: Final = later(r"第?[一二三四五12345][级层]?(?:级|层|层级|机构|部门|单位)")
_NUMBER: Final = later(r"\d{2}|[。；]")


def chart_by_columns(sheet: Sheet, title: str, context: str) -> OrganisationChart | None:
    """The chart of a sheet whose rows step to the right: most rows fill one column, and the first one only the roots."""
    rows = [
        [(column, " ".join(cell.text.split())) for column, cell in enumerate(row.cells) if cell.text.strip()]
        for row in sheet.rows
    ]
    if rows and len(rows[0]) == 1 and _TITLE.search(rows[0][0][1]) and rows[0][0][0] == 0:
        title, rows = rows[0][0][1], rows[1:]
    if rows and len(rows[0]) > 1 and all(_STEP.fullmatch(text) for _, text in rows[0]):
        rows = rows[1:]  # what the columns are called
    boxes = [box for row in rows for box in row]
    if not _LEAST_BOXES <= len(boxes) <= _MOST_BOXES or not all(_is_box(text) for _, text in boxes):
        return None
    stepped = sum(len(row) == 1 for row in rows)
    roots = sum(column == 0 for column, _ in boxes)
    told = _TITLE.search(f"{title} {context}") or _HEAD.match(boxes[0][1])
    if boxes[0][0] or 2 * stepped < len(rows) or 3 * roots > len(boxes) or not told:
        return None
    made: list[Post] = []
    open_boxes: list[tuple[int, int]] = []
    for number, (column, text) in enumerate(boxes):
        open_boxes = [each for each in open_boxes if each[0] < column]
        made.append(_post(text, open_boxes[-1][1] if open_boxes else -1))
        open_boxes.append((column, number))
    return OrganisationChart(title, tuple(made))


def _is_box(text: str) -> bool:
    return len(text) <= _LONGEST and not _NUMBER.search(text)


def _post(text: str, above: int) -> Post:
    """The box of 局长 张某: a post and who holds it; of 办公室: a department."""
    held = _HELD.fullmatch(text)
    names = tuple(person.name for person in people_in(held["names"])) if held else ()
    return Post(held["post"], names, above) if held and names else Post(text, (), above)
