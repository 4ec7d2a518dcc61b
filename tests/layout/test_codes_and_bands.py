"""QR codes that a phone reads, the bands around the stage, the neutral slide, the test card, themes by contrast."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage

from signage.core.cards.card import QrCode
from signage.core.display.geometry import Rect
from signage.core.display.theme import Theme
from signage.layout import bands, testcard, zones
from signage.layout.cards.qr import QUIET, qr
from signage.layout.context import Context
from signage.layout.paint import edge_fade, paint_page, paint_shapes
from signage.layout.scene import Fill, Modules, Shape, Span

ContextAt = Callable[..., Context]
SIZES = [(1280, 720), (1366, 768), (1024, 768), (1920, 1080), (3840, 2160)]
FORMS = [*SIZES, (1080, 1920), (3840, 1080), (1920, 360), (1920, 160), (360, 1920)]
ADDRESSES = ["https://a.cn", "https://flk.npc.gov.cn/detail?id=ff808081", "https://example.gov.cn/" + "b" * 270]


def pixels(image: QImage) -> np.ndarray:
    """The picture as rows of grey values."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("address", ADDRESSES, ids=len)
@pytest.mark.parametrize("dusk", [False, True], ids=["day", "dusk"])
def test_codes_are_read_back(
    context_at: ContextAt, theme: Theme, size: tuple[int, int], address: str, dusk: bool
) -> None:
    context = context_at(*size, inch=55.0)
    [page] = qr(QrCode(address, "官网", "a.cn"), context)
    [code] = [shape for shape in page.shapes if isinstance(shape, Modules)]
    module = code.rect.w // (len(code.rows) + 2 * QUIET)
    assert module >= 4
    assert code.rect.w >= context.px(7.0) or module * (len(code.rows) + 8) == code.rect.w
    assert page.seconds >= 15.0
    image = paint_page(page, theme.palette(dusk=dusk), context.fonts, lambda _: QImage())
    assert [found.text for found in zxingcpp.read_barcodes(pixels(image))] == [address]


def test_no_code_where_nobody_can_reach_it(context_at: ContextAt) -> None:
    for distance in (4500.0, 8000.0):
        [page] = qr(QrCode(ADDRESSES[0], "官网", "a.cn"), context_at(1920, 1080, inch=55.0, distance=distance))
        assert not any(isinstance(shape, Modules) for shape in page.shapes)
        assert "a.cn" in [box.text for box in page.boxes]


def right_end(shapes: list[Shape], context: Context) -> float:
    return max(span.x + context.fonts.width(span.text, span.px, span.bold) for span in shapes if isinstance(span, Span))


def words(shapes: list[Shape]) -> str:
    return "".join(shape.text for shape in shapes if isinstance(shape, Span))


@pytest.mark.parametrize("size", FORMS, ids=str)
@pytest.mark.parametrize(
    "organisation", ["住建局", "住房和城乡建设局", "某某自治区某某市某某区住房和城乡建设委员会保密办"]
)
def test_header(context_at: ContextAt, size: tuple[int, int], organisation: str) -> None:
    context = context_at(*size)
    geometry = context.geometry
    if not geometry.header.h:
        return
    day = "2026年11月23日　星期一　农历十月十五"
    shapes = bands.header(context, organisation, day, "08:05")
    spans = [shape for shape in shapes if isinstance(shape, Span)]
    assert "08:05" in words(shapes)
    if not geometry.single:
        assert "2026年11月23日" in words(shapes)
        assert "星期一" in words(shapes)
        assert organisation[:3] in words(shapes)
    assert right_end(shapes, context) <= geometry.header.w + 1
    apart([ink(span, context) for span in spans])
    assert all(s.baseline - s.px * 0.9 >= 0 and s.baseline + s.px * 0.1 <= geometry.header.h for s in spans)


def ink(span: Span, context: Context) -> Rect:
    """About where a span is painted."""
    width = round(context.fonts.width(span.text, span.px, span.bold))
    return Rect(round(span.x) + 1, round(span.baseline - span.px * 0.8), max(width - 2, 0), round(span.px * 0.8))


def apart(places: list[Rect]) -> None:
    assert not any(one.overlaps(other) for one, other in combinations(places, 2))


