"""Far away a card is one sentence of few lines, and they end between words."""

from collections.abc import Callable

import pytest
from samples import CARDS

from signage.core.text.breaks import WORD, atoms_of
from signage.layout.compose import pages_of
from signage.layout.context import Context


@pytest.mark.parametrize("name", ["definition usual", "highlight usual", "prohibition usual", "points usual"])
def test_lines_end_between_words(context_at: Callable[..., Context], name: str) -> None:
    pages = pages_of(CARDS[name], context_at(1920, 1080, inch=55, distance=8000.0))
    lines = [(page, box) for page in pages for box in page.boxes if not box.last]
    for page, line in lines:
        whole = "".join(box.text for box in page.boxes if box.block == line.block)
        penalties = {atom.end: atom.penalty for atom in atoms_of(whole)}
        assert penalties[whole.index(line.text) + len(line.text)] < WORD, line.text
    assert lines or len(pages) > 1
