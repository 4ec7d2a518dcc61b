"""Verses are lines of one measure."""

import pytest

from signage.core.text.verses import is_verse


@pytest.mark.parametrize(
    ("lines", "verse"),
    [
        (("保密工作要记牢", "涉密文件管理好", "上网不把密来传", "密件不往家中捎"), True),
        (("上网不涉密，涉密不上网。", "手机不进会，会议不带机。") * 2, True),
        (("人之初，性本善；", "守秘密，心常念。") * 2, True),
        (("住有所居", "居有所安", "安有所乐"), False),
        (("住有所居", "居有所安", "安有所乐", "大家都乐有所为"), False),
        (("住有所居", "居有所安", "安有所乐", "住有所居，居有所安"), False),
        (("1号楼停水", "2号楼停水", "3号楼停水", "4号楼停水"), False),
        (("各科室", "办公室", "人事科", "财务科"), True),
        (("保密", "责任", "人人", "有责"), False),
        (("甲乙丙 " * 5,) * 4, False),
        (("。", "。", "。", "。"), False),
    ],
    ids=["seven", "couplets", "three", "three lines", "uneven", "more parts", "numbers", "names", "two", "five parts", "marks"],
)  # fmt: skip
def test_verse(lines: tuple[str, ...], verse: bool) -> None:
    assert is_verse(lines) is verse
