"""An organisation chart over pages: which boxes stand together. Pure trees; widths and places belong to the layout.

In: the posts of a chart. Out: branches: a forest of at most three levels whose lowest row is not too long.
"""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.cards.table_cards import Post

MOST_LEVELS, MOST_BOXES = 3, 9


@dataclass(frozen=True, slots=True)
class Branch:
    """A box, by its index among the posts, and the boxes under it that stand on the same page."""

    box: int
    under: tuple[Branch, ...] = ()

    @property
    def levels(self) -> int:
        """How many rows it needs."""
        return 1 + max((branch.levels for branch in self.under), default=0)

    @property
    def boxes(self) -> int:
        """How many boxes it has."""
        return 1 + sum(branch.boxes for branch in self.under)

    @property
    def breadth(self) -> int:
        """How many boxes stand side by side at its widest."""
        return max(1, sum(branch.breadth for branch in self.under))


def branches_of(posts: tuple[Post, ...]) -> tuple[Branch, ...]:
    """The trees of a chart. A box that names none before it as the one above stands on top."""
    under: dict[int, list[int]] = {}
    for at, post in enumerate(posts):
        under.setdefault(post.above if 0 <= post.above < at else -1, []).append(at)

    def grown(at: int) -> Branch:
        return Branch(at, tuple(grown(below) for below in under.get(at, ())))

    return tuple(grown(at) for at in under.get(-1, ()))


def rows_of(branch: Branch, in_a_row: int) -> tuple[tuple[Branch, ...], ...]:
    """The boxes under one that has no deeper ones, in one row, or in two of which the first is even.

    Between the two middle boxes of an even row the line to the second one finds its way.
    """
    under = branch.under
    if len(under) <= in_a_row:
        return (under,) if under else ()
    first = min(range(2, in_a_row + 1, 2), key=lambda count: (_lopsided(count, len(under), in_a_row), -count))
    return under[:first], under[first:]


def _lopsided(first: int, count: int, in_a_row: int) -> int:
    return abs(2 * first - count) + (1000 if count - first > in_a_row else 0)


def pages_of_branches(roots: tuple[Branch, ...], in_a_row: int, most_rows: int) -> tuple[tuple[Branch, ...], ...]:
    """What stands on each page: all together where it fits, else branch by branch, each under its own head.

    `in_a_row` boxes (2 or more) have room side by side, `most_rows` (2 or more) rows one under the other.
    """
    levels = min(MOST_LEVELS, most_rows)
    whole = max((root.levels for root in roots), default=0) <= levels
    if whole and sum(r.boxes for r in roots) <= MOST_BOXES and sum(r.breadth for r in roots) <= in_a_row:
        return (roots,) if roots else ()
    if len(roots) > 1:
        return _forest(roots, in_a_row, most_rows)
    return tuple((page,) for page in _tree(roots[0], in_a_row, levels))


def _forest(roots: tuple[Branch, ...], in_a_row: int, most_rows: int) -> tuple[tuple[Branch, ...], ...]:
    """Trees one after the other; single boxes that follow one another share a row."""
    pages: list[tuple[Branch, ...]] = []
    single: list[Branch] = []
    for root in (*roots, None):
        if root is not None and not root.under:
            single.append(root)
            continue
        pages.extend(_evenly(tuple(single), min(in_a_row - in_a_row % 2 + in_a_row, MOST_BOXES)))
        single = []
        if root is not None:
            pages.extend(pages_of_branches((root,), in_a_row, most_rows))
    return tuple(pages)


def _tree(root: Branch, in_a_row: int, levels: int) -> list[Branch]:
    """A head with all that is directly under it, then those that are heads themselves."""
    if root.levels <= levels and root.boxes <= MOST_BOXES and root.breadth <= in_a_row:
        return [root]
    even = in_a_row - in_a_row % 2
    room = min(even + in_a_row, MOST_BOXES - 1) if levels > 2 else in_a_row
    pages = [Branch(root.box, tuple(Branch(branch.box) for branch in part)) for part in _evenly(root.under, room)]
    for branch in root.under:
        if branch.under:
            pages.extend(_tree(branch, in_a_row, levels))
    return pages


def _evenly(branches: tuple[Branch, ...], most: int) -> list[tuple[Branch, ...]]:
    """Parts of at most `most`, as even as can be."""
    count = -(-len(branches) // most)
    size = -(-len(branches) // max(count, 1))
    return [branches[at : at + size] for at in range(0, len(branches), max(size, 1))]
