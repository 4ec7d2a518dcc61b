"""What the player may show: items of the snapshot, laid out for this screen. Decks come from the store, by hash.

In: accepted item records and the local day. Out: slides with their durations, and on request the pages or the strip of
one slide. Dated cards are measured again on another day. Never: opens anything but derivatives, or looks at a clock.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from signage.core.cards.card import DATED, Card, Chapter, Deck, FullText, Welcome, form_of
from signage.core.codec import CodecError, from_plain
from signage.core.display import reading
from signage.core.display.geometry import Geometry
from signage.core.gate.exposure import exposes
from signage.core.item import ItemRecord
from signage.core.rotation.places import shown_here
from signage.core.rotation.wheel import Slide
from signage.core.settings import Place, reading_speed
from signage.layout.compose import laid_of, pages_of
from signage.layout.context import Context
from signage.layout.fonts import Fonts
from signage.layout.privacy import masked_deck
from signage.layout.scene import Page
from signage.layout.still import still_pages
from signage.layout.strip import Strip, portions, strip_of

OpenDerivative = Callable[[str], bytes | None]
DECKS_KEPT, LAID_KEPT = 32, 6
ANYWHERE = Place(name="")
"""A place for everybody."""
Laid = tuple[Page, ...] | Strip


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its slides as measured for this screen, and its ticker lines. `day`: it holds on that day alone.

    `left_out` of its cards cannot be shown on a strip.
    """

    item: ItemRecord
    slides: tuple[Slide, ...]
    ticker: tuple[str, ...]
    day: date | None = None
    left_out: int = 0


