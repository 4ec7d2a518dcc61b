"""Numbers as they are written in Chinese: 十二, 一百零三, 二〇二六."""

from __future__ import annotations

from typing import Final

HAN_DIGITS: Final = "〇零一二三四五六七八九十百千两"
_DIGIT: Final = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNIT: Final = {"十": 10, "百": 100, "千": 1000}


def number_of(numeral: str) -> int:
    """12, 十二, 一百零三, 二〇 as a number."""
    numeral = numeral.replace(" ", "")
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    if not set(numeral) & set("十百千"):
        return int("".join(str(_DIGIT[digit]) for digit in numeral))
    total = digit = 0
    for character in numeral:
        if character in _UNIT:
            total += (digit or 1) * _UNIT[character]
            digit = 0
        else:
            digit = _DIGIT[character]
    return total + digit
