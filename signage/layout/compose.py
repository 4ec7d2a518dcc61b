"""One card to its pages: the only place that knows every sort of card's layout."""

from __future__ import annotations

from signage.core.card import (
    Card,
    Definition,
    FullText,
    Highlight,
    Levels,
    Notice,
    PictureCard,
    Points,
    Prohibition,
    QrCode,
    TableCard,
    Welcome,
)
from signage.layout.cards.highlight import definition, highlight
from signage.layout.cards.levels import levels
from signage.layout.cards.notice import notice, points
from signage.layout.cards.picture import picture
from signage.layout.cards.prohibition import prohibition
from signage.layout.cards.qr import qr
from signage.layout.cards.table import table
from signage.layout.cards.welcome import welcome
from signage.layout.context import Context
from signage.layout.scene import Page


def pages_of(card: Card, context: Context) -> tuple[Page, ...]:
    """The pages of any card but a full text (see `layout.strip`); empty when there is nothing to show."""
    match card:
        case Welcome():
            return welcome(card, context)
        case Notice():
            return notice(card, context)
        case Highlight():
            return highlight(card, context)
        case Points():
            return points(card, context)
        case Levels():
            return levels(card, context)
        case Definition():
            return definition(card, context)
        case Prohibition():
            return prohibition(card, context)
        case QrCode():
            return qr(card, context)
        case TableCard():
            return table(card, context)
        case PictureCard():
            return picture(card, context)
        case FullText():
            return ()


def form_of(card: Card) -> str:
    """The stable name of a card's form."""
    return type(card).__name__.lower()
