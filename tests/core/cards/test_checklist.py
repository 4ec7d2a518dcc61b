"""Checklists in tables and texts; what only looks like one stays what it is."""

from collections.abc import Callable

import pytest

from signage.core.cards.card import Checklist
from signage.core.cards.checklist import checklist_in, checklist_of
from signage.core.document import Block, Document, ListBlock, Paragraph, Run, Table, plain, runs_of
from signage.core.grid import grid_of
from signage.core.sheet import Sheet
from signage.core.text.repair import lines_of

MakeSheet = Callable[..., Sheet]


def entries(found: Checklist | None) -> list[str]:
    assert found is not None
    return [plain(entry) for entry in found.entries]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("节前清查清单", ("序号|清查内容|是否完成", "1|门窗|□", "2|水电|")),
        ("离岗检查表", ("检查项目|结果", "□门窗|是/否", "□ 水电|√")),
        ("下班自查", ("事项", "门窗", "水电")),
        ("清查", ("门窗", "水电")),
    ],
)
def test_tables(sheet: MakeSheet, title: str, lines: tuple[str, ...]) -> None:
    found = checklist_of(grid_of(sheet(*lines)), title, title)
    assert entries(found) == ["门窗", "水电"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("收费表", ("项目|金额", "甲|1", "乙|2")),
        ("检查表", ("检查项目|责任人", "门窗|张三", "水电|李四")),
        ("检查情况通报", ("检查项目", "门窗", "水电")),
        ("检查表", ("姓名|结果", "甲|", "乙|")),
        ("检查表", ("检查项目", "门窗关好。水电断开", "水电")),
        ("检查表", ("检查项目|结果", "门窗|□")),
        ("检查清单", ("甲1234|2345", "乙1234|3456")),
    ],
)
def test_other_tables(sheet: MakeSheet, title: str, lines: tuple[str, ...]) -> None:
    assert checklist_of(grid_of(sheet(*lines)), title, title) is None


def text(words: str, title: str = "", *more: Block) -> Checklist | None:
    blocks = tuple(Paragraph(runs_of(line)) for line in words.split("\n") if line)
    return checklist_in(lines_of(Document("", (*blocks, *more))), title)


@pytest.mark.parametrize(
    ("words", "title", "name"),
    [
        ("□ 门窗\n□ 水电", "节前", "节前"),
        ("[ ] 门窗\n[x] 水电", "节前", "节前"),
        ("下班前请检查：\n☐门窗；\n☐水电。", "下班", "下班前请检查"),
        ("[ ] 门窗\n[ ] 水电", "下班", "下班"),
        ("□ 门窗\n☑ 水电", "节前", "节前"),
        ("☑ 门窗\n水电", "节前清查清单", "节前清查清单"),
        ("门窗\n水电", "节前清查清单", "节前清查清单"),
        ("1.门窗；\n2.水电。", "下班自查", "下班自查"),
    ],
)
def test_texts(words: str, title: str, name: str) -> None:
    found = text(words, title)
    assert entries(found) == ["门窗", "水电"]
    assert found is not None
    assert found.title == name


def test_entries_of_a_list_keep_their_stress() -> None:
    found = text("", "下班自查", ListBlock(((Run("□ "), Run("门窗", strong=True)), runs_of("□ 水电"))))
    assert found is not None
    assert found.entries[0] == (Run("门窗", strong=True),)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("□ 门窗", "清单"),
        ("□ 门窗\n□ 水电\n以上各项请逐条落实。", "节前"),
        ("门窗\n水电", "欢迎"),
        ("门窗\n水电", "关于开展自查的通知"),
        ("一、门窗\n1.水电", "自查"),
        ("门窗关好。灯也关好。\n水电", "自查"),
        ("很" * 31 + "\n水电", "自查"),
    ],
)
def test_other_texts(words: str, title: str) -> None:
    assert text(words, title) is None


def test_a_text_with_a_table_is_no_checklist() -> None:
    assert text("□ 门窗\n□ 水电", "清单", Table(())) is None
