"""One card to its pages: the only place that knows every sort of card's layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from signage.core.cards.card import (
    Card,
    Checklist,
    Countdown,
    Definition,
    Highlight,
    Levels,
    Notice,
    Points,
    Prohibition,
    QrCode,
    Reminder,
    Welcome,
)
from signage.core.cards.dated import dated_sayings
from signage.core.cards.picture_cards import AnimationCard, PageCard, PictureCard
from signage.core.cards.saying import Saying, sayings_of
from signage.core.cards.table_cards import Duty, Members, OrganisationChart, TableCard
from signage.layout.cards.chart import organisation_chart
from signage.layout.cards.checklist import checklist
from signage.layout.cards.countdown import countdown
from signage.layout.cards.duty import duty
from signage.layout.cards.highlight import definition, highlight
from signage.layout.cards.levels import levels
from signage.layout.cards.members import members
from signage.layout.cards.notice import notice, points
from signage.layout.cards.page import page_sheets, page_strip
from signage.layout.cards.picture import animation, picture
from signage.layout.cards.prohibition import prohibition
from signage.layout.cards.qr import qr
from signage.layout.cards.quiet import quiet
from signage.layout.cards.reminder import reminder
from signage.layout.cards.sentence import sentence_pages
from signage.layout.cards.table import table
from signage.layout.cards.welcome import welcome
from signage.layout.context import Context
from signage.layout.scene import Page
from signage.layout.strip import Strip

LONG = 2.4
"""Height by width from which a picture is a long one. A telephone's screen has 2.2."""

LAYOUTS: dict[type[Card], Callable[[Any, Context], tuple[Page, ...]]] = {
    Welcome: welcome,
    Reminder: reminder,
    Notice: notice,
    Highlight: highlight,
    Points: points,
    Levels: levels,
    Definition: definition,
    Prohibition: prohibition,
    QrCode: qr,
    TableCard: table,
    PictureCard: picture,
    PageCard: page_sheets,
    AnimationCard: animation,
    OrganisationChart: organisation_chart,
    Members: members,
    Duty: duty,
    Countdown: countdown,
    Checklist: checklist,
}
"""The layout of each sort of card. A full text is not among them: it is a strip (`layout.strip`)."""


def pages_of(card: Card, context: Context) -> tuple[Page, ...]:
    """The pages of a card; empty when there is nothing to show, and for a full text.

    Where there is room for one sentence only, its sentences; a strip leaves out what has none.
    """
    card, geometry = _as_paper(card), context.geometry
    if geometry.single or (geometry.far and not isinstance(card, Welcome)):
        sayings = _sayings(card, context)
        if sayings or geometry.single:
            return sentence_pages(sayings, context)
    if context.manner.centred and isinstance(card, (Welcome, Highlight)):
        return quiet(card, context)
    layout = LAYOUTS.get(type(card))
    return layout(card, context) if layout else ()


def _as_paper(card: Card) -> Card:
    """A picture that is much taller than broad, 长图, is read from top to bottom as a page is; any other card as it is."""
    if isinstance(card, PictureCard) and card.height > LONG * card.width:
        return PageCard(card.sha256, card.width, card.height, 1, 1)
    return card


def _sayings(card: Card, context: Context) -> tuple[Saying, ...]:
    single = context.geometry.single
    if isinstance(card, (Duty, Countdown)):
        return dated_sayings(card, context.today) if single else ()
    return sayings_of(card, short=single)


def laid_of(card: Card, context: Context) -> tuple[Page, ...] | Strip:
    """As `pages_of`, but what is too tall for the stage glides where things may move."""
    card = _as_paper(card)
    if isinstance(card, PageCard) and not context.still and not context.geometry.single:
        return page_strip(card, context) or pages_of(card, context)
    return pages_of(card, context)
