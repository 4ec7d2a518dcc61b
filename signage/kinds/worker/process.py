"""The worker process: one request and one descriptor through the socket on stdin, one framed answer on stdout.

It gives up its rights first, loads what most files need, and waits; with its request come the bytes, as a descriptor.
It reads, gates, answers and ends: one file a process. It writes nothing to disk and opens no original. A fault in here
is the parent's `WORKER_FAILED`.
"""

from __future__ import annotations

import gc
import json
import os
import sys

from signage.core.codec import canonical_json, from_plain
from signage.core.item import Kind
from signage.core.text.titles import cut, one_line_title
from signage.core.verdict import Note, Reason, Verdict
from signage.kinds.wire import (
    LENGTH_BYTES,
    MAX_NOTES,
    MAX_REQUEST,
    MAX_TITLE,
    MAX_WORDS,
    VERSION,
    BlobHeader,
    Header,
    Outcome,
    Purpose,
    Request,
)
from signage.kinds.worker.limits import give_up_rights


def main() -> int:
    """Read one file and answer. 0: answered; 1: a fault, whose place is on stderr without any text of the file."""
    answer_fd = os.dup(1)
    os.dup2(2, 1)
    try:
        give_up_rights(keep_uid="--keep-uid" in sys.argv)
        load_what_most_need()
        asked = received(0)
        if asked is not None:
            send(answer_fd, outcome_of(*asked))
    except Exception as fault:  # noqa: BLE001 - the door of the worker
        sys.stderr.write(place_of(fault))
        return 1
    return 0


def load_what_most_need() -> None:
    """Before there is a file: whoever waits for the answer does not wait for this."""
    import signage.kinds.judge  # noqa: PLC0415 - parsers come after the limits
    import signage.kinds.texts.text  # noqa: F401, PLC0415 - the most frequent kind

    gc.enable()


def received(inbox: int) -> tuple[int, Request] | None:
    """The descriptor of the file and the request about it; None when the parent has none for this worker."""
    import _socket  # noqa: PLC0415 - `socket` itself brings much that is not needed here

    waiting = _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET, 0, inbox)
    data, beside, _, _ = waiting.recvmsg(MAX_REQUEST, _socket.CMSG_SPACE(4))
    waiting.close()
    if not data:
        return None
    return int.from_bytes(beside[0][2], sys.byteorder), from_plain(Request, json.loads(data))


def outcome_of(fd: int, request: Request) -> Outcome:
    """The outcome for the file behind `fd`; too little memory for it is one of them."""
    if request.purpose is Purpose.SCHEDULE:
        from signage.kinds.tables.schedule import judge  # noqa: PLC0415 - parsers come after the limits
    else:
        from signage.kinds.judge import judge  # noqa: PLC0415

    try:
        return judge(fd, request)
    except MemoryError:
        return Outcome(Verdict.REJECTED, Kind.UNKNOWN, "", (Note(Reason.TOO_BIG),), request.rules)


def send(fd: int, outcome: Outcome) -> None:
    """Write the framed answer, its words no longer than the other side takes."""
    header = canonical_json(
        Header(
            outcome.verdict,
            outcome.kind,
            one_line_title(outcome.title, MAX_TITLE),
            tuple(
                Note(n.reason, cut(n.detail, MAX_WORDS), cut(n.snippet, MAX_WORDS)) for n in outcome.notes[:MAX_NOTES]
            ),
            outcome.rules,
            outcome.chars,
            tuple(BlobHeader(blob.media_type, len(blob.data), blob.width, blob.height) for blob in outcome.blobs),
            outcome.convert,
            VERSION,
            outcome.holidays,
        )
    )
    for piece in (len(header).to_bytes(LENGTH_BYTES, "big"), header, *(blob.data for blob in outcome.blobs)):
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(fd, rest) :]


def place_of(fault: Exception) -> str:
    """The kind of a fault and the lines it went through; never its message, which may quote the file."""
    import traceback  # noqa: PLC0415 - for faults alone
    from pathlib import Path  # noqa: PLC0415

    frames = traceback.extract_tb(fault.__traceback__)
    places = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[-12:])
    return f"{type(fault).__name__} at {' < '.join(reversed(list(places)))}\n"
