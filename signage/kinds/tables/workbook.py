"""Excel workbooks. In: the bytes of an `.xlsx`. Out: a `Workbook`, its visible sheets as a person sees them; or a refusal.

A sheet is what is printed of it, where a range is set. Cells carry their text (dates, per cents and thousands by their number format, results of formulas as they were saved)
and the value behind it. Formulas are never computed, references never followed. What is there but cannot be seen
(hidden sheets, rows and columns, comments, white or formatted-away text) is named in `hidden`: what nobody saw, nobody
approved.
"""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.sheet import Sheet
from signage.core.verdict import Note, Reason
from signage.kinds.office.package import EXCEL, Package, opened
from signage.kinds.reading import Refusal, rejected
from signage.kinds.tables.sheet_places import WHOLE, Area, area_of
from signage.kinds.tables.sheet_styles import styles_of
from signage.kinds.tables.sheet_texts import Texts, shared_texts
from signage.kinds.tables.worksheet import sheet_of
from signage.kinds.texts.clean import one_line
from signage.kinds.word.xml import Element, attribute, child, children, integer, parsed

MAX_CHARS = 6_000_000  # of all texts in the file: the gate reads a million in a second
MOST_SHEETS = 20
PRINT_AREA = "_xlnm.Print_Area"


@dataclass(frozen=True, slots=True)
class Workbook:
    """The visible sheets in their order; `raw` is every text in the file, for the gate.

    `hidden` names, in words, what is in the file and out of sight; `notes` is what was dropped.
    """

    sheets: tuple[Sheet, ...]
    raw: tuple[str, ...]
    notes: tuple[Note, ...] = ()
    hidden: tuple[str, ...] = ()


def read_workbook(data: bytes) -> Workbook | Refusal:
    """What a workbook shows."""
    package = opened(data, EXCEL)
    if isinstance(package, Refusal):
        return package
    if sum(map(len, package.raw)) > MAX_CHARS:
        return rejected(Reason.TOO_LONG, raw=package.raw)
    root = parsed(package.parts[package.main])
    relations = package.relations(package.main)
    named = {relation.kind: package.parts.get(relation.target) for relation in relations.values()}
    styles = styles_of(
        named.get("styles"), since_1904=attribute(child(root, "workbookPr"), "date1904") in {"1", "true"}
    )
    shared, struck = shared_texts(named.get("sharedStrings"))
    texts = Texts(shared, styles, struck)
    sheets: list[Sheet] = []
    hidden: dict[str, None] = {}
    areas = printed_areas(root)
    notes = package.notes
    for place, element in enumerate(list(children(child(root, "sheets"), "sheet"))):
        relation = relations.get(relation_id(element))
        part = package.parts.get(relation.target) if relation and relation.kind == "worksheet" else None
        if part is None or relation is None:
            continue
        name = one_line(attribute(element, "name"))
        found = sheet_of(name, part, texts, areas.get(place, WHOLE))
        if attribute(element, "state") in {"hidden", "veryHidden"}:
            hidden.update({f"隐藏的工作表“{name}”": None} if found.sheet.rows else {})
            continue
        hidden.update(dict.fromkeys(found.hidden))
        hidden.update({"批注": None} if has_comments(package, relation.target) else {})
        notes += (Note(Reason.OUTSIDE_PRINT),) if found.beside else ()
        sheets.append(found.sheet)
    return Workbook(tuple(sheets[:MOST_SHEETS]), package.raw, notes, tuple(hidden))


def printed_areas(root: Element) -> dict[int, Area]:
    """The printed range of each sheet by its place, where one is set."""
    return {
        integer(name, "localSheetId"): area_of(str(name.text or ""))
        for name in children(child(root, "definedNames"), "definedName")
        if attribute(name, "name") == PRINT_AREA
    }


def relation_id(sheet: Element) -> str:
    """The `r:id` of a sheet."""
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def has_comments(package: Package, part: str) -> bool:
    """Whether somebody wrote a comment on a cell of this sheet."""
    kinds = {"comments", "threadedComment"}
    return any(relation.kind in kinds for relation in package.relations(part).values())
