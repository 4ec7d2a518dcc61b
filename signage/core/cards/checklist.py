"""清单: entries with a box in front, or short entries under a title that says 清单, become a checklist card.

In: a `Grid`, or the lines of a text, with their title. Out: a `Checklist`, or None. A table whose other columns say
something stays a table; a text in sentences or with chapters stays a text. Nothing is ever ticked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from signage.core.cards.card import Checklist
from signage.core.document import Run, Runs, plain, runs_of
from signage.core.grid import Grid, column_like
from signage.core.later import later
from signage.core.text.repair import Line, strip

MOST: Final = 40
_LEAST: Final = 2
_ENTRY_MAX: Final = 30
_BOX: Final = later(r"^\s*(?:[□☐▢❏❑⬜◻☑☒✅]|\[\s*[xX√✓]?\s*\]|［\s*[xX√✓]?\s*］|【\s*】)\s*")
_ONLY_BOX: Final = later(r"[\s□☐▢❏❑⬜◻√✓✔是否有无/()（）]*")
_SURE: Final = later(r"清单|清查(?:表|事项|项目|内容)?$|(?:自查|检查|核对|核查)(?:表|事项|项目|要点)$")
_MAYBE: Final = later(r"自查$|检查$|清查")
_PAPER: Final = later(r"通知|通报|情况|报告|方案|制度|办法")
_ITEM: Final = (
    r"(?:清查|检查|自查|核对|核查)(?:内容|项目|事项|要点)",
    r"(?:工作)?(?:内容|项目|事项)|清单|要点",
    r"(?:清查|检查|自查|核对)",
)
_NUMBER: Final = r"序号|编号|№|no"


def checklist_of(grid: Grid, title: str, context: str) -> Checklist | None:
    """The checklist in a table: one column of entries, and beside it nothing but numbers and empty boxes."""
    if not any(_SURE.search(name) or _MAYBE.search(name) for name in (title, *context.split())) or _PAPER.search(
        context
    ):
        return None
    item = column_like(grid.names, *_ITEM) if grid.header else _only_column(grid)
    if item < 0:
        return None
    number = column_like(grid.names, _NUMBER)
    for column in range(len(grid.names)):
        if column not in {item, number} and not all(_ONLY_BOX.fullmatch(row.cells[column].text) for row in grid.rows):
            return None
    texts = [_BOX.sub("", " ".join(row.cells[item].text.split())) for row in grid.rows]
    entries = tuple(runs_of(text) for text in texts if text)
    return Checklist(title, entries[:MOST]) if len(entries) >= _LEAST and _short(texts) else None


def _only_column(grid: Grid) -> int:
    return 0 if len(grid.names) == 1 else -1


def _short(texts: Sequence[str]) -> bool:
    return all(len(text) <= _ENTRY_MAX and "。" not in text.rstrip("。") for text in texts)


def checklist_in(lines: Sequence[Line], title: str) -> Checklist | None:
    """The checklist that a text is: boxes in front of all its entries, or short entries under such a title."""
    if any(line.object for line in lines) or len(lines) < _LEAST:
        return None
    boxed = [line for line in lines if _BOX.match(line.whole)]
    rest = [line for line in lines if line not in boxed]
    lead = len(rest) <= 1 and (not rest or rest[0] is lines[0])
    if len(boxed) >= _LEAST and lead:
        name = title if not rest else rest[0].whole.rstrip("：:")
        return Checklist(name, tuple(_unboxed(line.runs) for line in boxed[:MOST]))
    ranks = {line.rank for line in lines}
    same = len(ranks) == 1 and len({line.entry for line in lines}) == 1
    titled = _SURE.search(title) or _MAYBE.search(title)
    if not titled or _PAPER.search(title) or not same or not _short([line.text for line in lines]):
        return None
    return Checklist(title, tuple(_unboxed(line.runs) for line in lines[:MOST]))


def _unboxed(runs: Runs) -> Runs:
    """An entry without its box: the card draws one, and never a ticked one."""
    gone = _BOX.match(plain(runs))
    left = gone.end() if gone else 0
    kept: list[Run] = []
    for run in runs:
        kept.append(Run(run.text[left:], run.strong))
        left = max(0, left - len(run.text))
    return _without_end(strip(tuple(kept)))


def _without_end(runs: Runs) -> Runs:
    """An entry without the mark at its end."""
    return strip((*runs[:-1], Run(runs[-1].text.rstrip("。；;，,"), runs[-1].strong))) if runs else runs
