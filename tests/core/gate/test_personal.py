"""Which numbers belong to a person, which are permits and codes, and how they look when masked.

All numbers are made up: check digits are computed here, not copied.
"""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signage.core.gate.personal import PersonalHit, PersonalKind, find_personal, mask_personal

YEAR = 2026
ID, MOBILE, LANDLINE = PersonalKind.ID_CARD, PersonalKind.MOBILE, PersonalKind.LANDLINE
CARD, PASSPORT, PLATE = PersonalKind.BANK_CARD, PersonalKind.PASSPORT, PersonalKind.PLATE


def checked(first: str) -> str:
    """The 17 digits with their check place, by the other formula of GB 11643: the sum over powers of two mod 11."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(first))
    return first + "10X98765432"[total % 11]


def luhn(first: str) -> str:
    return next(first + str(last) for last in range(10) if luhn_sum(first + str(last)) % 10 == 0)


def luhn_sum(number: str) -> int:
    return sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(reversed(number)))


ADULT = checked("11010519491231002")
CHILD = checked("11010520200307123")
ELDER_PERMIT = checked("11010520100115010")
PERMIT = checked("11010520240115010")
OLD_PERMIT = checked("11010520150115010")
WRONG_CHECK = ADULT[:17] + "3"
GANSU = next(number for n in range(1000) if luhn_sum(number := f"62010220240115{n:04}") % 10 == 0)
UNION = luhn("622202123456789012")
VISA = luhn("411111111111111")

# name: text, kinds, as masked
FOUND: dict[str, tuple[str, PersonalKind, str]] = {
    "ID card": (ADULT, ID, "110105********002X"),
    "ID card, small x": (ADULT.lower(), ID, "110105********002X"),
    "ID card, full width": ("１１０１０５１９４９１２３１００２Ｘ", ID, "110105********002X"),
    "ID card, Cyrillic letter": (ADULT[:17] + "Х", ID, "110105********002X"),
    "ID card, in parts": (f"{ADULT[:6]} {ADULT[6:14]} {ADULT[14:]}", ID, "110105********002X"),
    "ID card, zero width": (f"{ADULT[:8]}\u200b{ADULT[8:]}", ID, "110105********002X"),
    "ID card in a sentence": (f"张三，{ADULT}，男", ID, "张三，110105********002X，男"),
    "ID card of a child, named": (f"姓名 李四 {CHILD}", ID, f"姓名 李四 110105********{CHILD[14:]}"),
    "ID card of a child, labelled": (f"身份證號：{CHILD}", ID, f"身份證號：110105********{CHILD[14:]}"),
    "ID card number, though 编号": (f"身份证编号：{ADULT}", ID, "身份证编号：110105********002X"),
    "ID card with a wrong check digit, labelled": (f"公民身份号码{WRONG_CHECK}", ID, "公民身份号码110105********0023"),
    "ID card of fifteen digits, labelled": ("身份证110105800101123", ID, "身份证110105*****1123"),
    "mobile": ("手机：13812345678", MOBILE, "手机：138****5678"),
    "mobile alone": ("13812345678", MOBILE, "138****5678"),
    "mobile, blanks": ("138 1234 5678", MOBILE, "138****5678"),
    "mobile, dashes": ("138-1234-5678", MOBILE, "138****5678"),
    "mobile, 3-3-5": ("138 123 45678", MOBILE, "138****5678"),
    "mobile, one by one": ("1 3 8 1 2 3 4 5 6 7 8", MOBILE, "138****5678"),
    "mobile, +86": ("+86 138 1234 5678", MOBILE, "138****5678"),
    "mobile, 0086": ("008613812345678", MOBILE, "138****5678"),
    "mobile, (86)": ("(+86) 13812345678", MOBILE, "138****5678"),
    "mobile, full width": ("１３８１２３４５６７８", MOBILE, "138****5678"),
    "mobile, zero width": ("138\u200b1234\u200b5678", MOBILE, "138****5678"),
    "mobile behind letters": ("tel13812345678", MOBILE, "tel138****5678"),
    "mobile of a hotline": ("举报电话：13812345678", MOBILE, "举报电话：138****5678"),
    "mobile behind a code and 电话": ("编号3电话13812345678", MOBILE, "编号3电话138****5678"),
    "mobile at the end of a sentence": ("请拨13812345678.", MOBILE, "请拨138****5678."),
    "landline": ("010-62345678", LANDLINE, "010******78"),
    "landline, brackets": ("（0311）6234567", LANDLINE, "031******67"),
    "landline, extension": ("0311-6234567-801", LANDLINE, "031*********01"),
    "landline, labelled": ("联系电话：62345678", LANDLINE, "联系电话：623***78"),
    "landline, run together": ("电话01062345678", LANDLINE, "电话010******78"),
    "bank card": (UNION, CARD, f"6222***********{UNION[-4:]}"),
    "bank card, in fours": ("卡号 " + " ".join((UNION[:4], UNION[4:8], UNION[8:12], UNION[12:16], UNION[16:])), CARD, f"卡号 6222***********{UNION[-4:]}"),
    "bank card, Visa": (VISA, CARD, f"4111********{VISA[-4:]}"),
    "bank card that looks like a permit": (f"银行卡{GANSU}", CARD, f"银行卡6201**********{GANSU[-4:]}"),
    "passport": ("护照号 E12345678", PASSPORT, "护照号 E******78"),
    "passport, two letters": ("护照EA1234567", PASSPORT, "护照E******67"),
    "plate": ("京A12345", PLATE, "京A***45"),
    "plate, dot": ("京A·1234学", PLATE, "京A***4学"),
    "plate, green": ("沪AD12345", PLATE, "沪A****45"),
}  # fmt: skip

NOT_PERSONAL: dict[str, str] = {
    "permit, named": f"施工许可证编号：{PERMIT}",
    "permit, bare": PERMIT,
    "permit of an adult's age": OLD_PERMIT,
    "permit that would be an adult, named": f"许可证 {ELDER_PERMIT}",
    "child, bare": CHILD,
    "wrong check digit": WRONG_CHECK,
    "no such region": checked("99010519491231002"),
    "no such day": checked("11010519490231002"),
    "born later": f"身份证{checked('11010520300101002')}",
    "born too early": checked("11010518991231002"),
    "longer number": ADULT[:17] + "01",
    "behind letters": "No" + ADULT,
    "fifteen digits, bare": "110105800101123",
    "fifteen digits, no such month": "身份证110105801301123",
    "credit code": "统一社会信用代码 91110105MA01ABCD1X",
    "project code": "项目代码13812345678",
    "project code with dashes": "2401-110105-04-01-138123",
    "decimal": "3.13812345678",
    "decimal tail": "13812345678.5",
    "twelve digits": "138123456789",
    "no mobile prefix": "12812345678",
    "row of numbers": "13 14 15 16 17 18",
    "date": "2024年11月23日 2024-11-23",
    "amount": "1,381,234.56万元",
    "hotline": "监督电话：010-62345678",
    "objections": "如有异议，请向人事科反映，电话：010-62345678",
    "hotline, short": "举报电话：62345678",
    "hotlines": "12345 110 12339 400-800-8888",
    "receipt": "受理编号 0311-6234567",
    "eight digits": "62345678",
    "area": "建筑面积62345678平方米",
    "bank card, wrong sum": UNION[:-1] + str((int(UNION[-1]) + 1) % 10),
    "bank card, too long for its kind": luhn("41111111111111111"),
    "permit that passes Luhn": GANSU,
    "contract that passes Luhn": f"合同编号{VISA}",
    "drawing number": "E12345678",
    "sections of law": "第11010519条",
    "masked already": "110105********002X 138****5678",
    "region plate in a word": "京ABCDEF",
    "empty": "",
}


def test_the_made_numbers_are_what_they_say() -> None:
    assert ADULT.endswith("X")
    assert luhn_sum(UNION) % 10 == luhn_sum(VISA) % 10 == 0


@pytest.mark.parametrize(("text", "kind", "masked"), FOUND.values(), ids=FOUND)
def test_personal_numbers_are_found_and_masked(text: str, kind: PersonalKind, masked: str) -> None:
    assert [hit.kind for hit in find_personal(text, this_year=YEAR)] == [kind]
    assert mask_personal(text, this_year=YEAR) == masked


@pytest.mark.parametrize("text", NOT_PERSONAL.values(), ids=NOT_PERSONAL)
def test_other_numbers_stay(text: str) -> None:
    assert find_personal(text, this_year=YEAR) == ()
    assert mask_personal(text, this_year=YEAR) == text


def test_places_are_those_of_the_text() -> None:
    text = f"张三\u200b {ADULT[:6]}\u200b{ADULT[6:]} 电话 138 1234 5678。"
    hits = find_personal(text, this_year=YEAR)
    assert hits == (PersonalHit(ID, 4, 23, "110105********002X"), PersonalHit(MOBILE, 27, 40, "138****5678"))
    assert text[hits[0].start : hits[0].end].replace("\u200b", "") == ADULT
    assert text[hits[1].start : hits[1].end] == "138 1234 5678"


def test_words_of_the_line_above_do_not_count() -> None:
    assert find_personal(f"身份证\n{CHILD}", this_year=YEAR) == ()


def test_a_list_of_people() -> None:
    text = f"姓名 身份证 电话\n张三 {ADULT} 13812345678\n李四 {checked('32010219880808123')} 13987654321"
    assert [hit.kind for hit in find_personal(text, this_year=YEAR)] == [ID, MOBILE, ID, MOBILE]
    assert ADULT not in mask_personal(text, this_year=YEAR)


def test_the_year_is_an_argument() -> None:
    born = checked("11010520120307123")
    assert find_personal(born, this_year=2025) == ()
    assert len(find_personal(born, this_year=2026)) == 1


PIECES = st.sampled_from([
    *(ADULT, PERMIT, UNION, VISA, "13812345678", "138 1234 5678", "+86", "010-62345678", "京A12345", "护照E12345678"),
    *("身份证", "电话", "编号", " ", "-", "\n", "\u200b", "1", "０", "X", "。"),
])  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=8).map("".join))
def test_hits_are_in_order_and_apart_and_masking_leaves_the_rest(text: str) -> None:
    hits = find_personal(text, this_year=YEAR)
    ends = [0, *(hit.end for hit in hits)]
    assert all(end <= hit.start < hit.end <= len(text) for end, hit in zip(ends, hits, strict=False))
    masked = mask_personal(text, this_year=YEAR)
    for end, hit in zip(ends, hits, strict=False):
        assert text[end : hit.start] in masked
        assert hit.masked in masked
        assert "**" in hit.masked


@settings(deadline=None)
@given(st.dates(), st.integers(0, 999))
def test_a_permit_of_the_last_years_never_trips(day: date, serial: int) -> None:
    number = checked(f"110105{2014 + serial % 12}{day:%m%d}{serial % 19 + 1:02}{serial % 10}")
    assert find_personal(number, this_year=YEAR) == ()
    assert find_personal(f"许可证编号：{number}", this_year=YEAR) == ()


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "62", "13812345678 ", "身份证", "0311-", "138-", "京A", "(", f"{ADULT} ", "\u200b1"]
)
def test_a_million_characters_take_seconds(piece: str) -> None:
    began = time.process_time()
    find_personal(piece * (1_000_000 // len(piece)), this_year=YEAR)
    assert time.process_time() - began < 20
