"""One table of cards, each with its shortest, usual and longest text: every test of the layout and every contact sheet
takes them from here. A new card joins by adding its samples, and what must be readable of it to `said`.
"""

from datetime import date, timedelta

from signage.core.cards.card import (
    Card,
    Chapter,
    Checklist,
    Clause,
    Countdown,
    Definition,
    FullText,
    Highlight,
    LevelRow,
    Levels,
    Notice,
    Pictogram,
    Points,
    Prohibition,
    QrCode,
    Reminder,
    SecrecyLevel,
    Welcome,
)
from signage.core.cards.dated import duty_row, left_until
from signage.core.cards.picture_cards import AnimationCard, PageCard, PictureCard, Still
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost, Group, Members, OrganisationChart, Post, TableCard
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


TODAY = date(2026, 10, 1)
"""The day on which dated cards are laid out."""


def chart(title: str, *posts: str) -> OrganisationChart:
    """Posts as `post|name name|above`."""
    parts = [post.split("|") for post in posts]
    return OrganisationChart(title, tuple(Post(post, tuple(names.split()), int(above)) for post, names, above in parts))


def groups(title: str, *rows: str) -> Members:
    """Departments as `name|member member`."""
    parts = [row.split("|") for row in rows]
    return Members(title, tuple(Group(name, tuple(members.split())) for name, members in parts))


def duty(*posts: str, days: int = 1, first: int = 0, phone: str = "") -> Duty:
    """The same posts, as `role|name name|phone`, on so many days."""
    parts = [post.split("|") for post in posts]
    made = tuple(DutyPost(role, tuple(names.split()), own) for role, names, own in parts)
    return Duty("国庆值班表", tuple(DutyDay(TODAY + timedelta(first + n), made, phone) for n in range(days)))


def countdown(title: str, days: int, detail: str = "", *, unannounced: bool = False) -> Countdown:
    return Countdown(title, TODAY + timedelta(days), detail, unannounced)


