"""The maintenance key in words: the field on the screen, the command that makes a PIN, the ledger's operations."""

from __future__ import annotations

from signage.words.fill import Words

MAINTENANCE: Words = {
    # on the screen
    "field": ("维护密码", "maintenance PIN"),
    # in the ledger
    "right": (
        "有人在屏幕前输入维护密码，结束了播放",
        "somebody typed the maintenance PIN at the screen and ended the program",
    ),
    "wrong": ("有人在屏幕前输错了维护密码", "somebody typed a wrong maintenance PIN at the screen"),
    "locked": (
        "维护密码连续输错三次，五分钟内不再接受",
        "the maintenance PIN was wrong three times in a row; none is taken for five minutes",
    ),
    # signage pin
    "ask": ("请输入 {least} 到 {most} 位数字：", "a PIN of {least} to {most} digits: "),
    "again": ("请再输一遍：", "the same again: "),
    "no-pin": ("要 {least} 到 {most} 位数字", "{least} to {most} digits are needed"),
    "differs": ("两次输入的不一样，请重来", "these are not the same; please begin again"),
    "no-terminal": ("请在终端里运行这个命令", "this command needs a terminal"),
    "made": (
        "把下面两行写进 signage.toml，保存后几秒钟内生效。屏幕前按 Ctrl+Alt+M，输入密码，回车，播放就结束；"
        "删掉这两行就关闭这个功能",
        "Write these two lines into signage.toml; they take effect within seconds. At the screen press Ctrl+Alt+M, type the PIN, "
        "Enter: the program ends. Without the two lines the key does nothing",
    ),
}
