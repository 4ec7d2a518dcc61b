"""What may be shown now: the snapshot minus everything withdrawn, measured for this screen a little at a time.

In: the reader and the library. Out: entries, newly accepted items, whether an item may stay. Never shows anything.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from signage.core.calendar.announced import NOTHING_KNOWN, CalendarFacts
from signage.core.cards.card import DATED
from signage.core.codec import tag_of
from signage.core.events import Event, happens
from signage.core.item import ItemRecord
from signage.core.rotation.due import is_due, next_change
from signage.core.rotation.places import shown_here
from signage.core.rotation.wheel import Slide
from signage.core.rules import Role
from signage.core.settings import Place
from signage.core.snapshot import REPLACED, Manifest, Withdrawal, playable
from signage.layout.context import Context
from signage.layout.slides import Entry, Library
from signage.screen.almanac import Almanac
from signage.screen.stage.occasions import Occasions
from signage.snapshots.read import Reader

MEASURE_S = 0.1
"""Seconds of measuring in one turn, so that the stage never waits for a thousand new files."""
WEAR_S = 1.0
"""Seconds of measuring at a change of theme, before the screen shows it."""
MOST_FRESH = 20
DATED_FORMS = frozenset(tag_of(card) for card in DATED)
LOG = logging.getLogger("signage.screen")


def nobody_asks(item: str) -> None:
    """For a player that nobody watches."""
    del item


class Repertoire:
    """Asked in every turn. `entries` are in the order of the content folder, those of a higher priority first.

    `takeovers` are no part of them: they have the whole screen or nothing. Without a `place` no rule about places is looked at. The `almanac` knows the days.
    """

    def __init__(
        self,
        reader: Reader,
        library: Library,
        mono: Callable[[], float],
        almanac: Almanac,
        occasions: Occasions,
        place: Place | None = None,
        *,
        adopted: Callable[[Manifest], None] | None = None,
        measuring: Callable[[str], None] = nobody_asks,
    ) -> None:
        """`measuring` hears which item is being measured, "" for none: whoever ends over it is known by that."""
        self._measuring = measuring
        self._place, self._almanac, self._occasions, self._adopted = place, almanac, occasions, adopted
        self._reader, self._library, self._mono = reader, library, mono
        self._manifest: Manifest | None = None
        self._unrecorded: Manifest | None = None
        self._news = self._taken = False
        self._withdrawn: tuple[Withdrawal, ...] = ()
        self._resting: frozenset[str] = frozenset()
        self._items: dict[str, ItemRecord] = {}
        self._own: tuple[ItemRecord, ...] = ()
        self._waiting: deque[ItemRecord] = deque()
        self._fresh: deque[str] = deque(maxlen=MOST_FRESH)
        self.entries: tuple[Entry, ...] = ()
        self.takeovers: tuple[ItemRecord, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether items still wait to be measured."""
        return bool(self._waiting)

    @property
    def facts(self) -> CalendarFacts:
        """What the content folder knows of the calendar."""
        return self._manifest.facts if self._manifest is not None else NOTHING_KNOWN

    @property
    def known(self) -> int:
        """The sequence of the newest withdrawal."""
        return max((entry.sequence for entry in self._withdrawn), default=0)

    @property
    def reminders(self) -> tuple[ItemRecord, ...]:
        """The items whose lines are on the ticker at one time or another."""
        return tuple(entry.item for entry in self.entries if entry.item.rules.role is Role.TICKER)

    @property
    def made_at(self) -> datetime | None:
        """When the newest snapshot was made."""
        return self._manifest.made_at if self._manifest is not None else None

    @property
    def fresh(self) -> tuple[str, ...]:
        """Newly accepted items that come at the next changes of slide, in that order."""
        return tuple(self._fresh)

    def look(self, today: date) -> None:
        """Takes in what is new in the state folder, and measures for a moment. `today` is the local day."""
        if self._library.turn_to(today):
            self._wait_again()
        withdrawn, resting = self._reader.withdrawn(), self._reader.resting(datetime.now(UTC))
        newer = self._reader.poll()
        if newer is not None or withdrawn != self._withdrawn or resting != self._resting:
            self._manifest, self._withdrawn, self._resting = newer or self._manifest, withdrawn, resting
            self._news, self._unrecorded = True, newer or self._unrecorded
        if self._unrecorded is not None and self._adopted is not None:
            self._adopted(self._unrecorded)
        self._unrecorded = None
        if self._news and self._manifest is not None:
            every = playable(self._manifest, self._withdrawn)
            self._take_in(tuple(item for item in every if item.id not in self._resting), first=not self._taken)
            self._taken = True
        self._news = False
        if self._occasions.look(today):
            self._own = self._occasions.items
            self._library.keep_only(self._all)
            self._wait_again()
        if self._waiting:
            self._measure_some()

    def slides_of(self, item: ItemRecord) -> tuple[Slide, ...]:
        """The slides of an item, as it is measured now."""
        return next((entry.slides for entry in self.entries if entry.item.id == item.id), ())

    def is_waiting(self, item: ItemRecord) -> bool:
        """Whether the item waits to be measured."""
        return any(waiting.id == item.id for waiting in self._waiting)

    def wear(self, context: Context, first: ItemRecord | None) -> None:
        """Everything is laid out with another theme's context. `first` is measured at once, others as time allows."""
        self._library.wear(context)
        self._waiting = deque(sorted(self._all, key=lambda item: first is None or item.id != first.id))
        ends = self._mono() + WEAR_S
        while self._waiting and self._mono() < ends:
            self._measure_some()

    def due(self, now: datetime) -> tuple[Entry, ...]:
        """The measured entries that are due at `now`."""
        due = (
            entry for entry in self.entries if self._is_due(entry.item, now) and not self._occasions.calls(entry.item)
        )
        return tuple(due) if self._almanac.trusted else tuple(_undated(entry) for entry in due)

    def may_stay(self, item: ItemRecord, now: datetime) -> bool:
        """Whether what is on the glass may stay until its end: still listed and due, or merely replaced by what is.

        The newest rules count, not those under which it came onto the glass.
        """
        if item.is_builtin:
            return any(own.id == item.id for own in self._own)
        listed = self._items.get(item.id)
        if listed is not None:
            return self._is_due(listed, now) and (self._place is None or shown_here(listed.rules, self._place))
        why = next((entry.why for entry in self._withdrawn if entry.id == item.id), None)
        goes_on = any(other.path == item.path for other in self._items.values())
        return (why is None or (why == REPLACED and goes_on)) and self._is_due(item, now)

    def _is_due(self, item: ItemRecord, now: datetime) -> bool:
        if item.is_builtin:
            return True
        place = self._place.name if self._place is not None else ""
        if not self._occasions.allows(item.rules, now.date()):
            return False
        return self._almanac.allows(item.rules) and is_due(item.rules, now, place, self._almanac.table)

    def leaves(self, item: ItemRecord, now: datetime) -> datetime | None:
        """When an item that is due now will be so no longer; None: never, or that cannot be said, or it is not due."""
        if item.is_builtin or not self._is_due(item, now):
            return None
        place = self._place.name if self._place is not None else ""
        return next_change(item.rules, now, place, self._almanac.table)

    def next_call(self, now: datetime) -> Slide | None:
        """The full-screen reminder of level guard, where it is time for it."""
        item = self._occasions.call(now)
        return next(iter(self.slides_of(item)), None) if item is not None else None

    def next_fresh(self, slides: tuple[Slide, ...]) -> Slide | None:
        """The first slide of the item that was accepted longest ago and not shown yet; each item once."""
        while self._fresh:
            wanted = self._fresh[0]
            if any(item.id == wanted for item in self._waiting):
                return None
            self._fresh.popleft()
            slide = next((slide for slide in slides if slide.item == wanted), None)
            if slide is not None:
                return slide
        return None

    def shown(self, slide: Slide) -> None:
        """An item that is on the stage is not new any more, whatever brought it there."""
        if slide.item in self._fresh:
            self._fresh.remove(slide.item)

    def _take_in(self, every: tuple[ItemRecord, ...], *, first: bool) -> None:
        self.takeovers = tuple(item for item in every if item.rules.role is Role.TAKEOVER)
        items = tuple(item for item in every if item.rules.role is not Role.TAKEOVER)
        fresh = [item.id for item in items if item.id not in self._items]
        if not first:
            self._fresh.extend(fresh)
        self._items = {item.id: item for item in items}
        self._library.keep_only(self._all)
        self._wait_again()

    @property
    def _all(self) -> tuple[ItemRecord, ...]:
        """The program's own cards before the content folder's."""
        return (*self._own, *self._items.values())

    def _wait_again(self) -> None:
        self._waiting = deque(item for item in self._all if not self._library.known(item))
        self._collect()

    def _measure_some(self) -> None:
        ends = self._mono() + MEASURE_S
        while self._waiting and self._mono() < ends:
            item = self._waiting.popleft()
            self._measuring(item.id)
            try:
                self._library.measure(item)
            except Exception:
                LOG.exception(
                    "item %s cannot be laid out; it is put aside", item.id, extra=happens(Event.ITEM_FAILS, item.id)
                )
                self._library.put_aside(item)
        self._measuring("")
        self._collect()

    def _collect(self) -> None:
        known = (item for item in self._all if self._library.known(item))
        entries = (self._library.measure(item) for item in known)
        self.entries = tuple(sorted(entries, key=lambda entry: -entry.item.rules.priority))


def _undated(entry: Entry) -> Entry:
    """What of an entry means the same on every day."""
    return replace(entry, slides=tuple(slide for slide in entry.slides if slide.form not in DATED_FORMS))
