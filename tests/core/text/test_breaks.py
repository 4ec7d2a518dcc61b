"""Where Chinese lines may break: 避头尾, and nothing torn apart that belongs together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.text.breaks import COMMA, FREE, HANG, HOLD, LEAN, NO_END, NO_START, SEAM, UNSURE, WORD, Atom, atoms_of

MIXED = "保密工作国家秘密人人有责，。、；：？！（）【】《》“”…—·％ aB1 09.:-/%￥第三章条月日年小时"


def pieces(text: str) -> list[str]:
    return [atom.text for atom in atoms_of(text)]


TOGETHER = [
    ("a weekday in brackets", "定于明天（周六）停水", "（周六）"),
    ("a date", "于2026年10月1日前", "2026年10月1日前"),
    ("a month", "自2026年10月起", "2026年10月起"),
    ("a year of work", "报送2026年度总结", "2026年度"),
    ("a day", "在10月1日前", "10月1日前"),
    ("a number with its unit", "共12.5万平方米整", "12.5万平方米"),
    ("working days", "在15个工作日内", "15个工作日内"),
    ("percent", "占35%左右", "35%"),
    ("money", "罚￥5,000元整", "￥5,000元"),
    ("a time of day", "到8:30止", "8:30止"),
    ("a stretch", "在9月28-30日间", "9月28-30日"),
    ("an article", "按第十三条办理", "第十三条"),
    ("an article in digits", "按第3条办理", "第3条"),
    ("a number in brackets", "其（三）为", "（三）"),
    ("a day and a word that begins as its limit", "10月1日前往", "10月1日"),
    ("hours and what is inside", "12小时内部", "12小时"),
    ("a number in words", "满三十日内办", "三十日内"),
    ("a book title", "依照《保守国家秘密法》办", "《保守国家秘密法》"),
    ("a short quotation", "做到“四个必须”吗", "“四个必须”"),
    ("a Latin word", "禁用U盘和Wi-Fi上网", "Wi-Fi"),
    ("a day with a dot", "在4·15前", "4·15前"),
    ("a suffix", "存为.docx文件", "为.docx"),
    ("an address", "见https://a.cn/b?c=1。好", "https://a.cn/b?c=1。"),
    ("a mail address", "发到a.b@c.cn吧", "a.b@c.cn"),
    ("a name of two characters", "主任　张　三，负责", "张　三，"),
    ("a dash", "保密——人人有责", "密——"),
    ("dots", "等等……好", "等……"),
    ("closing marks", "保密。”他说", "密。”"),
    ("opening marks", "他说（保密", "（保"),
    ("many closing marks", "好！！！再", "好！！！"),
    ("a mark after a blank", "好 ，再", "好 ，"),
    ("an opening mark before a blank", "他（ 好", "（ 好"),
]


@pytest.mark.parametrize(("text", "whole"), [case[1:] for case in TOGETHER], ids=[case[0] for case in TOGETHER])
def test_stays_together(text: str, whole: str) -> None:
    assert whole in pieces(text)


APART = [
    ("Han characters", "保密工作", ["保", "密", "工", "作"]),
    ("a long book title", "《" + "保" * 19 + "》", ["《保", *"保" * 17, "保》"]),
    ("blanks", "a b", ["a", "b"]),
    ("nothing", "", []),
    ("blanks alone", "  \t", []),
    ("blanks in front", " 保", ["保"]),
    ("a full-width blank between words", "密办　公室", ["密", "办　", "公", "室"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in APART], ids=[case[0] for case in APART])
def test_may_break(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


PENALTIES = [
    ("between two characters of no word", "麟凤", UNSURE),
    ("a character that is a word by itself", "着麟", FREE),
    ("a preposition", "把麟", HOLD),
    ("a negation before a word", "不属于", HOLD),
    ("a preposition before a date", "自2026年", HOLD),
    ("a preposition before a book title", "按《办法》", HOLD),
    ("a preposition at the end", "自", FREE),
    ("a preposition before a mark", "未。", COMMA),
    ("a word of approach before a number", "约30人", HOLD),
    ("and before other words", "约麟", UNSURE),
    ("a word that leans on the next", "关于 保", WORD),
    ("before one", "麟把", FREE),
    ("after a word, before a stray character", "保密麟", WORD),
    ("Latin beside Han", "A麟", FREE),
    ("after a comma", "天，地", COMMA),
    ("after a full stop", "天。地", COMMA),
    ("before a particle", "天的地", HANG),
    ("before a word of place", "天前地", HANG),
    ("before a word that begins like one", "天上级", FREE),
    ("before a conjunction", "天和地", FREE),
    ("inside a word", "保密", WORD),
    ("inside a longer word", "国家秘密", WORD),
    ("after a word", "保 密", FREE),
]


@pytest.mark.parametrize(("text", "penalty"), [case[1:] for case in PENALTIES], ids=[case[0] for case in PENALTIES])
def test_penalties(text: str, penalty: float) -> None:
    assert atoms_of(text)[0].penalty == penalty


def test_a_word_that_leans_on_the_next_one() -> None:
    assert [atom.penalty for atom in atoms_of("应当保密")] == [WORD, LEAN, WORD, FREE]
    assert [atom.penalty for atom in atoms_of("应当。")] == [WORD, COMMA]


def test_the_longest_word_counts() -> None:
    assert [atom.penalty for atom in atoms_of("国家秘密是")] == [WORD, SEAM, WORD, FREE, FREE]


def test_blanks_are_remembered() -> None:
    assert [(atom.text, atom.space_after, atom.end) for atom in atoms_of("Han Yu  保")] == [
        ("Han", True, 3),
        ("Yu", True, 6),
        ("保", False, 9),
    ]
    assert Atom(4, "保密").end == 6


@given(st.text(alphabet=MIXED, max_size=60) | st.text(max_size=40))
def test_joined_atoms_are_the_text(text: str) -> None:
    atoms = atoms_of(text)
    assert all(text[atom.start : atom.end] == atom.text for atom in atoms)
    gaps = [text[before.end : after.start] for before, after in pairwise(atoms)]
    ends = [text[: atoms[0].start], text[atoms[-1].end :]] if atoms else [text]
    assert all(gap == "" or not gap.strip(" \t\u00a0") for gap in (*gaps, *ends))
    assert [bool(gap) for gap in gaps] == [atom.space_after for atom in atoms[:-1]]


@given(st.text(alphabet=MIXED, max_size=60))
def test_no_line_can_begin_or_end_wrongly(text: str) -> None:
    atoms = atoms_of(text)
    assert not any(atom.text[0] in NO_START for atom in atoms[1:])
    assert not any(atom.text[-1] in NO_END for atom in atoms[:-1])
