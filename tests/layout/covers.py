"""Sample covers: shortest, usual and longest, of every sort."""

from __future__ import annotations

from signage.core.display.cover import Cover, Sign, parted_in_two
from signage.words.covers import (
    DRILL,
    FAREWELL,
    FAREWELL_HEADLINE,
    FAREWELL_LINES,
    MEETING,
    MEETING_HEADLINE,
    MEETING_LINES,
    TAKEOVER,
)

FOOT = "局办公室　到今天 18:00"


def alert(*lines: str, band: str = "") -> Cover:
    headline, rest = parted_in_two(lines)
    return Cover(TAKEOVER, Sign.ALERT, headline, rest, FOOT, band=band)


COVERS: dict[str, Cover] = {
    "shortest": alert("停水"),
    "usual": alert("三楼跑水，电梯停用。请走东侧楼梯，不要进入配电间。"),
    "two lines": alert("今晚 20:00 全楼停电", "请关闭电脑和空调，锁好文件柜，18:30 前离开"),
    "without a beginning": alert("请各科室在十八点前把办公室的电脑空调饮水机全部关闭并拔掉电源插头"),
    "longest": alert(
        "大楼西侧配电间冒烟，消防通道已经打开。请马上放下手里的工作，从东侧楼梯有序下楼，到院内旗杆前集合点名，不要坐电梯"
    ),
    "drill": alert("发生地震。请就近躲避，震动停止后从东侧楼梯撤离。", band=DRILL),
    "one line without a mark": alert("二〇二六年度办公楼消防安全应急疏散通知"),
    "meeting": Cover(MEETING, Sign.MEETING, MEETING_HEADLINE, MEETING_LINES, "局保密工作办公室", listed=True),
    "farewell": Cover(FAREWELL, Sign.PAPERS, FAREWELL_HEADLINE, FAREWELL_LINES, "局保密工作办公室", listed=True),
}
