"""The frame around the stage: header, footer, ticker entries, neutral slide, each as shapes in its own rectangle."""

from __future__ import annotations

from signage.core.document import Align, runs_of
from signage.core.geometry import BODY, HEADLINE, LABEL, META, Geometry, Rect
from signage.layout.context import Context, Sheet
from signage.layout.fonts import Fonts
from signage.layout.scene import Fill, Page, Shape, shifted
from signage.layout.text import Block, Setting, Style, laid, lay

LABEL_TEXT = "保密提示"
LABEL_BLOCK, ENTRY_GAP, DIAMOND = 4.0, 3.0, 0.45
SEGMENT_GAP = 0.12


def _one_line(text: str, style: Style, width: int, fonts: Fonts) -> Block:
    return Block(laid(runs_of(text), style, width, fonts).lines[:1], style.line)


def _shapes(block: Block, x: int, y: int) -> list[Shape]:
    return [shifted(span, x, y) for line in block.lines for span in line.spans]


def header(context: Context, organisation: str, day_line: str, clock: str) -> list[Shape]:
    """Organisation at the left, date and clock at the right, a hairline below; in header coordinates."""
    geometry = context.geometry
    width, height = geometry.header.w, geometry.header.h
    time = _one_line(clock, context.style(BODY, bold=True), width, context.fonts)
    day = _one_line(day_line, context.style(META, "soft"), width, context.fonts)
    room = width - time.width - day.width - context.px(2.5)
    name = None
    for scale in (LABEL, META):
        name = lay(runs_of(organisation), context.style(scale, bold=True), room, context.fonts, Setting(most_lines=1))
        if name is not None:
            break
    name = name or _one_line(organisation, context.style(META, bold=True), room, context.fonts)
    shapes = _shapes(name, 0, (height - name.height) // 2)
    right = width - time.width
    shapes += _shapes(time, right, (height - time.height) // 2)
    beside = time if clock else name
    day_y = (height - beside.height) // 2 + _baseline_shift(beside, day)
    shapes += _shapes(day, right - day.width - (context.px(0.75) if clock else 0), day_y)
    rule = geometry.hairline
    shapes.append(Fill(Rect(0, height, width, rule), "rule"))
    return shapes


def _baseline_shift(large: Block, small: Block) -> int:
    """How far `small` moves down so that both stand on one baseline."""
    if not large.lines or not small.lines:
        return 0
    return round(large.lines[0].spans[0].baseline - small.lines[0].spans[0].baseline)


def footer(context: Context, left: str, segments: int, current: int) -> list[Shape]:
    """Responsible department and number at the left, the hairline of segments at the right; in footer coordinates."""
    geometry = context.geometry
    width, height = geometry.footer.w, geometry.footer.h
    if height <= 0:
        return []
    line = _one_line(left, context.style(META, "soft"), width * 2 // 3, context.fonts)
    shapes = _shapes(line, 0, (height - line.height) // 2)
    shown = min(segments, 24)
    if shown > 1:
        bar, gap = context.px(0.1), max(2, context.px(SEGMENT_GAP))
        each = min(context.px(1.2), (width // 4) // shown - gap)
        x = width - shown * (each + gap) + gap
        for number in range(shown):
            colour = "accent" if number == current * shown // segments else "rule"
            shapes.append(Fill(Rect(x + number * (each + gap), (height - bar) // 2, each, bar), colour))
    return shapes


def ticker_label(context: Context) -> list[Shape]:
    """The fixed label block of the ticker, in ticker coordinates."""
    geometry = context.geometry
    band, line = geometry.ticker, geometry.ticker_line
    left = geometry.text.x
    style = context.style(LABEL, "band_accent", bold=True)
    block = _one_line(LABEL_TEXT, style, context.px(LABEL_BLOCK), context.fonts)
    ground = Fill(Rect(0, 0, label_width(geometry), band.h), "band")
    return [ground, *_shapes(block, left, (line.h - block.height) // 2)]


def label_width(geometry: Geometry) -> int:
    """Where the moving part of the ticker begins, in px from the left."""
    return geometry.text.x + geometry.px(LABEL_BLOCK)


def ticker_entries(context: Context, entries: tuple[str, ...]) -> tuple[list[tuple[int, list[Shape]]], int]:
    """The crawling strip: (x, shapes) of every entry with its mark in front, and the whole length in px."""
    style = context.style(BODY, "band_ink")
    line = context.geometry.ticker_line
    mark = _one_line("◆", Style(context.px(DIAMOND), context.px(1.5 * DIAMOND), "band_accent"), line.w, context.fonts)
    placed: list[tuple[int, list[Shape]]] = []
    x = 0
    for entry in entries:
        block = laid(runs_of(entry), style, 1_000_000, context.fonts)
        shapes = _shapes(block, x + context.px(ENTRY_GAP), (line.h - block.height) // 2)
        mark_x = x + (context.px(ENTRY_GAP) - mark.width) // 2
        placed.append((x, [*_shapes(mark, mark_x, (line.h - mark.height) // 2), *shapes]))
        x += block.width + context.px(ENTRY_GAP)
    return placed, x


def ticker_standing(context: Context, entry: str) -> list[Shape]:
    """One entry standing still, in coordinates of the ticker's moving part; smaller when it is long."""
    geometry = context.geometry
    width = geometry.width - label_width(geometry) - geometry.text.x - context.px(0.5)
    for scale in (BODY, LABEL, META):
        style = context.style(scale, "band_ink")
        block = lay(runs_of(entry), style, width, context.fonts, Setting(most_lines=1))
        if block is not None:
            break
    else:
        block = _one_line(entry, context.style(META, "band_ink"), width, context.fonts)
    return _shapes(block, context.px(0.75), (geometry.ticker_line.h - block.height) // 2)


def neutral(context: Context, words: str) -> Page:
    """The slide that ships with the program: a calm line on the whole stage."""
    sheet = Sheet(context)
    area = sheet.area
    setting = Setting(Align.CENTRE, balanced=True, most_lines=2)
    style = context.style(HEADLINE, "soft", bold=True)
    block = lay(runs_of(words), style, area.w, context.fonts, setting)
    block = block or laid(runs_of(words), context.style(BODY, "soft"), area.w, context.fonts, Setting(Align.CENTRE))
    sheet.put(block, area.x, area.y + (area.h - block.height) * 9 // 20)
    return sheet.page(seconds=10.0)
