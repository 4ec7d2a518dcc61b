"""Lines that a copy broke or glued are what their writer meant; what was written in lines stays in lines."""

import pytest

from signage.core.text.copied import as_written

CASES: dict[str, tuple[str, list[str]]] = {
    "pasted from a chat": (
        "各位同事：\n\n\n根据工作安排，\n\n定于本周五下午3点，\n在四楼会议室召开全体职工大会，\n请准时参加！",
        ["各位同事：", "根据工作安排，定于本周五下午3点，在四楼会议室召开全体职工大会，请准时参加！"],
    ),
    "a verse": ("进入工地戴好帽，\n高处作业系好绳。\n电线电缆勤检查，\n违章操作要不成。", None),
    "a poem of uneven lines": ("安得广厦千万间，\n大庇天下寒士俱欢颜，\n风雨不动安如山。", None),
    "an item in two lines": ("3、会后关闭空调、投影、照明设备，\n   将桌椅复位。", ["3、会后关闭空调、投影、照明设备，将桌椅复位。"]),
    "items that end with a comma": ("1、会后关闭空调、投影、照明设备，\n2、将桌椅复位并关好门窗。", None),
    "a comma before a name with a colon": ("请有需要的同志到102室领取，\n联系人：后勤中心", None),
    "broken at a margin": (
        "为改善办公区环境，后勤中心将于11月28日对自行\n车棚进行集中清理。请各位职工于当天之前将车棚\n内的自行车移走。\n后勤中心",
        ["为改善办公区环境，后勤中心将于11月28日对自行车棚进行集中清理。请各位职工于当天之前将车棚内的自行车移走。", "后勤中心"],
    ),
    "a blank line ends a paragraph": (
        "为改善办公区环境，后勤中心将于11月28日对自行\n车棚进行集中清理。请各位职工于当天之前将车棚\n\n本通知由后勤中心解释",
        ["为改善办公区环境，后勤中心将于11月28日对自行车棚进行集中清理。请各位职工于当天之前将车棚", "本通知由后勤中心解释"],
    ),
    "entries of one length": ("住房保障科负责公租房申请受理和资格审核等工作\n房产市场科负责预售许可办理和市场监督管理工作\n物业管理科负责物业企业备案和维修资金管理工作", None),
    "Latin words": (
        "The housing hall is open from Monday to Friday. Please take a number,\nwait and come to the window that is shown.",
        ["The housing hall is open from Monday to Friday. Please take a number, wait and come to the window that is shown."],
    ),
    "title glued to the text": (
        "关于规范使用电梯的通知各科室：请礼让老人。后勤服务中心2026年11月25日",
        ["关于规范使用电梯的通知", "各科室：请礼让老人。", "后勤服务中心", "2026年11月25日"],
    ),
    "a title in a sentence": ("关于召开会议的通知已经印发，请各科室：按时参加。", None),
    "nothing": (" \n\t\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_lines_are_what_was_meant(text: str, expected: list[str] | None) -> None:
    lines = text.split("\n")
    assert as_written(lines) == (lines if expected is None else expected)


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES.keys())
def test_no_character_is_lost(text: str) -> None:
    assert "".join("".join(as_written(text.split("\n"))).split()) == "".join(text.split())
