"""The parent's side of LibreOffice: one process a file, alone in a bubblewrap, one at a time, and no trust in its answer.

In: a descriptor of sealed bytes and a `Convertible` that a worker has passed. Out: the bytes of a `.docx`, `.xlsx` or
`.pdf`, or `ConversionError`. LibreOffice cannot live behind the worker's filter of system calls, so where bubblewrap
does not run nothing is converted. Input and output cross as bytes: nothing it writes touches the disk. Blocks.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from signage import paths
from signage.core.verdict import Reason
from signage.ingest.worker.run import CLEAN_ENVIRONMENT, WorkerFaultError, ended
from signage.ingest.worker.sandbox import FIRST_TO_GO, Sandbox, views, walls
from signage.kinds.wire import Convertible
from signage.kinds.worker.converter import INPUT, MAX_OUTPUT, SCRATCH
from signage.kinds.worker.landlock import readable
from signage.kinds.worker.limits import NOBODY

log = logging.getLogger(__name__)

WALL_S = 75.0
PROBE_S = 10.0
PROBE = "import os, signage.kinds.worker.converter; os.stat('/proc/self')"
SCRATCH_BYTES = 384 << 20
PROCESSES = 200
"""Threads of LibreOffice, beyond those that its user has already: old kernels count them together."""
SYSTEM = ("/etc/fonts", "/etc/libreoffice", "/etc/alternatives", "/var/cache/fontconfig", "/var/lib/libreoffice")
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
SIGNS = {"pdf": (b"%PDF-", b"%%EOF"), "docx": (b"PK\x03\x04", b"PK\x05\x06"), "xlsx": (b"PK\x03\x04", b"PK\x05\x06")}
TAIL = 2048
INTERPRETER = (sys.executable, "-I", "-B", "-m", "signage.kinds.worker.converter")


class ConversionError(Exception):
    """Nothing came out that can be used."""


@dataclass(frozen=True, slots=True)
class Converter:
    """Something that converts. Outcomes depend on `identity`: another LibreOffice may make something else of a file."""

    identity: str
    convert: Callable[[int, Convertible], bytes]


def find_converter(sandbox: Sandbox) -> Converter | None:
    """LibreOffice, if it is installed and can be shut in. Takes a tenth of a second."""
    program = paths.office_program()
    if program is None:
        log.info("no LibreOffice: office files are held")
        return None
    if sandbox.name != "bubblewrap":
        log.warning("LibreOffice is not used: it cannot be shut in on this PC")
        return None
    office = Office(program, sandbox.bwrap)
    if not office.works():
        log.warning("LibreOffice is not used: its sandbox does not work here")
        return None
    return office.converter()


class Office:
    """LibreOffice behind bubblewrap. `program` is its `soffice`, `bwrap` the path of bubblewrap."""

    def __init__(
        self, program: Path, bwrap: str, *, wall_s: float = WALL_S, scratch_bytes: int = SCRATCH_BYTES
    ) -> None:
        self._program = program
        self._bwrap = bwrap
        self._wall_s = wall_s
        self._size = ("--size", str(scratch_bytes)) if knows_size(bwrap) else ()
        self._turn = threading.Lock()

    def converter(self) -> Converter:
        """The program as a value. It is known by its place, size and date: starting it to ask would cost a second."""
        info = self._program.stat()
        return Converter(f"{self._program}:{info.st_size}:{info.st_mtime_ns}", self.convert)

    def works(self) -> bool:
        """Whether its sandbox can be built on this PC, and our part of the converter starts in it."""
        command = (*self._walls(), "--", *INTERPRETER[:3], "-c", PROBE)
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=PROBE_S,
                env=CLEAN_ENVIRONMENT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0

    def convert(self, fd: int, form: Convertible) -> bytes:
        """The file behind `fd` in its new form. Raises `ConversionError`; waits for its turn."""
        with self._turn:
            begun = time.monotonic()
            try:
                made = self._run(fd, form, begun + self._wall_s)
            except (OSError, WorkerFaultError) as fault:
                log.warning("conversion failed: %s %s", form, fault)
                raise ConversionError(str(fault)) from None
        check_form(made, form)
        log.info(
            "converted", extra={"form": form.value, "bytes": len(made), "ms": round((time.monotonic() - begun) * 1e3)}
        )
        return made

    def _run(self, fd: int, form: Convertible, deadline: float) -> bytes:
        given = os.open(f"/proc/self/fd/{fd}", os.O_RDONLY | os.O_CLOEXEC)  # bubblewrap reads from where it stands
        try:
            processes = threads_of(NOBODY if os.geteuid() == 0 else os.getuid()) + PROCESSES
            command = (
                *FIRST_TO_GO,
                *self._walls("--perms", "0444", "--file", str(given), INPUT),
                *("--", *INTERPRETER, str(self._program), form.value, str(processes)),
            )
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=(given,),
                env=CLEAN_ENVIRONMENT,
                cwd="/",
                start_new_session=True,
            )
        finally:
            os.close(given)
        with process:
            try:
                return answer_of(process, deadline)
            finally:
                if process.returncode is None:  # not reaped yet, so the number still means this group
                    os.killpg(process.pid, signal.SIGKILL)

    def _walls(self, *more: str) -> tuple[str, ...]:
        """The sandbox: what the worker sees, fonts, LibreOffice, and an empty scratch in memory that is gone at the end."""
        own = (str(self._program.parent.parent),)
        devices = (argument for device in DEVICES for argument in ("--dev-bind-try", device, device))
        return (
            *(self._bwrap, *walls(as_root=os.geteuid() == 0), "--new-session"),
            *("--perms", "1777", *self._size, "--tmpfs", str(SCRATCH)),
            *views((*readable(), *SYSTEM, *own)),
            *("--proc", "/proc", "--perms", "0755", "--dir", "/dev", *devices),
            *more,
            *("--remount-ro", "/", "--chdir", "/"),
        )


def answer_of(process: subprocess.Popen[bytes], deadline: float) -> bytes:
    """What the converter wrote until it ended well."""
    made, _, code = ended(process, deadline, MAX_OUTPUT)
    if code:
        raise WorkerFaultError(Reason.CONVERSION_FAILED, f"exit {code}")
    return made


def check_form(made: bytes, form: Convertible) -> None:
    """Whether it begins and ends as what was asked for. A worker reads it next, as if somebody had dropped it."""
    start, end = SIGNS[form.target]
    if not made.startswith(start) or end not in made[-TAIL:]:
        log.warning("conversion failed: %s made something else", form)
        raise ConversionError("not what was asked for")


def knows_size(bwrap: str) -> bool:
    """Whether this bubblewrap can bound a memory file system; before 0.7 it could not."""
    try:
        done = subprocess.run((bwrap, "--help"), capture_output=True, text=True, timeout=PROBE_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "--size" in done.stdout + done.stderr


def threads_of(user: int, proc: Path = Path("/proc")) -> int:
    """How many threads this user has now."""
    found = 0
    for folder in proc.iterdir():
        try:
            if folder.name.isdecimal() and folder.stat().st_uid == user:
                found += sum(1 for _ in (folder / "task").iterdir())
        except OSError:  # it has ended meanwhile
            continue
    return found
