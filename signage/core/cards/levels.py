"""The three levels with their statutory harm, 内部事项 apart from them, and definitions.

In: sentences. Out: a `Levels` card when all three are defined with the harm that the law gives them (保守国家秘密法,
art. 14), else none; `Definition` cards. Never corrects a text: a wrong definition makes no card.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from signage.core.cards.card import Definition, LevelRow, Levels, SecrecyLevel
from signage.core.document import Runs, plain, runs_of
from signage.core.later import later
from signage.core.text.repair import cut

_HARM: Final = {
    SecrecyLevel.TOP: later(r"特别严重的?损害"),
    SecrecyLevel.HIGH: later(r"(?<!特别)严重的?损害"),
    SecrecyLevel.LOW: later(r"(?<!严重)(?<!严重的)损害"),
}
_ROW: Final = later(
    r"^[“\"'《【]?(?P<level>绝密|机密|秘密)级?(?:的?国家秘密|事项)?[”\"'》】]?(?:[，,：:（(—\-]|\s)*(?:是指|系指|指的是|是|指|为|属于|即)?[，,]?(?P<text>.+)$"
)
_INTERNAL: Final = later(r"^内部事项.*(?:不属于|不是|不列入|不得|区别于|单独管理)")
_DEFINITION: Final = later(
    r"^(?:本[^，。：]{1,8}?(?:所称|所指|中)的?|所称的?|所谓)?[“\"「]?(?P<term>[^，。；：“”\"「」]{2,20}?)[”\"」]?[，,]?(?:是指|系指|指的是)[：:]?(?P<text>.+)$"
)


def level_row(sentence: str) -> LevelRow | None:
    """The row of one of the levels, if the sentence defines it with its own harm."""
    body = sentence.strip().rstrip("。；;，, ")
    match = _ROW.match(body)
    if match is None:
        return None
    level = SecrecyLevel(match["level"] + "级")
    harm = _HARM[level].search(match["text"])
    if harm is None:
        return None
    definition = match["text"][: harm.start()].rstrip("，,")
    return LevelRow(level, definition, harm[0]) if definition else None


def is_internal(sentence: str) -> bool:
    """A sentence that sets 内部事项 apart from state secrets."""
    return bool(_INTERNAL.match(sentence))


def levels_card(title: str, sentences: Iterable[str], source: str = "") -> Levels | None:
    """The card, when all three levels are there. The first sentence about each counts."""
    rows: dict[SecrecyLevel, LevelRow] = {}
    internal = ""
    for sentence in sentences:
        if row := level_row(sentence):
            rows.setdefault(row.level, row)
        elif not internal and is_internal(sentence):
            internal = sentence
    if len(rows) < len(SecrecyLevel):
        return None
    return Levels(title, tuple(rows[level] for level in SecrecyLevel), internal, source)


def definition_in(runs: Runs, source: str = "") -> Definition | None:
    """涉密人员，是指…… as a card. A definition by a list that follows (…：) is not one."""
    text = plain(runs)
    match = _DEFINITION.match(text)
    if match is None or text.endswith(("：", ":")) or not 4 <= len(match["text"]) <= 90:
        return None
    _, meaning = cut(runs, [match.start("text")])
    return Definition(match["term"], meaning or runs_of(match["text"]), source)
