"""What `signage mourning` says and asks."""

from __future__ import annotations

from signage.words.fill import Words

MOURNING: Words = {
    "ask-on": (
        "所有屏幕将立即换成哀悼样式，撤下喜庆内容和动画，到 {until} 自动恢复。确定吗？[y/N] ",
        "All screens will mourn at once, without festive items and motion, until {until}. Are you sure? [y/N] ",
    ),
    "ask-on-again": (
        "请再确认一次：确实接到了哀悼的正式通知？[y/N] ",
        "Once more: is there an official notice of mourning? [y/N] ",
    ),
    "ask-off": (
        "所有屏幕将立即结束哀悼样式。确定吗？[y/N] ",
        "All screens will end mourning at once. Are you sure? [y/N] ",
    ),
    "ask-off-again": ("请再确认一次：现在结束？[y/N] ", "Once more: end it now? [y/N] "),
    "on": ("哀悼样式已打开，到 {until} 自动结束", "the screens mourn until {until}"),
    "off": ("哀悼样式已关闭", "the screens do not mourn any more"),
    "is-on": ("哀悼样式：开，到 {until} 自动结束", "mourning: on until {until}"),
    "is-off": ("哀悼样式：没有人工打开", "mourning: not switched on"),
    "is-unsure": (
        "读不出哀悼开关的内容。请重新打开或者关闭一次",
        "what the mourning switch says cannot be read; switch it on or off again",
    ),
    "not-agreed": ("没有改动", "nothing was changed"),
    "no-until": (
        '要写明到什么时候结束，例如 --until "2026-12-13 24:00"',
        'say when it ends, like --until "2026-12-13 24:00"',
    ),
    "until-past": ("结束时间 {until} 已经过了", "the end, {until}, has passed"),
    "until-too-long": ("结束时间最晚是 {days} 天以后", "the end lies at most {days} days ahead"),
    "needs-person": (
        "要确认两次：在终端里运行，或者写两个 --yes",
        "it takes two confirmations: run it on a terminal, or give --yes twice",
    ),
}
