"""What stands on a screen that shows something else than its content: takeovers, drills, meetings. Chinese, as all of the glass.

The rules of a meeting are in the project's own words.
"""

from __future__ import annotations

from datetime import datetime

TAKEOVER = "紧急通知"
DRILL = "演练"
MEETING = "保密提醒"
FAREWELL = "会议结束"

MEETING_HEADLINE = "涉密会议须知"
MEETING_LINES = (
    "手机、手表等电子设备存放在会场外",
    "不录音、不录像、不拍照",
    "文件按编号签收，会后清点收回",
    "只用统一发放的保密本作记录",
    "会议内容不外传、不上网",
)
FAREWELL_HEADLINE = "请清点收回会议资料"
FAREWELL_LINES = (
    "按编号清点文件和保密本",
    "桌面、座位、白板、电脑不留材料",
    "交清资料，再取回手机",
)


def until_words(until: datetime, now: datetime) -> str:
    """到今天 18:00: the day by name where it is near."""
    days = (until.date() - now.date()).days
    clock = f"{until.hour}:{until.minute:02d}"
    if days == 1 and until.hour == until.minute == 0:
        return "到今晚 24:00"
    day = {0: "今天", 1: "明天"}.get(days, f"{until.month}月{until.day}日")
    return f"到{day} {clock}"
