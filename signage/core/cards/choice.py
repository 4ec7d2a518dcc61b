"""A long text: the thoughts that are worth a card, spread over its chapters.

In: an outline and the title. Out: at most `limit` cards in the order of the text. The full text stands beside them, so
a thought that cannot be understood alone is left out rather than squeezed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from signage.core.cards.card import Card, Definition, Highlight, Levels, Points
from signage.core.cards.ladder import Division, Outline
from signage.core.cards.levels import level_row, levels_card
from signage.core.cards.notice import is_remark
from signage.core.cards.passages import (
    Passage,
    entries_of,
    is_flat,
    object_card,
    passages_of,
    pronounced,
    said,
    title_from_lead,
)
from signage.core.cards.prohibitions import is_plain_enough, prohibitions_listed
from signage.core.document import Runs, plain
from signage.core.text.sentences import fits, is_paperwork, sentences, stands_alone, weight, with_key, without_joint

_ALWAYS: Final = 100.0
_WORTH: Final = 1.5
_SAME_FORM: Final = 1.5
_ENTRIES: Final = range(2, 9)
_ENTRY_MAX: Final = 48


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that could be made, where it stands, and what it is worth."""

    place: int
    chapter: int
    worth: float
    card: Card


def cards_of_choice(outline: Outline, title: str, limit: int) -> tuple[Card, ...]:
    """The best cards of the outline: every chapter in turn gives its best one, until there are enough."""
    candidates: list[Candidate] = []
    for chapter, division in enumerate(outline.divisions):
        for worth, card in _candidates(division, title):
            candidates.append(Candidate(len(candidates), chapter, worth, card))
    chosen = _choose(_first_levels_and_new(candidates), limit)
    return tuple(candidate.card for candidate in sorted(chosen, key=lambda candidate: candidate.place))


def _first_levels_and_new(candidates: list[Candidate]) -> list[Candidate]:
    """Without what an earlier candidate says already; one `Levels` at most."""
    seen: set[str] = set()
    kept = []
    for candidate in candidates:
        key = "levels" if isinstance(candidate.card, Levels) else said(candidate.card)
        if not key or key not in seen:
            kept.append(candidate)
            seen.add(key)
    return kept


def _choose(candidates: list[Candidate], limit: int) -> list[Candidate]:
    chosen = [candidate for candidate in candidates if candidate.worth >= _ALWAYS]
    left: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.worth < _ALWAYS:
            left.setdefault(candidate.chapter, []).append(candidate)
    forms: dict[tuple[int, type], int] = {}
    while left and len(chosen) < limit:
        for chapter in list(left):
            best = max(
                left[chapter], key=lambda each: each.worth - _SAME_FORM * forms.get((each.chapter, type(each.card)), 0)
            )
            left[chapter].remove(best)
            if not left[chapter]:
                del left[chapter]
            form = (chapter, type(best.card))
            forms[form] = forms.get(form, 0) + 1
            chosen.append(best)
            if len(chosen) >= limit:
                break
    return chosen


def _candidates(division: Division, title: str) -> Iterator[tuple[float, Card]]:
    topic = division.topic or title
    passages = passages_of(division)
    texts = [
        plain(part) for passage in passages for line in (passage.line, *passage.items) for part in sentences(line.runs)
    ]
    levels = levels_card(_levels_title(passages, topic), texts, _levels_source(passages, division, title))
    told = {text for text in texts if level_row(text) or text == levels.internal} if levels else set()
    for passage in passages:
        source = _source(division, passage.article, title)
        if is_remark(passage.line):
            continue
        if passage.line.object:
            yield _ALWAYS, object_card(passage.line, topic)
        elif passage.items:
            if levels and any(level_row(plain(part)) for item in passage.items for part in sentences(item.runs)):
                yield _ALWAYS, levels
                levels = None
            else:
                yield from _from_list(passage, source)
        else:
            for part in sentences(passage.line.runs):
                if levels and plain(part) in told:
                    yield _ALWAYS, levels
                    levels = None
                elif plain(part) not in told:
                    yield from _from_sentence(part, topic, source)


def _from_list(passage: Passage, source: str) -> Iterator[tuple[float, Card]]:
    forbidden = prohibitions_listed(passage.line.text, tuple(item.text for item in passage.items), source)
    if forbidden:
        yield from ((3.5, card) for card in forbidden)
        return
    special = [pronounced(without_joint(item.runs), source) for item in passage.items]
    if 2 * sum(map(bool, special)) > len(special):
        yield from ((3.5, card) for made in special for card in made)
        return
    name = title_from_lead(passage.line.text)
    entries = entries_of(passage.items)
    if (
        name
        and is_flat(passage.items)
        and len(entries) in _ENTRIES
        and all(len(plain(entry)) <= _ENTRY_MAX for entry in entries)
    ):
        yield 3.0, Points(name, entries, source)


def _from_sentence(runs: Runs, topic: str, source: str) -> Iterator[tuple[float, Card]]:
    runs = without_joint(runs)
    text = plain(runs)
    if is_paperwork(text):
        return
    special = pronounced(runs, source)
    if special:
        for card in special:
            if isinstance(card, Definition):
                yield 4.0, card
            elif is_plain_enough(card):
                yield 3.5, card
    elif fits(text) and stands_alone(text) and weight(text) >= _WORTH:
        yield weight(text), Highlight(with_key(runs), topic, source)


def _source(division: Division, article: str, title: str) -> str:
    if not article:
        return title if division.topic != title else ""
    return f"{division.label} {article}".strip()


def _levels_title(passages: tuple[Passage, ...], topic: str) -> str:
    for passage in passages:
        if passage.items and any(level_row(item.text) for item in passage.items):
            return title_from_lead(passage.line.text) or topic
    return topic


def _levels_source(passages: tuple[Passage, ...], division: Division, title: str) -> str:
    for passage in passages:
        if any(level_row(line.text) for line in (passage.line, *passage.items)):
            return _source(division, passage.article, title)
    return ""
