"""What the command line says: results, and what stopped it. Its help is `words.help`."""

from __future__ import annotations

from signage.words.fill import Words

SAID: Words = {
    "wrong-usage": ("用法不对：{detail}。说明：{command} --help", "wrong usage: {detail}. Help: {command} --help"),
    "unknown-command": ("没有“{name}”这个命令{hint}", 'there is no command "{name}"{hint}'),
    "not-in-this-version": ("这一版还没有 {name} 这个命令", "this version does not have the command {name} yet"),
    "bug": (
        "程序出了意外，没有做完。记录在 {log}，请交给管理员",
        "something unexpected happened and it is not done. The record is in {log}; please give it to the admin",
    ),
    "bug-no-log": (
        "程序出了意外，没有做完，也写不了记录",
        "something unexpected happened; the record could not be written",
    ),
    "interrupted": ("已中断", "interrupted"),
    "unknown-screen": ("没有“{name}”这块屏幕；有：{names}", 'there is no screen "{name}"; there are: {names}'),
    "no-content": ("没有找到内容文件夹 {path}", "the content folder {path} is not there"),
    "content-later": (
        "现在读不到内容文件夹 {path}；先播放已有的内容，等它出现",
        "the content folder {path} is not there now; playing what is known until it appears",
    ),
    "state-inside": (
        "状态文件夹 {path} 在内容文件夹里面，这样不行；请在设置里改 [content] state",
        "the state folder {path} lies inside the content folder; change [content] state in the settings",
    ),
    "no-state": ("写不了状态文件夹 {path}：{detail}", "cannot write the state folder {path}: {detail}"),
    "runs-already": (
        "“{screen}”已经在播放这个文件夹了（进程 {pid}）",
        "{screen} is already playing this folder (process {pid})",
    ),
    "state-of-other": (
        "状态文件夹 {path} 正用来播放另一个内容文件夹 {content}。请在设置里换一个状态文件夹",
        "the state folder {path} is in use for another content folder, {content}. Choose another state folder in the settings",
    ),
    "no-display": (
        "没有找到屏幕（DISPLAY 和 WAYLAND_DISPLAY 都没有），画面只在内存里，看不到",
        "no display was found (neither DISPLAY nor WAYLAND_DISPLAY); the picture exists in memory only",
    ),
    "no-folder": (
        "找不到内容文件夹 {path}。屏幕先播以前收下的内容，没有就只显示单位名称；文件夹一出现就会播放。"
        "请看看路径有没有写错，共享有没有连上",
        "the content folder {path} is not there. The screen shows what was taken in before, or only the organisation's name; "
        "the folder plays as soon as it appears. See whether the path is right and the share is connected",
    ),
    "ended-by-hand": (
        "有人在屏幕前输入维护密码，播放结束",
        "somebody typed the maintenance PIN at the screen; the program ends",
    ),
    "too-few-colours": (
        "显示器的颜色太少，{name} 画不出画面。请把颜色深度改成 24 位",
        "the display has too few colours for {name} to paint anything. Set its colour depth to 24 bits",
    ),
    "child-ended": (
        "{name} 结束了（{code}），{wait} 秒后重新启动",
        "{name} ended ({code}); it starts again in {wait} s",
    ),
    "child-continued": (
        "{name} 被人暂停了，已经让它继续",
        "somebody has stopped {name}; it has been told to go on",
    ),
    "settings-taken": (
        "设置改了：{path}，几秒钟内生效",
        "the settings have changed: {path}; they take effect within seconds",
    ),
    "settings-kept": (
        "{path} 里有错误，没有采用；继续用原来的设置，改好就会生效",
        "{path} has mistakes and is not taken over; the old settings play on until it is put right",
    ),
    "settings-restart": (
        "设置改了：{path}。其中屏幕的增减和名称、输出口、区域、内容文件夹、时区要重新启动 signage run 才生效",
        "the settings have changed: {path}. Screens that were added, removed or renamed, outputs, regions, folders and "
        "the time zone take effect when signage run is started again",
    ),
    "child-hangs": (
        "{name} 不动了，结束它并重新启动",
        "{name} hangs; it is ended and starts again",
    ),
    "item-put-aside": (
        "播放程序两次在“{items}”上出错，这一项先停播一天，请看状态页",
        "the player came to grief over {items} twice; it rests for a day, see the status page",
    ),
    "displays-stay-on": (
        "到了熄屏的时间，但是关不了屏幕的电源，画面是全黑的（{detail}）。请运行 signage doctor",
        "it is time for dark screens, but their power cannot be switched off; the picture is black ({detail}). Run signage doctor",
    ),
    "displays-stay-off": (
        "到了亮屏的时间，但是打不开屏幕的电源（{detail}），每半分钟再试。请在显示器上按一下开关，再运行 signage doctor",
        "it is time for lit screens, but their power cannot be switched on ({detail}); it is tried every half minute. "
        "Press the display's own switch, then run signage doctor",
    ),
    "look-failed": (
        "检查设置或屏幕开关时出了错，画面照常，过一会儿再查；详情在日志里",
        "a look at the settings or the display's power failed; the picture goes on, and it is looked at again; the log says more",
    ),
    "child-not-started": ("{name} 启动不了：{detail}", "{name} could not be started: {detail}"),
    "bad-time": ('看不懂时间“{text}”，请写成 "2026-10-01 08:00"', '"{text}" is not a time; write "2026-10-01 08:00"'),
    "bad-date": ("看不懂日期“{text}”，请写成 2026-10-01", '"{text}" is not a day; write 2026-10-01'),
    "date-too-far": (
        "日期“{text}”太远，请写 {first} 到 {last} 年之间的日期",
        "{text} is too far away; the years {first} to {last} are known",
    ),
    "too-many-days": ("天数太多，一次最多 {most} 天", "too many days; {most} at most"),
    "inspect-shown": (
        "正在屏幕上依次显示五个部分，按 Ctrl+C 结束；这段时间不记入台账",
        "the five parts are on the screen in order; Ctrl+C ends it; nothing of it counts in the ledger",
    ),
    "col-part": ("部分", "part"),
    "col-number": ("编号", "number"),
    "plan-written": ("计划已存到 {path}", "the plan is in {path}"),
    "as-above": ("同上", "as above"),
    "and-more": ("…… 还有 {count} 项", "… and {count} more"),
    "col-day": ("日期", "day"),
    "col-sort": ("性质", "sort"),
    "col-lunar": ("农历", "lunar"),
    "col-level": ("级别", "level"),
    "col-tone": ("画面", "tone"),
    "col-when": ("时段", "from, to"),
    "col-because": ("为什么变", "why it changes"),
    "col-items": ("放什么，占画面时间", "what plays, part of the time"),
    "days-reversed": (
        "开始的日子 {first} 在结束的日子 {last} 之后",
        "the first day {first} is after the last day {last}",
    ),
    "report-written": ("台账已存到 {path}", "the ledger is in {path}"),
    "bad-size": ("看不懂大小“{text}”，请写成 1920x1080", '"{text}" is not a size; write 1920x1080'),
    "bad-speed": ("倍数要在 1 到 {most} 之间", "the speed must be from 1 to {most}"),
    "bad-seconds": ("秒数要大于 0", "seconds must be more than 0"),
    "picture-written": ("画面已存到 {path}", "the picture is in {path}"),
    "not-written": ("写不了 {path}：{detail}", "cannot write {path}: {detail}"),
    "folder-adopted": (
        "以后播放 {path} 里的内容。原来有、这里没有的节目，一分钟左右停播",
        "from now on {path} is played. What was there and is not here leaves the screens within a minute or so",
    ),
    "not-played": (
        "这台电脑播放的是 {played}，不是 {path}。请先改设置里的 [content] folder",
        "this PC plays {played}, not {path}. Change [content] folder in the settings first",
    ),
    "folder-made": ("内容文件夹好了：{path}", "the content folder is ready: {path}"),
    "made": ("新建", "made"),
    "kept": ("已有，没有动", "there already, left alone"),
    "all-fine": ("没有发现问题", "nothing was found"),
    "settings-written": ("设置已写到 {path}", "the settings are in {path}"),
    "settings-there": (
        "{path} 已经有了，没有改动。要替换请加 --replace",
        "{path} is there already and was not changed. To replace it add --replace",
    ),
    "ask-replace": (
        "{path} 已经有了，要替换吗？旧的留作 .bak [y/N] ",
        "{path} is there. Replace it, keeping .bak? [y/N] ",
    ),
    "ask-again": ("  {problem}，请再答一次", "  {problem}; please answer again"),
    "answer-wrong": ("{key}：{problem}", "{key}: {problem}"),
    "as-is": ("{text}", "{text}"),
    "no-input": (
        "没有人回答。不提问就写 --yes 或者 --answers 文件",
        "nobody answers; without questions it takes --yes or --answers FILE",
    ),
    "no-answers": ("读不了答案文件 {path}：{detail}", "cannot read the answers {path}: {detail}"),
    "unknown-answer": ("答案文件里有不认识的“{key}”{hint}", 'the answers have an unknown "{key}"{hint}'),
    "error": ("错误", "error"),
    "warning": ("提醒", "warning"),
    "accepted": ("可以播", "accepted"),
    "held": ("等人看", "held"),
    "rejected": ("播不了", "rejected"),
    "col-file": ("文件", "file"),
    "col-verdict": ("结论", "verdict"),
    "col-time": ("画面/时长", "slides/time"),
    "col-why": ("原因", "why"),
    "slides-seconds": ("{slides} 张 / {seconds:.0f} 秒", "{slides} / {seconds:.0f} s"),
    "col-screen": ("屏幕", "screen"),
    "hint": ("；是不是“{near}”？", '; did you mean "{near}"?'),
}
