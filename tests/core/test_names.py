"""Names as they are set in charts and rosters."""

import pytest

from signage.core.names import is_name, spaced_name

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
