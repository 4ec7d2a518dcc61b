"""Names of special periods as people write them on a folder: 国庆、国庆节、十一、过年、4·15, and the halves 节前 and 节后.

Pure. In: the name of a folder, without its number, and the periods that there are. Out: the key of a period, or the
stretch of it that is meant.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from signage.core.calendar.periods import PeriodRule
from signage.core.later import later
from signage.core.rules import Stretch

NAMES: Mapping[str, str] = {
    "newyear": "元旦 新年 元旦节",
    "spring": "春节 过年 新春 农历新年 大年",
    "lianghui-cn": "全国两会 两会",
    "lianghui-local": "地方两会 省两会 市两会 区两会 县两会",
    "qingming": "清明节 清明",
    "nsed": "全民国家安全教育日 国家安全教育日 国家安全日 4·15 415 4月15日",
    "bmmonth": "保密宣传教育月 保密宣传月 保密月",
    "labour": "劳动节 五一 五一劳动节 5·1 51 五一节 5月1日",
    "gaokao": "高考 高考期间",
    "safety": "安全生产月 安全月",
    "dragon": "端午节 端午",
    "party": "七一 7·1 71 建党节 7月1日",
    "army": "八一 8·1 81 建军节 8月1日",
    "victory": "九三 9·3 93 抗战胜利纪念日 9月3日",
    "cyber": "国家网络安全宣传周 网络安全宣传周 网络安全周 网安周",
    "martyrs": "烈士纪念日 9·30 930 9月30日",
    "midautumn": "中秋节 中秋",
    "national": "国庆节 国庆 十一 10·1 101 10月1日 国庆假期 国庆长假",
    "firesafety": "消防日 全国消防日 消防宣传日 11·9 119 11月9日",
    "constitution": "国家宪法日 宪法日 宪法宣传周 12·4 124 12月4日",
    "memorial": "国家公祭日 公祭日 12·13 1213 12月13日",
    "congress": "重大会议活动 重大会议 重大活动 重要会议 重要活动",
    "flood": "汛期 防汛 台风",
    "mourning": "全国哀悼 哀悼日 哀悼",
}
"""Key of a period → its name and the others that people use."""
STRETCHES: Mapping[Stretch, str] = {
    Stretch.BEFORE: "节前 会前 之前 节日前 放假前 期前",
    Stretch.DURING: "节日 节中 节日期间 期间 当天 当日 假期 会期 会议期间",
    Stretch.AFTER: "节后 会后 之后 节日后 上班后 收假",
}
SHELVES = frozenset(("节假日", "节日", "特殊时期", "重要时期", "节假日和重大活动", "重大活动和节假日"))
"""Folders whose sub-folders are named after periods."""
UNKNOWN = "?"
"""Stands for a period that nobody knows: what has it never plays."""
_KEY = later(r"[a-z][a-z0-9-]{0,31}")
_DOTS = str.maketrans("", "", "·.．・•‧-_－ 　")


def period_called(name: str) -> str | None:
    """The key of the period that is called so; None: no period that ships is."""
    return _BY_NAME.get(_plain(name))


@dataclass(frozen=True, slots=True)
class Called:
    """Finds the key of a period by what people call those that ship, and by the bureau's `own`: (name, key)."""

    own: tuple[tuple[str, str], ...] = ()

    def __call__(self, name: str) -> str | None:
        """The key of the period that is called so; None for none."""
        return dict(self.own).get(_plain(name)) or period_called(name)


SHIPPED = Called()


def calling(rules: Iterable[PeriodRule]) -> Called:
    """Finds periods also by the names and keys that `rules` have; what ships under its own name is no name of the bureau's."""
    named = {_plain(name): rule.key for rule in rules for name in (rule.key, rule.name) if _plain(name)}
    return Called(tuple(sorted((name, key) for name, key in named.items() if period_called(name) != key)))


def key_called(name: str, called: Called = SHIPPED) -> str:
    """The key of a period by its name or its key; a key of the bureau's own is believed. `UNKNOWN` for all else."""
    return called(name) or (name if _KEY.fullmatch(name) else UNKNOWN)


def stretch_called(name: str) -> Stretch | None:
    """The stretch of a period that is called so."""
    return _STRETCH_BY_NAME.get(_plain(name))


def is_shelf(name: str) -> bool:
    """Whether the folders in it are named after periods."""
    return _plain(name) in SHELVES


def _plain(name: str) -> str:
    """The name without marks between its parts, and without a year in front of it."""
    text = unicodedata.normalize("NFKC", name).translate(_DOTS).removeprefix("“").removesuffix("”")
    head, found, rest = text.partition("年")
    return rest if found and rest and head.isdigit() and len(head) == 4 else text


_BY_NAME = {_plain(name): key for key, names in NAMES.items() for name in (key, *names.split())}
_STRETCH_BY_NAME = {_plain(name): stretch for stretch, names in STRETCHES.items() for name in names.split()}
