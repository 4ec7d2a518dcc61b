"""The words of the printed ledger: headings, columns, the foot of each page."""

from __future__ import annotations

from signage.words.fill import Words

PAPER: Words = {
    "title": ("信息发布屏播放台账", "Proof of play of the information screens"),
    "screens": ("各屏情况", "By screen"),
    "contents": ("各内容播放情况", "By content"),
    "operations": ("操作和变化", "Operations and changes"),
    "plays": ("逐条记录", "Every play"),
    "nothing": ("这段时间没有记录", "Nothing was recorded in this time"),
    "plays-left-out": (
        "逐条记录共 {count} 条，超过 {most} 条，不在这里逐条列出；请用 --xlsx 另存",
        "There are {count} plays, more than {most}; for each of them write a workbook with --xlsx",
    ),
    "operations-left-out": (
        "还有 {count} 条没有在这里列出；请用 --xlsx 另存",
        "{count} more are not listed here; write a workbook with --xlsx",
    ),
    "page": ("第 {page} 页，共 {pages} 页", "page {page} of {pages}"),
    "made": ("导出时间", "made"),
    "column-seq": ("序号", "No."),
    "column-screen": ("屏幕", "Screen"),
    "column-plays": ("次数", "Plays"),
    "column-hours": ("时长（小时）", "Hours"),
    "column-cut": ("中途撤下", "Cut"),
    "column-aborted": ("异常中断", "Aborted"),
    "column-title": ("内容", "Content"),
    "column-path": ("文件", "File"),
    "column-first": ("首次", "First"),
    "column-last": ("最近", "Last"),
    "column-approved": ("审核", "Review"),
    "column-sha256": ("SHA-256 前 12 位", "SHA-256, first 12"),
    "column-start": ("开始", "Start"),
    "column-seconds": ("秒数", "Seconds"),
    "column-result": ("结果", "Result"),
    "column-at": ("时间", "Time"),
    "column-what": ("事项", "What"),
}
