"""Filling lines and balancing titles, with a measure that knows no font."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from signage.core.text.breaks import BETWEEN_WORDS, CLEAN, NO_START, atoms_of
from signage.core.text.lines import Line, balance, fill, widest

MIXED = "保密工作国家秘密人人有责天地玄黄，。、；：（）《》“” aBc19.第三章条月日年小时"


def is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def measure(text: str) -> float:
    """Han 1, Latin and blanks a half, a quarter between Han and Latin: as a Han face sets them."""
    gaps = sum(is_latin(a) != is_latin(b) and a.isalnum() and b.isalnum() for a, b in pairwise(text))
    return sum(0.5 if c.isascii() else 1.0 for c in text) + 0.25 * gaps


def words(text: str, lines: tuple[Line, ...]) -> list[str]:
    return [text[line.start : line.end] for line in lines]


FILLED = [
    ("one line", "保守国家秘密", 6.0, ["保守国家秘密"]),
    ("two lines", "天地玄黄宇宙洪荒", 5.0, ["天地玄黄宇", "宙洪荒"]),
    ("no lone last character", "天地玄黄宇宙", 5.0, ["天地玄黄", "宇宙"]),
    ("a mark does not count", "天地玄黄宇宙。", 5.0, ["天地玄黄", "宇宙。"]),
    ("a mark is not first", "天地玄黄宇，宙洪荒", 5.0, ["天地玄黄", "宇，宙洪荒"]),
    ("a blank at a break is dropped", "ab cd ef", 2.5, ["ab cd", "ef"]),
    ("a number stays whole", "天地玄黄2026年", 5.0, ["天地玄黄", "2026年"]),
    ("nothing", "", 5.0, []),
    ("gaps count", "天a地b玄c黄", 5.5, ["天a地b玄", "c黄"]),
]


WELL_ENDED = [
    (
        "a negation goes down to its word",
        "内部事项公开后影响工作，不属于国家秘密，单独管理。",
        13.0,
        ["内部事项公开后影响工作，", "不属于国家秘密，单独管理。"],
    ),
    (
        "a preposition goes down to its date",
        "各科室要逐条对照保密制度自2024年10月起逐件清查。",
        14.0,
        ["各科室要逐条对照保密制度", "自2024年10月起逐件清查。"],
    ),
    (
        "a known word is not torn",
        "涉密文件应当由专人妥善保管，不得外传。",
        13.0,
        ["涉密文件应当由专人妥善", "保管，不得外传。"],
    ),
    (
        "where a long word must be torn, at its seam",
        "自查时要认真，把涉密文件、计算机清查一遍，不留死角",
        10.0,
        ["自查时要认真，把涉密", "文件、计算机清查一", "遍，不留死角"],
    ),
    ("nor what may be a word", "发现了可疑的凸凹痕迹，及时报告。", 7.0, ["发现了可疑的", "凸凹痕迹，及时", "报告。"]),
    (
        "the least evil where nothing is good",
        "承办人提出意见经批准以后再行办理。",
        9.0,
        ["承办人提出意见经", "批准以后再行办理。"],
    ),
    ("not where it costs a line", "天地玄黄宇宙保密天地玄黄宇宙", 7.0, ["天地玄黄宇宙保", "密天地玄黄宇宙"]),
    ("after a long title", "《天地玄黄宇宙洪》保密办理", 10.0, ["《天地玄黄宇宙洪》", "保密办理"]),
    ("not where the next line has no room", "天地玄黄宇宙不《天地玄黄宇》", 7.0, ["天地玄黄宇宙不", "《天地玄黄宇》"]),
    ("not where the line is narrow", "日月保密天地", 3.0, ["日月保", "密天地"]),
]


@pytest.mark.parametrize(
    ("text", "width", "lines"), [case[1:] for case in WELL_ENDED], ids=[case[0] for case in WELL_ENDED]
)
def test_lines_end_well(text: str, width: float, lines: list[str]) -> None:
    assert words(text, fill(text, width, measure)) == lines


@given(st.text(alphabet=MIXED, max_size=80), st.floats(6.0, 25.0))
def test_ending_well_costs_no_line(text: str, width: float) -> None:
    lines = fill(text, width, measure)
    fewest = measure(text) / width
    assert len(lines) <= fewest * 2 + 2
    ends = [atom.end for atom in atoms_of(text)]
    assert all(line.end in ends or line.width >= width - 2 for line in lines)  # a mark takes its character along


@pytest.mark.parametrize(("text", "width", "lines"), [case[1:] for case in FILLED], ids=[case[0] for case in FILLED])
def test_fill(text: str, width: float, lines: list[str]) -> None:
    assert words(text, fill(text, width, measure)) == lines


def test_the_first_line_is_indented() -> None:
    text = "天地玄黄宇宙洪荒日月"
    assert words(text, fill(text, 5.0, measure, first_indent=2.0)) == ["天地玄", "黄宇宙洪荒", "日月"]


def test_what_is_wider_than_a_line_is_cut_by_characters() -> None:
    text = "见https://example.org/abc。"
    lines = fill(text, 5.0, measure)
    assert "".join(words(text, lines)) == text
    assert all(line.width <= 5.0 for line in lines)
    assert not any(text[line.start] in NO_START for line in lines[1:])
    many = fill("。" * 12, 5.0, measure)
    assert [line.end - line.start for line in many] == [5, 5, 2]


def test_a_lone_character_stays_where_nothing_can_come_down() -> None:
    assert words("《天地玄黄》宇", fill("《天地玄黄》宇", 6.0, measure)) == ["《天地玄黄》", "宇"]
    assert words("a《天地玄黄》宇", fill("a《天地玄黄》宇", 6.5, measure)) == ["a《天地玄黄》", "宇"]


@given(st.text(alphabet=MIXED, max_size=80), st.floats(6.0, 25.0), st.sampled_from([0.0, 2.0]))
@example("天地玄黄宇宙洪荒《天地玄黄宇宙洪荒日月》宇", 12.0, 0.0)
@example("a天b地c玄d黄e宇f宙", 6.0, 0.0)
def test_filled_lines(text: str, width: float, indent: float) -> None:
    lines = fill(text, width, measure, first_indent=indent)
    shown = "".join(words(text, lines)).replace(" ", "")
    assert shown == text.replace(" ", "")
    for number, line in enumerate(lines):
        assert line.width == measure(text[line.start : line.end])
        assert line.width <= width - (indent if number == 0 else 0.0) + 0.01
    if len(lines) > 1 and sum(c.isalnum() for c in text[lines[-1].start : lines[-1].end]) < 2:
        atoms = [atom for atom in atoms_of(text) if lines[-2].start <= atom.start < lines[-2].end]
        moved = text[atoms[-1].start :].rstrip()
        assert len(atoms) < 2 or measure(moved) > width


BALANCED = [
    ("one line", "保守国家秘密", 8.0, 2, ["保守国家秘密"]),
    ("even halves", "天地玄黄宇宙洪荒日月", 8.0, 2, ["天地玄黄宇", "宙洪荒日月"]),
    ("at the comma", "天地玄黄，宇宙洪荒日月", 8.0, 2, ["天地玄黄，", "宇宙洪荒日月"]),
    ("at a word", "国家秘密保密制度", 6.0, 2, ["国家秘密", "保密制度"]),
    ("no lone character", "天地玄黄宇宙洪荒日", 8.0, 2, ["天地玄黄", "宇宙洪荒日"]),
    ("three lines", "天地玄黄宇宙洪荒日月盈昃", 5.0, 3, ["天地玄黄", "宇宙洪荒", "日月盈昃"]),
]


@pytest.mark.parametrize(
    ("text", "width", "most", "lines"), [case[1:] for case in BALANCED], ids=[case[0] for case in BALANCED]
)
def test_balance(text: str, width: float, most: int, lines: list[str]) -> None:
    made = balance(text, width, measure, most_lines=most)
    assert made is not None
    assert words(text, made) == lines


def test_too_long_for_a_title() -> None:
    assert balance("天" * 20, 8.0, measure, most_lines=2) is None
    assert balance("", 8.0, measure, most_lines=2) is None


def test_a_book_title_too_wide_for_half_a_line_takes_a_line_more() -> None:
    text = "天地玄黄《宇宙洪荒日月》盈昃辰宿"
    made = balance(text, 9.0, measure, most_lines=3)
    assert made is not None
    assert words(text, made) == ["天地玄黄", "《宇宙洪荒日月》", "盈昃辰宿"]


@given(st.text(alphabet=MIXED, min_size=1, max_size=40).filter(str.strip), st.floats(6.0, 20.0))
@example("a天b地c玄d黄e宇f宙", 6.0)
def test_balanced_lines(text: str, width: float) -> None:
    lines = balance(text, width, measure, most_lines=9)
    if lines is None:
        assert measure(text) > width * 4 or max(measure(atom.text) for atom in atoms_of(text)) > width
        return
    assert "".join(words(text, lines)).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= width + 0.5 for line in lines)
    assert all(line.start < line.end for line in lines)


def test_nothing_is_torn_in_a_title() -> None:
    assert balance("《天地玄黄宇宙洪荒》", 6.0, measure, most_lines=9) is None
    assert widest("天《地玄黄》宇", measure) == 5.0
    assert widest("", measure) == 0.0


def test_a_stressed_phrase_stays_whole() -> None:
    text = "天地玄黄宇宙洪荒日月"
    made = balance(text, 6.0, measure, most_lines=2, together=frozenset(range(5, 9)))
    assert made is not None
    assert words(text, made) == ["天地玄黄", "宇宙洪荒日月"]


def test_a_last_line_of_so_many_letters_or_nothing() -> None:
    text = "天地玄黄宇宙洪荒日月"
    made = balance(text, 8.0, measure, most_lines=2, least_last=4)
    assert made is not None
    assert words(text, made) == ["天地玄黄宇", "宙洪荒日月"]
    assert balance("《天地玄黄》宇宙", 6.0, measure, most_lines=2, least_last=3) is None
    assert balance("天地", 6.0, measure, most_lines=2, least_last=3) is not None, "one line alone may be short"


def test_lines_end_between_words_or_not_at_all() -> None:
    assert balance("国家秘密", 2.0, measure, most_lines=2, worst=BETWEEN_WORDS) is None
    made = balance("国家秘密", 2.0, measure, most_lines=2)
    assert made is not None
    assert words("国家秘密", made) == ["国家", "秘密"]
    whole = balance("保密制度监督检查", 5.0, measure, most_lines=2, worst=BETWEEN_WORDS)
    assert whole is not None
    assert words("保密制度监督检查", whole) == ["保密制度", "监督检查"]


def test_no_scrap_stands_between_longer_lines() -> None:
    text = "在一定时间内只限一定范围的人员知悉的事项。"
    assert balance(text, 7.2, measure, most_lines=4, worst=CLEAN, least_last=3) is None, "只限 would stand alone"
    torn = balance(text, 7.2, measure, most_lines=4)
    assert torn is not None
    wider = balance(text, 8.5, measure, most_lines=4, worst=CLEAN, least_last=3)
    assert wider is not None
    assert words(text, wider) == ["在一定时间内", "只限一定范围的", "人员知悉的事项。"]
