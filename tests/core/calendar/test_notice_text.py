"""The text of a notice: however it is pasted it is the same; what is not understood of it is said, never left out."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from signage.core.calendar.announced import Announced
from signage.core.calendar.holiday_notice import Contradiction, Fault, differences
from signage.core.calendar.notice_text import NO_NOTICE, from_text

TEXT = """关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
"""


def test_a_whole_notice() -> None:
    made = from_text(TEXT)
    assert isinstance(made, Announced)
    assert made.year == 2026
    assert len([each for each in made.days if each.off]) == 33
    works = [each.day.isoformat() for each in made.days if not each.off]
    assert works == ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
    assert {each.name for each in made.days} == {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}


def numbered(text: str, form: str) -> str:
    """The same with other numbers before the holidays."""
    for number, han in enumerate("一二三四五六七", 1):
        text = text.replace(f"\n{han}、", "\n" + form.format(han=han, number=number))
    return text


DIGITS = re.compile(r"(\d+)")
PASTED: dict[str, Callable[[str], str]] = {
    "on one line": lambda text: text.replace("\n", ""),
    "broken behind a comma": lambda text: text.replace("放假调休，", "放假调休，\n"),
    "broken behind a stop": lambda text: text.replace("共9天。", "共9天。\n　　").replace("共5天。", "共5天。\n"),
    "broken inside a date": lambda text: text.replace("2月15日", "2月\n15日").replace("共9天", "共\n9天"),
    "broken inside a weekday": lambda text: text.replace("（周日）上班", "（周\n日）上班"),
    "with the line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "with empty lines": lambda text: text.replace("\n", "\n\n"),
    "in wide digits": lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "in half-width marks": lambda text: text.translate(str.maketrans("（），：。", "(),:.")),
    "with blanks round numbers": lambda text: DIGITS.sub(r" \1 ", text),
    "with ideographic blanks": lambda text: DIGITS.sub("\u3000\\1\u3000", text).replace("\n", "\n　　"),
    "with blanks that do not break": lambda text: DIGITS.sub("\u00a0\\1\u00a0", text),
    "with the head and the foot of a letter": lambda text: (
        f"国务院办公厅通知\n各省、自治区、直辖市人民政府：\n{text}\n国务院办公厅\n2025年11月4日"
    ),
    "with other numbers": lambda text: numbered(text, "{number}、"),
    "with numbers and points": lambda text: numbered(text, "{number}. "),
    "with numbers in brackets": lambda text: numbered(text, "（{han}）"),
    "without numbers": lambda text: numbered(text, ""),
    "without colons": lambda text: text.replace("：", "　"),
    "with a mathematician's colon": lambda text: text.replace("：", "∶"),
    "五一 and 十一 in quotes": lambda text: text.replace("劳动节：", "“五一”国际劳动节：").replace(
        "国庆节：", "“十一”国庆节："
    ),
    "星期": lambda text: text.replace("周", "星期"),
    "礼拜天": lambda text: text.replace("周日", "礼拜天"),
    "with a wave": lambda text: text.replace("）至", "）～"),
    "with a wide dash": lambda text: text.replace("）至", "）－"),
    "with a long dash": lambda text: text.replace("）至", "）——"),
    "without weekdays": lambda text: re.sub("（[^）]*）", "", text),
    "lunar dates alone": lambda text: text.replace("、周日）至", "）至").replace("、周一）放假", "）放假"),
    "weekdays of the whole stretch": lambda text: text.replace(
        "1月1日（周四）至3日（周六）", "1月1日至3日（周四至周六）"
    ),
    "from day to day of a month": lambda text: re.sub(r"1日（周四）至3日（周六）", "1-3日", text),
    "days in figures": lambda text: text.replace("4月4日（周六）至6日", "2026-04-04至2026-04-06"),
    "a count in Han numbers": lambda text: text.replace("共9天", "共九天").replace("共3天", "放假三天"),
    "a year in Han numbers": lambda text: text.replace("2026年", "二〇二六年"),
    "a title without 节假日": lambda text: text.replace("2026年部分节假日安排", "2026年放假安排"),
    "the year in the first sentence alone": lambda text: text.replace(
        "2026年部分节假日安排的通知", "放假的通知\n现将2026年元旦、春节、清明节和国庆节放假调休日期通知如下。"
    ),
    "正常上班": lambda text: text.replace("上班", "公休日正常上班"),
    "how many days the year has": lambda text: text.replace("一、元旦", "全年共放假33天。\n一、元旦"),
}


@pytest.mark.parametrize("pasted", PASTED.values(), ids=PASTED)
def test_however_it_is_pasted_it_is_the_same_notice(pasted: Callable[[str], str]) -> None:
    assert pasted(TEXT) != TEXT
    assert from_text(pasted(TEXT)) == from_text(TEXT)


LABOUR = (5, ["2027-04-25", "2027-05-08"], "劳动节")
NATIONAL = (7, ["2027-09-26", "2027-10-09"], "国庆节")
ONE_HOLIDAY = [
    (
        "an amendment in one sentence",
        "关于调整2027年劳动节假期安排的通知\n各地区：\n2027年劳动节假期调整为5月1日（周六）至5日（周三）放假调休，共5天，"
        "4月25日（周日）、5月8日（周六）上班。",
        LABOUR,
    ),
    (
        "an amendment with numbers",
        "关于调整2027年劳动节假期安排的通知\n一、2027年5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）"
        "上班。\n二、各地区要妥善安排值班。",
        LABOUR,
    ),
    (
        "an amendment of one entry",
        "2027年节假日安排调整\n一、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。",
        LABOUR,
    ),
    (
        "a bureau's own notice",
        "关于2027年国庆节放假安排的通知\n各科室：\n10月1日（星期五）至10月7日（星期四）放假调休，共7天。10月8日（星期五）上班。"
        "9月26日（星期日）、10月9日（星期六）正常上班。\n二、值班安排\n10月1日：办公室；10月2日：建设科。\n2027年9月20日",
        NATIONAL,
    ),
    (
        "two holidays in one",
        "2027年国庆节、中秋节放假安排：10月1日至7日放假调休，共7天（含9月15日补休），9月26日、10月9日上班。",
        (7, ["2027-09-26", "2027-10-09"], "国庆节、中秋节"),
    ),
]


@pytest.mark.parametrize(("text", "said"), [case[1:] for case in ONE_HOLIDAY], ids=[case[0] for case in ONE_HOLIDAY])
def test_a_notice_about_one_holiday(text: str, said: tuple[int, list[str], str]) -> None:
    made = from_text(text)
    assert isinstance(made, Announced)
    works = [each.day.isoformat() for each in made.days if not each.off]
    assert (sum(each.off for each in made.days), works, made.days[0].name) == said


MILD = [
    (
        "a holiday made longer, without its days",
        "关于延长2027年春节假期的通知\n延长2027年春节假期至2月14日（星期日），2月15日（星期一）起正常上班。",
        Fault.NOT_WHOLE,
    ),
    (
        "a wrong count",
        "关于调整2027年劳动节假期安排的通知\n2027年5月1日（周六）至5日（周三）放假调休，共6天。",
        Fault.WRONG_COUNT,
    ),
    (
        "a wrong weekday",
        "关于调整2027年劳动节假期安排的通知\n2027年5月1日（周日）至5日（周三）放假调休，共5天。",
        Fault.WRONG_WEEKDAY,
    ),
    ("few days without a count", "2026年节假日安排\n一、元旦：1月1日（周四）至3日（周六）放假。", Fault.NOT_WHOLE),
    (
        "a table",
        "2027年放假安排表\n节日　放假时间　天数\n元旦　1月1日至3日　3天\n春节　2月5日至13日　9天",
        Fault.NOT_WHOLE,
    ),
]


@pytest.mark.parametrize(("text", "fault"), [case[1:] for case in MILD], ids=[case[0] for case in MILD])
def test_a_text_that_may_be_shown_and_does_not_count(text: str, fault: Fault) -> None:
    made = from_text(text)
    assert isinstance(made, Contradiction)
    assert (made.fault, made.mild) == (fault, True)


def test_a_count_in_han_numbers() -> None:
    made = from_text("2027年春节假期安排\n春节：2月1日至20日放假调休，共二十天。")
    assert isinstance(made, Announced)
    assert len(made.days) == 20


TALK = [
    ("a talk", "国庆节期间值班安排\n一、国庆节：10月1日张三值班。\n二、中秋节：李四值班。"),
    ("a title without days", "2026年节假日保密提醒\n节假日期间请锁好柜门，10月1日放假。"),
    ("a roster of the days off", "2027年国庆节放假值班安排\n10月1日　办公室\n10月2日　办公室"),
    ("numbers that are none", f"2026年放假安排\n十十日放假，{'一' * 5000}年。"),
    ("no year", "国庆节放假通知：10月1日至7日放假，共7天，9月26日（周日）上班。"),
    ("a roster under the title", "2026年节假日值班安排\n一、元旦：1月1日办公室值班。"),
]


@pytest.mark.parametrize("text", [case[1] for case in TALK], ids=[case[0] for case in TALK])
def test_a_text_that_only_talks_about_holidays_is_no_notice(text: str) -> None:
    made = from_text(text)
    assert isinstance(made, Contradiction)
    assert made.fault in NO_NOTICE


def test_a_block_over_new_year_and_over_a_month() -> None:
    text = "2027年节假日安排\n一、元旦：2026年12月31日（周四）至2027年1月2日（周六）放假，共3天。\n二、劳动节：4月30日（周五）至5月4日（周二）放假，共5天。"
    made = from_text(text)
    assert isinstance(made, Announced)
    assert made.days[0].day == date(2026, 12, 31)
    assert len(made.days) == 8


TEXT_FAULTS = [
    ("no year", "一、元旦：1月1日放假。", Fault.NO_YEAR),
    ("no days", "2026年节假日安排", Fault.NO_DAYS),
    ("a wrong weekday", TEXT.replace("1月1日（周四）", "1月1日（周五）"), Fault.WRONG_WEEKDAY),
    ("a wrong weekday at the end", TEXT.replace("至3日（周六）", "至3日（周日）"), Fault.WRONG_WEEKDAY),
    ("a wrong count", TEXT.replace("共9天", "共8天"), Fault.WRONG_COUNT),
    ("an impossible day", TEXT.replace("4月4日（周六）", "4月34日"), Fault.NO_DATE),
    ("backwards", TEXT.replace("1月1日（周四）至3日（周六）", "1月3日（周六）至1日（周四）"), Fault.NO_DATE),
    ("off and at work", TEXT.replace("1月4日（周日）上班", "1月3日（周六）上班"), Fault.BOTH),
    ("make-up on a weekday", TEXT.replace("1月4日（周日）上班", "1月5日（周一）上班"), Fault.NOT_MAKEUP),
    (
        "a holiday without days",
        TEXT.replace("4月4日（周六）至6日（周一）放假，共3天。", "另行通知。"),
        Fault.EMPTY_ENTRY,
    ),
    ("a year that no calendar knows", re.sub("（[^）]*）", "", TEXT.replace("2026年", "2526年")), Fault.NO_YEAR),
    ("a wrong weekday in other words", TEXT.replace("1月1日（周四）", "1月1日（礼拜五）"), Fault.WRONG_WEEKDAY),
    ("a wrong count in Han numbers", TEXT.replace("共9天", "共十二天"), Fault.WRONG_COUNT),
    ("ten days", TEXT.replace("共9天", "共十天"), Fault.WRONG_COUNT),
    ("a holiday that nobody knows", TEXT.replace("三、清明节：", "三、寒食节："), Fault.UNREAD),
    ("another year", TEXT.replace("5月9日（周六）上班", "2027年5月8日（周六）上班"), Fault.WRONG_YEAR),
]


@pytest.mark.parametrize(("text", "fault"), [case[1:] for case in TEXT_FAULTS], ids=[case[0] for case in TEXT_FAULTS])
def test_a_text_that_contradicts_itself(text: str, fault: Fault) -> None:
    made = from_text(text)
    assert isinstance(made, Contradiction)
    assert (made.fault, made.mild) == (fault, False)


def test_differences_are_what_a_person_looks_at() -> None:
    made = from_text(TEXT)
    assert isinstance(made, Announced)
    known = {each.day: each.off for each in made.days}
    assert differences(known, made) == ()
    assert [each.day.day for each in differences({**known, date(2026, 1, 4): True}, made)] == [4]
    assert len(differences({}, made)) == 19 + 6
