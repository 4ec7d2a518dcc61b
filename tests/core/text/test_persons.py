"""People and their numbers in one cell."""

import pytest

from signage.core.text.persons import is_same, people_in, phones_in

CASES = [
    ("张三", ["张三"]),
    ("张　三", ["张三"]),
    ("张 三 李 四", ["张三", "李四"]),
    ("张三、李四", ["张三", "李四"]),
    ("张三/李四；王五", ["张三", "李四", "王五"]),
    ("张三 李四", ["张三", "李四"]),
    ("张三\n李四", ["张三", "李四"]),
    ("欧阳修 司马光", ["欧阳修", "司马光"]),
    ("张三 13800000000", ["张三 13800000000"]),
    ("张三13800000000、李四13900000000", ["张三 13800000000", "李四 13900000000"]),
    ("张三\n13800000000\n李四\n138 0000 0001", ["张三 13800000000", "李四 138 0000 0001"]),
    ("张三 李四 13800000000 13900000000", ["张三 13800000000", "李四 13900000000"]),
    ("张三 李四 13800000000", ["张三", "李四 13800000000"]),
    ("张三（13800000000）", ["张三 13800000000"]),
    ("张三：0571-88880000", ["张三 0571-88880000"]),
    ("张三 电话：88880000", ["张三 88880000"]),
    ("张三（办公室）", ["张三（办公室）"]),
    ("张三 副局长", ["张三 副局长"]),
    ("张三\n副主任", ["张三 副主任"]),
    ("局长、办公室主任", ["局长", "办公室主任"]),
    ("无", []),
    ("——", []),
    ("", []),
    ("0571-88880000", []),
]


@pytest.mark.parametrize(("text", "people"), CASES)
def test_people(text: str, people: list[str]) -> None:
    assert [f"{person.name} {person.phone}".strip() for person in people_in(text)] == people


def test_numbers_inside_the_house_count_where_numbers_are_expected() -> None:
    assert phones_in("8001、8002", short=True) == ("8001", "8002")
    assert phones_in("8001") == ()
    assert phones_in("0571-88880000-8001", short=True) == ("0571-88880000-8001",)


def test_the_same_as_above() -> None:
    assert is_same(" 同上 ")
    assert not is_same("张三")
