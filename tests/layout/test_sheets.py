"""Pages of PDFs and slides as sheets: as large as they can be, whole or in parts, outside nothing, over nothing."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QImage

from signage.core.cards.picture_cards import PageCard
from signage.core.display.geometry import Rect
from signage.core.display.reading import FIND_S, MAX_SHOW_S, MIN_SHOW_S
from signage.core.display.theme import Theme
from signage.layout.cards.page import LEAST_SHARE, OVERLAP
from signage.layout.compose import laid_of, pages_of
from signage.layout.context import Context
from signage.layout.paint import paint_page, paint_tile
from signage.layout.scene import Image, Page
from signage.layout.strip import TILE_H, Strip

ContextAt = Callable[..., Context]
SCREENS = {
    "1280x720": (1280, 720, 0.0, 3000.0),
    "1366x768": (1366, 768, 0.0, 3000.0),
    "1920x1080": (1920, 1080, 55.0, 3000.0),
    "1920x1080 at 5 m": (1920, 1080, 55.0, 5000.0),
    "3840x2160": (3840, 2160, 55.0, 3000.0),
    "far": (1920, 1080, 55.0, 8000.0),
    "portrait": (1080, 1920, 0.0, 3000.0),
    "wide": (3840, 1080, 0.0, 3000.0),
}
PAGES = {
    "A4 upright": (2480, 3508),
    "A4 lying": (3508, 2480),
    "slide": (3840, 2160),
    "old slide": (1600, 1200),
    "square": (1000, 1000),
    "long": (800, 3800),
    "broad": (3800, 400),
}
A4 = PageCard("00" * 32, 2480, 3508, 3, 12, chars=500)


@pytest.fixture(params=SCREENS.values(), ids=SCREENS.keys())
def context(request: pytest.FixtureRequest, context_at: ContextAt) -> Context:
    width, height, inch, distance = request.param
    return context_at(width, height, inch=inch, distance=distance)


def window_of(laid: tuple[Page, ...] | Strip) -> Rect:
    if isinstance(laid, Strip):
        return laid.window
    [image] = [shape for shape in laid[0].shapes if isinstance(shape, Image)]
    return image.rect


def base_of(laid: tuple[Page, ...] | Strip) -> Page:
    return laid.bar if isinstance(laid, Strip) else laid[0]


@pytest.mark.parametrize("count", [1, 120])
@pytest.mark.parametrize("size", PAGES.values(), ids=PAGES.keys())
def test_a_sheet_is_whole_and_in_its_place(context: Context, size: tuple[int, int], count: int) -> None:
    card = PageCard("00" * 32, *size, count, count)
    laid = laid_of(card, context)
    page, window, geometry = base_of(laid), window_of(laid), context.geometry
    shown = geometry.frameless if page.frameless else geometry
    assert shown is not None
    stage = shown.stage
    assert page.size == (stage.w, stage.h)
    safe = Rect(shown.text.x - stage.x, 0, shown.text.w, stage.h)
    assert safe.contains(window)
    numbers = [box for box in page.boxes if "/" in box.text]
    assert [box.text for box in numbers] == ([f"{count}/{count}"] if count > 1 else [])
    assert all(safe.contains(box.rect) and not box.rect.overlaps(window) for box in numbers)
    height = laid.height if isinstance(laid, Strip) else window.h
    assert window.w / height == pytest.approx(size[0] / size[1], rel=0.01)


def test_the_sheet_is_as_large_as_it_can_be(context: Context) -> None:
    """One of its sides touches the room that it has, or nearly: the number's line may lie below."""
    for size in PAGES.values():
        laid = laid_of(PageCard("00" * 32, *size, 1, 1), context)
        page, window = base_of(laid), window_of(laid)
        shown = context.geometry.frameless if page.frameless else context.geometry
        assert shown is not None
        touches = window.w >= shown.text.w - 2 or window.h >= shown.text.bottom - shown.stage.y - context.px(0.6) - 2
        assert touches or window.h >= shown.stage.h * 0.9, (size, window)


@pytest.mark.parametrize("name", ["1280x720", "1920x1080", "3840x2160"])
@pytest.mark.parametrize("size", [PAGES["A4 lying"], PAGES["slide"]], ids=str)
def test_header_and_footer_leave_for_a_sheet_that_would_be_small(
    context_at: ContextAt, name: str, size: tuple[int, int]
) -> None:
    width, height, inch, distance = SCREENS[name]
    context = context_at(width, height, inch=inch, distance=distance)
    [page] = pages_of(PageCard("00" * 32, *size, 1, 1), context)
    assert page.frameless
    [image] = [shape for shape in page.shapes if isinstance(shape, Image)]
    assert image.rect.h >= LEAST_SHARE * context.geometry.ticker.y


