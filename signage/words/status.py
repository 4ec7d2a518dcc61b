"""The words of the status page: six states, and the sentences around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from signage.words.fill import Words


class Status(StrEnum):
    """What happens to a file now. The order is the order of the page: trouble first."""

    REFUSED = "refused"
    HELD = "held"
    QUEUED = "queued"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    PLAYING = "playing"


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The word, and one sentence about the group."""

    word_zh: str
    text_zh: str
    word_en: str
    text_en: str


STATUS: Mapping[Status, StatusWords] = {
    Status.REFUSED: StatusWords(
        "播不了",
        "这些文件上不了屏。请照每个文件旁边的话改好，再放一次。",
        "Cannot be shown",
        "Put each right as it says beside it, and drop it again.",
    ),
    Status.HELD: StatusWords(
        "等人看",
        "这些文件程序拿不准，先没有播。请照旁边的话找人看一看。",
        "Waits for a person",
        "The program is not sure about these and does not show them; have somebody look.",
    ),
    Status.QUEUED: StatusWords(
        "排队",
        "这些文件已经看到了，还没有上屏。",
        "Queued",
        "These have been seen and are not on the screens yet.",
    ),
    Status.EXPIRED: StatusWords(
        "已过期", "日子过了，自己停了。", "Expired", "Their last day is over; they stopped by themselves."
    ),
    Status.WITHDRAWN: StatusWords("已撤下", "已经从所有屏幕上撤下。", "Withdrawn", "Taken off every screen."),
    Status.PLAYING: StatusWords(
        "正在播放",
        "已经上屏，轮到就会出现。时间是估计的，会随内容变化。",
        "Playing",
        "On the screens; each takes its turn. Times are estimates and change with the content.",
    ),
}

PAGE: Words = {
    "title": ("播放状态", "What plays, what does not, and why"),
    "updated": ("更新于 {time}", "updated {time}"),
    "refreshes": ("这个页面会自己刷新。", "This page refreshes itself."),
    "guard-leaves": (
        "{when}级别是“警戒”，这几项到时不放：{titles}。要照常放，请给文件或者栏目写明警戒时也放（guard = true）",
        "On {when_en} the level is guard, and these will not play: {titles}. To let one play, its file or section says guard = true.",
    ),
    "guard-leaves-more": (
        "{when}级别是“警戒”，这几项到时不放：{titles}等 {count} 项。要照常放，请给文件或者栏目写明警戒时也放（guard = true）",
        "On {when_en} the level is guard, and {count} files will not play, among them {titles}. "
        "To let one play, its file or section says guard = true.",
    ),
    "written-by": (
        "这个页面由程序自动生成，改它没有用，删了也会再有。",
        "Written by the program; changing or deleting it has no effect.",
    ),
    "progress": ("正在处理 {done} / {total}", "Checking {done} of {total}"),
    "all-well": ("全部正常，没有需要处理的文件。", "All is well; no file needs attention."),
    "nothing": (
        "内容文件夹里还没有文件。把文本或者 Word 文件复制进来，几秒钟后就会在这里看到。",
        "The content folder is empty. Copy a text or Word file into it, and it appears here within seconds.",
    ),
    "trouble": ("有 {count} 个文件需要处理", "files that need attention: {count}"),
    "findings": ("需要管理员看一看", "For the administrator"),
    "more": ("还有 {count} 个文件没有列出。", "{count} more files are not listed."),
    "accepted": ("{time} 收下", "accepted {time}"),
    "valid": ("{start} 至 {end}", "{start} to {end}"),
    "valid-from": ("{start} 起", "from {start}"),
    "valid-until": ("到 {end} 为止", "until {end}"),
    "shown": ("最近播出 {time}", "last shown {time}"),
    "found": ("发现：{snippet}", "found: {snippet}"),
    "no-section": ("（没有栏目）", "(no section)"),
    "old-plays": (
        "上一次收下的版本还在播放。",
        "The version accepted before goes on playing.",
    ),
    "in-ticker": ("正在屏幕最下方滚动。", "It crawls along the bottom of the screens."),
    "next": ("下次大约 {times}", "next at about {times}"),
    "next-often": (
        "下次大约 {time}，每隔 {minutes} 分钟左右一次",
        "next at about {time}, then about every {minutes} min",
    ),
    "next-later": ("一个小时以后才轮到", "not within the hour"),
    "on-screen": ("（{screen}）", " ({screen})"),
    "picture": ("“{title}”在屏幕上的样子", 'how "{title}" looks on the screen'),
    "no-picture": ("还没播过", "not shown yet"),
    "ticker-picture": ("滚动提示", "ticker"),
    "calendar-picture": ("放假安排", "days off"),
    "find": (
        "每一组里，新放的在前面。找一个文件：按 Ctrl+F，输入名字里的几个字。",
        "The newest come first in each group. To find a file, press Ctrl+F and type a part of its name.",
    ),
    "in-rotation": ("已经上屏，轮到就会出现。", "It is on the screens and takes its turn."),
    "not-for-here": ("不用做什么。", "Nothing needs to be done."),
    "checking": ("收到了，正在检查。", "It has arrived and is being checked."),
    "soon": ("已经收下，马上播出。", "It has been accepted and plays in a moment."),
    "wait": ("请稍等，不用做什么。", "Please wait; nothing needs to be done."),
    "off-by-name": ("“撤下”里有同名的文件。", "A file of the same name is in the withdraw section."),
    "off-by-bytes": ("“撤下”里有内容相同的文件。", "A file with the same content is in the withdraw section."),
}
