"""One sentence at a time: what strips and the far mode show of a card. Long ones are parted, never squeezed.

In: the sayings of a card. Out: pages. A lying strip shows one line, an upright one a column of upright characters; far
away it is at most three lines of twelve characters. A low strip cannot turn pages calmly: its long sentence crawls.
"""

from __future__ import annotations

from collections.abc import Iterable

from signage.core.cards.saying import Saying, parted
from signage.core.display import reading
from signage.core.display.geometry import TITLE, Form, Rect
from signage.core.document import Runs, plain
from signage.core.text.breaks import ANYWHERE, BETWEEN_WORDS, atoms_of
from signage.layout.context import Context, Sheet
from signage.layout.scene import Page, Span, TextBox
from signage.layout.text import Block, Setting, Style, lay
from signage.layout.upright import cells_of, column

FAR_LINES, FAR_LINES_PORTRAIT, FAR_CHARS, FAR_STEPS = 3, 6, 12, (1.4, 1.2, 1.0)
SMALLER = (1.0, 0.9, 0.8, 0.67)
"""What a single word that is wider than a strip may shrink to."""
UPRIGHT = (0.6, 0.5, 0.4, 0.3)
"""Sizes of upright characters as shares of the strip's width: the largest at which the sentence stands whole."""
WHOLE = ((True, BETWEEN_WORDS, 0),)
TORN = ((True, ANYWHERE, 0), (False, ANYWHERE, 0), (False, ANYWHERE, 1), (False, ANYWHERE, 2))
"""How lines are filled far away: balanced or not, the worst break that may end one, and how many characters narrower."""
LEAST_PART_S = 4.0
BAR, INSET = 0.25, 0.75


def sentence_pages(sayings: tuple[Saying, ...], context: Context) -> tuple[Page, ...]:
    """All pages of these sayings, one after the other."""
    form = context.geometry.form
    make = {Form.STRIP: _lying, Form.COLUMN: _upright}.get(form, _far)
    return tuple(page for saying in sayings for page in make(saying, context))


def single_page(runs: Runs, context: Context, colour: str) -> Page:
    """A strip with short words that stand whole, smaller where they must: for the neutral slide."""
    sheet = Sheet(context)
    if context.geometry.form is Form.COLUMN:
        _stand(sheet, runs, _upright_px(context, runs), colour, colour)
    else:
        _line(sheet, runs, colour, colour)
    return sheet.page(seconds=10.0)


def _timed(sheets: list[Sheet]) -> Iterable[Page]:
    """Parts of one sentence follow one another sooner than cards do."""
    for sheet in sheets:
        context = sheet.context
        needed = reading.read_seconds("".join(sheet.words), context.cpm)
        part_s = context.dwell_s or max(LEAST_PART_S, reading.MARGIN * needed)
        yield sheet.page(seconds=part_s if len(sheets) > 1 else 0.0)


# -- a lying strip ---------------------------------------------------------------------------------------------------


def _lying(saying: Saying, context: Context) -> Iterable[Page]:
    geometry = context.geometry
    strong = "prohibit" if saying.forbids else "accent"
    if geometry.ticker.h == 0 and not context.still and not _fits_line(saying.runs, context):
        return (_crawling(saying.runs, context),)
    sheets = []
    for part in parted(saying.runs, lambda runs: _fits_line(runs, context)):
        sheet = Sheet(context)
        _line(sheet, part, "ink", strong)
        sheets.append(sheet)
    return _timed(sheets)


def _line_block(runs: Runs, context: Context, colour: str, strong: str) -> Block | None:
    """The runs on one line; one word alone may be smaller."""
    sizes = SMALLER if len(atoms_of(plain(runs))) < 2 else SMALLER[:1]
    return _one_line(runs, context, colour, strong, sizes)


def _one_line(runs: Runs, context: Context, colour: str, strong: str, sizes: Iterable[float]) -> Block | None:
    for size in sizes:
        px = round(context.geometry.sentence_px * size)
        style = Style(px, round(px * 1.2), colour, bold=False, strong=strong)
        block = lay(runs, style, context.geometry.text.w, context.fonts, Setting(most_lines=1))
        if block is not None:
            return block
    return None


def _fits_line(runs: Runs, context: Context) -> bool:
    return _line_block(runs, context, "ink", "ink") is not None


