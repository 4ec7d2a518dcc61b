"""测试卡: edges, safe area, place, screen and output by name, numbered lines of falling size, colour patches.

In: a context of any form. Out: one page over the whole screen; on strips its pieces stand in a row or in a column.
"""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.display.geometry import Form, Geometry, Rect
from signage.core.document import runs_of
from signage.layout.context import Context
from signage.layout.scene import Fill, Page, Shape, TextBox, shifted
from signage.layout.text import Setting, Style, laid, lay

LINES = (2.2, 1.6, 1.3, 1.0, 0.8, 0.57)
STRIP_LINES = (1.0, 0.8, 0.67, 0.5, 0.4, 0.3)
"""Sizes on a strip, as shares of its sentence's."""
NUMBER_W, GAP = 2.0, 0.6
SAMPLES = ("保密工作人人有责 2026", "保密工作", "保密")
"""What a line says: the first that has room beside the patches."""
QUESTION = "站在最远处能看清第几行"
PATCHES = ("ground", "surface", "band", "accent", "level_1", "level_2", "level_3", "prohibit", "band_accent", "rule")
NARROW = 9
"""An upright strip is written on in a ninth of its width."""


@dataclass(slots=True)
class _Card:
    """The card being written; `unit` is its body size in px."""

    context: Context
    unit: int
    shapes: list[Shape]
    boxes: list[TextBox]

    def put(self, words: str, scale: float, area: Rect, y: int, colour: str = "ink", *, bold: bool = False) -> int:
        """Words at `scale` units in as many lines as they need; gives the y below."""
        px = max(round(self.unit * scale), 1)
        block = laid(runs_of(words), Style(px, round(px * 1.25), colour, bold), area.w, self.context.fonts)
        for line in block.lines:
            self.shapes.extend(shifted(span, area.x, y) for span in line.spans)
            rect = Rect(area.x + line.rect.x, y + line.rect.y, line.rect.w, line.rect.h)
            self.boxes.append(TextBox(rect, line.text, len(self.boxes), last=True))
        return y + block.height

    def fitting(self, words: str, scales: tuple[float, ...], area: Rect, y: int, *, bold: bool = False) -> int:
        """Words on one line, at the first of `scales` at which they fit, else at the last in several."""
        for scale in scales:
            px = round(self.unit * scale)
            style = Style(px, px, "ink", bold)
            if lay(runs_of(words), style, area.w, self.context.fonts, Setting(most_lines=1)) is not None:
                break
        return self.put(words, scale, area, y, bold=bold)


def test_card(context: Context, place: str, screen: str, output: str) -> Page:
    """The whole screen as one page: the sixth line is the smallest size that may be meant to be read."""
    geometry = context.geometry
    whole, edge = Rect(0, 0, geometry.width, geometry.height), geometry.hairline * 2
    unit = geometry.width // NARROW if geometry.form is Form.COLUMN else geometry.body
    card = _Card(context, unit, [], [])
    card.shapes += [Fill(whole, "prohibit", outline=edge), Fill(geometry.safe, "accent", outline=geometry.hairline)]
    _corners(card.shapes, geometry, min(unit // 2, geometry.safe.x or unit, geometry.safe.y or unit))
    facts = [f"{geometry.width}×{geometry.height}", f"正文 {geometry.sentence_px or geometry.body} px"]
    facts += [f"输出口 {output}"] if output else []
    name = f"{place} · {screen}"
    if geometry.form is Form.STRIP:
        _lying(card, name, "　".join(facts))
    else:
        _standing(card, name, "　".join([*facts, "红框是屏幕边缘，蓝框以内是文字区"]))
    return Page((geometry.width, geometry.height), tuple(card.shapes), tuple(card.boxes), QUESTION, 0.0, 0.0)


def _standing(card: _Card, name: str, facts: str) -> None:
    """Everything under one another, the patches in the lower right corner."""
    safe, unit = card.context.geometry.safe, card.unit
    inner = Rect(safe.x + round(0.75 * unit), safe.y + unit // 2, safe.w - round(1.5 * unit), safe.h - unit)
    y = card.fitting(name, (2.2, 1.6, 1.0), inner, inner.y, bold=True)
    y = card.put(facts, 0.6, inner, y, "soft")
    y = card.put(QUESTION, 1.3, inner, y + unit // 2, "accent") + unit // 4
    text = Rect(inner.x + round(NUMBER_W * unit), inner.y, inner.w - round(NUMBER_W * unit), inner.h)
    side, gap = round(1.1 * unit), round(0.2 * unit)
    corner = Rect(inner.right - 2 * side - gap, inner.bottom - 5 * (side + gap), side, side)
    for number, scale in enumerate(LINES, 1):
        px = max(round(unit * scale), 1)
        room = text.w if y + 2 * px <= corner.y else corner.x - gap - text.x
        fits = (sample for sample in SAMPLES if card.context.fonts.width(sample, px, bold=False) <= room)
        card.put(str(number), scale, inner, y, "accent")
        y = card.put(next(fits, SAMPLES[-1]), scale, text, y) + round(0.1 * unit)
    _patches(card, corner, gap, 2)


def _lying(card: _Card, name: str, facts: str) -> None:
    """Name and facts at the left, the numbered samples in a row at the right, as large as they have room."""
    context, safe = card.context, card.context.geometry.safe
    sentence = context.geometry.sentence_px
    pad = safe.h // 8
    left = Rect(safe.x + pad, safe.y + pad, safe.w * 2 // 5 - 2 * pad, safe.h - 2 * pad)
    card.unit = left.h // 3
    y = card.fitting(name, (1.0, 0.8, 0.6), left, left.y, bold=True)
    y = card.fitting(facts, (0.6, 0.5, 0.4), left, y)
    side = max(2, (left.w - 18) // 20)
    if y + side <= left.bottom:
        _patches(card, Rect(left.x, left.bottom - side, side, side), 2, len(PATCHES))
    wanted = sum(round(sentence * share) for share in STRIP_LINES) * (2 + GAP)
    room = safe.right - pad - left.right - pad
    scale = min(1.0, room / wanted)
    x = left.right + pad
    for number, share in enumerate(STRIP_LINES, 1):
        card.unit = max(4, int(sentence * share * scale))
        top = safe.y + (safe.h - round(card.unit * 1.25)) // 2
        card.put(str(number), 1.0, Rect(x, top, card.unit, safe.h), top, "accent")
        card.put(SAMPLES[-1][0], 1.0, Rect(x + round(0.8 * card.unit), top, card.unit, safe.h), top)
        x += round(card.unit * (2 + GAP))


def _patches(card: _Card, corner: Rect, gap: int, columns: int) -> None:
    """The theme's colours in rows of so many squares, from the upper left one."""
    line = card.context.geometry.hairline
    for number, colour in enumerate(PATCHES):
        column, row = number % columns, number // columns
        x, y = corner.x + column * (corner.w + gap), corner.y + row * (corner.h + gap)
        rect = Rect(x, y, corner.w, corner.h)
        card.shapes += [Fill(rect, colour), Fill(rect, "soft", outline=line)]


def _corners(shapes: list[Shape], geometry: Geometry, side: int) -> None:
    """A solid square in every corner: a television that crops shows none of them whole."""
    places = ((x, y) for x in (0, geometry.width - side) for y in (0, geometry.height - side))
    shapes.extend(Fill(Rect(x, y, side, side), "prohibit") for x, y in places)
