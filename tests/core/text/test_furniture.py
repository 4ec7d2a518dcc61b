"""What a copy brings along goes, and nothing that somebody wrote."""

from __future__ import annotations

import pytest

from signage.core.text.copied import as_written
from signage.core.text.furniture import without_furniture

CUT = "第一条 为规范物业服务市场秩序，促进行业健康发展，根据有关法律法规，结合"
ON = "本市实际，制定本办法。第二条 本市行政区域内的信用信息归集，适用本办法。结合"

GOES: dict[str, tuple[list[str], list[str]]] = {
    "page numbers": (["甲。", "- 1 -", "乙。", "— 2 —", "丙。", "第 3 页 共 3 页"], ["甲。", "乙。", "丙。"]),
    "a page number among blank lines": (["甲", "", "-12-", "", "", "乙"], ["甲", "乙"]),
    "page of pages": (["甲", "Page 1 of 2", "乙", "第2页，共2页"], ["甲", "乙"]),
    "frame of a web page": (
        ["首页 > 通知公告 > 正文", "关于停水的通知", "发布时间:2026-11-20 浏览次数:1024 字体:[大 中 小]", "停水。",
         "【打印本页】 【关闭窗口】", "上一篇：没有了", "下一篇：关于停电的通知"],
        ["关于停水的通知", "停水。"],
    ),
    "whom a chat calls": (["@所有人 各位同事：", "@全体成员", "明天开会。"], ["各位同事：", "", "明天开会。"]),
    "a list that goes round": (["#接龙", "保密例会报名", "1. 张三"], ["", "保密例会报名", "1. 张三"]),
    "the head of a mail": (
        ["发件人: 办公室 <bgs@example.com>", "发送时间: 2026年11月24日 9:12", "收件人: 各科室", "主题: 报送总结", "", "各科室："],
        ["报送总结", "", "各科室："],
    ),
    "letters spread out": (["1 、 进 入 机 房 请 登 记 ；", "进入"], ["1、进入机房请登记；", "进入"]),
    "a heading spread out": (["第 一 章 总 则"], ["第一章总则"]),
    "letters under one another": (list("欢迎各位领导"), ["欢迎各位领导"]),
    "the same with blank lines": (["欢", "", "迎", "", "光", "临"], ["欢迎光临"]),
}  # fmt: skip
STAYS: dict[str, list[str]] = {
    "blank lines": ["甲", "", "", "乙"],
    "a number with a minus": ["-3", "-12℃", "1-2"],
    "pages in a sentence": ["第3页有误", "共12页，请查收", "打印12份"],
    "one line like a web page's": ["关闭窗口", "请随手关窗"],
    "another one": ["浏览次数：1024", "全年统计"],
    "names apart": ["李 明　王 芳", "张 三 李 四"],
    "three letters": ["福", "禄", "寿"],
    "who gets a copy": ["停水通知", "抄送：局领导", "收件人：李明"],
    "a list of short words": ["水", "电", "煤气"],
    "figures": ["1 2 3 4 5 6 7"],
}


@pytest.mark.parametrize(("lines", "left"), GOES.values(), ids=GOES)
def test_what_a_copy_brought_along_goes(lines: list[str], left: list[str]) -> None:
    assert without_furniture(lines) == left


@pytest.mark.parametrize("lines", STAYS.values(), ids=STAYS)
def test_what_somebody_wrote_stays(lines: list[str]) -> None:
    assert without_furniture(lines) == lines


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    assert as_written([CUT, ON, "", "- 1 -", "", "上级要求执行。"]) == [CUT + ON + "上级要求执行。"]
    assert as_written([CUT, ON, "", "上级要求执行。"]) == [CUT + ON, "上级要求执行。"]


GLUED: dict[str, tuple[str, list[str]]] = {
    "the address": ("各科室、局属各单位： 现就停车通知如下：", ["各科室、局属各单位：", "现就停车通知如下："]),
    "a plain office": ("予以通报。 办公室 2026年11月22日", ["予以通报。", "办公室", "2026年11月22日"]),
    "one letter before": ("予以通报。市局2026年11月22日", ["予以通报。", "市局", "2026年11月22日"]),
    "no address": ("各项工作：一要抓紧", ["各项工作：一要抓紧"]),
}


@pytest.mark.parametrize(("line", "parts"), GLUED.values(), ids=GLUED)
def test_what_a_copy_glued_is_parted(line: str, parts: list[str]) -> None:
    assert as_written([line]) == parts
