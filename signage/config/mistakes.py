"""Mistakes in one table, each with its sentence and the value used instead.

In: a model, the table as parsed, where it stands. Out: the values that can be used, and problems. Never raises.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from signage.config.schema import Table
from signage.core.settings import Problem
from signage.words.fill import fill
from signage.words.settings import SETTINGS

MOST = 50
SHOWN = 40
UNKNOWN = "?"  # never the name of a place or a mode: closes

Model = TypeVar("Model", bound=Table)


@dataclass(slots=True)
class Mistakes:
    """Collects problems; beyond `MOST` it only counts."""

    found: list[Problem] = field(default_factory=list)
    unlisted: int = 0

    def add(self, where: str, key: str, used: str = "", /, **fields: object) -> None:
        """One mistake, by the key of its sentence."""
        self.add_hinted(where, key, ("", ""), used, **fields)

    def add_near(
        self, where: str, key: str, wrong: str, known: Iterable[str], used: str = "", /, **fields: object
    ) -> None:
        """One mistake with "did you mean", where something known is like what was written."""
        listed = len(self.found) < MOST
        near = difflib.get_close_matches(wrong[:SHOWN], list(known), n=1, cutoff=0.5) if listed else []
        self.add_hinted(where, key, fill(SETTINGS, "hint", near=near[0]) if near else ("", ""), used, **fields)

    def add_hinted(self, where: str, key: str, hints: tuple[str, str], used: str = "", /, **fields: object) -> None:
        """One mistake whose sentence has a hint in each language."""
        if len(self.found) >= MOST:
            self.unlisted += 1
            return
        chinese, _ = fill(SETTINGS, key, **{**fields, "hint": hints[0]})
        _, english = fill(SETTINGS, key, **{**fields, "hint": hints[1]})
        self.found.append(Problem(where, chinese, english, used))

    def all(self) -> tuple[Problem, ...]:
        """What was found, in the order of the file."""
        rest: tuple[Problem, ...] = ()
        if self.unlisted:
            rest = (Problem("", *fill(SETTINGS, "more", count=self.unlisted)),)
        return (*self.found, *rest)


def read_table(
    model: type[Model], raw: dict[str, Any], where: str, mistakes: Mistakes, instead: dict[str, Any] | None = None
) -> Model | None:
    """The table's values, with those of `instead` or the defaults in place of mistakes. None: neither is there."""
    given = dict(raw)
    replaced: dict[str, Any] = {}
    try:
        return model.model_validate(given)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=True):
            key = str(detail["loc"][0])
            if key in given:
                describe(model, key, detail, where, mistakes, instead=instead or {})
                del given[key]
                if instead and key in instead:
                    replaced[key] = instead[key]
    try:
        return model.model_validate({**replaced, **given})
    except ValidationError:
        return None


def describe(
    model: type[Table], key: str, detail: ErrorDetails, where: str, mistakes: Mistakes, *, instead: dict[str, Any]
) -> None:
    """Put one of pydantic's findings into words."""
    place = f"{where} {key[:SHOWN]}"
    if detail["type"] == "extra_forbidden":
        mistakes.add_near(where, "unknown-key", key, model.model_fields, key=key[:SHOWN])
        return
    kind, fields = sentence_of(detail, model, key)
    used = shown(instead.get(key, model.model_fields[key].get_default()))
    if kind == "choice" and isinstance(detail["input"], str):
        choices = fields["choices"].split(" / ")
        mistakes.add_near(place, kind, detail["input"].lower(), choices, used, **fields)
        return
    mistakes.add(place, kind, used, **fields)


def sentence_of(detail: ErrorDetails, model: type[Table], key: str) -> tuple[str, dict[str, str]]:
    """Which sentence a finding of pydantic gets, and what fills it."""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "string_type":
            return "string", {}
        case "float_type" | "finite_number":
            return "number", {}
        case "bool_type":
            return "bool", {}
        case "literal_error":
            return "choice", {"choices": str(context["expected"]).replace("'", "").replace(" or ", " / ")}
        case "greater_than_equal" | "less_than_equal":
            bounds = {type(limit).__name__: limit for limit in model.model_fields[key].metadata}
            return "range", {"low": shown(bounds["Ge"].ge), "high": shown(bounds["Le"].le)}
        case "string_too_short":
            return "empty", {}
        case "string_too_long":
            return "long", {"limit": str(context["max_length"])}
        case "control" | "time" | "region" | "stretch" | "pin" as own:
            return own, {}
        case _:
            return "other", {}


def shown(value: object) -> str:
    """A value as it would be written in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) if isinstance(value, (str, int)) and value != UNKNOWN else ""
