"""The frame around the stage: header, footer, ticker entries, neutral slide, each as shapes in its own rectangle.

What the wide form has instead stands in `layout.zones`.
"""

from __future__ import annotations

from dataclasses import replace

from signage.core.display.geometry import BODY, HEADLINE, LABEL, LABEL_BLOCK, META, Form, Geometry, Rect
from signage.core.document import Align, runs_of
from signage.layout import zones
from signage.layout.cards.sentence import single_page
from signage.layout.context import Context, Sheet
from signage.layout.pieces import LABEL_TEXT, baseline_shift, fitting_line, one_line, progress, shapes_of, without_lunar
from signage.layout.scene import Fill, Page, Shape, shifted
from signage.layout.text import Block, Setting, Style, laid, lay

ENTRY_GAP, DIAMOND = 3.0, 0.45
TIGHT, LOOSE = 1.05, 1.35
"""Least and most line height of a standing entry on several lines, as multiples of its characters."""


def header(context: Context, organisation: str, day_line: str, clock: str) -> list[Shape]:
    """Who and when, in header coordinates, as the screen's form places it; a strip has the clock alone."""
    match context.geometry.form:
        case Form.PORTRAIT if not context.geometry.far:
            return _two_lines(context, organisation, day_line, clock)
        case Form.WIDE:
            return zones.header(context, organisation, day_line, clock)
        case Form.STRIP:
            return _clock(context, clock)
        case _:
            return _line(context, organisation, day_line, clock)


