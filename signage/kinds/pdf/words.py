"""Every text of a PDF, for the gate: pages, notes on them, form fields, bookmarks, what the file says about itself.

In: an open document. Out: texts, whether they are printed or not. Nothing of it goes on the wall.
"""

from __future__ import annotations

import ctypes
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import pypdfium2
from pypdfium2 import raw

from signage.kinds.picture.words import readings

MOST_CHARS = 1_000_000
MOST_ENTRIES = 5000  # bookmarks, attachments, notes of a page: more of them are no document for a wall
TOO_LONG = "\n" * (MOST_CHARS + 1)
"""Stands for a text that is too long to be looked at: it is over every limit."""
READING_S = 8.0
"""CPU seconds for the text of all pages."""
NOTE_KEYS = (b"Contents", b"T", b"Subj", b"RC", b"V", b"DV", b"TU", b"DA", b"NM")
XMP = re.compile(rb"<x:xmpmeta.{0,200000}?</x:xmpmeta>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class About:
    """The words of the file as a whole, and what it carries along that is never shown, in words for people."""

    words: tuple[str, ...]
    carried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageText:
    """What is printed on a page, and what notes and form fields on it say."""

    printed: str
    notes: tuple[str, ...]


def file_words(document: pypdfium2.PdfDocument, data: bytes) -> About:
    """What stands outside the pages."""
    words = [*document.get_metadata_dict().values()]
    words += [bookmark.get_title() for bookmark in islice(document.get_toc(), MOST_ENTRIES)]
    attachments = list(islice(names_of_attachments(document), MOST_ENTRIES))
    scripts = list(islice(scripts_of(document), MOST_ENTRIES))
    for packet in islice(XMP.findall(data), 8):
        words += readings(packet)
    words += [*attachments, *scripts]
    carried = ("附件",) * bool(attachments) + ("脚本",) * bool(scripts)
    return About(tuple(word for word in words if word), carried)


def names_of_attachments(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """The names of embedded files, which are not opened."""
    for number in range(document.count_attachments()):
        attachment = document.get_attachment(number)
        yield attachment.get_name() or "?"


def scripts_of(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """The text of scripts, which are not run."""
    for number in range(raw.FPDFDoc_GetJavaScriptActionCount(document)):
        action = raw.FPDFDoc_GetJavaScriptAction(document, number)
        if action:
            yield wide(raw.FPDFJavaScriptAction_GetScript, action) or "?"
            raw.FPDFDoc_CloseJavaScriptAction(action)


def page_words(document: pypdfium2.PdfDocument) -> tuple[PageText, ...] | None:
    """The words of each page; None if there are more than anybody could show or check.

    Raises `PdfiumError` for a page that cannot be read.
    """
    began = time.process_time()
    texts: list[PageText] = []
    chars = 0
    for number in range(len(document)):
        page = document[number]
        try:
            texts.append(PageText(printed(page), tuple(notes_on(page, document))))
        finally:
            page.close()
        chars += len(texts[-1].printed) + sum(map(len, texts[-1].notes))
        if chars > MOST_CHARS or time.process_time() - began > READING_S:
            return None
    return tuple(texts)


def printed(page: pypdfium2.PdfPage) -> str:
    """The text of a page in its own order, hidden layers and invisible letters included."""
    text = page.get_textpage()
    try:
        return text.get_text_range() if text.count_chars() <= MOST_CHARS else TOO_LONG
    finally:
        text.close()


def notes_on(page: pypdfium2.PdfPage, document: pypdfium2.PdfDocument) -> Iterator[str]:
    """The words of annotations and form fields."""
    form = document.formenv
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_ENTRIES)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        asked = [wide(raw.FPDFAnnot_GetStringValue, note, key) for key in NOTE_KEYS]
        asked += [wide(raw.FPDFAnnot_GetFormFieldValue, form, note)] if form is not None else []
        yield from (word for word in asked if word)
        raw.FPDFPage_CloseAnnot(note)


def wide(ask: Callable[..., int], *about: object) -> str:
    """A string that pdfium writes as UTF-16 with its end: asked for its length, then for itself."""
    size = ask(*about, None, 0)
    if size <= 2:
        return ""
    if size > 2 * MOST_CHARS:
        return TOO_LONG
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(*about, buffer, size)
    return bytes(buffer)[:size].decode("utf-16-le", "replace").rstrip("\0")
