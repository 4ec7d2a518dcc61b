"""The mark across the top of what is not now: in the margin, over no text, readable, on every form of screen."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from signage.core.display.forms import geometry_of
from signage.core.display.theme import contrast
from signage.layout.context import Context
from signage.layout.mark import mark
from signage.layout.scene import Span
from signage.layout.themes import load_themes
from signage.paths import themes

ContextAt = Callable[..., Context]
FORMS = [
    (1920, 1080), (1366, 768), (1024, 768), (3840, 2160), (1080, 1920), (3840, 1080), (1920, 360), (1920, 160),
    (360, 1920),
]  # fmt: skip


@pytest.mark.parametrize("safe", [0.0, 4.0, 8.0])
@pytest.mark.parametrize("distance", [3000.0, 8000.0], ids=["near", "far"])
@pytest.mark.parametrize("size", FORMS, ids=str)
def test_it_lies_over_no_text(context_at: ContextAt, size: tuple[int, int], distance: float, safe: float) -> None:
    geometry = geometry_of(*size, diagonal_inch=55.0, distance_mm=distance, safe_percent=safe, marked=True)
    band = geometry.mark
    assert (band.x, band.y, band.w) == (0, 0, size[0])
    if geometry.single:
        line = round(1.2 * geometry.sentence_px)
        assert band.bottom <= (geometry.text.y if size[1] > size[0] else (geometry.stage.h - line) // 2)
    else:
        assert band.h >= round(0.75 * geometry.body)
        assert not any(place.overlaps(band) for place in (geometry.header, geometry.text, *geometry.reminders))
    if not band.h:
        return
    context = replace(context_at(*size), geometry=geometry)
    spans = [shape for shape in mark(context, "预览") if isinstance(shape, Span)]
    assert 1 <= len(spans) <= 4
    assert {span.text for span in spans} == {"预览"}
    for span in spans:
        assert span.x >= 0
        assert span.x + context.fonts.width(span.text, span.px, span.bold) <= band.w
        assert span.px <= band.h
        assert span.baseline - span.px * 0.9 >= 0
        assert span.baseline <= band.h
    assert len({span.baseline for span in spans}) == 1


def test_where_the_margin_is_wide_enough_nothing_moves() -> None:
    for size in FORMS:
        plain, marked = (geometry_of(*size, diagonal_inch=0.0, distance_mm=0.0, marked=on) for on in (False, True))
        assert replace(plain, is_marked=True) == marked, size


def test_it_is_readable_in_every_theme() -> None:
    for theme in load_themes(themes()).values():
        assert all(contrast(palette.ground, palette.soft) >= 4.5 for palette in theme.variants)
