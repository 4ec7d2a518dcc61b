"""Organisation charts over pages: every box is shown, no page is too full, every branch stands under its head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.cards.chart import MOST_BOXES, MOST_LEVELS, Branch, branches_of, pages_of_branches, rows_of
from signage.core.cards.table_cards import Post


def posts(*above: int) -> tuple[Post, ...]:
    return tuple(Post(f"{at}", above=place) for at, place in enumerate(above))


def said(branches: tuple[Branch, ...]) -> str:
    return " ".join(f"{branch.box}({said(branch.under)})" if branch.under else str(branch.box) for branch in branches)


PAGES = {
    "nothing": ((), 4, 3, []),
    "one": ((-1,), 4, 3, ["0"]),
    "three levels": ((-1, 0, 0, 1, 1), 4, 3, ["0(1(3 4) 2)"]),
    "two rows have room for two levels only": ((-1, 0, 0, 1, 1), 4, 2, ["0(1 2)", "1(3 4)"]),
    "too broad: by branch": ((-1, 0, 0, 1, 1, 2, 2, 2), 4, 3, ["0(1 2)", "1(3 4)", "2(5 6 7)"]),
    "four levels": ((-1, 0, 1, 2), 4, 3, ["0(1)", "1(2(3))"]),
    "many under one, in two rows": ((-1, *[0] * 7), 4, 3, ["0(1 2 3 4 5 6 7)"]),
    "more than two rows: pages of even length": ((-1, *[0] * 10), 4, 3, ["0(1 2 3 4 5)", "0(6 7 8 9 10)"]),
    "an odd row": ((-1, *[0] * 6), 3, 3, ["0(1 2 3)", "0(4 5 6)"]),
    "single boxes": ((-1,) * 6, 4, 3, ["0 1 2 3 4 5"]),
    "single boxes beside a tree": ((-1, -1, -1, 2, 2, 2, 2, -1), 4, 3, ["0 1", "2(3 4 5 6)", "7"]),
    "what stands under nothing before it stands on top": ((5, 9, -1), 4, 3, ["0 1 2"]),
}


@pytest.mark.parametrize(("above", "in_a_row", "rows", "pages"), PAGES.values(), ids=PAGES.keys())
def test_pages(above: tuple[int, ...], in_a_row: int, rows: int, pages: list[str]) -> None:
    assert [said(page) for page in pages_of_branches(branches_of(posts(*above)), in_a_row, rows)] == pages


@pytest.mark.parametrize(
    ("count", "in_a_row", "rows"),
    [
        (0, 4, []),
        (3, 4, [3]),
        (4, 4, [4]),
        (5, 4, [2, 3]),
        (6, 4, [4, 2]),
        (7, 4, [4, 3]),
        (8, 4, [4, 4]),
        (5, 3, [2, 3]),
    ],
)
def test_rows(count: int, in_a_row: int, rows: list[int]) -> None:
    head = Branch(0, tuple(Branch(at + 1) for at in range(count)))
    assert [len(row) for row in rows_of(head, in_a_row)] == rows


@given(st.lists(st.integers(-1, 40), max_size=40), st.integers(2, 5), st.integers(2, 3))
def test_any_chart(above: list[int], in_a_row: int, most_rows: int) -> None:
    chart = posts(*(place if place < at else -1 for at, place in enumerate(above)))
    pages = pages_of_branches(branches_of(chart), in_a_row, most_rows)
    shown: list[int] = []
    for page in pages:
        assert max(branch.levels for branch in page) <= min(MOST_LEVELS, most_rows)
        assert sum(branch.boxes for branch in page) <= MOST_BOXES
        waiting = list(page)
        while waiting:
            branch = waiting.pop()
            shown.append(branch.box)
            assert all(chart[under.box].above == branch.box for under in branch.under)
            waiting.extend(branch.under)
            rows = rows_of(branch, in_a_row) if all(not under.under for under in branch.under) else ()
            assert all(len(row) <= in_a_row for row in rows)
            assert len(rows) < most_rows
    assert set(shown) == set(range(len(chart)))
