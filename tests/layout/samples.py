"""One table of cards, each with its shortest, usual and longest text: every test of the layout and every contact sheet
takes them from here. A new card joins by adding its samples, and what must be readable of it to `said`.
"""

from signage.core.card import (
    AnimationCard,
    Card,
    Chapter,
    Clause,
    Definition,
    FullText,
    Highlight,
    LevelRow,
    Levels,
    Notice,
    Pictogram,
    PictureCard,
    Points,
    Prohibition,
    QrCode,
    SecrecyLevel,
    Still,
    TableCard,
    Welcome,
)
from signage.core.document import Cell, Run, Runs, Table, plain, runs_of

SHARP = "严格执行《中华人民共和国保守国家秘密法》，于2026年10月1日前完成12.5万平方米档案库房的第三季度自查。"
KEPT = ("《中华人民共和国保守国家秘密法》", "2026年10月1日", "12.5万平方米", "15个工作日", "8:30", "30%", "第三章")
LONG = (
    "各科室要对照《保密工作管理制度》第三章的要求，自2026年10月1日起15个工作日内，把涉密文件、涉密载体和计算机"
    "逐件逐台清查一遍，问题整改率不低于30%；每天8:30前由值班人员检查门窗、水电和保密柜，确认无误后签字。"
)


def text(count: int) -> str:
    """So many characters of office prose, with its marks."""
    return (LONG * (count // len(LONG) + 1))[:count].rstrip("（《，、；：") + "。"


def stressed(words: str, key: str) -> Runs:
    before, found, after = words.partition(key)
    return tuple(run for run in (Run(before), Run(found, strong=True), Run(after)) if run.text)


def row(level: SecrecyLevel, harm: str, definition: str) -> LevelRow:
    return LevelRow(level, definition, harm)


def levels(definition: str, internal: str = "") -> Levels:
    harms = ("特别严重的损害", "严重的损害", "损害")
    rows = tuple(row(level, harm, definition) for level, harm in zip(SecrecyLevel, harms, strict=True))
    return Levels("国家秘密的密级", rows, internal)


def cells(*rows: str) -> Table:
    return Table(tuple(tuple(Cell(runs_of(word)) for word in line.split("|")) for line in rows))


ROSTER = (
    "日期|星期|带班领导|值班员|电话",
    *(f"10月{n}日|星期四|欧阳建国|张　三|0571-8888{n:04}" for n in range(1, 21)),
)
CARDS: dict[str, Card] = {
    "welcome shortest": Welcome(("欢迎",)),
    "welcome usual": Welcome(("热烈欢迎各位领导", "莅临检查指导工作")),
    "welcome longest": Welcome(("保守国家秘密是每个公民的法定义务，维护国家安全是全社会的共同", "责任。")),
    "welcome two long lines": Welcome((text(23), text(23))),
    "notice shortest": Notice("停水", (runs_of("明日停水。"),)),
    "notice usual": Notice(
        "关于开展保密自查的通知",
        (runs_of("各科室："), runs_of(SHARP), runs_of("特此通知。")),
        "局办公室",
        "2026年9月28日",
    ),
    "notice longest": Notice(
        "关于在国庆节前开展保密工作自查自纠并按时报送整改情况报告的紧急通知",
        tuple(runs_of(text(100)) for _ in range(4)),
        "住房和城乡建设局保密工作办公室　局机关党委办公室",
        "二〇二六年九月二十八日",
    ),
    "notice without an end": Notice("通知", (runs_of(text(700)),)),
    "highlight shortest": Highlight(runs_of("离座锁屏。")),
    "highlight usual": Highlight(stressed("涉密文件应当在保密柜中存放", "保密柜"), "文件管理", "第三章 第二条"),
    "highlight longest": Highlight(stressed(SHARP, "自查"), "计算机与网络安全保密管理措施", "保密工作管理制度 第三章"),
    "highlight far too long": Highlight(runs_of(text(220)), source="保密工作管理制度 第三章"),
    "highlight with Latin": Highlight(runs_of("禁止在Wi-Fi、Bluetooth和USB3.0接口上传输2026年度涉密文件12份。")),
    "points shortest": Points("做到", (runs_of("锁屏"), runs_of("关机"))),
    "points usual": Points(
        "离开办公室前做到",
        tuple(
            runs_of(f"（{n}）{word}。")
            for n, word in zip(
                "一二三四五", ["锁屏", "关机断电", "涉密文件入柜上锁", "清空打印机出纸口", "锁好门窗"], strict=True
            )
        ),
    ),
    "points longest": Points(
        "保密工作办公室的主要职责和日常检查的重点内容有下列", tuple(runs_of(text(47)) for _ in range(7)), "第二章"
    ),
    "definition shortest": Definition("密级", runs_of("秘密的等级。")),
    "definition usual": Definition(
        "国家秘密", runs_of("关系国家安全和利益，在一定时间内只限一定范围的人员知悉的事项。"), "第一章"
    ),
    "definition longest": Definition("重要涉密岗位工作人员和涉密载体", runs_of(text(160)), "保密工作管理制度 第一章"),
    "levels shortest": levels("泄露会使国家受损"),
    "levels usual": levels(
        "最重要的国家秘密，泄露会使国家安全和利益遭受", "内部事项：不属于国家秘密，但不宜公开，按内部事项管理"
    ),
    "levels longest": levels(text(60), text(70)),
    "prohibition shortest": Prohibition("严禁", "拍照"),
    "prohibition usual": Prohibition("不得", "隐瞒、拖延报告泄密情况", "任何人", Pictogram.PHONE, "第五章"),
    "prohibition longest": Prohibition(
        "严禁",
        text(33)[:-1],
        "未经批准的来访、施工和外包服务人员以及实习人员",
        Pictogram.USB,
        "保密工作管理制度 第五章",
    ),
    "qr shortest": QrCode("https://a.cn", "官网", "a.cn"),
    "qr usual": QrCode("https://flk.npc.gov.cn/detail?id=ff80808", "国家法律法规数据库", "flk.npc.gov.cn"),
    "qr longest": QrCode(
        "https://" + "a" * 55 + ".gov.cn/" + "b" * 230, "一二三四五六七八九十一二", "a" * 55 + ".gov.cn"
    ),
    "table shortest": TableCard("", cells("甲|乙", "1|2")),
    "table usual": TableCard("国庆值班表", cells(*ROSTER[:8])),
    "table longest": TableCard("国庆节假期值班安排表", cells(*ROSTER)),
    "table of sentences": TableCard(
        "责任清单", cells("科室|职责|时限", *(f"科室{n}|{text(60)}|15个工作日" for n in range(6)))
    ),
    "table with many columns": TableCard(
        "统计", cells(*("|".join(f"{r}{c}.5万元" for c in range(8)) for r in range(5)))
    ),
    "picture small": PictureCard("00" * 32, 40, 30),
    "picture usual": PictureCard("00" * 32, 1600, 900, "保密宣传周活动现场"),
    "picture tall": PictureCard("00" * 32, 600, 3000, "一" * 20),
    "animation usual": AnimationCard((Still("00" * 32, 400), Still("11" * 32, 400)), 640, 360, "欢迎光临办事大厅"),
    "picture wide": PictureCard("00" * 32, 6000, 200, "展板"),
}
FULL_TEXT = FullText(
    "保密工作管理制度",
    (
        Chapter(
            "第三章　文件和涉密载体管理",
            (
                Clause("第八条", runs_of("涉密文件应当由专人管理、登记造册，不得擅自复制、摘抄、外传。")),
                Clause("第九条", runs_of("借阅涉密文件应当履行审批手续，用后当日归还，不得带离办公场所。")),
                Clause("（一）", runs_of("收文由机要人员当场清点、登记编号，双方签字。"), 1),
                Clause("第十条", runs_of(text(260))),
            ),
        ),
    ),
)
"""A full text, for the contact sheets; its own tests are in `test_strips.py`."""


def said(card: Card) -> list[str]:
    """The texts of a card that must all be readable on its pages."""
    match card:
        case Welcome():
            return list(card.lines)
        case Notice():
            return [*map(plain, card.paragraphs), card.signature, card.date]
        case Highlight() | Definition():
            return [plain(card.runs)]
        case Points():
            return [*map(plain, card.entries)]
        case Levels():
            return [*(part for r in card.rows for part in (r.level.value, r.definition, r.harm)), card.internal]
        case Prohibition():
            return [card.who, card.word, card.act]
        case QrCode():
            return [card.title, card.host]
        case TableCard():
            return [plain(cell.runs) for line in card.table.rows for cell in line]
        case _:
            return []
