"""Content folders for the scenarios, written new each time; nothing in them is real.

The sentences are plain office housekeeping, so that no rule about secret content has anything to say about them.
"""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path

SENTENCES = (
    "下班以前把桌面收拾干净，柜门锁好，电脑关机。",
    "传递文件要走规定的渠道，领取和交还都要当面登记。",
    "会议材料用完以后，由会务人员逐份收回并核对数量。",
    "带有存储功能的旧设备，先经专人检查，再办理移交手续。",
    "借阅资料的人应当在约定的日期以前归还，不能转给别人。",
    "外来人员办事，由接待的同志陪同进出。",
    "复印件和原件一样管理，份数和去向都要写清楚。",
    "打印出来的纸张及时取走，废纸放进碎纸机。",
)
TRIPLES = tuple(itertools.combinations(SENTENCES, 3))
TITLE = "办公室日常管理说明"
PARAGRAPHS, SENTENCES_EACH = 60, 6


def paragraphs() -> list[str]:
    """A long text without numbers or headings: it plays as a full text and nothing else."""
    chosen = random.Random(1)  # noqa: S311 - the same text each time
    return ["".join(chosen.choice(SENTENCES) for _ in range(SENTENCES_EACH)) for _ in range(PARAGRAPHS)]


def reminders() -> list[str]:
    """The ticker's lines."""
    return [sentence.rstrip("。") for sentence in SENTENCES]


def cards(folder: Path, count: int, *, dwell_s: int = 0) -> int:
    """`count` small texts that become cards, and the ticker. Gives the number of files."""
    section = _section(folder / "01 日常", "日常", "play")
    head = f"---\ndwell: {dwell_s}\n---\n" if dwell_s else ""
    for number in range(count):
        (section / f"{number + 1:03} 提示.md").write_text(head + card_text(number), encoding="utf-8")
    return count + _ticker(folder)


def card_text(number: int) -> str:
    """A title and three sentences, different for each number."""
    own = TRIPLES[number % len(TRIPLES)]
    return f"# 日常提示之{number + 1}\n\n" + "\n\n".join(own) + "\n"


def document(folder: Path) -> int:
    """One long text, and the ticker. Gives the number of files."""
    section = _section(folder / "01 全文", "全文", "play")
    (section / "说明.txt").write_text(TITLE + "\n\n" + "\n\n".join(paragraphs()) + "\n", encoding="utf-8")
    return 1 + _ticker(folder)


def _ticker(folder: Path) -> int:
    section = _section(folder / "滚动提示", "保密提示", "ticker")
    (section / "提示.txt").write_text("\n".join(reminders()) + "\n", encoding="utf-8")
    return 1


def elsewhere(folder: Path) -> Path:
    """A section whose files are judged and published, but not for a public place."""
    return _section(folder / "02 内部", "内部", "play", "staff")


def _section(folder: Path, title: str, role: str, audience: str = "public") -> Path:
    folder.mkdir(parents=True)
    text = f'title = "{title}"\nrole = "{role}"\naudience = "{audience}"\n'
    (folder / "_section.toml").write_text(text, encoding="utf-8")
    return folder


def settings(path: Path, state: Path, *, scroll_px_s: int = 0) -> Path:
    """A settings file of one place; with a speed its full texts move without a stop."""
    lines = ["[content]", f"state = {json.dumps(str(state))}", "", "[[place]]", 'name = "大厅"']
    if scroll_px_s:
        lines += ['text_flow = "continuous"', f"scroll_px_s = {scroll_px_s}", "full_text_s = 3600"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
