"""1 / 1.1 / 1.1.1 are numbers where they follow one another, and quantities, days and houses where they do not."""

import pytest

from signage.core.document import Document, Paragraph, Run
from signage.core.text.numbering import Rank
from signage.core.text.repair import lines_of

PAPERS = [
    (
        "three levels",
        "技术规范\n1 范围\n本规范适用于全局。\n2 要求\n2.1 管理要求\n2.1.1 专人负责。\n2.1.2 定期检查。\n2.2 技术要求\n3 附则",
        ["-", "1", "-", "2", "2.1", "2.1.1", "2.1.2", "2.2", "3"],
        [None, Rank.ARABIC, None, Rank.ARABIC, Rank.DECIMAL, Rank.DECIMAL_DEEP, Rank.DECIMAL_DEEP, Rank.DECIMAL, Rank.ARABIC],
    ),
    ("no blank behind them", "1.1口令要求\n1.2日志要求\n1.3备份要求", ["1.1", "1.2", "1.3"], [Rank.DECIMAL] * 3),
    ("a number left out", "1 范围\n3 要求\n3.1 口令\n3.3 日志", ["1", "3", "3.1", "3.3"], [Rank.ARABIC] * 2 + [Rank.DECIMAL] * 2),
    ("headings without dots", "1 范围\n适用于全局。\n2 要求\n从严。\n3 附则", ["1", "-", "2", "-", "3"], [Rank.ARABIC, None, Rank.ARABIC, None, Rank.ARABIC]),
    ("full-width", "１　范围\n１．１　总则\n１．２　术语", ["１", "１．１", "１．２"], [Rank.ARABIC, Rank.DECIMAL, Rank.DECIMAL]),
    ("1. above 1.1", "1. 范围\n1.1 总则\n1.2 术语\n2. 要求", ["1.", "1.1", "1.2", "2."], [Rank.ARABIC, Rank.DECIMAL, Rank.DECIMAL, Rank.ARABIC]),
]  # fmt: skip

OTHERS = [
    ("quantities", "1.5米以上的车辆\n2.5米以上的车辆\n3.5米以上的车辆"),
    ("days", "10 月 1 日放假\n11 月 1 日上班\n12 月 1 日开会"),
    ("houses", "1 号楼停水\n2 号楼停电\n3 号楼停气"),
    ("too few", "1 范围\n2 要求"),
    ("sentences", "1 先登记，后借阅\n2 先审批，后复制\n3 用完归还，及时签字"),
    ("out of order", "2.4 万元\n1.1 总则\n7 位同志"),
    ("nought", "0.1 草案\n0.2 草案\n0.3 草案"),
    ("no blank", "1范围\n2要求\n3附则"),
]


def read(text: str) -> list[tuple[str, Rank | None]]:
    blocks = tuple(Paragraph((Run(line),)) for line in text.split("\n"))
    return [(line.label or "-", line.rank) for line in lines_of(Document("", blocks))]


@pytest.mark.parametrize(("text", "labels", "ranks"), [case[1:] for case in PAPERS], ids=[case[0] for case in PAPERS])
def test_a_technical_paper(text: str, labels: list[str], ranks: list[Rank | None]) -> None:
    assert read(text) == list(zip(labels, ranks, strict=True))


@pytest.mark.parametrize("text", [case[1] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_what_only_looks_like_one(text: str) -> None:
    assert not [rank for _, rank in read(text) if rank in {Rank.ARABIC, Rank.DECIMAL, Rank.DECIMAL_DEEP}]
