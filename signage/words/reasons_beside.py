"""What is said beside a file that plays, and beside one whose days are over or not yet come: a table for `reasons`."""

from __future__ import annotations

from collections.abc import Mapping

from signage.core.verdict import Reason
from signage.words.said import Said

BESIDE: Mapping[Reason, Said] = {
    Reason.EXTERNAL_DROPPED: Said(
        "文件里引用的外部内容没有显示。",
        "如果需要，请把内容直接放进文件里。",
        "Content that the file takes from elsewhere is not shown.",
        "If it is needed, put it into the file itself.",
    ),
    Reason.PICTURE_DROPPED: Said(
        "文件里有图片没有显示{detail}。",
        "如果图片重要，请换成 PNG 或者 JPG 图片再插入。",
        "A picture in the file is not shown{detail}.",
        "If it matters, insert it as PNG or JPG.",
    ),
    Reason.ATTACHMENT_DROPPED: Said(
        "文件里夹带的东西{detail}没有显示，也不会运行。",
        "如果需要，请把要播放的内容直接放进来。",
        "What the file carries along{detail} is not shown and not run.",
        "If it is needed, drop its content by itself.",
    ),
    Reason.STANDS_STILL: Said(
        "动图只显示第一帧{detail}。",
        "要让它动起来，请做成不超过 120 帧、一遍不超过 30 秒、画面不快速闪烁的动图。",
        "The moving picture shows its first frame only{detail}.",
        "To see it move, make it no longer than 120 frames and 30 seconds, without fast flashing.",
    ),
    Reason.NOT_OCR_READ: Said(
        "图片里的文字没有经过程序识别。",
        "请自己确认图片里没有不能公开的内容。",
        "The words inside the pictures were not read by the program.",
        "Please make sure yourself that the pictures hold nothing that may not be public.",
    ),
    Reason.RULE_MISTAKE: Said(
        "文件开头（或者旁边的 .toml）的设置有一处没有看懂{detail}，没有使用。",
        "请改正那一行；正文不受影响。",
        "A setting at the beginning of the file, or in the .toml beside it, was not understood{detail} and is not used.",
        "Correct that line; the text itself is not affected.",
    ),
    Reason.NAME_MISTAKE: Said(
        "文件名里的日期没有看懂{detail}，没有当作播放日期。",
        "请把日期改成“9月28日至10月8日”这样，写在名字的最后；本来就不是播放日期的，不用管。",
        "The dates in the file name were not understood{detail} and do not limit when it plays.",
        'Write them like "9月28日至10月8日" at the end of the name; if they were not meant so, nothing needs to be done.',
    ),
    Reason.UNSURE_ENCODING: Said(
        "文本的编码是猜出来的{detail}。",
        "请看一眼屏幕上有没有乱码；有的话，请另存为 UTF-8 编码。",
        "The encoding of the text was guessed{detail}.",
        "Look whether the screen shows wrong characters; if so, save the file as UTF-8.",
    ),
    Reason.SHORTENED: Said(
        "内容太长，只播放了前面一部分{detail}。",
        "请删短，或者拆成几个文件。",
        "It is too long; only the first part is shown{detail}.",
        "Shorten it, or split it into several files.",
    ),
    Reason.ROWS_LEFT_OUT: Said(
        "表格里有几行没有看懂，没有显示{detail}，其余的照常显示。",
        "请打开表格改正这几行，保存后替换。",
        "Some rows of the table were not understood and are not shown{detail}; the others are.",
        "Correct those rows, save the table and replace the file.",
    ),
    Reason.OUTSIDE_PRINT: Said(
        "表格里打印区域以外的内容没有显示。",
        "不要显示的，不用管；要显示的话，请在 WPS 里取消打印区域（页面布局 → 打印区域），保存后替换。",
        "What lies outside the print area of the table is not shown.",
        "If that is meant, nothing needs to be done; otherwise clear the print area in WPS, save the table and replace the file.",
    ),
    Reason.ROSTER_UNFIT: Said(
        "值班表里的日期和星期都对不上{detail}，所以按普通表格播放，没有排成“今日值班”。",
        "请改正日期或者星期（是不是用了去年的表），保存后替换。",
        "No date in the roster fits its weekday{detail}, so it is shown as a plain table and not as the duty of each day.",
        "Correct the dates or the weekdays (is it last year's roster?), save the table and replace the file.",
    ),
    Reason.WEEK_ASSUMED: Said(
        "值班表只写了星期几，按这一周播放{detail}，过后自己停。",
        "如果是别的一周，请在表题里写上起止日期再放一次；每周都一样的，请写上“每周”。",
        "The roster names weekdays only; it plays for this week{detail} and then stops by itself.",
        "If another week is meant, write its dates into the title or the file name and drop it again. If it holds for every week, write 每周 into the title.",
    ),
    Reason.FORMULA_EMPTY: Said(
        "表格里有公式没有保存结果，或者算不出来，这些格子是空的{detail}。",
        "请用 WPS 打开表格，改好算不出来的公式，保存一次再放进来。",
        "Some formulas in the table have no saved result, or none at all; those cells stay empty{detail}.",
        "Open the table in WPS, mend the formulas that give no result, save it once and drop it again.",
    ),
    Reason.PERSONAL_MASKED: Said(
        "面向公众的屏幕不显示其中的电话号码等个人信息，对外窗口的屏幕也不显示值班和组织机构里的姓名。",
        "不用做什么；如果本来就可以公开，请告诉管理员。",
        "Telephone numbers and the like are not shown at public places, and the names in rosters and charts not at outward ones.",
        "Nothing needs to be done; if they are public anyway, tell the administrator.",
    ),
    Reason.PERSONAL_ON_PAGE: Said(
        "页面里有手机号、身份证号这样的号码，整页的画面没有办法遮住，所以只在内部场所的屏幕上播放。",
        "公共场所也要播放的，请删掉号码重新导出 PDF，或者直接放 Word、Excel 文件，号码会自动遮住。",
        "The pages hold personal numbers, which cannot be masked in a PDF; so they play on screens at staff places only.",
        "To show them to the public as well, remove the numbers, export the PDF again and drop it; or drop the Word or Excel file, where they are masked.",
    ),
    Reason.HOLIDAYS_ADOPTED: Said(
        "放假安排已采用：{year}年{which}。",
        "不用做什么；这个文件删掉或者移到“撤下”，安排就不再算数。",
        "Its days off are taken over: {year}{which}.",
        "Nothing needs to be done; when this file is deleted or withdrawn, its days no longer count.",
    ),
    Reason.HOLIDAYS_UNREAD: Said(
        "文件照常播放，里面的放假安排没有用到日历里：{why}。",
        "要用到日历里，请放国务院办公厅通知的全文；只改一个节日的，请写明年份、节日、从几月几日至几月几日放假、共几天。",
        "The file plays, but its days off do not count for the calendar: {why}.",
        "For the calendar drop the whole notice of the State Council; for one holiday write the year, its name, from which day "
        "to which, and how many days that makes.",
    ),
    Reason.HOURS_ADOPTED: Said(
        "这个日历管着本栏目：栏目里的文件只在它写的日子和钟点播。",
        "不用做什么；这个文件删掉或者移到“撤下”，栏目就照常播。",
        "This calendar rules its section: the files in it play on its days and hours alone.",
        "Nothing needs to be done; when it is deleted or withdrawn, the section plays as usual.",
    ),
    Reason.EVENT_REFUSED: Said(
        "日历里有一条看不懂，没有采用{detail}。",
        "请在日历软件里改成有起止时间、按天、周、月、年重复的日程，再导出一次。",
        "An event of the calendar is not understood and does not count.",
        "Give it a beginning and an end, repeat it by days, weeks, months or years, and export it again.",
    ),
    Reason.OLDER_SIBLING: Said(
        "这一份是旧的：标题相同的新文件也在播放{detail}。",
        "如果这一份不再需要，请把它移到“撤下”。",
        "This one is the older: a newer file of the same title is playing too{detail}.",
        "If this one is no longer needed, move it to the withdraw section.",
    ),
    Reason.CANNOT_BE_READ: Said(
        "文字太多，路过的人来不及读完{detail}。",
        "请删短，或者让它多停留一会儿。",
        "There is too much text to be read in passing{detail}.",
        "Shorten it, or let it stay longer.",
    ),
    Reason.TOO_SMALL: Said(
        "页面上的字估计太小，站远了看不清。",
        "请把要紧的话另外写成文本，或者放大字号、每页少写一些再导出。",
        "The characters on a page are probably too small to be read from where people stand.",
        "Write what matters as a text of its own, or export it again with larger type and less on a page.",
    ),
    Reason.MISSING_GLYPHS: Said(
        "有些字本机的字体里没有，显示不出来，屏幕上是〓{detail}。",
        "请换一种写法，或者请管理员安装字体。",
        "Some characters are in no font of this PC; the screen shows 〓 for them{detail}.",
        "Write them differently, or have a font installed.",
    ),
    # states that are not verdicts of the gate
    Reason.EXPIRED: Said(
        "播放日期已经过了{detail}，自动停播。",
        "还要播的话，请改文件里、文件名里或者播放计划里写的日期，或者删掉后重新放进来。",
        "Its last day is over{detail}; it has stopped by itself.",
        "To go on, change the date in the file, in its name or in the schedule, or delete it and drop it again.",
    ),
    Reason.NOT_YET_DUE: Said(
        "还没到播放的时间{detail}。",
        "不用做什么，到时候会自己播放。",
        "Its time has not come yet{detail}.",
        "Nothing needs to be done; it will play by itself then.",
    ),
    Reason.PERIOD_WITHOUT_DAYS: Said(
        "它的特殊时期后面一年里没有日子，现在不播。",
        "请管理员在设置里写上这个时期的日期，或者确认它；日期写好了会自己播放。",
        "Its special period has no days within a year, so it does not play.",
        "The days of the period are written, or confirmed, in the settings; it will play by itself then.",
    ),
    Reason.WITHDRAWN: Said(
        "已经从所有屏幕上撤下{detail}。",
        "要恢复播放，请先把文件从“撤下”里拿走，再放回原来的栏目。",
        "It has been taken off every screen{detail}.",
        "To play it again, take the file out of the withdraw section first, then put it back where it was.",
    ),
    Reason.PUT_ASIDE: Said(
        "播放的时候出过两次错，先停播一天{detail}。",
        "请用平时的软件打开它，另存一份再放进来；到时候也会自己再试。",
        "The player came to grief over it twice; it rests for a day{detail}.",
        "Open it in its usual program, save a copy and drop that; it is tried again by itself after that day.",
    ),
}
