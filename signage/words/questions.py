"""The six questions of `setup`, why an answer cannot be taken, and the comments in the file that it writes."""

from __future__ import annotations

from signage.words.fill import Words

QUESTIONS: Words = {
    "organisation": ("单位名称", "name of the organisation"),
    "place": (
        "点位：屏幕挂在哪里（{places}，也可以写别的）",
        "place: where the screen hangs ({places}, or any other name)",
    ),
    "diagonal": ("屏幕尺寸，英寸（不知道写 0）", "panel size in inches (0: not known)"),
    "distance": (
        "观看距离，米：站得最远的人离屏幕多远",
        "viewing distance in metres: how far away the farthest reader stands",
    ),
    "hours": (
        "每天开关屏幕的时间，例如 07:30-18:30（全天写 0）",
        "daily hours of the screen, like 07:30-18:30 (0: all day)",
    ),
    "content": (
        "内容文件夹（直接回车：随程序附带的内容）",
        "content folder (just Enter: the content that comes with it)",
    ),
}

WRONG: Words = {
    "empty": ("不能是空的", "it must not be empty"),
    "long": ("太长，最多 40 个字", "it is too long, 40 characters at most"),
    "control": ("里面有看不见的控制字符", "it contains control characters"),
    "inches": ("要写成 0 到 1000 之间的数字，例如 55", "a number from 0 to 1000 is needed, like 55"),
    "metres": ("要写成 0.3 到 100 之间的数字，例如 5", "a number from 0.3 to 100 is needed, like 5"),
    "hours": ("要写成 07:30-18:30 这样", "write it like 07:30-18:30"),
}

TEMPLATE = """\
# 播放设置。由 signage setup 写成，可以直接修改；改完重新启动播放才生效。
# 写错了也不要紧：程序会指出错在哪里，先用默认值播放。检查：signage check

[site]
organisation = {organisation}
# 屏幕很小或者站得很远时，用这个短名称
short_name = {short_name}
# 没有写责任科室的内容，屏幕下方显示这个
department = "局保密工作办公室"

# 点位：屏幕挂在哪里。可以写好几个 [[place]]。
[[place]]
name = {place}
# 给谁看：public 任何人都可能看到；staff 只有内部人员能看到
audience = "public"
# 一个人大约停留多少秒
dwell_s = {dwell}
# 站得最远的人离屏幕多少毫米
distance_mm = {distance_mm}
# 对外服务窗口写 true：不显示个人姓名
outward = {outward}

# 屏幕：一台电脑可以接好几块，就写好几个 [[screen]]。
[[screen]]
name = "屏幕1"
place = {place}
# 对角线英寸数，0 表示不知道
diagonal_inch = {diagonal}

[content]
# 内容文件夹；空着就播放随程序附带的内容
folder = {content}

[hours]
# 开关屏幕的时间先记在这里；这一版还不会自动开关屏幕。空着就是全天
on = {on}
off = {off}
"""
