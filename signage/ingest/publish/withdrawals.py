"""Withdrawals: what leaves every screen, the older snapshots included.

Pure. In: what played, what will play, why the rest does not. Out: the list of `Withdrawal`, one for each item, the
newest; it only grows, and where it has grown too long it says since when it is whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from signage.core.item import ItemRecord
from signage.core.rules import Audience, Rules
from signage.core.snapshot import REPLACED, Off, Withdrawal
from signage.ingest.folder.entries import Entry
from signage.ingest.folder.names import base_name

DELETED = "deleted"
WITHDRAWN = "withdrawn"
RECALLED = "recalled"
MOST = 20_000


@dataclass(frozen=True, slots=True)
class TakenOff:
    """What lies in the withdraw sections: names and hashes, both of which take an item off."""

    names: AbstractSet[str]
    hashes: AbstractSet[str]

    def covers(self, item: ItemRecord) -> bool:
        """Whether `item` has to leave."""
        return self.covers_name(item.path) or item.sha256 in self.hashes

    def covers_name(self, path: str) -> bool:
        """Whether a file of this name has to leave."""
        return base_name(path) in self.names


def taken_off(entries: Iterable[Entry]) -> TakenOff:
    """Everything that the files in withdraw sections take off the screens, as soon as they are seen."""
    names: set[str] = set()
    hashes: set[str] = set()
    for entry in entries:
        if not entry.withdraws:
            continue
        names.add(base_name(entry.path))
        sha256 = entry.sha256 or (entry.settling.first.sha256 if entry.settling.first is not None else "")
        if sha256:
            hashes.add(sha256)
    return TakenOff(names, hashes)


def leaving(before: Iterable[ItemRecord], after: Iterable[ItemRecord], off: TakenOff) -> dict[str, str]:
    """Why each item of `before` has to be taken out of older snapshots too: item id → why.

    Renamed under equal rules is no reason. The old form of a replaced file may stay until the next change of slide, and then
    never comes back: whoever corrected it may have had cause.
    """
    kept = {item.path: item for item in after}
    lost = [item for item in before if kept.get(item.path) is not item]
    moved = {(item.sha256, item.rules) for item in kept.values()} if lost else set()
    gone: dict[str, str] = {}
    for item in lost:
        still = kept.get(item.path)
        if still is not None:
            if still.sha256 != item.sha256:
                gone[item.id] = REPLACED
            elif is_narrower(still.rules, item.rules):
                gone[item.id] = DELETED
        elif off.covers(item):
            gone[item.id] = WITHDRAWN
        elif (item.sha256, item.rules) not in moved:
            gone[item.id] = DELETED
    return gone


def is_narrower(new: Rules, old: Rules) -> bool:
    """Whether somebody who may see an item under `old` may not under `new`, now or later."""
    if new.audience is Audience.STAFF and old.audience is not Audience.STAFF:
        return True
    if new.places and (not old.places or not set(old.places) <= set(new.places)):
        return True
    if new.windows and (not old.windows or not set(old.windows) <= set(new.windows)):
        return True
    if any(now and now != before for now, before in ((new.days, old.days), (new.dates, old.dates))):
        return True
    if new.periods and (new.periods, new.stretch) != (old.periods, old.stretch):
        return True
    later = new.valid_from is not None and (old.valid_from is None or new.valid_from > old.valid_from)
    sooner = new.valid_until is not None and (old.valid_until is None or new.valid_until < old.valid_until)
    return later or sooner


def added(off: Off, gone: Mapping[str, str], sequence: int) -> Off:
    """`off` with the items in `gone`, which left at `sequence`. A recall stays for good; the list stays within bounds."""
    recalled = {entry.id for entry in off.withdrawn if entry.why == RECALLED}
    fresh = [Withdrawal(id_, sequence, why) for id_, why in sorted(gone.items()) if id_ not in recalled]
    if not fresh:
        return off
    renewed = {entry.id for entry in fresh}
    rest = [entry for entry in off.withdrawn if entry.id not in renewed]
    spare = len(rest) + len(fresh) - MOST
    if spare <= 0:
        return replace(off, withdrawn=(*rest, *fresh))
    dropped = sorted((entry for entry in rest if entry.why != RECALLED), key=lambda entry: entry.sequence)[:spare]
    ids = {entry.id for entry in dropped}
    kept = [entry for entry in rest if entry.id not in ids]
    return Off((*kept, *fresh), max([off.since, *(entry.sequence for entry in dropped)]))
