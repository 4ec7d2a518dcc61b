"""Every card, with its shortest, usual and longest text, on every panel: judged by the boxes that the layout reports."""

from collections import Counter
from collections.abc import Callable
from itertools import combinations

import pytest
from samples import CARDS, KEPT, said

from signage.core.breaks import NO_END, NO_START
from signage.core.card import Card, form_of
from signage.core.geometry import Rect
from signage.layout.compose import pages_of
from signage.layout.context import Context
from signage.layout.scene import Fill, Image, Modules, Page, Ring, Shape, Span, TextBox

SCREENS = {
    "1280x720": (1280, 720, 0.0, 3000.0),
    "1366x768": (1366, 768, 0.0, 3000.0),
    "1920x1080": (1920, 1080, 55.0, 3000.0),
    "1920x1080 at 5 m": (1920, 1080, 55.0, 5000.0),
    "3840x2160": (3840, 2160, 55.0, 3000.0),
    "far": (1920, 1080, 55.0, 8000.0),
}
NOT_FAR = {"table with many columns", "qr longest"}  # nothing that anybody would read from eight metres
CASES = [
    pytest.param(card, screen, id=f"{name}, {at}")
    for name, card in CARDS.items()
    for at, screen in SCREENS.items()
    if at != "far" or name not in NOT_FAR
]
Laid = tuple[Context, tuple[Page, ...]]


@pytest.fixture
def laid(context_at: Callable[..., Context]) -> Callable[[Card, tuple[int, int, float, float]], Laid]:
    def lay(card: Card, screen: tuple[int, int, float, float]) -> Laid:
        width, height, inch, distance = screen
        context = context_at(width, height, inch=inch, distance=distance)
        return context, pages_of(card, context)

    return lay


def rect_of(shape: Shape) -> Rect | None:
    return None if isinstance(shape, Span) else shape.rect


def grown(rect: Rect, by: int) -> Rect:
    return Rect(rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by)


def ink(box: TextBox) -> Rect:
    """The part of a line's box that is painted: an opening mark in front hangs out with its empty half."""
    half = box.rect.h // 2 if box.text[:1] in "（【《〈「『“‘〔" else 0
    return Rect(box.rect.x + half, box.rect.y, box.rect.w - half, box.rect.h)


@pytest.mark.parametrize(("card", "screen"), CASES)
def test_card(card: Card, screen: tuple[int, int, float, float], laid: Callable[..., Laid]) -> None:
    context, pages = laid(card, screen)
    assert pages
    text_h, stage = context.geometry.text, context.geometry.stage
    area = Rect(text_h.x, text_h.y - stage.y, text_h.w, text_h.h)
    for page in pages:
        assert page.size == (stage.w, stage.h)
        check_places(page, area)
        check_lines(page, card)
        assert page.seconds >= min(page.needed, 8.0)
    check_words(pages, card)


def check_places(page: Page, area: Rect) -> None:
    """Nothing outside the safe area, nothing over anything else."""
    whole = Rect(0, 0, *page.size)
    solid = [shape.rect for shape in page.shapes if isinstance(shape, (Ring, Modules, Image))]
    fills = [shape for shape in page.shapes if isinstance(shape, Fill)]
    for box in page.boxes:
        assert grown(area, 1).contains(ink(box)), f"outside: {box}"
        assert not any(rect.overlaps(ink(box)) for rect in solid), f"over a figure: {box}"
        for fill in fills:
            inside = grown(fill.rect, 1).contains(ink(box))
            assert inside or not fill.rect.overlaps(ink(box)), f"across an edge: {box} {fill}"
    for one, other in combinations(page.boxes, 2):
        assert not grown(ink(one), -1).overlaps(grown(ink(other), -1)), f"overlap: {one} {other}"
    for rect in solid:
        assert area.contains(rect), f"figure outside: {rect}"
    assert all(whole.contains(fill.rect) for fill in fills)


def check_lines(page: Page, card: Card) -> None:
    """避头尾 and no lone characters."""
    starts = tuple(said(card))
    for box in page.boxes:
        begins = any(words.startswith(box.text) for words in starts)
        assert box.text
        assert begins or box.text[0] not in NO_START, f"begins a line: {box}"
        assert box.text[-1] not in NO_END, f"ends a line: {box}"
        letters = sum(character.isalnum() for character in box.text)
        whole = any(box.text.strip() == words.strip() for words in starts) or "/" in box.text
        assert letters >= 2 or whole or not box.last, f"alone: {box}"


def check_words(pages: tuple[Page, ...], card: Card) -> None:
    """All is said, once, and what belongs together is on one line."""
    lines = [box.text for page in pages for box in page.boxes]
    shown, wanted = Counter("".join(lines)), Counter("".join(said(card)))
    lacking = wanted - shown
    assert not +Counter({c: n for c, n in lacking.items() if not c.isspace()}), f"not shown: {lacking}"
    if form_of(card) in ("highlight", "notice", "points"):
        everything = "\n".join(said(card))
        for kept in KEPT:
            assert sum(line.count(kept) for line in lines) >= everything.count(kept), f"torn: {kept} in {lines}"
