"""A claim to its cover: which words stand on the screen while something else than the content has it.

In: a claim, the deck of its item, the site, the place, the time. Out: a `Cover`. Whoever says so is named by department; a
person only where the place allows it.
"""

from __future__ import annotations

from datetime import datetime

from signage.core.cards.card import Deck, Welcome, pictures_of
from signage.core.cards.picture_cards import AnimationCard, PageCard, PictureCard
from signage.core.display.cover import BLANK, Cover, CoverPicture, Sign, parted_in_two
from signage.core.rotation.claims import Claim, Sort
from signage.core.settings import Place, Site
from signage.words import covers as words


def cover_of(claim: Claim, deck: Deck | None, site: Site, place: Place | None, now: datetime) -> Cover:
    """What stands on the screen at `now`."""
    if claim.blank:
        return BLANK
    if claim.sort is Sort.MEETING:
        return Cover(
            words.MEETING, Sign.MEETING, words.MEETING_HEADLINE, words.MEETING_LINES, site.department, listed=True
        )
    if claim.sort is Sort.FAREWELL:
        return Cover(
            words.FAREWELL, Sign.PAPERS, words.FAREWELL_HEADLINE, words.FAREWELL_LINES, site.department, listed=True
        )
    headline, rest = parted_in_two(lines_of(claim, deck))
    named = claim.item.rules.responsible if claim.item is not None and not (place and place.outward) else ""
    foot = f"{named or site.department}　{words.until_words(claim.until.astimezone(now.tzinfo), now)}"
    band = words.DRILL if claim.drill else ""
    return Cover(words.TAKEOVER, Sign.ALERT, headline, rest, foot, band=band, pictures=pictures_in(deck))


def lines_of(claim: Claim, deck: Deck | None) -> tuple[str, ...]:
    """The lines of a takeover."""
    if deck is None:
        return tuple(line.strip() for line in claim.text.splitlines() if line.strip())
    return next((card.lines for card in deck.cards if isinstance(card, Welcome)), ())


def pictures_in(deck: Deck | None) -> tuple[CoverPicture, ...]:
    """The pictures of a takeover; of one that moves the first: on a cover nothing moves."""
    cards = [card for card in deck.cards if isinstance(card, (PictureCard, PageCard, AnimationCard))] if deck else []
    return tuple(CoverPicture(pictures_of(card)[0].sha256, card.width, card.height) for card in cards)
