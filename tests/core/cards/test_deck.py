"""What becomes of a text on the stage: each card a thought that a passer-by understands alone."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signage.core.cards.brief import cards_of_brief
from signage.core.cards.card import (
    Card,
    Deck,
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
    SecrecyLevel,
    Welcome,
)
from signage.core.cards.deck import deck_of, ticker_deck
from signage.core.cards.ladder import outline_of
from signage.core.cards.levels import definition_in, level_row, levels_card
from signage.core.cards.notice import signature_of, title_of
from signage.core.cards.passages import title_from_lead
from signage.core.cards.picture_cards import PageCard, PictureCard
from signage.core.cards.prohibitions import pictogram_of, prohibitions_in, prohibitions_listed
from signage.core.cards.table_cards import TableCard
from signage.core.document import (
    Align,
    Block,
    Cell,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Run,
    Table,
    plain,
    runs_of,
)
from signage.core.rules import Rules
from signage.core.text.repair import lines_of
from signage.core.text.sentences import sentences, stands_alone, with_key

CONTENT = Path(__file__).parents[3] / "content"
TABLE = Table(((Cell(runs_of("日期")), Cell(runs_of("值班员"))), (Cell(runs_of("周一")), Cell(runs_of("张三")))))
PICTURE = Picture("ab", 400, 300, "整改现场")


def paragraphs(text: str) -> tuple[Block, ...]:
    return tuple(Paragraph(runs_of(line.strip())) for line in text.split("\n") if line.strip())


def deck(text: str, *more: Block, name: str = "文件名", rules: Rules = Rules()) -> Deck:  # noqa: B008
    return deck_of(Document("", (*paragraphs(text), *more)), name_title=name, rules=rules)


def forms(made: Deck) -> list[str]:
    return [type(card).__name__ for card in made.cards]


def texts_of(card: Card) -> list[str]:
    """Every text that a card shows."""
    match card:
        case Welcome():
            return list(card.lines)
        case Notice():
            return [card.title, *map(plain, card.paragraphs), card.signature, card.date]
        case Highlight():
            return [plain(card.runs)]
        case Points():
            return [card.title, *map(plain, card.entries)]
        case Levels():
            return [card.title, *(row.definition + row.harm for row in card.rows), card.internal]
        case Definition():
            return [card.term, plain(card.runs)]
        case Prohibition():
            return [card.word + card.act, card.who]
        case FullText():
            return [c.heading + "".join(k.label + plain(k.runs) for k in c.clauses) for c in card.chapters]
        case _:
            return []


# --- short texts --------------------------------------------------------------------------------------------

WELCOMES = [
    ("one line", "欢迎莅临指导", ("欢迎莅临指导",)),
    ("two lines", "保密责任人人担\n守护城市处处安", ("保密责任人人担", "守护城市处处安")),
    ("a short sentence", "保守国家秘密，人人有责。", ("保守国家秘密，人人有责。",)),
    (
        "a longer sentence breaks at its comma",
        "保守国家秘密是每个公民的法定义务，维护国家安全是全社会的共同责任。",
        ("保守国家秘密是每个公民的法定义务，", "维护国家安全是全社会的共同责任。"),
    ),
    (
        "a slogan in four lines",
        "住有所居\n居有所安\n安有所乐\n乐有所为",
        ("住有所居", "居有所安", "安有所乐", "乐有所为"),
    ),
    (
        "couplets",
        "守住安全底线\n筑牢质量根基\n住有所居\n居有所安",
        ("守住安全底线", "筑牢质量根基", "住有所居", "居有所安"),
    ),
    (
        "Latin letters are half as wide",
        "Welcome to our guests from the World Bank\nMeeting room 301, 9:30",
        ("Welcome to our guests from the World Bank", "Meeting room 301, 9:30"),
    ),
    ("a banner", "热烈欢迎\n省厅领导一行\n莅临指导工作", ("热烈欢迎", "省厅领导一行", "莅临指导工作")),
    ("what a sign asks for", "请勿吸烟\n请勿乱扔垃圾\n谢谢", ("请勿吸烟", "请勿乱扔垃圾", "谢谢")),
    (
        "no comma to break at",
        "保守国家秘密是每个公民都应当自觉履行的法定义务和共同责任。",
        ("保守国家秘密是每个公民都应当自觉履行的法定义务和共同责任。",),
    ),
]


@pytest.mark.parametrize(("text", "lines"), [case[1:] for case in WELCOMES], ids=[case[0] for case in WELCOMES])
def test_welcome(text: str, lines: tuple[str, ...]) -> None:
    assert deck(text) == Deck("文件名", (Welcome(lines),))


VERSE = "保密工作要记牢\n涉密文件管理好\n上网不把密来传\n密件不往家中捎\n手机不带进会场\n闲谈莫把秘密聊\n复印销毁按规定\n责任时刻不能抛"


def test_verses_stand_four_by_four() -> None:
    lines = tuple(VERSE.split("\n"))
    assert deck(VERSE).cards == (Welcome(lines[:4]), Welcome(lines[4:]))
    assert deck("\n".join(f"{line}。" for line in lines[:5])).cards == (
        Welcome(tuple(f"{line}。" for line in lines[:5])),
    )


def test_verses_under_a_title_are_a_notice() -> None:
    assert deck(f"保密歌\n{VERSE}") == Deck("保密歌", (Notice("保密歌", tuple(map(runs_of, VERSE.split("\n")))),))


def test_lines_that_forbid_have_cards_each_in_the_order_of_the_text() -> None:
    text = "会议纪律\n会前请将手机放入存放柜。\n不准录音录像\n会议资料会后统一收回。\n不准吸烟"
    assert forms(deck(text)) == ["Highlight", "Prohibition", "Highlight", "Prohibition"]


def test_a_prohibition_among_lines_that_need_each_other_stays_there() -> None:
    long = "会后请各参会单位的同志带走个人物品和随身资料，并将会议材料交还给会务组清点，清点无误后方可离开会场"
    made = deck(f"会议纪律\n一、会前\n{long}。\n会场内不得吸烟。\n{long}。\n二、会中\n保持安静。\n不得录音。")
    assert forms(made) == ["Points", "Highlight", "Prohibition"]
    assert isinstance(made.cards[0], Points)
    assert plain(made.cards[0].entries[1]) == "会场内不得吸烟。"


def test_a_call_with_a_colon_is_the_title() -> None:
    assert deck("温馨提示：\n二楼卫生间维修中，请使用三楼卫生间。\n后勤服务中心").title == "温馨提示"
    assert deck("工作如下：\n二楼卫生间维修中，请使用三楼卫生间。\n后勤服务中心").title == "文件名"


def test_a_heading_in_one_line_with_its_text_heads_it() -> None:
    made = deck(
        "会议室规定\n一、总则 为规范会议室管理，制定本规定。\n二、纪律 不得在会议室吸烟。\n三、附则 本规定自2027年起施行。"
    )
    assert [(card.topic, plain(card.runs)) for card in made.cards if isinstance(card, Highlight)] == [
        ("总则", "为规范会议室管理，制定本规定。"),
        ("附则", "本规定自2027年起施行。"),
    ]
    assert [(card.who, card.act) for card in made.cards if isinstance(card, Prohibition)] == [("", "在会议室吸烟")]


def test_who_keeps_the_letters_of_an_adverb() -> None:
    made = [card for line in ("财经纪律不得违反。", "外来人员一律不得入内。") for card in prohibitions_in(line, "")]
    assert [(card.who, card.act) for card in made] == [("财经纪律", "违反"), ("外来人员", "入内")]


def test_questions_head_their_answers() -> None:
    made = deck("公租房问答\n一、谁可以申请？\n符合条件的城镇家庭。\n二、怎么申请？\n向街道办事处申请。")
    assert [card.topic for card in made.cards if isinstance(card, Highlight)] == ["谁可以申请？", "怎么申请？"]


def test_what_stands_beside_a_subheading_is_not_under_it() -> None:
    made = deck("机房巡检\n一、巡检内容\n（一）电源\n1.市电电压\n2.设备负载\n（二）空调\n二、巡检频次\n每日两次。")
    assert [texts_of(card) for card in made.cards][:2] == [["电源", "市电电压", "设备负载"], ["空调"]]


def test_the_number_of_an_annex_is_no_title() -> None:
    made = deck("附件1\n登记表填写说明\n一、编号按登记簿填写。\n二、日期填写实际日期。")
    assert made.title == "登记表填写说明"
    assert deck("附件1").title == "文件名"


def test_a_heading_that_forbids_is_a_card() -> None:
    made = deck("机房管理\n1.进入机房须登记\n（1）登记姓名、单位\n2.不得携带移动存储介质\n（1）禁止拍照\n（2）禁止饮食")
    forbidden = [card.act for card in made.cards if isinstance(card, Prohibition)]
    assert forbidden == ["携带移动存储介质", "拍照", "饮食"]
    headed = deck("机房管理\n一、禁止行为\n（一）禁止拍照\n（二）禁止饮食\n二、其他\n保持整洁。")
    assert [card.act for card in headed.cards if isinstance(card, Prohibition)] == ["拍照", "饮食"]


def test_headings_inside_a_chapter_head_their_lines() -> None:
    text = "技术规范\n1 范围\n本规范适用于局机关。\n2 要求\n2.1 口令\n口令至少12位。\n每90天更换一次。\n2.2 日志\n日志保存半年。"
    made = deck(text)
    assert [card.title for card in made.cards if isinstance(card, Points)] == ["口令"]
    assert [(card.topic, card.source) for card in made.cards if isinstance(card, Highlight)] == [
        ("范围", "技术规范"),
        ("日志", "要求"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "安全生产顺口溜\n进入工地戴好帽\n高处作业系好绳\n平安回家是根本\n人人有责",
        "停水通知\n明天停水\n请先储水",
        "服务承诺\n热情周到地办理业务\n及时\n高效",
        "请勿吸烟\n请勿喧哗\n后勤中心\n2026年1月6日",
        "请按时提交\n联系电话：8001\n请准备",
        "安全要求\n这一行实在太长所以不会是横幅上面的一行标语文字\n请勿吸烟",
    ],
    ids=["uneven", "a notice", "a title and more", "signed", "a colon", "a long line"],
)
def test_other_short_texts_are_no_slogans(text: str) -> None:
    assert forms(deck(text)) == ["Notice"]


def test_headings_are_no_slogans() -> None:
    blocks = (Heading(2, runs_of("住有所居")), *paragraphs("居有所安\n安有所乐"))
    assert forms(deck_of(Document("", blocks), name_title="x", rules=Rules())) == ["Notice"]


def test_a_heading_and_a_sentence_are_a_notice() -> None:
    assert forms(deck("停水通知\n明天上午停水。")) == ["Notice"]
    made = deck_of(
        Document("", (Heading(1, runs_of("停水")), *paragraphs("明天上午停水。"))), name_title="x", rules=Rules()
    )
    assert made == Deck("停水", (Notice("停水", (runs_of("明天上午停水。"),)),))


def test_nothing_to_say() -> None:
    assert deck("") == Deck("文件名", ())
    assert deck("标题\n" + "一" * 5 + "\n").title == "文件名"


SIGNATURES = [
    ("unit and date", "各科室：\n请自查。\n局保密工作办公室\n2026年11月16日", "局保密工作办公室", "2026年11月16日"),
    ("Chinese date", "各科室：\n请自查。\n局办公室\n二〇二六年十一月十六日", "局办公室", "二〇二六年十一月十六日"),
    ("circle for zero", "各科室：\n请自查。\n局办公室\n二○二六年十一月十六日", "局办公室", "二○二六年十一月十六日"),
    ("in one line", "各科室：\n请自查。\n局办公室　2026年11月16日", "局办公室", "2026年11月16日"),
    (
        "two units",
        "各科室：\n请自查。\n局办公室\n局机关党委办公室\n2026年1月6日",
        "局办公室　局机关党委办公室",
        "2026年1月6日",
    ),
    ("date alone", "各科室：\n请自查，并按时报告。\n2026年1月6日", "", "2026年1月6日"),
    ("other date", "各科室：\n请自查。\n局办公室\n2026-11-16", "局办公室", "2026-11-16"),
    ("no year", "各科室：\n请自查。\n局工会\n11月25日", "局工会", "11月25日"),
    ("a party committee", "各科室：\n请自查。\n局机关党委\n2026年1月6日", "局机关党委", "2026年1月6日"),
    ("in one line, with points", "各科室：\n请自查。\n办公室　2026.11.26", "办公室", "2026.11.26"),
    ("unit alone", "各科室：\n请自查。\n安全科", "安全科", ""),
    ("unit alone, no sentence before it", "各科室：\n请自查下列部门\n安全科", "", ""),
    ("a person alone", "各科室：\n请自查。\n联系人", "", ""),
    ("a day that nobody signs", "各科室：\n请按时自查。\n11月25日", "", ""),
    ("none", "各科室：\n请自查。\n谢谢配合。", "", ""),
]


@pytest.mark.parametrize(
    ("text", "unit", "date"), [case[1:] for case in SIGNATURES], ids=[case[0] for case in SIGNATURES]
)
def test_signature(text: str, unit: str, date: str) -> None:
    [notice] = deck("关于开展自查的通知\n" + text).cards
    assert isinstance(notice, Notice)
    assert (notice.title, notice.signature, notice.date) == ("关于开展自查的通知", unit, date)
    said = "".join(map(plain, notice.paragraphs)) + unit.replace("　", "") + date
    assert said == text.replace("\n", "").replace("　", "")


def test_lines_after_the_date_and_annexes_stay() -> None:
    [notice] = deck("停电公告\n明日停电。\n附件：停电范围\n局办公室\n2026年1月6日\n联系人：张三").cards
    assert isinstance(notice, Notice)
    assert [plain(runs) for runs in notice.paragraphs] == ["明日停电。", "附件：停电范围", "联系人：张三"]


def test_a_note_under_a_table_follows_it() -> None:
    document = Document("", (*paragraphs("除雪责任区划分"), TABLE, *paragraphs("注：雪停后1小时内完成。")))
    assert [type(card).__name__ for card in deck_of(document, name_title="x", rules=Rules()).cards] == [
        "TableCard",
        "Notice",
    ]


def test_a_call_that_is_the_name_of_the_file_is_its_title() -> None:
    document = Document("", paragraphs("注意！！！\n二楼漏水，暂停使用\n请到一楼或三楼"))
    [notice] = deck_of(document, name_title="注意", rules=Rules()).cards
    assert isinstance(notice, Notice)
    assert (notice.title, [plain(runs) for runs in notice.paragraphs]) == (
        "注意",
        ["二楼漏水，暂停使用", "请到一楼或三楼"],
    )


def test_a_date_above_the_text_is_no_signature() -> None:
    [notice] = deck("工作动态通报\n2026年1月6日\n" + "会议部署了下一阶段的重点工作，" * 6).cards
    assert isinstance(notice, Notice)
    assert notice.date == ""
    assert plain(notice.paragraphs[0]) == "2026年1月6日"


def test_a_line_under_a_picture_is_its_caption() -> None:
    bare = Picture("ab", 400, 300)
    blocks = (*paragraphs("停电公告\n明日停电。\n请提前准备。"), bare, *paragraphs("图1 停电范围\n图2 又一句"), bare)
    cards = deck_of(Document("", blocks), name_title="x", rules=Rules()).cards
    assert [card.caption for card in cards if isinstance(card, PictureCard)] == ["图1 停电范围", ""]
    [notice] = [card for card in cards if isinstance(card, Notice)]
    assert [plain(runs) for runs in notice.paragraphs] == ["明日停电。", "请提前准备。", "图2 又一句"]


def test_a_line_over_a_picture_is_its_caption_where_the_first_has_it_so() -> None:
    bare = Picture("ab", 400, 300)
    over = (*paragraphs("图1 停电范围"), bare, *paragraphs("图2 备用电源"), bare, bare)
    blocks = (*over, *paragraphs("图3 线路\n明日停电，请提前准备。"))
    cards = deck_of(Document("", blocks), name_title="停电公告", rules=Rules()).cards
    assert [card.caption for card in cards if isinstance(card, PictureCard)] == [
        "图1 停电范围",
        "图2 备用电源",
        "图3 线路",
    ]
    assert {card.title for card in cards if isinstance(card, Notice)} <= {"停电公告"}


def test_a_line_on_the_right_is_a_signature() -> None:
    blocks = (*paragraphs("停电公告\n明日停电。\n请提前准备。"), Paragraph(runs_of("后勤"), Align.RIGHT))
    [notice] = deck_of(Document("", blocks), name_title="x", rules=Rules()).cards
    assert isinstance(notice, Notice)
    assert notice.signature == "后勤"
    assert signature_of(lines_of(Document("", blocks[:-1]))).end == 0
    assert signature_of(lines_of(Document("", (TABLE,)))).end == 0


def test_a_notice_keeps_its_numbers() -> None:
    made = deck("通知\n各科室：\n一、查载体。先清点。\n（一）逐件。\n1.登记。\n第一条 上锁。\n①关窗。")
    [notice] = made.cards
    assert isinstance(notice, Notice)
    assert [plain(runs) for runs in notice.paragraphs][1:] == [
        "一、查载体。先清点。",
        "（一）逐件。",
        "1. 登记。",
        "第一条　上锁。",
        "①关窗。",
    ]


TITLES = [
    ("of the document", Document("保密制度", paragraphs("保密制度\n第一条 依法。")), ("保密制度", 1)),
    ("not in the text", Document("保密制度", paragraphs("第一条 依法。")), ("保密制度", 0)),
    (
        "in two lines",
        Document("", paragraphs("某市住房和城乡建设局\n保密工作管理制度\n第一条 依法。")),
        ("某市住房和城乡建设局保密工作管理制度", 2),
    ),
    (
        "one line is enough",
        Document("", paragraphs("保密工作管理制度\n总则要求\n第一条 依法。")),
        ("保密工作管理制度", 1),
    ),
    ("heading", Document("", (Heading(1, runs_of("保密")), Heading(2, runs_of("总则")))), ("保密", 1)),
    ("many headings of one level", Document("", (Heading(1, runs_of("保密")), Heading(1, runs_of("总则")))), ("x", 0)),
    ("first line is a sentence", Document("", paragraphs("请各科室自查。\n谢谢。\n好。")), ("x", 0)),
    ("first line has a number", Document("", paragraphs("一、自查\n二、整改\n三、报告")), ("x", 0)),
    ("first line is a date", Document("", paragraphs("2026年1月6日\n自查\n整改")), ("x", 0)),
    ("spaced", Document("", paragraphs("停 电 通 知\n明日停电。\n请准备。")), ("停电通知", 1)),
    ("nothing", Document("", ()), ("x", 0)),
]


@pytest.mark.parametrize(("document", "title"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES])
def test_title(document: Document, title: tuple[str, int]) -> None:
    assert title_of(document, lines_of(document), "x") == title


def test_prose() -> None:
    sentence = "各科室对照保密制度，从柜子、电脑、打印机和群聊查起，把问题找在平时，能当场改的当场改。"
    assert forms(deck("自查\n" + f"{sentence}\n" * 3)) == ["Notice"]
    long = deck("自查\n" + f"{sentence}\n" * 12, TABLE)
    assert forms(long) == ["TableCard", "FullText"]
    assert long.title == "自查"


def test_single_sentences_become_highlights() -> None:
    made = deck("离开座位\n电脑屏幕要随手锁定。\n涉密文件要入柜上锁。\n严禁把密码贴在屏幕上。")
    assert forms(made) == ["Highlight", "Highlight", "Prohibition"]


# --- tables, pictures, addresses ----------------------------------------------------------------------------


def test_tables_and_pictures_alone() -> None:
    assert deck("", TABLE).cards == (TableCard("文件名", TABLE),)
    assert deck("国庆值班表\n", TABLE).cards == (TableCard("国庆值班表", TABLE),)
    assert deck("", PICTURE).cards == (PictureCard("ab", 400, 300, "整改现场"),)


def test_tables_in_place() -> None:
    blocks = (
        *paragraphs("节前检查\n一、安排\n（一）涉密文件应当入柜。\n值班表："),
        TABLE,
        *paragraphs("二、要求\n（一）值班人员应当在岗。"),
    )
    made = deck_of(Document("", blocks), name_title="x", rules=Rules())
    assert forms(made) == ["Highlight", "TableCard", "Highlight"]
    assert made.cards[1] == TableCard("值班表", TABLE)
    notice = deck("停电通知\n各科室：\n明日停电。\n停电安排表", TABLE, PICTURE)
    assert notice.cards[1:] == (TableCard("停电安排表", TABLE), PictureCard("ab", 400, 300, "整改现场"))


@pytest.mark.parametrize(
    ("address", "text", "card"),
    [
        (
            "https://flk.npc.gov.cn/a?b=1",
            "国家法律法规数据库",
            QrCode("https://flk.npc.gov.cn/a?b=1", "国家法律法规数据库", "flk.npc.gov.cn"),
        ),
        ("https://a.cn", "", QrCode("https://a.cn", "文件名", "a.cn")),
        ("http://[", "一二三四五六七八九十一二三", QrCode("http://[", "文件名", "")),
        ("mailto:x", "", QrCode("mailto:x", "文件名", "")),
    ],
)
def test_address(address: str, text: str, card: QrCode) -> None:
    assert deck("欢迎", rules=Rules(qr=address, qr_text=text)).cards == (Welcome(("欢迎",)), card)


def test_address_without_a_short_name() -> None:
    long = "一二三四五六七八九十一二三"
    assert deck("", name=long, rules=Rules(qr="https://a.cn")).cards == (QrCode("https://a.cn", long[:12], "a.cn"),)
    assert deck("", name="", rules=Rules(qr="https://a.cn")).cards == (QrCode("https://a.cn", "", "a.cn"),)


# --- ticker -------------------------------------------------------------------------------------------------


def test_ticker() -> None:
    text = "随手锁屏。\r\n\n- 人离桌清。\n　　1. 打印当场取走。\n（二）废纸粉碎。\n• 不混用U盘。\n③关窗\n24小时内上报。\n一、二级风险从严\n3.5米以内"
    assert ticker_deck(text, title="提示") == Deck(
        "提示",
        (),
        (
            "随手锁屏。",
            "人离桌清。",
            "打印当场取走。",
            "废纸粉碎。",
            "不混用U盘。",
            "关窗",
            "24小时内上报。",
            "一、二级风险从严",
            "3.5米以内",
        ),
    )
    assert ticker_deck(" \n", title="").ticker == ()


# --- one kind of card at a time -----------------------------------------------------------------------------

PROHIBITIONS = [
    ("word first", "严禁携带手机进入涉密会场。", [("严禁", "携带手机进入涉密会场", "", Pictogram.PHONE)]),
    ("who", "任何人不得隐瞒、拖延报告泄密情况。", [("不得", "隐瞒、拖延报告泄密情况", "任何人", Pictogram.NONE)]),
    (
        "who with a comma",
        "来源不明的介质，不得接入办公计算机。",
        [("不得", "接入办公计算机", "来源不明的介质", Pictogram.COMPUTER)],
    ),
    ("condition", "未经批准，不得录音、录像、拍照。", [("不得", "录音、录像、拍照", "未经批准", Pictogram.CAMERA)]),
    (
        "duty and prohibition",
        "传递涉密文件应当通过机要渠道，不得使用普通邮政和快递。",
        [("不得", "使用普通邮政和快递", "传递涉密文件", Pictogram.ENVELOPE)],
    ),
    (
        "two acts",
        "严禁私自复制文件，严禁混用U盘。",
        [("严禁", "私自复制文件", "", Pictogram.PAPER), ("严禁", "混用U盘", "", Pictogram.USB)],
    ),
    ("pictogram of who", "手机不得带入。", [("不得", "带入", "手机", Pictogram.PHONE)]),
    ("not a prohibition", "领导不得不延期。", []),
    ("a limit", "保密期限不得超过三十年。", []),
    ("a list follows", "不得有下列行为：", []),
    ("lead-in", "使用网络不得：", []),
    ("who is someone else", "其不得带入手机。", []),
    ("who is in another clause", "难以判断的，按程序报请，确定前不得公开。", []),
    ("who cannot be known", "移动存储介质统一登记，不得交叉使用。", []),
    ("the duty is about a time", "涉密人员上岗前应当参加培训，不得泄露国家秘密。", []),
    ("somebody else forbids", "涉密人员出境应当经批准，有关机关认为不宜的，不得批准出境。", []),
    (
        "what names nothing to do",
        "不属于国家秘密的，不得作出国家秘密标志。",
        [("不得", "作出国家秘密标志", "不属于国家秘密的", Pictogram.PAPER)],
    ),
    (
        "condition after another clause",
        "办公室应急处置，未经批准，不得拍照。",
        [("不得", "拍照", "办公室应急处置，未经批准", Pictogram.CAMERA)],
    ),
    ("who has a colon", "会中：不得录音录像。", [("不得", "录音录像", "会中", Pictogram.CAMERA)]),
    ("nobody but what is to be done", "按时参加，不得请假。", []),
    ("who is too long", "甲" * 30 + "不得入内。", []),
    ("act too long", "不得" + "甲" * 40 + "。", []),
    ("more than an act", "严禁外传文件，确需外传的应当审批。", []),
    ("quoted", "墙上写着“严禁拍照”。", []),
    ("two without a mark between", "严禁甲严禁乙。", []),
    ("none", "应当登记。", []),
]


@pytest.mark.parametrize(("text", "cards"), [case[1:] for case in PROHIBITIONS], ids=[case[0] for case in PROHIBITIONS])
def test_prohibition(text: str, cards: list[tuple[str, str, str, Pictogram]]) -> None:
    assert [(card.word, card.act, card.who, card.pictogram) for card in prohibitions_in(text)] == cards


@pytest.mark.parametrize(
    ("lead", "items", "cards"),
    [
        ("严禁有下列行为：", ("私拍文件；", "混用U盘。"), [("严禁", "", "私拍文件"), ("严禁", "", "混用U盘")]),
        ("涉密人员不得有以下行为：", ("外传文件；",), [("不得", "涉密人员", "外传文件")]),
        ("有下列情形之一的，不得上岗：", ("未经培训的；",), []),
        ("严禁有下列行为：", ("甲" * 40,), []),
        ("严禁有下列行为：", ("不得外传；",), []),
    ],
)
def test_listed_prohibitions(lead: str, items: tuple[str, ...], cards: list[tuple[str, str, str]]) -> None:
    assert [(card.word, card.who, card.act) for card in prohibitions_listed(lead, items)] == cards


def test_a_list_never_loses_what_forbids_it() -> None:
    short = deck(
        "上岗\n一、条件\n有下列情形之一的，不得上岗：\n（一）未经培训的；\n（二）未签承诺书的。\n二、行为\n严禁有下列行为：\n（一）外传文件；\n（二）混用U盘。"
    )
    assert forms(short) == ["Points", "Prohibition", "Prohibition"]
    assert texts_of(short.cards[0])[0] == "有下列情形之一的，不得上岗"
    lead = "经保密工作办公室会同人事部门逐项审查后认为有下列情形之一的人员，一律不得上岗："
    long = deck(f"上岗\n{lead}\n（一）未经培训的；\n（二）未签承诺书的。")
    assert long.cards == (
        Notice(
            "上岗",
            (runs_of(lead), (Run("（一）"), *runs_of("未经培训的；")), (Run("（二）"), *runs_of("未签承诺书的。"))),
        ),
    )
    items = "（一）未经培训的；\n（二）未签承诺书的。\n"
    body = f"一、条件\n{lead}\n{items}二、行为\n严禁有下列行为：\n（一）外传文件；\n（二）混用U盘。\n"
    assert forms(deck("上岗\n" + body + f"{FILLER}\n" * 9)) == ["Prohibition", "Prohibition", "FullText"]


def test_a_pointer_to_the_chapters_is_no_card() -> None:
    made = deck("节前提示要点\n请做好以下工作：\n一、清点\n涉密文件应当逐件清点。\n二、断电\n下班前应当关闭电源。")
    assert forms(made) == ["Highlight", "Highlight"]


def test_levels_in_prose_have_their_card_and_the_prose() -> None:
    levels = "绝密级：泄露会使国家利益遭受特别严重的损害；机密级：泄露会使国家利益遭受严重的损害；秘密级：泄露会使国家利益遭受损害。"
    assert forms(deck(f"常识\n国家秘密分为几级？\n{levels}\n你记住了吗？")) == ["Levels", "Notice"]
    assert forms(deck(f"常识\n{levels}\n" + f"{FILLER}\n" * 9)) == ["Levels", "FullText"]
    made = deck(f"常识\n一、密级\n（一）{levels}密级应当依法确定。\n二、标志\n（一）标志应当醒目清楚。")
    assert forms(made) == ["Levels", "Highlight", "Highlight"]
    assert texts_of(made.cards[1]) == ["密级应当依法确定。"]


def test_one_long_line_is_a_notice() -> None:
    assert forms(deck("各科室。" * 20)) == ["Notice"]


def test_no_pictogram() -> None:
    assert pictogram_of("喧哗") is Pictogram.NONE


LEVELS = [
    (
        "the law's words",
        "绝密级国家秘密是最重要的国家秘密，泄露会使国家安全和利益遭受特别严重的损害",
        ("绝密级", "特别严重的损害"),
    ),
    ("without 级", "机密是重要的国家秘密，泄露会使国家安全和利益遭受严重的损害；", ("机密级", "严重的损害")),
    ("colon", "秘密级：一般的国家秘密，泄露会使国家安全和利益遭受损害。", ("秘密级", "损害")),
    ("是指", "绝密级是指泄露会使国家安全遭受特别严重损害的事项", ("绝密级", "特别严重损害")),
    ("quoted", "“机密级”，指泄露后造成严重损害的事项", ("机密级", "严重损害")),
    ("harm of another level", "机密级国家秘密泄露会使国家利益遭受特别严重的损害", None),
    ("too little harm", "绝密级国家秘密泄露会使国家利益遭受严重的损害", None),
    ("too much harm", "秘密级国家秘密泄露会使国家利益遭受严重的损害", None),
    ("no harm", "绝密级不超过三十年", None),
    ("not about a level", "国家秘密泄露会造成损害", None),
    ("nothing but harm", "秘密级是损害", None),
]


@pytest.mark.parametrize(("text", "row"), [case[1:] for case in LEVELS], ids=[case[0] for case in LEVELS])
def test_level(text: str, row: tuple[str, str] | None) -> None:
    found = level_row(text)
    assert (found and (found.level.value, found.harm)) == row


def test_two_levels_are_no_card() -> None:
    assert levels_card("", ["绝密级：泄露造成特别严重的损害", "秘密级：泄露造成损害"]) is None


DEFINITIONS = [
    ("plain", "涉密人员是指在涉密岗位工作的人员。", ("涉密人员", "在涉密岗位工作的人员。")),
    (
        "of this paper",
        "本制度所称涉密载体，是指以文字、数据等方式记载国家秘密的物品。",
        ("涉密载体", "以文字、数据等方式记载国家秘密的物品。"),
    ),
    ("a list follows", "涉密载体是指下列物品：", None),
    ("too short", "甲乙是指丙。", None),
    ("none", "涉密人员应当登记。", None),
]


@pytest.mark.parametrize(("text", "parts"), [case[1:] for case in DEFINITIONS], ids=[case[0] for case in DEFINITIONS])
def test_definition(text: str, parts: tuple[str, str] | None) -> None:
    found = definition_in(runs_of(text))
    assert (found and (found.term, plain(found.runs))) == parts


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        ("保密工作办公室履行下列职责：", "保密工作办公室职责"),
        ("信息公开按照下列程序审查：", "信息公开审查程序"),
        ("特殊时期应当落实下列措施：", "特殊时期应当落实的措施"),
        ("下列事项在形成、接收或者汇总时，应当先对照保密事项范围作出判断：", "应当先对照保密事项范围作出判断的事项"),
        ("违反本制度的，根据情节轻重作出处理：", "违反本制度的，根据情节轻重作出处理"),
        ("有下列情形之一的，不得上岗：", "有下列情形之一的，不得上岗"),
        ("局办公室负责统筹协调，履行下列职责：", "局办公室职责"),
        ("甲" * 40 + "：", ""),
    ],
)
def test_title_from_lead(lead: str, title: str) -> None:
    assert title_from_lead(lead) == title


@pytest.mark.parametrize(
    "text",
    [
        "其中属于工作秘密的，按规定管理。",
        "并向办公室报告。",
        "前款人员应当登记。",
        "该人员应当登记。",
        "起草保密制度，组织实施。",
        "涉密测绘成果、未公开地图和精确坐标。",
        "成员由各科室负责人组成。",
    ],
)
def test_leans_on_something_else(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize("text", ["收文由专人签收，逐件清点。", "会议资料统一登记。", "保守国家秘密是法定义务。"])
def test_stands_alone(text: str) -> None:
    assert stands_alone(text)


def test_sentences_end_outside_quotes_and_brackets() -> None:
    text = "贴上“严禁拍照！谢谢”（见附件；共三页）标牌。登记；审批……好"
    assert [plain(part) for part in sentences(runs_of(text))] == [
        "贴上“严禁拍照！谢谢”（见附件；共三页）标牌。",
        "登记；",
        "审批……",
        "好",
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("绝密级事项的保密期限不超过三十年。", "不超过三十年"),
        ("信息公开坚持先审查、后公开。", "先审查、后公开"),
        ("收文由机要员签收，逐页核对。", "逐页核对"),
        ("各单位签订保密协议。", "保密协议"),
        ("人人有责。", ""),
        ("早餐7:30-8:20，午餐11:45-12:45。", ""),
        ("本月完成1,200套，比上月多。", "比上月多"),
        ("先审查保密、后公开发布，人人有责。", "人人有责"),
    ],
)
def test_key_phrase(text: str, key: str) -> None:
    runs = with_key(runs_of(text))
    assert plain(runs) == text
    assert "".join(run.text for run in runs if run.strong) == key


def test_the_writers_own_key_phrase() -> None:
    runs = (Run("这是"), Run("重点", strong=True), Run("，那是"), Run("另一个", strong=True))
    assert [run.strong for run in with_key(runs)] == [False, True, False, False]


# --- long texts ---------------------------------------------------------------------------------------------

FILLER = "各科室应当结合岗位实际逐项落实保密要求，把责任分解到每一个环节，形成闭环，做到有部署、有检查、有结果、有记录，并长期坚持下去。"


def test_a_long_text_has_cards_of_every_form_and_the_whole() -> None:
    body = (
        "第一章 总则\n第一条 本办法所称涉密人员，是指在涉密岗位工作的人员。\n第二条 涉密人员应当每年参加保密培训。\n涉密人员应当每年参加保密培训。\n"
        "第二章 密级\n第三条 绝密级：泄露会使国家利益遭受特别严重的损害。机密级：泄露会使国家利益遭受严重的损害。秘密级：泄露会使国家利益遭受损害。\n"
        "第三章 措施\n第四条 使用网络应当遵守下列规定：\n（一）不得外传涉密文件；\n（二）不得私装软件。\n第五条 会议资料包括：\n（一）文件；\n1.正本；\n"
        "第六条 值守安排：\n（一）应当双人值守；\n（二）应当按时交接。\n第七条 本办法自发布之日起施行。依照前款执行的除外。\n"
    )
    made = deck("保密工作办法\n" + body + f"第八条 {FILLER}\n" * 9, TABLE)
    assert forms(made) == [
        "Definition",
        "Highlight",
        "Levels",
        "Prohibition",
        "Prohibition",
        "Points",
        "TableCard",
        "FullText",
    ]
    assert [getattr(card, "source", None) for card in made.cards[:4]] == [
        "第一章 第一条",
        "第一章 第二条",
        "第二章 第三条",
        "第三章 第四条",
    ]


def test_a_long_text_without_articles() -> None:
    body = "一、文件管理\n（一）涉密文件应当专人保管，随用随锁。\n二、会议管理\n（一）涉密会议应当先检查场所。\n（二）严禁带入手机。\n"
    made = deck("保密要求\n" + body + f"（三）{FILLER}\n" * 9)
    assert forms(made) == ["Highlight", "Highlight", "Prohibition", "FullText"]
    [first, *_] = made.cards
    assert isinstance(first, Highlight)
    assert (first.topic, first.source) == ("文件管理", "保密要求")


def test_cards_are_limited_and_spread() -> None:
    body = "".join(
        f"第{'一二三四五六七八'[c]}章 事项{c}\n"
        + "".join(
            f"第{c * 9 + n + 1}条 {a}{c}号涉密文件应当逐件登记，专人保管。\n"
            for n, a in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未")
        )
        for c in range(8)
    )
    made = deck("保密制度\n" + body)
    assert len(made.cards) == 25
    assert {card.topic for card in made.cards if isinstance(card, Highlight)} == {f"事项{c}" for c in range(8)}


def test_three_hundred_thousand_characters() -> None:
    article = "第{}条　涉密文件应当专人保管、逐件登记，依照第三条办理。严禁外传第{}号文件。（一）收文；（二）发文，按第（二）项办理。"
    text = "".join(article.format(n % 900 + 1, n) for n in range(5500))
    assert len(text) > 300_000
    begin = time.process_time()
    made = deck(text)
    assert time.process_time() - begin < 40, (
        "a wide bound: quadratic work takes minutes, and other load may slow this down"
    )
    assert len(made.cards) == 25


# --- the content that comes with the program ----------------------------------------------------------------


def shipped() -> list[Path]:
    ticker = {
        path.parent for path in CONTENT.glob("*/_section.toml") if 'role = "ticker"' in path.read_text(encoding="utf-8")
    }
    return sorted(path for path in CONTENT.glob("*/*") if path.suffix in {".txt", ".md"} and path.parent not in ticker)


def stressed(text: str) -> tuple[Run, ...]:
    return tuple(Run(part, n % 2 == 1) for n, part in enumerate(re.split(r"\*\*(.+?)\*\*", text)) if part)


def shipped_document(path: Path) -> Document:
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    blocks: list[Block] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if path.suffix == ".md" and line.startswith("# "):
            blocks.append(Heading(1, stressed(line[2:])))
        elif path.suffix == ".md" and re.match(r"- |\d+\. ", line):
            entries = blocks.pop().entries if isinstance(blocks[-1], ListBlock) else ()  # type: ignore[union-attr]
            blocks.append(ListBlock((*entries, stressed(line.removeprefix("- "))), line[0] != "-"))
        else:
            blocks.append(Paragraph(stressed(line)))
    return Document("", tuple(blocks))


def shipped_deck(path: Path) -> Deck:
    return deck_of(shipped_document(path), name_title=path.stem, rules=Rules())


def test_there_is_content_to_look_at() -> None:
    assert len(shipped()) > 15


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_shipped_cards(path: Path) -> None:
    made = shipped_deck(path)
    assert made.cards
    assert made.title
    source = "".join(path.read_text(encoding="utf-8").replace("*", "").split())
    sentences_shown = [plain(card.runs) for card in made.cards if isinstance(card, Highlight)]
    sentences_shown += [card.word + card.act for card in made.cards if isinstance(card, Prohibition)]
    assert len(set(sentences_shown)) == len(sentences_shown)
    for card in made.cards:
        texts = texts_of(card)
        assert any(text.strip() for text in texts)
        if isinstance(card, Highlight):
            text = plain(card.runs)
            assert 8 <= len(text) <= 40, text
            assert not re.match("其|并|前款|该", text)
            assert text in source
            assert all(len(run.text) <= 8 for run in card.runs if run.strong)
        if isinstance(card, Points):
            assert 2 <= len(card.entries) <= 8
            assert len(card.title) <= 28
            assert all(plain(entry) in source for entry in card.entries)
        if isinstance(card, Prohibition):
            assert card.act in source
            assert len(card.act) <= 34


@pytest.mark.parametrize(
    "path", [path for path in shipped() if not path.parent.name.startswith("01")], ids=lambda path: path.stem
)
def test_a_short_shipped_text_is_told_whole(path: Path) -> None:
    document = shipped_document(path)
    said = "".join("".join(texts_of(card)) for card in shipped_deck(path).cards)
    title, used = title_of(document, lines_of(document), "x")
    for line in lines_of(document)[used:]:
        for sentence in sentences(line.runs):
            text = plain(sentence).rstrip("。；")
            heading = not plain(sentence).endswith(("。", "；", "：")) and line.rank is not None
            row = level_row(text)
            assert heading or text in said or (row and row.definition + row.harm in said), text
    assert title


def test_the_levels_of_section_03() -> None:
    [path] = CONTENT.glob("03*/01*")
    [card] = shipped_deck(path).cards
    assert isinstance(card, Levels)
    assert [(row.level, row.harm) for row in card.rows] == [
        (SecrecyLevel.TOP, "特别严重的损害"),
        (SecrecyLevel.HIGH, "严重的损害"),
        (SecrecyLevel.LOW, "损害"),
    ]
    assert card.rows[0] == LevelRow(SecrecyLevel.TOP, "最重要的国家秘密，泄露会使国家安全和利益遭受", "特别严重的损害")
    assert card.internal == "内部事项不属于国家秘密，单独管理，不使用国家秘密标志。"


def test_the_prohibitions_of_section_04() -> None:
    cards = [
        card for path in CONTENT.glob("04*/*.txt") for card in shipped_deck(path).cards if isinstance(card, Prohibition)
    ]
    written = sum(
        len(re.findall(r"(?m)^（.）(?:严禁|不得)", path.read_text(encoding="utf-8")))
        for path in CONTENT.glob("04*/*.txt")
    )
    assert len(cards) == written >= 12
    assert {card.pictogram for card in cards} >= {Pictogram.PHONE, Pictogram.USB, Pictogram.ENVELOPE, Pictogram.CAMERA}


def test_the_policy() -> None:
    [path] = CONTENT.glob("01*/*.txt")
    made = shipped_deck(path)
    assert made.title == "保密工作管理制度"
    assert len(made.cards) == 25
    assert isinstance(made.cards[-1], FullText)
    topics = {card.topic for card in made.cards if isinstance(card, Highlight)}
    assert len(topics) >= 8
    assert forms(made).count("Levels") == 1
    assert forms(made).count("Points") >= 4
    assert forms(made).count("Prohibition") >= 5


@given(
    st.lists(st.text(alphabet="一二、（）第条章：；。，涉密不得应当1. 年月日局", max_size=30), max_size=30),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_any_text_makes_a_deck(lines: list[str], entries: bool) -> None:
    blocks: tuple[Block, ...] = (ListBlock(tuple(map(runs_of, lines))),) if entries else paragraphs("\n".join(lines))
    made = deck_of(Document("", (*blocks, TABLE)), name_title="x", rules=Rules())
    assert TableCard in map(type, made.cards)
    assert all(any(texts_of(card)) for card in made.cards if not isinstance(card, TableCard))
    cards_of_brief(outline_of(lines_of(Document("", blocks))), "x")


def test_a_title_that_joins_two_topics_stays_whole() -> None:
    """计算机与网络 with a chapter 网络 once became 计算机与."""
    lines = (
        "计算机与网络",
        "一、网络",
        "（一）定期查杀病毒。",
        "（二）及时更新补丁。",
        "二、发布",
        "（一）先审查。",
        "（二）后公开。",
    )
    document = Document("", tuple(Paragraph(runs_of(line)) for line in lines))
    deck = deck_of(document, name_title="计算机与网络", rules=Rules())
    titles = {card.title for card in deck.cards if isinstance(card, Points)}
    assert titles
    assert all(title.startswith("计算机与网络") for title in titles)


def test_a_list_under_a_lead_in_belongs_to_it() -> None:
    """The entries of a bulleted list follow their lead-in, and end with the list."""
    entries = tuple(runs_of(words) for words in ("清点涉密载体", "关闭电源网络", "锁好门窗柜子"))
    blocks = (
        Paragraph(runs_of("节前应当做好下列工作：")),
        ListBlock(entries),
        Paragraph(runs_of("值班人员每天巡查。")),
    )
    deck = deck_of(Document("节前要求", blocks), name_title="节前要求", rules=Rules())
    (points,) = (card for card in deck.cards if isinstance(card, Points))
    assert tuple(plain(entry) for entry in points.entries) == ("清点涉密载体", "关闭电源网络", "锁好门窗柜子")


REGULATION = """管理办法
（试行）
（2026年3月5日局务会议通过）
第一章 总　则
第一条 为规范信息发布工作，制定本办法。
第二条 科室负责人是第一责任人。
第二章 附 则
第三条 本办法由办公室负责解释。
"""


def test_a_regulation_however_short_is_shown_as_it_stands() -> None:
    made = deck(REGULATION)
    assert made.title == "管理办法（试行）"
    assert forms(made) == ["Highlight", "FullText"]
    assert all("通过" not in text for card in made.cards[:-1] for text in texts_of(card))
    full = made.cards[-1]
    assert isinstance(full, FullText)
    assert [chapter.heading for chapter in full.chapters] == ["", "第一章　总则", "第二章　附则"]
    assert "（2026年3月5日局务会议通过）" in texts_of(full)[0]


def test_an_edition_belongs_to_a_title_only_where_there_is_one() -> None:
    assert deck("（征求意见稿）\n" + "保守秘密，人人有责，天天如此。\n" * 3).title == "文件名"
    assert deck(f"{'长' * 38}办法\n（征求意见稿）\n第一条 一。\n第二条 二。\n第三条 三。").title == "长" * 38 + "办法"


def test_scanned_pages_are_numbered_and_take_no_caption() -> None:
    first, second = Picture("ab", 1240, 1754, chars=400), Picture("cd", 1240, 1754, chars=300)
    cards = deck("关于节前检查的通知", first, PICTURE, second, *paragraphs("图1 停电范围")).cards
    pages = [card for card in cards if isinstance(card, PageCard)]
    assert [(page.sha256, page.number, page.count, page.chars) for page in pages] == [
        ("ab", 1, 2, 400),
        ("cd", 2, 2, 300),
    ]
    assert any("停电范围" in repr(card) for card in cards)


def test_the_number_of_a_heavy_heading_is_heavy() -> None:
    heading = Heading(1, (Run("一、"), Run("检查时间", strong=True)))
    body = (
        *paragraphs("各科室：\n现将有关事项通知如下："),
        heading,
        *paragraphs("10月12日至16日。\n局办公室\n2026年9月28日"),
    )
    (notice,) = deck_of(Document("", body), name_title="关于开展保密检查的通知", rules=Rules()).cards
    assert isinstance(notice, Notice)
    assert (Run("一、", strong=True), Run("检查时间", strong=True)) in notice.paragraphs
