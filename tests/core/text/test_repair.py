"""Lost line breaks come back before a number in sequence, and never inside a sentence. No character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.document import Cell, Document, Heading, ListBlock, Paragraph, Picture, Run, Runs, Table, plain
from signage.core.numerals import number_of
from signage.core.text.numbering import Rank, fold, label_at
from signage.core.text.repair import cut, lines_of, strip


def read(text: str) -> list[str]:
    """The lines of a text as `number|text`."""
    blocks = tuple(Paragraph((Run(line),)) for line in text.split("\n"))
    return [f"{line.label}|{line.text}" if line.label else line.text for line in lines_of(Document("", blocks))]


SPLIT = [
    (
        "article after a sentence",
        "第二条 全局执行。第三条 涉密文件专人保管。",
        ["第二条|全局执行。", "第三条|涉密文件专人保管。"],
    ),
    ("item after a sentence", "（一）收文登记。（二）借阅审批。", ["（一）|收文登记。", "（二）|借阅审批。"]),
    ("heading after a sentence", "一、文件管理。先登记。二、会议管理", ["一、|文件管理。先登记。", "二、|会议管理"]),
    ("items after a lead-in", "下列职责：（一）起草；（二）解释。", ["下列职责：", "（一）|起草；", "（二）|解释。"]),
    ("half-width brackets", "(一)收文;(二)发文。", ["(一)|收文;", "(二)|发文。"]),
    ("half-width comma after a number", "一,收文\n二,发文", ["一,|收文", "二,|发文"]),
    ("items parted by commas", "（一）收文，（二）发文", ["（一）|收文，", "（二）|发文"]),
    ("dot for a full stop", "第一条 全局执行.第二条 专人保管.", ["第一条|全局执行.", "第二条|专人保管."]),
    ("digits with a dot", "1.先登记。2.后借阅。", ["1.|先登记。", "2.|后借阅。"]),
    ("digits with 、", "1、先登记；2、后借阅", ["1、|先登记；", "2、|后借阅"]),
    ("digits in brackets", "（1）先登记；（2）后借阅", ["（1）|先登记；", "（2）|后借阅"]),
    ("full-width digits", "１．先登记。２．后借阅。", ["１．|先登记。", "２．|后借阅。"]),
    ("one bracket", "1）先登记；2）后借阅", ["1）|先登记；", "2）|后借阅"]),
    ("circles", "要求：①人离机锁；②桌面清空。", ["要求：", "①|人离机锁；", "②|桌面清空。"]),
    ("ready-made numbers", "㈠收文；㈡发文", ["㈠|收文；", "㈡|发文"]),
    ("blank of Word", "第三条\xa0涉密文件\n（四）\u3000归档", ["第三条|涉密文件", "（四）|归档"]),
    ("blanks inside the number", "第 三 条 涉密文件", ["第 三 条|涉密文件"]),
    ("lost blank", "第一条为了保密。第二条本局适用。", ["第一条|为了保密。", "第二条|本局适用。"]),
    ("chapter, article", "第一章　总则第一条　为了保密。", ["第一章|总则", "第一条|为了保密。"]),
    (
        "title, chapter, article",
        "保密工作管理制度第一章总则第一条为了保密。",
        ["保密工作管理制度", "第一章|总则", "第一条|为了保密。"],
    ),
    (
        "title, 一、",
        "文件管理要求一、收文要登记。二、发文要审批。",
        ["文件管理要求", "一、|收文要登记。", "二、|发文要审批。"],
    ),
    (
        "heading, item",
        "一、收文（一）专人签收。（二）逐件清点。",
        ["一、|收文", "（一）|专人签收。", "（二）|逐件清点。"],
    ),
    (
        "chapter, section, article",
        "第二章 定密 第一节 范围 第五条 定密要依法。",
        ["第二章|定密", "第一节|范围", "第五条|定密要依法。"],
    ),
    ("out of sequence but spaced", "第五条　先登记。第九条　后借阅。", ["第五条|先登记。", "第九条|后借阅。"]),
    ("article inserted later", "第三条之一 另行登记", ["第三条之一|另行登记"]),
    ("arabic article", "第3条 登记。第4条 借阅。", ["第3条|登记。", "第4条|借阅。"]),
    ("after a quote", "他说：“登记。”（一）收文；（二）发文", ["他说：“登记。”", "（一）|收文；", "（二）|发文"]),
    (
        "clause that begins like a reference",
        "第四条　本局\n第五条　所称人员，是指",
        ["第四条|本局", "第五条|所称人员，是指"],
    ),
    ("a number alone", "第三条\n（一）", ["第三条|", "（一）|"]),
    ("line breaks inside a block", "一、收文\r二、发文\x0b三、归档", ["一、|收文", "二、|发文", "三、|归档"]),
]

WHOLE = [
    ("article in a sentence", "第二条 依照本制度第三条的规定执行"),
    ("item in a sentence", "第二条 按第（二）项办理"),
    ("law", "第九条 依据《办法》第十条制定"),
    ("item list in a sentence", "第二条 前款第一、二项所列人员"),
    ("item after 前款", "前款（一）所列人员"),
    ("decimal", "长3.5米，面积1.2万平方米。1.5米以下不计"),
    ("date", "于2026.11.23开会。2026.11.24散会"),
    ("sentence that begins with a reference", "第二条 全局执行。第三条规定的除外"),
    ("sentence about two articles", "第二条 全局执行。第三条、第四条除外"),
    ("sentence that begins with an item", "（一）登记。（二）项所列除外"),
    ("item out of sequence", "（一）登记。（五）借阅"),
    ("chapter in a sentence", "按照第八章办理。第八章的程序从严"),
    ("numbers in a sentence", "分三类。一、二级从严"),
    ("a bracket in a sentence", "保管人（一）登记"),
    ("annex", "附件：1.自查表"),
    ("two numbers", "（一）1.登记"),
    ("houses", "检查如下：1、2号楼停水"),
    ("a heading that ends in a reference", "一、依照（一）办理"),
    ("title that refers", "根据第一章 总则"),
    ("一、 without 二、", "每周例会一、传达文件"),
    ("too long for a title", "全局上下各科室各下属单位全体在编人员合同制人员劳务派遣人员借调人员第一章 总则"),
]

LINE_START = [
    ("paragraph about an article", "第三条规定的人员应当登记"),
    ("paragraph about two articles", "第三条、第四条的人员应当登记"),
    ("paragraph about an item", "（二）项所列人员应当登记"),
    ("decimal", "3.5米以上"),
    ("weak and out of sequence", "三,五人以下"),
    ("levels", "一、二级风险"),
    ("houses", "1、2号楼停水"),
    ("year", "2026、2027两年"),
]


@pytest.mark.parametrize(("text", "lines"), [case[1:] for case in SPLIT], ids=[case[0] for case in SPLIT])
def test_break_comes_back(text: str, lines: list[str]) -> None:
    assert read(text) == lines


@pytest.mark.parametrize("text", [case[1] for case in WHOLE], ids=[case[0] for case in WHOLE])
def test_sentence_stays_whole(text: str) -> None:
    assert len(read(text)) == 1


@pytest.mark.parametrize("text", [case[1] for case in LINE_START], ids=[case[0] for case in LINE_START])
def test_line_that_only_looks_numbered(text: str) -> None:
    assert read(text) == [text]


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("7", 7),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("一百二十", 120),
        ("二〇", 20),
        ("两千", 2000),
        ("三 十", 30),
    ],
)
def test_numerals(numeral: str, number: int) -> None:
    assert number_of(numeral) == number


@pytest.mark.parametrize(
    ("text", "rank", "number"),
    [
        ("第一编 总论", Rank.PART, 1),
        ("第二部分 安排", Rank.PART, 2),
        ("第十二章", Rank.CHAPTER, 12),
        ("第3节", Rank.SECTION, 3),
        ("第一百零三条", Rank.ARTICLE, 103),
        ("十一、", Rank.HAN, 11),
        ("(三)", Rank.HAN_PAREN, 3),
        ("12.", Rank.ARABIC, 12),
        ("(4)", Rank.ARABIC_PAREN, 4),
        ("⑳", Rank.CIRCLED, 20),
        ("⑴", Rank.ARABIC_PAREN, 1),
        ("⒉", Rank.ARABIC, 2),
        ("㈩", Rank.HAN_PAREN, 10),
    ],
)
def test_ranks(text: str, rank: Rank, number: int) -> None:
    label = label_at(fold(text))
    assert label is not None
    assert (label.rank, label.number) == (rank, number)


def test_every_block_gives_its_lines() -> None:
    table = Table(((Cell((Run("日期"),)),),))
    picture = Picture("00", 4, 3)
    blocks = (
        Heading(1, (Run("第一章 总则"),)),
        Paragraph((Run("为了"), Run("保密", strong=True), Run("。"))),
        ListBlock(((Run("人离机锁"),), (Run("1. 关窗"),))),
        table,
        picture,
        Paragraph((Run("　\n "),)),
    )
    lines = lines_of(Document("", blocks))
    assert [(line.label, line.text, line.heading, line.entry) for line in lines] == [
        ("第一章", "总则", 1, False),
        ("", "为了保密。", -1, False),
        ("", "人离机锁", -1, True),
        ("1.", "关窗", -1, True),
        ("", "", -1, False),
        ("", "", -1, False),
    ]
    assert [line.object for line in lines[4:]] == [table, picture]
    assert lines[1].runs[1] == Run("保密", strong=True)


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("一、甲\n二、乙\n三、丙\n(四)丁\n五、戊", [Rank.HAN] * 5),
        ("一、甲\n（一）子\n（二）丑\n三、寅\n（四）卯\n二、乙", [Rank.HAN, *[Rank.HAN_PAREN] * 4, Rank.HAN]),
        ("1.甲\n2.乙\n（3）丙\n4.丁", [Rank.ARABIC] * 4),
        ("1.甲\n2、乙\n3）丙\n④丁", [Rank.ARABIC] * 4),
        ("1.甲：（1）子；\n（2）丑\n2.乙", [Rank.ARABIC, Rank.ARABIC_PAREN, Rank.ARABIC_PAREN, Rank.ARABIC]),
        ("1.甲\n①子\n②丑\n2.乙", [Rank.ARABIC, Rank.CIRCLED, Rank.CIRCLED, Rank.ARABIC]),
        ("三、丙\n（四）子\n（五）丑\n四、丁", [Rank.HAN, Rank.HAN_PAREN, Rank.HAN_PAREN, Rank.HAN]),
        ("一、甲\n（一）子\n（二）丑\n三、丙\n四、丁", [Rank.HAN, Rank.HAN_PAREN, Rank.HAN_PAREN, Rank.HAN, Rank.HAN]),
        ("一、甲\n（一）子\n（二）丑\n二、乙", [Rank.HAN, Rank.HAN_PAREN, Rank.HAN_PAREN, Rank.HAN]),
    ],
    ids=[
        "brackets for a heading",
        "a heading for brackets",
        "digits",
        "signs of every sort",
        "items in a line",
        "circled items",
        "really items",
        "really headings",
        "in order",
    ],
)
def test_a_level_typed_wrong(text: str, ranks: list[Rank]) -> None:
    blocks = tuple(Paragraph((Run(line),)) for line in text.split("\n"))
    assert [line.rank for line in lines_of(Document("", blocks))] == ranks


def test_stress_survives_a_cut() -> None:
    line = (Run("（一）收", strong=True), Run("文；（"), Run("二）发文", strong=True))
    lines = lines_of(Document("", (Paragraph(line),)))
    assert [(each.label, each.runs) for each in lines] == [
        ("（一）", (Run("收", strong=True), Run("文；"))),
        ("（二）", (Run("发文", strong=True),)),
    ]


@given(st.lists(st.tuples(st.text(alphabet="ab 　\n", max_size=4), st.booleans()), max_size=6), st.data())
def test_cut_loses_nothing(raw: list[tuple[str, bool]], data: st.DataObject) -> None:
    runs: Runs = tuple(Run(text, strong) for text, strong in raw)
    text = plain(runs)
    places = (
        sorted(set(data.draw(st.lists(st.integers(1, max(1, len(text) - 1)), max_size=4)))) if len(text) > 1 else []
    )
    parts = cut(runs, places)
    assert len(parts) == len(places) + 1
    assert [plain(part) for part in parts] == [
        text[begin:end].strip() for begin, end in zip([0, *places], [*places, len(text)], strict=True)
    ]
    assert all(run.text for part in parts for run in part)


def test_strip_empties_blank_runs() -> None:
    assert strip((Run(""), Run(" "), Run("\u3000"))) == ()
    assert strip((Run("  "), Run(" 甲 "), Run(" "))) == (Run("甲"),)
