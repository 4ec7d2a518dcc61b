"""Names as they are set in charts and rosters."""

import pytest

from signage.core.text.breaks import atoms_of
from signage.core.text.names import is_name, names_in, spaced_name

SPACED = {
    "two characters are widened to three": ("张三", "张　三"),
    "three stay": ("张三丰", "张三丰"),
    "four of a double surname stay": ("欧阳建国", "欧阳建国"),
    "three of a double surname stay": ("欧阳文", "欧阳文"),
    "a blank of the writer's is no second one": ("张 三", "张　三"),
    "a full-width blank stays one": ("李　四", "李　四"),
    "blanks of a longer name go": ("王 小 明", "王小明"),
    "no surname: no name": ("待定", "待定"),
    "a word that begins with a surname": ("成员", "成员"),
    "a longer word that begins with one": ("应急组", "应急组"),
    "a double surname alone": ("欧阳", "欧阳"),
    "a name with a dot": ("阿依古丽·买买提", "阿依古丽·买买提"),
    "Latin": ("Li Lei", "Li Lei"),
    "one character": ("张", "张"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "set_as"), SPACED.values(), ids=SPACED.keys())
def test_spaced(text: str, set_as: str) -> None:
    assert spaced_name(text) == set_as


@pytest.mark.parametrize(
    ("text", "name"),
    [("张三", True), ("诸葛亮", True), ("欧阳", False), ("张三李四", False), ("司机", False), ("无关人员", False)],
)
def test_is_name(text: str, name: bool) -> None:
    assert is_name(text) is name


PLACES = {
    "behind a post": ("请联系主任高建国，电话保密", ["高建国"]),
    "behind a post and a colon": ("联系人：林芳", ["林芳"]),
    "at the end": ("由科长周敏", ["周敏"]),
    "before another name": ("值班员林芳和保密员欧阳文等", ["林芳", "欧阳文"]),
    "before what they do": ("由主任高建国主持会议", ["高建国"]),
    "a comrade": ("表彰局长高建国同志的通知", ["高建国"]),
    "nobody is sure where this one ends": ("主任高建国说保密", []),
    "no surname": ("值班员必到岗", []),
    "a list of names": ("成员：高建国、林芳、欧阳文。", ["高建国", "林芳", "欧阳文"]),
    "a list of widened names": ("成员：张　三、李　四", ["张　三", "李　四"]),
    "a list of other things": ("文件、资料、高建国", []),
    "a list in the middle of words": ("由高建国、林芳负责", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "names"), PLACES.values(), ids=PLACES.keys())
def test_where_names_stand(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in names_in(text)] == names


def test_no_line_ends_inside_a_name() -> None:
    text = "本周由局长高建国、副局长林芳带班，值班员：吴欣然、周敏。"
    atoms = [atom.text for atom in atoms_of(text)]
    for name in ("高建国", "林芳", "吴欣然", "周敏"):
        assert any(name in atom for atom in atoms), atoms
    assert "".join(atoms) == text
