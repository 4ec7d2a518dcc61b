"""From a `Document` to the cards of its item, and from a reminder file to the ticker.

In: the document, a title in case it has none, its rules. Out: a `Deck`. The wording is the writer's: cards choose and
arrange, they never say anything the file does not say. Never reads a file or a clock.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from signage.core.cards.brief import cards_of_brief
from signage.core.cards.card import Card, Deck, Notice, QrCode
from signage.core.cards.checklist import checklist_in
from signage.core.cards.choice import cards_of_choice
from signage.core.cards.contents import without_contents
from signage.core.cards.countdowns import countdowns_in
from signage.core.cards.ladder import Outline, full_text, outline_of, size_of
from signage.core.cards.letterhead import is_letterhead, title_first, without_paperwork
from signage.core.cards.levels import level_row, levels_card
from signage.core.cards.notice import is_notice_title, is_salutation, signature_of, title_of
from signage.core.cards.passages import is_caption, numbered, object_card, with_captions, with_page_numbers
from signage.core.cards.prohibitions import prohibitions_in
from signage.core.cards.slogan import welcome_of
from signage.core.document import Document, plain
from signage.core.later import later
from signage.core.rules import Rules
from signage.core.text.numbering import Rank, fold, label_at
from signage.core.text.repair import Line, lines_of
from signage.core.text.sentences import sentences, stands_alone
from signage.core.text.verses import is_verse

CARDS_MAX: Final = 24
BRIEF_MAX: Final = 600  # characters that cards alone can carry when a ladder divides them
NOTICE_MAX: Final = 400  # and without one
_PLAIN_MAX: Final = 30
_QR_TITLE_MAX: Final = 12
_BULLET: Final = later(r"^[ \t]*(?:[-*+•·●○■□◆◇▪▶►➢✓√—–]+|#{1,6})[ \t]+|^[ \t]*[•·●○■□◆◇▪▶►➢]+")


def deck_of(document: Document, *, name_title: str, rules: Rules, came: date | None = None) -> Deck:
    """The cards of a document. `name_title` (the cleaned file name) is its title when it has none itself.

    `came` is the day the file came: a countdown to a day without a year needs it.
    """
    lines = title_first(document, with_captions(without_contents(lines_of(document))))
    plain_title = document.title.strip() or name_title
    special = _list_or_countdown(document, lines, name_title, came)
    if special:
        return Deck(plain_title, (*special, *_qr(rules, plain_title)))
    if welcome := welcome_of(lines):
        return Deck(plain_title, (*welcome, *_qr(rules, plain_title)))
    title, used = title_of(document, lines, name_title)
    return Deck(title, (*with_page_numbers(_cards(lines[used:], title)), *_qr(rules, title)))


def _list_or_countdown(
    document: Document, lines: tuple[Line, ...], name_title: str, came: date | None
) -> tuple[Card, ...]:
    """The cards of a text that is a checklist or counts down; none for any other."""
    title, used = title_of(document, lines, name_title)
    checklist = checklist_in(lines[used:], title)
    if checklist is not None:
        return (checklist,)
    if came is None or any(line.object for line in lines):
        return ()
    countdowns = countdowns_in([line.whole for line in lines], document.title.strip() or name_title, came)
    return countdowns.cards if countdowns is not None else ()


def ticker_deck(text: str, *, title: str) -> Deck:
    """One reminder for each line that says something, without the bullet or number of a list."""
    return Deck(title, (), tuple(entry for line in text.splitlines() if (entry := _reminder(line))))


def _reminder(line: str) -> str:
    entry = _BULLET.sub("", line.strip(" \t\u3000\xa0\ufeff\u200b"))
    label = label_at(fold(entry))
    if label and label.rank >= Rank.HAN and not label.reference:
        entry = entry[label.end :]
    return entry.strip(" \t\u3000\xa0")


def _cards(lines: tuple[Line, ...], title: str) -> tuple[Card, ...]:
    text_lines = tuple(line for line in lines if not line.object)
    if not text_lines:
        return tuple(object_card(line, title) for line in lines)
    size = size_of(text_lines)
    outline = outline_of(lines)
    ladder = _has_ladder(text_lines, outline)
    if size <= BRIEF_MAX and _is_notice(text_lines, title, ladder=ladder):
        return _notice(lines, title)
    if ladder:
        if size <= BRIEF_MAX and not _is_regulation(text_lines):
            return cards_of_brief(outline, title)
        return (*cards_of_choice(outline, title, min(CARDS_MAX, 4 + size // 120)), full_text(lines, title))
    if size <= NOTICE_MAX and _is_plain(text_lines):
        return cards_of_brief(outline, title)
    levels = levels_card(title, (plain(part) for line in text_lines for part in sentences(line.runs)))
    first = (levels,) if levels else ()
    if size <= NOTICE_MAX:
        return (*first, *_notice(lines, title))
    objects = tuple(object_card(line, title) for line in lines if line.object)
    return (*first, *objects, full_text(lines, title))


def _has_ladder(lines: tuple[Line, ...], outline: Outline) -> bool:
    """Two numbers of a rank, or chapters, or a list."""
    ranks = [line.rank for line in lines if line.rank is not None]
    return len(ranks) > len(set(ranks)) or len(outline.divisions) > 1 or sum(line.entry for line in lines) > 1


def _is_regulation(lines: tuple[Line, ...]) -> bool:
    """Chapters, or articles: its wording counts, so however short it is, all of it is shown as it stands."""
    return sum(line.rank in {Rank.CHAPTER, Rank.ARTICLE} for line in lines) > 2


def _is_notice(lines: tuple[Line, ...], title: str, *, ladder: bool) -> bool:
    said = tuple(line for line in lines[:3] if not is_letterhead(line.whole))
    if len(said) > 1 and said[0].rank is None and is_salutation(said[0].text) and not (said[0].entry or said[1].entry):
        return True
    return bool(signature_of(lines).end) or (is_notice_title(title) and not ladder)


def _is_plain(lines: tuple[Line, ...]) -> bool:
    """Single sentences that each stand alone, forbid something, or define a level; no verses."""
    if len(lines) < 2 or is_verse([line.text for line in lines]):
        return False
    return all(len(sentences(line.runs)) == 1 and _says(line.text) for line in lines)


def _says(text: str) -> bool:
    return _stands(text) or level_row(text) is not None or bool(prohibitions_in(text))


def _stands(text: str) -> bool:
    return 8 <= len(text) <= _PLAIN_MAX and stands_alone(text)


def _notice(lines: tuple[Line, ...], title: str) -> tuple[Card, ...]:
    """A notice with its signature; tables and pictures follow it, or come before it where the text begins with one."""
    signed = signature_of(lines)
    body = without_paperwork(tuple(line for place, line in enumerate(lines) if not signed.begin <= place < signed.end))
    paragraphs: list[Line] = []
    objects: list[Card] = []
    for line in body:
        if not line.object:
            paragraphs.append(line)
            continue
        caption = paragraphs.pop().whole.rstrip("：:") if paragraphs and is_caption(paragraphs[-1].whole) else title
        objects.append(object_card(line, caption))
    runs = tuple(numbered(line) for line in paragraphs)
    notice = [Notice(title, runs, signed.unit, signed.date)] if runs or signed.end else []
    return (*objects, *notice) if lines[0].object else (*notice, *objects)


def _qr(rules: Rules, title: str) -> tuple[QrCode, ...]:
    """The address of the rules as a last card."""
    if not rules.qr:
        return ()
    from urllib.parse import urlsplit  # noqa: PLC0415 - few files name an address, and a worker reads one

    try:
        host = urlsplit(rules.qr).hostname or ""
    except ValueError:
        host = ""
    names = [name for name in (rules.qr_text.strip(), title) if name]
    short = next((name for name in names if len(name) <= _QR_TITLE_MAX), names[0][:_QR_TITLE_MAX] if names else "")
    return (QrCode(rules.qr, short, host),)
