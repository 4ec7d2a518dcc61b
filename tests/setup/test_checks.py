"""`dev.py test` runs every step, believes none that saw nothing, and says so in a table."""

from pathlib import Path

import pytest

from devtools import checks
from devtools.checkout import Checkout


def names(root: Path, *args: str) -> list[str]:
    return [step.name for step in checks.steps(Checkout(root), list(args))]


def test_the_whole_run_has_every_step(tmp_path: Path) -> None:
    assert names(tmp_path) == [
        "ruff check",
        "ruff format",
        "mypy --strict",
        "qmllint",
        "pytest",
        "pytest, real screen",
        "core coverage",
    ]


def test_the_fast_run_leaves_out_the_screen_and_the_measure(tmp_path: Path) -> None:
    assert names(tmp_path, "--fast") == ["ruff check", "ruff format", "mypy --strict", "qmllint", "pytest"]


def test_chosen_tests_reach_pytest_and_are_not_measured(tmp_path: Path) -> None:
    plan = {step.name: step.argv for step in checks.steps(Checkout(tmp_path), ["tests/core", "-x"])}

    assert plan["pytest"][-2:] == ["tests/core", "-x"]
    assert "core coverage" not in plan
    assert not any("--cov" in arg for arg in plan["pytest"])


def test_every_qml_file_is_linted(tmp_path: Path) -> None:
    for name in ("B.qml", "A.qml"):
        path = tmp_path / "signage" / "screen" / "qml" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    (lint,) = [step for step in checks.steps(Checkout(tmp_path), []) if step.name == "qmllint"]

    assert lint.argv[-2:] == ["signage/screen/qml/A.qml", "signage/screen/qml/B.qml"]
    assert lint.argv[-4:-2] == ["--max-warnings", "0"]


@pytest.mark.parametrize(
    ("argv", "code", "chosen", "passed"),
    [
        (["tool"], 0, False, True),
        (["tool"], 1, False, False),
        (["tool"], 1, True, False),
        ([], 0, False, False),
        (["tool"], 5, False, False),
        (["tool"], 5, True, True),
    ],
    ids=["good", "findings", "findings in chosen", "no files", "no tests", "none among the chosen"],
)
def test_a_step_that_saw_nothing_did_not_pass(
    tmp_path: Path, argv: list[str], code: int, chosen: bool, passed: bool
) -> None:
    outcome = checks.run_one(checks.Step("pytest", argv), tmp_path, lambda *_: code, may_be_empty=chosen)

    assert outcome.passed is passed


def test_the_table_has_a_line_for_each_step_and_the_whole() -> None:
    outcomes = [checks.Outcome("a", 1.0, "passed", passed=True), checks.Outcome("b", 2.5, "FAILED", passed=False)]

    lines = checks.table(outcomes).splitlines()

    assert len(lines) == 3
    assert lines[-1].split()[:3] == ["all", "3.5", "s"]
    assert "FAILED" in lines[-1]
