"""Why a file does what it does: for each `Reason` one sentence and the next step, in Chinese and English.

`{detail}` becomes the note's detail in brackets, or nothing; `{menu}` the way through the menus of WPS for its suffix, `{year}` and `{why}` what an arrangement of days off is about. What happened, then what to do; no codes, no blame.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from signage.core.verdict import Note, Reason
from signage.words.holidays import why_for
from signage.words.office import menu_for

MAX_DETAIL = 80


@dataclass(frozen=True, slots=True)
class Said:
    """What happened and what to do next."""

    text_zh: str
    next_zh: str
    text_en: str
    next_en: str


REASONS: Mapping[Reason, Said] = {
    # a person must look
    Reason.STILL_COPYING: Said(
        "文件还在复制，还没有收完整。",
        "请等复制结束，它会自己继续；如果复制已经中断，请重新复制一次。",
        "The file is still being copied and is not complete yet.",
        "Wait until the copy ends and it goes on by itself; if the copy was cut off, copy it again.",
    ),
    Reason.STILL_OPEN: Said(
        "这个文件还在别的程序里打开着，例如 WPS。",
        "请保存并关闭它，关闭以后会自动继续。",
        "The file is still open in another program, such as WPS.",
        "Save and close it; it goes on by itself afterwards.",
    ),
    Reason.WAITING_TURN: Said(
        "文件已经收到，正在等待检查。",
        "不用做什么，很快就好。",
        "The file has arrived and waits to be checked.",
        "Nothing needs to be done; it will not take long.",
    ),
    Reason.MARK_SUSPECTED: Said(
        "文件里有像密级标志或者内部标志的文字，没有播放。",
        "请先和保密办确认；如果确实不涉密，请改掉这处写法再放进来。",
        "The file holds words that look like a secrecy mark or an internal mark; it is not shown.",
        "Ask the secrecy office first; if it is not secret at all, write that place differently and drop it again.",
    ),
    Reason.HIDDEN_TEXT: Said(
        "文件里有看不见的内容{detail}，例如修订、批注或者隐藏文字，没有播放。",
        "请接受或拒绝全部修订，删除批注和隐藏的文字、行、列、工作表，保存后再放进来。",
        "The file holds content that cannot be seen{detail}, such as tracked changes, comments or hidden text; it is not shown.",
        "Accept or reject all changes, delete comments and hidden text, rows, columns and sheets, save it and drop it again.",
    ),
    Reason.ENCRYPTED: Said(
        "文件有密码，或者设了不许打印、复制的限制，没有播放。",
        "请在 WPS 里去掉密码和限制，另存后再放进来；涉密文件不要放。",
        "The file has a password, or printing and copying are restricted; it is not shown.",
        "Remove password and restrictions in WPS, save it and drop it again; never drop secret files.",
    ),
    Reason.KIND_NOT_YET: Said(
        "这一版程序还不能播放这种文件{detail}。",
        "急用的话，请把内容存成图片、PDF、Word 或者文本文件再放进来。",
        "This version cannot show this kind of file{detail} yet.",
        "If it is urgent, save its content as a picture, PDF, Word or text file and drop that.",
    ),
    Reason.NEEDS_CONVERSION: Said(
        "这种文件{detail}要先转换格式才能播放，这台电脑上不能自动转换。",
        "请在 WPS 里打开它，{menu}放进来。",
        "This kind of file{detail} must be converted before it can be shown, and this PC cannot do that by itself.",
        "Open it in WPS, {menu}.",
    ),
    Reason.CONVERTING: Said(
        "正在转换格式，转换好了自动播放。",
        "请稍等，一般不到一分钟，不用做什么。",
        "It is being converted and plays by itself afterwards.",
        "Please wait; it usually takes less than a minute, and nothing needs to be done.",
    ),
    Reason.CONVERSION_FAILED: Said(
        "这个文件{detail}没有转换成功。",
        "请在 WPS 里打开它，{menu}放进来。",
        "This file{detail} could not be converted.",
        "Open it in WPS, {menu}.",
    ),
    Reason.PHONE_PICTURE: Said(
        "这是手机的图片格式（HEIC 或 AVIF），要换成 JPG 才能播放。",
        "请用微信或者 WPS 打开，另存为 JPG 再放进来；以后拍照可以在手机的相机设置里选“兼容性最佳”。",
        "This is a picture in a phone's own format (HEIC or AVIF); it must be turned into JPG to be shown.",
        'Open it in WPS or on the phone, save it as JPG and drop that; for later, choose "Most Compatible" in the phone\'s camera settings.',
    ),
    Reason.PERIOD_UNKNOWN: Said(
        "这个文件夹的名称对不上节日或者特殊时期，里面的文件先不播放。",
        "请放进“节假日”里用节日命名的文件夹：元旦、春节、清明节、劳动节、端午节、中秋节、国庆节、4·15、两会、高考等。",
        "This folder's name is no holiday or special period, so its files do not play.",
        "Put the file into a folder named after one: 元旦, 春节, 清明节, 劳动节, 端午节, 中秋节, 国庆节, 4·15, 两会, 高考, 汛期.",
    ),
    Reason.TAKEOVER_NO_END: Said(
        "这个紧急通知没有写到什么时候结束，还没有占用屏幕。",
        "请在文件名里写明，例如“停水 至18点”或“停水 2小时”；或者只放一两行短文字，不写时间就占屏 4 小时。",
        "This takeover does not say until when, so it has not taken the screens.",
        'Say it in the file\'s name, like "停水 至18点" or "停水 2小时"; or drop one or two short lines, which stay for 4 hours.',
    ),
    Reason.TAKEOVER_TOO_LONG: Said(
        "这个紧急通知超过 60 个字，站远了看不完，还没有占用屏幕。",
        "请删到 60 个字以内：什么事、怎么做；详细内容另放到通知栏目。",
        "This takeover has more than 60 characters, too many to be read from afar; it has not taken the screens.",
        "Shorten it to 60 characters: what happened and what to do; put the details into the notice section.",
    ),
    Reason.TAKEOVER_NOT_TEXT: Said(
        "“紧急”里只收文字、图片和 PDF，这个文件里没有读到文字，没有占用屏幕。",
        "请新建一个文本文件，写上什么事、怎么做，再放进来。",
        "The emergency section takes text, pictures and PDF; no text was read in this file and it has not taken the screens.",
        "Make a text file that says what happened and what to do, and drop that.",
    ),
    Reason.TAKEOVER_OVER: Said(
        "文件名里写的结束时间已经过去，没有占用屏幕。",
        "请改文件名里的时间，例如“至18点”；不用再发，就删掉它。",
        "The end that its name gives has passed; it has not taken the screens.",
        'Change the time in its name, like "至18点"; or delete it if it is no longer needed.',
    ),
    Reason.UNREADABLE: Said(
        "这个文件读不了，可能没有读取权限，也可能是共享文件夹断开了。",
        "请检查文件的权限和网络连接；读得到以后会自动继续。",
        "The file cannot be read; the permission is missing or the shared folder is cut off.",
        "Check its permissions and the network; it goes on by itself once it can be read.",
    ),
    Reason.WORKER_FAILED: Said(
        "检查这个文件的时候出了问题，没有播放。",
        "请用平时的软件打开它，另存一份再放进来；还是不行，请找管理员。",
        "Something went wrong while this file was checked; it is not shown.",
        "Open it in its usual program, save a copy and drop that; if it happens again, ask the administrator.",
    ),
    # cannot be shown
    Reason.MARK_FOUND: Said(
        "文件里有密级标志，已停止处理，没有保存它的任何内容。",
        "请立即停止传送此文件，并联系保密办。",
        "The file bears a secrecy mark; work on it stopped and nothing of its content was kept.",
        "Stop passing this file on at once and contact the secrecy office.",
    ),
    Reason.EMPTY: Said(
        "文件是空的。",
        "请检查原来的文件，重新复制一次。",
        "The file is empty.",
        "Check the original and copy it again.",
    ),
    Reason.NOTHING_TO_SHOW: Said(
        "文件里没有可以显示的内容。",
        "请打开检查一下，写上内容再放进来。",
        "The file holds nothing that can be shown.",
        "Open it, write something into it and drop it again.",
    ),
    Reason.BROKEN: Said(
        "文件已损坏或者不完整，打不开。",
        "请重新复制一次；还是不行，请用平时的软件打开原文件，另存一份。",
        "The file is damaged or incomplete and cannot be opened.",
        "Copy it again; if that does not help, open the original in its usual program and save a copy.",
    ),
    Reason.WRONG_SUFFIX: Said(
        "文件的后缀和里面的内容不一致{detail}。",
        "请不要直接改后缀；请用原来的程序另存为需要的格式。",
        "The suffix of the file does not fit what is inside{detail}.",
        "Do not change suffixes by hand; save it in the format you need with the program that made it.",
    ),
    Reason.NOT_TEXT: Said(
        "后缀是文本文件，里面却不是文字。",
        "请用记事本打开看一看，另存为文本文件再放进来。",
        "The suffix says text, but the file does not hold text.",
        "Open it in a text editor, save it as plain text and drop that.",
    ),
    Reason.TOO_BIG: Said(
        "文件太大，没有处理。",
        "请压缩或者拆成几个小文件再放进来。",
        "The file is too big and was left alone.",
        "Make it smaller or split it, and drop that.",
    ),
    Reason.TOO_LONG: Said(
        "文件里的文字太多，屏幕上播不完。",
        "请删短，或者按章拆成几个文件。",
        "There is more text in the file than a screen can ever show.",
        "Shorten it, or split it into one file for each chapter.",
    ),
    Reason.TOO_MANY_PIXELS: Said(
        "图片的像素太多{detail}，没有处理。",
        "请用看图或者画图软件把它缩小，长边 4000 像素就够了，再放进来。",
        "The picture has too many pixels{detail} and was left alone.",
        "Make it smaller in a picture program, 4000 pixels on the long side are enough, and drop that.",
    ),
    Reason.BOMB: Said(
        "文件展开以后大得不正常，已停止处理。",
        "请用 WPS 打开原文件，另存一份再放进来；来历不明的文件请不要放。",
        "Unpacked, the file would be abnormally big; work on it stopped.",
        "Open the original in WPS, save a copy and drop that; do not drop files of unknown origin.",
    ),
    Reason.UNSAFE_XML: Said(
        "文件里有不安全的写法，已停止处理。",
        "请用 WPS 打开原文件，另存一份再放进来；来历不明的文件请不要放。",
        "The file is built in an unsafe way; work on it stopped.",
        "Open the original in WPS, save a copy and drop that; do not drop files of unknown origin.",
    ),
    Reason.MACROS: Said(
        "文件里带有宏，为了安全不播放。",
        "请另存为不带宏的格式（.docx、.xlsx 或者 .pptx）再放进来。",
        "The file carries macros and is not shown, for safety.",
        "Save it as a .docx, .xlsx or .pptx without macros and drop that.",
    ),
    Reason.KIND_NEVER: Said(
        "这种文件{detail}不能在屏幕上播放。",
        "请把内容存成图片、PDF、Word 或者文本文件再放进来。",
        "This kind of file{detail} cannot be shown on a screen.",
        "Save its content as a picture, PDF, Word or text file and drop that.",
    ),
    Reason.SVG: Said(
        "SVG 图形可能带有程序，为了安全不播放。",
        "请用作图软件把它导出成 PNG 图片再放进来。",
        "An SVG drawing may carry a program and is not shown, for safety.",
        "Export it as a PNG picture and drop that.",
    ),
    Reason.LINK_OUT: Said(
        "链接地址不能使用。",
        "请写一个以 http:// 或者 https:// 开头的完整网址。",
        "The address of this link cannot be used.",
        "Write a complete address that begins with http:// or https://.",
    ),
    Reason.TICKER_IS_TEXT: Said(
        "“滚动提示”里只能放文字，图片和 PDF 放在这里不会播放。",
        "请把它移到别的栏目；要滚动的话，请写成文本文件。",
        "The ticker takes words only; pictures and PDF are not shown there.",
        "Move it to another section; write a text file if it shall be in the ticker.",
    ),
    Reason.NOT_A_FILE: Said(
        "这不是一个真正的文件，可能是快捷方式或者链接。",
        "请把原来的文件复制进来。",
        "This is not a real file, but perhaps a shortcut or a link.",
        "Copy the original file into the folder.",
    ),
    Reason.TOO_DEEP: Said(
        "文件夹套得太多层，里面的文件没有处理。",
        "请把文件移到外层的栏目文件夹里。",
        "Folders are nested too deeply; what is inside was left alone.",
        "Move the files to a section folder further up.",
    ),
    Reason.LONE_SIDECAR: Said(
        "这是写给另一个文件的设置，可是旁边没有那个文件。",
        "请让它和那个文件同名，例如“通知.docx”旁边放“通知.docx.toml”；不用的话，请删掉。",
        "This holds settings for another file, and that file is not beside it.",
        'Give it the name of that file, such as "通知.docx.toml" beside "通知.docx"; delete it if it is not needed.',
    ),
    Reason.SCHEDULE_UNUSED: Said(
        "这一份播放计划没有起作用：只用“内容”文件夹最上面一层的那一份。",
        "请把要改的写到那一份“播放计划.xlsx”里，再把这一份删掉。",
        "This schedule has no effect: only the one at the top of the content folder counts.",
        'Write what you want into that "播放计划.xlsx", and delete this one.',
    ),
    Reason.HOLIDAYS_REFUSED: Said(
        "这份放假安排没有采用：{why}。",
        "请对照国务院办公厅的通知改正，再放进来；原来的安排继续有效。",
        "This arrangement of days off is not used: {why}.",
        "Correct it by the notice of the State Council and drop it again; what was known before still counts.",
    ),
    Reason.TIMEOUT: Said(
        "检查这个文件用的时间太长，已停止处理。",
        "请删掉不需要的内容或者拆成几个文件，再放进来。",
        "Checking this file took too long and was stopped.",
        "Remove what is not needed or split it into several files, and drop them again.",
    ),
    # said beside an accepted item
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
    Reason.WEEK_ASSUMED: Said(
        "值班表只写了星期几，按这一周播放{detail}，过后自己停。",
        "如果是别的一周，请在表题里写上起止日期再放一次；每周都一样的，请写上“每周”。",
        "The roster names weekdays only; it plays for this week{detail} and then stops by itself.",
        "If another week is meant, write its dates into the title or the file name and drop it again. If it holds for every week, write 每周 into the title.",
    ),
    Reason.FORMULA_EMPTY: Said(
        "表格里有公式没有保存结果，这些格子是空的{detail}。",
        "请用 WPS 打开表格，保存一次再放进来。",
        "Some formulas in the table have no saved result; those cells stay empty{detail}.",
        "Open the table in WPS, save it once and drop it again.",
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
        "放假安排已采用：{year}年。",
        "不用做什么；这个文件删掉或者移到“撤下”，安排就不再算数。",
        "Its days off are taken over: {year}.",
        "Nothing needs to be done; when this file is deleted or withdrawn, its days no longer count.",
    ),
    Reason.OLDER_SIBLING: Said(
        "还有一个标题相同的旧文件也在播放{detail}。",
        "如果旧的不再需要，请把它移到“撤下”。",
        "An older file of the same title is playing too{detail}.",
        "If it is no longer needed, move it to the withdraw section.",
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
        "有些字本机的字体里没有，显示不出来{detail}。",
        "请换一种写法，或者请管理员安装字体。",
        "Some characters are in no font of this PC and cannot be shown{detail}.",
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
    Reason.WITHDRAWN: Said(
        "已经从所有屏幕上撤下{detail}。",
        "要恢复播放，请先把文件从“撤下”里拿走，再放回原来的栏目。",
        "It has been taken off every screen{detail}.",
        "To play it again, take the file out of the withdraw section first, then put it back where it was.",
    ),
}


def say(note: Note) -> Said:
    """The sentences for one note. A detail is data: it is filled in, never read as a format."""
    words = REASONS[note.reason]
    detail = note.detail[:MAX_DETAIL] if note.reason not in UNSAID else ""
    chinese, english = (f"（{detail}）", f" ({detail})") if detail else ("", "")
    menu_zh, menu_en = menu_for(note.detail)
    if note.reason in HOLIDAYS:
        why_zh, why_en = why_for(note.detail)
        year = note.detail[:4]
        return Said(
            words.text_zh.replace("{year}", year).replace("{why}", why_zh),
            words.next_zh,
            words.text_en.replace("{year}", year).replace("{why}", why_en),
            words.next_en,
        )
    return Said(
        words.text_zh.replace("{detail}", chinese),
        words.next_zh.replace("{menu}", menu_zh).replace("{detail}", chinese),
        words.text_en.replace("{detail}", english),
        words.next_en.replace("{menu}", menu_en).replace("{detail}", english),
    )


HOLIDAYS = frozenset({Reason.HOLIDAYS_REFUSED, Reason.HOLIDAYS_ADOPTED})
"""Their detail is a year, or a fault and the words that show it."""
UNSAID = frozenset({Reason.MARK_FOUND, Reason.MARK_SUSPECTED})
"""Their detail is the name of a rule, for reviewers' tools only."""


def reason_words(note: Note) -> tuple[str, str]:
    """What happened and what to do, as one Chinese and one English text."""
    said = say(note)
    return said.text_zh + said.next_zh, f"{said.text_en} {said.next_en}"
