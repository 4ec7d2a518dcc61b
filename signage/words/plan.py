"""The words of the plan: why something changes, the sorts of days, the page for reviewers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signage.core.calendar.days import Certainty, DayKind
from signage.core.calendar.mood import Mood, Phase
from signage.core.rotation.claims import Claim, Sort
from signage.core.rotation.segment import Segment
from signage.words.fill import Words, fill
from signage.words.levels import LEVEL, TONE

NAMED = 3
"""So many items are named in a reason; the others are counted."""

PHASE: Words = {
    Phase.NONE: ("没有特殊时期", "no special period"),
    Phase.COMING: ("{name}将至", "{name} is coming"),
    Phase.BEFORE: ("{name}放假前", "before {name}"),
    Phase.LAST_WORKDAY: ("{name}放假前最后一个工作日", "the last working day before {name}"),
    Phase.DAYS_OFF: ("{name}放假期间", "the days off of {name}"),
    Phase.OWN: ("{name}期间", "during {name}"),
    Phase.AFTER: ("{name}后第一个工作日", "the first working day after {name}"),
}
CLAIM: Words = {
    Sort.TAKEOVER.word: ("紧急通知", "an alert"),
    "drill": ("演练", "a drill"),
    Sort.MEETING.word: ("会议", "a meeting"),
    Sort.FAREWELL.word: ("会后清点提示", "the card after a meeting"),
    Sort.DARK.word: ("熄屏", "dark"),
}
REASON: Words = {
    "start": ("计划开始", "the plan begins"),
    "claim": ("{claim}占用整屏", "{claim} has the whole screen"),
    "claim-over": ("{claim}结束", "{claim} is over"),
    "darkened": ("按屏幕时间熄屏", "the screen is dark by its hours"),
    "lit": ("按屏幕时间亮屏", "the screen is lit by its hours"),
    "level": ("{why}，转为{level}", "{why}: level {level}"),
    "tone": ("画面转为{tone}", "tone {tone}"),
    "toned": ("{why}，画面转为{tone}", "{why}: tone {tone}"),
    "switched": ("按人工设定，画面转为{tone}", "switched by hand: tone {tone}"),
    "came": ("开始播放{names}", "begins: {names}"),
    "went": ("不再播放{names}", "ends: {names}"),
    "more": ("{names}等 {count} 项", "{names} and others, {count} in all"),
}
KIND: Words = {
    DayKind.WORKDAY: ("工作日", "working day"),
    DayKind.WEEKEND: ("周末", "weekend"),
    DayKind.HOLIDAY: ("放假", "day off"),
    DayKind.MAKEUP: ("调休上班", "make-up day, at work"),
}
CERTAINTY: Words = {
    Certainty.OFFICIAL: ("按国务院办公厅通知", "by the State Council's notice"),
    Certainty.OVERRIDE: ("按本单位放入的安排", "by the file that the bureau put in"),
    Certainty.STATUTORY_ONLY: ("放假调休安排待国务院公布", "not announced yet: statutory days only"),
}
WEEKDAYS = (
    ("周一", "Mon"),
    ("周二", "Tue"),
    ("周三", "Wed"),
    ("周四", "Thu"),
    ("周五", "Fri"),
    ("周六", "Sat"),
    ("周日", "Sun"),
)
PAGE: Words = {
    "title": ("播放计划", "Plan of what plays"),
    "range": ("{first} 至 {last}，{days} 天", "{first} to {last}, {days} days"),
    "made": ("{time} 生成", "made {time}"),
    "basis": (
        "按现在的内容、设置和日历推算，和播放器用同一套规则。内容一改，计划就跟着变；过去实际放了什么，以台账为准。",
        "Worked out from the content, settings and calendar of now, by the rules of the player. "
        "It changes when they change; what was really shown is in the ledger.",
    ),
    "screen": ("屏幕“{screen}”", "screen {screen}"),
    "place": ("点位：{place}", "at {place}"),
    "key": ("图例", "key"),
    "programme": ("节目单 {number}", "programme {number}"),
    "programme-sign": ("单{number}", "P{number}"),
    "programmes": ("节目单", "programmes"),
    "programmes-note": (
        "时段里的编号就是节目单的编号。百分数是各项占画面时间的份额；提示在底部滚动，不占份额。",
        "The numbers in the strips are those of the programmes. Percentages are parts of the stage's time; "
        "reminders run along the bottom and have none.",
    ),
    "items": ("{count} 项", "{count} items"),
    "reminders": ("底部滚动提示：{names}", "reminders: {names}"),
    "nothing": ("没有可放的内容，只显示默认画面", "nothing of the folder plays: the neutral slide"),
    "used": ("用在：{when}", "used: {when}"),
    "used-more": ("{when}等 {count} 段", "{when} and more, {count} stretches"),
    "off": ("休", "off"),
    "work": ("班", "work"),
    "more-changes": ("另有 {count} 处变化", "{count} more changes"),
    "written-by": (
        "本页由播放程序生成，是普通文件，可以打印、转发。",
        "Written by the player; a plain file to print and pass on.",
    ),
}


def why(mood: Mood) -> tuple[str, str]:
    """The stretch of a period that gave the level, in words."""
    return fill(PHASE, mood.phase, name=mood.name)


def names_of(titles: Iterable[str]) -> tuple[str, str]:
    """A few titles, and how many there are."""
    every = list(titles)
    chinese = "".join(f"“{title}”" for title in every[:NAMED])
    english = ", ".join(every[:NAMED])
    if len(every) <= NAMED:
        return chinese, english
    return fill(REASON, "more", names=chinese, count=len(every))[0], fill(
        REASON, "more", names=english, count=len(every)
    )[1]


def reasons(segment: Segment) -> tuple[tuple[str, str], ...]:
    """Why a segment begins, one sentence for each change."""
    if segment.before is None:
        return (REASON["start"],)
    mood, before = segment.mood, segment.before
    said: list[tuple[str, str]] = []
    said += _claims(segment.ended, segment.begun)
    if mood.level is not before.level:
        said.append(_both("level", why(mood), LEVEL[mood.level]))
    if mood.tone is not before.tone:
        said.append(_toned(mood))
    for key, items in (("came", segment.came), ("went", segment.went)):
        if items:
            chinese, english = names_of(item.title for item in items)
            said.append((REASON[key][0].format(names=chinese), REASON[key][1].format(names=english)))
    return tuple(said)


def claim_name(claim: Claim) -> tuple[str, str]:
    """What has the screen: its sort, and what it says or that nothing is to be seen."""
    chinese, english = CLAIM["drill" if claim.drill else claim.sort.word]
    if claim.title:
        return f"{chinese}“{claim.title}”", f"{english}: {claim.title}"
    dark = claim.blank and claim.sort is Sort.MEETING
    return (f"{chinese}（黑屏）", f"{english} (dark)") if dark else (chinese, english)


def _claims(ended: Claim | None, begun: Claim | None) -> Iterator[tuple[str, str]]:
    """What leaves the screen and what takes it; what comes in the dark hours does not make them end."""
    if ended is not None and ended.sort is not Sort.DARK:
        yield _claimed("claim-over", ended)
    elif ended is not None and begun is None:
        yield REASON["lit"]
    if begun is not None:
        yield _claimed("darkened" if begun.sort is Sort.DARK else "claim", begun)


def _claimed(key: str, claim: Claim) -> tuple[str, str]:
    (chinese, english), name = REASON[key], claim_name(claim)
    return chinese.format(claim=name[0]), english.format(claim=name[1])


def _both(key: str, whys: tuple[str, str], levels: tuple[str, str]) -> tuple[str, str]:
    chinese, english = REASON[key]
    return chinese.format(why=whys[0], level=levels[0]), english.format(why=whys[1], level=levels[1])


def _toned(mood: Mood) -> tuple[str, str]:
    tones, cause = TONE[mood.tone], mood.cause
    chinese, english = REASON["switched" if mood.switched else "toned" if cause.period else "tone"]
    whys = fill(PHASE, cause.phase, name=cause.name)
    return chinese.format(tone=tones[0], why=whys[0]), english.format(tone=tones[1], why=whys[1])
