"""Personal numbers in text: where they stand and how they look when masked.

In: text and the present year. Out: hits with places in that text, never overlapping, in order. No I/O, no clock.
Sources: GB 11643 for the check digit (weights and map as quoted there). A construction-permit number
has 18 digits too and 9.1 % of them pass that check, so digits alone count only if the birth year leaves an adult, and
words nearby decide first: 身份证 or 户主 speak for a person, 许可证编号 or 项目代码 against.

Choices that the sources leave open, kept by tests:

* Behind 身份证 or 公民身份号码 a number with a wrong check digit counts as well: a slip of the pen leaks just as much.
* A landline behind words such as 监督电话 or 服务热线 is meant to be read and is no hit; a mobile number always is.
* Names are not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from signage.core.gate.normalise import fold_in_place
from signage.core.later import later


class PersonalKind(Enum):
    """What kind of number was found."""

    ID_CARD = "id-card"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank-card"
    PASSPORT = "passport"
    PLATE = "plate"


@dataclass(frozen=True, slots=True)
class PersonalHit:
    """`text[start:end]` is the number with the blanks and dashes inside it; `masked` may be shown."""

    kind: PersonalKind
    start: int
    end: int
    masked: str


_REGIONS: Final = frozenset(
    map(
        str,
        (
            *range(11, 16),
            *range(21, 24),
            *range(31, 38),
            *range(41, 47),
            *range(50, 55),
            *range(61, 66),
            71,
            81,
            82,
            83,
        ),
    )
)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_FIRST_BIRTH_YEAR: Final = 1900
_ADULT: Final = 14  # years; no permit was issued to a date that long ago until 2028, see the next line
_FIRST_PERMIT_YEAR: Final = 2014  # permits have had 18 digits since about then (to confirm)
_PERMIT_CLASSES: Final = range(1, 20)  # digits 15 and 16 of a permit number

_NEAR: Final = 16  # characters before a number in which words decide
_ID_WORDS: Final = later("身份证|身份号码|证件号")
_PERSON_WORDS: Final = later("身份证|身份号码|证件号|姓名|户主|居民|申请人|承租人|购房人|联系人|本人")
_THING_WORDS: Final = later("许可证|编号|代码|文号|证号|单号|流水|批号|合同|备案|受理|订单|图号|宗地")
_PHONE_WORDS: Final = later("电话|手机|联系|座机|传真|(?i:tel|phone|mobile)|☎|📞")
PUBLIC_WORDS: Final = later("热线|监督|举报|反映|投诉|咨询|客服|服务|受理|报修|值班|总机|维权|公开电话|火警|报警|急救")
_BANK_WORDS: Final = later("卡号|账号|账户|银行|开户|(?i:card)")
_PASSPORT_WORDS: Final = later("护照|通行证|(?i:passport)")

_ID: Final = later(r"(?<![0-9A-Za-z])[1-8][0-9]{5}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx](?![0-9A-Za-z])")
_OLD_ID: Final = later(r"(?<![0-9A-Za-z])[1-8][0-9]{14}(?![0-9A-Za-z])")
_CARD: Final = later(r"(?<![0-9A-Za-z])(?:62|4|5)(?:[ -]?[0-9]){14,17}(?![0-9A-Za-z]|[ -][0-9])")
_MOBILE: Final = later(
    r"(?<![0-9.])(?:(?:\+|00)?86[ -]?|\(\+?86\)[ ]?)?"
    r"1[3-9][0-9](?:[ .-]?[0-9]{4}[ .-]?[0-9]{4}|[ .-][0-9]{3}[ .-][0-9]{5}|(?:[ -][0-9]){8})(?![0-9]|\.[0-9])"
    r"|(?<![0-9.] )(?<![0-9.])1[ -][3-9](?:[ -][0-9]){9}(?![0-9]|[ -][0-9])"
)
_LANDLINE: Final = later(
    r"(?<![0-9.-])(?:\(0(?:10|2[0-9]|[3-9][0-9]{2})\)[ -]?|0(?:10|2[0-9]|[3-9][0-9]{2})[ -]{1,2})"
    r"[2-8][0-9]{2,3}[ -]?[0-9]{4}(?:-[0-9]{1,6})?(?![0-9])"
)
BARE_LANDLINE: Final = later(
    r"(?<![0-9.-])(?:0(?:10|2[0-9]|[3-9][0-9]{2}))?[2-8][0-9]{2,3}[ -]?[0-9]{4}(?:-[0-9]{1,6})?(?![0-9])"
)
_PASSPORT: Final = later(r"(?<![0-9A-Za-z])(?:[DEGPSHMC][0-9]{8}|[EH][A-Z][0-9]{7})(?![0-9A-Za-z])")
_PLATE: Final = later(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·.•]?"
    r"(?=[A-Z0-9]{0,5}[0-9])[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![0-9A-Za-z])"
)


def find_personal(text: str, *, this_year: int) -> tuple[PersonalHit, ...]:
    """All personal numbers of `text`. Of readings that overlap, the first in `_RULES` wins."""
    folded, places = fold_in_place(text)
    taken = bytearray(len(folded))
    hits: list[PersonalHit] = []
    for kind, pattern, counts in _RULES:
        for found in pattern.finditer(folded):
            start, end = found.span()
            if not any(taken[start:end]) and counts(found.group(), _before(folded, start), this_year):
                taken[start:end] = b"\1" * (end - start)
                hits.append(PersonalHit(kind, places[start], places[end - 1] + 1, masked_as(kind, found.group())))
    return tuple(sorted(hits, key=lambda hit: hit.start))


def mask_personal(text: str, *, this_year: int) -> str:
    """`text` with every number masked, for public places: 138****5678, 110105********002X."""
    parts: list[str] = []
    done = 0
    for hit in find_personal(text, this_year=this_year):
        parts += (text[done : hit.start], hit.masked)
        done = hit.end
    return "".join((*parts, text[done:]))


def _before(folded: str, start: int) -> str:
    """The words before a number, on its line."""
    return folded[max(0, start - _NEAR) : start].rpartition("\n")[2]


def _digits(number: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", number.upper())


def _is_date(year: int, month: str, day: str, this_year: int) -> bool:
    if not _FIRST_BIRTH_YEAR <= year <= this_year:
        return False
    try:
        date(year, int(month), int(day))
    except ValueError:
        return False
    return True


def _is_id(number: str, before: str, this_year: int) -> bool:
    plain = _digits(number)
    year = int(plain[6:10])
    if plain[:2] not in _REGIONS or not _is_date(year, plain[10:12], plain[12:14], this_year):
        return False
    if _ID_WORDS.search(before):
        return True
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, plain, strict=False))
    if _CHECKS[total % 11] != plain[17]:
        return False
    if _PERSON_WORDS.search(before):
        return True
    if _THING_WORDS.search(before):
        return False
    permit_like = year >= _FIRST_PERMIT_YEAR and int(plain[14:16]) in _PERMIT_CLASSES
    return year <= this_year - _ADULT and not permit_like


def _is_old_id(number: str, before: str, this_year: int) -> bool:
    """The form of 15 digits, without a check digit: only behind its name."""
    known = number[:2] in _REGIONS and _is_date(1900 + int(number[6:8]), number[8:10], number[10:12], this_year)
    return known and _ID_WORDS.search(before) is not None


def _is_card(number: str, before: str, this_year: int) -> bool:
    """Luhn, 16 to 19 digits, beginning 62 (UnionPay), or 4 or 5 with exactly 16.

    A permit of Gansu begins 62, has 18 digits and a date in the middle: then only the word 卡号 makes it a card.
    """
    plain = _digits(number)
    if plain[0] != "6" and len(plain) != 16:
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(plain))]
    if sum(value - 9 * (value > 9) for value in doubled) % 10:
        return False
    if _BANK_WORDS.search(before):
        return True
    dated = len(plain) == 18 and _is_date(int(plain[6:10]), plain[10:12], plain[12:14], this_year)
    return not dated and not _THING_WORDS.search(before)


def _is_mobile(_number: str, before: str, _this_year: int) -> bool:
    return _PHONE_WORDS.search(before) is not None or not _THING_WORDS.search(before[-6:])


def _is_landline(_number: str, before: str, _this_year: int) -> bool:
    return not PUBLIC_WORDS.search(before) and not _THING_WORDS.search(before[-6:])


def _is_bare_landline(_number: str, before: str, _this_year: int) -> bool:
    """Without area code, or run together with it: only behind 电话 or the like."""
    return _PHONE_WORDS.search(before) is not None and not PUBLIC_WORDS.search(before)


def _is_passport(_number: str, before: str, _this_year: int) -> bool:
    return _PASSPORT_WORDS.search(before) is not None


def _is_plate(_number: str, _before: str, _this_year: int) -> bool:
    return True


_RULES: Final[tuple[tuple[PersonalKind, re.Pattern[str], Callable[[str, str, int], bool]], ...]] = (
    (PersonalKind.ID_CARD, _ID, _is_id),
    (PersonalKind.ID_CARD, _OLD_ID, _is_old_id),
    (PersonalKind.BANK_CARD, _CARD, _is_card),
    (PersonalKind.MOBILE, _MOBILE, _is_mobile),
    (PersonalKind.LANDLINE, _LANDLINE, _is_landline),
    (PersonalKind.LANDLINE, BARE_LANDLINE, _is_bare_landline),
    (PersonalKind.PASSPORT, _PASSPORT, _is_passport),
    (PersonalKind.PLATE, _PLATE, _is_plate),
)

_SHOWN: Final = {  # first and last characters that stay
    PersonalKind.ID_CARD: (6, 4),
    PersonalKind.MOBILE: (3, 4),
    PersonalKind.LANDLINE: (3, 2),
    PersonalKind.BANK_CARD: (4, 4),
    PersonalKind.PASSPORT: (1, 2),
    PersonalKind.PLATE: (2, 2),
}


def masked_as(kind: PersonalKind, number: str) -> str:
    """Blanks and dashes go, the country code of a mobile number too."""
    plain = re.sub(r"[^\w]", "", number).upper()
    if kind is PersonalKind.MOBILE:
        plain = plain[-11:]
    first, last = _SHOWN[kind]
    return f"{plain[:first]}{'*' * (len(plain) - first - last)}{plain[-last:]}"
