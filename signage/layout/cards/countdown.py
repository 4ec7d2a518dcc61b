"""倒计时: how many days are left, as one number; words without a number for tomorrow, today and what is not announced."""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.cards.card import Countdown
from signage.core.cards.dated import Left, left_until
from signage.core.display.geometry import BODY, COLUMNS, DISPLAY, HEADLINE, LABEL, LEAD, TITLE
from signage.core.document import runs_of
from signage.core.text.breaks import ANYWHERE, BETWEEN_WORDS, CLEAN
from signage.layout.context import Context, Sheet
from signage.layout.flow import flow_pages
from signage.layout.people import fitted
from signage.layout.scene import Page
from signage.layout.text import Block, Setting, Style, laid, lay

STEPS = (1.6, 1.4, 1.2, 1.0, 0.85, 0.7, 0.55)
NUMBER, WORD_GAPS = 1.5 * DISPLAY, (0.5, 0.75)
NUMBER_GAPS = (0.0, 0.25)
"""Above and below a number in B: digits fill three quarters of their line."""
TITLE_LINES, STACKED_LINES = 2, 3
SHORT = 4
"""Words of so many characters have the size of display."""


def countdown(card: Countdown, context: Context) -> tuple[Page, ...]:
    """One page; none once the day is over, or where nobody says which day it is."""
    left = left_until(card, context.today) if context.today else None
    if left is None:
        return ()
    detail = card.detail
    if not detail and not left.days and not card.unannounced and not context.geometry.far:
        detail = f"{card.target.month}月{card.target.day}日"
    plan = _best(left, context, detail)
    if plan is not None or not detail:
        return (_page(plan or _plan(left, context, "", STEPS[-1]), context),)
    alone = _best(left, context, "") or _plan(left, context, "", STEPS[-1])
    return (_page(alone, context), *flow_pages(context, card.title, (runs_of(detail),), scale=LEAD))


def _best(left: Left, context: Context, detail: str) -> _Plan | None:
    """The largest step at which everything has room; None where none has."""
    sheet = Sheet(context)
    room = sheet.area.bottom - sheet.eyebrow()
    plans = (_plan(left, context, detail, k) for k in STEPS)
    return next((plan for plan in plans if plan.width <= sheet.area.w and plan.height <= room), None)


def _page(plan: _Plan, context: Context) -> Page:
    sheet = Sheet(context)
    top = sheet.eyebrow()
    x, y = sheet.area.x, sheet.top_of(top, sheet.area.bottom, plan.height)
    y = sheet.put(plan.head, x, y) + context.px(plan.gaps[0])
    if plan.unit:
        down = round(_baseline(plan.middle) - _baseline(plan.unit))
        sheet.put(plan.unit, x + plan.middle.width + context.px(0.25), y + down)
    y = sheet.put(plan.middle, x, y)
    if plan.below:
        sheet.put(plan.below, x, y + context.px(plan.gaps[1]))
    return sheet.page()


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands under one another: the title, the number with its unit or words in its place, the exact dates."""

    head: Block
    middle: Block
    unit: Block | None
    below: Block | None
    gaps: tuple[float, float]
    width: int
    height: int


def _plan(left: Left, context: Context, detail: str, k: float) -> _Plan:
    unit: Block | None = None
    if left.days:
        middle = _number(left.days, context, k)
        unit = laid(runs_of("天"), context.style(TITLE, bold=True, k=max(k, 0.8)), context.px(6), context.fonts)
    else:
        middle = _words(left.words, DISPLAY if len(left.words) <= SHORT else HEADLINE, context, k)
    width = Sheet(context).columns(1, COLUMNS)[1]
    head = _title(left.head, context, width, min(max(k, 1.0), 1.4))
    below = _detail(detail, context, width, min(max(k, 1.0), 1.2)) if detail else None
    wide = middle.width + (context.px(0.25) + unit.width if unit else 0)
    above, under = NUMBER_GAPS if left.days else WORD_GAPS
    tall = head.height + context.px(above) + middle.height + (below.height + context.px(under) if below else 0)
    return _Plan(head, middle, unit, below, (above, under), wide, tall)


def _number(days: int, context: Context, k: float) -> Block:
    px = context.px(NUMBER * k)
    style = Style(px, px, "accent", bold=True, strong="accent")
    return laid(runs_of(str(days)), style, px * len(str(days)), context.fonts)


def _words(words: str, scale: float, context: Context, k: float) -> Block:
    """Words in the number's place, in as few lines as can be without tearing one."""
    style, width = context.style(scale, "accent", bold=True, k=k), Sheet(context).area.w
    setting = Setting(balanced=True, most_lines=3, worst=CLEAN)
    block = lay(runs_of(words), style, width, context.fonts, setting)
    return block or laid(runs_of(words), style, width * 2, context.fonts)


def _baseline(block: Block) -> float:
    return block.lines[0].spans[0].baseline


def _title(text: str, context: Context, width: int, k: float) -> Block:
    most = STACKED_LINES if context.geometry.stacked else TITLE_LINES
    for step, lines, worst in ((k, 1, ANYWHERE), (1.0, most, BETWEEN_WORDS), (1.0, most, ANYWHERE)):
        style = context.style(TITLE, bold=True, k=step)
        block = lay(runs_of(text), style, width, context.fonts, Setting(balanced=True, most_lines=lines, worst=worst))
        if block is not None:
            return block
    return fitted(context, text, (LEAD, BODY, LABEL), width, colour="ink", bold=True)


def _detail(text: str, context: Context, width: int, k: float) -> Block:
    for scale, most in ((LEAD * k, 1), (LEAD, 1), (BODY, 2), (LABEL, 2)):
        px = context.px(scale)
        style = Style(px, round(px * 1.4), "soft", strong="soft")
        block = lay(runs_of(text), style, width, context.fonts, Setting(balanced=True, most_lines=most))
        if block is not None:
            return block
    return laid(runs_of(text), context.style(LABEL, "soft"), width, context.fonts)
