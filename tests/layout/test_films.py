"""A film stands where its first frame would, for whole rounds; where nothing may move there is none."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage

from signage.core.cards.picture_cards import AnimationCard, PictureCard, Still
from signage.layout.compose import pages_of
from signage.layout.context import Context
from signage.layout.paint import paint_frame
from signage.layout.scene import Image

STILLS = tuple(Still(f"{number:064x}", 500) for number in range(4))


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1366, 768), (3840, 1080)])
def test_a_film_lies_on_its_first_frame(context_at: Callable[..., Context], size: tuple[int, int]) -> None:
    context = context_at(*size)
    (page,) = pages_of(AnimationCard(STILLS, 640, 360, "欢迎光临办事大厅"), context)
    (picture,) = pages_of(PictureCard(STILLS[0].sha256, 640, 360, "欢迎光临办事大厅"), context)
    assert page.film is not None
    assert page.film.stills == STILLS
    assert page.film.rect == next(shape.rect for shape in page.shapes if isinstance(shape, Image))
    assert (page.shapes, page.text) == (picture.shapes, picture.text)
    assert picture.film is None


@pytest.mark.parametrize(("ms", "seconds"), [(500, 10.0), (750, 12.0), (1500, 12.0), (4000, 16.0), (7000, 28.0)])
def test_it_stays_for_whole_rounds(context_at: Callable[..., Context], ms: int, seconds: float) -> None:
    stills = tuple(replace(still, ms=ms) for still in STILLS)
    (page,) = pages_of(AnimationCard(stills, 640, 360), context_at(1920, 1080))
    assert page.seconds == seconds


def test_where_nothing_may_move_there_is_no_film(context_at: Callable[..., Context]) -> None:
    context = context_at(1920, 1080)
    (page,) = pages_of(AnimationCard(STILLS, 640, 360), replace(context, still=True))
    assert page.film is None
    assert [shape.sha256 for shape in page.shapes if isinstance(shape, Image)] == [STILLS[0].sha256]
    (forced,) = pages_of(AnimationCard(STILLS, 640, 360), replace(context, dwell_s=5.0))
    assert (forced.seconds, forced.film is not None) == (5.0, True)


def test_a_frame_is_painted_on_the_ground() -> None:
    clear = QImage(40, 30, QImage.Format.Format_ARGB32)
    clear.fill(QColor(0, 0, 0, 0))
    small = paint_frame((400, 300), "#123456", clear)
    assert (small.width(), small.height()) == (40, 30)
    assert small.pixelColor(5, 5).name() == "#123456"
    assert (paint_frame((20, 15), "#123456", clear).width()) == 20
    assert paint_frame((20, 15), "#123456", QImage()).isNull()
