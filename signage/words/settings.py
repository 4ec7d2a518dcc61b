"""What is said about `signage.toml`: what is wrong there. The value used instead stands beside it."""

from __future__ import annotations

from signage.words.fill import Words

SETTINGS: Words = {
    # the file
    "not-there": ("没有找到这个设置文件", "this settings file is not there"),
    "not-a-file": ("这不是一个普通文件", "this is not a plain file"),
    "no-access": ("读不了这个文件：{detail}", "this file cannot be read: {detail}"),
    "too-big": ("文件太大（最多 {limit} KB）", "the file is too big ({limit} kB at most)"),
    "not-utf8": (
        "文件不是 UTF-8 编码，这次按 GB18030 读了；请用 UTF-8 重新保存",
        "the file is not UTF-8; it was read as GB18030 this time; please save it as UTF-8",
    ),
    "not-text": ("文件里不是文字", "the file does not hold text"),
    "not-toml": (
        "第 {line} 行第 {column} 列写法不对{hint}",
        "line {line}, column {column} is not written as TOML asks{hint}",
    ),
    "not-toml-end": ("文件末尾写法不完整{hint}", "the file ends too early{hint}"),
    "too-deep": ("层次太深", "it is nested too deeply"),
    "last-good": ("继续用上一次能用的设置", "the last settings that could be used are used on"),
    "reader-failed": ("没有读成设置", "the settings could not be read"),
    "more": ("还有 {count} 处错误没有列出", "{count} more mistakes are not listed"),
    # tables and keys
    "unknown-table": ("不认识“{key}”，没有使用{hint}", '"{key}" is not known and not used{hint}'),
    "unknown-key": ("不认识“{key}”，没有使用{hint}", '"{key}" is not known and not used{hint}'),
    "one-table": ("只能有一个 [{key}]，没有使用", "there can be one [{key}] only; it is not used"),
    "many-tables": ("要写成 [[{key}]]（两层方括号）", "it is written [[{key}]], with two brackets"),
    "not-a-table": ("这里要写成 {shape} 一节", "a section {shape} is needed here"),
    "too-many": ("最多 {limit} 个，多出来的没有使用", "{limit} at most; the rest is not used"),
    # values
    "string": ('要写成带英文双引号的文字，例如 "大厅"', 'text in straight double quotes is needed, like "hall"'),
    "number": ("要写成数字，不带引号和单位", "a number is needed, without quotes and unit"),
    "bool": ("只能写 true 或者 false", "true or false is needed"),
    "choice": ("只能写 {choices} 中的一个{hint}", "one of {choices} is needed{hint}"),
    "range": ("要在 {low} 到 {high} 之间", "it must lie between {low} and {high}"),
    "empty": ("不能是空的", "it must not be empty"),
    "long": ("太长，最多 {limit} 个字", "it is too long; {limit} characters at most"),
    "control": ("里面有看不见的控制字符", "it contains control characters"),
    "time": ('要写成 "07:30" 这样的时间', 'a time like "07:30" is needed'),
    "stretch": (
        '要写成 "07:30-18:30" 这样的一段时间，两头不能相同；days_off 也可以写 "dark"',
        'a stretch like "07:30-18:30" is needed, its ends not the same; days_off may also be "dark"',
    ),
    "pin": (
        "不能写密码本身；请运行 signage pin，把它给出的那一行写在这里",
        "never the PIN itself: run signage pin and write the line that it gives",
    ),
    "region": (
        '要写成 "x,y,宽,高" 四个整数，例如 "0,0,640,320"',
        'four whole numbers "x,y,width,height" are needed, like "0,0,640,320"',
    ),
    "month-day": ('要写成 "04-15" 这样的月和日', 'a month and day like "04-15" is needed'),
    "period-key": (
        "没有可用的 key（小写英文字母、数字和连字符，例如 spring），整节没有使用",
        "it has no usable key (small letters, digits and hyphens, like spring); the whole section is not used",
    ),
    "period-name": (
        "时段要有名称 name，最多 48 个字",
        "a period needs a name of 48 characters at most",
    ),
    "period-dates": (
        '要写成 [["2027-03-04", "2027-03-11"]] 这样的起止日期，先写的在前',
        'first and last days like [["2027-03-04", "2027-03-11"]] are needed, the earlier one first',
    ),
    "period-before": (
        '要写成 ["D-7 notice", "W-1 guard"]：D 是前几天，W 是前第几个工作日，级别是 notice、caution 或 guard',
        'it is written ["D-7 notice", "W-1 guard"]: D is days before, W working days, '
        "the level notice, caution or guard",
    ),
    "period-places": (
        "holiday、fixed 和 dates 只能写一种，这次都没有使用",
        "one of holiday, fixed and dates can be written; none of them is used",
    ),
    "period-never": (
        '没有写日期，这个时段不会出现；请写 dates = [["开始", "结束"]]，日期没定就写 confirmed = false',
        'it has no days and never comes; write dates = [["first", "last"]], or confirmed = false while they are open',
    ),
    "other": ("这个值不能用", "this value cannot be used"),
    # what does not fit together
    "timezone": ("没有“{name}”这个时区{hint}", 'there is no time zone "{name}"{hint}'),
    "theme": ("没有“{name}”这个主题{hint}", 'there is no theme "{name}"{hint}'),
    "twice": ("“{name}”已经有了，这一个没有使用", 'there already is a "{name}"; this one is not used'),
    "no-name": ("没有可用的名称，整节没有使用", "it has no usable name; the whole section is not used"),
    "no-place": (
        "没有“{name}”这个点位，这块屏幕不播放内容文件夹里的东西{hint}",
        'there is no place "{name}"; this screen plays nothing from the content folder{hint}',
    ),
    "dusk": ("天黑的时间要晚于天亮的时间", "dusk must be later than dawn"),
    "hours-half": (
        "on 和 off 要一起写，没有按它们开关屏幕",
        "on and off are needed together; screens are not switched by them",
    ),
    "hours-same": (
        "on 和 off 是同一个时间，没有按它们开关屏幕",
        "on and off are the same time; screens are not switched by them",
    ),
    "trust": (
        "这一版只有 open；为稳妥起见，所有屏幕都不播放内容文件夹里的东西{hint}",
        "this version knows only open; to be safe, no screen plays anything from the content folder{hint}",
    ),
    "inside-content": (
        "设置文件放在内容文件夹里了，谁都能改；请移到别处",
        "the settings lie inside the content folder, where anybody may change them; move them elsewhere",
    ),
    # beginnings and ends
    "hint": ("；是不是“{near}”？", '; did you mean "{near}"?'),
    "quotes": ("；是不是用了中文引号或者全角符号？", "; are there Chinese quotes or full-width signs?"),
}
