"""All the checks, one after the other, and a table of them at the end.

In: a checkout whose environment is set up. Out: 0 when every step passed, otherwise 1. Never: stops at
the first failure; takes a step that saw nothing for one that passed.
"""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from devtools.checkout import Checkout
from devtools.shell import environ

PYTEST_SAW_NOTHING = 5
CORE = "signage/core"
CORE_BRANCHES = 100  # percent of the core's lines and branches that the tests must reach


class Step(NamedTuple):
    """One check: its name in the table, and what runs it."""

    name: str
    argv: list[str]


class Outcome(NamedTuple):
    """How one step went."""

    name: str
    seconds: float
    word: str
    passed: bool


def steps(checkout: Checkout, args: list[str]) -> list[Step]:
    """The steps for these arguments: `--fast` first or nowhere, the rest is pytest's."""
    fast = "--fast" in args
    chosen = [arg for arg in args if arg != "--fast"]
    python = str(checkout.python)
    qmllint = [python, str(checkout.venv / "bin" / "pyside6-qmllint"), "--max-warnings", "0"]
    qml = sorted(str(path.relative_to(checkout.root)) for path in (checkout.root / "signage").rglob("*.qml"))
    pytest = [python, "-m", "pytest", "-q"]
    at_once = min((os.cpu_count() or 1) + 1, 5)  # one more than the cores: some wait for a process or a moment
    side_by_side = ["-n", str(at_once), "-m", "not glass"]
    measured = [] if fast or chosen else [f"--cov={CORE}", "--cov-branch", "--cov-report="]
    plan = [
        Step("ruff check", [python, "-m", "ruff", "check", "."]),
        Step("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        Step("mypy --strict", [python, "-m", "mypy"]),
        Step("qmllint", [*qmllint, *qml] if qml else []),
        Step("pytest", [*pytest, *side_by_side, *measured, *chosen]),
    ]
    if not fast:  # by themselves, two at a time: they look at screens, and a busy PC would be seen there
        screens = str(min(os.cpu_count() or 1, 2))
        plan.append(Step("pytest, real screen", [*pytest, "-n", screens, "-m", "glass", *chosen]))
    if measured:
        gate = ["report", f"--include={CORE}/*", f"--fail-under={CORE_BRANCHES}"]
        plan.append(Step("core coverage", [python, "-m", "coverage", *gate]))
    return plan


def run_all(checkout: Checkout, args: list[str]) -> int:
    """Run every step, then print the table."""
    chosen = any(arg != "--fast" for arg in args)
    (checkout.root / ".coverage").unlink(missing_ok=True)
    outcomes = [run_one(step, checkout.root, call, may_be_empty=chosen) for step in steps(checkout, args)]
    print("\n" + table(outcomes), flush=True)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def call(argv: list[str], folder: Path) -> int:
    """Run with the terminal, return the exit code."""
    return subprocess.run(argv, cwd=folder, env=environ(), check=False).returncode


def run_one(step: Step, folder: Path, call: Callable[[list[str], Path], int], *, may_be_empty: bool) -> Outcome:
    """One step. `may_be_empty`: the user chose tests, so a step without any is no failure."""
    print(f"\n── {step.name} " + "─" * max(0, 70 - len(step.name)), flush=True)
    began = time.monotonic()
    if not step.argv:
        return Outcome(step.name, 0.0, "nothing to check 没有可检查的", passed=False)
    code = call(step.argv, folder)
    seconds = time.monotonic() - began
    if code == PYTEST_SAW_NOTHING and step.name.startswith("pytest"):
        return Outcome(step.name, seconds, "no tests 没有测试", passed=may_be_empty)
    return Outcome(step.name, seconds, "passed 通过" if code == 0 else f"FAILED 未通过 ({code})", passed=code == 0)


def table(outcomes: list[Outcome]) -> str:
    """The summary: a line for each step with its seconds, and the whole."""
    lines = [f"{outcome.name:<22}{outcome.seconds:8.1f} s  {outcome.word}" for outcome in outcomes]
    whole = sum(outcome.seconds for outcome in outcomes)
    good = all(outcome.passed for outcome in outcomes)
    lines.append(f"{'all':<22}{whole:8.1f} s  {'passed 全部通过' if good else 'FAILED 有未通过的'}")
    return "\n".join(lines)
