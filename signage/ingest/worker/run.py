"""The parent's side of the worker: one process a file, and no trust in what it answers.

In: a descriptor of sealed bytes and a `Request`. Out: an `Outcome`, always; a worker that dies, hangs, answers too much
or answers nonsense is `Reason.WORKER_FAILED` or `Reason.TIMEOUT`. Blocks; call it from a thread. Never parses the file.
`spare` keeps a worker ready before there is a file.
"""

from __future__ import annotations

import logging
import os
import selectors
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from signage.core.codec import canonical_json
from signage.core.events import Event, happens
from signage.core.item import Kind
from signage.core.rules import Role, Rules
from signage.core.verdict import Note, Reason, Verdict
from signage.ingest.worker.answer import AnswerError, outcome_from
from signage.ingest.worker.sandbox import Sandbox, detect_sandbox
from signage.kinds.wire import MAX_ANSWER, Blob, Outcome, Request

__all__ = ["Blob", "Outcome", "Request", "Sandbox", "detect_sandbox", "run_worker"]

log = logging.getLogger(__name__)

WALL_S = 30.0
CLEAN_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
FAULT_BYTES = 4096
PIPE_BYTES = 1 << 16


class WorkerFaultError(Exception):
    """The worker did not give a usable answer."""

    def __init__(self, reason: Reason, what: str) -> None:
        super().__init__(what)
        self.reason = reason


def run_worker(fd: int, request: Request, sandbox: Sandbox, *, wall_s: float = WALL_S) -> Outcome:
    """What became of the file behind `fd`. Never raises for anything the file or the worker does."""
    return judged_by(lambda: answer_of(fd, request, sandbox, wall_s), request)


def judged_by(answer: Callable[[], bytes], request: Request) -> Outcome:
    """The outcome that an answer means, or the one that its failure means."""
    try:
        return outcome_from(answer(), request)
    except AnswerError as lie:
        fault = WorkerFaultError(Reason.WORKER_FAILED, str(lie))
    except OSError as error:
        fault = WorkerFaultError(Reason.WORKER_FAILED, f"cannot start: {error.strerror}")
    except WorkerFaultError as caught:
        fault = caught
    log.warning("worker failed: %s", fault, extra=happens(Event.WORKER_FAILED))
    return failed(request, fault.reason)


def failed(request: Request, reason: Reason) -> Outcome:
    """The outcome for a file whose worker gave no usable answer. Another try may go well, so a person may look."""
    verdict = Verdict.REJECTED if reason is Reason.TIMEOUT else Verdict.HELD
    return Outcome(verdict, Kind.UNKNOWN, "", (Note(reason),), request.rules)


def answer_of(fd: int, request: Request, sandbox: Sandbox, wall_s: float) -> bytes:
    """All bytes that a new worker wrote about one file, at most `MAX_ANSWER`, within `wall_s` seconds."""
    deadline = time.monotonic() + wall_s
    started = start(sandbox)
    with ending(started):
        ask(started, fd, request)
        return answer_from(started, deadline)


@dataclass(frozen=True, slots=True)
class Started:
    """A worker process that has no file yet, and the socket through which it gets one."""

    process: subprocess.Popen[bytes]
    inbox: socket.socket


def start(sandbox: Sandbox) -> Started:
    """A new worker, which gives up its rights and waits. It dies with the thread that started it. Raises `OSError`."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        try:
            process = subprocess.Popen(
                (*sandbox.command, *sandbox.options),
                stdin=theirs.fileno(),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=CLEAN_ENVIRONMENT,
                cwd="/",
                process_group=0,
            )
        except OSError:
            ours.close()
            raise
    return Started(process, ours)


def ask(started: Started, fd: int, request: Request) -> bool:
    """Give a worker its one file. False: it has ended already."""
    try:
        socket.send_fds(started.inbox, [canonical_json(request)], [fd])
    except (BrokenPipeError, ConnectionResetError):
        return False
    finally:
        started.inbox.close()
    return True


def ended(process: subprocess.Popen[bytes], deadline: float, most: int) -> tuple[bytes, str, int]:
    """What a process says until its end, at `most` so many bytes; its faults; its exit code. Raises `WorkerFaultError` after `deadline`."""
    assert process.stdout is not None
    assert process.stderr is not None
    said, faults = collected(process.stdout.fileno(), process.stderr.fileno(), deadline, most)
    try:
        return said, faults, process.wait(max(0.1, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise WorkerFaultError(Reason.TIMEOUT, "no end") from None


def answer_from(started: Started, deadline: float) -> bytes:
    """What a worker that was asked says until it ends, before `deadline` (monotonic seconds)."""
    answer, faults, code = ended(started.process, deadline, MAX_ANSWER)
    if code:
        reason = Reason.TIMEOUT if code in (-signal.SIGXCPU, 128 + signal.SIGXCPU) else Reason.WORKER_FAILED
        raise WorkerFaultError(reason, f"exit {code} {faults}")
    return answer


@contextmanager
def ending(started: Started) -> Iterator[None]:
    """The worker is dead at the end, whatever happens, and nothing of it is left."""
    with started.process as process, started.inbox:
        try:
            yield
        finally:
            if process.returncode is None:  # not reaped yet, so the number still means this group
                os.killpg(process.pid, signal.SIGKILL)


def collected(answer_fd: int, fault_fd: int, deadline: float, most: int) -> tuple[bytes, str]:
    """What comes out of both pipes until both end; of the second only the last bytes, as plain ASCII."""
    pieces: list[bytes] = []
    size = 0
    faults = b""
    with selectors.DefaultSelector() as pipes:
        pipes.register(answer_fd, selectors.EVENT_READ)
        pipes.register(fault_fd, selectors.EVENT_READ)
        while pipes.get_map():
            left = deadline - time.monotonic()
            ready = pipes.select(left) if left > 0 else []
            if not ready:
                raise WorkerFaultError(Reason.TIMEOUT, "time is up")
            for key, _ in ready:
                piece = os.read(key.fd, PIPE_BYTES)
                if not piece:
                    pipes.unregister(key.fd)
                elif key.fd == fault_fd:
                    faults = (faults + piece)[-FAULT_BYTES:]
                else:
                    pieces.append(piece)
                    size += len(piece)
                if size > most:
                    raise WorkerFaultError(Reason.WORKER_FAILED, "answer too big")
    return b"".join(pieces), faults.decode("ascii", "replace").strip()


def answers(sandbox: Sandbox) -> bool:
    """Whether a worker in this sandbox reads a small text file."""
    data = "通知\n".encode()
    fd = os.memfd_create("probe")
    try:
        os.write(fd, data)
        request = Request("通知.txt", Rules(), Role.PLAY, 2026, len(data))
        outcome = outcome_from(answer_of(fd, request, sandbox, WALL_S), request)
    except (WorkerFaultError, AnswerError, OSError) as fault:
        log.info("sandbox %s does not work here: %s", sandbox.name, fault)
        return False
    finally:
        os.close(fd)
    return outcome.verdict is Verdict.ACCEPTED
