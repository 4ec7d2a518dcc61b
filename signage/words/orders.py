"""What `signage alert` and `signage meeting` say."""

from __future__ import annotations

from signage.words.fill import Words

ORDERS: Words = {
    "ask-text": ("通知写什么（60 字以内）：", "What it says (60 characters at most): "),
    "ask-until": ("到几点结束（例如 18:00）：", "Until when (like 18:00): "),
    # done
    "alert-sent": (
        "已发出，两秒内占满屏幕：“{text}”，{until} 结束；点位：{places}",
        "sent; within two seconds it has the screens: “{text}”, until {at}; places: {places_en}",
    ),
    "drill-sent": (
        "演练已发出，两秒内占满屏幕：“{text}”，{until} 结束；点位：{places}",
        "drill sent; within two seconds it has the screens: “{text}”, until {at}; places: {places_en}",
    ),
    "meeting-sent": (
        "会议开始：{screens} 显示《涉密会议须知》，平时的内容已经停下。结束时请运行 signage meeting end；最迟{until} 自动结束",
        "the meeting begins: {screens} shows the notice and no other content. At the end run signage meeting end; "
        "it ends by itself at {at} at the latest",
    ),
    "meeting-dark": (
        "会议开始：{screens} 已经黑屏。结束时请运行 signage meeting end；最迟{until} 自动结束",
        "the meeting begins: {screens} is dark. At the end run signage meeting end; it ends by itself at {at} at the latest",
    ),
    "meeting-ended": (
        "会议结束：{screens} 先显示 5 分钟“请清点收回会议资料”，然后恢复播放",
        "the meeting ends: {screens} asks for five minutes to count and collect the papers, then plays on",
    ),
    "ended": ("已结束：{text}", "ended: {text}"),
    "file-stays": (
        "它来自文件 {path}；文件还在，用不着就请删掉",
        "it comes from the file {path}, which is still there; delete it if it is of no more use",
    ),
    "not-playing": (
        "现在没有在播放；到结束之前开始播放，就会显示",
        "nothing is playing now; it will be shown if playing starts before its end",
    ),
    # list
    "nothing-standing": ("现在没有占用屏幕的通知和会议", "no takeover and no meeting has a screen now"),
    "standing": (
        "{id}　{sort}　{text}　{until}　{where}",
        "{id}  {sort_en}  {text}  until {at}  {where_en}",
    ),
    "takeover": ("紧急通知", "takeover"),
    "drill": ("演练", "drill"),
    "meeting": ("会议", "meeting"),
    "farewell": ("会后清点", "after the meeting"),
    "everywhere": ("全部点位", "everywhere"),
    "dark": ("黑屏", "dark"),
    # mistakes
    "nothing": ("没有写内容。例如：signage alert “三楼停水，请储水” --until 18:00", 'there is no text; like: signage alert "..." --until 18:00'),
    "too-long": (
        "超过 {limit} 个字，站远了看不完。请只写什么事、怎么做",
        "more than {limit} characters cannot be read from afar; say what happened and what to do",
    ),
    "over": ("结束时间已经过去，或者不到一分钟", "the end has passed or comes within a minute"),
    "beyond": (
        "最长 {hours} 小时；更长的请用通知栏目",
        "{hours} hours at most; use the notice section for anything longer",
    ),
    "marked": (
        "内容里有像密级标志或者内部标志的文字（{snippet}），没有发出。请先和保密办确认",
        "the text holds what looks like a secrecy or internal mark ({snippet}); it was not sent. Ask the secrecy office first",
    ),
    "bad-until": ("看不懂时间“{text}”，请写成 18:00、明天9点 或 2026-10-01 18:00", '"{text}" is not a time; write 18:00 or 2026-10-01 18:00'),
    "bad-for": ("看不懂时长“{text}”，请写成 2h、90m、2小时 或 30分钟", '"{text}" is not a length of time; write 2h or 90m'),
    "unknown-place": ("没有“{name}”这个点位；有：{names}", 'there is no place "{name}"; there are: {names}'),
    "one-thing": ("内容、--list、--end 只能用一个", "give a text, --list or --end, one of them"),
    "nothing-to-end": ("没有要结束的", "there is nothing to end"),
    "no-meeting": ("{screens} 没有正在进行的会议", "no meeting goes on at {screens}"),
    "which-screen": (
        "有好几块屏幕，请用 --screen 写明是哪一块：{names}",
        "there are several screens; say which with --screen: {names}",
    ),
}  # fmt: skip
