"""An organisation chart as an indented tree: one post under the other, its line from the one it stands under."""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.cards.table_cards import OrganisationChart
from signage.core.display.geometry import BODY, HEADLINE, LEAD, TITLE, Rect
from signage.layout.context import Context, Sheet
from signage.layout.heading import heading, numbered
from signage.layout.people import fitted, names_of, post_block
from signage.layout.scene import Page
from signage.layout.text import Block

STEPS = ((1.6, 0.6), (1.4, 0.6), (1.2, 0.6), (1.0, 0.6), (1.0, 0.35))
"""(factor on names, gap in B) to try until all stand on one page."""
FAR_SCALES = (HEADLINE, TITLE, LEAD, BODY)
INDENT, MOST_DEPTH, A_PAGE = 1.8, 4, 9


def outline_pages(card: OrganisationChart, context: Context) -> tuple[Page, ...]:
    """All posts on one page where they fit, else nine or fewer a page; a page begins with those above its first one."""
    blank = Sheet(context)
    room = blank.area.bottom - heading(blank, card.title) - context.px(0.25)
    if context.geometry.far:
        return _one_by_one(card, context, room)
    plans = [_Plan(context, room, gap, _rows(card, context, k)) for k, gap in STEPS]
    plan = next((plan for plan in plans if len(plan.pages(A_PAGE)) == 1), plans[-1])
    sheets = [_sheet(card.title, page, plan) for page in plan.evened()]
    return tuple(numbered(sheet, at, len(sheets)).page() for at, sheet in enumerate(sheets))


@dataclass(frozen=True, slots=True)
class _Row:
    """One post: its words, how deep it stands, and the row it stands under (-1: none)."""

    blocks: tuple[Block, ...]
    depth: int
    above: int

    @property
    def height(self) -> int:
        """Its words' height in px."""
        return sum(block.height for block in self.blocks)


def _rows(card: OrganisationChart, context: Context, k: float) -> list[_Row]:
    """The posts as rows, every one directly after the one it stands under and that one's others."""
    under: dict[int, list[int]] = {}
    for at, post in enumerate(card.posts):
        under.setdefault(post.above if 0 <= post.above < at else -1, []).append(at)
    rows: list[_Row] = []
    waiting = [(at, 0, -1) for at in reversed(under.get(-1, []))]
    while waiting:
        at, depth, above = waiting.pop()
        waiting += [(below, depth + 1, len(rows)) for below in reversed(under.get(at, []))]
        rows.append(_Row(_words(card, at, min(depth, MOST_DEPTH), context, k), min(depth, MOST_DEPTH), above))
    return rows


def _words(card: OrganisationChart, at: int, depth: int, context: Context, k: float) -> tuple[Block, ...]:
    post = card.posts[at]
    width = Sheet(context).area.w - context.px(INDENT * depth)
    scales = (LEAD * k, LEAD, BODY)
    if not post.names:
        return (fitted(context, post.post, scales, width, colour="ink", bold=True),)
    names = fitted(context, names_of(post.names), scales, width, colour="ink", bold=True)
    return (post_block(context, post.post, width), names) if post.post else (names,)


def _one_by_one(card: OrganisationChart, context: Context, room: int) -> tuple[Page, ...]:
    """Far away: one post a page, as large as it fits."""
    sheets: list[Sheet] = []
    for post in card.posts:
        sheet = Sheet(context)
        y, width = heading(sheet, card.title), sheet.area.w
        above = post_block(context, post.post, width) if post.post and post.names else Block((), 0)
        words = names_of(post.names) or post.post
        tried = [fitted(context, words, (scale,), width, colour="ink", bold=True) for scale in FAR_SCALES]
        block = next((one for one in tried if len(one.lines) < 2 and one.height + above.height <= room), tried[-1])
        y = sheet.top_of(y, sheet.area.bottom, above.height + block.height)
        sheet.put(block, sheet.area.x, sheet.put(above, sheet.area.x, y))
        sheets.append(sheet)
    return tuple(numbered(sheet, at, len(sheets)).page() for at, sheet in enumerate(sheets))


@dataclass(frozen=True, slots=True)
class _Plan:
    """Rows with `gap` B between them, on pages of `room` px."""

    context: Context
    room: int
    gap: float
    rows: list[_Row]

    def height(self, places: list[int]) -> int:
        """How tall these rows are together, in px."""
        return sum(self.rows[at].height for at in places) + self.context.px(self.gap) * (len(places) - 1)

    def pages(self, most: int) -> list[list[int]]:
        """The rows by page, at most `most` on one. A page that begins within a branch begins with those above it.

        No page ends with a post whose first one below would begin the next.
        """
        pages: list[list[int]] = []
        for at in range(len(self.rows)):
            bound = [at, at + 1] if at + 1 < len(self.rows) and self.rows[at + 1].above == at else [at]
            page = [*pages[-1], *bound] if pages else []
            if not pages or len(page) > most or self.height(page) > self.room:
                head = _above(self.rows, at)
                while head and self.height([*head, at]) > self.room:
                    head = head[1:]
                pages.append(head)
            pages[-1].append(at)
        return pages

    def evened(self) -> list[list[int]]:
        """As few pages as can be, none much fuller than another."""
        fewest = len(self.pages(A_PAGE))
        tried = (self.pages(most) for most in range(2, A_PAGE))
        return next((pages for pages in tried if len(pages) <= fewest), self.pages(A_PAGE))


def _above(rows: list[_Row], at: int) -> list[int]:
    found: list[int] = []
    while rows[at].above >= 0:
        at = rows[at].above
        found.insert(0, at)
    return found


def _sheet(title: str, page: list[int], plan: _Plan) -> Sheet:
    context = plan.context
    sheet = Sheet(context)
    top = heading(sheet, title) + context.px(0.25)
    gap, thin = context.px(plan.gap), context.geometry.hairline
    y = sheet.top_of(top, sheet.area.bottom, plan.height(page))
    ends: dict[int, tuple[int, int]] = {}
    for at in page:
        row = plan.rows[at]
        x = sheet.area.x + context.px(INDENT * row.depth)
        if row.above in ends:
            left, begins = ends[row.above]
            middle = y + row.height // 2
            sheet.fill(Rect(left, begins, thin, middle - begins), "soft")
            sheet.fill(Rect(left, middle, x - context.px(0.4) - left, thin), "soft")
        below = y
        for block in row.blocks:
            below = sheet.put(block, x, below)
        ends[at] = (x + context.px(0.3), below + context.px(0.1))
        y = below + gap
    return sheet