def test_the_lunar_date_leaves_before_the_name_becomes_smaller(context_at: ContextAt) -> None:
    day = "2026年11月23日　星期一　农历十月十五"
    long = "某某某某市住房和城乡建设委员会"
    assert "农历" in words(bands.header(context_at(1024, 768), "住房和城乡建设局", day, "08:05"))
    small = bands.header(context_at(1024, 768), long, day, "08:05")
    assert "农历" not in words(small)
    assert words(small).startswith(long)
    assert "星期一" in words(small)


def test_far_away_the_header_is_a_name_and_a_clock(context_at: ContextAt) -> None:
    for size in ((1920, 1080), (1080, 1920)):
        context = context_at(*size, inch=55.0, distance=8000.0)
        assert words(bands.header(context, "住建局", "", "08:05")) == "住建局08:05"


def test_the_zones_of_a_wide_screen(context_at: ContextAt) -> None:
    context = context_at(3840, 1080)
    geometry = context.geometry
    shapes = bands.footer(context, "责任科室：局保密工作办公室　编号 A1B2C3", 5, 1, "保密措施")
    assert words(shapes) == "责任科室：局保密工作办公室编号A1B2C3保密措施".replace("A1", " A1") or "保密措施" in words(
        shapes
    )
    apart([ink(shape, context) for shape in shapes if isinstance(shape, Span)])
    fills = [shape for shape in shapes if isinstance(shape, Fill)]
    assert len(fills) == 6
    whole = Rect(0, 0, geometry.footer.w, geometry.footer.h)
    assert all(whole.contains(fill.rect) for fill in fills)
    panel = zones.panel(context)
    assert words(panel) == "保密提示"
    for words_of_it in ("锁屏。", "重要文件不落地，" * 4, "重要文件不落地，" * 30):
        for place in geometry.reminders:
            spans = [s for s in zones.reminder(context, place, words_of_it) if isinstance(s, Span)]
            assert words_of_it.startswith("".join(span.text for span in spans))
            assert all(s.baseline - s.px >= 0 and s.baseline <= place.h for s in spans)
            assert right_end(list(spans), context) <= place.w + 1


def test_nothing_moves_on_the_ticker_of_a_strip_but_its_entries(context_at: ContextAt) -> None:
    context = context_at(1920, 360)
    placed, _ = bands.ticker_entries(context, ("随手锁屏。",))
    spans = [shape for shape in placed[0][1] if isinstance(shape, Span)]
    assert spans[1].px == round(0.2 * 360)
    assert all(span.baseline <= context.geometry.ticker.h for span in spans)


@pytest.mark.parametrize(("segments", "current", "bars"), [(0, 0, 0), (1, 0, 0), (5, 4, 5), (400, 399, 24)])
def test_footer(context_at: ContextAt, segments: int, current: int, bars: int) -> None:
    context = context_at(1366, 768)
    shapes = bands.footer(context, "责任科室：局保密工作办公室　编号 A1B2C3", segments, current)
    fills = [shape for shape in shapes if not isinstance(shape, Span)]
    assert len(fills) == bars
    assert sum(fill.colour == "accent" for fill in fills) == (1 if bars else 0)  # type: ignore[union-attr]
    assert all(fill.rect.right <= context.geometry.footer.w for fill in fills)
    assert bands.footer(context_at(1920, 1080, inch=55.0, distance=8000.0), "x", 3, 1) == []


def test_ticker_entries_follow_one_another(context_at: ContextAt) -> None:
    context = context_at(1920, 1080)
    placed, length = bands.ticker_entries(context, ("随手锁屏。", "人离桌清。", "U盘不混用，24小时内上报。"))
    assert [words(shapes) for _, shapes in placed] == ["◆随手锁屏。", "◆人离桌清。", "◆U盘不混用，24小时内上报。"]
    xs = [x for x, _ in placed]
    for (x, shapes), following in zip(placed, [*xs[1:], length], strict=True):
        spans = [shape for shape in shapes if isinstance(shape, Span)]
        assert x < spans[0].x < spans[1].x
        assert right_end(shapes, context) <= following + 1
    assert bands.ticker_entries(context, ()) == ([], 0)


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1080, 1920), (1920, 360)], ids=str)
@pytest.mark.parametrize("entry", ["锁屏。", "重要文件不落地，" * 6, "重要文件不落地，" * 12])
def test_standing_entries_stay_inside(context_at: ContextAt, size: tuple[int, int], entry: str) -> None:
    context = context_at(*size)
    shapes = bands.ticker_standing(context, entry)
    room = context.geometry.width - bands.label_width(context.geometry)
    assert right_end(shapes, context) <= room - context.geometry.text.x + 1
    for span in shapes:
        assert isinstance(span, Span)
        assert span.baseline - span.px * 0.9 >= 0
        assert span.baseline + span.px * 0.2 <= context.geometry.ticker_line.h


