"""The frame of a landscape screen: bands that neither overlap nor leave the screen, text inside the safe area."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from signage.core.geometry import Geometry, Rect, geometry_of

SIZES = [(1280, 720), (1366, 768), (1280, 1024), (1920, 1080), (3840, 2160)]


def frame(width: int = 1920, height: int = 1080, *, distance: float = 5000.0, safe: float = 4.0) -> Geometry:
    return geometry_of(width, height, diagonal_inch=55.0, distance_mm=distance, safe_percent=safe)


def test_rectangles() -> None:
    rect = Rect(10, 20, 30, 40)
    assert (rect.right, rect.bottom) == (40, 60)
    assert rect.contains(rect)
    assert rect.contains(Rect(11, 21, 5, 5))
    for outside in (Rect(9, 20, 5, 5), Rect(10, 19, 5, 5), Rect(36, 20, 5, 5), Rect(10, 56, 5, 5)):
        assert not rect.contains(outside)
        assert rect.overlaps(outside)
        assert outside.overlaps(rect)
    for beside in (Rect(40, 20, 5, 5), Rect(5, 20, 5, 5), Rect(10, 60, 5, 5), Rect(10, 15, 5, 5)):
        assert not rect.overlaps(beside)
        assert not beside.overlaps(rect)


def test_the_numbers_of_the_design() -> None:
    geometry = frame()
    assert (geometry.body, geometry.hairline, geometry.far, geometry.capped) == (56, 2, False, False)
    assert geometry.px(1.7) == 95
    assert geometry.header == Rect(77, 43, 1766, 84)
    assert geometry.ticker_line.h == 95
    assert geometry.columns(1, 12) == (77, 1766)


def test_columns_share_the_width() -> None:
    geometry = frame()
    lefts = [geometry.columns(n, n) for n in range(1, 13)]
    assert lefts[0][0] == geometry.text.x
    assert abs(sum(lefts[-1]) - geometry.text.right) <= 1
    gutters = [after[0] - sum(before) for before, after in pairwise(lefts)]
    assert all(abs(gutter - 28) <= 1 for gutter in gutters)
    left, width = geometry.columns(9, 12)
    assert abs(left + width - geometry.text.right) <= 1


def test_far_mode_has_no_footer() -> None:
    near, far = frame(), frame(distance=8000.0)
    assert near.footer.h > 0
    assert far.far
    assert far.footer.h == 0


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_old_and_new_panels(width: int, height: int) -> None:
    check(frame(width, height), safe=4.0)


@given(st.integers(640, 7680), st.integers(480, 4320), st.floats(0, 10_000), st.sampled_from([0.0, 2.5, 4.0, 5.0, 8.0]))
def test_any_landscape_screen(width: int, height: int, distance: float, safe: float) -> None:
    assume(1.2 <= width / height <= 2.4)
    check(frame(width, height, distance=distance, safe=safe), safe=safe)


def check(geometry: Geometry, *, safe: float) -> None:
    screen = Rect(0, 0, geometry.width, geometry.height)
    bands = (geometry.header, geometry.stage, geometry.footer, geometry.ticker)
    assert all(screen.contains(band) for band in (*bands, geometry.text, geometry.ticker_line))
    for at, band in enumerate(bands):
        assert not any(band.overlaps(other) for other in bands[at + 1 :])
    assert geometry.stage.contains(geometry.text)
    assert geometry.ticker.contains(geometry.ticker_line)
    assert geometry.ticker.bottom == geometry.height
    assert geometry.stage.h > geometry.height * 0.5
    margin_x, margin_y = int(geometry.width * safe / 100), int(geometry.height * safe / 100)
    assert geometry.text.x >= margin_x
    assert geometry.text.right <= geometry.width - margin_x
    assert geometry.header.y >= margin_y
    words_bottom = geometry.ticker_line.y + (geometry.ticker_line.h + geometry.body) // 2
    assert words_bottom <= geometry.height - margin_y + 1
    assert geometry.hairline >= 2
