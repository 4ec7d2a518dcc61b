"""组织机构: boxes and right-angled lines, at most three levels and nine boxes a page; an indented tree where it is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.cards.chart import MOST_LEVELS, Branch, branches_of, pages_of_branches, rows_of
from signage.core.cards.table_cards import OrganisationChart, Post
from signage.core.display.geometry import BODY, LABEL, LEAD, META, Rect
from signage.core.document import Align, Runs, runs_of
from signage.core.text.breaks import ANYWHERE, BETWEEN_WORDS
from signage.layout.cards.outline import outline_pages
from signage.layout.context import Context, Sheet
from signage.layout.heading import heading, numbered
from signage.layout.people import names_of, runs_of_names, tight
from signage.layout.scene import Page
from signage.layout.text import Block, Setting, Style, lay

LEAST_W, MOST_W, LEAST_H = 7.0, 11.0, 2.6
BOX_GAP, ROW_GAP, MOST_ROW_GAP, PAD, RADIUS = 0.75, 0.6, 1.5, 0.4, 0.12
MOST_LINES = 2
Sizes = tuple[float, float]
SIZES: tuple[Sizes, ...] = ((LABEL, LEAD), (META, LEAD), (META, BODY))
"""Sizes of posts and of names, the same in all boxes of a card: the first at which all words fit."""


def organisation_chart(card: OrganisationChart, context: Context) -> tuple[Page, ...]:
    """Pages of boxes by branch; the indented tree on upright screens, far away, and where a box would burst."""
    if not card.posts:
        return ()
    geometry = context.geometry
    roots = branches_of(card.posts)
    upright = geometry.far or geometry.stacked
    plans = [] if upright else [(plan, _pages(roots, plan)) for plan in _plans(card, context)]
    if not plans:
        return outline_pages(card, context)
    plan, pages = min(plans, key=lambda made: (len(made[1]), sum(_rows(page, made[0]) for page in made[1])))
    sheets = [_sheet(card, page, plan) for page in pages]
    return tuple(numbered(sheet, at, len(sheets)).page() for at, sheet in enumerate(sheets))


@dataclass(frozen=True, slots=True)
class _Plan:
    """Boxes of one size for the whole card: `width` x `height` px, so many in a row and so many rows."""

    context: Context
    width: int
    height: int
    in_a_row: int
    most_rows: int
    room: int
    sizes: Sizes

    def words(self, post: Post) -> tuple[Block, ...]:
        """The lines of a box."""
        return _words(post, self.context, self.width - 2 * self.context.px(PAD), self.sizes) or ()


def _pages(roots: tuple[Branch, ...], plan: _Plan) -> tuple[tuple[Branch, ...], ...]:
    return pages_of_branches(roots, plan.in_a_row, plan.most_rows)


def _plans(card: OrganisationChart, context: Context) -> list[_Plan]:
    """All sizes of box that hold all words, the widest first; none where they would burst."""
    sheet = Sheet(context)
    room = sheet.area.bottom - heading(sheet, card.title)
    gap, least = context.px(BOX_GAP), context.px(LEAST_W)
    wanted = max(least, *(_natural(post, context) for post in card.posts))
    plans: list[_Plan] = []
    for in_a_row in range(2, (sheet.area.w + gap) // (least + gap) + 1):
        width = min(wanted, context.px(MOST_W), (sheet.area.w + gap) // in_a_row - gap)
        inner = width - 2 * context.px(PAD)
        tried = ((sizes, [_words(post, context, inner, sizes) for post in card.posts]) for sizes in SIZES)
        sizes, words = next((made for made in tried if all(made[1])), (SIZES[-1], []))
        if words:
            tallest = max(sum(block.height for block in blocks) for blocks in words if blocks)
            height = max(context.px(LEAST_H), tallest + context.px(0.3))
            rows = (room + context.px(ROW_GAP)) // (height + context.px(ROW_GAP))
            if rows > 1:
                plans.append(_Plan(context, width, height, in_a_row, min(rows, MOST_LEVELS), room, sizes))
    return plans


def _natural(post: Post, context: Context) -> int:
    """The width in px at which a box needs no second line."""
    small, large = SIZES[0]
    name = context.fonts.width(names_of(post.names), context.px(large), bold=True)
    title = context.fonts.width(post.post, context.px(small if post.names else large), bold=not post.names)
    return round(max(name, title)) + 2 * context.px(PAD) + 2


def _words(post: Post, context: Context, width: int, sizes: Sizes) -> tuple[Block, ...] | None:
    """The post over its names, or large by itself; None where they need more than two lines each."""
    small, large = sizes
    wanted = [(runs_of_names(post.names), large, True)] if post.names else []
    if post.post:
        wanted.insert(0, (runs_of(post.post), small if post.names else large, not post.names))
    blocks = [
        _block(runs, tight(context, scale, "ink" if bold else "soft", bold=bold), context, width)
        for runs, scale, bold in wanted
    ]
    whole = tuple(block for block in blocks if block is not None)
    return whole if len(whole) == len(blocks) else None


def _block(runs: Runs, style: Style, context: Context, width: int) -> Block | None:
    for lines in range(1, MOST_LINES + 1):
        setting = Setting(
            Align.CENTRE, balanced=True, most_lines=lines, worst=BETWEEN_WORDS if style.bold else ANYWHERE
        )
        block = lay(runs, style, width, context.fonts, setting)
        if block is not None:
            return block
    return None


def _rows(page: tuple[Branch, ...], plan: _Plan) -> int:
    """How many rows of boxes a page has."""
    if all(not branch.under for branch in page) and len(page) > 1:
        return len(rows_of(Branch(-1, page), plan.in_a_row))
    if len(page) == 1 and page[0].levels <= 2:
        return 1 + len(rows_of(page[0], plan.in_a_row))
    return max(branch.levels for branch in page)


def _sheet(card: OrganisationChart, page: tuple[Branch, ...], plan: _Plan) -> Sheet:
    context = plan.context
    sheet = Sheet(context)
    top = heading(sheet, card.title)
    lone = page[0] if len(page) == 1 and page[0].levels <= 2 else None
    single = not lone and all(not branch.under for branch in page)
    heads = Branch(-1, page) if single else lone
    rows = _rows(page, plan)
    gap = min(context.px(MOST_ROW_GAP), max(context.px(ROW_GAP), (plan.room - rows * plan.height) // max(rows, 1)))
    height = rows * plan.height + (rows - 1) * gap
    y = sheet.top_of(top, top + plan.room, height)
    drawing = _Drawing(sheet, card.posts, plan, gap)
    if heads:
        drawing.fan(heads, y)
    else:
        drawing.forest(page, y)
    return sheet


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Boxes and lines on one sheet."""

    sheet: Sheet
    posts: tuple[Post, ...]
    plan: _Plan
    gap: int

    def forest(self, roots: tuple[Branch, ...], y: int) -> None:
        """Trees side by side, every box over the middle of those under it."""
        area, step = self.sheet.area, self.plan.width + self.plan.context.px(BOX_GAP)
        breadth = sum(root.breadth for root in roots)
        x = area.x + (area.w - breadth * step + self.plan.context.px(BOX_GAP)) // 2
        for root in roots:
            self._tree(root, x, y, top=True)
            x += root.breadth * step

    def _tree(self, branch: Branch, x: int, y: int, *, top: bool = False) -> int:
        """Draws a branch whose room begins at `x`; gives the middle of its box."""
        step = self.plan.width + self.plan.context.px(BOX_GAP)
        below = y + self.plan.height + self.gap
        middles, at = [], x
        for under in branch.under:
            middles.append(self._tree(under, at, below))
            at += under.breadth * step
        middle = (middles[0] + middles[-1]) // 2 if middles else x + self.plan.width // 2
        self._box(branch.box, middle, y, top=top)
        if middles:
            self._lines(middle, y + self.plan.height, middles, below)
        return middle

    def fan(self, head: Branch, y: int) -> None:
        """A head over one or two rows; a head that is no box leaves the rows alone."""
        area, step = self.sheet.area, self.plan.width + self.plan.context.px(BOX_GAP)
        middle, headless = area.x + area.w // 2, head.box < 0
        if not headless:
            self._box(head.box, middle, y, top=True)
        begins = y + self.plan.height
        below = y if headless else begins + self.gap
        for row in rows_of(head, self.plan.in_a_row):
            left = middle - (len(row) * step - self.plan.context.px(BOX_GAP)) // 2
            middles = [left + at * step + self.plan.width // 2 for at in range(len(row))]
            for branch, own in zip(row, middles, strict=True):
                self._box(branch.box, own, below, top=headless)
            if not headless:
                self._lines(middle, begins, middles, below)
            begins, below = below - self.gap // 2, below + self.plan.height + self.gap

    def _lines(self, middle: int, begins: int, middles: list[int], below: int) -> None:
        """From the box above down to a bar, and from the bar to every box under it."""
        thin = self.plan.context.geometry.hairline
        bar = below - self.gap // 2
        self.sheet.fill(Rect(middle - thin // 2, begins, thin, bar - begins), "soft")
        left, right = min(middle, *middles) - thin // 2, max(middle, *middles) - thin // 2 + thin
        self.sheet.fill(Rect(left, bar, right - left, thin), "soft")
        for own in middles:
            self.sheet.fill(Rect(own - thin // 2, bar, thin, below - bar), "soft")

    def _box(self, at: int, middle: int, y: int, *, top: bool = False) -> None:
        context, plan = self.plan.context, self.plan
        rect = Rect(middle - plan.width // 2, y, plan.width, plan.height)
        radius, thin = context.px(RADIUS), context.geometry.hairline
        self.sheet.fill(rect, "surface", radius=radius)
        self.sheet.fill(rect, "accent" if top else "rule", radius=radius, outline=thin * 2 if top else thin)
        words = plan.words(self.posts[at])
        below = y + (plan.height - sum(block.height for block in words)) // 2
        for block in words:
            below = self.sheet.put(block, rect.x + context.px(PAD), below)
