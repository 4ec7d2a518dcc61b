r"""People and telephone numbers in one cell: `张　三、李四`, `张三 13800000000`, `王五（办公室）`, `张三\n副局长`.

In: the text of a cell. Out: who stands in it, each with the number beside the name. Names are not judged, only parted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from signage.core.later import later

_PHONE: Final = later(
    r"(?<!\d)(?:\+?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}(?:-\d{1,6})?|[2-9]\d{6,7}(?:-\d{1,6})?)(?!\d)"
)
_SHORT: Final = later(r"(?<!\d)\d{3,6}(?!\d)")
_EMPTY: Final = later(r"\(\s*\)")
_LABEL: Final = later(r"(?:联系)?(?:电话|手机)(?:号码?)?[：:]?|(?i:tel)[：:.]?|[：:]$")
_POSITION: Final = later(r".{0,6}(?:局长|主任|科长|处长|书记|主席|队长|组长|所长|站长|部长|经理|主管|调研员|干事)")
_NOBODY: Final = frozenset({"", "-", "--", "/", "无", "—", "——", "暂无", "待定", "休", "空"})
_SAME: Final = frozenset({"同上", "〃", "″", '"', "''"})


@dataclass(frozen=True, slots=True)
class Person:
    """A name as written, and the number beside it ("" for none)."""

    name: str
    phone: str = ""


def is_same(text: str) -> bool:
    """同上: what stands in the row above."""
    return text.strip() in _SAME


def people_in(text: str) -> tuple[Person, ...]:
    """The people of a cell, in order."""
    folded = unicodedata.normalize("NFKC", text).strip()
    people: list[Person] = []
    for part in re.split(r"(?<=\n)|[、,;/|\t]", folded):
        phones = phones_in(part)
        words = _EMPTY.sub(" ", _LABEL.sub(" ", _PHONE.sub(" ", part))).strip(" :\n-")
        names = [name for name in _names(words) if name not in _NOBODY]
        if people and not names and phones and not people[-1].phone:
            people[-1] = replace(people[-1], phone="、".join(phones))
        elif people and len(names) == 1 and _POSITION.fullmatch(names[0]) and part in folded.split("\n"):
            people[-1] = replace(people[-1], name=f"{people[-1].name} {names[0]}")
        else:
            people += _with_phones(names, phones)
    return tuple(people)


def _with_phones(names: list[str], phones: tuple[str, ...]) -> list[Person]:
    """Each name with its number where there are as many; else all numbers with the last name."""
    if len(names) == len(phones):
        return [Person(name, phone) for name, phone in zip(names, phones, strict=True)]
    return [Person(name, "、".join(phones) if name is names[-1] else "") for name in names]


def phones_in(text: str, *, short: bool = False) -> tuple[str, ...]:
    """The telephone numbers in a text, as written; with `short` also those inside the house (six digits at most)."""
    folded = unicodedata.normalize("NFKC", text)
    found = tuple(match[0].strip() for match in _PHONE.finditer(folded))
    return found or (tuple(_SHORT.findall(folded)) if short else ())


def _names(words: str) -> list[str]:
    """Names parted by blanks; 张 三 is one, and a position belongs to the name before it."""
    names: list[str] = []
    for word in words.replace("(", "（").replace(")", "）").split():
        if names and (len(names[-1]) == 1 or _POSITION.fullmatch(word)):
            names[-1] += word if len(names[-1]) == 1 else f" {word}"
        else:
            names.append(word)
    return names
