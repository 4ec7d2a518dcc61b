"""The faults of the log in words: what it is, and what to do. Keyed by code; `docs/运维手册.md` has the same codes."""

from __future__ import annotations

from signage.words.fill import Words

EVENTS: Words = {
    "share-gone": (
        "内容文件夹找不到或者读不了，屏幕继续播已有的内容。请检查网络共享、线缆和账号",
        "The content folder is gone or cannot be read; the screen goes on with what it has. Check the share, the cable, the account",
    ),
    "share-hangs": (
        "内容文件夹没有回应，屏幕继续播已有的内容，恢复以后自动接着处理。请检查网络共享和服务器",
        "The content folder does not answer; the screen goes on with what it has, and work goes on by itself when it is back. "
        "Check the share and its server",
    ),
    "share-other": (
        "内容文件夹换成了另一个，屏幕保持原来的内容。连错了请换回来；确实要用它，请运行 signage init --adopt 和这个文件夹",
        "Another content folder lies in the place of the old one; the screen keeps what it has. If that is a mistake, change it back; "
        "to use it, run signage init --adopt with this folder",
    ),
    "files-vanished": (
        "很多文件一下子不见了，先当作共享断开，屏幕不变。真的要删的，一分钟后生效",
        "Many files vanished at once; this is taken for a lost share and the screen does not change. "
        "If they are meant to go, that counts after a minute",
    ),
    "disk-full": (
        "磁盘满了，新内容不能上屏，画面照常。请清理磁盘",
        "The disk is full: nothing new can be shown, the picture goes on. Make room",
    ),
    "disk-fails": (
        "状态文件夹写不进去，新内容不能上屏，画面照常。请检查磁盘是否只读、损坏，以及权限",
        "The state folder cannot be written: nothing new can be shown, the picture goes on. "
        "See whether the disk is read-only or failing, and check permissions",
    ),
    "store-over": (
        "正在播放的内容超过了设置的存储上限，照常播放。请清理内容文件夹，或在设置里改大 [content] store_mb",
        "What plays needs more room than the settings allow; it goes on playing. Clear the content folder, or raise [content] store_mb",
    ),
    "derivative-damaged": (
        "磁盘上一份画面数据损坏，已经不用它，会重新生成。反复出现请更换磁盘",
        "A stored picture is damaged; it is not used and will be made anew. If this comes again, replace the disk",
    ),
    "snapshot-damaged": (
        "最新的节目清单损坏，改用上一份完好的。反复出现请更换磁盘",
        "The newest list of items is damaged; the last whole one is used. If this comes again, replace the disk",
    ),
    "ledger-fails": (
        "台账写不进去，画面照常，记录先放在备用的地方，好了以后自动补进来。请检查磁盘空间、是否只读和权限",
        "The ledger cannot be written; the picture goes on, rows are kept in a second place and taken back when it is well. "
        "Check disk space, whether the disk is read-only, and permissions",
    ),
    "ledger-damaged": (
        "台账文件损坏，能读出的已经搬进新文件，缺的记了一笔。请留好 .damaged 文件，检查磁盘",
        "A file of the ledger was damaged; what could be read is in a new file, with a row about the gap. "
        "Keep the .damaged file and check the disk",
    ),
    "clock-untrusted": (
        "时钟不可信，只播没有日期的内容。请校对时间，换主板电池",
        "The clock is not believed; only what has no dates plays. Set the time, replace the battery on the board",
    ),
    "status-page-refused": (
        "状态页写不进内容文件夹，播放不受影响。请给程序这个文件夹的写权限",
        "The status page cannot be written into the content folder; playing goes on. Let the program write there",
    ),
    "settings-unreadable": (
        "给播放程序的设置读不出来，继续用原来的。请运行 signage check",
        "The settings for the player cannot be read; the former ones stay. Run signage check",
    ),
    "order-refused": (
        "一条紧急通知或会议指令不完整，没有执行。请重新下达",
        "An alert or meeting order is not whole and was passed over. Give it again",
    ),
    "theme-left-out": (
        "一个主题的文件夹有错，没有用它。请检查 theme.toml",
        "The folder of a theme has mistakes and is left out. Check its theme.toml",
    ),
    "watch-fails": (
        "系统不能通知文件变化，改为定时查看，新文件会晚几秒。请运行 signage doctor",
        "The system cannot tell of changed files, so they are looked for regularly and noticed some seconds later. Run signage doctor",
    ),
    "worker-failed": (
        "处理一个文件的进程中途失败，别的文件不受影响。状态页上有是哪个文件",
        "The process that reads a file failed; other files are not concerned. The status page names the file",
    ),
    "item-fails": (
        "一个节目排不出画面，先不播它。请打开再另存一次，还不行交给开发者",
        "An item cannot be laid out and is left out. Save it again; if that does not help, tell the developer",
    ),
    "item-rests": (
        "一个节目两次让播放程序出错，停播一天。状态页上有名字，请打开检查",
        "The player came to grief twice over an item; it rests for a day. The status page names it; look at the file",
    ),
    "player-hangs": (
        "播放程序没有反应，已经重新启动。经常出现请把 logs/ 交给开发者",
        "The player did not answer and was started again. If this is frequent, give logs/ to the developer",
    ),
    "child-ended": (
        "一个进程意外结束，已经重新启动。经常出现请把 logs/ 交给开发者",
        "A process ended unexpectedly and was started again. If this is frequent, give logs/ to the developer",
    ),
    "child-stopped": (
        "一个进程被人暂停，十秒后已经让它继续。请查明是谁暂停的",
        "Somebody had stopped a process; after ten seconds it was told to go on. Find out who stops it",
    ),
    "child-not-started": (
        "一个进程启动不了，会一直重试。请检查内存和磁盘",
        "A process cannot be started; it is tried again and again. Check memory and disk",
    ),
    "too-few-colours": (
        "显示器的颜色太少（8 位或更少），画不出画面，每半分钟再试一次。请把颜色深度改成 24 位",
        "The display has too few colours (8 bits or fewer) and nothing can be painted; it is tried again every half minute. "
        "Set the colour depth to 24 bits",
    ),
    "display-power": (
        "屏幕的电源没有按时间开关。请在播放用的桌面上运行 signage doctor，看缺什么",
        "The displays' power was not switched by the screen hours. Run signage doctor on the desktop that plays: it says what lacks",
    ),
    "program-fault": (
        "程序的一个步骤出错，画面不变，会再试。请把 logs/ 交给开发者",
        "A step of the program failed; the picture stays and it is tried again. Give logs/ to the developer",
    ),
}
