"""Where the header of a sheet is, what stands above and below, and what columns are called."""

from collections.abc import Callable

import pytest

from signage.core.grid import Grid, column_like, grid_of, name_of
from signage.core.sheet import Sheet, SheetCell, SheetRow

MakeSheet = Callable[..., Sheet]


def body(grid: Grid) -> list[str]:
    return ["|".join(cell.text for cell in row.cells) for row in grid.rows]


def test_a_header_in_the_first_row(sheet: MakeSheet) -> None:
    grid = grid_of(sheet("日 期|值班员（24小时）", "10月1日|张三", "10月2日|李四"))
    assert (grid.title, grid.names, grid.heads) == ("", ("日期", "值班员"), ("日期", "值班员（24小时）"))
    assert (body(grid), grid.rows[0].number) == (["10月1日|张三", "10月2日|李四"], 2)


def test_a_merged_title_and_lines_about_the_table(sheet: MakeSheet) -> None:
    grid = grid_of(
        sheet(
            "国庆值班表||", "单位：局办公室||填表日期：9月20日", "日期|带班|值班", "10月1日|甲|乙", "值班电话：8001||", "备注：请准时到岗||",
            merges=((0, 0, 1, 3), (5, 0, 1, 3)),
        )
    )  # fmt: skip
    assert (grid.title, grid.names, body(grid)) == ("国庆值班表", ("日期", "带班", "值班"), ["10月1日|甲|乙"])
    assert grid.remarks == ("单位：局办公室", "填表日期：9月20日", "值班电话：8001", "备注：请准时到岗")
    assert (grid.begin, grid.header, grid.last) == (2, 3, 4)


def test_a_header_of_two_rows(sheet: MakeSheet) -> None:
    grid = grid_of(
        sheet(
            "日期|带班领导||值班员|", "|姓名|电话|姓名|电话", "10月1日|甲|1|乙|2", "10月2日|甲|1|乙|2",
            merges=((0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2)),
        )
    )  # fmt: skip
    assert grid.names == ("日期", "带班领导姓名", "带班领导电话", "值班员姓名", "值班员电话")
    assert body(grid) == ["10月1日|甲|1|乙|2", "10月2日|甲|1|乙|2"]


def test_a_merged_name_over_a_row_of_data_is_one_row(sheet: MakeSheet) -> None:
    merged = ((0, 1, 1, 2),)
    assert grid_of(sheet("日期|值班|", "10月1日|13800000000|1", "2|3|4", merges=merged)).header == 1
    assert grid_of(sheet("日期|值班|", "10月1日|甲|乙", merges=merged)).header == 1


def test_no_header(sheet: MakeSheet) -> None:
    for lines in (("1|2", "3|4"), ("甲",), ("这是很长很长很长很长很长很长的一句话|x", "a|b"), ("甲。乙|丙", "丁|戊")):
        assert grid_of(sheet(*lines)).header == 0
    dated = Sheet(
        "", (SheetRow(1, (SheetCell("甲", "甲"), SheetCell("乙", 5))), SheetRow(2, (SheetCell("丙"), SheetCell("丁"))))
    )
    assert grid_of(dated).header == 0


def test_one_column_has_its_first_row_as_header(sheet: MakeSheet) -> None:
    grid = grid_of(sheet("清查内容", "门窗", "水电"))
    assert (grid.names, body(grid)) == (("清查内容",), ["门窗", "水电"])


def test_empty_columns_go_and_nothing_is_nothing(sheet: MakeSheet) -> None:
    grid = grid_of(sheet("甲||乙|", "1||2|", "3||4|"))
    assert (grid.columns, grid.names) == ((0, 2), ("甲", "乙"))
    nothing = grid_of(sheet())
    assert (nothing.rows, nothing.names, nothing.header) == ((), (), 0)
    only_title = grid_of(sheet("值班表||", "|x|", merges=((0, 0, 1, 3),)))
    assert (only_title.header, body(only_title)) == (0, ["值班表|值班表|值班表", "|x|"])


def test_a_long_line_under_the_table_is_a_remark(sheet: MakeSheet) -> None:
    long = "以上人员请提前十五分钟到岗，交接清楚后方可离开，不得擅自换班。"
    grid = grid_of(sheet("日期|甲|乙", "1|2|3", f"{long}||"))
    assert (body(grid), grid.remarks) == (["1|2|3"], (long,))
    assert body(grid_of(sheet("日期|甲", "1|2", f"{long}|"))) == ["1|2", f"{long}|"]


def test_names_of_columns() -> None:
    assert name_of(" 联系\n电话【手机】： ") == "联系电话"
    assert column_like(("姓名", "电话"), "手机", "电话") == 1
    assert column_like(("姓名", "姓名"), "姓名", besides=(0,)) == 1
    assert column_like(("姓名",), "电话") == -1


@pytest.mark.parametrize("lines", [("标题||",), ("标题||", "副标题||")])
def test_titles_alone_are_rows(sheet: MakeSheet, lines: tuple[str, ...]) -> None:
    assert len(grid_of(sheet(*lines)).rows) == len(lines)


@pytest.mark.parametrize("head", ["2024年|2025年|2026年", "项目|2026年度|2026年1-10月"])
def test_a_year_is_the_name_of_a_column(sheet: MakeSheet, head: str) -> None:
    assert grid_of(sheet(head, "1|2|3")).header == 1
    assert grid_of(sheet("项目|1026年|100元", "1|2|3")).header == 0


def test_a_title_of_two_lines_is_one(sheet: MakeSheet) -> None:
    grid = grid_of(sheet("某某局|", "2026年考核结果|", "科室|得分", "办公室|95", merges=((0, 0, 1, 2), (1, 0, 1, 2))))
    assert (grid.title, grid.remarks, body(grid)) == ("某某局 2026年考核结果", (), ["办公室|95"])


def test_who_made_and_who_saw_a_table_are_no_row_of_it(sheet: MakeSheet) -> None:
    grid = grid_of(sheet("科室|得分", "办公室|95", "制表人：李某|审核人：张某"))
    assert (grid.remarks, body(grid)) == (("制表人：李某", "审核人：张某"), ["办公室|95"])
    assert grid_of(sheet("科室|得分", "办公室|95", "备注：甲|未评")).remarks == ()


def test_hours_are_no_line_about_a_table(sheet: MakeSheet) -> None:
    assert grid_of(sheet("日期|早班（6:00）|夜班", "1日|甲|乙")).heads == ("日期", "早班（6:00）", "夜班")
    assert grid_of(sheet("填表日期：2026-11-25|单位：局", "科室|得分", "办公室|95")).names == ("科室", "得分")
