"""One process that is kept alive.

In: its command, its environment, and the monotonic time now. Out: when it is to be started again. A child leads a
session of its own, and the kernel kills it when the parent dies, however that happens.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from signage.supervise import display
from signage.supervise.locks import is_held
from signage.supervise.stopped import Stop

PR_SET_PDEATHSIG = 1
OOM_SCORE, MOST_EXPENDABLE = "/proc/self/oom_score_adj", 1000
FIRST_WAIT_S = 0.2
LONGEST_WAIT_S = 5.0
STEADY_S = 10.0
LEISURE_S = 600.0
TURN_S, DISPLAY_S = 1.0, 0.25
"""How often one that waits for its turn looks; how often one that waits for the display."""


@dataclass(frozen=True, slots=True)
class Program:
    """What is to run. When an `essential` one ends with 0, that is the end of all: its user closed it.

    `unless`: a file; while another process holds a lock on it, somebody else does this work, and it is not started.
    One that `survives` is not killed by the kernel when the parent dies. One that `beats` is a player.
    `fds`: descriptors that each of its processes is given, after the argument that names them.
    `expendable`: by so many points it is rather ended than this process when the PC has no memory left (proc(5), oom_score_adj).
    An `aid` may fail: nobody is told or hears it complain, and it is tried again at leisure. One that `shows` something is not started without a display.
    `later_s`: so long its very first start waits, and leaves the PC to what a passer-by waits for.
    """

    name: str
    argv: tuple[str, ...]
    essential: bool = False
    unless: Path | None = None
    survives: bool = False
    beats: bool = False
    fds: tuple[tuple[str, int], ...] = ()
    aid: bool = False
    shows: bool = False
    expendable: int = 0
    later_s: float = 0.0


def back_off(failures: int, longest: float | None = None) -> float:
    """Seconds until the next start after this many ends in a row: doubling, never more than `LONGEST_WAIT_S`, or `longest`."""
    return min(LONGEST_WAIT_S if longest is None else longest, FIRST_WAIT_S * 2.0 ** min(failures - 1, 16))


class Child:
    """A program and its process. The caller brings the clock (monotonic seconds)."""

    def __init__(self, program: Program, environ: Mapping[str, str], signals: set[signal.Signals]) -> None:
        self.program = program
        self._environ = dict(environ)
        self._prepare = _preparation(signals, survives=program.survives, expendable=program.expendable)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._failures = 0
        self._later_s = program.later_s
        self._stop = Stop()
        self.due = 0.0

    @property
    def pid(self) -> int | None:
        """The process that runs now."""
        return self._process.pid if self._process else None

    @property
    def is_worth_telling(self) -> bool:
        """Whether a person should hear of this end: the 1st, 2nd, 4th, 8th … in a row, lest a log fills up."""
        return self._failures & (self._failures - 1) == 0 and not self.program.aid

    def start_if_due(self, now: float) -> OSError | None:
        """Start the process when its time has come. An error counts as an end: it is tried again."""
        if self._process is not None or now < self.due:
            return None
        if self._later_s:
            self.due, self._later_s = now + self._later_s, 0.0
            return None
        wait = self._wait_s()
        if wait:
            self.due = now + wait
            return None
        self._started = now
        try:
            with self._command(now) as (argv, fds):
                self._process = subprocess.Popen(
                    argv,
                    env=self._environ,
                    stdin=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL if self.program.aid else None,
                    pass_fds=fds,
                    preexec_fn=self._prepare,  # noqa: PLW1509 - the parent has one thread
                )
        except (OSError, subprocess.SubprocessError) as error:
            self._failures += 1
            self.due = now + back_off(self._failures, LEISURE_S if self.program.aid else None)
            return error if isinstance(error, OSError) else OSError(str(error))
        return None

    def tick(self, now: float) -> bool:
        """Asked about twice a second. Whether the process had been stopped by somebody, and has been told to go on."""
        stopped = self.pid is not None and self._stop.is_over(self.pid, now)
        if stopped:
            self.end(signal.SIGCONT)
        return stopped

    def _wait_s(self) -> float:
        """Seconds until it is asked again, where it is not this one's turn now; else 0."""
        if self.program.shows and not display.is_there(self._environ):
            return DISPLAY_S
        return TURN_S if self.program.unless is not None and is_held(self.program.unless) else 0.0

    @contextlib.contextmanager
    def _command(self, now: float) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
        """The command of this start, and the descriptors that the process is given."""
        del now
        given = [word for name, fd in self.program.fds for word in (name, str(fd))]
        yield (*self.program.argv, *given), tuple(fd for _, fd in self.program.fds)

    def poll(self, now: float) -> int | None:
        """The exit code if the process has just ended (negative: its signal); then the next start is set."""
        if self._process is None or (code := self._process.poll()) is None:
            return None
        _signal_group(self._process.pid, signal.SIGKILL)  # what it left behind
        self._process = None
        self._ended(code, now)
        return code

    def end(self, number: signal.Signals) -> None:
        """Send a signal to the process and its group."""
        if self._process is not None and self._process.poll() is None:
            _signal_group(self._process.pid, number)

    def _ended(self, code: int, now: float) -> None:
        """Sets when it starts again."""
        del code
        self._failures = 1 if now - self._started >= STEADY_S else self._failures + 1
        self.due = now + back_off(self._failures, LEISURE_S if self.program.aid else None)


def _signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


def _preparation(signals: set[signal.Signals], *, survives: bool, expendable: int) -> Callable[[], None]:
    """What the child does between fork and exec. All it needs is loaded before the fork."""
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()
    score = str(min(MOST_EXPENDABLE, own_score() + expendable)).encode()

    def prepare() -> None:
        os.setsid()  # its own group for signals, and its own share of the processor
        if not survives:
            prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
            if os.getppid() != parent:  # it died before the kernel knew
                os._exit(0)
        with contextlib.suppress(OSError):
            score_file = os.open(OOM_SCORE, os.O_WRONLY)
            os.write(score_file, score)
            os.close(score_file)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)

    return prepare


def own_score() -> int:
    """How expendable this process is itself; 0 where that is not known."""
    try:
        return int(Path(OOM_SCORE).read_text("ascii"))
    except (OSError, ValueError):
        return 0
