"""A cover over the whole screen: a takeover, a meeting's notice, the card after it. First frame complete, nothing moves.

In: a `Cover` and a context of any form. Out: pages of the screen's size, one nearly always; what does not fit one goes on
on the next. A red bar at the left edge marks a takeover; sign and word say the same without colour. A strip shows its
sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from signage.core.cards.saying import Saying
from signage.core.display import reading
from signage.core.display.cover import Cover, CoverPicture, Sign
from signage.core.display.geometry import BODY, HEADLINE, LABEL, LEAD, NOTHING, TITLE, Form, Geometry, Rect
from signage.core.document import runs_of
from signage.core.text.breaks import ANYWHERE, FREE
from signage.layout.cards.sentence import sentence_pages
from signage.layout.context import ENDINGS, Context, Sheet, ended_well
from signage.layout.scene import Fill, Image, Page, Shape, SignShape, shifted
from signage.layout.text import Block, Setting, laid, lay, tears

BAR_SHARE, BAND, BAND_TIMES = 0.04, 1.2, 4
SIGN, SIGN_ABOVE, SIGN_LEAST = 5.0, 5.0, 3.2
STEPS = (1.8, 1.6, 1.4, 1.2, 1.0, 0.85, 0.7)
HEADLINE_LINES, MARK, GAP, LIST_GAP = 2, 0.28, 0.5, 0.2
COVER_ENDINGS = ((FREE, 3, 0.65), *ENDINGS)
"""Who must act at once reads phrases: where there is room no line ends with 请 or 不要."""
TORN_STEPS = (0.85, 0.7)
"""At which a word, a book title or a number with its unit may be torn."""


def cover_pages(cover: Cover, context: Context) -> tuple[Page, ...]:
    """The pages of a cover. Each is the whole screen; `seconds` is its reading time. None where the screen is too small for a word of it."""
    geometry = context.geometry
    context = replace(context, manner=replace(context.manner, centred=False, ornament=False), still=True, dwell_s=0.0)
    size = (geometry.width, geometry.height)
    if cover.blank:
        return (Page(size, (), (), "", 0.0, 0.0),)
    if geometry.single:
        return tuple(_on_screen(page, cover, geometry) for page in _sentences(cover, context))
    room = _Room.of(cover, context)
    if cover.pictures:
        return tuple(_picture(room, picture) for picture in cover.pictures)
    whole = _written(room, cover)
    if whole is not None:
        return (whole,)
    parts = (replace(cover, lines=()), *(replace(cover, headline="", lines=(line,)) for line in cover.lines))
    written = [_written(room, part) for part in parts if part.headline or part.lines]
    pages = tuple(page for page in written if page is not None)
    if pages and len(pages) == len(written):
        return pages
    said = _sentences(cover, context)  # a small panel of LEDs: without sign and foot, and parted
    return tuple(_on_screen(page, cover, geometry) for page in said) if all(page.boxes for page in said) else ()


@dataclass(slots=True)
class _Room:
    """The screen as a cover has it: a sheet whose stage is all of it, its field for text, and what frames it."""

    cover: Cover
    sheet: Sheet
    field: Rect

    @classmethod
    def of(cls, cover: Cover, context: Context) -> _Room:
        geometry = context.geometry
        bar = _bar(geometry) if cover.sign is Sign.ALERT else 0
        band = _above(geometry) + (context.px(BAND) if cover.band else 0)
        safe = geometry.safe
        left = max(safe.x, bar + context.px(1.0))
        if geometry.form is Form.WIDE:  # nothing lies across the joint of two panels
            left = max(left, geometry.text.x)
        right = geometry.text.right if geometry.form is Form.WIDE else safe.right
        top = max(safe.y, band + context.px(0.75))
        field = Rect(left, top, right - left, safe.bottom - top)
        whole = Rect(0, 0, geometry.width, geometry.height)
        bare = replace(geometry, header=NOTHING, footer=NOTHING, ticker=NOTHING, stage=whole, text=field)
        return cls(cover, Sheet(replace(context, geometry=bare)), field)

    @property
    def context(self) -> Context:
        """What it is laid out with."""
        return self.sheet.context

    def anew(self) -> Sheet:
        """An empty sheet with bar, band and foot."""
        geometry, sheet = self.context.geometry, Sheet(self.context)
        if self.cover.sign is Sign.ALERT:
            sheet.fill(Rect(0, 0, _bar(geometry), geometry.height), "prohibit")
        if self.cover.band:
            _band(sheet, self.cover.band)
        foot = self.foot
        sheet.put(foot, self.field.x, self.field.bottom - foot.height)
        return sheet

    @property
    def foot(self) -> Block:
        """Who says so, and until when."""
        return laid(runs_of(self.cover.foot), self.context.style(LABEL, "soft"), self.field.w, self.context.fonts)

    @property
    def bottom(self) -> int:
        """Where the foot's room begins."""
        return self.field.bottom - self.foot.height - self.context.px(0.5)