def _line(sheet: Sheet, runs: Runs, colour: str, strong: str) -> None:
    """One line in the middle of the strip's height, at the text edge."""
    area = sheet.area
    steps = (1.0, 0.9, 0.8, 0.67, 0.5, 0.4, 0.3)
    block = _one_line(runs, sheet.context, colour, strong, steps)
    if block is not None:
        sheet.put(block, area.x, area.y + (area.h - block.height) // 2)


def _crawling(runs: Runs, context: Context) -> Page:
    """A page without a picture of its own: the row moves until everything has been seen."""
    geometry = context.geometry
    text = plain(runs)
    length = context.fonts.width(text, geometry.body, bold=False) + geometry.width
    needed = reading.read_seconds(text, context.cpm)
    seconds = max(context.dwell_s, needed, length / reading.ticker_speed(geometry.body))
    return Page((geometry.stage.w, geometry.stage.h), (), (), text, seconds, needed, crawl=text)


# -- an upright strip ------------------------------------------------------------------------------------------------


def _upright(saying: Saying, context: Context) -> Iterable[Page]:
    strong = "prohibit" if saying.forbids else "accent"
    px = _upright_px(context, saying.runs, UPRIGHT)
    sheets = []
    smaller = tuple(round(px * share) for share in SMALLER)
    for part in parted(saying.runs, lambda runs: _stands_somehow(context, runs, smaller)):
        sheet = Sheet(context)
        fitting = (size for size in smaller if _stands(context, part, size))
        _stand(sheet, part, next(fitting, smaller[-1]), "ink", strong)
        sheets.append(sheet)
    return _timed(sheets)


def _upright_px(context: Context, runs: Runs, shares: tuple[float, ...] = (*UPRIGHT, 0.2, 0.15, 0.1)) -> int:
    """The largest size at which the runs stand whole, else the smallest."""
    sizes = [round(context.geometry.width * share) for share in shares]
    return next((px for px in sizes if _stands(context, runs, px)), sizes[-1])


def _stands_somehow(context: Context, runs: Runs, sizes: tuple[int, ...]) -> bool:
    """Whether the runs stand at the first size; one word alone may be smaller."""
    able = sizes if len(atoms_of(plain(runs))) < 2 else sizes[:1]
    return any(_stands(context, runs, size) for size in able)


def _stands(context: Context, runs: Runs, px: int) -> bool:
    return column(cells_of(runs), px, context.fonts)[1] <= context.geometry.text.h


def _stand(sheet: Sheet, runs: Runs, px: int, colour: str, strong: str) -> None:
    area, fonts = sheet.area, sheet.context.fonts
    cells = cells_of(runs)
    placed, height = column(cells, px, fonts)
    top = area.y + max(0, area.h - height) // 3
    for cell, (x, baseline, size) in zip(cells, placed, strict=True):
        role = strong if cell.strong else colour
        sheet.shapes.append(Span(area.x + area.w / 2 + x, top + baseline, cell.glyphs, size, False, role))
    text = plain(runs)
    sheet.boxes.append(TextBox(Rect(area.x + (area.w - px) // 2, top, px, height), text, 0, last=True))
    sheet.words.append(text)


# -- far away --------------------------------------------------------------------------------------------------------


def _far(saying: Saying, context: Context) -> Iterable[Page]:
    return _timed(
        [
            _far_sheet(part, saying, context)
            for part in parted(saying.runs, lambda runs: _fits_far(runs, saying, context))
        ]
    )


def _fits_far(runs: Runs, saying: Saying, context: Context) -> bool:
    ways = () if context.geometry.stacked else WHOLE  # half as long, the lines of portrait hold few words
    return _far_block(runs, saying, context, Sheet(context).area, FAR_STEPS[-1:], ways=ways) is not None


def _far_sheet(runs: Runs, saying: Saying, context: Context) -> Sheet:
    """The sentence under its eyebrow; without it where three lines need the room."""
    sheet = Sheet(context)
    area = sheet.area
    for topped, strict in ((True, True), (False, True), (False, False)):
        sheet = Sheet(context)
        top = sheet.eyebrow(context.over(saying.topic)) if topped else area.y
        room = Rect(area.x, top, area.w, area.bottom - top)
        block = _far_block(runs, saying, context, room, FAR_STEPS, strict=strict)
        if block is not None:
            y = sheet.top_of(top, area.bottom, block.height)
            if saying.forbids:
                sheet.fill(Rect(area.x, y, context.px(BAR), block.height), "prohibit")
            sheet.put(block, area.x + _inset(saying, context), y)
            break
    return sheet


def _inset(saying: Saying, context: Context) -> int:
    return context.px(BAR + INSET) if saying.forbids else 0


def _far_block(
    runs: Runs,
    saying: Saying,
    context: Context,
    room: Rect,
    steps: tuple[float, ...],
    *,
    strict: bool = True,
    ways: tuple[tuple[bool, float, int], ...] = (),
) -> Block | None:
    """At most three lines of twelve characters, in portrait six half as long; balanced where nothing is wider than a line.

    `strict`: no lone character on its last line. `ways`: how lines may be filled; none: any way, words whole at first.
    """
    most = FAR_LINES_PORTRAIT if context.geometry.stacked else FAR_LINES
    tried = ((k, way) for some in ((ways,) if ways else (WHOLE, TORN)) for k in steps for way in some)
    for k, (balanced, worst, narrower) in tried:
        style = context.style(TITLE, k=k, strong="prohibit" if saying.forbids else "accent")
        width = min(round(style.px * (FAR_CHARS + 0.6)), room.w - _inset(saying, context))
        setting = Setting(balanced=balanced, most_lines=most, worst=worst)
        block = lay(runs, style, width - narrower * style.px, context.fonts, setting)
        if block is not None and block.height <= room.h and not (strict and _ends_alone(block)):
            return block
    return None


def _ends_alone(block: Block) -> bool:
    """Whether its last line is a lone character that could not be helped."""
    return len(block.lines) > 1 and sum(character.isalnum() for character in block.lines[-1].text) < 2
