"""What the command line says: help, results, and what stopped it."""

from __future__ import annotations

from signage.words.fill import Words

HELP: Words = {
    # commands
    "signage": ("把一个文件夹播到屏幕上", "plays a folder on a screen"),
    "run": ("播放；什么都不写，就播放随程序附带的内容", "plays; with nothing given, the content that comes with it"),
    "check": (
        "逐个检查文件：能不能播、为什么；五个部分是否齐全；设置有没有写错",
        "every file, its verdict and why; coverage of the five parts; mistakes in the settings",
    ),
    "plan": (
        "哪天、什么时候、哪块屏放什么，为什么变；过去和将来都可以问",
        "what is on each screen when, and why it changes, for any days past or future",
    ),
    "inspect": (
        "迎检：依次显示五个部分，列出编号，导出本季度台账",
        "for an inspection: the five parts in order with their numbers, and the ledger of the quarter",
    ),
    "shot": ("把某一时刻屏幕上的画面存成图片", "saves exactly the picture that the screen would show at a time"),
    "report": (
        "导出台账：什么时间播了什么、改了什么；核对有没有被改动",
        "the ledger: what played when, what was changed; verifies that nothing was altered",
    ),
    "init": ("新建一个内容文件夹：栏目和样例", "makes a new content folder: sections and samples"),
    "setup": ("回答六个问题，写好 signage.toml，然后显示测试卡", "six questions, then signage.toml and the test card"),
    "testcard": (
        "显示测试卡：边缘、安全区、站在最远处能看清第几行",
        "shows the test card: edges, safe area, lines to read",
    ),
    "mourning": (
        "全国哀悼时的人工开关：要确认两次，到时自动结束",
        "the manual switch for a national mourning: confirmed twice, ends by itself",
    ),
    "withdraw": (
        "一键下线：现在屏幕上的内容马上撤下，也可以写文件名",
        "what is on the screens now leaves them at once; or the files that are named",
    ),
    "withdraw-files": (
        "要撤下的文件；不写就是现在屏幕上的",
        "files to take down; without any, what is on the screens now",
    ),
    "ask": ("先问一句，给桌面图标用", "asks first; for the shortcut on the desktop"),
    "kiosk": ("开机自动播放：安装、查看、去掉", "plays after every start of this PC: install, status, remove"),
    "kiosk-action": ("install 安装，status 查看，remove 去掉", "install, status or remove"),
    "kiosk-form": (
        "怎样启动：user 桌面的系统服务，autostart 桌面自启动，cage 或 xorg 没有桌面；不写就自己判断",
        "how it is started; by default what suits this PC",
    ),
    "kiosk-user": ("没有桌面时，用哪个用户播放", "the user who plays where there is no desktop"),
    "kiosk-dry": ("只列出要写的文件和命令，不改动", "only prints files and commands"),
    "pin": (
        "设一个维护密码：在屏幕前输入，就能结束播放",
        "makes a maintenance PIN: typed at the screen, it ends the program",
    ),
    "doctor": ("检查这台电脑缺什么", "says what this PC lacks"),
    "alert": (
        "发一条紧急通知，占满所有屏幕；也可以列出、结束",
        "a short urgent text has all screens; also lists and ends what has them",
    ),
    "meeting": (
        "会议室的屏幕显示涉密会议须知，或者黑屏；会后提醒清点收回资料",
        "a meeting-room screen shows the rules for meetings, or nothing; afterwards it asks for the papers",
    ),
    # options
    "alert-text": (
        "通知内容，60 个字以内：什么事、怎么做",
        "the text, at most 60 characters: what happened, what to do",
    ),
    "alert-until": ("到什么时候结束，例如 18:00；不写就是 4 小时", "when it ends, like 18:00; default after 4 hours"),
    "length": ("多长时间，例如 2h 或 30分钟；最长 24 小时", "for how long, like 2h; 24 hours at most"),
    "alert-place": (
        "只占这个点位的屏幕，可以写几次；不写就是全部",
        "only the screens of this place, may be repeated; default all",
    ),
    "drill": (
        "这是演练：屏幕上方有“演练”字样，记录分开",
        "this is a drill: it says so at the top and is recorded apart",
    ),
    "alert-list": ("列出正在占用屏幕的通知和会议", "lists what has a screen now"),
    "alert-end": (
        "结束这一条（编号由 --list 列出）；不写编号就结束全部",
        "ends this one (ids by --list); all of them without an id",
    ),
    "meeting-action": ("start 开始，end 结束，list 列出", "start, end or list"),
    "meeting-screen": (
        "屏幕名称；不写就是点位名称里有“会议”的屏幕",
        "name of the screen; default those at places called 会议…",
    ),
    "meeting-dark": ("不显示须知，只黑屏", "shows nothing instead of the rules"),
    "meeting-length": (
        "最多开多久，例如 3h；不写就是 4 小时，最长 12 小时",
        "how long at most, like 3h; default 4, at most 12 hours",
    ),
    "lang": ("输出的语言，默认按系统", "language of what is said; default by locale"),
    "help": ("显示本说明", "shows this help"),
    "version": ("显示版本", "shows the version"),
    "json": ("输出 JSON，供程序使用", "prints JSON for other programs"),
    "content": (
        "内容文件夹，默认按设置，没有设置就用附带的内容",
        "content folder; default by the settings, else what ships",
    ),
    "settings": ("设置文件 signage.toml", "the settings file signage.toml"),
    "screen": ("屏幕名称；不写就是全部", "name of the screen; default all"),
    "screen-one": ("屏幕名称；不写就是第一块", "name of the screen; default the first"),
    "windowed": ("在窗口里播放，关掉窗口就结束", "plays in a window; closing it ends the program"),
    "at": ('假定现在是这个时间，例如 "2026-10-01 08:00"', 'pretends that it is this time, like "2026-10-01 08:00"'),
    "speed": (
        "时间走得快多少倍，例如 60：一秒当一分钟；每张画面照常停留，方便预览后面的日子",
        "how many times faster the time of day runs, like 60: a minute each second; slides keep their reading time",
    ),
    "at-needed": ('哪个时间的画面，例如 "2026-10-01 08:00"', 'the time of the picture, like "2026-10-01 08:00"'),
    "for": ("播放多少秒后结束", "ends after so many seconds"),
    "inspect-out": ("把本季度台账导出到这个文件夹", "exports the ledger of this quarter into this folder"),
    "no-show": ("只列出和导出，不上屏", "lists and exports only, shows nothing on the screen"),
    "plan-from": ("从哪天起，默认今天", "the first day; default today"),
    "plan-to": ("到哪天为止（含），默认连着七天", "the last day, counted; default seven days in all"),
    "plan-html": ("另存为一个可以打印的网页文件", "writes a page to read and print"),
    "report-from": (
        "从哪一天起，例如 2026-10-01；不写就是本月1日",
        "the first day, like 2026-10-01; default the first of this month",
    ),
    "report-to": ("到哪一天为止（含）；不写就是今天", "the last day, counted too; default today"),
    "report-csv": ("另存为 CSV 文件", "also writes a CSV file"),
    "report-pdf": ("另存为 PDF，可以打印", "also writes a PDF to print"),
    "report-xlsx": ("另存为 Excel 文件", "also writes a workbook"),
    "report-verify": (
        "核对全部记录，不只是这段时间的",
        "verifies every row that there is, not only those of this time",
    ),
    "output": ("存到哪个 PNG 文件", "the PNG file to write"),
    "size": (
        "画面大小，例如 1920x1080；不写就按屏幕的大小",
        "size of the picture, like 1920x1080; default that of the screen",
    ),
    "dir": ("要新建的文件夹", "the folder to make"),
    "adopt": (
        "不新建：确认这个位置上换过的文件夹就是要播的",
        "makes nothing: confirms that the other folder that now lies there is the one to play",
    ),
    "answers": (
        "从这个文件读答案（每行“问题 = 答案”），不提问",
        'reads answers from this file ("key = answer"), does not ask',
    ),
    "yes": ("全部用默认值，不提问", "takes every default, does not ask"),
    "mourning-what": ("on 打开，off 关闭，status 看现在", "on, off, or status"),
    "until": ('到什么时候结束，例如 "2026-12-13 24:00"', 'when it ends, like "2026-12-13 24:00"'),
    "yes-twice": ("写两次代替两次确认，供脚本使用", "given twice it replaces the two confirmations, for scripts"),
    "toml-output": ("设置写到哪里", "where the settings are written"),
    "no-testcard": ("不显示测试卡", "does not show the test card"),
    "replace": (
        "已有设置文件时替换它（旧的留作 .bak）",
        "replaces settings that are there (the old ones stay as .bak)",
    ),
    # headings
    "usage": ("用法", "usage"),
    "commands": ("命令", "commands"),
    "options": ("选项", "options"),
    "arguments": ("参数", "arguments"),
    "exit-codes": (
        "退出码：0 正常，1 有发现，2 用法不对，3 不能运行",
        "exit codes: 0 fine, 1 findings, 2 wrong usage, 3 cannot run",
    ),
    "more": ("每个命令的说明：signage 命令 --help", "help of a command: signage COMMAND --help"),
}

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
