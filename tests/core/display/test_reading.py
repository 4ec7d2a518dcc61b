"""Readability arithmetic, by the numbers of the visual design."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.display.reading import (
    CAP_SHARE,
    FIND_S,
    FLOOR_SHARE,
    BodySize,
    body_size,
    glyph_px,
    page_seconds,
    read_seconds,
    scroll_step_refreshes,
    sheet_seconds,
    show_seconds,
    snapped_speed,
    ticker_speed,
    units,
)

SIZES = [
    ("55 inches from five metres", (1920, 1080, 55.0, 5000.0), BodySize(56, False, False)),
    ("unknown panel", (1920, 1080, 0.0, 5000.0), BodySize(56, False, False)),
    ("unknown distance", (1920, 1080, 55.0, 0.0), BodySize(56, False, False)),
    ("near: the floor", (1920, 1080, 55.0, 1000.0), BodySize(48, False, False)),
    ("eight metres: far mode", (1920, 1080, 55.0, 8000.0), BodySize(89, False, True)),
    ("too far for this panel", (1920, 1080, 32.0, 9000.0), BodySize(97, True, True)),
    ("old panel", (1366, 768, 0.0, 0.0), BodySize(40, False, False)),
    ("portrait counts its short side", (1080, 1920, 0.0, 0.0), BodySize(56, False, False)),
    ("four times the pixels", (3840, 2160, 55.0, 5000.0), BodySize(111, False, False)),
]


@pytest.mark.parametrize(("given_", "size"), [case[1:] for case in SIZES], ids=[case[0] for case in SIZES])
def test_body_size(given_: tuple[int, int, float, float], size: BodySize) -> None:
    assert body_size(*given_) == size


@given(st.integers(300, 8000), st.integers(300, 8000), st.just(0.0) | st.floats(1, 300), st.floats(0, 50_000))
def test_body_size_stays_between_floor_and_cap(width: int, height: int, inch: float, distance: float) -> None:
    size = body_size(width, height, inch, distance)
    short = min(width, height)
    assert round(short * FLOOR_SHARE) <= size.px <= round(short * CAP_SHARE)
    assert not size.capped or size.far


UNITS = [
    ("nothing", "", 0.0),
    ("Han", "保守国家秘密", 6.0),
    ("marks are not read", "保密，保密。", 4.0),
    ("rare Han", "㐀𠀀豈", 3.0),
    ("words", "USB Type", 3.4),
    ("a number is one group", "2026年10月1日", 9.0),
    ("a telephone", "0571-8888888", 2.0),
    ("mixed", "U盘3个", 1.7 + 1 + 2 + 1),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in UNITS], ids=[case[0] for case in UNITS])
def test_units(text: str, expected: float) -> None:
    assert units(text) == pytest.approx(expected)


def test_reading_time() -> None:
    assert read_seconds("保" * 40, 240.0) == pytest.approx(FIND_S + 10.0)
    assert read_seconds("保" * 40, 180.0) == pytest.approx(FIND_S + 40 / 3)
    assert page_seconds("保" * 40, 240.0) == pytest.approx(10.0)
    assert page_seconds("", 240.0) == 2.0


SHOWN = [
    ("short: at least eight seconds", "保" * 4, 0.0, 8.0),
    ("usual: 1.3 times its reading time", "保" * 40, 0.0, 1.3 * 11.5),
    ("long: thirty seconds", "保" * 100, 0.0, 30.0),
    ("longer than thirty seconds to read: that long", "保" * 200, 0.0, 51.5),
    ("its own dwell", "保" * 200, 5.0, 5.0),
    ("never under a second", "保", 0.1, 1.0),
]


@pytest.mark.parametrize(("text", "dwell", "seconds"), [case[1:] for case in SHOWN], ids=[case[0] for case in SHOWN])
def test_how_long_a_card_stays(text: str, dwell: float, seconds: float) -> None:
    assert show_seconds(text, 240.0, dwell) == pytest.approx(seconds)


@given(st.text(max_size=400), st.sampled_from([180.0, 240.0]))
def test_nobody_is_hurried(text: str, cpm: float) -> None:
    assert show_seconds(text, cpm) >= max(read_seconds(text, cpm), 8.0)


def test_a_crawling_text_moves_a_pixel_every_few_refreshes() -> None:
    assert scroll_step_refreshes(84, 25, 240.0) == 4
    assert scroll_step_refreshes(84, 25, 180.0) == 6
    assert scroll_step_refreshes(2000, 2, 600.0) == 1


SPEEDS = [(0.5, 0.5), (29.0, 30.0), (25.0, 30.0), (59.0, 60.0), (60.0, 60.0), (89.0, 60.0), (170.0, 180.0), (91.0, 120)]


@pytest.mark.parametrize(("wanted", "snapped"), SPEEDS)
def test_speeds_are_whole_pixels(wanted: float, snapped: float) -> None:
    assert snapped_speed(wanted) == pytest.approx(snapped)


@given(st.floats(1.0, 2000.0))
def test_any_speed_is_whole_pixels(wanted: float) -> None:
    a_refresh = snapped_speed(wanted) / 60.0
    assert a_refresh > 0
    per = a_refresh if a_refresh >= 1 else 1 / a_refresh
    assert per == pytest.approx(round(per))


def test_the_ticker_moves_about_three_characters_a_second() -> None:
    assert ticker_speed(56) == 180.0
    assert ticker_speed(38) == 120.0


@pytest.mark.parametrize(
    ("chars", "dwell", "seconds"),
    [
        (0, 0.0, (FIND_S, 8.0)),
        (45, 0.0, (16.5, 21.45)),
        (600, 0.0, (201.5, 30.0)),
        (600, 12.0, (201.5, 12.0)),
        (0, 0.2, (FIND_S, 1.0)),
    ],
)
def test_how_long_a_page_by_others_stands(chars: int, dwell: float, seconds: tuple[float, float]) -> None:
    assert sheet_seconds(chars, 180.0, dwell) == pytest.approx(seconds)


def test_how_tall_the_characters_of_a_page_are() -> None:
    mm = 10
    assert glyph_px(616, 210 * mm, 297 * mm) / mm == pytest.approx(5.6, abs=0.1)
    assert glyph_px(0, 100, 100) == math.inf
