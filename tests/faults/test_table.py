"""`docs/faults.md` says what is tried and by which test: no row is missing, no test invented, enough of them tried."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parents[1]
TABLE = TESTS.parent / "docs" / "faults.md"
CATALOGUE = {
    "A": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 18, 19, 20, 21, 23, 24, 25, 27, 28),
    "B": (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22, 24, 25),
    "C": tuple(range(1, 18)),
    "D": (1, 2, 3, 4, 5, 7, 8, 9),
    "E": (1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 17, 18),
    "F": (1, 2, 3, 4, 5, 7, 8, 9),
    "G": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21),
    "H": (1, 2, 3, 5, 6, 7),
    "X": tuple(range(1, 8)),
}
NOT_BUILT, NOT_TRIED = "not built: ", "not automated: "
LEAST = 0.85


def rows() -> dict[str, str]:
    """The last cell of every row, by its name."""
    found = re.findall(r"^\| ([A-HX]\d+) \| [^|]+ \| (.+) \|$", TABLE.read_text("utf-8"), re.MULTILINE)
    assert len(dict(found)) == len(found), "a row stands twice"
    return dict(found)


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests in one file."""
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_row_of_the_catalogue_is_there() -> None:
    assert list(rows()) == [f"{letter}{number}" for letter, numbers in CATALOGUE.items() for number in numbers]


def test_every_named_test_exists_and_every_other_row_has_a_reason() -> None:
    for row, cell in rows().items():
        if cell.startswith((NOT_BUILT, NOT_TRIED)):
            assert len(cell.partition(": ")[2]) > 4, row
            for file in re.findall(r"`tests/([^`]+\.py)`", cell):
                assert (TESTS / file).exists(), f"{row}: {file}"
            continue
        for one in cell.split("<br>"):
            named = re.fullmatch(r"`([\w/]+\.py)::(test_\w+)`", one)
            assert named, f"{row}: {one}"
            assert named[2] in names_in(named[1]), f"{row}: {one}"


def test_enough_of_what_is_built_is_tried() -> None:
    built = {row: cell for row, cell in rows().items() if not cell.startswith(NOT_BUILT)}
    tried = [row for row, cell in built.items() if not cell.startswith(NOT_TRIED)]
    assert len(tried) / len(built) >= LEAST, f"{len(tried)} of {len(built)}"


def test_a_test_with_the_name_of_a_row_is_in_the_table() -> None:
    """Whoever writes a test for a row finds its place in the table."""
    cells = rows()
    for file in (
        "faults/test_arrival.py",
        "faults/test_share.py",
        "faults/test_power.py",
        "faults/test_sick_disk.py",
        "faults/test_sick_share.py",
        "faults/test_churn.py",
        "faults/test_clock_steps.py",
        "faults/test_compound.py",
        "faults/test_hangs.py",
        "faults/test_start.py",
        "scenarios/test_turn_faults.py",
        "screen/test_failing.py",
        "faults/test_nothing_from_outside.py",
        "glass/test_never_black.py",
        "kinds/test_hostile_fonts.py",
    ):
        for name in names_in(file):
            named = re.match(r"test_([a-hx]\d+)_", name)
            if named:
                cell = cells[named[1].upper()]
                assert f"{file}::{name}" in cell, f"{name} is not in its row"
