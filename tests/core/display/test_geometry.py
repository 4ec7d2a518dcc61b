"""The frame of screens of any shape: bands that neither overlap nor leave the screen, text inside the safe area."""

from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from signage.core.display.forms import form_of_size, geometry_of
from signage.core.display.geometry import NOTHING, Form, Geometry, Rect

SIZES = [(1280, 720), (1366, 768), (1280, 1024), (1920, 1080), (3840, 2160)]


def frame(width: int = 1920, height: int = 1080, *, distance: float = 5000.0, safe: float = 4.0) -> Geometry:
    return geometry_of(width, height, diagonal_inch=55.0, distance_mm=distance, safe_percent=safe)


def test_rectangles() -> None:
    rect = Rect(10, 20, 30, 40)
    assert (rect.right, rect.bottom) == (40, 60)
    assert rect.size == (30, 40)
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


FORMS = [
    ((1920, 1080), Form.LANDSCAPE),
    ((1024, 768), Form.LANDSCAPE),
    ((1000, 1000), Form.LANDSCAPE),
    ((1080, 1920), Form.PORTRAIT),
    ((480, 1920), Form.PORTRAIT),
    ((2592, 1080), Form.WIDE),
    ((3840, 1080), Form.WIDE),
    ((4860, 1080), Form.WIDE),
    ((1920, 360), Form.STRIP),
    ((1920, 160), Form.STRIP),
    ((360, 1920), Form.COLUMN),
]


@pytest.mark.parametrize(("size", "form"), FORMS, ids=str)
def test_the_form_follows_from_the_shape(size: tuple[int, int], form: Form) -> None:
    geometry = plain(*size)
    assert geometry.form is form is form_of_size(*size)
    assert geometry.single == (form in (Form.STRIP, Form.COLUMN)) == (geometry.sentence_px > 0)
    assert geometry.brief == geometry.single
    check(geometry, safe=4.0)


def plain(width: int, height: int, **more: Any) -> Geometry:
    return geometry_of(width, height, diagonal_inch=0.0, distance_mm=0.0, **more)


def test_portrait() -> None:
    geometry = plain(1080, 1920)
    assert geometry.text.y == round(0.18 * 1920)
    assert geometry.ticker_line.h == 112
    assert geometry.fill_steps[0] == 2.2
    assert geometry.most_rows == 9
    assert geometry.text_span(1, 8) == geometry.columns(1, 12)
    figure, words = geometry.fields(geometry.text, 300)
    assert (figure.h, figure.x, words.x, words.w) == (300, geometry.text.x, geometry.text.x, geometry.text.w)
    assert figure.bottom < words.y
    assert words.bottom == geometry.text.bottom
    assert geometry.top_of(100, 1100, 100) == 156
    assert geometry.top_of(100, 190, 60) == 110
    assert geometry.fields(geometry.text, 5000)[1].h == 0


def test_beside_in_landscape() -> None:
    geometry = plain(1920, 1080)
    figure, words = geometry.fields(geometry.text, 300)
    assert words.right < figure.x
    assert figure.right == pytest.approx(geometry.text.right, abs=1)
    assert (words.h, figure.h) == (geometry.text.h, geometry.text.h)
    wide = plain(3840, 1080)
    assert wide.columns(1, 12)[0] == wide.text.x - 960, "columns are in stage coordinates"
    assert geometry.text_span() == geometry.columns(1, 8)
    assert geometry.fill_steps[0] == 1.8
    assert geometry.most_rows == 0
    assert geometry.top_of(100, 1100, 100) == 400


def test_the_zones_of_the_wide_form() -> None:
    geometry = plain(3840, 1080)
    assert geometry.stage == Rect(960, 0, 1920, 1080)
    assert geometry.header.right < 960
    assert geometry.ticker.x == 2880
    assert len(geometry.reminders) == 3
    assert all(geometry.ticker.contains(place) for place in geometry.reminders)
    assert not any(one.overlaps(other) for one, other in combinations(geometry.reminders, 2))
    assert geometry.most_rows == 7


def test_nothing_lies_across_the_joint_of_two_panels() -> None:
    geometry = plain(3840, 1080, panels=2)
    check(geometry, safe=4.0)
    places = (geometry.stage, geometry.text, geometry.header, geometry.footer, geometry.ticker, *geometry.reminders)
    assert all(place.right <= 1920 or place.x >= 1920 for place in places)


def test_strips() -> None:
    geometry = plain(1920, 360)
    assert (geometry.stage.h, geometry.ticker.h, geometry.sentence_px, geometry.body) == (230, 130, 108, 72)
    assert geometry.text.w >= 12 * 108
    assert geometry.header.right <= 1920 - 77
    assert plain(1920, 420).header == NOTHING, "the clock would take the room of the sentence"
    low = plain(1920, 160)
    assert (low.sentence_px, low.ticker, low.header, low.stage) == (96, NOTHING, NOTHING, Rect(0, 0, 1920, 160))
    upright = plain(360, 1920)
    assert (upright.sentence_px, upright.ticker, upright.stage) == (108, NOTHING, Rect(0, 0, 360, 1920))
    assert not geometry.capped
    assert geometry_of(1920, 360, diagonal_inch=38.0, distance_mm=9000.0).capped


