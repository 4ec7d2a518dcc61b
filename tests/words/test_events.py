"""Each fault of the log has its words, its row in the manual, and a place in the program that says it."""

import re
from pathlib import Path

from signage.core.events import Event
from signage.words.events import EVENTS

ROOT = Path(__file__).parents[2]
CODES = [event.value for event in Event]


def test_every_fault_has_words_in_both_languages() -> None:
    assert sorted(EVENTS) == sorted(CODES)
    for chinese, english in EVENTS.values():
        assert re.search(r"[\u4e00-\u9fff]", chinese)
        assert english.isascii()


def test_the_manual_lists_each_fault_as_the_program_words_it() -> None:
    manual = (ROOT / "docs" / "运维手册.md").read_text("utf-8").partition("### 日志里的事件")[2].partition("\n### ")[0]
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", manual, re.MULTILINE))
    assert rows == {code: words[0] for code, words in EVENTS.items()}


def test_every_fault_is_said_somewhere() -> None:
    program = "".join(path.read_text("utf-8") for path in (ROOT / "signage").rglob("*.py") if path.name != "events.py")
    unsaid = [event.name for event in Event if f"Event.{event.name}" not in program]
    assert not unsaid
