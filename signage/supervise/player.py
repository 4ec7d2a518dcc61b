"""The player of one screen as its supervisor sees it: a child with a heart, a history, and a size.

In: what it says on its channel, the time. Out: beats, an end to one that hangs, another way to start after faults, items put aside.
What it shows stands in `showing`, whether its screen is dark in `dark`. Never draws, never opens the snapshot.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator, Mapping

from typing_extensions import override

from signage import channel as says
from signage.channel import Channel, pair
from signage.supervise import display
from signage.supervise.child import Child, Program
from signage.supervise.heart import Heart
from signage.supervise.ladder import FLAGS, End, Ladder
from signage.supervise.memory import Ceiling, proportional_mb

BLAMELESS = frozenset({0, says.CANNOT_SHOW, -signal.SIGKILL, -signal.SIGTERM})
"""Ends that somebody else brought about."""
POOR_S = 30.0
"""So long until a display that cannot be painted on is tried again: it may have been started anew."""
TRACE_S = 0.5
"""So long one that hangs has to write down where."""
LONGEST_RETIRING_S = 600.0
UNWELL_S = 120.0
"""So long the restarts of here are left to do their work before the system is let know that they do not."""

PutAside = Callable[[frozenset[str]], None]


class Player(Child):
    """`put_aside` hears of items over which players came to grief; `hangs` is called when one is found to hang."""

    def __init__(
        self,
        program: Program,
        environ: Mapping[str, str],
        signals: set[signal.Signals],
        put_aside: PutAside,
        hangs: Callable[[str], None],
    ) -> None:
        super().__init__(program, environ, signals)
        self._put_aside, self._hangs = put_aside, hangs
        self._ladder = Ladder()
        self._channel: Channel | None = None
        self._heart = Heart(0.0)
        self._ceiling = Ceiling()
        self._kill_at: float | None = None
        self._hung = False
        self._well_at: float | None = None
        self._retires: float | None = None
        self._planned = False
        self.showing: frozenset[str] = frozenset()
        self._measuring: frozenset[str] = frozenset()
        self.dark = False
        self.ends_all = False
        """Whether somebody at the screen has ended the program."""

    @property
    def is_well(self) -> bool:
        """Whether its beats come."""
        return self.pid is not None and self._heart.beats and not self._hung

    @property
    @override
    def is_worth_telling(self) -> bool:
        """As for others; an end that was asked for is nothing to tell."""
        return not self._planned and super().is_worth_telling

    def was_well_lately(self, now: float) -> bool:
        """Whether its beats came not long ago. Where there is no display, nothing can be asked of it."""
        if self.is_well or self._well_at is None or not display.is_there(self._environ):
            self._well_at = now
        return now - self._well_at < UNWELL_S

    @override
    def tick(self, now: float) -> bool:
        """Listens, beats, and ends one that hangs, for whatever reason, or has grown too large."""
        pid = self.pid
        if pid is None or self._channel is None:
            return False
        self._listen(now)
        number = self._heart.next(now)
        if number is not None:
            self._channel.send(says.BEAT, str(number))
        if self._kill_at is not None:
            if now >= self._kill_at:
                self.end(signal.SIGKILL)
        elif self._heart.is_lost(now):
            self._hung, self._kill_at = True, now + TRACE_S
            self._hangs(self.program.name)
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGABRT)
        else:
            self._make_way(pid, now)
        return False

    def _listen(self, now: float) -> None:
        assert self._channel is not None
        for name, *words in self._channel.messages():
            match name:
                case says.BEAT if words and words[0].isdecimal():
                    self._heart.came(int(words[0]), now)
                case says.SHOWING:
                    self.showing = frozenset(words) - {says.NOTHING}
                case says.MEASURING:
                    self._measuring = frozenset(words) - {says.NOTHING}
                case says.DARK:
                    self.dark = words == ["1"]
                case says.END:
                    self.ends_all = True
                case _:
                    pass

    def _make_way(self, pid: int, now: float) -> None:
        """Asks it to end at a change of slide, where the next one will be smaller or may do more."""
        age = now - self._started
        if self._retires is not None:
            if now >= self._retires:
                self.end(signal.SIGTERM)
            return
        large = False
        if self._ceiling.is_due(age):
            size = proportional_mb(pid)
            large = size is not None and self._ceiling.is_reached(age, size)
        if large or self._ladder.wants_more(age):
            assert self._channel is not None
            self._channel.send(says.RETIRE)
            self._retires = now + LONGEST_RETIRING_S

    @override
    @contextlib.contextmanager
    def _command(self, now: float) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
        channel, theirs = pair()
        self._forget(channel, now)
        mine = theirs.fileno()
        with contextlib.closing(theirs), super()._command(now) as (argv, fds):
            yield (*argv, *FLAGS[self._ladder.rung], "--channel", str(mine)), (*fds, mine)

    def _forget(self, channel: Channel, now: float) -> None:
        if self._channel is not None:
            self._channel.close()
        self._channel, self._heart, self._ceiling = channel, Heart(now), Ceiling()
        self._kill_at = self._retires = None
        self._hung = self.dark = False
        self.showing = self._measuring = frozenset()

    @override
    def _ended(self, code: int, now: float) -> None:
        if self._channel is not None:
            self._listen(now)  # what it said at last
        self._planned = code == says.MADE_WAY or self._retires is not None
        at_fault = self._hung or (code not in BLAMELESS and display.is_there(self._environ))
        lived = now - self._started
        seen = self.showing | self._measuring
        step = self._ladder.ended(End(lived, now, seen, at_fault=at_fault, planned=self._planned))
        self._failures = 1 if lived >= 10 else self._failures + 1
        self.due = now + (POOR_S if code == says.CANNOT_SHOW else step.wait)
        if step.aside:
            self._put_aside(step.aside)