def test_a_small_screen_gives_up_its_footer_first() -> None:
    assert plain(1366, 768).footer.h > 0
    near_far = geometry_of(1366, 768, diagonal_inch=40.0, distance_mm=5000.0)
    assert not near_far.far
    assert near_far.footer.h == 0
    assert near_far.header.h > 0
    wide = geometry_of(3840, 1080, diagonal_inch=80.0, distance_mm=8000.0)
    assert wide.far
    assert wide.brief
    assert wide.footer.h == 0
    assert wide.text_span(1, 8) == wide.columns(1, 12)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1366, 768)])
def test_without_its_frame_the_stage_has_all_above_the_ticker(size: tuple[int, int]) -> None:
    geometry = plain(*size)
    bare = geometry.frameless
    assert bare is not None
    assert bare.stage == Rect(0, 0, size[0], geometry.ticker.y)
    assert (bare.header, bare.footer) == (NOTHING, NOTHING)
    assert bare.stage.contains(bare.text)
    assert (bare.text.x, bare.text.w) == (geometry.text.x, geometry.text.w)
    assert bare.text.h > geometry.text.h
    assert bare.body == geometry.body


@pytest.mark.parametrize("size", [(3840, 1080), (1920, 360), (200, 1920)])
def test_zones_and_strips_have_no_frame_to_leave(size: tuple[int, int]) -> None:
    assert plain(*size).frameless is None


def test_a_led_panel_draws_no_small_glyphs() -> None:
    geometry = plain(512, 256, led=True)
    assert (geometry.body, geometry.least_px) == (20, 16)
    assert plain(512, 256).least_px == 1


@given(st.integers(640, 7680), st.integers(480, 4320), st.floats(0, 10_000), st.sampled_from([0.0, 2.5, 4.0, 5.0, 8.0]))
def test_any_screen(width: int, height: int, distance: float, safe: float) -> None:
    assume(width / height <= 4.5 and height / width <= 4.5)
    check(frame(width, height, distance=distance, safe=safe), safe=safe)


@given(st.integers(300, 7680), st.integers(32, 600), st.sampled_from([0.0, 4.0, 8.0]), st.booleans())
def test_any_strip(long: int, short: int, safe: float, upright: bool) -> None:
    assume(long / short > 4.5)
    size = (short, long) if upright else (long, short)
    check(plain(*size, safe_percent=safe), safe=safe)


def check(geometry: Geometry, *, safe: float) -> None:
    screen = Rect(0, 0, geometry.width, geometry.height)
    bands = tuple(
        band for band in (geometry.header, geometry.stage, geometry.footer, geometry.ticker) if band.w and band.h
    )
    assert all(screen.contains(band) for band in (*bands, geometry.text, geometry.ticker_line, *geometry.reminders))
    assert not any(one.overlaps(other) for one, other in combinations(bands, 2))
    assert geometry.stage.contains(geometry.text)
    assert geometry.ticker.contains(geometry.ticker_line)
    assert geometry.ticker == NOTHING or geometry.ticker.bottom == geometry.height
    least = 0.5 if geometry.form in (Form.LANDSCAPE, Form.PORTRAIT) else 0.64
    assert geometry.stage.h >= int(geometry.height * least)
    margin_x, margin_y = int(geometry.width * safe / 100), int(geometry.height * safe / 100)
    assert geometry.hairline >= 2
    if geometry.single:
        assert geometry.sentence_px <= (geometry.text.w if geometry.form is Form.COLUMN else geometry.text.h)
        return
    assert geometry.text.x >= margin_x
    assert geometry.text.right <= geometry.width - margin_x
    assert geometry.header.y >= margin_y
    assert geometry.text.h > 0.4 * geometry.height
    words = geometry.reminders[-1].bottom if geometry.reminders else line_bottom(geometry)
    assert words <= geometry.height - margin_y + 1


def line_bottom(geometry: Geometry) -> int:
    """Where the words of the ticker end."""
    return geometry.ticker_line.y + (geometry.ticker_line.h + geometry.body) // 2


@pytest.mark.parametrize("distance", [0.0, 8000.0], ids=["near", "far"])
@pytest.mark.parametrize(("size", "form"), FORMS, ids=str)
def test_the_level_strip_pushes_the_stage_and_covers_nothing(
    size: tuple[int, int], form: Form, distance: float
) -> None:
    geometry = geometry_of(*size, diagonal_inch=55.0 if distance else 0.0, distance_mm=distance)
    lowered, strip = geometry.lowered, geometry.strip
    if form is Form.COLUMN or min(size) < 200:
        assert (strip, lowered) == (NOTHING, geometry), "no room"
        return
    if form is Form.STRIP:
        assert lowered == geometry, "the word takes the place of the ticker's label"
        assert geometry.ticker.contains(strip)
        return
    assert lowered.is_lowered
    assert strip.h >= round(1.3 * geometry.body)
    assert (lowered.stage.y, lowered.stage.bottom) == (strip.bottom, geometry.stage.bottom)
    assert lowered.text.y >= strip.bottom + geometry.px(0.5)
    assert lowered.text.bottom == geometry.text.bottom
    assert lowered.stage.contains(lowered.text)
    assert (lowered.header, lowered.footer, lowered.ticker) == (geometry.header, geometry.footer, geometry.ticker)
    for place in (lowered.stage, lowered.header, lowered.footer, lowered.ticker):
        assert not place.overlaps(strip)
    whole = lowered.frameless
    if whole is not None:
        assert (whole.stage.y, whole.stage.bottom) == (strip.bottom, geometry.ticker.y)
        assert whole.stage.contains(whole.text)
        assert whole.footer == NOTHING
