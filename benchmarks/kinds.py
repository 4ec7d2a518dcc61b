"""What judging costs, kind by kind: CPU time a file and files a second, and a thousand mixed ones. Needs no screen.

CPU is measured with workers that are not inside bubblewrap, since that hides its children's time from `getrusage`; they
carry the same limits. Files a second are those of the strongest sandbox that works here, with two hands as in ingest.
"""

from __future__ import annotations

import contextlib
import functools
import io
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from benchmarks import crowd
from benchmarks.content import SENTENCES, card_text
from signage.core.verdict import Verdict
from signage.ingest.once import ingest_once
from signage.ingest.worker.run import answers
from signage.ingest.worker.sandbox import Sandbox, candidates, detect_sandbox
from signage.ingest.worker.spare import Spare

EACH, MIXED = 40, 1000
GLIDING = "长文件"


def text(number: int) -> bytes:
    """A short notice."""
    return card_text(number).removeprefix("# ").encode()


def long_text(number: int) -> bytes:
    """A text with articles, a hundred sentences long."""
    articles = (f"第{n + 1}条　{SENTENCES[(number + n) % len(SENTENCES)]}" for n in range(100))
    return "\n".join((f"日常管理办法之{number}", *articles)).encode()


def markdown(number: int) -> bytes:
    """A title, sentences and a list."""
    entries = (f"- **第{n + 1}点。**{SENTENCES[(number + n) % len(SENTENCES)]}" for n in range(6))
    return "\n".join((f"# 日常提示之{number}", "", *entries)).encode()


def workbook(number: int) -> bytes:
    """A table of thirty rows."""
    book = Workbook()
    sheet = book.active
    sheet.append(["序号", "事项", "责任科室", "数量"])
    for row in range(30):
        sheet.append([row + 1, SENTENCES[(number + row) % len(SENTENCES)][:12], "办公室", row * number])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def pdf(number: int) -> bytes:
    """Three pages with a line of text and boxes, written by hand."""
    pages = [
        b"BT /F 40 Tf 80 700 Td (page %d of %d) Tj ET " % (page + 1, number)
        + b"".join(b"%d %d 60 20 re f " % (60 + 90 * (n % 5), 100 + 40 * (n // 5)) for n in range(50))
        for page in range(3)
    ]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, stream in enumerate(pages):
        box = b"/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
        objects.append(b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R>>" % (box, 5 + 2 * n))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    body, places = b"%PDF-1.4\n", []
    for n, content in enumerate(objects):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (n + 1, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        body
        + head
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            len(body),
        )
    )


SORTS: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "text": ("txt", text),
    "long_text": ("txt", long_text),
    "markdown": ("md", markdown),
    "word": ("docx", crowd.word),
    "table": ("xlsx", workbook),
    "picture": ("jpg", functools.partial(crowd.picture, kind="JPEG")),
    "pdf": ("pdf", pdf),
}


MOVING = (long_text, pdf)
"""What does not stand still on the stage."""


def measured(name: str, count: int = EACH) -> dict[str, float]:
    """One sort of file: CPU-seconds a file, files a second, and how many of them were accepted."""
    suffix, make = SORTS[name]
    files = [(f"{number:04} 文件.{suffix}", make(number)) for number in range(count)]
    _, cpu_s, _ = judged(files, bare())
    seconds, _, accepted = judged(files, detect_sandbox())
    return {
        f"{name}_cpu_s": round(cpu_s / count, 3),
        f"{name}_per_s": round(count / seconds, 1),
        f"{name}_accepted": accepted,
    }


def mixed(count: int = MIXED) -> dict[str, float]:
    """All sorts in turn in one folder."""
    seconds, _, accepted = judged(mixture(count), detect_sandbox())
    return {"mixed_per_s": round(count / seconds, 1), "mixed_accepted": accepted}


def mixture(count: int = MIXED) -> list[tuple[str, bytes]]:
    """(name, content) of files of all sorts in turn."""
    sorts = list(SORTS.values())
    return [
        (f"{number:04} {GLIDING if make in MOVING else '文件'}.{suffix}", make(number))
        for number in range(count)
        for suffix, make in (sorts[number % len(sorts)],)
    ]


def glides(name: str) -> bool:
    """Whether a file of this mixture or crowd moves on the stage by itself: a long text, an upright page."""
    return name.endswith(tuple(f"{GLIDING}.{suffix}" for suffix in ("txt", "pdf")))


def bare() -> Sandbox:
    """The strongest sandbox whose processes are our own children."""
    return next(each for each in candidates() if each.name == "rlimits" and answers(each))


def judged(files: list[tuple[str, bytes]], sandbox: Sandbox) -> tuple[float, float, int]:
    """(seconds, CPU-seconds of the workers, files accepted) for judging all of them once."""
    with tempfile.TemporaryDirectory(prefix="bench-kinds-") as folder:
        content, state = Path(folder) / "content", Path(folder) / "state"
        content.mkdir()
        state.mkdir()
        crowd.drop(files, content)
        with contextlib.closing(Spare(sandbox)) as worker:
            before, began = workers_s(), time.monotonic()
            result = ingest_once(content, state, worker)
            seconds = time.monotonic() - began
        return seconds, workers_s() - before, sum(item.verdict is Verdict.ACCEPTED for item in result.items)


def workers_s() -> float:
    """CPU-seconds of all children that have ended."""
    usage: Any = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(usage.ru_utime + usage.ru_stime)
