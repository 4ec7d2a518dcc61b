"""测试卡: edges, safe area, place and screen name, numbered lines of falling size, colour patches."""

from __future__ import annotations

from signage.core.document import Align, runs_of
from signage.core.geometry import Geometry, Rect
from signage.layout.context import Context
from signage.layout.scene import Fill, Page, Shape, TextBox, shifted
from signage.layout.text import Setting, Style, laid, lay

LINES = (2.2, 1.6, 1.3, 1.0, 0.8, 0.57)
NUMBER_W = 2.0
SAMPLE = "保密工作人人有责 2026"
QUESTION = "站在最远处能看清第几行"
PATCHES = ("ground", "surface", "band", "accent", "level_1", "level_2", "level_3", "prohibit", "band_accent", "rule")


def test_card(context: Context, place: str, screen: str) -> Page:
    """The whole screen as one page: the sixth line is the smallest size that may be meant to be read."""
    geometry = context.geometry
    width, height = geometry.width, geometry.height
    edge = geometry.hairline * 2
    whole = Rect(0, 0, width, height)
    safe = Rect(geometry.text.x, geometry.header.y, geometry.text.w, height - 2 * geometry.header.y)
    shapes: list[Shape] = [Fill(whole, "prohibit", outline=edge), Fill(safe, "accent", outline=geometry.hairline)]
    boxes: list[TextBox] = []
    inner = Rect(
        safe.x + context.px(0.75), safe.y + context.px(0.5), safe.w - context.px(1.5), safe.h - context.px(1.0)
    )
    _corners(shapes, geometry)
    y = _name(shapes, boxes, context, f"{place} · {screen}", inner)
    facts = f"{width}×{height}　正文 {geometry.body} px　红框是屏幕边缘，蓝框以内是文字区"
    y = _line(shapes, boxes, context, facts, 0.6, inner, y, "soft")
    y = _line(shapes, boxes, context, QUESTION, 1.3, inner, y + context.px(0.5), "accent") + context.px(0.25)
    for number, scale in enumerate(LINES, 1):
        _line(shapes, boxes, context, str(number), scale, inner, y, "accent")
        text = Rect(inner.x + context.px(NUMBER_W), inner.y, inner.w - context.px(NUMBER_W), inner.h)
        y = _line(shapes, boxes, context, SAMPLE, scale, text, y, "ink") + context.px(0.1)
    _patches(shapes, context, inner)
    return Page((width, height), tuple(shapes), tuple(boxes), QUESTION, 0.0, 0.0)


def _name(shapes: list[Shape], boxes: list[TextBox], context: Context, words: str, inner: Rect) -> int:
    for scale in (2.2, 1.6, 1.0):
        style = context.style(scale, "ink", bold=True)
        block = lay(runs_of(words), style, inner.w, context.fonts, Setting(Align.LEFT, most_lines=1))
        if block is not None:
            break
    else:
        block = laid(runs_of(words), context.style(1.0, "ink", bold=True), inner.w, context.fonts)
    shapes.extend(shifted(span, inner.x, inner.y) for line in block.lines[:1] for span in line.spans)
    boxes.append(TextBox(Rect(inner.x, inner.y, block.width, block.height), words, 0, last=True))
    return inner.y + block.height


def _line(
    shapes: list[Shape],
    boxes: list[TextBox],
    context: Context,
    words: str,
    scale: float,
    inner: Rect,
    y: int,
    colour: str,
) -> int:
    px = context.px(scale)
    block = laid(runs_of(words), Style(px, round(px * 1.25), colour), inner.w, context.fonts)
    shapes.extend(shifted(span, inner.x, y) for line in block.lines[:1] for span in line.spans)
    rect = block.lines[0].rect
    boxes.append(TextBox(Rect(inner.x + rect.x, y + rect.y, rect.w, rect.h), words, len(boxes), last=True))
    return y + round(px * 1.25)


def _patches(shapes: list[Shape], context: Context, inner: Rect) -> None:
    side = context.px(1.1)
    x, y = inner.right - 2 * side - context.px(0.2), inner.bottom - 5 * (side + context.px(0.15))
    for number, colour in enumerate(PATCHES):
        column, row = number % 2, number // 2
        rect = Rect(x + column * (side + context.px(0.2)), y + row * (side + context.px(0.15)), side, side)
        shapes += [Fill(rect, colour), Fill(rect, "soft", outline=context.geometry.hairline)]


def _corners(shapes: list[Shape], geometry: Geometry) -> None:
    """A solid square in every corner: a television that crops shows none of them whole."""
    side = geometry.px(0.5)
    places = ((x, y) for x in (0, geometry.width - side) for y in (0, geometry.height - side))
    shapes.extend(Fill(Rect(x, y, side, side), "prohibit") for x, y in places)
