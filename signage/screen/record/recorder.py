"""What the ledger learns of one screen: which slide was sent to the output from when to when, and what changed that.

In: what comes onto the stage, whether the screen has an output. Out: rows, by the ledger's own thread. The start of a
slide is on the disk before its first picture is handed to the window; a disk that takes longer than `BOUND_S` is not
waited for, and the slide's end says that its record was late.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from signage.core.calendar.mood import Mood
from signage.core.item import ItemRecord
from signage.core.ledger.entry import Act, Result
from signage.core.rotation.claims import Claim, Claimed, Sort
from signage.core.snapshot import Manifest
from signage.ledger.writer import Records, Unrecorded
from signage.screen.almanac import logged
from signage.screen.picture.presenter import State
from signage.screen.showing import Showing
from signage.screen.watch import UNWATCHED, Watch

BOUND_S = 0.25
CLOSE_S = 1.0
NEUTRAL, ORDERED = "builtin:neutral", "builtin:alert"
ACTS: Mapping[tuple[Sort, bool], Mapping[Claimed, Act]] = {
    (Sort.TAKEOVER, False): {Claimed.BEGINS: Act.TAKEOVER_BEGAN, Claimed.ENDS: Act.TAKEOVER_ENDED},
    (Sort.TAKEOVER, True): {Claimed.BEGINS: Act.DRILL_BEGAN, Claimed.ENDS: Act.DRILL_ENDED},
    (Sort.MEETING, False): {Claimed.BEGINS: Act.MEETING_BEGAN, Claimed.ENDS: Act.MEETING_ENDED},
    (Sort.DARK, False): {Claimed.BEGINS: Act.DARK, Claimed.ENDS: Act.LIGHT},
}
"""What is recorded of a claim: the card after a meeting is part of that."""


@dataclass(frozen=True, slots=True)
class _Play:
    """The slide that is recorded as being shown, and since when (monotonic)."""

    key: str
    page: int
    since: float
    item: Mapping[str, object]


class Recorder:
    """Called from the player's threads, one at a time. `has_output`: whether anything goes to a screen at all."""

    def __init__(
        self,
        records: Records,
        mono: Callable[[], float],
        has_output: Callable[[], bool] = lambda: True,
        watch: Watch = UNWATCHED,
    ) -> None:
        self._records, self._mono, self._has_output, self._watch = records, mono, has_output, watch
        self._play: _Play | None = None
        self._snapshot: Mapping[str, object] | None = None
        self._mood = Mood()
        self._sent = False
        self._waits = self._late = self._closed = False
        self._claimed = ""

    @property
    def is_well(self) -> bool:
        """Whether the ledger can be written."""
        return not self._records.trouble

    def operation(self, act: Act, details: Mapping[str, object]) -> None:
        """Something changed what the screen does: a level, a takeover, the settings."""
        self._records.operation(act, details)

    def adopted(self, manifest: Manifest) -> None:
        """Another snapshot: recorded with the next slide, so that a folder being read is not a row a file."""
        self._snapshot = {"sequence": manifest.sequence, "items": len(manifest.items)}

    def mood(self, before: Mood, after: Mood, now: datetime) -> None:
        """Level or tone are others, with the reason. A player that starts, or is laid out anew, begins at `normal`."""
        logged(before, after, now)
        before, self._mood = self._mood, after
        if before.level != after.level:
            why = {"reason": after.reason, "name": after.name}
            self.operation(Act.LEVEL, {"from": before.level.value, "to": after.level.value, **why})
        if before.tone != after.tone:
            why = {"reason": after.tone_reason, "name": after.cause.name}
            self.operation(Act.TONE, {"from": before.tone.value, "to": after.tone.value, **why})
        if before.switched != after.switched:
            self.operation(Act.MOURNING, {"on": after.switched})

    def show(self, showing: Showing, *, cut: bool) -> None:
        """Comes onto the stage. `cut`: what was there had to leave before its end."""
        if self._closed or self._claimed:
            return
        key = showing.slide.key if showing.slide else NEUTRAL
        before = self._play
        if before is not None and before.key == key and (showing.slide is None or showing.page > before.page):
            self._play = _Play(key, showing.page, before.since, before.item)
            return
        self._end(Result.CUT if cut else Result.PLAYED)
        self._watch.show(showing.item.id if showing.item is not None else "")
        self._play = _Play(key, showing.page, self._mono(), _described(showing.item))
        if self._has_output():
            self._start()

    def claim(self, what: Claimed, claim: Claim, now: datetime) -> None:
        """Something has the whole screen, or has it no longer. What lies under it is not being shown.

        A player that is laid out anew begins with the same claim again: that is no other one.
        """
        begins = what is Claimed.BEGINS
        if self._closed or (begins and self._claimed == claim.id):
            return
        self._end(Result.CUT if begins else Result.PLAYED)
        self._play, self._claimed = None, claim.id if begins else ""
        self._watch.show(claim.id if begins and claim.item is not None else "")
        act = ACTS.get((claim.sort, claim.drill), {}).get(what)
        if act is not None:
            self.operation(act, _told(claim, now))
        if begins and claim.sort is Sort.TAKEOVER:
            self._play = _Play(f"{claim.id}/0", 0, self._mono(), _claimed(claim))
            if self._has_output():
                self._start()

    def look(self) -> None:
        """Asked in every turn: a screen that has lost its output plays nothing, whatever stands on its stage."""
        if self._closed or self._play is None or self._has_output() is self._sent:
            return
        if self._sent:
            self._end(Result.CUT)
            self.operation(Act.OUTPUT, {"there": False})
            return
        self.operation(Act.OUTPUT, {"there": True})
        self._play = _Play(self._play.key, self._play.page, self._mono(), self._play.item)
        self._start()

    def through(self, present: Callable[[State], None]) -> Callable[[State], None]:
        """`present`, but the first picture of a slide waits for its record, for a moment."""

        def presented(state: State) -> None:
            if self._waits:
                self._late, self._waits = not self._records.wait(BOUND_S), False
            present(state)

        return presented

    def leave(self) -> None:
        """The player makes way for another one: what is on the stage has come to its end, and nothing follows."""
        self._end(Result.PLAYED)
        self._play = None

    def close(self) -> None:
        """The player ends; nothing is recorded any more."""
        self._closed = True
        self._end(Result.CUT)
        self._records.close(CLOSE_S)

    def _start(self) -> None:
        assert self._play is not None
        self._sent = self._waits = True
        self._late = False
        if self._snapshot is not None:
            self.operation(Act.SNAPSHOT, self._snapshot)
            self._snapshot = None
        self._records.start(self._play.item, self._play.key.partition("/")[2])

    def _end(self, result: Result) -> None:
        if self._play is not None and self._sent:
            self._records.end(result, self._mono() - self._play.since, late=self._late)
            self._sent = False


