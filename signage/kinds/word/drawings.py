"""What Word draws itself: the words of a SmartArt graphic as a list, the numbers of a chart as a table.

In: `dgm:relIds` or `c:chart`, and the references of the document. Out: blocks; nothing where the part is missing or empty.
A chart's numbers are those that Word keeps beside the drawing; the workbook behind it is for the gate only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from signage.core.document import Block, Cell, ListBlock, Paragraph, Table, runs_of
from signage.kinds.office.package import Package, Relation
from signage.kinds.texts.clean import cleaned
from signage.kinds.word.xml import Element, attribute, child, children, integer, local, parsed

LONG_NUMBER = re.compile(r"-?\d{1,9}\.\d{9,20}")
MOST_POINTS = 500
WORKBOOKS = frozenset({"package", "oleObject"})


def smart_art(element: Element, package: Package, relations: dict[str, Relation]) -> Iterator[Block]:
    """The words of a SmartArt graphic, one entry for each of its shapes, in their order."""
    root = part_of(attribute(element, "dm"), package, relations)
    entries = []
    for point in children(child(root, "ptLst") if root is not None else None, "pt"):
        lines = (
            "".join(each.text or "" for each in line.iter() if local(each) == "t")
            for line in children(child(point, "t"), "p")
        )
        if text := cleaned(" ".join(" ".join(lines).split())):
            entries.append(runs_of(text))
    if entries:
        yield ListBlock(tuple(entries))


def chart(element: Element, package: Package, relations: dict[str, Relation]) -> Iterator[Block]:
    """The title of a chart, and its series as columns beside its categories."""
    root = part_of(attribute(element, "id"), package, relations)
    space = child(root, "chart")
    series = [each for each in space.iter() if local(each) == "ser"] if space is not None else []
    if not series:
        return
    if title := words_in(child(space, "title")):
        yield Paragraph(runs_of(title))
    axis = next((found for each in series for name in ("cat", "xVal") if (found := points(child(each, name)))), [])
    drawn = [child(each, "val") if child(each, "val") is not None else child(each, "yVal") for each in series]
    columns = [points(values) for values in drawn]
    names = [words_in(child(each, "tx")) for each in series]
    head = ("", *(name or f"系列{number}" for number, name in enumerate(names, 1)))
    rows = (head, *zip_longest(axis, *columns, fillvalue=""))
    yield Table(tuple(tuple(Cell(runs_of(cleaned(text))) for text in row) for row in rows))


def points(element: Element | None) -> list[str]:
    """The values that are kept of one row of a chart, each at its place; gaps stay empty."""
    found: dict[int, str] = {}
    for each in element.iter() if element is not None else ():
        if local(each) == "pt" and 0 <= (at := integer(each, "idx")) < MOST_POINTS:
            text = tidy("".join(value.text or "" for value in children(each, "v")))
            found[at] = text if at not in found else f"{text} {found[at]}"  # categories of several levels
    return [found.get(at, "") for at in range(max(found, default=-1) + 1)]


def tidy(text: str) -> str:
    """A number without the tail of binary fractions; any other text as it is."""
    return f"{float(text):.10g}" if LONG_NUMBER.fullmatch(text) else text


def words_in(element: Element | None) -> str:
    """The words of a title or of a series' name."""
    texts = (each.text or "" for each in element.iter() if local(each) in {"t", "v"}) if element is not None else ()
    return cleaned("".join(texts)).strip()


def part_of(reference: str, package: Package, relations: dict[str, Relation]) -> Element | None:
    """The root of the part that a drawing refers to."""
    relation = relations.get(reference)
    part = package.parts.get(relation.target) if relation is not None and not relation.external else None
    return parsed(part) if part is not None else None


def behind_charts(package: Package) -> frozenset[str]:
    """The names of the parts that are workbooks behind charts."""
    charts = [name for name in package.parts if "/charts/" in name and name.endswith(".xml") and "/_rels/" not in name]
    return frozenset(
        relation.target
        for name in charts
        for relation in package.relations(name).values()
        if relation.kind in WORKBOOKS and not relation.external
    )
