"""The zones of the wide form: who, when and where at one side of the stage, standing reminders at the other.

Shapes in the coordinates of their own rectangle: header and footer are the two parts of one zone, the panel is the
geometry's `ticker`, and each reminder has a place on it.
"""

from __future__ import annotations

from signage.core.display.geometry import BODY, DISPLAY, HEADLINE, LABEL, LEAD, META, TITLE, Rect
from signage.core.document import runs_of
from signage.layout.context import Context
from signage.layout.pieces import LABEL_TEXT, fitting_line, one_line, progress, shapes_of
from signage.layout.scene import Fill, Shape, shifted
from signage.layout.text import Block, Setting, laid, lay

NAME_LINES, MOST_LINES = 2, 5


def header(context: Context, organisation: str, day_line: str, clock: str) -> list[Shape]:
    """The organisation on top, then the clock, large, and each part of the date on a line of its own."""
    width = context.geometry.header.w
    name = laid(runs_of(organisation), context.style(LABEL, bold=True), width, context.fonts, Setting(balanced=True))
    name = Block(name.lines[:NAME_LINES], name.height)
    shapes = shapes_of(name, 0, 0)
    y = name.height + context.px(1.5)
    time = fitting_line(clock, context, (DISPLAY, HEADLINE, TITLE), width, "ink")
    shapes += shapes_of(time, 0, y)
    y += time.height + context.px(0.25)
    for part in day_line.split("　"):
        day = fitting_day(context, part, width)
        shapes += shapes_of(day, 0, y)
        y += day.height
    return shapes


def fitting_day(context: Context, part: str, width: int) -> Block:
    """A part of the date in soft, at label size or smaller."""
    for scale in (LABEL, META):
        block = lay(runs_of(part), context.style(scale, "soft"), width, context.fonts, Setting(most_lines=1))
        if block is not None:
            return block
    return one_line(part, context.style(META, "soft"), width, context.fonts)


def footer(context: Context, left: str, segments: int, current: int, section: str) -> list[Shape]:
    """The section with its accent block, the progress, and who is responsible, from the bottom upwards."""
    width, height = context.geometry.footer.w, context.geometry.footer.h
    style = context.style(META, "soft")
    lines = [one_line(part, style, width, context.fonts) for part in left.split("　") if part]
    y = height - style.line * len(lines)
    shapes: list[Shape] = []
    for number, line in enumerate(lines):
        shapes += shapes_of(line, 0, y + number * style.line)
    y -= context.px(0.5)
    shapes += [shifted(bar, 0, y) for bar in progress(context, segments, current, width)]
    if section:
        inset = context.px(0.75)
        name = fitting_line(section, context, (BODY, LABEL, META), width - inset, "accent")
        top = y - context.px(0.5) - name.height
        shapes.append(
            Fill(Rect(0, top + (name.height - context.px(1.0)) // 2, context.px(0.25), context.px(1.0)), "accent")
        )
        shapes += shapes_of(name, inset, top)
    return shapes


def panel(context: Context, *, named: bool = True) -> list[Shape]:
    """The band that the reminders stand on, in its own coordinates: its label and a hairline; bare without reminders."""
    if not named:
        return []
    geometry = context.geometry
    place, line = geometry.ticker, geometry.ticker_line
    label = one_line(LABEL_TEXT, context.style(LABEL, "band_accent", bold=True), line.w, context.fonts)
    x = geometry.reminders[0].x - place.x
    shapes = shapes_of(label, x, line.y - place.y + (line.h - label.height) // 2)
    rule = geometry.hairline
    shapes += [Fill(Rect(x, one.y - place.y, one.w, rule), "band_accent") for one in geometry.reminders[:1]]
    return shapes


def reminder(context: Context, place: Rect, words: str) -> list[Shape]:
    """One standing reminder, as large as it fits its place, at its upper edge."""
    top, width = context.px(0.5), place.w
    for scale in (LEAD, BODY, LABEL, META):
        style = context.style(scale, "band_ink")
        block = lay(
            runs_of(words), style, width, context.fonts, Setting(balanced=len(words) < 40, most_lines=MOST_LINES)
        )
        if block is not None and block.height <= place.h - 2 * top:
            break
    else:
        style = context.style(META, "band_ink")
        block = laid(runs_of(words), style, width, context.fonts)
        rows = max(1, (place.h - 2 * top) // style.line)
        block = Block(block.lines[:rows], rows * style.line)
    return shapes_of(block, 0, top)
