"""What is said about a `_section.toml`: what is wrong there. The value used instead stands beside it."""

from __future__ import annotations

from signage.words.fill import Words

SECTIONS: Words = {
    "unreadable": (
        "_section.toml 读不出来，这个栏目先只给内部点位播放。请管理员检查写法。",
        "This _section.toml cannot be read; for now the section plays at staff places only. Please check how it is written.",
    ),
    "unknown-key": ("不认识“{key}”{hint}，没有使用。", '"{key}" is not known{hint}; it is not used.'),
    "text": ("“{key}”要写成带英文双引号的文字。", '"{key}" needs text in straight double quotes.'),
    "number": ("“{key}”要写成 {low} 到 {high} 之间的数字。", '"{key}" needs a number from {low} to {high}.'),
    "choice": ("“{key}”只能写 {choices} 中的一个{hint}。", '"{key}" must be one of {choices}{hint}.'),
    "flag": ("“{key}”只能写 true 或者 false。", '"{key}" must be true or false.'),
    "period": (
        '“period”要写成 "国庆节" 这样的节日名称，改好之前这个栏目不播放。',
        '"period" needs the name of a period such as "国庆节"; the section does not play until that is put right.',
    ),
    "places": (
        '“places”要写成 ["大厅", "电梯厅"] 这样的点位名单，改好之前这个栏目不播放。',
        '"places" needs a list of places such as ["大厅", "电梯厅"]; the section does not play until that is put right.',
    ),
    "rule-days": (
        "“{key}”要写成 workdays（工作日）或者 holidays（节假日），没有使用。",
        '"{key}" must be workdays or holidays; it is not used.',
    ),
    "rule-weekdays": (
        "“{key}”没有看懂，没有使用。请写成“周一至周五”“一三五”这样。",
        '"{key}" is not understood and not used. Write it like "周一至周五" or "一三五".',
    ),
    "rule-hours": (
        "“{key}”没有看懂，没有使用。请写成“8:00-12:00”，几段之间用顿号。",
        '"{key}" is not understood and not used. Write it like "8:00-12:00".',
    ),
    "rule-recurrence": (
        "“{key}”没有使用：要写成“FREQ=WEEKLY;BYDAY=MO”这样按天、周、月或者年重复的规则，不能按小时、分钟或者秒重复。",
        '"{key}" is not used: it needs a rule by the day, week, month or year such as "FREQ=WEEKLY;BYDAY=MO"; hours, minutes or seconds do not recur.',
    ),
    "rule-share": (
        "“{key}”要写成 0 到 100 的整数，就是占屏幕时间的百分之几，没有使用。",
        '"{key}" needs a whole number from 0 to 100, the percentage of the screen\'s time; it is not used.',
    ),
    "rule-weight": (
        "“{key}”要写成 1 到 9 的整数，没有使用。",
        '"{key}" needs a whole number from 1 to 9; it is not used.',
    ),
    "rule-most_per_hour": (
        "“{key}”要写成 0 到 60 的整数，0 就是不限次数，没有使用。",
        '"{key}" needs a whole number from 0 to 60, 0 for no limit; it is not used.',
    ),
    "hint": ("（是不是 {near}？）", " (did you mean {near}?)"),
    "too-many": (
        "文件太多，超过 {limit} 个的部分没有处理。请删掉不用的文件。",
        "There are too many files; those beyond {limit} are left alone. Please remove what is not used.",
    ),
    "vanished": (
        "内容文件夹里的文件突然少了很多，可能是共享文件夹断开了。正在播放的内容先不变，一分钟后再确认。",
        "Many files vanished from the content folder at once; a shared folder may be cut off. What plays stays, and is checked again in a minute.",
    ),
    "unreachable": (
        "现在读不到内容文件夹，正在播放的内容保持不变。请检查文件夹或者共享是否连接正常。",
        "The content folder cannot be read now; what plays stays as it is. Please check the folder or the share.",
    ),
    "other-folder": (
        "这不是原来的内容文件夹：标记文件里的编号不一样。屏幕保持原来的内容，这里的文件一个也没有读。连错了请换回来；确实要用它，"
        "请管理员在播放电脑上运行 signage init --adopt 和这个文件夹。",
        "This is not the content folder that it was: its marker has another id. The screen keeps what it has, and no file here was read. "
        "If it was connected by mistake, please change it back; to use it, the admin runs signage init --adopt with this folder on the player PC.",
    ),
    "unread-folder": (
        "文件夹“{folder}”读不了，里面的内容保持不变。请检查它的权限。",
        'The folder "{folder}" cannot be read; what it held stays as it was. Please check its permissions.',
    ),
    "clock": (
        "现在只播没有日期的内容，不显示日期和时钟。请管理员校对时间，时间对了就自动恢复。",
        "Only what is undated plays, without date and clock. Please have the clock set; all is well again as soon as it is right.",
    ),
    "ledger": (
        "播放记录（台账）写不进原来的地方，先记在备用的地方，画面不受影响。请管理员检查磁盘。",
        "What plays cannot be recorded in its usual place and is kept in a second one; the picture goes on. Please have the disk checked.",
    ),
    "no-output": (
        "屏幕“{screen}”没有接上，正在等它。请检查显示器的电源和线缆。",
        'The screen "{screen}" is not connected and is waited for. Check the power and the cable of the display.',
    ),
    "state-full": (
        "本机存不下新的内容，正在播放的内容保持不变。请管理员检查磁盘。",
        "This PC cannot store new content; what plays stays as it is. Please have the disk checked.",
    ),
}
