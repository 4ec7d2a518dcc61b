"""The ladder of a text, and the full text: nothing added, changed or dropped, each clause once and in order."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signage.core.cards.card import FullText
from signage.core.cards.ladder import full_text_of
from signage.core.document import Cell, Document, Heading, ListBlock, Paragraph, Picture, Table, plain, runs_of

CONTENT = Path(__file__).parents[3] / "content"
POLICY = CONTENT / "01 制度全文" / "保密工作管理制度.txt"


def document(text: str) -> Document:
    return Document("", tuple(Paragraph(runs_of(line)) for line in text.splitlines()))


def shape(text: FullText) -> list[tuple[str, list[tuple[int, str, str]]]]:
    return [(c.heading, [(k.depth, k.label, plain(k.runs)) for k in c.clauses]) for c in text.chapters]


def said(text: FullText) -> str:
    parts = [text.title]
    for chapter in text.chapters:
        parts += [chapter.heading, *(clause.label + plain(clause.runs) for clause in chapter.clauses)]
    return squeezed("".join(parts))


def squeezed(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


CASES = [
    (
        "a chapter without its number",
        "第一章 总 则\n第一条 为了保密。\n附 则\n第二条 从今日起。",
        [("第一章　总则", [(0, "第一条", "为了保密。")]), ("附则", [(0, "第二条", "从今日起。")])],
    ),
    (
        "headings in one line with their text",
        "一、总则 为了加强管理，制定本规定。\n二、附则 本规定从今日起施行。\n三、地点 五楼会议室",
        [
            ("一、总则", [(0, "", "为了加强管理，制定本规定。")]),
            ("二、附则", [(0, "", "本规定从今日起施行。")]),
            ("三、地点 五楼会议室", []),
        ],
    ),
    (
        "chapters and articles",
        "第一章　总则\n第一条　为了保密：\n（一）登记；\n1.当日；\n（二）审批。\n第二条　本局适用。\n第二章　附则\n第三条　从今日起。",
        [
            (
                "第一章　总则",
                [
                    (0, "第一条", "为了保密："),
                    (1, "（一）", "登记；"),
                    (2, "1.", "当日；"),
                    (1, "（二）", "审批。"),
                    (0, "第二条", "本局适用。"),
                ],
            ),
            ("第二章　附则", [(0, "第三条", "从今日起。")]),
        ],
    ),
    (
        "preamble before the first chapter",
        "（局务会议通过）\n第一章 总则\n第一条 为了保密。",
        [("", [(0, "", "（局务会议通过）")]), ("第一章　总则", [(0, "第一条", "为了保密。")])],
    ),
    (
        "sections are clauses of their chapter",
        "第一章 定密\n第一节 范围\n第一条 依法。\n第二节 权限\n第二条 依权。",
        [
            (
                "第一章　定密",
                [(0, "第一节", "范围"), (1, "第一条", "依法。"), (0, "第二节", "权限"), (1, "第二条", "依权。")],
            )
        ],
    ),
    ("sections without chapters", "第一节 范围\n第一条 依法。", [("第一节　范围", [(0, "第一条", "依法。")])]),
    (
        "parts above chapters",
        "第一编 总论\n第一章 原则\n第一条 依法。\n第二章 范围\n第二条 全局。",
        [("第一编　总论　第一章　原则", [(0, "第一条", "依法。")]), ("第二章　范围", [(0, "第二条", "全局。")])],
    ),
    (
        "table of contents",
        "目录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 依法。\n第二章 附则\n第二条 全局。",
        [
            ("", [(0, "", "目录"), (0, "第一章", "总则"), (0, "第二章", "附则")]),
            ("第一章　总则", [(0, "第一条", "依法。")]),
            ("第二章　附则", [(0, "第二条", "全局。")]),
        ],
    ),
    (
        "table of contents at the beginning",
        "第一章 总则\n第二章 附则\n第一章 总则\n第一条 依法。",
        [("", [(0, "第一章", "总则"), (0, "第二章", "附则")]), ("第一章　总则", [(0, "第一条", "依法。")])],
    ),
    (
        "一、 as headings",
        "一、收文\n（一）登记。\n二、借阅\n（一）审批。",
        [("一、收文", [(0, "（一）", "登记。")]), ("二、借阅", [(0, "（一）", "审批。")])],
    ),
    (
        "一、 as clauses",
        "通知如下：\n一、查载体。逐件清点。\n二、查设备。逐台核对。",
        [("", [(0, "", "通知如下："), (0, "一、", "查载体。逐件清点。"), (0, "二、", "查设备。逐台核对。")])],
    ),
    ("a plain list has no chapters", "1. 锁柜\n2. 关窗", [("", [(0, "1.", "锁柜"), (0, "2.", "关窗")])]),
    (
        "last chapter is empty",
        "第一章 总则\n第一条 依法。\n第二章 附则",
        [("第一章　总则", [(0, "第一条", "依法。")]), ("第二章　附则", [])],
    ),
    ("no ladder", "甲。\n乙。", [("", [(0, "", "甲。"), (0, "", "乙。")])]),
    ("nothing", "", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_chapters_and_clauses(text: str, expected: object) -> None:
    full = full_text_of(document(text), "")
    assert shape(full) == expected
    assert said(full) == squeezed(text)


def test_lines_that_say_the_title_are_the_title() -> None:
    for text in ("保密制度\n第一条 依法。", "保密\n制度\n第一条 依法。", "第一条 依法。"):
        full = full_text_of(document(text), "保密制度")
        assert (full.title, shape(full)) == ("保密制度", [("", [(0, "第一条", "依法。")])])


def test_headings_of_word_begin_chapters() -> None:
    blocks = (
        Heading(1, runs_of("总则")),
        Paragraph(runs_of("依法。")),
        Heading(2, runs_of("细节")),
        Paragraph(runs_of("逐件。")),
        Heading(1, runs_of("附则")),
        Paragraph(runs_of("施行。")),
    )
    assert shape(full_text_of(Document("", blocks), "")) == [
        ("总则", [(0, "", "依法。"), (0, "", "细节"), (0, "", "逐件。")]),
        ("附则", [(0, "", "施行。")]),
    ]


def test_tables_and_lists_say_everything_once() -> None:
    table = Table(
        (
            (Cell(runs_of("日期")), Cell(runs_of("值班员"))),
            (Cell(()), Cell(())),
            (Cell(runs_of("周一")), Cell(runs_of("张三"))),
        )
    )
    blocks = (
        Paragraph(runs_of("第一条 要求：")),
        ListBlock((runs_of("锁柜"), runs_of("关窗"))),
        table,
        Picture("00", 1, 1, "不在全文里"),
    )
    assert shape(full_text_of(Document("", blocks), "")) == [
        (
            "",
            [(0, "第一条", "要求："), (1, "", "锁柜"), (1, "", "关窗"), (0, "", "日期　值班员"), (0, "", "周一　张三")],
        )
    ]


# --- made-up policies, damaged as copies are ----------------------------------------------------------------

NUMERALS = "零一二三四五六七八九"


def han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else NUMERALS[tens] + "十") + (
        "" if tens and not ones else NUMERALS[ones]
    )


SUBJECTS = st.sampled_from(["各科室", "涉密人员", "保密工作办公室", "承办人", "会议资料", "涉密计算机", "本局"])
VERBS = st.sampled_from(["应当", "不得", "必须", "按规定", "依照本制度第三条", "按第（二）项", "依据《办法》第十条"])
ACTS = st.sampled_from(
    [
        "登记",
        "审批，当日清点",
        "自查",
        "报告",
        "存放于3.5米以内",
        "在2026.11.23前完成",
        "与前款（一）所列一致",
        "分一、二级管理",
    ]
)
SENTENCES = st.builds(lambda subject, verb, act: subject + verb + act, SUBJECTS, VERBS, ACTS)
HEADINGS = st.sampled_from(["总则", "组织机构", "文件管理", "会议管理", "监督检查", "责任追究"])


@st.composite
def policies(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Lines as (number, text); the title is the first."""
    lines = [("", "保密工作管理制度")]
    article = 0
    for chapter in range(1, draw(st.integers(1, 4)) + 1):
        lines.append((f"第{han(chapter)}章", draw(HEADINGS)))
        for _ in range(draw(st.integers(1, 4))):
            article += 1
            items = draw(st.lists(SENTENCES, max_size=4))
            lead = draw(SENTENCES) + ("：" if len(items) > 1 else "。")
            lines.append((f"第{han(article)}条", draw(st.sampled_from(["", draw(SENTENCES) + "。"])) + lead))
            if len(items) > 1:
                lines += [
                    (f"（{han(n)}）", text + ("。" if n == len(items) else "；")) for n, text in enumerate(items, 1)
                ]
    return lines


