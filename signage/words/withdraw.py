"""What `signage withdraw` (一键下线) says."""

from __future__ import annotations

from typing import Final

WITHDRAW: Final[dict[str, tuple[str, str]]] = {
    "chosen": ("《{title}》（{path}）", '"{title}" ({path})'),
    "ask": ("现在撤下？按回车撤下，输入 n 不撤：", "Take it down now? Enter for yes, n for no: "),
    "left": ("没有撤，照常播放", "nothing was taken down"),
    "moved": (
        "撤下了 {path}，文件移到了 {to}。要再播，把它移回原来的文件夹",
        "{path} is taken down; the file is now {to}. To play it again, move it back",
    ),
    "not-moved": (
        "没有撤下 {path}：{detail}。请直接把这个文件移到“撤下”文件夹，或者删掉",
        "{path} was not taken down: {detail}. Move the file into 撤下 by hand, or delete it",
    ),
    "nothing-on": (
        "现在没有内容在屏幕上（或者播放程序没有运行）",
        "nothing from the content folder is on a screen now, or the player does not run",
    ),
    "unknown-file": ("没有在播的文件：{files}", "not playing: {files}"),
}
