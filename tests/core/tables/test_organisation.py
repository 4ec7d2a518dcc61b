"""Organisation tables: boxes, levels, members, duties."""

from collections.abc import Callable

import pytest

from signage.core.cards.card import Card, Points
from signage.core.cards.table_cards import Group, Members, OrganisationChart
from signage.core.document import plain
from signage.core.grid import grid_of
from signage.core.sheet import Sheet
from signage.core.tables.organisation import organisation_of

MakeSheet = Callable[..., Sheet]


def cards(sheet: Sheet, title: str = "保密工作委员会") -> tuple[Card, ...]:
    found = organisation_of(grid_of(sheet), title, title)
    assert found is not None
    return found


def boxes(card: Card) -> list[str]:
    assert isinstance(card, OrganisationChart)
    return [f"{post.post}={'、'.join(post.names)}<{post.above}" for post in card.posts]


def test_levels_by_the_posts(sheet: MakeSheet) -> None:
    [chart] = cards(sheet("职务|姓名", "副主任|乙", "主任|甲", "成员|丙、丁"))
    assert boxes(chart) == ["主任=甲<-1", "副主任=乙<0", "成员=丙、丁<1"]


def test_levels_by_a_column(sheet: MakeSheet) -> None:
    [chart] = cards(sheet("层级|岗位|姓名", "一级|局长|甲", "第2层|处长|乙", "3|专干|丙", "另|其他|丁"), "机构")
    assert boxes(chart) == ["局长=甲<-1", "处长=乙<0", "专干=丙<1", "其他=丁<1"]


def test_a_column_names_who_stands_above(sheet: MakeSheet) -> None:
    [chart] = cards(
        sheet("岗位|姓名|上级", "组长|丙|处长", "处长|乙|甲", "局长|甲|", "职员|丁|丙", "职员|戊|没有的人"), "机构"
    )
    assert boxes(chart) == ["局长=甲<-1", "职员=戊<-1", "处长=乙<0", "组长=丙<2", "职员=丁<3"]


def test_a_circle_hangs_on_nothing(sheet: MakeSheet) -> None:
    [chart] = cards(sheet("岗位|上级", "甲岗|乙岗", "乙岗|甲岗", "丙岗|丙岗"), "机构")
    assert boxes(chart) == ["丙岗=<-1", "甲岗=<-1", "乙岗=<1"]


def test_many_members_are_a_list_by_department(sheet: MakeSheet) -> None:
    rows = [f"成员|人{at}|科室{at % 3}" for at in range(12)]
    chart, members = cards(sheet("职务|姓名|部门", "主任|甲|局领导", "副主任|乙|局领导", *rows))
    assert boxes(chart) == ["主任=甲<-1", "副主任=乙<0"]
    assert isinstance(members, Members)
    assert members.groups[0] == Group("科室0", ("人0", "人3", "人6", "人9"))
    assert [group.name for group in members.groups] == ["科室0", "科室1", "科室2"]


def test_many_posts_are_a_list_too(sheet: MakeSheet) -> None:
    [members] = cards(sheet("职务|姓名|上级", *(f"副科长|人{at}|" for at in range(12)), "联络员||科长"), "机构设置")
    assert isinstance(members, Members)
    assert members.groups == (Group("副科长", tuple(f"人{at}" for at in range(12))), Group("联络员", ("联络员",)))


def test_a_post_that_is_not_repeated_counts_for_the_next_row(sheet: MakeSheet) -> None:
    [chart] = cards(sheet("职务|姓名", "主任|甲", "成员|乙", "|丙", "|"))
    assert boxes(chart) == ["主任=甲<-1", "成员=乙<0", "成员=丙<0"]


def test_duties_follow_without_names(sheet: MakeSheet) -> None:
    chart, together, alone = cards(
        sheet(
            "职务|姓名|职责",
            "主任|甲|全面负责。",
            "副主任|乙|协助主任",
            "办公室主任|丙|1.日常工作；2.检查/（三）教育",
            "成员|丁|",
            "成员|戊|本科室工作",
        )
    )
    assert isinstance(chart, OrganisationChart)
    assert isinstance(together, Points)
    assert isinstance(alone, Points)
    assert [plain(entry) for entry in together.entries] == ["主任：全面负责", "副主任：协助主任", "成员：本科室工作"]
    assert (alone.title, [plain(entry) for entry in alone.entries]) == ("办公室主任职责", ["日常工作", "检查", "教育"])


def test_different_duties_of_one_post_all_count(sheet: MakeSheet) -> None:
    _, alone = cards(sheet("职务|姓名|职责", "主任|甲|", "成员|乙|管文件", "成员|丙|管会议", "成员|丁|管文件"))
    assert isinstance(alone, Points)
    assert (alone.title, [plain(entry) for entry in alone.entries]) == ("成员职责", ["管文件", "管会议"])