def _bar(geometry: Geometry) -> int:
    """How broad the red bar is: a share of the width of a usual screen."""
    return round(min(geometry.width, max(geometry.height, geometry.width // 8) * 16 / 9) * BAR_SHARE)


def _above(geometry: Geometry) -> int:
    """How high the mark of what is not now stands over a cover: a band lies under it, not behind it."""
    return geometry.mark.bottom if geometry.is_marked else 0


def _band(sheet: Sheet, word: str) -> None:
    """The word several times across the top: nobody takes an exercise for the real thing."""
    context, geometry, top = sheet.context, sheet.context.geometry, _above(sheet.context.geometry)
    sheet.fill(Rect(0, top, geometry.width, context.px(BAND)), "soft")
    style = replace(context.style(LABEL, "ground", bold=True), line=context.px(BAND))
    block = laid(runs_of(word), style, geometry.width, context.fonts)
    each = geometry.width // BAND_TIMES
    for number in range(BAND_TIMES):
        sheet.put(block, number * each + (each - block.width) // 2, top, read=False)


def _written(room: _Room, cover: Cover) -> Page | None:
    """Sign and word, headline and lines, as large as all of it has room and its lines end well; None: at no step."""
    return ended_well(lambda worst, least_last: _at_largest(room, cover, worst, least_last), COVER_ENDINGS)


def _at_largest(room: _Room, cover: Cover, worst: float, least_last: int) -> tuple[float, Page] | None:
    context, field = room.context, room.field
    stacked = context.geometry.stacked
    for k in STEPS if worst < ANYWHERE else TORN_STEPS:
        side = context.px((SIGN_ABOVE if stacked else SIGN) if k >= 1.0 else SIGN_LEAST)
        inset = 0 if stacked else side + context.px(1.0)
        text = Rect(field.x + inset, field.y, field.w - inset, field.h)
        above = side + context.px(0.75) if stacked else 0
        blocks = _blocks(cover, context, text.w, k, worst, least_last)
        if blocks is None:
            continue
        height = _height(blocks, context, cover, k)
        if above + height > room.bottom - field.y:
            continue
        sheet = room.anew()
        top = field.y + max(0, (room.bottom - field.y - above - height) * 2 // 5)
        _signed(sheet, cover, Rect(field.x, top, side, side), beside=stacked)
        _put(sheet, blocks, text.x, top + above, k, cover)
        return k, sheet.page()
    return None


def _blocks(cover: Cover, context: Context, width: int, k: float, worst: float, least_last: int) -> list[Block] | None:
    """Word (beside the sign in portrait, so not among them there), headline, lines; None where their lines would end worse."""
    setting = Setting(balanced=True, most_lines=HEADLINE_LINES, worst=worst, least_last=least_last)
    found: list[Block | None] = []
    if not context.geometry.stacked:
        found.append(laid(runs_of(cover.word), context.style(LEAD, "accent", bold=True), width, context.fonts))
    if cover.headline:
        found.append(
            lay(runs_of(cover.headline), context.style(HEADLINE, bold=True, k=k), width, context.fonts, setting)
        )
    style = context.style(LEAD if cover.listed else TITLE, k=k)
    inset = _inset(cover, style.px)
    for line in cover.lines:
        runs = runs_of(line)
        ends = Setting(balanced=not cover.listed, worst=worst, least_last=least_last)
        whole = lay(runs, style, width - inset, context.fonts, ends)
        may_tear = worst == ANYWHERE or (cover.listed and k in TORN_STEPS)
        if not may_tear and tears(runs, style, width - inset, context.fonts):
            whole = None
        found.append(whole or (laid(runs, style, width - inset, context.fonts) if may_tear else None))
    return None if None in found else [block for block in found if block is not None]


def _height(blocks: list[Block], context: Context, cover: Cover, k: float) -> int:
    return sum(block.height for block in blocks) + _gap(context, cover, k) * (len(blocks) - 1)


def _gap(context: Context, cover: Cover, k: float) -> int:
    return context.px((LIST_GAP if cover.listed else GAP) * max(1.0, k))


def _inset(cover: Cover, px: int) -> int:
    return px if cover.listed else 0


def _put(sheet: Sheet, blocks: list[Block], x: int, y: int, k: float, cover: Cover) -> None:
    """The blocks under one another; entries of a list behind their marks."""
    lines = len(blocks) - len(cover.lines)
    for number, block in enumerate(blocks):
        shift = 0
        if cover.listed and number >= lines:
            px = block.lines[0].rect.h
            side = max(2, round(px * MARK))
            sheet.fill(Rect(x, y + (block.height // len(block.lines) - side) // 2, side, side), "accent")
            shift = _inset(cover, px)
        y = sheet.put(block, x + shift, y) + _gap(sheet.context, cover, k)


def _signed(sheet: Sheet, cover: Cover, square: Rect, *, beside: bool) -> None:
    """The sign, and in portrait the word beside it."""
    sheet.shapes.append(SignShape(square, "accent", cover.sign))
    if beside:
        context = sheet.context
        x = square.right + context.px(0.75)
        style = context.style(TITLE, "accent", bold=True)
        block = laid(runs_of(cover.word), style, context.geometry.safe.right - x, context.fonts)
        sheet.put(block, x, square.y + (square.h - block.height) // 2)


def _picture(room: _Room, picture: CoverPicture) -> Page:
    """A picture as large as it has room over the foot, its shape kept, beside sign and word."""
    context, field, sheet = room.context, room.field, room.anew()
    side = context.px(LEAD + BODY)
    sheet.shapes.append(SignShape(Rect(field.x, field.y, side, side), "accent", room.cover.sign))
    style = context.style(LEAD, "accent", bold=True)
    word = laid(runs_of(room.cover.word), style, field.w - side - context.px(0.5), context.fonts)
    sheet.put(word, field.x + side + context.px(0.5), field.y + (side - word.height) // 2)
    top = field.y + side + context.px(0.5)
    scale = min(field.w / picture.width, (room.bottom - top) / picture.height)
    w, h = max(1, int(picture.width * scale)), max(1, int(picture.height * scale))
    place = Rect(field.x + (field.w - w) // 2, top + (room.bottom - top - h) // 2, w, h)
    sheet.shapes.append(Image(place, picture.sha256))
    return sheet.page(seconds=reading.MAX_SHOW_S)


# -- strips ----------------------------------------------------------------------------------------------------------


def _sentences(cover: Cover, context: Context) -> tuple[Page, ...]:
    """What it says in sentences, on a strip or a small panel that is nothing but them."""
    word = f"{cover.band} {cover.word}".strip()
    first = f"{word}：{cover.headline}" if cover.headline else word
    said = (first, *cover.lines, *(() if cover.headline or cover.lines else (cover.foot,)))
    geometry = context.geometry
    if geometry.form is not Form.COLUMN:
        left = max(geometry.safe.x, _bar(geometry) + geometry.height // 5)
        stage = Rect(0, 0, geometry.width, geometry.height)
        text = Rect(left, 0, geometry.safe.right - left, geometry.height)
        geometry = replace(geometry, stage=stage, text=text, header=NOTHING)
    return sentence_pages(tuple(Saying(runs_of(one)) for one in said), replace(context, geometry=geometry))


def _on_screen(page: Page, cover: Cover, geometry: Geometry) -> Page:
    """A page of sentences on the whole of the screen, the bar at its beginning."""
    lying = geometry.form is not Form.COLUMN
    edge = Rect(0, 0, _bar(geometry), geometry.height) if lying else Rect(0, 0, geometry.width, geometry.width // 8)
    marks: tuple[Shape, ...] = (Fill(edge, "prohibit"),) if cover.sign is Sign.ALERT else ()
    dx, dy = (0, 0) if lying else (geometry.stage.x, geometry.stage.y)
    shapes = (*marks, *(shifted(shape, dx, dy) for shape in page.shapes))
    boxes = tuple(
        replace(box, rect=Rect(box.rect.x + dx, box.rect.y + dy, box.rect.w, box.rect.h)) for box in page.boxes
    )
    return replace(page, size=(geometry.width, geometry.height), shapes=shapes, boxes=boxes)
