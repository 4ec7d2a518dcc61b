"""Every sentence that setting up says to people: Chinese first, English beside it.

In: a key and what fills its sentence. Out: two lines on stderr. Never: class names, codes, traces.
"""

import sys
from typing import NamedTuple

WORDS: dict[str, tuple[str, str]] = {
    # what is being done
    "environment": ("正在建立运行环境 .venv …", "Making the environment .venv …"),
    "repair": ("文件夹换了位置，正在修正 .venv …", "The folder has moved; putting .venv right …"),
    "packages": (
        "正在安装 Python 组件（{lock}，来源：{source}），第一次要几分钟 …",
        "Installing Python packages ({lock}, from {source}); the first time takes minutes …",
    ),
    "system": (
        "正在用 apt 安装系统组件：{packages} …",
        "Installing system packages with apt: {packages} …",
    ),
    "ready": ("准备好了。以后可以直接用 {command}", "Ready. From now on {command} is the command"),
    "collecting": ("正在收集：{what} …", "Collecting: {what} …"),
    "collected": (
        "wheelhouse/ 已备好（{megabytes} MB）。把整个文件夹拷到没有网络的电脑上，再运行 python3 dev.py setup",
        "wheelhouse/ is ready ({megabytes} MB). Copy the whole folder to the PC without network, "
        "then run python3 dev.py setup there",
    ),
    "locking": ("正在重新锁定版本：{lock} …", "Locking versions again: {lock} …"),
    "cleaned": ("已删除：{what}", "Deleted: {what}"),
    "nothing": ("没有要删除的", "Nothing to delete"),
    # what is worth knowing, and does not stop anything
    "still-missing": (
        "这台电脑上还缺 {packages}；不影响启动。要装：{command}",
        "This PC still lacks {packages}; the start does not need them. To install: {command}",
    ),
    "unlike-wheelhouse": (
        "wheelhouse/ 与现在的版本或这个 Python 不符，不用它，改从网络安装",
        "wheelhouse/ is for other versions or another Python; not used, the network is",
    ),
    "no-debs": (
        "没有 apt，或没有软件包列表，没有收集系统组件；只收集了 Python 组件",
        "No apt here, or no package lists: system packages were not collected, only Python packages",
    ),
    # what stops it
    "not-linux": ("只能在 Linux 上运行。", "This runs on Linux only."),
    "needs-system": (
        "缺少系统组件 {packages}，没有它们不能启动。请管理员运行：\n    {command}",
        "System packages are missing, and nothing starts without them: {packages}. Ask an admin to run:\n    {command}",
    ),
    "apt-failed": (
        "apt 没有装成：{detail}\n可以手动运行：\n    {command}",
        "apt did not succeed: {detail}\nThe command to run by hand:\n    {command}",
    ),
    "no-network": (
        "下载不了：连不上软件源。请检查网络或 pip 的软件源设置（pip config list）；"
        "没有网络的电脑，请在有网络的电脑上运行 python3 dev.py wheelhouse，再把文件夹拷过来",
        "Cannot download: the package index does not answer. Check the network or the index in pip config list; "
        "for a PC without network run python3 dev.py wheelhouse on one that has it, and copy the folder over",
    ),
    "certificate": (
        "软件源的安全证书通不过。请检查电脑的日期时间，以及单位的代理证书是否装好",
        "The package index shows a certificate that is not trusted. Check this PC's date and time, "
        "and the certificate of your proxy",
    ),
    "disk-full": (
        "磁盘空间不够：{path} 只剩 {free} MB，大约需要 {needed} MB。请清理后重试",
        "The disk is full: {free} MB left at {path}, about {needed} MB are needed. Make room and try again",
    ),
    "not-writable": (
        "写不了 {path}。请把文件夹放到自己有权限的位置，或改回它的所有者",
        "Cannot write to {path}. Put the folder where you may write, or give it back to you",
    ),
    "wrong-hash": (
        "下载的文件与锁定的校验值不符，没有安装。请重试；还是这样，就换一个软件源",
        "A downloaded file is not the one that was locked; it was not installed. Try again; if it stays so, "
        "use another package index",
    ),
    "no-package": (
        "找不到适合这台电脑的 {detail}（{machine}）。需要 Python 3.11 以上，64 位 x86（glibc 2.34 以上）或 64 位 ARM（glibc 2.39 以上）",
        "There is no {detail} for this PC ({machine}). It takes Python 3.11 or newer on "
        "64-bit x86 (glibc 2.34 or newer) or 64-bit ARM (glibc 2.39 or newer)",
    ),
    "no-pip": (
        "没有 pip。请管理员运行：\n    {command}",
        "pip is missing. Ask an admin to run:\n    {command}",
    ),
    "no-lock": ("缺少文件 {path}，请重新取一份程序", "The file {path} is missing; get the program again"),
    "other": (
        "没有装成：{detail}\n详细记录在 {log}",
        "It did not succeed: {detail}\nThe whole record is in {log}",
    ),
    "interrupted": ("已中断。再运行一次会接着做", "Interrupted. Run it again to go on"),
    "nothing-to-run": (
        "程序还不完整：没有 {path}",
        "The program is not complete: {path} is not there",
    ),
    "unknown-command": (
        "没有 {name} 这个命令{hint}",
        "There is no command {name}{hint}",
    ),
}


class Problem(NamedTuple):
    """An expected failure: the key of its sentence, and what fills it."""

    key: str
    fields: dict[str, str]


def problem(key: str, **fields: object) -> Problem:
    """The problem with this sentence; fields are turned into text."""
    return Problem(key, {name: str(value) for name, value in fields.items()})


def sentence(key: str, fields: dict[str, str]) -> tuple[str, str]:
    """The Chinese and the English sentence. KeyError for an unknown key is a bug."""
    chinese, english = WORDS[key]
    return chinese.format(**fields), english.format(**fields)


def say(key: str, **fields: object) -> None:
    """One fact to stderr, in both languages."""
    tell(problem(key, **fields))


def tell(what: Problem) -> None:
    """A problem to stderr, in both languages."""
    print(*sentence(what.key, what.fields), sep="\n", file=sys.stderr, flush=True)