def test_a_long_duty_has_a_card_of_its_own(sheet: MakeSheet) -> None:
    long = "负责" + "很" * 40
    _, alone = cards(sheet("职务|姓名|职责", f"主任|甲|{long}", "成员|乙|"))
    assert isinstance(alone, Points)
    assert (alone.title, plain(alone.entries[0])) == ("主任职责", long)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("培训名单", ("职务|姓名", "科员|甲", "科员|乙")),
        ("保密工作委员会", ("职务|姓名", "主任|甲")),
        ("保密工作委员会", ("日期|职务|姓名", "10月1日|主任|甲", "10月2日|成员|乙")),
        ("保密工作委员会", ("职务|电话", "主任|1", "成员|2")),
        ("保密工作委员会", ("姓名|电话", "甲|1", "乙|2")),
    ],
)
def test_no_organisation(sheet: MakeSheet, title: str, lines: tuple[str, ...]) -> None:
    assert organisation_of(grid_of(sheet(*lines)), title, title) is None


def test_posts_alone_tell_it_by_their_ladder(sheet: MakeSheet) -> None:
    assert boxes(cards(sheet("职务|姓名", "组长|甲", "副组长|乙"), "名单")[0]) == ["组长=甲<-1", "副组长=乙<0"]


def test_what_else_they_are_stands_in_a_list(sheet: MakeSheet) -> None:
    rows = ("组 长|高建国|党组书记、局长", "副组长|林芳|副局长", "|陈志远|副局长", "成 员|周敏|办公室主任", "|赵磊|")
    chart, members = cards(sheet(*rows), "领导小组")
    assert boxes(chart) == ["组长=高建国<-1", "副组长=林芳<0", "副组长=陈志远<0", "成员=周敏<0", "成员=赵磊<0"]
    assert isinstance(members, Members)
    assert members.groups == (
        Group("组长", ("高建国（党组书记、局长）",)),
        Group("副组长", ("林芳（副局长）", "陈志远（副局长）")),
        Group("成员", ("周敏（办公室主任）", "赵磊")),
    )
    names = ("周敏", "吴欣然", "赵磊", "孙浩", "何静", "郑一鸣", "马丽", "李强", "钱进")
    chart, members = cards(sheet("组长|高建国|局长", *(f"成员|{name}|科长" for name in names)), "领导小组")
    assert boxes(chart) == ["组长=高建国<-1"]
    assert isinstance(members, Members)
    assert members.groups == (
        Group("组长", ("高建国（局长）",)),
        Group("成员", tuple(f"{name}（科长）" for name in names)),
    )


def test_posts_and_people_without_a_heading(sheet: MakeSheet) -> None:
    [chart] = cards(sheet("组  长：|高建国", "副组长|林芳、陈志远", "成  员|周敏、吴欣然", "|赵磊"), "领导小组")
    assert boxes(chart) == ["组长=高建国<-1", "副组长=林芳、陈志远<0", "成员=周敏、吴欣然<1", "成员=赵磊<1"]


def test_the_head_of_an_office_stands_under_the_committee(sheet: MakeSheet) -> None:
    [chart] = cards(sheet("职务|姓名", "主任|甲", "副主任|乙", "办公室主任|丙", "成员|丁"))
    assert boxes(chart) == ["主任=甲<-1", "副主任=乙<0", "办公室主任=丙<1", "成员=丁<1"]
    [office] = cards(sheet("职务|姓名", "办公室主任|甲", "办公室副主任|乙"), "保密办")
    assert boxes(office) == ["办公室主任=甲<-1", "办公室副主任=乙<0"]


@pytest.mark.parametrize(
    "rows",
    [
        ("组长|高建国", "口号|林芳"),
        ("副组长|林芳", "成员|周敏"),
        ("组长|待定", "副组长|各科室"),
        ("组长|高建国|13900000000", "副组长|林芳|13900000001"),
        ("组长|高建国|局长|党组", "副组长|林芳|副局长|党组"),
        ("|高建国", "组长|林芳"),
    ],
    ids=["no post", "no head", "no names", "a number", "four columns", "nothing before"],
)
def test_other_pairs_are_no_organisation(sheet: MakeSheet, rows: tuple[str, ...]) -> None:
    assert organisation_of(grid_of(sheet(*rows)), "领导小组", "领导小组") is None


def test_departments_hang_on_one_another(sheet: MakeSheet) -> None:
    [chart] = cards(sheet("部门|上级|负责人", "局长室||甲", "办公室|局长室|乙", "档案室|办公室|丙"), "科室")
    assert boxes(chart) == ["局长室=甲<-1", "办公室=乙<0", "档案室=丙<1"]


def test_a_deputy_named_first_belongs_to_the_one_body(sheet: MakeSheet) -> None:
    [chart] = cards(sheet("职务|姓名", "副主任|乙", "主任|甲", "组长|丙", "组员|丁"))
    assert boxes(chart) == ["主任=甲<-1", "组长=丙<-1", "副主任=乙<0", "组员=丁<2"]
