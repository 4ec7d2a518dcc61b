"""Commands that are started and never waited for: what becomes of those that fail, hang, or say a lot."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator

import pytest

from signage.supervise.errand import LARGEST, PATIENCE_S, Errand

ENVIRON = {"PATH": "/usr/bin:/bin"}
LIMIT_S = 20.0


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-I", "-c", code)


def asks(*commands: tuple[str, ...]) -> Generator[tuple[str, ...], str | None, list[str | None]]:
    heard: list[str | None] = []
    for words in commands:
        heard += [(yield words)]
    return heard


def followed(errand: Errand[list[str | None]], now: float = 0.0) -> list[str | None]:
    """Looks until it is done, at one moment of the errand's own clock."""
    ends = time.monotonic() + LIMIT_S
    while not errand.done:
        errand.look(now)
        assert time.monotonic() < ends, "it is not done"
        time.sleep(0.005)
    assert errand.result is not None
    return errand.result


def test_one_after_the_other_with_what_each_said() -> None:
    errand = Errand(asks(python("print('一')"), python("print('二')")), ENVIRON)
    assert followed(errand) == ["一\n", "二\n"]
    assert errand.trouble == ""
    errand.look(0.0)  # and nothing more


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        (("no-such-tool-at-all", "x"), "no-such-tool-at-all x: "),
        (python("import sys; print('so'); sys.exit('it is broken')"), "it is broken"),
        (python("import sys; sys.exit(3)"), "exit 3"),
        (python("import os, signal; os.kill(os.getpid(), signal.SIGTERM)"), "exit -15"),
    ],
    ids=["missing", "says why", "says nothing", "killed by somebody"],
)
def test_what_fails_said_nothing_and_the_next_one_is_asked(words: tuple[str, ...], trouble: str) -> None:
    errand = Errand(asks(words, python("print('next')")), ENVIRON)
    assert followed(errand) == [None, "next\n"]
    assert trouble in errand.trouble


def test_what_hangs_is_killed_in_time_and_never_waited_for() -> None:
    errand = Errand(asks(python("import signal; signal.pause()")), ENVIRON)
    began = time.monotonic()
    for now in (0.0, 1.0, PATIENCE_S - 1):
        errand.look(now)
        assert not errand.done
    assert time.monotonic() - began < LIMIT_S, "a look only looks"
    assert followed(errand, PATIENCE_S) == [None]
    assert f"> {PATIENCE_S:g} s" in errand.trouble


def test_a_long_answer_holds_nobody_up() -> None:
    [said] = followed(Errand(asks(python(f"print('x' * {2 * LARGEST})")), ENVIRON))
    assert said is not None
    assert len(said) == LARGEST
