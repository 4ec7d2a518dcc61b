"""Tables: `.xlsx` and `.csv`. In: bytes. Out: a `Deck` — a roster, a chart, countdowns, a checklist, or tables.

`workbook` and `delimited` read, `core.tables` recognises. What a workbook keeps out of sight holds it for a person.
Formulas never run: their saved results count, and links keep their text alone.
"""

from __future__ import annotations

from signage.core.cards.card import Deck
from signage.core.cards.deck import ticker_deck
from signage.core.item import Kind
from signage.core.rules import Role
from signage.core.sheet import Sheet, spread
from signage.core.tables.recognise import sheet_cards
from signage.core.verdict import Reason
from signage.kinds.hidden import hidden_note
from signage.kinds.office.archive import END_RECORD
from signage.kinds.reading import Reading, Refusal, Source, held, rejected
from signage.kinds.sniff import ENCRYPTED, SVG, XLSX, ZIP, real_type, tail
from signage.kinds.tables.delimited import sheet_in
from signage.kinds.tables.workbook import Workbook, read_workbook
from signage.kinds.texts.decode import decode

MAX_BYTES = 64 << 20
MAX_TEXT_BYTES = 8 << 20
MAX_TEXT_CHARS = 4_000_000


def read(source: Source) -> Reading | Refusal:
    """The cards of a table file."""
    if source.request.size == 0:
        return rejected(Reason.EMPTY)
    book = delimited(source) if source.suffix == ".csv" else workbook(source)
    if isinstance(book, Refusal):
        return book
    request = source.request
    title = request.called
    found = sheet_cards(book.sheets, title, request.near)
    hidden = tuple(map(hidden_note, book.hidden))
    if not found.cards and not hidden:
        return rejected(Reason.NOTHING_TO_SHOW, raw=book.raw)
    deck = Deck(title, found.cards)
    if request.role is Role.TICKER:
        deck = ticker_deck("\n".join(lines_of(book.sheets)), title=title)
    return Reading(Kind.TABLE, request.rules, deck, title, book.raw, (*book.notes, *found.notes), hidden)


def workbook(source: Source) -> Workbook | Refusal:
    """The visible sheets of an `.xlsx`; a file that is none is named by what it is."""
    if source.request.size > MAX_BYTES:
        return rejected(Reason.TOO_BIG)
    real = real_type(source)
    if real is ENCRYPTED:
        return held(Reason.ENCRYPTED)
    if real is None or (real is ZIP and END_RECORD not in tail(source)):
        return rejected(Reason.BROKEN)
    return read_workbook(source.whole()) if real is XLSX else rejected(Reason.WRONG_SUFFIX, real.name)


def delimited(source: Source) -> Workbook | Refusal:
    """The one sheet of a text with delimiters."""
    if source.request.size > MAX_TEXT_BYTES:
        return rejected(Reason.TOO_LONG)
    real = real_type(source)
    if real is not None:
        return rejected(Reason.SVG if real is SVG else Reason.WRONG_SUFFIX, real.name)
    decoded = decode(source.whole())
    if isinstance(decoded, Reason):
        return rejected(decoded)
    if len(decoded.text) > MAX_TEXT_CHARS:
        return rejected(Reason.TOO_LONG, raw=(decoded.raw,))
    sheet = sheet_in(decoded.text)
    if isinstance(sheet, Reason):
        return rejected(sheet, raw=(decoded.raw,))
    return Workbook((sheet,), (decoded.raw,), decoded.notes)


def lines_of(sheets: tuple[Sheet, ...]) -> list[str]:
    """One line for each row, its texts one after the other."""
    return [
        "　".join(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells if cell.text))
        for sheet in sheets
        for row in spread(sheet)
    ]
