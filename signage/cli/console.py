"""How commands speak: the language, sentences on stderr, results on stdout, exit codes."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from signage.core.settings import Problem
from signage.words.commands import SAID
from signage.words.fill import Words, fill
from signage.words.findings import finding_words
from signage.words.help import HELP

if TYPE_CHECKING:
    from typing_extensions import override
else:  # typing_extensions costs a tenth of the start

    def override(method: Any) -> Any:
        """Only the type checker asks for the real one."""
        return method


FINE, FINDINGS, WRONG_USAGE, CANNOT_RUN = 0, 1, 2, 3
ZH, EN, BOTH = "zh", "en", ""


def language(environ: Mapping[str, str]) -> str:
    """The language of a locale; both where it says neither."""
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG", "")
    if locale.startswith("zh"):
        return ZH
    return EN if locale.startswith("en") else BOTH


class Console:
    """Says sentences in the chosen language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def pick(self, chinese: str, english: str, between: str = "\n") -> str:
        """The one or the other, or both, Chinese first."""
        if self.lang == ZH:
            return chinese
        return english if self.lang == EN else f"{chinese}{between}{english}"

    def text(self, key: str, /, **fields: object) -> str:
        """A sentence."""
        return self.pick(*fill(SAID, key, **fields))

    def sign(self, key: str) -> str:
        """A word that stands beside others, on one line."""
        return self.pick(*fill(SAID, key), between=" ")

    def of(self, table: Words, key: str, /, **fields: object) -> str:
        """A sentence of another table."""
        return self.pick(*fill(table, key, **fields))

    def say(self, key: str, /, **fields: object) -> None:
        """A sentence to the person, beside the results."""
        print(self.text(key, **fields), file=sys.stderr, flush=True)

    def show(self, key: str, /, **fields: object) -> None:
        """A sentence that is the result."""
        print(self.text(key, **fields), flush=True)

    def hinted(self, key: str, wrong: str, known: Iterable[str], /, **fields: object) -> str:
        """A sentence with "did you mean" where something known is like what was written."""
        near = difflib.get_close_matches(wrong, list(known), n=1)
        hints = fill(SAID, "hint", near=near[0]) if near else ("", "")
        texts = [fill(SAID, key, hint=hint, **fields)[number] for number, hint in enumerate(hints)]
        return self.pick(texts[0], texts[1])

    def problems(self, problems: tuple[Problem, ...]) -> None:
        """Each mistake in the settings, with the value used instead."""
        for problem in problems:
            print(self.pick(*finding_words("settings", problem=problem)), file=sys.stderr, flush=True)


def helped(key: str) -> str:
    """A help text: Chinese and English side by side, whatever the locale."""
    return " / ".join(HELP[key]).replace("%", "%%")


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and errors are bilingual."""

    def __init__(self, command: str, **options: Any) -> None:
        name = "signage" if command == "signage" else f"signage {command}"
        super().__init__(
            prog=name,
            description="\n".join(HELP[command]),
            epilog="\n".join(HELP["exit-codes"]),
            formatter_class=_Format,
            add_help=False,
            allow_abbrev=False,
            **options,
        )
        self._positionals.title = helped("arguments")
        self._optionals.title = helped("options")
        self.add_argument("-h", "--help", action="help", help=helped("help"))
        self.add_argument("--lang", choices=(ZH, EN), default=argparse.SUPPRESS, help=helped("lang"))

    @override
    def error(self, message: str) -> NoReturn:
        console = Console(language(os.environ))
        console.say("wrong-usage", detail=message, command=self.prog)
        raise SystemExit(WRONG_USAGE)


class _Format(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=110)

    @override
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or f"{helped('usage')}: ")
