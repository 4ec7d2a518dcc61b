"""What `signage kiosk` says, and the names of what it puts on the desktop."""

from __future__ import annotations

from typing import Final

Pair = tuple[str, str]

SHORTCUTS: Final[dict[str, Pair]] = {
    "program": ("保密制度上墙播放", "signage player"),
    "withdraw": ("一键下线", "Take it off the screen"),
    "alert": ("紧急通知", "Urgent notice"),
    "meeting": ("会议开始", "Meeting begins"),
}

KIOSK: Final[dict[str, Pair]] = {
    "installed-user": (
        "装好了：登录桌面以后自动播放，出了问题自动重启（{file}）。请在桌面设置里打开自动登录",
        "installed: it plays after log-in and is started again when it fails ({file}); switch automatic log-in on in the desktop's settings",
    ),
    "installed-autostart": (
        "装好了：登录桌面以后自动播放（{file}）。请在桌面设置里打开自动登录，关掉屏幕保护和自动休眠",
        "installed: it plays after log-in ({file}); switch automatic log-in on, and screen saver and sleep off, in the desktop's settings",
    ),
    "installed-cage": (
        "装好了：开机以后直接在屏幕上播放，不需要桌面（{file}）",
        "installed: it plays on the screen after every start, without a desktop ({file})",
    ),
    "installed-xorg": (
        "装好了：开机以后直接在屏幕上播放，不需要桌面（{file}）",
        "installed: it plays on the screen after every start, without a desktop ({file})",
    ),
    "installed-task": (
        "任务计划写好了：登录以后自动启动，出了问题自动重启（{file}）。请打开自动登录，关掉锁屏。"
        "注意：这一版的播放程序还不能在 Windows 上播放，见运维手册“Windows”一节",
        "the task is made: it starts after log-on and again when it fails ({file}); switch automatic log-on on and the lock screen off. "
        "Note: the player of this version does not run on Windows yet, see the manual for admins",
    ),
    "is-installed": ("已经装了自启动（{form}）：{file}", "autostart is installed ({form}): {file}"),
    "is-outdated": (
        "装了自启动（{form}），但和现在的程序不一致：{file}。请再运行一次 signage kiosk install",
        "autostart is installed ({form}), but not for the program as it is now: {file}; run signage kiosk install again",
    ),
    "is-not-enabled": (
        "自启动的文件在（{form}）：{file}，但系统没有启用它。请再运行一次 signage kiosk install",
        "the file of the autostart is there ({form}): {file}, but the system has not taken it on; run signage kiosk install again",
    ),
    "form-elsewhere": (
        "{form} 这种自启动不是给这台电脑的系统用的。加 --dry-run 可以只看看，不写 --form 会自己选",
        "the form {form} is for another system than this PC's; with --dry-run it is only shown, without --form one is chosen",
    ),
    "other-form": (
        "已经装了另一种自启动（{form}）。请先运行 signage kiosk remove，再装这一种",
        "another form of autostart is installed ({form}); run signage kiosk remove first",
    ),
    "no-program": (
        "没有装 {program}，装了也启动不了。请先运行：sudo apt install {packages}",
        "{program} is not installed, so nothing would start; first run: sudo apt install {packages}",
    ),
    "not-as-root": (
        "{form} 不能用 root 播放。请写上播放用的普通用户，例如 --user player",
        "{form} must not play as root; name an ordinary user, for example --user player",
    ),
    "no-such-user": (
        "这台电脑上没有叫 {user} 的用户。请先新建：sudo adduser {user}，或者检查 --user",
        "this PC has no user called {user}; make one with sudo adduser {user}, or check --user",
    ),
    "no-sudo": (
        "{form} 这种自启动属于播放的那个用户。请登录他的桌面，在那里运行，不要加 sudo",
        "the form {form} belongs to the user who plays; log in to that user's desktop and run it there, without sudo",
    ),
    "twice": (
        "装了不止一种自启动，请先运行 signage kiosk remove，再装一种",
        "more than one autostart is installed; run signage kiosk remove, then install one",
    ),
    "not-installed": (
        "没有装自启动。安装：signage kiosk install",
        "autostart is not installed; to install it: signage kiosk install",
    ),
    "removed": (
        "自启动去掉了。内容、设置和台账都没有动",
        "autostart is removed; content, settings and ledger are as they were",
    ),
    "no-form": (
        "这台电脑没有桌面，也没有 cage 和 xinit。请先装一个：sudo apt install cage",
        "this PC has neither a desktop nor cage nor xinit; install one first: sudo apt install cage",
    ),
    "trouble": (
        "没有做成：{what}（{detail}）。没有权限的话请在前面加 sudo，写上 --user 播放用的用户名",
        "not done: {what} ({detail}); where permission is missing, put sudo before it and name the user who plays with --user",
    ),
    "trouble-desktop": (
        "没有做成：{what}（{detail}）。请在播放那个用户的桌面上打开终端再运行一次；远程登录、加 sudo 都管不到他的桌面",
        "not done: {what} ({detail}); open a terminal on the desktop of the user who plays and run it again: from a remote login or "
        "with sudo that desktop cannot be reached",
    ),
    "trouble-task": (
        "没有做成：{what}（{detail}）。没有权限的话，请用“以管理员身份运行”打开命令提示符再试",
        "not done: {what} ({detail}); where permission is missing, open the command prompt with Run as administrator and try again",
    ),
}