NAMES = "高建国 林芳 陈志远 周敏 吴欣然 赵磊 孙浩 何静 郑一鸣 马丽 欧阳建国 李强"
DEPARTMENTS = ("办公室", "建筑业管理科", "住房保障与房地产市场监督管理科", "城市建设科", "质量安全监督站", "档案馆")
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
    "prohibition without a ring": Prohibition("不得", "隐瞒、拖延报告泄密情况", "任何人", source="第五章 第三条"),
    "prohibition without a ring, longest": Prohibition(
        "严禁", text(33)[:-1], "未经批准的来访、施工和外包服务人员以及实习人员", source="保密工作管理制度 第五章"
    ),
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
    "picture tall": PictureCard("00" * 32, 600, 1400, "一" * 20),
    "animation usual": AnimationCard((Still("00" * 32, 400), Still("11" * 32, 400)), 640, 360, "欢迎光临办事大厅"),
    "picture wide": PictureCard("00" * 32, 6000, 200, "展板"),
    "chart shortest": chart("机构", "主任|王五|-1"),
    "chart usual": chart(
        "保密工作委员会",
        *(
            "主任|高建国|-1",
            "副主任|林芳|0",
            "副主任|陈志远|0",
            "办公室主任|周敏|1",
            "保密员|吴欣然|1",
            "网管|孙浩|2",
            "档案员|何静|2",
        ),
    ),
    "chart of two rows": chart(
        "保密工作领导小组",
        "组长|高建国|-1",
        *(f"{n}科|{m}|0" for n, m in zip("一二三四五六七", NAMES.split(), strict=False)),
    ),
    "chart of departments": chart("组织机构", "保密工作委员会||-1", "保密工作办公室||0", "各科室||0", "局属各单位||0"),
    "chart of single boxes": chart(
        "各科室保密员", *(f"第{n}科|{m}|-1" for n, m in zip("一二三四五六", NAMES.split(), strict=False))
    ),
    "chart longest": chart(
        "保密工作委员会及其办公室和各下属单位保密工作联络网络",
        "主任|高建国|-1",
        *(f"副主任|{name}|0" for name in ("林芳", "陈志远", "郑一鸣")),
        *(f"{DEPARTMENTS[2]}负责人|欧阳建国 周敏|{1 + n % 3}" for n in range(11)),
        *("联络员|赵磊|5", "联络员|孙浩|5", "临时负责来访接待和施工监管的外包服务人员联络员|李强 马丽 何静 吴欣然|16"),
    ),
    "members shortest": groups("成员", "|王五"),
    "members usual": groups(
        "保密工作委员会成员",
        *(f"{name}|{' '.join(NAMES.split()[n : n + 1 + n % 3])}" for n, name in enumerate(DEPARTMENTS)),
    ),
    "members longest": groups(
        "各科室和下属单位保密工作联络员名单",
        *(f"第{n}{DEPARTMENTS[2]}|{' '.join([NAMES] * (1 + n % 4))}" for n in range(12)),
    ),
    "duty shortest": duty("值班员|王五|"),
    "duty usual": duty("带班领导|高建国|13800000000", "值班员|林芳|0571-88880001", days=7, phone="0571-88880000"),
    "duty longest": duty(
        *(
            "带班领导|高建国|13800000000",
            "值班干部|林芳 陈志远|0571-88880001",
            "值班员|周敏 吴欣然 孙浩 何静|0571-88880002",
        ),
        *("驾驶员|马丽|13900000000", "门卫及消防控制室值班人员|欧阳建国|"),
        days=3,
        phone="0571-88880000",
    ),
    "duty another day": duty("带班领导|高建国|", "值班员|林芳|", days=2, first=3),
    "countdown shortest": countdown("春节", 2),
    "countdown usual": countdown("国庆假期", 12, "10月1日至7日放假，10日上班"),
    "countdown longest": countdown(
        "第四十届全国保密宣传教育月启动仪式暨知识竞赛", 1196, "2027年4月15日至5月15日，各科室各下属单位按方案组织参加"
    ),
    "countdown tomorrow": countdown("国庆假期", 1, "10月1日至7日放假，10日上班"),
    "countdown today": countdown("国家安全教育日", 0),
    "countdown unannounced": countdown("2027年春节假期", 128, "法定节假日2月5日至8日", unannounced=True),
    "reminder shortest": Reminder("放假前", ("锁门",)),
    "reminder usual": Reminder("放假前，逐项清查", ("清柜、关机、断电、锁门", "逐项确认以后再离开")),
    "reminder longest": Reminder(
        "全国人民代表大会和政协会议期间",
        ("文件入柜，手机不带进涉密场所", "对外发布的信息先审查后公开", "发现情况立即报告局保密工作办公室"),
    ),
    "checklist shortest": Checklist("离开前", (runs_of("锁屏"),)),
    "checklist usual": Checklist(
        "节前保密清查",
        tuple(
            map(
                runs_of,
                (
                    "涉密载体清点入柜、上锁",
                    "涉密计算机关机断电",
                    "门窗关好，钥匙交值班室",
                    "手机里没有工作文件",
                    "值班电话贴在门后",
                ),
            )
        ),
    ),
    "checklist longest": Checklist(
        "国庆节前保密工作清查事项", tuple(runs_of(text(66)) for _ in range(8)), "保密工作管理制度 第四章"
    ),
    "checklist far too long": Checklist("清查", tuple(runs_of(text(400)) for _ in range(2))),
}
SHEETS: dict[str, Card] = {
    "picture long": PictureCard("00" * 32, 600, 3000, "一" * 20),
    "page upright": PageCard("00" * 32, 2480, 3508, 3, 12, 520),
    "page lying": PageCard("00" * 32, 3508, 2480, 1, 1, 60),
    "page slide": PageCard("00" * 32, 3840, 2160, 11, 12, 60),
}
"""Pages of others, for the contact sheets; their own tests are in `test_sheets.py`."""
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
        case Reminder():
            return [card.title, *card.lines]
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
            return said_of_people(card)


def said_of_people(card: Card) -> list[str]:
    match card:
        case OrganisationChart():
            return [text for post in card.posts for text in (post.post, *post.names)]
        case Members():
            return [text for group in card.groups for text in (group.name, *group.members)]
        case Duty():
            row = duty_row(card, TODAY)
            return [text for post in row.posts for text in (post.role, *post.names, post.phone)] if row else []
        case Countdown():
            left = left_until(card, TODAY)
            return [left.head, str(left.days or left.words), "天" if left.days else "", card.detail] if left else []
        case Checklist():
            return [*map(plain, card.entries)]
        case PictureCard() | AnimationCard():
            return [card.caption] if card.caption else []
        case _:
            return []
