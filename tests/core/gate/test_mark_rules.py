"""That no rule is passed over: what it says it needs is in everything that its expression can match."""

import re
import subprocess
import sys
from re import _constants as sre  # type: ignore[attr-defined]  # the parser knows best what an expression asks for
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from signage.core.gate.mark_rules import BLOCKING, DOUBTFUL, LEVEL_AND_TERM, SECRET_NAME, TEACHING, Rule, pattern_of

RULES = (*BLOCKING, *DOUBTFUL, TEACHING, LEVEL_AND_TERM, SECRET_NAME)


def always_has(tree: Any, wanted: set[str], *, any_case: bool = False) -> bool:
    """Whether every text that matches `tree` holds a character of `wanted`."""
    return any(step_has(code, value, wanted, any_case=any_case) for code, value in tree)


def step_has(code: Any, value: Any, wanted: set[str], *, any_case: bool) -> bool:
    match code:
        case sre.LITERAL:
            spelt = {chr(value).lower(), chr(value).upper()} if any_case else {chr(value)}
            return spelt <= wanted
        case sre.IN:
            return all(kind is sre.LITERAL and chr(char) in wanted for kind, char in value) and not any_case
        case sre.BRANCH:
            return all(always_has(way, wanted, any_case=any_case) for way in value[1])
        case sre.SUBPATTERN:
            flags = value[1]
            return always_has(value[3], wanted, any_case=any_case or bool(flags & re.IGNORECASE))
        case sre.MAX_REPEAT | sre.MIN_REPEAT:
            return value[0] >= 1 and always_has(value[2], wanted, any_case=any_case)
        case sre.ASSERT:
            return always_has(value[1], wanted, any_case=any_case)
    return False


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_a_rule_needs_is_in_all_that_it_finds(rule: Rule) -> None:
    tree = parser.parse(rule.expression)
    assert rule.needs
    for needed in rule.needs:
        assert always_has(tree, set(needed)), f"{rule.name}: a text without any of {needed} may match too"


def test_the_proof_can_fail() -> None:
    for expression in ("密?", "密|年", "(?!密)", "(?<!密)", "[密年]", "密*"):
        assert not always_has(parser.parse(expression), {"密"}), expression
    for expression in ("机密", "密+", "(?:机|绝)密", "(?=密)", "[密]", "(?:密|密年)"):
        assert always_has(parser.parse(expression), {"密"}), expression


def test_a_rule_is_compiled_once() -> None:
    assert all(pattern_of(rule) is pattern_of(rule) for rule in RULES)


def test_a_text_that_says_nothing_of_secrets_compiles_nothing() -> None:
    code = (
        "from signage.core.gate import mark_rules, marks\n"
        "assert marks.find_marks('停水通知。\\n明天上午停水。') == marks.find_marks_in_name('停水.txt') == ()\n"
        "print(mark_rules.pattern_of.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
