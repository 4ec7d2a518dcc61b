"""Reads a ledger for a report: plays and operations of a time, and whether the rows are those that were written.

In: the state folder and the time. Out: an `Account`. Changes nothing, also not a damaged file; players may write meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from signage.core.ledger.account import Account
from signage.core.ledger.chain import Verifier
from signage.core.ledger.entry import Act, Entry, body_of, read_row, stamp
from signage.core.ledger.plays import Story
from signage.ledger import shelf
from signage.ledger.draft import Draft
from signage.ledger.file import LedgerError, Reading
from signage.ledger.second import places_for, spilled


def has_ledger(state: Path) -> bool:
    """Whether anything was ever recorded here, or for here in the second place. Raises `OSError`."""
    return bool(shelf.volumes(state / shelf.FOLDER)) or any(True for _ in spilled(places_for(state)))


def account(state: Path, first: datetime, after: datetime, *, whole: bool) -> Account:
    """What happened from `first` until `after` (exclusive, both aware).

    `whole`: every row that there is is verified, else those of the files that hold this time. Raises `OSError`.
    """
    folder = state / shelf.FOLDER
    listed = shelf.volumes(folder)
    told = _holding(listed, first)
    verifier, story = Verifier(), Story(first, after)
    if not whole and told:
        _skip_to(verifier, folder, listed[: listed.index(told[0])])
    for volume in listed if whole else told:
        _read(folder / volume.name, verifier, story if volume in told else None)
    _take_second(places_for(state), verifier.chain.last, story)
    return Account(story.told, tuple(story.operations), verifier.chain)


def _take_second(places: Sequence[Path], last: int, story: Story) -> None:
    """What the ledger has not taken back yet, with numbers that follow on its newest row: each file behind a note of where it is."""
    taken = {operation.details.get("second") for operation in story.operations if operation.act == Act.GAP}
    for one in spilled(places):
        if one.id in taken or not one.drafts:
            continue
        first = one.drafts[0]
        details = {"reason": "second", "waits": True, "late": len(one.drafts), "lost": one.broken}
        details |= {"second": one.id, "place": str(one.path.parent), "since": stamp(first.wall)}
        begun = 0
        for draft in (Draft(Act.GAP, first.wall, first.mono_ms, details), *one.drafts):
            if draft.item is not None:
                story.take(Entry(0, stamp(draft.wall), 0, one.screen, Act.ITEM.value, body_of(draft.item)))
            last += 1
            told = dict(draft.details)
            if draft.act is Act.END:
                told["start"] = begun or story.open_start(one.screen)
            begun = last if draft.act is Act.START else 0 if draft.act is Act.END else begun
            story.take(Entry(last, stamp(draft.wall), draft.mono_ms, one.screen, draft.act.value, body_of(told)))


def _read(path: Path, verifier: Verifier, story: Story | None) -> None:
    reading = None
    try:
        reading = Reading(path)
        for raw in reading.rows():
            entry = verifier.take(raw)
            if entry is not None and story is not None:
                story.take(entry)
    except LedgerError:
        verifier.broke()
    finally:
        if reading is not None:
            reading.close()


def _holding(volumes: Sequence[shelf.Volume], first: datetime) -> list[shelf.Volume]:
    """The files that may hold a time: from the one before its month on, where its first play may have begun.

    To the newest: after a clock that ran ahead and was put back, a later month holds earlier days.
    """
    before = [at for at, volume in enumerate(volumes) if volume.month < shelf.month_of(first)]
    return list(volumes[max(before, default=0) :])


def _skip_to(verifier: Verifier, folder: Path, earlier: Sequence[shelf.Volume]) -> None:
    """The rows that are read follow the last one of the files before them."""
    for volume in reversed(earlier):
        reading = None
        try:
            reading = Reading(folder / volume.name)
            row = read_row(last) if (last := reading.last()) is not None else None
            if row is not None:
                verifier.skip_to(row[0].seq, row[1])
                return
        except LedgerError:
            continue
        finally:
            if reading is not None:
                reading.close()
