"""The worker process: one request on stdin, one file behind an inherited descriptor, one framed answer on stdout.

It gives up its rights first, then imports what the kind of file needs, reads, gates, and answers. It writes nothing to
disk and opens no original: the bytes come through the descriptor. A fault in here is the parent's `WORKER_FAILED`.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

from signage.core.codec import canonical_json, from_plain
from signage.core.item import Kind
from signage.core.verdict import Note, Reason, Verdict
from signage.kinds.limits import give_up_rights
from signage.kinds.wire import LENGTH_BYTES, BlobHeader, Header, Outcome, Request


def main() -> int:
    """Read one file and answer. 0: answered; 1: a fault, whose place is on stderr without any text of the file."""
    answer_fd = os.dup(1)
    os.dup2(2, 1)
    try:
        fd = int(sys.argv[1])
        request = from_plain(Request, json.loads(sys.stdin.buffer.read()))
        give_up_rights(keep_uid="--keep-uid" in sys.argv)
        send(answer_fd, outcome_of(fd, request))
    except Exception as fault:  # noqa: BLE001 - the door of the worker
        sys.stderr.write(place_of(fault))
        return 1
    return 0


def outcome_of(fd: int, request: Request) -> Outcome:
    """The outcome for the file behind `fd`; too little memory for it is one of them."""
    from signage.kinds.judge import judge  # noqa: PLC0415 - parsers come after the limits

    try:
        return judge(fd, request)
    except MemoryError:
        return Outcome(Verdict.REJECTED, Kind.UNKNOWN, "", (Note(Reason.TOO_BIG),), request.rules)


def send(fd: int, outcome: Outcome) -> None:
    """Write the framed answer."""
    header = canonical_json(
        Header(
            outcome.verdict,
            outcome.kind,
            outcome.title,
            outcome.notes,
            outcome.rules,
            outcome.chars,
            tuple(BlobHeader(blob.media_type, len(blob.data), blob.width, blob.height) for blob in outcome.blobs),
        )
    )
    for piece in (len(header).to_bytes(LENGTH_BYTES, "big"), header, *(blob.data for blob in outcome.blobs)):
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(fd, rest) :]


def place_of(fault: Exception) -> str:
    """The kind of a fault and the lines it went through; never its message, which may quote the file."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[-12:])
    return f"{type(fault).__name__} at {' < '.join(reversed(list(places)))}\n"
