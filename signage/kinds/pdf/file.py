"""PDF files: every page a picture, as it is printed. In: bytes. Out: page cards, and every text of the file for the gate.

Nothing in it is run or followed: pdfium is built without scripts here, links and actions are not looked at, attachments
stay where they are. The text of all pages is read; as many pages are rendered as fit the budget of `pdf_pages`.
"""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from signage.core.cards.card import Deck
from signage.core.gate.personal import find_personal
from signage.core.item import Kind
from signage.core.rules import Audience
from signage.core.verdict import Note, Reason
from signage.kinds.pdf.pages import Rendered, rendered
from signage.kinds.pdf.places import START, pointed_right
from signage.kinds.pdf.words import MOST_CHARS, PageText, file_words, page_words
from signage.kinds.picture.anatomy import has_hole
from signage.kinds.reading import Reading, Refusal, Source, held, rejected, wrong_size_or_place
from signage.kinds.sniff import PDF, real_type

MAX_BYTES = 128 << 20
START_WITHIN = 1024
END, END_WITHIN = b"%%EOF", 2048
PADDING = b"\0\r\n\t "
"""What gateways and copiers leave behind the end."""
LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
NO_HANDLER = -1


def read(source: Source) -> Reading | Refusal:
    """The pages of a PDF."""
    data = b""
    refusal = wrong_file(source)
    if refusal is None:
        data = pointed_right(source.whole().rstrip(PADDING))
        refusal = None if is_whole(data) else rejected(Reason.BROKEN)
    if refusal is not None:
        return refusal
    try:
        with pypdfium2.PdfDocument(data) as document:
            return pages_of(document, data, source)
    except pypdfium2.PdfiumError as error:
        return held(Reason.ENCRYPTED) if getattr(error, "err_code", 0) in LOCKED else rejected(Reason.BROKEN)


def wrong_file(source: Source) -> Refusal | None:
    """A refusal for what is no PDF, named by what it is."""
    refusal = wrong_size_or_place(source, MAX_BYTES)
    if refusal is not None:
        return refusal
    real = real_type(source)
    if real is PDF or (real is None and START in source.part(0, START_WITHIN)):
        return None
    return rejected(Reason.WRONG_SUFFIX, real.name) if real else rejected(Reason.BROKEN)


def is_whole(data: bytes) -> bool:
    """Whether a PDF ends as one and has no hole. Readers mend a cut file by guessing, and show half of it."""
    return END in data[-END_WITHIN:] and not has_hole(data)


def pages_of(document: pypdfium2.PdfDocument, data: bytes, source: Source) -> Reading | Refusal:
    """The cards of an open document. Raises `PdfiumError` where a page cannot be read."""
    if raw.FPDF_GetSecurityHandlerRevision(document) != NO_HANDLER:
        return held(Reason.ENCRYPTED)
    if not raw.FPDF_DocumentHasValidCrossReferenceTable(document):
        return rejected(Reason.BROKEN)
    document.init_forms()
    about = file_words(document, data)
    texts = page_words(document)
    if texts is None or sum(map(len, about.words)) > MOST_CHARS:
        return rejected(Reason.TOO_LONG)
    made = rendered(document, texts)
    words = (*about.words, *("\n".join((text.printed, *text.notes)) for text in texts), *made.words)
    if not made.cards:
        return rejected(Reason.TIMEOUT if made.late else Reason.NOTHING_TO_SHOW, raw=words)
    title, rules = source.request.called, source.request.rules
    notes = notes_on(made, len(document), about.carried)
    if has_personal(made, texts, source):
        rules, notes = replace(rules, audience=Audience.STAFF), (*notes, Note(Reason.PERSONAL_ON_PAGE))
    return Reading(
        Kind.PAGES,
        rules,
        Deck(title, made.cards),
        title,
        words,
        notes,
        pictures=made.blobs,
    )


def has_personal(made: Rendered, texts: tuple[PageText, ...], source: Source) -> bool:
    """Whether pages that the public may see hold what would be masked on a card: it cannot be masked on a page."""
    shown = (texts[card.number - 1].printed for card in made.cards)
    year, public = source.request.this_year, source.request.rules.audience is Audience.PUBLIC
    return public and any(find_personal(text, this_year=year) for text in shown)


def notes_on(made: Rendered, count: int, carried: tuple[str, ...]) -> tuple[Note, ...]:
    """What must be said beside the pages."""
    notes = []
    if made.left_out:
        notes.append(Note(Reason.SHORTENED, f"共{count}页，播放其中{len(made.cards)}页"))
    if carried:
        notes.append(Note(Reason.ATTACHMENT_DROPPED, "、".join(carried)))
    if made.unread:
        notes.append(Note(Reason.NOT_OCR_READ))
    return tuple(notes)
