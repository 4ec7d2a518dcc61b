"""Rosters of weekdays alone are the roster of one week: the one that is named, or the one in which they came."""

from collections.abc import Callable
from datetime import date

import pytest

from signage.core.cards.table_cards import Duty, TableCard
from signage.core.sheet import Sheet
from signage.core.tables.recognise import sheet_cards
from signage.core.tables.week import weekdays_in
from signage.core.verdict import Note, Reason

MakeSheet = Callable[..., Sheet]
WEDNESDAY, SATURDAY = date(2026, 11, 25), date(2026, 11, 28)

CELLS = {
    "one": ("周一", (1,)),
    "long": ("星期日", (7,)),
    "heaven": ("礼拜天", (7,)),
    "from to": ("周一至周三", (1, 2, 3)),
    "from to, short": ("周一—三", (1, 2, 3)),
    "a list": ("周六、周日", (6, 7)),
    "weekend": ("周末", (6, 7)),
    "weekend and more": ("周末、周一", ()),
    "turned round": ("周五至周一", ()),
    "no weekday": ("张三", ()),
    "a date": ("周一 11月23日", ()),
}


@pytest.mark.parametrize(("text", "days"), CELLS.values(), ids=CELLS.keys())
def test_weekdays_of_a_cell(text: str, days: tuple[int, ...]) -> None:
    assert weekdays_in(text) == days


ROSTERS = {
    "this week": (("星期|值班员", "周一|王五", "周二至周五|赵六"), "值班表", WEDNESDAY, ["11-23", "11-24", "11-25", "11-26", "11-27"], "11月23日至29日"),
    "under dates": (("日期|值班员", "周一|王五", "周三|赵六"), "值班表", WEDNESDAY, ["11-23", "11-25"], "11月23日至29日"),
    "no name": (("|带班领导|值班员", "周一|张三|王五", "周三|李四|赵六"), "值班表", WEDNESDAY, ["11-23", "11-25"], "11月23日至29日"),
    "in a row": (("|周一|周二|周三|周四", "值班员|王五|赵六|孙七|周八"), "值班表", WEDNESDAY, ["11-23", "11-24", "11-25", "11-26"], "11月23日至29日"),
    "a cell for two rows": (("星期|值班员", "周一|王五", "|李四", "周三|赵六"), "值班表", WEDNESDAY, ["11-23", "11-25"], "11月23日至29日"),
    "came when it was over": (("星期|值班员", "周一|王五", "周三|赵六"), "值班表", SATURDAY, ["11-30", "12-02"], "11月30日至12月6日"),
    "next week": (("星期|值班员", "周一|王五", "周三|赵六"), "下周值班表", WEDNESDAY, ["11-30", "12-02"], "11月30日至12月6日"),
    "named": (("星期|值班员", "周一|王五", "周三|赵六"), "值班表（12月7日至12月13日）", WEDNESDAY, ["12-07", "12-09"], ""),
    "a month is no week": (("星期|值班员", "周一|王五", "周三|赵六"), "值班表 11月1日至11月30日", WEDNESDAY, ["11-23", "11-25"], ""),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "title", "came", "days", "assumed"), ROSTERS.values(), ids=ROSTERS.keys())
def test_a_roster_of_weekdays(
    sheet: MakeSheet, rows: tuple[str, ...], title: str, came: date, days: list[str], assumed: str
) -> None:
    found = sheet_cards([sheet(*rows)], title, came)
    [card] = found.cards
    assert isinstance(card, Duty)
    assert [f"{day.day:%m-%d}" for day in card.days] == days
    assert found.notes == ((Note(Reason.WEEK_ASSUMED, assumed),) if assumed else ())


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (("星期|值班员", "周一|王五", "周二|赵六"), "每周值班安排"),
        (("星期|值班员", "周一|王五", "机动|赵六"), "值班表"),
        (("星期|值班员", "|王五", "|赵六"), "值班表"),
        (("|值班员", "周一|王五", "备用|赵六"), "值班表"),
    ],
    ids=["every week", "something else", "no days", "a column of its own"],
)
def test_other_tables_stay_tables(sheet: MakeSheet, rows: tuple[str, ...], title: str) -> None:
    assert [type(card) for card in sheet_cards([sheet(*rows)], title, WEDNESDAY).cards] == [TableCard]
