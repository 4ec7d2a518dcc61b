"""What a card says in single sentences, for screens that have room for one sentence only: strips, and the far mode.

In: a card. Out: its sayings in order, in the card's wording; none for what cannot be said so (a table, a picture, a
code, a full text): a strip leaves that out, the far mode lays it out as it is. Also how a long saying is parted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from signage.core.cards.card import (
    Card,
    Checklist,
    Definition,
    Highlight,
    Levels,
    Notice,
    Points,
    Prohibition,
    Reminder,
    Welcome,
)
from signage.core.document import Run, Runs, plain, runs_of
from signage.core.text.breaks import COMMA, atoms_of
from signage.core.text.repair import cut
from signage.core.text.sentences import sentences

BREAK_WEIGHT, JOINING, A_PART = 10.0, 6.0, 4.0
"""What a break costs in the middle of a phrase, after a word that joins, and where a part more follows, in characters of
uneven length."""
NAME_ALONE = 20.0
"""What it costs that a name stands without what is said of it: nobody is shown 机密级： and nothing else."""
GIVEN_UP = 5
"""So many characters a part may be shorter than it must be, for a better end: at a mark, not with 自, not before 的."""
_FULL_STOPS = ("。", "！", "？")
_STOPS = "。；：，、！？…—,.;:!?"


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of a card. `topic` is what it belongs to; `forbids`: its stressed words forbid."""

    runs: Runs
    topic: str = ""
    forbids: bool = False


def sayings_of(card: Card, *, short: bool = False) -> tuple[Saying, ...]:
    """The sentences of a card; `short`: only what names it, where it has a title of its own."""
    match card:
        case Welcome():
            return tuple(saying for text in _joined(card.lines) for saying in _said(runs_of(text)))
        case Reminder():
            return tuple(Saying(runs_of(line), card.title) for line in card.lines)
        case Notice():
            return _said(runs_of(card.title)) if short and card.title else _notice(card)
        case Highlight():
            return _said(card.runs, card.topic)
        case Points() | Checklist():
            title = (Saying(runs_of(card.title)),) if card.title and short else ()
            return (*title, *(Saying(entry, card.title) for entry in card.entries))
        case Definition():
            return _said((Run(card.term, strong=True), Run("："), *card.runs))
        case Levels():
            return _levels(card)
        case Prohibition():
            who = (Run(card.who),) if card.who else ()
            return (Saying((*who, Run(card.word, strong=True), Run(card.act)), forbids=True),)
        case _:
            return ()


def parted(runs: Runs, fits: Callable[[Runs], bool]) -> tuple[Runs, ...]:
    """The sentence in as few parts that fit as it takes, of even length, broken after marks where it can be.

    `fits` holds for nearly every beginning of what it holds for; a single word that does not fit stands alone.
    """
    parts: list[Runs] = []
    while len(plain(runs)) > 1 and not fits(runs):
        first, runs = cut(runs, [_break(runs, fits)])
        parts.append(first)
    return (*parts, runs)


def _break(runs: Runs, fits: Callable[[Runs], bool]) -> int:
    """Where the first part ends: near its even share, not later than it fits, leaving few enough for the others."""
    text = plain(runs)
    ends = [(atom.end, atom.penalty) for atom in atoms_of(text)[:-1]] or [(n, 0.0) for n in range(1, len(text))]
    longest = _longest(runs, ends, fits)
    count = 2 if fits(cut(runs, [longest])[1]) else max(3, -(-len(text) // longest))
    share = len(text) / count
    spare = max(0, count * longest - len(text))
    least = longest - spare
    able = [end for end in ends if least - GIVEN_UP <= end[0] <= longest]
    by_cost = [end for end, _ in sorted(able, key=lambda end: abs(end[0] - share) + _price(text, end, least))]
    return next((end for end in by_cost if fits(cut(runs, [end])[0])), by_cost[0])


def _longest(runs: Runs, ends: list[tuple[int, float]], fits: Callable[[Runs], bool]) -> int:
    """The last of `ends` before which everything fits; the first one where nothing does."""
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(cut(runs, [ends[middle][0]])[0]) else (low, middle - 1)
    return ends[low][0]


def _price(text: str, place: tuple[int, float], least: int) -> float:
    """What a break there costs, in characters of uneven length; before `least` it may cost a part more."""
    end, penalty = place
    joining = JOINING if text[end - 1] in "和与或及的" else NAME_ALONE if text[end - 1] in "：:" else 0.0
    return BREAK_WEIGHT * (penalty - COMMA) + joining + (A_PART if end < least else 0.0)


def _said(runs: Runs, topic: str = "") -> tuple[Saying, ...]:
    return (Saying(runs, topic),) if plain(runs).strip() else ()


def _joined(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines as one, parted by a blank where the writer put no mark; after a full stop another one begins."""
    texts: list[str] = []
    for line in lines:
        if not texts or texts[-1].endswith(_FULL_STOPS):
            texts.append(line)
        else:
            texts[-1] += line if texts[-1][-1:] in _STOPS else f"　{line}"
    return tuple(texts)


def _notice(card: Notice) -> tuple[Saying, ...]:
    """Its sentences under its title; an address stands before the first, the signature comes last."""
    said: list[Saying] = []
    address: Runs = ()
    for paragraph in card.paragraphs:
        if plain(paragraph).endswith(("：", ":")):
            address = (*address, *paragraph)
            continue
        for sentence in sentences(paragraph):
            said.append(Saying((*address, *sentence), card.title))
            address = ()
    signed = "　".join(line for line in (card.signature, card.date) if line)
    rest = [runs for runs in (address, runs_of(signed)) if runs]
    return (*said, *(Saying(runs, card.title) for runs in rest)) or _said(runs_of(card.title))


def _levels(card: Levels) -> tuple[Saying, ...]:
    rows = [
        Saying((Run(f"{row.level.value}："), Run(row.definition), Run(row.harm, strong=True)), card.title)
        for row in card.rows
    ]
    return (*rows, *_said(runs_of(card.internal), card.title))
