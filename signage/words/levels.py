"""The level of a special period in words: its name, and the one clause on the strip under the header.

The strip's words are read on the wall; the English beside them is for reports. `{name}` is the period's name. The words
of emergency law (预警, and its colours) are never used for a level.
"""

from __future__ import annotations

from signage.core.calendar.mood import Mood, Phase
from signage.core.calendar.periods import Level
from signage.words.fill import Words, fill

MOST_CHARS = 22
LEVEL: Words = {
    Level.NORMAL: ("平时", "normal"),
    Level.NOTICE: ("提示", "notice"),
    Level.CAUTION: ("警示", "caution"),
    Level.GUARD: ("警戒", "guard"),
}
TONE: Words = {
    "neutral": ("平常", "neutral"),
    "festive": ("喜庆", "festive"),
    "solemn": ("庄重", "solemn"),
    "mourning": ("哀悼", "mourning"),
}
CLAUSE: Words = {
    Phase.COMING: ("{name}将至，请提前落实保密措施", "{name} is coming: prepare"),
    Phase.BEFORE: ("{name}前，请做好保密清查", "before {name}: check documents, cabinets and computers"),
    Phase.LAST_WORKDAY: ("{name}放假前，请逐项清查再离开", "the last working day before {name}: check every item"),
    Phase.DAYS_OFF: ("{name}期间，值班值守，有事即报", "during {name}: keep watch and report at once"),
    Phase.OWN: ("{name}期间，保密要求更严", "during {name}: stricter rules"),
    Phase.AFTER: ("{name}后上班，请先清点再办公", "after {name}: count first, then work"),
}
NAMELESS = ("特殊时期", "the special period")
"""Stands for a name that is too long for the strip."""


def clause_of(mood: Mood) -> tuple[str, str]:
    """The strip's clause, Chinese and English; "" where no period gave the level."""
    if mood.phase is Phase.NONE:
        return "", ""
    chinese, english = fill(CLAUSE, mood.phase, name=mood.name)
    if len(chinese) <= MOST_CHARS:
        return chinese, english
    return CLAUSE[mood.phase][0].format(name=NAMELESS[0]), english
