"""Prohibitions: 严禁, 不得 or 禁止 and one act, as one card.

In: one sentence. Out: `Prohibition` cards in its own wording; none where the sentence is not that clear by itself.
"""

from __future__ import annotations

import re
from typing import Final

from signage.core.cards.card import Pictogram, Prohibition
from signage.core.later import later
from signage.core.text.sentences import has_predicate

ACT_MAX: Final = 34
WHO_MAX: Final = 26

_WORD: Final = later(
    r"(?P<word>严禁|严格禁止|禁止|不得|不准|不许)(?!不|已|超过|少于|低于|高于|晚于|早于|大于|小于|多于|有下列|从事下列|标志|性|事项)"
)
_DUTY: Final = later(r"^([^，、]{2,14}?)(?:应当|必须|须)")
_CONDITION: Final = later(r"^(?:未经|没有|非经)[^，]{1,14}$")
_ADVERB: Final = later(r"(?:[，, ]|均|都|也|一律)+$")
_LEANING_WHO: Final = later(r"^(?:并|且|也|但|其|该|此|上述|前款|确定前|审查前|同时|一律|同样|均|都|更|对其|对此)|前$")
_DONE: Final = later(r"^(?:按时|准时|按期|认真|自觉|主动|积极|服从|听从|遵守|爱护|保持|注意|妥善|文明|有序)")
_WHEN: Final = later(r"(?:前|后|时|期间|中|内|）)$")
# Between a duty and 不得, these begin something else: ……有关机关认为……的，不得……
_OTHER_SUBJECT: Final = later(r"的$|认为|有关|可以|由|如|因|对")
_NEW_SENTENCE: Final = later(r"应当|可以|必须|违者|否则|确需|因|如|须")
_LISTED: Final = later(
    r"^(?P<who>[^，。；]{2,20}，?)??(?P<word>严禁|严格禁止|禁止|不得|不准)(?:有|从事|实施|出现)?(?:下列|以下|如下)(?:行为|情形|活动)?[：:]$"
)
_MATTER: Final = later(
    r"秘密|涉密|泄密|保密|文件|载体|计算机|电脑|盘|网|手机|介质|信息|设备|会议|会场|内容|资料|标志|软件|拍|录|机器人|人工智能|邮|材料|公开|系统|数据|图"
)

# First hit wins; the act is read before who. The thing that is used stands before what is done with it.
_PICTOGRAMS: Final = (
    (Pictogram.CAMERA, later(r"拍|录像|摄|照相|视频")),
    (Pictogram.MICROPHONE, later(r"录音")),
    (Pictogram.USB, later(r"[UＵ优]盘|移动存储|移动硬盘|存储介质|介质|光盘|存储卡", re.IGNORECASE)),
    (Pictogram.FAX, later(r"传真")),
    (Pictogram.SPEECH, later(r"谈论|议论|交谈|讨论|闲聊|群聊|工作群|朋友圈|透露|泄露")),
    (Pictogram.PHONE, later(r"手机|短信|手表|电话|通话")),
    (Pictogram.CLOUD, later(r"网盘|云盘|云存储|云端|微信|即时通信|社交")),
    (Pictogram.ENVELOPE, later(r"邮政|快递|邮箱|邮件|邮寄|寄|信封")),
    (Pictogram.GLOBE, later(r"互联网|公共信息网络|外网|上网|网站|发布|公开")),
    (Pictogram.COMPUTER, later(r"计算机|电脑|网络|联网|人工智能|软件|系统|无线")),
    (Pictogram.BIN, later(r"销毁|丢弃|废纸|废品|变卖|出售")),
    (Pictogram.PRINTER, later(r"复印|打印|印制|翻印")),
    (Pictogram.BAG, later(r"带出|带走|带离|带回|外带|携带|外出")),
    (Pictogram.KEY, later(r"口令|密码|钥匙|门禁")),
    (Pictogram.PAPER, later(r"文件|资料|复制|摘抄|载体|图纸|标志|材料")),
    (Pictogram.PERSON, later(r"人员|外人|亲友|家属|他人|参观")),
)


def prohibitions_in(sentence: str, source: str = "") -> tuple[Prohibition, ...]:
    """The prohibitions of one sentence without its number; empty unless every one of them is clear and short enough."""
    body = sentence.rstrip("。；！!;，, ")
    found = list(_WORD.finditer(body))
    if not found or any(body.count(mark) for mark in "“”。；;"):
        return ()
    subject = _subject_before(body, found[0])
    if subject is None:
        return ()
    cards = []
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(body)
        act = body[match.end() : end].rstrip("，,、也并且均 ")
        gap = body[match.end() + len(act) : end]
        if not _is_act(act) or (place + 1 < len(found) and not gap):
            return ()
        cards.append(Prohibition(match["word"], act, subject, pictogram_of(act, subject), source))
    return tuple(cards)


def prohibitions_listed(lead: str, items: tuple[str, ...], source: str = "") -> tuple[Prohibition, ...]:
    """涉密人员严禁有下列行为： with its items, one card each; empty unless every item is short enough."""
    match = _LISTED.match(lead)
    acts = [item.rstrip("。；！;，, ") for item in items]
    if match is None or not all(2 <= len(act) <= ACT_MAX and not _WORD.search(act) for act in acts):
        return ()
    who = (match["who"] or "").rstrip("，,")
    return tuple(Prohibition(match["word"], act, who, pictogram_of(act, who), source) for act in acts)


def is_plain_enough(card: Prohibition) -> bool:
    """Whether the card names a thing: 不得超范围印制 alone does not."""
    return bool(_MATTER.search(card.act + card.who))


def pictogram_of(act: str, who: str = "") -> Pictogram:
    """The pictogram that the words call for."""
    for words in (act, who):
        for pictogram, pattern in _PICTOGRAMS:
            if pattern.search(words):
                return pictogram
    return Pictogram.NONE


def _is_act(act: str) -> bool:
    if not 2 <= len(act) <= ACT_MAX or act.endswith(("：", ":")):
        return False
    _, comma, rest = act.partition("，")
    return not comma or not _NEW_SENTENCE.search(rest)


def _subject_before(body: str, match: re.Match[str]) -> str | None:
    """What stood before the word, as far as it says who or when. None: something that the card could not leave out."""
    before = _ADVERB.sub("", body[: match.start()]).rstrip("：:")
    if not before:
        return ""
    if _LEANING_WHO.search(before) or _DONE.search(before):  # 按时参加，不得请假: nobody's name
        return None
    segments = before.split("，")
    parted = body[match.start() - 1] in "，,"
    if parted and (duty := _DUTY.match(segments[0])):
        changed = _WHEN.search(duty[1]) or any(_OTHER_SUBJECT.search(segment) for segment in segments[1:])
        return None if changed else duty[1]
    if len(before) > WHO_MAX:
        return None
    if len(segments) == 1:
        names = not parted or before.endswith("的") or _CONDITION.match(before) or not has_predicate(before)
        return before if names else None
    return before if parted and _CONDITION.match(segments[-1]) else None
