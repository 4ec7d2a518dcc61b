"""One spelling for the many that look alike, and offsets that stay true."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signage.core.gate.han_variants import TO_SIMPLIFIED
from signage.core.gate.normalise import fold_in_place, normalise, squeeze, upright

TRICKY = (
    "㊙密机絕機㍿①⑩½ﾊﾟがｶﾞ가각\u1100\u1161\u11a8\u0301\u0300e*★☆⭐️※ \t\n\r\u3000\u200b\u202e\ufeff\u2028\u3164\u2800-_1１"
)
ANY = st.text(st.one_of(st.sampled_from(TRICKY), st.characters()), max_size=40)

FOLDED = {
    "the circled word before NFKC": ("㊙★1年", "秘密★1年"),
    "full width": ("机密＊１０年", "机密★10年"),
    "circled digits": ("⑩年", "10年"),
    "keycaps": ("1️⃣0️⃣年", "10年"),
    "Kangxi radical": ("⽊几密", "木几密"),
    "compatibility ideograph": ("\uf9b5", "例"),
    "zero width": ("机\u200b密\ufeff", "机密"),
    "bidi": ("\u202e机密\u202c", "机密"),
    "variation selector": ("密\ufe00⭐\ufe0f", "密★"),
    "soft hyphen": ("机\u00ad密", "机密"),
    "struck through": ("机\u0336密\u0336", "机密"),
    "enclosing ring": ("密\u20dd", "密"),
    "lone surrogate of a bad file name": ("机\udc80密", "机密"),
    "private use": ("机\ue000密", "机密"),
    "control": ("机\x00\x07密", "机密"),
    "accents": ("CONFIDENTIÁL", "CONFIDENTIAL"),
    "Hangul stays": ("각", "각"),
    "traditional": ("機密 絕密 內部 祕密 資料 長期", "机密 绝密 内部 秘密 资料 长期"),
    "Japanese form": ("絶密", "绝密"),
    "stars": ("★ａ☆ａ✩ａ✪ａ✰ａ⭐ａ🌟ａ⋆ａ*ａ＊ａ﹡ａ∗ａ✦ａ✱ａ※", "★a★a★a★a★a★a★a★a★a★a★a★a★a★a★"),
    "a run of stars is one": ("★★ ☆*", "★"),
    "stars of other lines stay": ("★\n★", "★\n★"),
    "blanks": ("机\u3000 \u00a0\t密", "机 密"),
    "blanks that are no white space": ("机\u2800\u3164\u115f密", "机 密"),
    "edges and blank lines": ("\n\n  机密 \r\n\r\n \u2028 年\x0b", "机密\n年"),
    "bold": ("**机密**级", "机密级"),
    "bold and italic": ("***机密***", "机密"),
    "italic level word": ("要区分*绝密*和*秘密级*", "要区分绝密和秘密级"),
    "not italic: a term follows": ("*机密*10年", "★机密★10年"),
    "stars that are no bold": ("机密**10年", "机密★10年"),
    "bullet": ("* 保密要点\n* * 二", "- 保密要点\n★ 二"),
    "not a bullet: a term follows": ("机密\n* 10年", "机密\n★ 10年"),
    "letters are no stars": ("ⓢ星", "s星"),
    "empty": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), FOLDED.values(), ids=FOLDED)
def test_folding(text: str, expected: str) -> None:
    assert normalise(text) == expected


@settings(deadline=None)
@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@settings(deadline=None)
@given(ANY)
def test_result_has_no_blank_run_and_no_ascii_star(text: str) -> None:
    folded = normalise(text)
    assert "  " not in folded
    assert "\n\n" not in folded
    assert "*" not in folded
    assert folded == folded.strip()
    assert all(unicodedata.category(char) not in {"Cf", "Mn", "Me", "Cs", "Co"} for char in folded)


def test_the_table_of_forms_is_a_fixed_point() -> None:
    assert len(TO_SIMPLIFIED) > 90
    for code, simplified in TO_SIMPLIFIED.items():
        assert len(simplified) == 1
        assert ord(simplified) not in TO_SIMPLIFIED
        assert unicodedata.normalize("NFKC", chr(code)) == chr(code)


def test_squeezed_lines_keep_letters_digits_and_stars() -> None:
    assert squeeze("【机_密】 ★ (10 年)\n、A-1。") == "机密★10年\nA1"


UPRIGHT = {
    "one letter a line": ("机\n密\n★\n10\n年", "机密★10年"),
    "two runs": ("机\n密\n一句长的话\n内\n部", "机密\n内部"),
    "none": ("一句长的话", ""),
}


@pytest.mark.parametrize(("text", "expected"), UPRIGHT.values(), ids=UPRIGHT)
def test_upright(text: str, expected: str) -> None:
    assert upright(text) == expected


IN_PLACE = {
    "full width": ("１３８ａ－X", "138a-X"),
    "digits of other scripts": ("١٢३", "123"),
    "dashes": ("1–2—3‐4", "1-2-3-4"),
    "blanks, not line ends": ("1\u3000\t\u28002\n3\r", "1   2\n3\r"),
    "traditional": ("身份證", "身份证"),
    "Cyrillic check letter": ("2Х3х", "2X3X"),
    "one into many stays": ("㍿㊙", "㍿秘"),
}


@pytest.mark.parametrize(("text", "expected"), IN_PLACE.values(), ids=IN_PLACE)
def test_folding_in_place(text: str, expected: str) -> None:
    assert fold_in_place(text) == (expected, list(range(len(text))))


def test_invisible_characters_leave_a_gap_in_the_places() -> None:
    assert fold_in_place("1\u200b2\u202e3") == ("123", [0, 2, 4])


@settings(deadline=None)
@given(ANY)
def test_every_place_is_a_place_of_the_text(text: str) -> None:
    folded, places = fold_in_place(text)
    assert len(folded) == len(places)
    assert places == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)
