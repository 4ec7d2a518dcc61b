"""Plain text files. In: bytes in any encoding an office still writes. Out: a `Document` of paragraphs and tables, or a refusal."""

from __future__ import annotations

import re
from dataclasses import replace

from signage.core.document import Document, Paragraph, runs_of
from signage.core.item import Kind
from signage.core.rules import Role
from signage.core.verdict import Reason
from signage.kinds.reading import MOST_CHARS, Reading, Refusal, Source, is_too_long, rejected
from signage.kinds.sniff import SVG, real_type
from signage.kinds.texts.address import LOOKS_LIKE_ONE, NAMED
from signage.kinds.texts.decode import Decoded, decode
from signage.kinds.texts.front_matter import split_front_matter
from signage.kinds.texts.link import link
from signage.kinds.texts.pasted import blocks_of

MAX_BYTES = 8 * MOST_CHARS
WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
PART_OF_ONE = re.compile(r"\s*<(?:head|body|div|table|p|h[1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
"""How a piece of a web page begins; Markdown may begin so too, and is read."""


def read(source: Source) -> Reading | Refusal:
    """The lines of a text file as paragraphs."""
    decoded = text_of(source)
    if isinstance(decoded, Refusal):
        return decoded
    if PART_OF_ONE.match(decoded.text):
        return rejected(Reason.WRONG_SUFFIX, "网页", (decoded.raw,))
    matter = split_front_matter(decoded.text, source.request)
    lines = tuple(line.strip() for line in matter.body.split("\n") if line.strip())
    notes = (*decoded.notes, *matter.notes)
    if not lines and not matter.rules.qr:
        return rejected(Reason.NOTHING_TO_SHOW, raw=(decoded.raw,))
    if len(lines) == 1 and LOOKS_LIKE_ONE.fullmatch(lines[0]) and source.request.role is Role.PLAY:
        found = link(lines[0], matter.rules, matter.title or source.request.called, decoded.raw)
        return found if isinstance(found, Refusal) else replace(found, notes=notes)
    named = NAMED.fullmatch(lines[0]) if len(lines) == 1 and source.request.role is Role.PLAY else None
    if named is not None:
        found = link(named["address"], matter.rules, named["name"], decoded.raw)
        return found if isinstance(found, Refusal) else replace(found, notes=notes)
    ticker = source.request.role is Role.TICKER  # each of its lines is one reminder
    blocks = tuple(Paragraph(runs_of(line)) for line in lines) if ticker else blocks_of(matter.body.split("\n"))
    document = Document(matter.title, blocks)
    return Reading(Kind.TEXT, matter.rules, document, matter.title, (decoded.raw,), notes)


def text_of(source: Source) -> Decoded | Refusal:
    """The text of a file whose suffix says that it is text."""
    if source.request.size == 0:
        return rejected(Reason.EMPTY)
    if source.request.size > MAX_BYTES:
        return rejected(Reason.TOO_LONG)
    real = real_type(source)
    if real is not None:
        return rejected(Reason.SVG if real is SVG else Reason.WRONG_SUFFIX, real.name)
    decoded = decode(source.whole())
    if isinstance(decoded, Reason):
        return rejected(decoded)
    if is_too_long((decoded.text,)):
        return rejected(Reason.TOO_LONG, raw=(decoded.raw,))
    if WEB_PAGE.match(decoded.text):
        return rejected(Reason.WRONG_SUFFIX, "网页", (decoded.raw,))
    return decoded
