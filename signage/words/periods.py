"""What the wall says as a special period's level rises, whatever lies in the content folder: cards and ticker lines.

Chinese for the wall; the English beside it is for reports. What each single period says of itself is in `period_texts`.
In the project's own words; `{name}` is the period's name, `{first}`, `{last}`, `{back}`, `{days}` are days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from signage.core.calendar.periods import Level
from signage.core.cards.card import Reminder
from signage.core.occasions.texts import PeriodText, Texts
from signage.words.fill import Words
from signage.words.period_texts import PERIODS
from signage.words.told import Pair, Told

CARDS: Words = {
    "section": ("特殊时期提醒", "special period"),
    "before-title": ("{name}前提醒", "before {name}"),
    "meeting-title": ("{name}期间提醒", "during {name}"),
    "off-title": ("{name}期间值守提醒", "on duty in the {name} holiday"),
    "checklist-title": ("放假前清查", "checks before the holiday"),
    "self-check-title": ("每日自查", "daily checks"),
    "after-title": ("节后清查", "checks after the holiday"),
    "holiday": ("{name}假期", "the {name} holiday"),
    "arrangement": ("{first}至{last}放假，{back}上班", "off from {first} to {last}, work on {back}"),
    "one-day": ("{first}放假，{back}上班", "off on {first}, work on {back}"),
    "make-up": ("；{days}调休上班", "; work on {days} in exchange"),
    "statutory": ("法定节日：{days}", "by statute: {days}"),
}

HOLIDAYS: Mapping[str, str] = {
    "元旦": "元旦",
    "春节": "春节",
    "清明节": "清明",
    "劳动节": "劳动节",
    "端午节": "端午",
    "中秋节": "中秋",
    "国庆节": "国庆",
}
"""A holiday as people say it before 假期."""

BEFORE: Mapping[Level, tuple[Pair, ...]] = {
    Level.NOTICE: (
        ("放假前把文件资料清点入柜", "count papers and lock them away before the holiday"),
        ("聚会聚餐不谈工作秘密", "no work secrets at the table"),
        ("网上不晒文件、不晒办公场所", "no papers or offices in photos online"),
    ),
    Level.CAUTION: (
        ("离开办公室前：清柜、关机、断电、锁门", "before leaving: cabinets, computers, power, doors"),
        ("文件资料、工作电脑不带离单位", "papers and computers stay at work"),
        ("外出旅行、探亲不谈工作秘密", "no work secrets on journeys"),
        ("值班电话畅通，发现情况立即报告", "answer the duty telephone, report at once"),
    ),
    Level.GUARD: (
        ("今天逐项完成清查，科室负责人确认", "finish every check today; the head confirms"),
        ("文件资料一份一份清点，锁进柜子", "count paper by paper, lock them away"),
        ("关机、断电、拔网线，锁好门窗", "computers, power, network, doors"),
        ("发现泄密苗头，立即报告保密办", "report the first sign of a leak at once"),
    ),
}
MEETING: Mapping[Level, tuple[Pair, ...]] = {
    Level.NOTICE: (
        ("文件不离视线，离开就入柜", "papers in sight or locked away"),
        ("工作群里不发未公开的内容", "nothing unpublished in chat groups"),
        ("不确定能不能公开，先问保密办", "if in doubt, ask the secrecy office"),
    ),
    Level.CAUTION: (
        ("涉密文件当日清点、当日入柜", "classified papers counted and locked away daily"),
        ("对外发布的信息先审查后公开", "review before publication"),
        ("会议内容不拍照、不录音、不外传", "no photos, no recordings, no talk of meetings"),
        ("值班人员在岗，有事即报", "stay at the post and report at once"),
    ),
    Level.GUARD: (
        ("涉密文件专人保管，早晚各清点一次", "one keeper, counted morning and evening"),
        ("手机不带进涉密场所", "no telephones in secret places"),
        ("对外发布的信息多审一道", "one more review before publication"),
        ("发现泄密苗头，立即报告保密办", "report the first sign of a leak at once"),
    ),
}
OFF: tuple[Pair, ...] = (
    ("值班人员在岗，电话保持畅通", "at the post, the telephone answered"),
    ("巡查门窗、水电和文件柜", "look at windows, water, power and cabinets"),
    ("工作文件不发微信、不发邮箱", "no work papers by chat or mail"),
    ("发现情况，立即报告保密办", "report at once"),
)
AFTER: tuple[Pair, ...] = (
    ("上班第一天，先清点文件再办公", "count the papers first"),
    ("发现异常，保护现场并报告", "leave things as they are and report"),
)
CHECKLIST: tuple[Pair, ...] = (
    ("清柜：文件资料清点入柜", "cabinets: papers counted and locked away"),
    ("关机：电脑、打印机全部关机", "computers and printers off"),
    ("断电：关闭插座，拔下充电器", "power off, chargers unplugged"),
    ("锁门：关好门窗，锁好房门", "windows and doors locked"),
    ("值班：值班人员、电话已经明确", "who is on duty, and the number, are known"),
)
SELF_CHECK: tuple[Pair, ...] = (
    ("文件资料清点，数量相符", "papers counted, none missing"),
    ("电脑、移动介质没有混用", "computers and media not mixed up"),
    ("待发布的信息已经审查", "what will be published was reviewed"),
    ("下班前柜门上锁、断电锁门", "cabinets, power and doors before leaving"),
    ("值班人员在岗，电话畅通", "at the post, the telephone answered"),
)
AFTER_LIST: tuple[Pair, ...] = (
    ("清点文件资料，数量相符", "papers counted, none missing"),
    ("查看门窗、柜锁有无异常", "windows, doors and locks looked at"),
    ("检查电脑和网络设备", "computers and network checked"),
    ("核对假期值班记录", "the duty record read"),
    ("发现异常，马上报告保密办", "anything unusual reported at once"),
)
CALLS: Mapping[str, tuple[Pair, tuple[Pair, ...]]] = {
    "last-day": (
        ("放假前，逐项清查", "before the holiday: check every item"),
        (
            ("清柜、关机、断电、锁门", "cabinets, computers, power, doors"),
            ("逐项确认以后再离开", "confirm each before you leave"),
        ),
    ),
    "stands": (
        ("{name}期间", "during {name}"),
        (
            ("文件入柜，手机不进涉密场所", "papers locked away, no telephones in secret places"),
            ("发现情况，立即报告", "report at once"),
        ),
    ),
}


def texts() -> Texts:
    """All of it as the wall says it."""
    return Texts(
        section=CARDS["section"][0],
        periods={key: _told(told) for key, told in PERIODS.items()},
        short=HOLIDAYS,
        before={level: _chinese(pairs) for level, pairs in BEFORE.items()},
        meeting={level: _chinese(pairs) for level, pairs in MEETING.items()},
        off=_chinese(OFF),
        after=_chinese(AFTER),
        before_title=CARDS["before-title"][0],
        meeting_title=CARDS["meeting-title"][0],
        off_title=CARDS["off-title"][0],
        checklist_title=CARDS["checklist-title"][0],
        checklist=_chinese(CHECKLIST),
        self_check_title=CARDS["self-check-title"][0],
        self_check=_chinese(SELF_CHECK),
        after_title=CARDS["after-title"][0],
        after_list=_chinese(AFTER_LIST),
        holiday=CARDS["holiday"][0],
        arrangement=CARDS["arrangement"][0],
        one_day=CARDS["one-day"][0],
        make_up=CARDS["make-up"][0],
        statutory=CARDS["statutory"][0],
        last_day_call=_call("last-day"),
        call=_call("stands"),
    )


def _told(told: Told) -> PeriodText:
    return PeriodText(_chinese(told.line), told.title[0], _chinese(told.points), _chinese(told.reminders))


def _chinese(pairs: Iterable[Pair]) -> tuple[str, ...]:
    return tuple(chinese for chinese, _ in pairs)


def _call(key: str) -> Reminder:
    title, lines = CALLS[key]
    return Reminder(title[0], _chinese(lines))
