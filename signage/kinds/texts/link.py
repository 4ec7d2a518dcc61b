"""Links: `.url` shortcuts, and text files that are one address. In: bytes or text. Out: a deck with one QR code.

The address is data: nothing is opened or looked up. Only http and https, without credentials.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from signage.core.cards.card import Deck, QrCode
from signage.core.item import Kind
from signage.core.rules import Rules
from signage.core.verdict import Reason
from signage.kinds.reading import Reading, Refusal, Source, rejected
from signage.kinds.texts.address import host_of
from signage.kinds.texts.decode import decode

MAX_BYTES = 64 << 10
TITLE_CHARS = 12  # what a QR code opens, in at most so many characters
ADDRESS_LINE = re.compile(r"^\s*URL\s*=[ \t]*(.*?)\s*$", re.IGNORECASE | re.MULTILINE)


def read(source: Source) -> Reading | Refusal:
    """The address in a `.url` file."""
    if source.request.size == 0:
        return rejected(Reason.EMPTY)
    if source.request.size > MAX_BYTES:
        return rejected(Reason.TOO_BIG)
    decoded = decode(source.whole())
    if isinstance(decoded, Reason):
        return rejected(decoded)
    found = ADDRESS_LINE.search(decoded.text)
    if found is None:
        return rejected(Reason.BROKEN, raw=(decoded.raw,))
    return link(found.group(1), source.request.rules, source.request.called, decoded.raw)


def link(address: str, rules: Rules, title: str, raw: str) -> Reading | Refusal:
    """A deck of one QR code, or a refusal."""
    texts = (raw, unquote(raw))
    host = host_of(address)
    if host is None:
        return rejected(Reason.LINK_OUT, raw=texts)
    label = (rules.qr_text or title)[:TITLE_CHARS]
    return Reading(Kind.LINK, rules, Deck(title, (QrCode(address, label, host),)), title, texts)
