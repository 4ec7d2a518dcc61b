"""Numbers as a spreadsheet shows them. In: a number and its format code. Out: its text, and the value that it means.

The codes are those of ECMA-376 part 1, 18.8.30 and 18.8.31, with the meanings that they have in Chinese. Simple ones
are followed: digits, decimals, thousands, per cent, scientific, words in quotes, currency, dates and times. What is
beyond that (fractions, conditions) shows as a plain number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from signage.core.sheet import Value

GENERAL = "General"
BUILTIN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0', 6: '"¥"#,##0', 7: '"¥"#,##0.00', 8: '"¥"#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 49: "@",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]'
    r"|\[(?P<elapsed>[hH]+|[mM]+|[sS]+)\]|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<half>[aA][mM]/[pP][mM]|[aA]/[pP]|上午/下午)|(?P<general>[Gg][Ee][Nn][Ee][Rr][Aa][Ll]|G/通用格式)"
    r"|(?P<science>[eE][+-]0+)|(?P<date>[yY]+|[eE]+|[mM]+|[dD]+|[aA]{3,4}|[hH]+|[sS]+(?:\.0+)?)"
    r"|(?P<digits>[0#?](?:[0#?,]*[0#?])?(?:\.[0#?]*)?|\.[0#?]+)|(?P<other>.)",
    re.DOTALL,
)
HAN = "〇一二三四五六七八九"
WEEKDAYS = "一二三四五六日"
DAY_S = 86_400
LAST_SERIAL = 2_958_466  # 10000-01-01


@dataclass(frozen=True, slots=True)
class Section:
    """One of the parts between `;`: its tokens as (kind, text), and what they add up to."""

    tokens: tuple[tuple[str, str], ...]
    dated: bool  # a year, month or day
    timed: bool  # an hour, minute or second
    han: bool  # [DBNum1]: numbers in Han

    @property
    def blank(self) -> bool:
        """Whether it shows nothing."""
        return not self.tokens


def shown(number: float, code: str, *, since_1904: bool = False) -> tuple[str, Value]:
    """A number under a format code: its text and its value (a date or time where the code says so)."""
    sections = sections_of(code)
    at = 1 if number < 0 and len(sections) > 1 else 2 if number == 0 and len(sections) > 2 else 0
    section = sections[at]
    plain = int(number) if number == int(number) else number
    if section.dated or section.timed:
        moment = moment_of(number, since_1904=since_1904)
        if moment is None:
            return "#" * 6, plain
        return date_text(section, moment, number), date_value(section, moment, number)
    return number_text(section, abs(number) if at == 1 else number), plain


def text_shown(text: str, code: str) -> str:
    """A text under a format code: the fourth section may add to it, or hide it."""
    sections = sections_of(code)
    if len(sections) < 4:
        return text
    return "".join(text if word == "@" else word for kind, word in sections[3].tokens if kind in {"other", "word"})


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format code; never none."""
    made: list[Section] = []
    for part in split(code):
        tokens: list[tuple[str, str]] = []
        han = False
        for found in TOKEN.finditer(part):
            kind = found.lastgroup
            if kind == "bracket":
                han = han or found["bracket"].lower() in {"dbnum1", "dbnum2"}
            elif kind is not None:
                tokens.append(("word" if kind in {"quoted", "escaped", "currency"} else kind, found[kind]))
        letters = {word[0].lower() for kind, word in tokens if kind in {"date", "elapsed"}}
        timed = bool(letters & {"h", "s"}) or any(kind in {"elapsed", "half"} for kind, _ in tokens)
        dated = bool(letters & {"y", "e", "d", "a"}) or ("m" in letters and not timed)
        made.append(Section(tuple(tokens), dated, timed, han))
    return tuple(made)


def split(code: str) -> list[str]:
    """The parts between the `;` that stand outside quotes and brackets; at most four."""
    parts = [""]
    for piece in re.findall(r'"[^"]*"?|\\.|\[[^\]]*\]|.', code[:255] or GENERAL, re.DOTALL):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return parts[:4]


def number_text(section: Section, number: float) -> str:
    """A number by the digits of its section; nothing under an empty one."""
    groups = [word for kind, word in section.tokens if kind == "digits"]
    if len(groups) > 1:
        return grouped(section, number, groups)
    text = ""
    for kind, word in section.tokens:
        if kind == "general" or (kind, word) == ("other", "@"):
            text += general(number)
        elif kind == "digits" and any(kind == "science" for kind, _ in section.tokens):
            text += scientific(number, word)
        elif kind == "digits":
            text += counted(scaled(section, number), word)
        elif kind in {"word", "other"} and word != ",":
            text += word
    return text


def grouped(section: Section, number: float, groups: list[str]) -> str:
    """Digits in groups, as in a telephone number (000-0000-0000); fractions show as a plain number."""
    if number != int(number) or any(word == "/" for _, word in section.tokens):
        return general(number)
    rest = str(abs(int(number))).rjust(sum(map(len, groups)), "0")
    filled: list[str] = []
    for group in reversed(groups[1:]):
        rest, piece = rest[: -len(group)], rest[-len(group) :]
        filled.insert(0, piece)
    pieces = iter([rest, *filled])
    return "".join(next(pieces) if kind == "digits" else word for kind, word in section.tokens)


