"""Reads a ledger for a report: plays and operations of a time, and whether the rows are those that were written.

In: the state folder and the time. Out: an `Account`. Changes nothing, also not a damaged file; players may write meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from signage.core.ledger.account import Account
from signage.core.ledger.chain import Verifier
from signage.core.ledger.entry import read_row
from signage.core.ledger.plays import Story
from signage.ledger import shelf
from signage.ledger.file import LedgerError, Reading


def has_ledger(state: Path) -> bool:
    """Whether anything was ever recorded here. Raises `OSError`."""
    return bool(shelf.volumes(state / shelf.FOLDER))


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
    return Account(story.told, tuple(story.operations), verifier.chain)


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
