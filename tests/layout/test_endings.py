"""Where lines of large text end: between words, on every size of screen that is sold."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from samples import CARDS, TODAY

from signage.core.cards.card import Welcome
from signage.core.display.geometry import TITLE
from signage.core.text.breaks import HANG, atoms_of
from signage.layout.compose import pages_of
from signage.layout.context import Context
from signage.layout.scene import Page

SIZES = ((1920, 1080), (1080, 1920), (3840, 2160), (1366, 768), (3840, 1080), (1280, 720))
USUAL = ("welcome usual", "highlight usual", "definition usual", "prohibition usual", "points usual", "checklist usual")
DATED = ("countdown usual", "countdown longest", "countdown unannounced", "reminder usual", "reminder longest")
ContextAt = Callable[..., Context]


def ends(page: Page) -> list[tuple[float, str]]:
    """What each line end inside a paragraph costs, and the line."""
    found = []
    for block in {box.block for box in page.boxes}:
        lines = [box.text for box in page.boxes if box.block == block]
        costs = {atom.end: atom.penalty for atom in atoms_of("".join(lines))}
        found += [(costs.get(len("".join(lines[: at + 1])), 9.0), line) for at, line in enumerate(lines[:-1])]
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", [*USUAL, *DATED])
def test_no_line_ends_inside_a_word_or_before_what_hangs_on_it(
    context_at: ContextAt, name: str, size: tuple[int, int]
) -> None:
    pages = pages_of(CARDS[name], replace(context_at(*size), today=TODAY))
    assert pages
    assert [end for page in pages for end in ends(page) if end[0] >= HANG] == []


def test_a_slogan_far_away_takes_a_smaller_step_rather_than_tear_a_word(context_at: ContextAt) -> None:
    slogan = CARDS["welcome longest"]
    assert isinstance(slogan, Welcome)
    [page] = pages_of(slogan, context_at(1920, 1080, inch=55.0, distance=8000.0))
    assert [end for end in ends(page) if end[0] >= HANG] == []
    assert "".join(box.text for box in page.boxes) == "".join(slogan.lines)


def test_the_source_takes_room_on_the_last_page_alone(context_at: ContextAt) -> None:
    context = context_at(1920, 1080)
    pages = pages_of(CARDS["points longest"], context)
    assert [any(box.text == "第二章" for box in page.boxes) for page in pages] == [False] * (len(pages) - 1) + [True]
    assert len(pages) == 3


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160), (1366, 768), (3840, 1080), (1280, 720)], ids=str)
def test_a_sentence_that_names_a_law_is_as_large_as_others(context_at: ContextAt, size: tuple[int, int]) -> None:
    context = context_at(*size)
    [page] = pages_of(CARDS["highlight longest"], context)
    said = [box for box in page.boxes if "《中华人民共和国保守国家秘密法》" in box.text]
    assert [box.rect.h for box in said] == [context.px(TITLE)]
