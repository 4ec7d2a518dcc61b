"""Why a file waits for a person, and what that person does: a table for `reasons`, nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from signage.core.verdict import Reason
from signage.words.said import Said

HELD: Mapping[Reason, Said] = {
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
    Reason.STRUCK_TEXT: Said(
        "文件里有用删除线划掉的文字，屏幕上不划线，会被当成有效的，所以没有播放。",
        "请删掉划掉的文字，或者去掉删除线，保存后再放进来。",
        "The file holds text that is struck through; on the screen it would stand as if it were valid, so it is not shown.",
        "Delete the struck text, or take the stroke away, save it and drop it again.",
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
        "文件夹的名称，或者文件里写的时期，对不上节日或者特殊时期，先不播放。",
        "请放进“节假日”里用节日命名的文件夹，如元旦、国庆节、4·15、两会、汛期；自己的时期先写进设置。",
        "The folder's name, or the period that the file names, is no holiday or special period, so it does not play.",
        "Put the file into a folder named after one: 元旦, 春节, 清明节, 劳动节, 端午节, 中秋节, 国庆节, 4·15, 两会, 高考, 汛期; a period of your own is named in the settings first.",
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
}
