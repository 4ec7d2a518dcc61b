"""The bytes of one dropped file: hashed where they lie, then copied into memory that nobody else can change.

In: the content folder and a relative path. Out: a `Probe`, or a descriptor of a sealed copy. Each is opened once,
without following a link, and everything is asked of that descriptor, so that nothing can be swapped in between.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import signal
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from signage.core.verdict import Reason
from signage.ingest.folder.names import suffix_of
from signage.ingest.folder.scan import open_file, stamp_of
from signage.ingest.folder.settle import MAX_SIZE, Probe, Writers
from signage.system.durable import write_all

CHUNK = 1 << 20
IN_MEMORY = 64 * 2**20
TAIL = 65_557  # a zip's end record and its longest comment
ZIPS = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".ofd", ".docm", ".xlsm", ".pptm"})
ZERO_ENDED = frozenset(
    {".bmp", ".tif", ".tiff", ".mp4", ".mov", ".webm", ".doc", ".xls", ".ppt", ".wps", ".et", ".dps"}
)
NOT_THERE = (errno.ENOENT, errno.ENOTDIR)


class ChangedError(Exception):
    """The file is no longer what was agreed on."""


def probe(content: Path, path: str) -> Probe:
    """Read and hash the whole file once. Never raises for what the file or its share does."""
    try:
        fd = open_file(content, path)
    except OSError as error:
        return _unopened(error)
    try:
        before = os.fstat(fd)
        if not stat.S_ISREG(before.st_mode):
            return Probe(refusal=Reason.NOT_A_FILE)
        if before.st_size > MAX_SIZE:
            return Probe(stamp_of(before), refusal=Reason.TOO_BIG)
        writers = writers_of(fd)
        if writers is Writers.SOME:
            return Probe(stamp_of(before), writers=writers)
        sha256, tail, size = _hash(fd, before.st_size)
        after = stamp_of(os.fstat(fd))
        if after != stamp_of(before) or size != after.size:
            return Probe(after, sha256, Writers.UNKNOWN, complete=False)
        return Probe(after, sha256, writers_of(fd), _is_complete(fd, suffix_of(path), after.size, tail))
    except OSError:
        return Probe()
    finally:
        os.close(fd)


def writers_of(fd: int) -> Writers:
    """Whether anybody has the file open for writing: a read lease is granted only if not, and given back at once.

    Somebody who opens it in that moment makes the system send a signal; SIGURG is one that nobody dies of.
    """
    try:
        fcntl.fcntl(fd, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:
        return Writers.SOME if error.errno == errno.EAGAIN else Writers.UNKNOWN
    with contextlib.suppress(OSError):
        fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return Writers.NONE


@contextlib.contextmanager
def sealed_copy(content: Path, path: str, sha256: str, scratch: Path) -> Iterator[tuple[int, int]]:
    """A read-only descriptor of a private copy of the file, and its size, if its bytes still hash to `sha256`.

    Up to 64 MB it is sealed memory, beyond that a nameless file in `scratch`. Raises `ChangedError` for all that the
    file or its share does, `OSError` where there is no room for the copy.
    """
    try:
        source = open_file(content, path)
    except OSError:
        raise ChangedError from None
    try:
        info = os.fstat(source)
        if not stat.S_ISREG(info.st_mode) or info.st_size > MAX_SIZE:
            raise ChangedError
        copy = _private(info.st_size, scratch)
        try:
            size, copied = _copy(source, copy)
            if copied != sha256:
                raise ChangedError
            reading = _read_only(copy)
        finally:
            os.close(copy)
    finally:
        os.close(source)
    try:
        yield reading, size
    finally:
        os.close(reading)


@contextlib.contextmanager
def sealed(data: bytes, scratch: Path | None = None) -> Iterator[int]:
    """A read-only descriptor of these bytes, which nobody can change. Raises `OSError` where there is no room.

    More than 64 MB go to a nameless file in `scratch`, or in the system's folder for temporary files.
    """
    copy = _private(len(data), scratch or Path(tempfile.gettempdir()))
    try:
        write_all(copy, data)
        reading = _read_only(copy)
    finally:
        os.close(copy)
    try:
        yield reading
    finally:
        os.close(reading)


def _unopened(error: OSError) -> Probe:
    if error.errno in NOT_THERE:
        return Probe(missing=True)
    if error.errno in (errno.ELOOP, errno.ENXIO, errno.ENODEV):
        return Probe(refusal=Reason.NOT_A_FILE)
    return Probe()


def _hash(fd: int, limit: int) -> tuple[str, bytes, int]:
    """SHA-256, the last bytes, and how many there were: a share may break off without an error."""
    digest = hashlib.sha256()
    tail = b""
    read = 0
    while chunk := os.read(fd, CHUNK):
        digest.update(chunk)
        tail = chunk[-TAIL:] if len(chunk) >= TAIL else (tail + chunk)[-TAIL:]
        read += len(chunk)
        if read > limit + CHUNK:
            break
    return digest.hexdigest(), tail, read


def _is_complete(fd: int, suffix: str, size: int, tail: bytes) -> bool:
    """Whether the end of the file can be its end. Space that a copier set aside reads as zeros."""
    head = os.pread(fd, 64, 0)
    if size >= 64 and not head.strip(b"\0"):
        return False
    if suffix in ZIPS and head.startswith(b"PK"):
        return b"PK\x05\x06" in tail
    return suffix in ZERO_ENDED or bool(tail[-64:].strip(b"\0"))


def _private(size: int, scratch: Path) -> int:
    if size <= IN_MEMORY:
        return os.memfd_create("signage", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        return os.open(scratch, os.O_RDWR | os.O_TMPFILE | os.O_CLOEXEC, 0o600)
    except OSError:
        fd, name = tempfile.mkstemp(prefix=".writing-", dir=scratch)
        os.unlink(name)  # noqa: PTH108 - the name came as a string
        return fd


def _copy(source: int, copy: int) -> tuple[int, str]:
    digest = hashlib.sha256()
    size = 0
    while chunk := _read(source):
        digest.update(chunk)
        size += len(chunk)
        if size > MAX_SIZE:
            raise ChangedError
        write_all(copy, chunk)
    return size, digest.hexdigest()


def _read(source: int) -> bytes:
    try:
        return os.read(source, CHUNK)
    except OSError:
        raise ChangedError from None


def _read_only(copy: int) -> int:
    """The copy, sealed if it is memory, opened again for reading only."""
    with contextlib.suppress(OSError):
        seals = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
        fcntl.fcntl(copy, fcntl.F_ADD_SEALS, seals)
    return os.open(f"/proc/self/fd/{copy}", os.O_RDONLY | os.O_CLOEXEC)
