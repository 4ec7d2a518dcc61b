"""Markdown: our own blocks, no HTML, no pictures from elsewhere, bounded nesting."""

from collections.abc import Callable
from typing import Any

import pytest

from signage.core.document import Cell, Heading, ListBlock, Paragraph, Run, Table, plain
from signage.core.item import Kind
from signage.core.verdict import Reason
from signage.kinds.reading import Reading, Refusal


@pytest.fixture
def blocks(read: Callable[..., Any]) -> Callable[..., Any]:
    def run(text: str) -> Any:
        reading = read("a.md", text)
        assert isinstance(reading, Reading), reading
        return reading.content.blocks

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 标题", (Heading(1, (Run("标题"),)),)),
        ("**重点。**后文", (Paragraph((Run("重点。", strong=True), Run("后文"))),)),
        ("第一行\n第二行", (Paragraph((Run("第一行第二行"),)),)),
        ("one\ntwo", (Paragraph((Run("one two"),)),)),
        ("甲  \n乙", (Paragraph((Run("甲"),)), Paragraph((Run("乙"),)))),
        ("- 甲\n- **乙**\n  - 丙", (ListBlock(((Run("甲"),), (Run("乙", strong=True),), (Run("丙"),))),)),
        ("3. 甲\n4. 乙", (ListBlock(((Run("3. 甲"),), (Run("4. 乙"),)), ordered=True),)),
        ("> 引文", (Paragraph((Run("引文"),)),)),
        ("甲\n\n---\n\n乙", (Paragraph((Run("甲"),)), Paragraph((Run("乙"),)))),
        ("```\n代码\n```", (Paragraph((Run("代码"),)),)),
        ("见[国家保密局](http://x)", (Paragraph((Run("见国家保密局"),)),)),
        ("<b>粗</b>体<br>下行", (Paragraph((Run("粗体"),)), Paragraph((Run("下行"),)))),
        ("<div>块 <i>内</i></div>", (Paragraph((Run("块 内"),)),)),
        ("甲\n\n<script>alert(1)</script>\n\n<!-- 注 -->", (Paragraph((Run("甲"),)),)),
        (
            "| 姓名 | 科室 |\n|---|---|\n| 张 | **办** |",
            (
                Table(
                    (
                        (Cell((Run("姓名"),)), Cell((Run("科室"),))),
                        (Cell((Run("张"),)), Cell((Run("办", strong=True),))),
                    )
                ),
            ),
        ),
    ],
)
def test_blocks(blocks: Callable[..., Any], text: str, expected: object) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(
    "address", ["file:///etc/canary.png", "http://x/a.png", "javascript:x", "data:image/png;base64,AA"]
)
def test_pictures_are_dropped_and_said(read: Callable[..., Any], address: str) -> None:
    reading = read("a.md", f"甲 ![图]({address}) 乙")
    assert [plain(block.runs) for block in reading.content.blocks] == ["甲  乙"]
    assert [(note.reason, note.detail) for note in reading.notes] == [(Reason.EXTERNAL_DROPPED, "图")]


LINES = {
    "a remark like the address of a link": (
        "本表见下。\n\n[注]: 数据截至十一月。",
        ["本表见下。", "[注]: 数据截至十一月。"],
    ),
    "a footnote": ("正文[^1]\n\n[^1]: 来自培训材料", ["正文[^1]", "[^1]: 来自培训材料"]),
    "the address of a link": ("见[课堂][1]\n\n[1]: https://example.gov.cn/", ["见课堂"]),
}


@pytest.mark.parametrize(("text", "lines"), LINES.values(), ids=LINES)
def test_only_addresses_are_left_out(read: Callable[..., Any], text: str, lines: list[str]) -> None:
    assert [plain(block.runs) for block in read("a.md", text).content.blocks] == lines


def test_struck_text_holds_the_file(judge: Callable[..., Any]) -> None:
    assert [note.reason for note in judge("a.md", "会议室可以使用，~~不限人数~~。").notes] == [Reason.STRUCK_TEXT]
    assert judge("a.md", "上午9~11点开放，下午2~5点开放。").verdict.value == "accepted"


def test_tasks_have_their_squares(read: Callable[..., Any]) -> None:
    (block,) = read("a.md", "- [ ] 关窗\n- [x] 锁门\n- [注] 断电").content.blocks
    assert [plain(entry) for entry in block.entries] == ["□ 关窗", "☑ 锁门", "[注] 断电"]


@pytest.mark.parametrize("text", [">" * 100_000 + " 甲", "- " * 100_000 + "甲", "1. " * 200 + "甲"])
def test_nesting_that_hides_text_is_refused(read: Callable[..., Any], text: str) -> None:
    found = read("a.md", text)
    assert isinstance(found, Refusal)
    assert found.note.reason is Reason.TOO_DEEP


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "[" * 20_000 + "]" * 20_000,
        "![" * 20_000,
        "*甲 " * 50_000,
        "~~甲 " * 50_000,
        "甲 " + "`" * 100_000,
        "<" * 100_000,
        "&" * 50_000,
        "[甲](<乙" * 10_000,
    ],
    ids=lambda text: text[:4],
)
def test_pathological_text_does_not_crash(blocks: Callable[..., Any], text: str) -> None:
    assert blocks(text)


def test_front_matter_and_body(read: Callable[..., Any]) -> None:
    reading = read("a.md", "---\n标题: 自查\n---\n# 一\n")
    assert (reading.title, len(reading.content.blocks)) == ("自查", 1)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("[保密知识测试](https://example.gov.cn/test)", Kind.LINK, "保密知识测试"),
        ("---\n标题: 测试\n---\n\n[点这里](https://example.gov.cn/test)\n", Kind.LINK, "测试"),
        ("[保密知识测试](https://example.gov.cn/test) 请参加", Kind.TEXT, ""),
        ("[保密知识测试](/etc/passwd)", Kind.TEXT, ""),
    ],
)
def test_a_file_that_is_one_link_is_its_code(read: Callable[..., Any], text: str, kind: Kind, title: str) -> None:
    reading = read("a.md", text)
    assert (reading.kind, reading.title) == (kind, title)


def test_a_link_that_no_code_may_carry_is_refused(read: Callable[..., Any]) -> None:
    refusal = read("a.md", "[测试](https://user:word@example.gov.cn/)")
    assert isinstance(refusal, Refusal)
    assert refusal.note.reason is Reason.LINK_OUT