HALF_WIDTH = str.maketrans("（），：；", "(),:;")
DAMAGES = {
    "none": lambda lines: "\n".join(f"{number}　{text}" for number, text in lines),
    "joined": lambda lines: "".join(f"{number}　{text}" if number else text for number, text in lines),
    "joined without blanks": lambda lines: "".join(number + text for number, text in lines),
    "half-width": lambda lines: "\n".join(f"{number} {text}".translate(HALF_WIDTH) for number, text in lines),
    "half-width and joined": lambda lines: "".join(number + text for number, text in lines).translate(HALF_WIDTH),
    "lost blanks": lambda lines: "\n".join(number + text for number, text in lines),
    "word": lambda lines: "\r\n\r\n".join(f"　　{number}\xa0 {text} " for number, text in lines),
}


@pytest.mark.parametrize("damage", DAMAGES)
@given(lines=policies())
@settings(max_examples=60, deadline=None)
def test_every_clause_of_a_damaged_copy_once_and_in_order(damage: str, lines: list[tuple[str, str]]) -> None:
    text = DAMAGES[damage](lines)
    full = full_text_of(document(text), "保密工作管理制度")
    assert said(full) == squeezed(text)
    found = [("", full.title)]
    for chapter in full.chapters:
        number, _, heading = chapter.heading.partition("　")
        found += [(number, heading), *((clause.label, plain(clause.runs)) for clause in chapter.clauses)]
    if "half-width" in damage:
        lines = [(number.translate(HALF_WIDTH), words.translate(HALF_WIDTH)) for number, words in lines]
    assert found == lines


