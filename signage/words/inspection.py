"""The words of 迎检."""

from __future__ import annotations

from datetime import date

from signage.words.fill import Words

INSPECTION: Words = {
    "missing": ("没有内容", "nothing"),
    "ledger": ("本季度台账（{first} 至 {last}）", "the ledger of this quarter ({first} to {last})"),
    "ready": ("要导出台账，请加 --out 文件夹", "to export the ledger add --out FOLDER"),
}


def ledger_file(first: date) -> str:
    """The name of the exported ledger of the quarter that begins on `first`, without suffix."""
    return f"播放台账-{first.year}年第{(first.month - 1) // 3 + 1}季度"
