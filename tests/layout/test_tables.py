"""Table cards: numbers to the right under their header, text to the left, merged cells named again on each page."""

from collections.abc import Callable

import pytest

from signage.core.cards.table_cards import TableCard
from signage.core.document import Cell, Table, runs_of
from signage.layout.cards.table import table
from signage.layout.context import Context
from signage.layout.scene import Page, TextBox

ContextAt = Callable[..., Context]


def card(*lines: str, spans: int = 1) -> TableCard:
    """Lines of cells; with `spans` the first cell of the second line covers so many rows."""
    rows = [tuple(Cell(runs_of(word)) for word in line.split("|")) for line in lines]
    if spans > 1:
        rows[1] = (Cell(rows[1][0].runs, rows=spans), *rows[1][1:])
    return TableCard("表", Table(tuple(rows)))


def boxes(page: Page, *texts: str) -> list[TextBox]:
    return [next(box for box in page.boxes if box.text == text) for text in texts]


@pytest.mark.parametrize("numbers", [("1", "12,345.50"), ("¥5", "¥12.00"), ("5%", "—", "100%"), ("-5", "(12)")])
def test_numbers_end_where_their_header_ends(context_at: ContextAt, numbers: tuple[str, ...]) -> None:
    [page] = table(card("项目|金额", *(f"甲{at}|{text}" for at, text in enumerate(numbers))), context_at(1920, 1080))
    ends = {box.rect.right for box in boxes(page, "金额", *numbers)}
    assert max(ends) - min(ends) <= 2
    lefts = {box.rect.x for box in boxes(page, "项目", "甲0")}
    assert len(lefts) == 1


@pytest.mark.parametrize(
    "texts", [("13800000000", "13900000001"), ("0571", "8001"), ("三", "12"), ("10月1日", "10月12日")]
)
def test_what_is_no_number_begins_where_its_header_begins(context_at: ContextAt, texts: tuple[str, ...]) -> None:
    [page] = table(card("项目|内容", *(f"甲{at}|{text}" for at, text in enumerate(texts))), context_at(1920, 1080))
    lefts = {box.rect.x for box in boxes(page, "内容", *texts)}
    assert len(lefts) == 1


def test_a_merged_cell_is_named_again_on_the_next_page(context_at: ContextAt) -> None:
    lines = ["部门|姓名", "办公室|甲0", *(f"甲{at}" for at in range(1, 12)), "建管科|乙"]
    pages = table(card(*lines, spans=12), context_at(1920, 1080))
    held = [[box.text for box in page.boxes] for page in pages]
    assert len(pages) > 1
    assert [texts.count("部门") for texts in held] == [1] * len(pages)
    assert [texts.count("办公室") for texts in held] == [int(any(t.startswith("甲") for t in texts)) for texts in held]
    assert sum(text.startswith(("甲", "乙")) for texts in held for text in texts) == 13


def test_rows_are_spread_evenly_over_the_pages(context_at: ContextAt) -> None:
    pages = table(card("科室|人数", *(f"第{at}科|{at}" for at in range(9))), context_at(1920, 1080))
    counts = [sum(box.text.endswith("科") for box in page.boxes) for page in pages]
    assert len(pages) > 1
    assert sum(counts) == 9
    assert max(counts) - min(counts) <= 1


def test_a_short_table_is_not_set_smaller_than_its_page_asks(context_at: ContextAt) -> None:
    rows = ("序号|事项|措施|科室", "1|安全防护不到位|" + "对全市在建项目开展排查，建立问题清单，" * 2 + "|质量安全科")
    context = context_at(1920, 1080)
    [page] = table(card(*rows), context)
    assert min(box.rect.h for box in page.boxes if box.text) >= context.style(0.8).px


def test_the_lines_of_a_cell_end_between_words(context_at: ContextAt) -> None:
    rows = (
        "|周一|周二|周三|周四|周五",
        "午餐|红烧肉、炒青菜|糖醋排骨、炒豆芽|清蒸鱼、土豆丝|宫保肉、包心菜|油焖虾、拌黄瓜",
    )
    [page] = table(card(*rows), context_at(1920, 1080))
    assert {"红烧肉、", "炒青菜", "糖醋排骨、", "炒豆芽"} <= {box.text for box in page.boxes}


DUTIES = (
    "科室|职责|时限|责任人",
    "办公室|负责保密工作日常管理，组织开展宣传教育和监督检查，办理保密审查|全年|高建国",
    "建筑业管理科|负责涉密工程招投标和施工图纸的保密管理|10月底前|林芳",
    "档案馆|负责涉密档案的收集、整理、保管和借阅登记|每月底前|周敏",
)


def test_a_long_column_gives_way_to_short_ones(context_at: ContextAt) -> None:
    (page,) = table(card(*DUTIES), context_at(1920, 1080))
    said = [box.text for box in page.boxes]
    assert {"建筑业管理科", "10月底前", "每月底前", "责任人"} <= set(said)


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1080, 1920)], ids=str)
def test_sentences_are_not_set_small_for_fewer_pages(context_at: ContextAt, size: tuple[int, int]) -> None:
    context = context_at(*size)
    pages = table(card(*DUTIES, *DUTIES[1:]), context)
    heights = {box.rect.h for page in pages for box in page.boxes if box.text in "".join(DUTIES[1:])}
    assert heights == {context.style(0.8).px}