@given(st.text(alphabet="第一二三条章节、（）()12.。；：， \n　制度本①㈠", max_size=80))
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_from_any_text(text: str) -> None:
    assert said(full_text_of(document(text), "")) == squeezed(text)


@pytest.mark.parametrize("gap", ["\n", "", "　"])
def test_the_shipped_policy_in_any_damage(gap: str) -> None:
    text = POLICY.read_text(encoding="utf-8")
    whole = full_text_of(document(text), "保密工作管理制度")
    damaged = full_text_of(document(gap.join(text.split("\n"))), "保密工作管理制度")
    assert said(whole) == squeezed(text)
    assert len(whole.chapters) == 12
    assert sum(clause.label.endswith("条") for chapter in whole.chapters for clause in chapter.clauses) == 58
    assert shape(damaged) == shape(whole)


@pytest.mark.parametrize("gap", ["\n", ""])
def test_long_text_takes_linear_time(gap: str) -> None:
    article = "第{}条　涉密文件应当专人保管、逐件登记，依照第三条办理。（一）收文；（二）发文，按第（二）项办理。"
    text = gap.join(article.format(n % 900 + 1) for n in range(6200))
    assert len(text) > 300_000
    begin = time.process_time()
    full = full_text_of(document(text), "")
    assert time.process_time() - begin < 40
    assert said(full) == squeezed(text)
