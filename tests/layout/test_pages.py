"""Every card, with its shortest, usual and longest text, on every form of screen and in every theme: judged by the layout's
own boxes. Contrast is judged in `test_codes_and_bands.py`.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, pairwise

import pytest
from samples import CARDS, KEPT, TODAY, said

from signage.core.cards.card import Card, Countdown, Notice, Welcome, form_of
from signage.core.cards.dated import dated_sayings
from signage.core.cards.saying import sayings_of
from signage.core.cards.table_cards import Duty
from signage.core.display.geometry import Form, Rect
from signage.core.display.theme import DISPLAY_FROM, Theme
from signage.core.document import plain
from signage.core.text.breaks import NO_END, NO_START
from signage.layout.compose import pages_of
from signage.layout.context import Context
from signage.layout.fonts import Fonts
from signage.layout.scene import Fill, Image, Modules, Ornament, Page, Ring, Shape, Span, TextBox
from signage.layout.themes import load_theme
from signage.paths import themes

SCREENS = {
    "1280x720": (1280, 720, 0.0, 3000.0),
    "1366x768": (1366, 768, 0.0, 3000.0),
    "1024x768": (1024, 768, 0.0, 3000.0),
    "1280x1024": (1280, 1024, 0.0, 3000.0),
    "1920x1080": (1920, 1080, 55.0, 3000.0),
    "1920x1080 at 5 m": (1920, 1080, 55.0, 5000.0),
    "3840x2160": (3840, 2160, 55.0, 3000.0),
    "1080x1920": (1080, 1920, 0.0, 3000.0),
    "3840x1080": (3840, 1080, 0.0, 3000.0),
    "1920x360": (1920, 360, 0.0, 3000.0),
    "1920x160": (1920, 160, 0.0, 3000.0),
    "360x1920": (360, 1920, 0.0, 3000.0),
    "far": (1920, 1080, 55.0, 8000.0),
    "far portrait": (1080, 1920, 55.0, 8000.0),
}
FAR = ("far", "far portrait")
MEASURES = ("1920x1080", "1080x1920", "3840x2160", "1366x768", "3840x1080", "1920x360", "1280x720")
"""The sizes on which every theme is tried; calm on all of them."""
THEMES = {name: load_theme(themes(), name) for name in ("calm", "festive", "solemn", "mourning")}
NOT_FAR = ("table with many columns", "table of sentences", "qr longest")
"""What nobody would read from eight metres."""
HARD_MINIMUM = 0.57
CASES = [
    pytest.param(card, screen, theme, id=f"{name}, {at}, {theme.name}")
    for theme in THEMES.values()
    for name, card in CARDS.items()
    for at, screen in SCREENS.items()
    if (at not in FAR or name not in NOT_FAR) and (theme.name == "calm" or at in MEASURES) and theme.manner.allows(card)
]
Laid = tuple[Context, tuple[Page, ...]]


faces = lru_cache(Fonts)


@pytest.fixture
def laid(context_at: Callable[..., Context]) -> Callable[[Card, tuple[int, int, float, float], Theme], Laid]:
    def lay(card: Card, screen: tuple[int, int, float, float], theme: Theme) -> Laid:
        width, height, inch, distance = screen
        context = replace(context_at(width, height, inch=inch, distance=distance), today=TODAY, staff=True)
        fonts = faces(theme.families, theme.display, context.px(DISPLAY_FROM))
        context = replace(context, fonts=fonts, manner=theme.manner, still=not theme.manner.motion)
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


@pytest.mark.parametrize(("card", "screen", "worn"), CASES)
def test_card(card: Card, screen: tuple[int, int, float, float], worn: Theme, laid: Callable[..., Laid]) -> None:
    context, pages = laid(card, screen, worn)
    geometry = context.geometry
    wanted = words_of(card, context)
    assert bool(pages) == bool(wanted)
    bare = geometry.frameless if any(page.frameless for page in pages) else None
    text, stage = (bare or geometry).text, (bare or geometry).stage
    area = Rect(text.x - stage.x, text.y - stage.y, text.w, text.h)
    for page in pages:
        assert page.size == (stage.w, stage.h)
        check_places(page, area)
        check_sizes(page, HARD_MINIMUM * geometry.body)
        if not geometry.single:
            check_lines(page, wanted)
        assert page.seconds >= min(page.needed, 8.0)
    check_words(pages, wanted, torn=form_of(card) in ("highlight", "notice", "points") and geometry.body < 70)


def words_of(card: Card, context: Context) -> list[str]:
    """What of a card must be readable on this screen: all of it, or its sentences where there is room for one."""
    geometry = context.geometry
    sayings = sayings_of(card, short=geometry.single)
    if geometry.single and isinstance(card, (Duty, Countdown)):
        sayings = dated_sayings(card, TODAY)
    if geometry.single or (geometry.far and sayings and not isinstance(card, Welcome)):
        return [plain(saying.runs) for saying in sayings]
    return said(card) or ["a picture"]


def test_a_strip_names_a_notice_and_says_a_sentence_whole(context_at: Callable[..., Context]) -> None:
    notice = CARDS["notice usual"]
    assert isinstance(notice, Notice)
    for size in ((1920, 360), (1920, 160), (360, 1920)):
        pages = pages_of(notice, context_at(*size))
        assert "".join(box.text for page in pages for box in page.boxes) == notice.title


def test_only_what_does_not_fit_a_low_strip_crawls(context_at: Callable[..., Context]) -> None:
    context = context_at(1920, 160)
    [short], [long] = (pages_of(CARDS[name], context) for name in ("highlight usual", "highlight longest"))
    assert (short.crawl, bool(short.shapes)) == ("", True)
    assert long.crawl == plain(CARDS["highlight longest"].runs)  # type: ignore[union-attr]
    assert long.seconds > context.fonts.width(long.crawl, context.geometry.body, bold=False) / 300


def test_upright_characters_stand_in_one_column(context_at: Callable[..., Context]) -> None:
    context = context_at(360, 1920)
    [page] = pages_of(CARDS["highlight usual"], context)
    spans = [shape for shape in page.shapes if isinstance(shape, Span)]
    assert "".join(span.text for span in spans) == "涉密文件应当在保密柜中存放"
    baselines = [span.baseline for span in spans]
    assert baselines == sorted(baselines)
    assert all(low - high >= spans[0].px for high, low in pairwise(baselines))
    assert len({span.x for span in spans}) == 1


@pytest.mark.parametrize("name", ["prohibition usual", "prohibition longest"])
def test_the_ring_stands_beside_or_above(context_at: Callable[..., Context], name: str) -> None:
    for size in ((1920, 1080), (1080, 1920), (3840, 1080)):
        context = context_at(*size)
        [page] = pages_of(CARDS[name], context)
        [ring] = [shape for shape in page.shapes if isinstance(shape, Ring)]
        words = [box.rect for box in page.boxes if box.block > 0]
        if context.geometry.form is Form.PORTRAIT:
            assert ring.rect.bottom < min(rect.y for rect in words)
            assert ring.rect.x == min(context.geometry.text.x, ring.rect.x)
        else:
            assert ring.rect.x > max(rect.right for rect in words)


def test_the_code_stands_lower_left_in_portrait(context_at: Callable[..., Context]) -> None:
    context = context_at(1080, 1920)
    [page] = pages_of(CARDS["qr usual"], context)
    [code] = [shape for shape in page.shapes if isinstance(shape, Modules)]
    assert code.rect.x == context.geometry.text.x
    assert code.rect.bottom == context.geometry.text.bottom - context.geometry.stage.y
    assert code.rect.y > max(box.rect.bottom for box in page.boxes)


def check_places(page: Page, area: Rect) -> None:
    """Nothing outside the safe area, nothing over anything else."""
    whole = Rect(0, 0, *page.size)
    solid = [shape.rect for shape in page.shapes if isinstance(shape, (Ring, Modules, Image, Ornament))]
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


def check_lines(page: Page, wanted: list[str]) -> None:
    """避头尾 and no lone characters."""
    starts = tuple(wanted)
    for box in page.boxes:
        begins = any(words.startswith(box.text) for words in starts)
        assert box.text
        assert begins or box.text[0] not in NO_START, f"begins a line: {box}"
        assert box.text[-1] not in NO_END, f"ends a line: {box}"
        letters = sum(character.isalnum() for character in box.text)
        whole = any(box.text.strip() == words.strip() for words in starts) or "/" in box.text
        assert letters >= 2 or whole or not box.last, f"alone: {box}"


def check_words(pages: tuple[Page, ...], wanted: list[str], *, torn: bool) -> None:
    """All is said, once, and what belongs together is on one line."""
    lines = [box.text for page in pages for box in page.boxes] + [page.crawl for page in pages]
    shown, whole = Counter("".join(lines)), Counter("".join(word for word in wanted if word != "a picture"))
    lacking = whole - shown
    assert not +Counter({c: n for c, n in lacking.items() if not c.isspace()}), f"not shown: {lacking}"
    if torn:
        everything = "\n".join(wanted)
        for kept in KEPT:
            assert sum(line.count(kept) for line in lines) >= everything.count(kept), f"torn: {kept} in {lines}"


def check_sizes(page: Page, least: float) -> None:
    """Nothing is smaller than what can be read from where people stand."""
    small = [shape for shape in page.shapes if isinstance(shape, Span) and shape.px < int(least)]
    assert not small, f"too small: {small}"