def unrecorded() -> Recorder:
    """For a player that only pretends."""
    return Recorder(Unrecorded(), lambda: 0.0)


def _told(claim: Claim, now: datetime) -> Mapping[str, object]:
    """What an operation says of a claim. `over`: it does not wait for another one, its time has come."""
    if claim.sort is Sort.DARK:
        return {"until": claim.until.isoformat(timespec="minutes")}
    about: dict[str, object] = {"dark": claim.blank} if claim.sort is Sort.MEETING else {"text": claim.text}
    if claim.item is not None:
        about = {"text": claim.item.title, "path": claim.item.path}
    return {"id": claim.id, "until": claim.until.isoformat(timespec="seconds"), "over": now >= claim.until, **about}


def _claimed(claim: Claim) -> Mapping[str, object]:
    """A takeover as the ledger names it: its file, or the order."""
    if claim.item is not None:
        return _described(claim.item)
    return {"id": claim.id, "path": ORDERED, "sha256": "", "title": claim.text, "approved_by": ""}


def _described(item: ItemRecord | None) -> Mapping[str, object]:
    """The item as the ledger names it. What ships with the program is no item of the folder."""
    if item is None:
        return {"id": NEUTRAL, "path": NEUTRAL, "sha256": "", "title": "", "approved_by": ""}
    return {
        "id": item.id,
        "path": item.path,
        "sha256": item.sha256,
        "title": item.title,
        "approved_by": item.approval,
    }
