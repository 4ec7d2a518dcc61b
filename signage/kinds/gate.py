"""The gate inside the worker: secrecy marks in a file's name, in every text of it, and on its cards.

In: texts. Out: a verdict with a masked snippet, or None. What a mark is, `signage.core.gate.marks` says; nothing in here
ever permits what a rule forbids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from signage.core.cards.card import Deck, Welcome
from signage.core.cards.table_cards import TableCard
from signage.core.codec import to_plain
from signage.core.gate.marks import MarkHit, Severity, find_marks, find_marks_in_name
from signage.core.verdict import Note, Reason, Verdict

BARE = frozenset({"level-alone", "level-paper", "internal-line", "handling-line"})
"""Rules that find a word because it stands alone on its line."""
RUN = frozenset({"text", "strong"})
NOT_SHOWN_KEYS = frozenset({"type", "sha256", "pictogram", "align"})


def marks_in(name: str, texts: Iterable[str]) -> tuple[Verdict, Note] | None:
    """The worst mark in a file name ("" for none) and in texts, as a verdict; None without one."""
    hits: list[MarkHit] = [*find_marks_in_name(name)] if name else []
    for text in texts:
        hits.extend(find_marks(text))
    return worst(hits)


def marks_on(deck: Deck) -> tuple[Verdict, Note] | None:
    """The worst mark on the cards, each read as one text. A bare word is a mark in the cell of a table only.

    第二章 工作秘密 gives a card the topic 工作秘密, 不得外传。 one without its full stop: the lines that they are from have
    passed the gate as they stand in the file. The lines of a `.csv` are rows, so its cells are seen here first.
    """
    cards = (*deck.cards, Welcome((deck.title, *deck.ticker)))
    hits = ((card, hit) for card in cards for hit in find_marks("\n".join(words_of(to_plain(card)))))
    return worst(hit for card, hit in hits if hit.rule not in BARE or isinstance(card, TableCard))


def words_of(value: object) -> Iterator[str]:
    """Each text in plain values; runs are joined, a number and its clause too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        if value and all(isinstance(member, dict) and member.keys() == RUN for member in value):
            yield "".join(run["text"] for run in value)
        else:
            yield from (text for member in value for text in words_of(member))
    elif isinstance(value, dict):
        shown = {key: member for key, member in value.items() if key not in NOT_SHOWN_KEYS}
        number = shown.pop("label", "")
        lines = [text for member in shown.values() for text in words_of(member)]
        yield from (number + line for number, line in zip_longest((number,), lines, fillvalue=""))


def worst(hits: Iterable[MarkHit]) -> tuple[Verdict, Note] | None:
    """The gravest hit as a verdict."""
    hits = tuple(hits)
    for severity, verdict, reason in (
        (Severity.BLOCK, Verdict.REJECTED, Reason.MARK_FOUND),
        (Severity.REVIEW, Verdict.HELD, Reason.MARK_SUSPECTED),
    ):
        hit = next((hit for hit in hits if hit.severity is severity), None)
        if hit is not None:
            return verdict, Note(reason, hit.rule, hit.snippet)
    return None


def shown_text(deck: Deck) -> tuple[str, ...]:
    """Every text that the cards of a deck carry."""
    return tuple(strings(to_plain(deck)))


def strings(value: object) -> Iterable[str]:
    """All strings inside plain values, apart from tags and hashes."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for member in value:
            yield from strings(member)
    elif isinstance(value, dict):
        for key, member in value.items():
            if key not in NOT_SHOWN_KEYS:
                yield from strings(member)
