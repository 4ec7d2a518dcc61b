"""节前清查: entries with an empty square in front. The program never ticks one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from signage.core.cards.card import Checklist
from signage.core.display.geometry import BODY, LEAD, META, Rect
from signage.core.document import Run, Runs
from signage.layout.context import Context, Sheet, most_height, source_line
from signage.layout.flow import flow
from signage.layout.heading import heading, numbered
from signage.layout.rows import Paragraph
from signage.layout.scene import Page
from signage.layout.text import Block, Setting, Style, laid, tears, torn

A_PAGE = 5
SQUARE, INSET, STROKE, LINE = 0.7, 1.25, 0.06, 1.35
"""In em of the entries: at lead size the square is 0.9 B."""
KEPT = 0.7
"""So much of their size the entries keep where smaller ones tear no word."""
SIZES = (
    (1.8 * LEAD, 0.5),
    (1.6 * LEAD, 0.5),
    (1.4 * LEAD, 0.5),
    (1.2 * LEAD, 0.5),
    (LEAD, 0.5),
    (LEAD, 0.2),
    (BODY, 0.5),
)


def checklist(card: Checklist, context: Context) -> tuple[Page, ...]:
    """At most five entries a page, spread evenly; as large as lets every page hold its own."""
    if not card.entries:
        return ()
    blank = Sheet(context)
    room = _bottom(blank, card.source) - heading(blank, card.title)
    plans = [_Plan(context, scale, gap, card.entries).laid_out for scale, gap in SIZES]
    fewest = min(len(plan.parts(room)) for plan in plans)
    short = [plan for plan in plans if len(plan.parts(room)) == fewest]
    plan = next((plan for plan in short if plan.scale >= short[0].scale * KEPT and not plan.torn), short[0])
    if not plan.holds(room):
        return _as_text(card, context)
    sheets = [_sheet(part, card, plan) for part in plan.parts(room)]
    source_line(sheets[-1], card.source, blank.area.x, blank.area.bottom - context.style(META).line, blank.area.w)
    return tuple(numbered(sheet, at, len(sheets)).page() for at, sheet in enumerate(sheets))


@dataclass(frozen=True, slots=True)
class _Plan:
    """Entries at one size, in multiples of B, with one gap between them; `blocks` are those behind their squares."""

    context: Context
    scale: float
    gap: float
    entries: tuple[Runs, ...]
    blocks: tuple[Block, ...] = ()

    def px(self, times: float) -> int:
        """A multiple of the plan's own size in px."""
        return self.context.px(times * self.scale)

    @property
    def style(self) -> Style:
        """The style of the entries."""
        return Style(self.px(1.0), self.px(LINE), "ink", strong="accent")

    @property
    def width(self) -> int:
        """How wide the entries may be, in px."""
        return Sheet(self.context).area.w - self.px(INSET)

    @property
    def laid_out(self) -> _Plan:
        """The same with its blocks."""
        return replace(
            self, blocks=tuple(laid(entry, self.style, self.width, self.context.fonts) for entry in self.entries)
        )

    @property
    def torn(self) -> bool:
        """Whether a word is torn at the end of a line."""
        return any(torn(block, entry) for block, entry in zip(self.blocks, self.entries, strict=True))

    def height(self, blocks: tuple[Block, ...]) -> int:
        """How tall these entries are together, in px."""
        return sum(block.height for block in blocks) + self.px(self.gap) * (len(blocks) - 1)

    def holds(self, room: int) -> bool:
        """Whether no entry is taller than `room` px, and an enlarged one tears nothing."""
        whole = self.scale <= LEAD or not any(
            tears(entry, self.style, self.width, self.context.fonts) for entry in self.entries
        )
        return whole and all(block.height <= room for block in self.blocks)

    def parts(self, room: int) -> list[tuple[Block, ...]]:
        """The entries in pages of even length, none over five entries or `room` px; one page each where that fails."""
        blocks, tall = self.blocks, most_height(self.context, room, self.scale / LEAD)
        if self.holds(tall):
            for pages in range(-(-len(blocks) // A_PAGE), len(blocks)):
                size = -(-len(blocks) // pages)
                parts = [blocks[at : at + size] for at in range(0, len(blocks), size)]
                if all(self.height(part) <= tall for part in parts):
                    return parts
        return [(block,) for block in blocks]


def _as_text(card: Checklist, context: Context) -> tuple[Page, ...]:
    """Entries longer than a page: body text that hangs behind its square."""
    rows = tuple(Paragraph((Run("□　"), *entry), Setting(hanging=2, indent=-2)) for entry in card.entries)
    return flow(context, card.title, rows, source=card.source, quiet_title=True)


def _bottom(sheet: Sheet, source: str) -> int:
    context = sheet.context
    return sheet.area.bottom - (context.px(0.5) + context.style(META).line if source else 0)


def _sheet(blocks: tuple[Block, ...], card: Checklist, plan: _Plan) -> Sheet:
    context = plan.context
    sheet = Sheet(context)
    top, side, line = heading(sheet, card.title), plan.px(SQUARE), plan.style.line
    y = sheet.top_of(top, _bottom(sheet, card.source), plan.height(blocks))
    stroke = max(context.geometry.hairline, plan.px(STROKE))
    for block in blocks:
        square = Rect(sheet.area.x, y + (line - side) // 2, side, side)
        sheet.fill(square, "accent", radius=context.px(0.06), outline=stroke)
        y = sheet.put(block, sheet.area.x + plan.px(INSET), y) + plan.px(plan.gap)
    return sheet
