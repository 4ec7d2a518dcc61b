"""Which file or section a row of the schedule means: by its name on disk, without its suffix, or by its title.

Pure. In: rows, the files and sections that there are. Out: the rows of each file and each section, and mistakes: names
that nothing has, and names that several things have. A name as it stands on disk counts more than a title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from signage.core.schedule.cells import folded
from signage.core.schedule.rows import Fault, Mistake, Row, nearest

MOST_WINDOWS = 20
"""Rows for one file or section."""
MOST_HINTS, MOST_KNOWN = 20, 2000
"""Mistakes that get a "did you mean", and the names that are looked through for it."""
EDGES = "《》“”\"'「」"


@dataclass(frozen=True, slots=True)
class Target:
    """A file, or a section with `is_section`. `names` are tried in turn, each a set of equal rank."""

    path: str
    names: tuple[tuple[str, ...], ...]
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """The rows of each file and of each section, by path."""

    files: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    sections: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


def aim_of(rows: tuple[Row, ...], targets: Iterable[Target]) -> Aim:
    """What each row is about."""
    ranks: list[dict[str, dict[str, Target]]] = []
    shown: dict[str, None] = {}
    for target in targets:
        shown.update(dict.fromkeys(name for names in target.names for name in names if name))
        for rank, names in enumerate(target.names):
            while len(ranks) <= rank:
                ranks.append({})
            for name in names:
                ranks[rank].setdefault(key_of(name), {})[target.path] = target
    files: dict[str, tuple[Row, ...]] = {}
    sections: dict[str, tuple[Row, ...]] = {}
    mistakes: list[Mistake] = []
    for row in rows:
        key = key_of(row.name)
        found = _named(key, ranks) or _named_with_suffix(key, ranks)
        if len(found) != 1:
            fault = Fault.AMBIGUOUS if found else Fault.NOT_FOUND
            hinted = not found and len(mistakes) < MOST_HINTS
            near = nearest(row.name, tuple(shown)[:MOST_KNOWN]) if hinted else "、".join(list(found)[:2])
            mistakes.append(Mistake(row.number, fault, row.name, near))
            continue
        target = next(iter(found.values()))
        mine = sections if target.is_section else files
        if len(mine.get(target.path, ())) >= MOST_WINDOWS:
            mistakes.append(Mistake(row.number, Fault.TOO_OFTEN, row.name))
            continue
        mine[target.path] = (*mine.get(target.path, ()), row)
    return Aim(files, sections, tuple(mistakes))


def _named(key: str, ranks: list[dict[str, dict[str, Target]]]) -> dict[str, Target]:
    """What is called so, by the most exact sort of name that anything has."""
    return next((rank[key] for rank in ranks if key in rank), {}) if key else {}


def _named_with_suffix(key: str, ranks: list[dict[str, dict[str, Target]]]) -> dict[str, Target]:
    """What is called so without its suffix, and has that suffix: 值班表.xlsx for 02 值班表.xlsx."""
    name, dot, suffix = key.rpartition(".")
    found = _named(name, ranks) if dot else {}
    return {path: target for path, target in found.items() if folded(path).endswith(f".{suffix}")}


def rows_above(sections: Mapping[str, tuple[Row, ...]], folder: str) -> tuple[Row, ...]:
    """The rows of the nearest section that any names, from `folder` upwards."""
    while folder not in sections and folder:
        folder = folder.rpartition("/")[0]
    return sections.get(folder, ())


def key_of(name: str) -> str:
    """`name` as it is compared: no blanks, half-width, lower case, no quotation marks round it, `/` between folders."""
    return folded(name).strip(EDGES).replace("\\", "/").strip("/")
