"""`signage setup`: six questions, then `signage.toml`, then the test card."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from signage import paths
from signage.cli.common import Refused, choose_screens
from signage.cli.console import FINE, WRONG_USAGE, Console, helped
from signage.config.compiled import load_settings
from signage.kiosk.questions import (
    PLACES,
    QUESTIONS,
    Question,
    Wrong,
    parse_answers,
    settings_text,
    taken,
    write_settings,
)
from signage.supervise.environment import has_display
from signage.words import questions as words

MOST_BYTES = 64 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `setup` can be told."""
    parser.add_argument("--answers", metavar="FILE", default="", help=helped("answers"))
    parser.add_argument("--yes", action="store_true", help=helped("yes"))
    parser.add_argument("--replace", action="store_true", help=helped("replace"))
    parser.add_argument("--no-testcard", action="store_true", help=helped("no-testcard"))
    parser.add_argument("-o", "--output", metavar="FILE", default="", help=helped("toml-output"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Ask, or take what was given; write; show the card."""
    path = paths.absolute(options.output) if options.output else default_path()
    silent = options.yes or options.answers
    if path.exists() and not options.replace and (silent or not agreed(path, console)):
        return Refused("settings-there", {"path": path}).tell(console)
    try:
        answers = given_answers(options.answers, console) if silent else asked(console)
    except EOFError:
        return Refused("no-input", {}, WRONG_USAGE).tell(console)
    if isinstance(answers, Refused):
        return answers.tell(console)
    try:
        write_settings(path, settings_text(answers))
    except OSError as error:
        return Refused("not-written", {"path": path, "detail": os.strerror(error.errno or 0)}).tell(console)
    console.show("settings-written", path=path)
    if options.no_testcard or not has_display(os.environ):
        return FINE
    return show_card(path)


def default_path() -> Path:
    """Where settings are written: where they are, otherwise in the user's own place, or the system's for root."""
    user, system = paths.settings_candidates(os.environ)
    return paths.settings_file("", os.environ) or (system if os.geteuid() == 0 else user)


def agreed(path: Path, console: Console) -> bool:
    """Whether the person wants what is there replaced."""
    try:
        return input(console.text("ask-replace", path=path)).strip().lower() in ("y", "yes", "是", "好")
    except EOFError:
        return False


def prompt(question: Question, console: Console) -> str:
    """The question with its default."""
    text = console.of(words.QUESTIONS, question.key, places="、".join(PLACES))
    return f"{text} [{question.default}] "


def asked(console: Console) -> dict[str, str]:
    """The answers of a person; a wrong one is asked for again."""
    answers: dict[str, str] = {}
    for question in QUESTIONS:
        answer = taken(question, input(prompt(question, console)))
        while isinstance(answer, Wrong):
            console.say("ask-again", problem=console.of(words.WRONG, answer.key))
            answer = taken(question, input(prompt(question, console)))
        answers[question.key] = answer
    return answers


def given_answers(file: str, console: Console) -> dict[str, str] | Refused:
    """The answers of a file, defaults for the rest; every mistake is named before it is refused."""
    given: dict[str, str] = {}
    if file:
        try:
            with Path(file).open("rb") as source:
                given = parse_answers(source.read(MOST_BYTES).decode("utf-8", "replace"))
        except OSError as error:
            return Refused("no-answers", {"path": file, "detail": os.strerror(error.errno or 0)}, WRONG_USAGE)
    mistakes = [unknown(key, console) for key in given if key not in {question.key for question in QUESTIONS}]
    answers: dict[str, str] = {}
    for question in QUESTIONS:
        answer = taken(question, given.get(question.key, ""))
        if isinstance(answer, Wrong):
            problem = console.of(words.WRONG, answer.key)
            mistakes.append(console.text("answer-wrong", key=question.label, problem=problem))
        else:
            answers[question.key] = answer
    return Refused("as-is", {"text": "\n".join(mistakes)}, WRONG_USAGE) if mistakes else answers


def unknown(key: str, console: Console) -> str:
    """What is said of a key that no question has."""
    known = [name for question in QUESTIONS for name in (question.key, question.label)]
    return console.hinted("unknown-answer", key, known, key=key)


def show_card(path: Path) -> int:
    """The test card of the first screen, with the settings just written."""
    from signage import app  # noqa: PLC0415 - Qt only when there is something to show

    settings, _ = load_settings(path, paths.state_root(os.environ))
    screens = choose_screens("", settings)
    assert not isinstance(screens, Refused)
    return app.testcard(settings, tuple(screen.name for screen in screens), windowed=False, seconds=None)