class Library:
    """Measures items once for one screen and lays slides out again when they are about to be shown."""

    def __init__(self, context: Context, place: Place, open_derivative: OpenDerivative, today: date) -> None:
        self._context = replace(context, today=today)
        self._place = place
        self._open = open_derivative
        self._today = today
        self._decks: OrderedDict[str, Deck] = OrderedDict()
        self._laid: OrderedDict[str, Laid] = OrderedDict()
        self._entries: dict[str, Entry] = {}

    @property
    def fonts(self) -> Fonts:
        """The fonts it lays out with."""
        return self._context.fonts

    def turn_to(self, today: date) -> bool:
        """Makes `today` the local day. Whether it was another one before: items with dated cards are unknown then."""
        turned = today != self._today
        if turned:
            self._today = today
            self._context = replace(self._context, today=today)
        return turned

    def wear(self, context: Context) -> None:
        """Lays out with another theme's context from now on. Everything is to be measured again."""
        self._context = replace(context, today=self._today)
        self._entries.clear()
        self._laid.clear()

    def known(self, item: ItemRecord) -> bool:
        """Whether the item needs no more measuring."""
        entry = self._entries.get(item.id)
        return entry is not None and entry.item == item and entry.day in (None, self._today)

    def measure(self, item: ItemRecord) -> Entry:
        """The item's slides for this screen; none where its place does not show it or its deck cannot be read."""
        if self.known(item):
            return self._entries[item.id]
        entry = self._measured(item)
        self._entries[item.id] = entry
        return entry

    def put_aside(self, item: ItemRecord) -> None:
        """The item shows nothing until it changes: it could not be laid out."""
        self._entries[item.id] = Entry(item, (), ())

    def keep_only(self, items: tuple[ItemRecord, ...]) -> None:
        """Forgets everything about other items."""
        ids = {item.id for item in items}
        self._entries = {key: entry for key, entry in self._entries.items() if key in ids}

    def lay(self, slide: Slide) -> Laid | None:
        """The pages or the strip of a slide; None when its deck is gone or damaged."""
        if slide.key in self._laid:
            self._laid.move_to_end(slide.key)
            return self._laid[slide.key]
        entry = self._entries.get(slide.item)
        deck = self._deck(entry.item) if entry else None
        if entry is None or deck is None:
            return None
        number, _, portion = slide.key.partition("/")[2].partition("@")[0].partition(".")
        card = cards_here(deck, self._context.geometry)[int(number)]
        context = self.context_of(entry.item)
        if isinstance(card, FullText):
            chapter = portions(card, context.cpm, self._place.full_text_s)[int(portion)]
            self._laid[slide.key] = self._full_text(card.title, chapter, context)
        else:
            self._laid[slide.key] = laid_of(card, context)
        while len(self._laid) > LAID_KEPT:
            self._laid.popitem(last=False)
        return self._laid[slide.key]

    def masked_page(self, item_id: str) -> Page | None:
        """The first page of an item as the public would see it; None where this place sees it so already."""
        entry = self._entries.get(item_id)
        deck = self._deck(entry.item) if entry else None
        if entry is None or deck is None or not self._context.staff or not exposes(deck, self._today.year):
            return None
        context = replace(self.context_of(entry.item), staff=False)
        for card in cards_here(masked_deck(deck, ANYWHERE, self._today.year), context.geometry):
            if isinstance(card, FullText):
                return still_pages(strip_of(card.title, card.chapters[0], context), context)[0]
            if pages := pages_of(card, context):
                return pages[0]
        return None

    def deck_of(self, item: ItemRecord) -> Deck | None:
        """The deck of an item as this place may see it; None where it is gone or damaged."""
        return self._deck(item)

    def context_of(self, item: ItemRecord) -> Context:
        """The layout context for one item: its section over the card, its own dwell."""
        return replace(self._context, eyebrow=item.section, dwell_s=item.rules.dwell_s)

    def _measured(self, item: ItemRecord) -> Entry:
        deck = self._deck(item) if shown_here(item.rules, self._place) else None
        if deck is None:
            return Entry(item, (), ())
        context = self.context_of(item)
        slides: list[Slide] = []
        left_out, single = 0, context.geometry.single
        for number, card in enumerate(cards_here(deck, context.geometry)):
            if not context.manner.allows(card):
                continue
            key, day = f"{item.id}/{number}", self._day_mark(card)
            if isinstance(card, FullText) and not single:
                for part, chapter in enumerate(portions(card, context.cpm, self._place.full_text_s)):
                    laid = self._full_text(card.title, chapter, context)
                    slides.append(self._slide(f"{key}.{part}{day}", item, "fulltext", laid))
            else:
                laid = laid_of(card, context)
                if laid:
                    slides.append(self._slide(f"{key}{day}", item, form_of(card), laid))
                left_out += single and not laid
        dated = any(self._day_mark(card) for card in deck.cards)
        return Entry(item, tuple(slides), deck.ticker, self._today if dated else None, left_out)

    def _slide(self, key: str, item: ItemRecord, form: str, laid: Laid) -> Slide:
        """What the wheel gets to know of it. A card of an item with priority is a key slide of this place."""
        rules, strip = item.rules, form == "fulltext"
        within_s = self._place.dwell_s if rules.priority > 0 and not strip else 0.0
        return Slide(
            key,
            item.id,
            form,
            self._seconds(laid),
            strip=strip,
            share=rules.share,
            share_of=rules.share_of,
            weight=rules.weight,
            most=rules.most_per_hour,
            within_s=within_s,
        )

    def _seconds(self, laid: Laid) -> float:
        return strip_seconds(laid, self._place) if isinstance(laid, Strip) else sum(page.seconds for page in laid)

    def _day_mark(self, card: Card) -> str:
        """What tells the slide of a card with the day in it, and so its picture, from that of another day."""
        dated = isinstance(card, DATED) or self._context.manner.centred
        return f"@{self._today.isoformat()}" if dated else ""

    @staticmethod
    def _full_text(title: str, chapter: Chapter, context: Context) -> Laid:
        """A strip that moves or, where nothing may move, its pages."""
        strip = strip_of(title, chapter, context)
        return still_pages(strip, context) if context.still else strip

    def _deck(self, item: ItemRecord) -> Deck | None:
        made = item.deck
        if made is None:
            return None
        if made.sha256 not in self._decks:
            data = self._open(made.sha256)
            try:
                deck = from_plain(Deck, json.loads(data)) if data is not None else None
            except (CodecError, ValueError, RecursionError):
                deck = None
            if deck is None:
                return None
            self._decks[made.sha256] = masked_deck(deck, self._place, self._today.year)
            while len(self._decks) > DECKS_KEPT:
                self._decks.popitem(last=False)
        return self._decks[made.sha256]


def crawls(strip: Strip, place: Place) -> bool:
    """Whether a strip moves without a stop at `place`, not page by page."""
    return strip.flows and (place.scroll_px_s > 0 or place.text_flow.value != "glide")


def cards_here(deck: Deck, geometry: Geometry) -> tuple[Card, ...]:
    """The cards of a deck; where a strip has no ticker, its lines are sentences of their own after them."""
    if geometry.single and not geometry.ticker.h:
        return (*deck.cards, *(Welcome((line,)) for line in deck.ticker))
    return deck.cards


def strip_seconds(strip: Strip, place: Place) -> float:
    """How long a strip is on the stage: its glide pages, or hold, crawl and hold again where text flows on."""
    if not crawls(strip, place):
        return strip.seconds
    return sum(hold for hold in crawl_plan(strip, place)[:2]) + CRAWL_END_S


CRAWL_END_S = 3.0


def crawl_plan(strip: Strip, place: Place) -> tuple[float, float, float]:
    """(seconds of hold, seconds of crawl, speed in px/s) of a text that moves without a stop."""
    chars = max(1.0, strip.window.w / (strip.line_height / 1.5))
    own = 60.0 / reading.scroll_step_refreshes(strip.line_height, chars, reading_speed(place))
    speed = reading.snapped_speed(place.scroll_px_s) if place.scroll_px_s > 0 else own
    reach = max(0, strip.height - strip.window.h)
    hold = 2.0 if place.scroll_px_s > 0 else strip.window.h / 3 / speed
    return hold, reach / speed, speed
