"""The help of the command line: what each command and option is for."""

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
        "怎样启动：user 桌面的系统服务，autostart 桌面自启动，cage 或 xorg 没有桌面，task Windows；不写就自己判断",
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
