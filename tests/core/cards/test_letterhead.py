"""What stands above the title of a document, and a table of contents under it."""

from collections.abc import Sequence

import pytest

from signage.core.cards.card import Notice
from signage.core.cards.contents import without_contents
from signage.core.cards.deck import deck_of
from signage.core.cards.letterhead import title_first
from signage.core.document import Block, Cell, Document, Heading, Paragraph, Table, plain, runs_of
from signage.core.rules import Rules
from signage.core.text.repair import lines_of

TITLE = "关于印发《办公区域安全管理办法》的通知"
REST = ("局机关各科室：", "现将办法印发给你们，请认真贯彻执行。")


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph(runs_of(text)) for text in texts)


def grid(*rows: Sequence[str]) -> Table:
    return Table(tuple(tuple(Cell(runs_of(text)) for text in row) for row in rows))


def order(*blocks: Block, title: str = "") -> list[str]:
    document = Document(title, blocks)
    return ["表" if line.object else line.whole for line in title_first(document, lines_of(document))]


HEAD = grid(("示例市住房和城乡建设局文件",), ("示住建〔2026〕45号", "签发人：某"))
DATA = grid(("区域", "件数"), ("城东", "12"))
CASES: dict[str, tuple[tuple[Block, ...], list[str]]] = {
    "lines": (
        paragraphs("示例市住房和城乡建设局文件", "示住建〔2026〕45号", TITLE, *REST),
        [TITLE, "示例市住房和城乡建设局文件", "示住建〔2026〕45号", *REST],
    ),
    "a rule typed across the page": (
        paragraphs("示例市住房和城乡建设局文件", "━━━━━★━━━━━", TITLE, REST[0], "----------", REST[1]),
        [TITLE, "示例市住房和城乡建设局文件", *REST],
    ),
    "a star between": (paragraphs("示例市住建局党组文件", "示住建党〔2026〕12号", "★", TITLE, *REST),
        [TITLE, "示例市住建局党组文件", "示住建党〔2026〕12号", *REST]),
    "a table that sets them": (
        (HEAD, *paragraphs(TITLE, *REST)),
        [TITLE, "示例市住房和城乡建设局文件", "示住建〔2026〕45号　签发人：某", *REST],
    ),
    "another table": ((DATA, Heading(2, runs_of("投诉情况通报")), *paragraphs(*REST)), ["投诉情况通报", "表", *REST]),
    "a long table": ((grid(*[("示住建〔2026〕45号",)] * 4), *paragraphs(TITLE, *REST)), [TITLE, "表", *REST]),
    "no title below": ((DATA, *paragraphs("截至昨天，一切正常。", "特此说明。")), ["表", "截至昨天，一切正常。", "特此说明。"]),
    "nothing below": ((DATA,), ["表"]),
    "nothing above": (paragraphs(TITLE, *REST), [TITLE, *REST]),
}  # fmt: skip


@pytest.mark.parametrize(("blocks", "expected"), CASES.values(), ids=CASES.keys())
def test_the_title_stands_first(blocks: tuple[Block, ...], expected: list[str]) -> None:
    assert order(*blocks) == expected


SIGNED = ("示例市住房和城乡建设局", "2026年11月24日")
PAPERWORK: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "letterhead and colophon": (
        ("示例市住房和城乡建设局文件", "示住建〔2026〕45号", TITLE, *REST, "附件：办法", *SIGNED, "（此件公开发布）", "抄送：局领导。",
         "局办公室　　2026年11月24日印发", "（共印20份）"),
        [*REST, "附件：办法"],
    ),
    "a sentence with a number": (
        (TITLE, "根据示住建〔2026〕45号文件，请自查。", "抄送的单位也要自查。", *SIGNED),
        ["根据示住建〔2026〕45号文件，请自查。", "抄送的单位也要自查。"],
    ),
    "which one of a series": ((TITLE, "第12期", *REST, *SIGNED), ["第12期", *REST]),
    "nothing else": ((TITLE, "抄送：局领导", "抄送：各科室", *SIGNED), ["抄送：局领导", "抄送：各科室"]),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), PAPERWORK.values(), ids=PAPERWORK.keys())
def test_a_notice_does_without_what_is_for_paper(texts: tuple[str, ...], expected: list[str]) -> None:
    [card] = deck_of(Document("", paragraphs(*texts)), name_title="x", rules=Rules()).cards
    assert isinstance(card, Notice)
    assert (card.title, [plain(runs) for runs in card.paragraphs]) == (TITLE, expected)
    assert (card.signature, card.date) == SIGNED


def test_a_title_of_its_own_leaves_the_lines_alone() -> None:
    assert order(HEAD, *paragraphs(*REST), title="题") == ["表", *REST]


def test_a_notice_with_a_letterhead_is_a_notice() -> None:
    [card] = deck_of(Document("", (HEAD, *paragraphs(TITLE, *REST))), name_title="红头", rules=Rules()).cards
    assert isinstance(card, Notice)
    assert card.title == TITLE
    assert [plain(runs) for runs in card.paragraphs][-2:] == list(REST)


CONTENTS: dict[str, tuple[str, list[str]]] = {
    "typed with pages": ("目　录\n第一章 总则……1\n第二章 附则……2\n第一章 总则\n正文。\n第二章 附则\n完。", ["第一章", "正文", "第二章", "完"]),
    "without pages": ("目录\n一、总则\n二、附则\n一、总则\n正文。\n二、附则\n完。", ["一、总", "正文", "二、附", "完"]),
    "an entry that does not come": ("目录\n一、总则\n二、附则\n完。", ["目录", "一、总", "二、附", "完"]),
    "a single entry": ("目录\n总则\n总则\n完。", ["目录", "总则", "总则", "完"]),
    "none": ("总则\n完。", ["总则", "完"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONTENTS.values(), ids=CONTENTS.keys())
def test_a_table_of_contents_goes_when_all_of_it_comes_again(text: str, expected: list[str]) -> None:
    lines = without_contents(lines_of(Document("", paragraphs(*text.split("\n")))))
    assert [line.whole.rstrip("。")[:3] for line in lines] == expected


def test_a_table_ends_the_contents() -> None:
    blocks = (*paragraphs("目录", "总则 1"), DATA, *paragraphs("总则", "完。"))
    lines = lines_of(Document("", blocks))
    assert without_contents(lines) == lines