def test_they_stay_where_their_room_would_not_help(context_at: ContextAt) -> None:
    portrait = context_at(1080, 1920)
    for size in (PAGES["A4 upright"], PAGES["slide"]):
        assert not pages_of(PageCard("00" * 32, *size, 1, 1), portrait)[0].frameless
    assert not pages_of(PageCard("00" * 32, *PAGES["broad"], 1, 1), context_at(1920, 1080))[0].frameless


def test_an_upright_page_is_shown_in_two_halves_that_share_a_little(context_at: ContextAt) -> None:
    strip = laid_of(A4, context_at(1920, 1080))
    assert isinstance(strip, Strip)
    assert [page.offset for page in strip.pages] == [0, strip.height - strip.window.h]
    shared = strip.window.h - strip.pages[1].offset
    assert shared == pytest.approx(strip.height * OVERLAP, abs=2)
    assert not strip.flows


def test_a_longer_page_in_more_parts(context_at: ContextAt) -> None:
    strip = laid_of(PageCard("00" * 32, *PAGES["long"], 1, 1), context_at(1920, 1080))
    assert isinstance(strip, Strip)
    offsets = [page.offset for page in strip.pages]
    assert len(offsets) == 7
    assert offsets[-1] == strip.height - strip.window.h
    assert all(later - earlier < strip.window.h for earlier, later in pairwise(offsets)), "nothing is left out"


def test_upright_screens_show_the_whole_page(context_at: ContextAt) -> None:
    assert isinstance(laid_of(A4, context_at(1080, 1920)), tuple)
    assert len(pages_of(A4, context_at(1080, 1920))) == 1


def test_where_nothing_may_move_the_parts_are_pages(context_at: ContextAt) -> None:
    context = replace(context_at(1920, 1080), still=True)
    laid = laid_of(A4, context)
    assert isinstance(laid, tuple)
    tops = [shape.rect.y for page in laid for shape in page.shapes if isinstance(shape, Image)]
    assert len(tops) == 2
    assert tops[1] < 0 < tops[0]


@pytest.mark.parametrize(
    ("chars", "needed", "shown"),
    [(0, FIND_S, MIN_SHOW_S), (45, 16.5, 21.45), (1000, FIND_S + 1000 / 3, MAX_SHOW_S)],
)
def test_how_long_a_page_stands(context_at: ContextAt, chars: int, needed: float, shown: float) -> None:
    [page] = pages_of(replace(A4, width=3508, height=2480, chars=chars), context_at(1920, 1080))
    assert page.needed == pytest.approx(needed)
    assert page.seconds == pytest.approx(shown)


def test_halves_have_more_time(context_at: ContextAt) -> None:
    strip = laid_of(A4, context_at(1920, 1080))
    assert isinstance(strip, Strip)
    assert [page.seconds for page in strip.pages] == [MAX_SHOW_S, MAX_SHOW_S]
    assert strip.bar.needed == pytest.approx(FIND_S + 250 / 3)


def test_a_dwell_of_ones_own(context_at: ContextAt) -> None:
    strip = laid_of(A4, replace(context_at(1920, 1080), dwell_s=12.0))
    assert isinstance(strip, Strip)
    assert [page.seconds for page in strip.pages] == [12.0, 12.0]


@pytest.mark.parametrize(("chars", "small"), [(0, False), (600, False), (2400, True)])
def test_small_characters_are_noticed(context_at: ContextAt, chars: int, small: bool) -> None:
    """An official page fills a full-height window; four times as many characters are half as tall."""
    context = context_at(1920, 1080, inch=55.0, distance=3000.0)
    assert base_of(laid_of(replace(A4, chars=chars), context)).small is small


def photograph(sha256: str) -> QImage:
    """Red above, blue below."""
    assert sha256 == A4.sha256
    image = QImage(100, 200, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    for y in range(100, 200):
        for x in range(100):
            image.setPixel(x, y, 0x0000FF)
    return image


def test_tiles_are_cut_from_the_picture(context_at: ContextAt, theme: Theme) -> None:
    context = context_at(1920, 1080)
    strip = laid_of(A4, context)
    assert isinstance(strip, Strip)
    tiles = [paint_tile(strip, at, theme.day, context.fonts, photograph) for at in range(strip.tiles)]
    assert sum(tile.height() for tile in tiles) == strip.height
    assert all(tile.width() == strip.window.w for tile in tiles)

    def at(y: int) -> str:
        return tiles[y // TILE_H].pixelColor(strip.window.w // 2, y % TILE_H).name()

    assert at(strip.height // 4) == "#ff0000"
    assert at(strip.height * 3 // 4) == "#0000ff"
    assert at(0) == theme.day.rule.lower(), "its edge"


def test_a_picture_that_is_gone_leaves_an_empty_sheet(context_at: ContextAt, theme: Theme) -> None:
    context = context_at(1920, 1080)
    [page] = pages_of(replace(A4, width=3508, height=2480), context)
    image = paint_page(page, theme.day, context.fonts, lambda _: QImage())
    assert image.pixelColor(page.size[0] // 2, page.size[1] // 2).name() == theme.day.ground.lower()
