"""What the wall says round each of the seven statutory holidays: theme line, a few points, reminders.

Chinese for the wall; the English beside it is for reports. Restrained and official: a greeting on the days themselves at
most. No colour of emergency law, no emblem, no person's name.
"""

from __future__ import annotations

from collections.abc import Mapping

from signage.words.told import Told

HOLIDAYS_TOLD: Mapping[str, Told] = {
    "newyear": Told(
        (("祝大家元旦快乐", "Happy New Year"), ("新的一年，守好每一份文件", "a new year of care for every document")),
        ("元旦假期提醒", "New Year holiday"),
        (
            ("年底文件多，先清点、再归档", "much paper at the year's end: count, then file"),
            ("旧台账、旧介质按规定移交", "hand over old registers and media"),
            ("聚会聚餐不谈工作秘密", "no work secrets at the table"),
            ("新年第一天上班，先查柜、再开机", "first day back: cabinets first, computers second"),
        ),
        (("辞旧迎新，文件资料先清点归档", "count and file before the new year"),),
    ),
    "spring": Told(
        (("祝大家新春安康", "Happy Spring Festival"), ("平安过节，不忘守密", "a safe holiday, with secrets kept")),
        ("春节假期提醒", "Spring Festival holiday"),
        (
            ("工作电脑、移动介质不带回家", "computers and media stay at work"),
            ("走亲访友，不谈工作秘密", "no work secrets among relatives"),
            ("晒照片之前，看看背景里有没有文件", "look at the background before sharing photos"),
            ("陌生的祝福链接、红包链接不点开", "do not open greetings or red packets from strangers"),
        ),
        (
            ("祝福可以群发，文件不能群发", "greetings may be forwarded, documents may not"),
            ("返乡、出游不携带涉密载体", "no classified media on journeys"),
        ),
    ),
    "qingming": Told(
        (("清明时节，缅怀先人", "Qingming: in remembrance"), ("文明祭扫，平安出行", "civil rites, safe journeys")),
        ("清明假期提醒", "Qingming holiday"),
        (
            ("祭扫不用明火，林区不带火种", "no open fire at graves or in woods"),
            ("出行不携带文件和工作电脑", "no papers or work computers on journeys"),
            ("离岗前清柜、关机、断电、锁门", "before leaving: cabinets, computers, power, doors"),
        ),
        (("清明假期，离岗前请锁好文件柜", "lock the cabinets before Qingming"),),
    ),
    "labour": Told(
        (("祝大家劳动节快乐", "Happy Labour Day"), ("岗位平凡，责任不轻", "plain posts, real duties")),
        ("劳动节假期提醒", "Labour Day holiday"),
        (
            ("离岗前清柜、关机、断电、锁门", "before leaving: cabinets, computers, power, doors"),
            ("外出游玩不带文件和工作电脑", "no papers or work computers on trips"),
            ("景点拍照不误入军事管理区", "keep out of military areas when taking photos"),
            ("在建工地节日值守不断档", "building sites are watched through the holiday"),
        ),
        (("外出旅行，不谈论工作秘密", "no work secrets on trips"),),
    ),
    "dragon": Told(
        (
            ("祝大家端午安康", "A good Dragon Boat Festival"),
            ("平安过节，不忘守密", "a safe holiday, with secrets kept"),
        ),
        ("端午假期提醒", "Dragon Boat holiday"),
        (
            ("离岗前清柜、关机、断电、锁门", "before leaving: cabinets, computers, power, doors"),
            ("聚会出游不谈工作秘密", "no work secrets at parties or on trips"),
            ("值班电话保持畅通", "the duty telephone is answered"),
        ),
        (("端午假期，离岗前请锁好文件柜", "lock the cabinets before the holiday"),),
    ),
    "midautumn": Told(
        (("祝大家中秋安康", "A good Mid-Autumn Festival"), ("团圆时刻，不忘守密", "together, with secrets kept")),
        ("中秋假期提醒", "Mid-Autumn holiday"),
        (
            ("离岗前清柜、关机、断电、锁门", "before leaving: cabinets, computers, power, doors"),
            ("家人团聚，不谈工作秘密", "no work secrets within the family"),
            ("值班电话保持畅通", "the duty telephone is answered"),
        ),
        (("中秋假期，离岗前请锁好文件柜", "lock the cabinets before the holiday"),),
    ),
    "national": Told(
        (("祝福伟大祖国", "To our country"), ("祝大家国庆节快乐", "Happy National Day")),
        ("国庆假期提醒", "National Day holiday"),
        (
            ("文件清点入柜，钥匙专人保管", "papers locked away, one keeper for the keys"),
            ("外出旅行不带文件和工作电脑", "no papers or work computers on journeys"),
            ("遇到军事管理区，不拍照、不停留", "no photos, no stops near military areas"),
            ("陌生人打听工作情况，婉拒并报告", "decline strangers' questions about work, and report"),
        ),
        (
            ("出行分享照片，先看背景里有没有文件", "look at the background before sharing photos"),
            ("国庆假期，值班电话保持畅通", "the duty telephone is answered"),
        ),
    ),
}