def _line(context: Context, organisation: str, day_line: str, clock: str) -> list[Shape]:
    """Organisation at the left, date and clock at the right, a hairline below.

    Where it is too long, the lunar date leaves first, then the organisation's name becomes smaller.
    """
    geometry, fonts = context.geometry, context.fonts
    width, height = geometry.header.w, geometry.header.h
    time = one_line(clock, context.style(BODY, bold=True), width, fonts)
    name, day = _name_and_day(context, organisation, day_line, width - time.width - context.px(2.5))
    shapes = shapes_of(name, 0, (height - name.height) // 2)
    right = width - time.width
    shapes += shapes_of(time, right, (height - time.height) // 2)
    beside = time if clock else name
    day_y = (height - beside.height) // 2 + baseline_shift(beside, day)
    shapes += shapes_of(day, right - day.width - (context.px(0.75) if clock else 0), day_y)
    shapes.append(Fill(Rect(0, height, width, geometry.hairline), "rule"))
    return shapes


def _name_and_day(context: Context, organisation: str, day_line: str, room: int) -> tuple[Block, Block]:
    """The name and the date that have room beside one another."""
    date, lunar = without_lunar(day_line)
    style, one = context.style(META, "soft"), Setting(most_lines=1)
    days = [one_line(words, style, room, context.fonts) for words in dict.fromkeys((date + lunar, date))]
    for scale in (LABEL, META):
        for day in days:
            left = room - day.width
            name = lay(runs_of(organisation), context.style(scale, bold=True), left, context.fonts, one)
            if name is not None:
                return name, day
    return one_line(organisation, context.style(META, bold=True), room - days[-1].width, context.fonts), days[-1]


def _two_lines(context: Context, organisation: str, day_line: str, clock: str) -> list[Shape]:
    """Portrait: the organisation over date and clock, a hairline below."""
    geometry, fonts = context.geometry, context.fonts
    width, height = geometry.header.w, geometry.header.h
    name = fitting_line(organisation, context, (BODY, LABEL, META), width, "ink")
    time = one_line(clock, context.style(BODY, bold=True), width, fonts)
    date, lunar = without_lunar(day_line)
    room = width - time.width - context.px(0.75)
    day = lay(runs_of(date + lunar), context.style(META, "soft"), room, fonts, Setting(most_lines=1))
    day = day or one_line(date, context.style(META, "soft"), room, fonts)
    below = height - time.height + context.px(0.15)
    return [
        *shapes_of(name, 0, (below - name.height) // 2),
        *shapes_of(day, 0, below + baseline_shift(time, day)),
        *shapes_of(time, width - time.width, below),
        Fill(Rect(0, height, width, geometry.hairline), "rule"),
    ]


def _clock(context: Context, clock: str) -> list[Shape]:
    """A strip's clock, at the right end of the sentence's row."""
    header = context.geometry.header
    time = one_line(clock, context.style(BODY, "soft", bold=True), header.w, context.fonts)
    return shapes_of(time, header.w - time.width, (header.h - time.height) // 2)


def footer(context: Context, left: str, segments: int, current: int, section: str = "") -> list[Shape]:
    """Responsible department and number, and how far the item is, in footer coordinates; wide: the section too."""
    geometry = context.geometry
    width, height = geometry.footer.w, geometry.footer.h
    if height <= 0:
        return []
    if geometry.form is Form.WIDE:
        return zones.footer(context, left, segments, current, section)
    bars = progress(context, segments, current, width // 4)
    x = width - max((bar.rect.right for bar in bars), default=0)
    line = one_line(left, context.style(META, "soft"), x - context.px(1.0), context.fonts)
    return [*shapes_of(line, 0, (height - line.height) // 2), *(shifted(bar, x, height // 2) for bar in bars)]


def ticker_label(context: Context) -> list[Shape]:
    """The fixed label block of the ticker, in ticker coordinates."""
    geometry = context.geometry
    band, line = geometry.ticker, geometry.ticker_line
    left = geometry.text.x
    style = context.style(LABEL, "band_accent", bold=True)
    block = one_line(LABEL_TEXT, style, context.px(LABEL_BLOCK), context.fonts)
    ground = Fill(Rect(0, 0, label_width(geometry), band.h), "band")
    return [ground, *shapes_of(block, left, (line.h - block.height) // 2)]


def label_width(geometry: Geometry) -> int:
    """Where the moving part of the ticker begins, in px from the left."""
    return geometry.text.x + geometry.px(LABEL_BLOCK)


def ticker_entries(
    context: Context, entries: tuple[str, ...], ink: str = "band_ink", accent: str = "band_accent"
) -> tuple[list[tuple[int, list[Shape]]], int]:
    """The crawling strip: (x, shapes) of every entry with its mark in front, and the whole length in px."""
    style = context.style(BODY, ink)
    geometry = context.geometry
    line = geometry.ticker_line if geometry.ticker_line.h else geometry.stage
    mark = one_line("◆", Style(context.px(DIAMOND), context.px(1.5 * DIAMOND), accent), line.w, context.fonts)
    placed: list[tuple[int, list[Shape]]] = []
    x = 0
    for entry in entries:
        block = laid(runs_of(entry), style, 1_000_000, context.fonts)
        shapes = shapes_of(block, x + context.px(ENTRY_GAP), (line.h - block.height) // 2)
        mark_x = x + (context.px(ENTRY_GAP) - mark.width) // 2
        placed.append((x, [*shapes_of(mark, mark_x, (line.h - mark.height) // 2), *shapes]))
        x += block.width + context.px(ENTRY_GAP)
    return placed, x


def ticker_standing(context: Context, entry: str) -> list[Shape]:
    """One entry standing still, in coordinates of the ticker's moving part; smaller when it is long, then on more lines."""
    geometry, fonts = context.geometry, context.fonts
    width = geometry.width - label_width(geometry) - geometry.text.x - context.px(0.75)
    usual = [context.style(scale, "band_ink") for scale in (BODY, LABEL, META)]
    tried = [(style, Setting(most_lines=1)) for style in usual]
    for rows in (2, 3):
        line = (geometry.ticker_line.h - context.px(0.1)) // rows
        low = replace(usual[-1], line=min(line, round(LOOSE * usual[-1].px)))
        if low.line >= TIGHT * low.px:
            tried.append((low, Setting(balanced=True, most_lines=rows)))
    blocks = (lay(runs_of(entry), style, width, fonts, setting) for style, setting in tried)
    block = next(filter(None, blocks), None) or one_line(entry, usual[-1], width, fonts)
    return shapes_of(block, context.px(0.75), (geometry.ticker_line.h - block.height) // 2)


def neutral(context: Context, words: str) -> Page:
    """The slide that ships with the program: a calm line on the whole stage."""
    if context.geometry.single:
        return single_page(runs_of(words), context, "soft")
    sheet = Sheet(context)
    area = sheet.area
    setting = Setting(Align.CENTRE, balanced=True, most_lines=2)
    style = context.style(HEADLINE, "soft", bold=True)
    block = lay(runs_of(words), style, area.w, context.fonts, setting)
    block = block or laid(runs_of(words), context.style(BODY, "soft"), area.w, context.fonts, Setting(Align.CENTRE))
    sheet.put(block, area.x, area.y + (area.h - block.height) * 9 // 20)
    return sheet.page(seconds=10.0)
