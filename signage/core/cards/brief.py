"""A short text with a ladder or a list: all of it in cards, nothing left out.

In: an outline and the title. Out: cards in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from signage.core.cards.card import Card, Highlight, Notice, Points, Prohibition
from signage.core.cards.ladder import Division, Outline
from signage.core.cards.levels import level_row, levels_card
from signage.core.cards.passages import (
    Passage,
    entries_of,
    is_caption,
    is_flat,
    is_subheading,
    numbered,
    object_card,
    passages_of,
    pronounced,
    title_from_lead,
)
from signage.core.cards.prohibitions import prohibitions_in, prohibitions_listed
from signage.core.document import Runs, plain
from signage.core.text.numbering import Rank
from signage.core.text.repair import Line
from signage.core.text.sentences import LONGEST, sentences, stands_alone, with_key, without_joint

_TITLE_JOIN: Final = "："
_LEAST_ACT: Final = 4  # 禁止行为 is a heading, no prohibition
_POINTER: Final = re.compile(r"(?:如下|以下|下列).*[：:]$")  # says only that the chapters follow


def cards_of_brief(outline: Outline, title: str) -> tuple[Card, ...]:
    """Every sentence of the outline on a card."""
    texts = [plain(part) for division in outline.divisions for line in division.lines for part in sentences(line.runs)]
    levels = levels_card(title, texts)
    cards: list[Card] = [levels] if levels else []
    told = {text for text in texts if level_row(text) or text == levels.internal} if levels else set()
    base = _base_title(outline, title)
    more = len(outline.divisions) > 1
    for division in outline.divisions:
        cards += _cards_of_division(division, title, _points_title(division, title, base), told, more=more)
    return tuple(cards)


def _base_title(outline: Outline, title: str) -> str:
    """保密工作委员会职责 with chapters 组成 and 职责 is about the 保密工作委员会; 计算机与网络 stays whole."""
    for division in outline.divisions:
        base = title.removesuffix(division.topic) if division.topic else title
        if 2 <= len(base) < len(title) and base[-1] not in "与和及、":
            return base
    return title


def _points_title(division: Division, title: str, base: str) -> str:
    if not division.topic or division.topic == title:
        return title
    return base + _TITLE_JOIN + division.topic if len(base + division.topic) < 28 else division.topic


def _cards_of_division(division: Division, title: str, points_title: str, told: set[str], *, more: bool) -> list[Card]:
    source = title if division.topic and division.topic != title else ""
    group = _Group(division.topic or title, source, points_title)
    cards: list[Card] = list(_forbidden(division.topic, source))
    under: Rank | None = None
    passages = passages_of(division)
    for passage, follower in pairwise((*passages, None)):
        assert passage is not None
        line = passage.line
        if follower is not None and is_subheading(line, follower.line):
            cards += group.cards()
            group, under = _Group(line.text, division.topic or title, line.text), line.rank
            continue
        if under is not None and line.rank is not None and line.rank <= under:  # beside the subheading, not below it
            cards += group.cards()
            group, under = _Group(division.topic or title, source, points_title), None
        if line.object:
            caption = group.take_caption() or points_title
            cards += [*group.cards(), object_card(line, caption)]
        elif passage.items:
            cards += [*group.cards(), *_list_cards(passage, title, points_title, source)]
        else:
            if group.entries_differ(line):
                cards += group.cards()
            if not (more and _POINTER.search(line.text)):
                group.add(line, told)
    return cards + group.cards()


def _forbidden(topic: str, source: str) -> tuple[Prohibition, ...]:
    """The prohibition that a heading is: 2. 不得携带移动存储介质 over a list says so on a card, or nobody would read it."""
    made = prohibitions_in(topic, source)
    return made if source and all(len(card.act) >= _LEAST_ACT and not card.who for card in made) else ()


def _list_cards(passage: Passage, title: str, points_title: str, source: str) -> list[Card]:
    """A lead-in and its items: prohibitions, else a list, else the passage as it stands."""
    lead, items = passage.line, passage.items
    forbidden = prohibitions_listed(lead.text, tuple(item.text for item in items), source or title)
    if forbidden:
        return list(forbidden)
    name = title_from_lead(lead.text)
    if name and is_flat(items):
        return [Points(name, entries_of(items), source or ("" if name == title else title))]
    return [Notice(points_title, tuple(numbered(line) for line in (lead, *items)))]


@dataclass(frozen=True, slots=True)
class _Forbidden:
    """A line that is all prohibitions, and their cards."""

    line: Line
    made: tuple[Card, ...]


class _Group:
    """Lines that follow each other in a chapter, told one by one or, where they cannot, as a list."""

    def __init__(self, topic: str, source: str, points_title: str) -> None:
        self._topic, self._source, self._points_title = topic, source, points_title
        self._members: list[_Member] = []

    def add(self, line: Line, told: set[str]) -> None:
        """Take a line; one that is told already is left out, one that is all prohibitions makes its own cards."""
        every = sentences(line.runs)
        parts = [part for part in every if plain(part) not in told]
        special = [pronounced(without_joint(part), self._source or self._topic) for part in parts]
        if parts and all(special):
            self._members.append(_Forbidden(line, tuple(card for made in special for card in made)))
        elif parts:
            rest = (
                line if len(parts) == len(every) else replace(line, runs=tuple(run for part in parts for run in part))
            )
            self._members.append(rest)

    def take_caption(self) -> str:
        """The last line, if it names the table that follows it."""
        last = self._members[-1] if self._members else None
        if not isinstance(last, Line) or not is_caption(last.whole):
            return ""
        self._members.pop()
        return last.whole.rstrip("：:")

    def entries_differ(self, line: Line) -> bool:
        """Whether a list begins or ends with this line."""
        return any(isinstance(member, Line) and member.entry != line.entry for member in self._members)

    def cards(self) -> list[Card]:
        """The cards of the lines so far; then the group is empty."""
        members, self._members = self._members, []
        stretches = [list(group) for _, group in groupby(members, lambda member: isinstance(member, Line))]
        if len(stretches) > 2 and any(map(_is_lone, stretches)):
            return self._list(members)
        return [card for stretch in stretches for card in self._stretch(stretch)]

    def _stretch(self, members: list[_Member]) -> list[Card]:
        """The cards of lines that follow each other, or of prohibitions that do."""
        lines = tuple(member for member in members if isinstance(member, Line))
        if not lines:
            return [card for member in members if isinstance(member, _Forbidden) for card in member.made]
        entries = entries_of(lines)
        if not _stand_alone(lines, entries):
            return [Points(self._points_title, entries, self._source)]
        return [Highlight(with_key(entry), self._topic, self._source) for entry in entries]

    def _list(self, members: list[_Member]) -> list[Card]:
        """All lines as one list: a prohibition among them that would leave a lone line stays there."""
        places = [place for place, member in enumerate(members) if isinstance(member, Line)]
        begin, end = places[0], places[-1] + 1
        listed = tuple(member if isinstance(member, Line) else member.line for member in members[begin:end])
        points = Points(self._points_title, entries_of(listed), self._source)
        return [*self._stretch(members[:begin]), points, *self._stretch(members[end:])]


_Member = Line | _Forbidden


def _stand_alone(lines: tuple[Line, ...], entries: tuple[Runs, ...]) -> bool:
    """Whether each of the lines can have a card of its own."""
    if len(entries) == 1 and len(plain(entries[0])) <= LONGEST:
        return True
    return not any(line.entry for line in lines) and all(map(_is_card, entries))


def _is_lone(stretch: Sequence[_Member]) -> bool:
    """One line that is too long for a card of its own."""
    first = stretch[0]
    return len(stretch) == 1 and isinstance(first, Line) and len(first.text) > LONGEST


def _is_card(runs: Runs) -> bool:
    text = plain(runs)
    return 6 <= len(text) <= LONGEST and len(sentences(runs)) == 1 and stands_alone(text)
