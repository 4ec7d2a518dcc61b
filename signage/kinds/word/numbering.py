"""Automatic numbers of Word as the text they print: 一、 （一） 1. ① (a) iv 甲.

In: `numbering.xml` (ECMA-376 part 1, 17.9) and, one after the other, each paragraph's list and level. Out: labels.
Counters are shared by all lists of one abstract numbering, as Word counts them, unless a list restarts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from signage.kinds.word.xml import attribute, child, children, flag, integer, value

LEVELS = 9
DIGITS = "〇一二三四五六七八九"
LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering. `text` holds `%1` … `%9`."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in front of a paragraph; `bullet` if it is only a sign."""

    text: str
    bullet: bool = False


@dataclass
class Numbering:
    """The numberings of a file, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    special: dict[str, dict[int, Level]] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def label(self, number: str, depth: int) -> Label | None:
        """Counts one paragraph of list `number` at level `depth`, and gives its label; None if it has none."""
        abstract = self.lists.get(number)
        if abstract is None or not 0 <= depth < LEVELS:
            return None
        levels = {**self.levels.get(abstract, {}), **self.special.get(number, {})}
        level = levels.get(depth)
        if level is None:
            return None
        counted = self.counted.setdefault(abstract, {})
        if number not in self.seen:
            self.seen.add(number)
            for at, start in self.overrides.get(number, {}).items():
                counted[at] = start - 1
        counted[depth] = counted.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, LEVELS):
            after = levels.get(deeper, Level()).restart
            if after is None or 0 <= depth < after:
                counted.pop(deeper, None)
        if level.style == "bullet":
            return Label("", bullet=True)
        return Label(printed(level, depth, levels, counted))


def printed(level: Level, depth: int, levels: dict[int, Level], counted: dict[int, int]) -> str:
    """The label with its numbers in place, and a blank behind it where Word leaves a gap after a Latin sign."""
    text = level.text
    for at in range(depth + 1):
        other = levels.get(at, Level())
        number = counted.get(at, other.start)
        style = "decimal" if level.legal and at < depth else other.style
        text = text.replace(f"%{at + 1}", spelled(number, style))
    gap = " " if level.suffix != "nothing" and text and text[-1].isascii() else ""
    return text + gap


def spelled(number: int, style: str) -> str:
    """`number` in one of Word's number formats (17.18.59); an unknown one is decimal."""
    if style == "none":
        return ""
    speller = STYLES.get(style)
    return speller(number) if speller is not None and number > 0 else str(number)


def chinese(number: int) -> str:
    """一 … 九千九百九十九."""
    if number > 9999:
        return str(number)
    text = ""
    zero = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += (
                ("零" if zero and text else "")
                + ("" if unit == 10 and digit == 1 and not text else DIGITS[digit])
                + name
            )
            zero = False
        else:
            zero = True
    return text


def legal_chinese(number: int) -> str:
    """壹 … 玖仟玖佰玖拾玖."""
    table = str.maketrans("〇一二三四五六七八九十百千", LEGAL_DIGITS + "拾佰仟")
    text = chinese(number).translate(table)
    return f"壹{text}" if text.startswith("拾") else text


def roman(number: int) -> str:
    """I … MMMCMXCIX."""
    if number > 3999:
        return str(number)
    text = ""
    for worth, sign in ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


def letters(number: int) -> str:
    """A … Z, AA, BB, as Word counts on."""
    return chr(ord("A") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20)


def signs(first: str, count: int) -> Callable[[int], str]:
    """A row of Unicode signs that begins with the one for 1; beyond it the plain number."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def circled(number: int) -> str:
    """① … ㊿."""
    for first, last, sign in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if first <= number <= last:
            return chr(ord(sign) + number - first)
    return str(number)


def cycled(row: str) -> Callable[[int], str]:
    """Signs of a row, then from its beginning again."""
    return lambda number: row[(number - 1) % len(row)]


def full_width(number: int) -> str:
    """１２３."""
    return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


def digits(number: int) -> str:
    """一〇二."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


STYLES: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand", "koreanCounting"),
        chinese,
    ),
    "chineseLegalSimplified": legal_chinese,
    "ideographLegalTraditional": legal_chinese,
    "ideographDigital": digits,
    "japaneseDigitalTenThousand": digits,
    "taiwaneseDigital": digits,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": signs("⑴", 20),
    "decimalEnclosedFullstop": signs("⒈", 20),
    "ideographEnclosedCircle": signs("㊀", 10),
    "ideographParenthesizedSign": signs("㈠", 10),
    "ideographTraditional": cycled(STEMS),
    "ideographZodiac": cycled(BRANCHES),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
}  # fmt: skip


def numbering_of(root: etree._Element | None) -> Numbering:
    """The numberings in `numbering.xml`."""
    made = Numbering()
    if root is None:
        return made
    linked: dict[str, str] = {}
    for abstract in children(root, "abstractNum"):
        name = attribute(abstract, "abstractNumId")
        made.levels[name] = {integer(level, "ilvl"): level_of(level) for level in children(abstract, "lvl")}
        if style := value(child(abstract, "numStyleLink")):
            linked[name] = style
        if style := value(child(abstract, "styleLink")):
            made.styles[style] = name
    for name, style in linked.items():
        made.levels[name] = made.levels.get(made.styles.get(style, ""), {})
    for number in children(root, "num"):
        name = attribute(number, "numId")
        made.lists[name] = value(child(number, "abstractNumId"))
        for override in children(number, "lvlOverride"):
            depth = integer(override, "ilvl")
            start = child(override, "startOverride")
            if start is not None:
                made.overrides.setdefault(name, {})[depth] = integer(start, "val", 1)
            level = child(override, "lvl")
            if level is not None:
                made.special.setdefault(name, {})[depth] = level_of(level)
    return made


def level_of(level: etree._Element) -> Level:
    """One `w:lvl`."""
    restart = child(level, "lvlRestart")
    made = Level(
        start=integer(child(level, "start"), "val", 1),
        style=value(child(level, "numFmt")) or "decimal",
        text=value(child(level, "lvlText")),
        suffix=value(child(level, "suff")) or "tab",
        restart=None if restart is None else integer(restart, "val"),
        legal=flag(child(level, "isLgl")),
    )
    picture = child(level, "lvlPicBulletId")
    return made if picture is None else replace(made, style="bullet")