def scaled(section: Section, number: float) -> Decimal:
    """The number that the digits show: hundredfold before %, a thousandth for a comma behind them."""
    others = [word for kind, word in section.tokens if kind == "other"]
    return Decimal(repr(number)).scaleb(2 * others.count("%") - 3 * others.count(","))


def counted(number: Decimal, digits: str) -> str:
    """Digits, decimals and thousands; Excel rounds halves away from zero."""
    whole, _, decimals = digits.partition(".")
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    sign, text = ("-", f"{-rounded:f}") if rounded < 0 else ("", f"{rounded:f}")
    before, _, behind = text.partition(".")
    least = whole.count("0")
    before = before.lstrip("0").rjust(least, "0") if least or before.strip("0") == "" else before
    if "," in whole:
        before = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", before)
    optional = len(decimals) - len(decimals.rstrip("#?"))
    behind = behind[: len(behind) - optional] + behind[len(behind) - optional :].rstrip("0") if optional else behind
    return sign + before + ("." + behind if behind else "")


def scientific(number: float, digits: str) -> str:
    """1.38E+10 and the like."""
    return f"{number:.{len(digits.partition('.')[2])}E}"


def general(number: float) -> str:
    """A number without a format: at most eleven digits, as in a cell that is wide enough."""
    if number == int(number) and abs(number) < 1e11:
        return str(int(number))
    if number and not 1e-5 <= abs(number) < 1e11:
        mantissa, _, exponent = f"{number:.5E}".partition("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    return f"{number:.10g}"


def moment_of(serial: float, *, since_1904: bool) -> datetime | None:
    """The moment that a serial number means. Day 60 of the 1900 system, which never was, counts as the day before."""
    if not 0 <= serial < LAST_SERIAL:
        return None
    days = int(serial)
    seconds = round((serial - days) * DAY_S)
    first = date(1904, 1, 1) if since_1904 else date(1899, 12, 31) if days < 60 else date(1899, 12, 30)
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001 - a sheet knows no zone
    return start + timedelta(days=days, seconds=seconds)


def date_value(section: Section, moment: datetime, serial: float) -> Value:
    """A date, a time, both, or a length of time."""
    if any(kind == "elapsed" for kind, _ in section.tokens):
        return timedelta(days=serial)
    if section.dated:
        return moment if moment.time() != time() else moment.date()
    return moment if serial >= 1 and moment.time() != time() else moment.time()


def date_text(section: Section, moment: datetime, serial: float) -> str:
    """A date or time by its letters. `m` is a minute behind an hour and before a second."""
    tokens = section.tokens
    hour = next((at for at, (kind, word) in enumerate(tokens) if kind == "date" and word[0] in "hH"), len(tokens))
    seconds = any(kind == "date" and word[0] in "sS" for kind, word in tokens[hour:])
    if section.dated and seconds and moment.time() == time():  # a day as programs write it, 2026-12-01 00:00:00
        return date_text(replace(section, tokens=tokens[:hour], timed=False), moment, serial).rstrip()
    half = any(kind == "half" for kind, _ in tokens)
    whole = moment.second == 0 and any(kind == "date" and word[0] in "hH" for kind, word in tokens)
    text = ""
    for place, (kind, word) in enumerate(tokens):
        if whole and word[0] in "sS" and text.endswith(":"):
            text = text[:-1]  # 9:30:00 is half past nine
        elif kind == "date":
            text += date_part(word, moment, half=half, minute=is_minute(tokens, place), han=section.han)
        elif kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[word[0].lower()]
            text += str(int(round(serial * DAY_S) // unit)).rjust(len(word), "0")
        elif kind == "half":
            text += "上午" if moment.hour < 12 else "下午"
        elif kind in {"word", "other", "digits"}:
            text += word
    return text


def is_minute(tokens: tuple[tuple[str, str], ...], place: int) -> bool:
    """Whether an `m` at this place counts minutes."""
    near = [
        next((word[0].lower() for kind, word in side if kind in {"date", "elapsed"}), "")
        for side in (tokens[:place][::-1], tokens[place + 1 :])
    ]
    return near[0] == "h" or near[1] == "s"


def date_part(word: str, moment: datetime, *, half: bool, minute: bool, han: bool) -> str:
    """One group of letters."""
    letter, count = word[0].lower(), len(word)
    if letter in "ye":
        year = str(moment.year) if letter == "e" or count > 2 else f"{moment.year % 100:02}"
        return "".join(HAN[int(digit)] for digit in year) if han else year
    if letter == "a" or (letter == "d" and count > 2):
        day = WEEKDAYS[moment.weekday()]
        return day if word.lower() == "aaa" else ("星期" if count > 3 else "周") + day
    if letter == "m" and not minute and count > 2:
        return in_han(moment.month) + "月" if count > 3 else f"{moment.month}月"
    hour = (moment.hour - 1) % 12 + 1 if half else moment.hour
    number = {"m": moment.minute if minute else moment.month, "d": moment.day, "h": hour, "s": moment.second}[letter]
    return in_han(number) if han else str(number).rjust(min(count, 2), "0")


def in_han(number: int) -> str:
    """0 to 99 in Han: 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return HAN[ones]
    return ("" if tens == 1 else HAN[tens]) + "十" + (HAN[ones] if ones else "")
