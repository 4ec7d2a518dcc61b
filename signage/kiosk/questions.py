"""`setup`: six questions, their defaults, what an answer may be, and the settings file that follows.

In: answers as people write them. Out: `Answers`, or the key of the sentence that says why not; the text of a
`signage.toml` that reads back without a problem. Pure but for `write_settings`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from signage.paths import make_private
from signage.snapshots.write import write_durably
from signage.words.questions import TEMPLATE

PLACES = {"大厅": 40, "走廊": 5, "电梯厅": 40, "办公室入口": 6, "会议室": 60, "办事大厅": 120}
"""Usual places and how long a passer-by has there, in seconds."""
OUTWARD = ("办事大厅",)
HOURS = re.compile(r"((?:[01]?\d|2[0-3])[:：][0-5]\d)\s*[-–—~～至到]\s*((?:[01]?\d|2[0-3])[:：][0-5]\d)")
NUMBER = re.compile(r"(\d{1,4}(?:\.\d{1,2})?)\s*(?:英寸|寸|吋|米|m|\"|″)?")
LONG_NAME, SHORT_NAME = "住房和城乡建设", "住建"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why an answer cannot be taken: the key of the sentence in `words.questions.WRONG`."""

    key: str


@dataclass(frozen=True, slots=True)
class Question:
    """`key` names it in an answers file, `label` is the same in Chinese; `default` is taken for an empty answer."""

    key: str
    label: str
    default: str
    check: Callable[[str], str | Wrong]


def _name(text: str) -> str | Wrong:
    if not text:
        return Wrong("empty")
    if len(text) > 40:
        return Wrong("long")
    return text if text.isprintable() else Wrong("control")


def _between(low: float, high: float, wrong: str) -> Callable[[str], str | Wrong]:
    def check(text: str) -> str | Wrong:
        match = NUMBER.fullmatch(text)
        return match[1] if match and low <= float(match[1]) <= high else Wrong(wrong)

    return check


def _hours(text: str) -> str | Wrong:
    if text in ("0", "全天"):
        return "0"
    match = HOURS.fullmatch(text)
    if match is None:
        return Wrong("hours")
    on, off = (moment.replace("：", ":").zfill(5) for moment in match.groups())
    return f"{on}-{off}" if on != off else Wrong("hours")


def _folder(text: str) -> str | Wrong:
    return text if text.isprintable() else Wrong("control")


QUESTIONS = (
    Question("organisation", "单位名称", "住房和城乡建设局", _name),
    Question("place", "点位", "大厅", _name),
    Question("diagonal", "屏幕尺寸", "55", _between(0, 1000, "inches")),
    Question("distance", "观看距离", "5", _between(0.3, 100, "metres")),
    Question("hours", "开关时间", "07:30-18:30", _hours),
    Question("content", "内容文件夹", "", _folder),
)
ALIASES = {question.label: question.key for question in QUESTIONS}


def taken(question: Question, text: str) -> str | Wrong:
    """The answer as it is used; an empty one is the default."""
    return question.check(text.strip() or question.default)


def parse_answers(text: str) -> dict[str, str]:
    """`key = answer` line by line, keys in either language; `#` begins a comment line."""
    answers: dict[str, str] = {}
    for line in text.lstrip("\ufeff").splitlines():
        key, sign, value = line.replace("＝", "=").partition("=")
        if sign and not key.lstrip().startswith("#"):
            name = key.strip()
            answers[ALIASES.get(name, name)] = value.strip().strip("\"'“”")
    return answers


def settings_text(answers: Mapping[str, str]) -> str:
    """The settings file for checked answers, all six of them."""
    on, _, off = answers["hours"].partition("-") if answers["hours"] != "0" else ("", "", "")
    place = answers["place"]
    return TEMPLATE.format(
        organisation=_quoted(answers["organisation"]),
        short_name=_quoted(short_name(answers["organisation"])),
        place=_quoted(place),
        dwell=PLACES.get(place, PLACES["大厅"]),
        distance_mm=f"{float(answers['distance']) * 1000:.0f}",
        outward=str(place in OUTWARD).lower(),
        diagonal=answers["diagonal"],
        content=_quoted(answers["content"]),
        on=_quoted(on),
        off=_quoted(off),
    )


def short_name(organisation: str) -> str:
    """The usual short name of a housing bureau; any other organisation keeps its name."""
    _, found, after = organisation.partition(LONG_NAME)
    return SHORT_NAME + after if found and after else organisation


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON string of printable characters is a TOML string


def write_settings(path: Path, text: str) -> None:
    """Write durably; settings that were there stay beside as `.bak`. Raises `OSError`."""
    if not path.parent.is_dir():
        make_private(path.parent)
    if path.exists():
        write_durably(path.with_name(path.name + ".bak"), path.read_bytes())
    write_durably(path, text.encode())
