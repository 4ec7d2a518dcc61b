"""Why a file cannot be shown, and what to do instead: a table for `reasons`, nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from signage.core.verdict import Reason
from signage.words.said import Said

REJECTED: Mapping[Reason, Said] = {
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
    Reason.GARBLED: Said(
        "文件里的文字是乱码，或者用了这里不认的编码（例如繁体 Big5）。",
        "请用记事本或者 WPS 打开：文字正常，就另存为 UTF-8 编码再放进来；也是乱码，就换成原来的文件。",
        "The text in the file is garbled, or in an encoding that is not read here (Big5, for example).",
        "Open it in a text editor: if it reads well, save it as UTF-8 and drop that; if not, take the original file.",
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
        "文件夹套得太多层，或者文件里的列表、表格一层套一层太深，没有处理。",
        "请把文件移到外层的栏目文件夹里；文件本身套得深的，请整理简单，另存后再放进来。",
        "Folders are nested too deeply, or lists and tables inside the file are; it was left alone.",
        "Move the file to a section folder further up; if it is the file itself, make it simpler, save it and drop it again.",
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
}
