"""The player's thread: one turn after another. News first, then the day, the coat, the stage; then what is told.

All that takes time happens here, never on the GUI thread. What is shown and how is the `Stage`'s and its parts'.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from signage.core.display.frame import Frame
from signage.core.display.geometry import Form
from signage.core.events import Event, happens
from signage.core.rotation.upcoming import MOST, upcoming
from signage.core.settings import Hours, Place, Settings
from signage.layout.slides import Library
from signage.screen.almanac import Almanac
from signage.screen.clock import Clock
from signage.screen.picture.glance import Glances
from signage.screen.picture.handing import Handing
from signage.screen.picture.presenter import Presenter, State
from signage.screen.record.proof import ShownReport
from signage.screen.record.proving import Proving
from signage.screen.record.recorder import Recorder
from signage.screen.record.timekeeper import Timekeeper
from signage.screen.showing import Showing
from signage.screen.stage.beside import do_beside
from signage.screen.stage.coat import CALM_S, Wardrobe
from signage.screen.stage.composer import Composer
from signage.screen.stage.covering import Covering
from signage.screen.stage.occasions import Occasions
from signage.screen.stage.pacing import Pacing
from signage.screen.stage.projector import Projector
from signage.screen.stage.repertoire import Repertoire
from signage.screen.stage.stage import POLL_S, Stage
from signage.screen.stage.takeovers import Takeovers
from signage.screen.stage.turns import Turns
from signage.screen.watch import UNWATCHED, Watch
from signage.snapshots.read import Reader

AFTER_FAULT_S = 1.0
"""So long until it is tried again."""
LOG = logging.getLogger("signage.screen")


class Brain:
    """Decides and presents for one screen. `step` is one turn; `run` turns until `stop`, or ends at a page's end."""

    def __init__(
        self,
        *,
        wardrobe: Wardrobe,
        almanac: Almanac,
        occasions: Occasions,
        place: Place | None,
        clock: Clock,
        reader: Reader,
        report: ShownReport | None,
        library: Library,
        presenter: Presenter,
        takeovers: Takeovers,
        present: Callable[[State], None],
        recorder: Recorder,
        timekeeper: Timekeeper,
        glances: Glances | None = None,
        mark: str = "",
        inspecting: bool = False,
        watch: Watch = UNWATCHED,
        handing: Handing | None = None,
        proving: Proving | None = None,
    ) -> None:
        """`mark` is said across the top of what is not now; `inspecting` as for the stage; `watch` hears what it is at."""
        self._wardrobe, self._almanac, self._clock = wardrobe, almanac, clock
        self._report, self._recorder, self._glances = report, recorder, glances
        self._handing, self._proving, self._reader = handing, proving, reader
        self._library, self._presenter, self._timekeeper = library, presenter, timekeeper
        self._stop, self._retiring = threading.Event(), threading.Event()
        self.turned = clock.mono()
        self._wears = False
        self._repertoire = Repertoire(
            reader, library, clock.mono, almanac, occasions, place, adopted=recorder.adopted, measuring=watch.measure
        )
        wide = wardrobe.context.geometry.form is Form.WIDE
        turns = Turns(presenter.belt.part, clock.mono, wide=wide)
        self._takeovers = takeovers
        pacing = Pacing(library, place, clock.mono)
        self._composer = Composer(wardrobe, self._repertoire, turns, place, clock, almanac, mark)
        self._projector = Projector(self._composer, pacing, presenter, recorder.through(present))
        self._covering = Covering(
            takeovers, wardrobe, presenter, self._projector, clock.mono, recorder.claim, watch.darken
        )
        self._stage = Stage(
            wardrobe=wardrobe,
            repertoire=self._repertoire,
            pacing=pacing,
            projector=self._projector,
            clock=clock,
            report=report,
            recorder=recorder,
            pause=self._stop.wait,
            inspecting=inspecting,
        )

    @property
    def outdated(self) -> Settings | None:
        """New settings that need another layout than this one."""
        return self._wardrobe.outdated

    @property
    def settings(self) -> Settings:
        """The settings that it follows now."""
        return self._wardrobe.settings

    @property
    def showing(self) -> Showing | None:
        """What is on the stage."""
        return self._stage.showing

    def frame(self) -> Frame:
        """The frame of what is on the stage, as it is now."""
        assert self.showing is not None
        return self._composer.frame(self.showing)

    def run(self) -> None:
        """Turns until `stop`."""
        while not self._stop.is_set():
            if not self.turn():
                self._stop.wait(AFTER_FAULT_S)
            self._stop.wait(self._rest())

    def turn(self) -> bool:
        """One turn, and whether it came to its end; a fault in it is logged, and the picture stays."""
        try:
            self.step()
        except Exception:
            LOG.exception("a turn failed; the picture stays", extra=happens(Event.PROGRAM_FAULT, "turn"))
            self._begin_trial_anew()
            return False
        self.turned = self._clock.mono()
        return True

    def prepare(self, seconds: float) -> None:
        """Measures what waits before anything is shown, for so many `seconds` at most."""
        ends, today = self._clock.mono() + seconds, self._clock.now().date()
        self._repertoire.look(today)
        while self._repertoire.busy and self._clock.mono() < ends:
            self._repertoire.look(today)

    def settle(self) -> None:
        """Measures everything that waits, and presents what is due now: for a single picture."""
        now = self._clock.now()
        self._look(now)
        self._look(now)  # what the calendar has to say once it knows the facts of the snapshot
        while self._repertoire.busy:
            self._look(now)
        self._covers(now)
        self._stage.advance(cut=False)

    def stop(self) -> None:
        """Ends `run` at the next turn."""
        self._stop.set()

    def retire(self) -> None:
        """Ends `run` at the next change of slide."""
        self._retiring.set()

    def step(self) -> None:
        """One turn: news first, then the stage."""
        mono, now = self._clock.mono(), self._clock.now()
        self._look(now)
        leaves = self.outdated is not None or self._retiring.is_set()
        if leaves and (self.showing is None or mono >= self.showing.until):
            if self._retiring.is_set():
                self._recorder.leave()
            self.stop()
            return
        if self._covers(now):
            if self.showing is None:  # something must lie under a cover
                self._stage.advance(cut=True)
            self._beside(mono, now)
            return
        self._stage.change_day(now.date())
        self._change_coat(now, mono)
        cut = self._stage.must_leave(now)
        if self.showing is None or cut or mono >= self.showing.until:
            self._stage.advance(cut=cut or self.showing is None)
        else:
            self._stage.refresh()
        self._beside(mono, now)

    def _beside(self, mono: float, now: datetime) -> None:
        """What is done beside the picture."""
        parts = {
            "ledger": self._recorder.look,
            "proof": lambda: self._prove(mono, now),
            "report": lambda: self._tell(mono, now),
            "curtain": lambda: self._hand(now),
            "glance": lambda: self._keep_glance(mono),
        }
        do_beside(parts, self._begin_trial_anew)

    def _begin_trial_anew(self) -> None:
        """A snapshot under which something fails is not proven yet."""
        if self._proving is not None:
            self._proving.fault()

    def _prove(self, mono: float, now: datetime) -> None:
        """The snapshot has played for a little longer."""
        if self._proving is None:
            return
        if self._repertoire.busy or self._covering.claim is not None:
            self._proving.pause()
            return
        self._proving.look(
            self._reader.shown, self.showing, mono, lambda: frozenset(slide.key for slide in self._stage.slides(now))
        )

    def _look(self, now: datetime) -> None:
        """What is new: in the state folder, in the settings, of the clock, in the calendar."""
        self._repertoire.look(now.date())
        self._wardrobe.look()
        self._almanac.know(self.settings, self._repertoire.facts)
        trust = self._timekeeper.look(now, self._repertoire.made_at)
        self._almanac.look(now, trusted=trust.trusted)

    def _covers(self, now: datetime) -> bool:
        """Whether something has the whole screen. When that is over, the schedule begins anew at the present moment."""
        before = self._covering.claim
        hours = self.settings.hours if self._almanac.trusted else Hours()  # a doubted clock darkens nothing
        claim = self._takeovers.now(self._repertoire.takeovers, hours, now)
        if before is not None and claim is None:
            self._stage.clear()
        if self._report is not None and claim is not None and claim.item is not None and claim != before:
            self._report.note(claim.id, now)
        return self._covering.show(claim, now)

    def _change_coat(self, now: datetime, mono: float) -> None:
        """Another coat once the page stands quietly, or together with the change of slide that is due."""
        showing = self.showing
        if showing is not None and mono < min(showing.since + CALM_S, showing.until):
            return
        mood = self._almanac.mood
        if self._wardrobe.is_due(now, mood):
            self._wears |= self._wardrobe.change(now, mood)
        if self._wears:
            self._stage.wear(mono)
            self._wears = False

    def _tell(self, mono: float, now: datetime) -> None:
        """For the status page: what was shown when, and what comes when."""
        if self._report is not None:
            listed = {entry.item.id for entry in self._repertoire.entries}
            listed |= {item.id for item in self._repertoire.takeovers}
            why = self._timekeeper.trust.why
            self._report.write_if_due(
                mono,
                listed,
                lambda: self._upcoming(mono, now),
                why.value if why else "",
                ledger=self._recorder.is_well,
            )

    def _keep_glance(self, mono: float) -> None:
        """For the status page: how it looks, once it stands."""
        showing = self.showing if self._covering.claim is None and not self._covering.leaving else None
        item = showing.item if showing is not None and showing.since < mono else None
        if self._glances is not None and item is not None and not item.is_builtin:
            self._glances.keep(item.id, self._projector.last)

    def _hand(self, now: datetime) -> None:
        """For the curtain: what the window shows, what is on it, and until when it may stand."""
        if self._handing is None:
            return
        claim, staged = self._covering.claim, self.showing.item if self.showing is not None else None
        seen = (claim.item,) if claim is not None else (staged, *self._repertoire.reminders)
        items = tuple(item for item in seen if item is not None)

        def until() -> datetime | None:
            ends = [claim.until] if claim is not None else [self._repertoire.leaves(item, now) for item in items]
            return min((end for end in ends if end is not None), default=None)

        self._handing.look(self._projector.last, items, until, self.settings.site.organisation, self._repertoire.known)

    def _upcoming(self, mono: float, now: datetime) -> dict[str, tuple[datetime, ...]]:
        """When each item comes next: by the wheel, the newly accepted ones before that."""
        coming = dict(upcoming(self._stage.slides(now), now))
        ends = self.showing.until - mono if self.showing is not None else 0.0
        soon = now + timedelta(seconds=max(1.0, ends))
        return coming | {item: (soon, *coming[item])[:MOST] for item in self._repertoire.fresh if item in coming}

    def _rest(self) -> float:
        """Seconds until the next turn."""
        if self._repertoire.busy:
            return 0.0
        covered = self._covering.claim is not None
        ends = self.showing.until - self._clock.mono() if self.showing and not covered else POLL_S
        return max(0.0, min(POLL_S, ends))
