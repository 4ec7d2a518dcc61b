"""Small pieces that several bands and zones are made of: one line of text, the progress segments, the date's parts."""

from __future__ import annotations

from signage.core.display.geometry import Rect
from signage.core.document import runs_of
from signage.layout.context import Context
from signage.layout.fonts import Fonts
from signage.layout.scene import Fill, Shape, shifted
from signage.layout.text import Block, Setting, Style, laid, lay

LABEL_TEXT = "保密提示"
SEGMENT_GAP, MOST_SEGMENTS = 0.12, 24
LUNAR = "　农历"


def one_line(text: str, style: Style, width: int, fonts: Fonts) -> Block:
    """What of `text` has room on one line."""
    return Block(laid(runs_of(text), style, width, fonts).lines[:1], style.line)


def fitting_line(text: str, context: Context, scales: tuple[float, ...], width: int, colour: str) -> Block:
    """The text in bold on one line, at the first of `scales` at which it fits."""
    styles = [context.style(scale, colour, bold=True) for scale in scales]
    tried = (lay(runs_of(text), style, width, context.fonts, Setting(most_lines=1)) for style in styles)
    return next((block for block in tried if block), None) or one_line(text, styles[-1], width, context.fonts)


def shapes_of(block: Block, x: int, y: int) -> list[Shape]:
    """The spans of a block with its corner at (x, y)."""
    return [shifted(span, x, y) for line in block.lines for span in line.spans]


def baseline_shift(large: Block, small: Block) -> int:
    """How far `small` moves down so that both stand on one baseline."""
    if not large.lines or not small.lines:
        return 0
    return round(large.lines[0].spans[0].baseline - small.lines[0].spans[0].baseline)


def without_lunar(day_line: str) -> tuple[str, str]:
    """The date and weekday, and the lunar date that may leave ("" where there is none)."""
    date, mark, lunar = day_line.partition(LUNAR)
    return date, mark + lunar


def progress(context: Context, segments: int, current: int, width: int) -> list[Fill]:
    """A hairline of segments, the current one in accent, from (0, 0) and centred on it; none for a single one."""
    shown = min(segments, MOST_SEGMENTS)
    if shown <= 1:
        return []
    bar, gap = context.px(0.1), max(2, context.px(SEGMENT_GAP))
    each = min(context.px(1.2), width // shown - gap)
    now = current * shown // segments
    return [
        Fill(Rect(number * (each + gap), -bar // 2, each, bar), "accent" if number == now else "rule")
        for number in range(shown)
    ]
