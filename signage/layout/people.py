"""How people are set: a post over its names, the same hand in charts, lists and rosters."""

from __future__ import annotations

from signage.core.display.geometry import LABEL, META
from signage.core.document import Run, Runs, runs_of
from signage.core.text.names import spaced_name
from signage.layout.context import Context
from signage.layout.text import Block, Setting, Style, laid, lay

TIGHT = 1.2
"""Line height of posts and names in em: they stand in pairs, not in paragraphs."""
NAME_GAP = 1.0
"""Between two names side by side, in em."""


def tight(context: Context, scale: float, colour: str = "ink", *, bold: bool = False) -> Style:
    """A style of the type scale with the narrow line height."""
    px = context.px(scale)
    return Style(px, round(px * TIGHT), colour, bold, colour)


def names_of(names: tuple[str, ...]) -> str:
    """Names in one text, those of two characters widened."""
    return "、".join(spaced_name(name) for name in names)


def runs_of_names(names: tuple[str, ...]) -> Runs:
    """The same as runs: where lines are balanced by whole words, none ends inside a name."""
    runs: list[Run] = []
    for at, name in enumerate(names):
        runs += [Run("、"), Run(spaced_name(name), strong=True)] if at else [Run(spaced_name(name), strong=True)]
    return tuple(runs)


def name_rows(context: Context, names: tuple[str, ...], style: Style, width: int) -> tuple[tuple[Block, ...], int]:
    """Names on a grid: the block of each, and how many stand side by side in `width` px."""
    blocks = tuple(laid(runs_of(spaced_name(name)), style, width, context.fonts) for name in names)
    step = name_step(blocks, style)
    return blocks, max(1, (width + round(style.px * NAME_GAP)) // step)


def name_step(blocks: tuple[Block, ...], style: Style) -> int:
    """How far apart the left edges of names on a grid are, in px."""
    return max(3 * style.px, *(block.width for block in blocks)) + round(style.px * NAME_GAP) if blocks else style.px


def fitted(context: Context, text: str, scales: tuple[float, ...], width: int, *, colour: str, bold: bool) -> Block:
    """`text` on one line at the largest of `scales` that fits; the smallest in as many lines as it needs."""
    for scale in scales:
        block = lay(
            runs_of(text), tight(context, scale, colour, bold=bold), width, context.fonts, Setting(most_lines=1)
        )
        if block is not None:
            return block
    style = tight(context, scales[-1], colour, bold=bold)
    return laid(runs_of(text), style, width, context.fonts, Setting(balanced=True))


def post_block(context: Context, post: str, width: int) -> Block:
    """What somebody is: label size in soft, a long one smaller or on two lines."""
    return fitted(context, post, (LABEL, META), width, colour="soft", bold=False)