@pytest.mark.parametrize("distance", [3000.0, 8000.0], ids=["near", "far"])
@pytest.mark.parametrize("size", [(1080, 1920), (1024, 768), (1920, 1080)], ids=str)
def test_a_standing_entry_of_usual_length_is_whole(
    context_at: ContextAt, size: tuple[int, int], distance: float
) -> None:
    entry = "涉密文件随用随锁，人离桌清，不在桌上过夜。"
    assert words(bands.ticker_standing(context_at(*size, inch=55.0, distance=distance), entry)) == entry


def test_the_label_ends_before_the_text_begins(context_at: ContextAt) -> None:
    context = context_at(1366, 768)
    shapes = bands.ticker_label(context)
    assert words(shapes) == "保密提示"
    assert right_end(shapes, context) <= bands.label_width(context.geometry)


@pytest.mark.parametrize("size", FORMS, ids=str)
@pytest.mark.parametrize("organisation", ["局", "住房和城乡建设局", "某某自治区某某市某某区住房和城乡建设委员会" * 2])
def test_the_neutral_slide(context_at: ContextAt, size: tuple[int, int], organisation: str) -> None:
    context = context_at(*size)
    page = bands.neutral(context, organisation)
    assert "".join(box.text for box in page.boxes) == organisation
    assert all(box.rect.x >= 0 and box.rect.right <= page.size[0] for box in page.boxes)


@pytest.mark.parametrize("size", [*FORMS, (1080, 1080), (1024, 768), (1000, 900)], ids=str)
def test_the_test_card(context_at: ContextAt, size: tuple[int, int]) -> None:
    context = context_at(*size)
    page = testcard.test_card(context, "大厅", "屏幕1", "HDMI-1")
    numbers = [box for box in page.boxes if box.text in list("123456")]
    assert [box.text for box in numbers] == list("123456")
    assert [box.rect.h for box in numbers] == sorted((box.rect.h for box in numbers), reverse=True)
    assert len({box.rect.h for box in numbers}) == 6
    assert all(context.geometry.safe.contains(box.rect) for box in page.boxes)
    assert "HDMI-1" in "".join(box.text for box in page.boxes)
    apart([box.rect for box in page.boxes])
    lined = {shape.rect for shape in page.shapes if isinstance(shape, Fill) and shape.colour == "soft"}
    patches = [shape.rect for shape in page.shapes if isinstance(shape, Fill) and shape.rect in lined]
    assert len(lined) in (0, len(testcard.PATCHES))
    assert all(context.geometry.safe.contains(patch) for patch in patches)
    assert not any(patch.overlaps(box.rect) for patch in patches for box in page.boxes)


def test_fades_go_from_the_band_to_nothing() -> None:
    left, right = edge_fade(20, 2, "#16324F", left=True), edge_fade(20, 2, "#16324F", left=False)
    alphas = [left.pixelColor(x, 0).alpha() for x in range(20)]
    assert alphas == sorted(alphas, reverse=True)
    assert alphas[0] == 255
    assert [right.pixelColor(x, 0).alpha() for x in range(20)] == sorted(alphas)


def test_what_is_measured_is_what_is_painted(context_at: ContextAt, theme: Theme) -> None:
    """The ink of a line lies inside the box that the layout reports for it."""
    context = context_at(1366, 768)
    page = bands.neutral(context, "保密工作U盘2026年")
    image = pixels(paint_shapes(page.size, page.shapes, "ground", theme.day, context.fonts))
    rows, columns = np.nonzero(image != image[0, 0])
    box = page.boxes[0].rect
    assert box.x - 2 <= columns.min()
    assert columns.max() <= box.right + 2
    assert box.y - 2 <= rows.min()
    assert rows.max() <= box.bottom + box.h * 0.1
