"""Asks in every turn whether the clock can be believed, and says once when the answer is another one.

In: the time, when the newest snapshot was made, what the ledger and the share know. Out: `trust`. Never sets a clock.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from signage.core.clock import STEADY, ClockTrust, Doubt, Evidence, trust_of
from signage.core.events import Event, begins, ends
from signage.core.ledger.entry import Act, stamp

LOOK_S = 10.0
LOG = logging.getLogger("signage.screen")


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Who else knows the time. `recorded` is asked once, after `ready` has waited a moment for the ledger."""

    recorded: Callable[[], datetime | None]
    share: Callable[[float], datetime | None]
    synchronised: Callable[[datetime], bool]
    ready: Callable[[], object]


class Timekeeper:
    """Without `witnesses` every clock is believed: it was put in on purpose."""

    def __init__(
        self,
        witnesses: Witnesses | None = None,
        mono: Callable[[], float] = lambda: 0.0,
        record: Callable[[Act, Mapping[str, object]], None] = lambda act, details: None,  # noqa: ARG005 - nobody keeps it
    ) -> None:
        self._witnesses, self._mono, self._record = witnesses, mono, record
        self._latest: datetime | None = None
        self._asked = False
        self._looked = float("-inf")
        self._share: datetime | None = None
        self._synchronised = False
        self._doubted_since: float | None = None
        self._seen: tuple[datetime, float] | None = None
        self.trust = ClockTrust()

    def look(self, now: datetime, snapshot: datetime | None) -> ClockTrust:
        """Whether `now` is believed."""
        if self._witnesses is None:
            return self.trust
        mono = self._mono()
        self._ask(self._witnesses, now, mono)
        found = trust_of(now, Evidence(snapshot, self._latest, self._share, self._synchronised))
        found = self._after_a_day(found, now, mono)
        if found.trusted:
            self._latest = now if self._latest is None or found != self.trust else max(now, self._latest)
        if found != self.trust:
            self._tell(found, now)
        self.trust, self._seen = found, (now, mono)
        return found

    def _ask(self, witnesses: Witnesses, now: datetime, mono: float) -> None:
        """The ledger once, the others now and then, and again when the clock was put forward or back."""
        if not self._asked:
            self._asked = True
            witnesses.ready()
            self._latest = witnesses.recorded()
        if self._stepped(now, mono) or mono - self._looked >= LOOK_S:
            self._looked = mono
            self._synchronised = witnesses.synchronised(now)
            self._share = witnesses.share(mono)

    def _stepped(self, now: datetime, mono: float) -> bool:
        if self._seen is None:
            return True
        before, then = self._seen
        return abs((now - before).total_seconds() - (mono - then)) > LOOK_S

    def _after_a_day(self, found: ClockTrust, now: datetime, mono: float) -> ClockTrust:
        """A clock that is merely behind the record and runs on for a day is believed."""
        if found.why is not Doubt.BEFORE_RECORD:
            self._doubted_since = None
            return found
        if self._doubted_since is None or self._stepped(now, mono):
            self._doubted_since = mono
        return ClockTrust() if mono - self._doubted_since >= STEADY.total_seconds() else found

    def _tell(self, found: ClockTrust, now: datetime) -> None:
        latest = stamp(self._latest) if self._latest is not None else ""
        if found.why is not None:
            LOG.error(
                "the clock is not believed (%s): it shows %s",
                found.why,
                stamp(now),
                extra=begins(Event.CLOCK_UNTRUSTED),
            )
        else:
            LOG.warning("the clock is believed again: it shows %s", stamp(now), extra=ends(Event.CLOCK_UNTRUSTED))
        self._record(Act.CLOCK, {"why": found.why.value if found.why is not None else "", "latest": latest})
