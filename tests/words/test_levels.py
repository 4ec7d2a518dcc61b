"""The words of a level: short enough for the strip, and none that belongs to emergency law."""

import pytest

from signage.core.calendar.mood import Mood, Phase
from signage.core.calendar.periods import Level, Tone
from signage.facts.periods import shipped
from signage.words.levels import CLAUSE, LEVEL, MOST_CHARS, TONE, clause_of

NAMES = [rule.name for rule in shipped()]


def test_every_level_tone_and_phase_has_words() -> None:
    assert (set(LEVEL), set(TONE)) == (set(Level), set(Tone))
    assert set(CLAUSE) | {Phase.NONE} == set(Phase)
    assert clause_of(Mood()) == ("", "")


@pytest.mark.parametrize("phase", CLAUSE)
@pytest.mark.parametrize("name", [*NAMES, "某某市第一届全域安全生产与自然灾害防治工作会议", "会"])
def test_a_clause_has_room_on_the_strip(name: str, phase: str) -> None:
    chinese, english = clause_of(Mood(Level.CAUTION, name=name, phase=Phase(phase)))
    assert 6 <= len(chinese) <= MOST_CHARS
    assert (name in chinese) is (len(CLAUSE[phase][0]) - len("{name}") + len(name) <= MOST_CHARS)
    assert name in english
    assert "预警" not in chinese
