"""What the wall says in each of the special periods that ship with the program: theme line, a few points, reminders.

Chinese for the wall; the English beside it is for reports. Restrained and official: nothing at all besides one plain line in
mourning. No colour of emergency law, no emblem, no person's name. The statutory holidays are in `holiday_texts`.
"""

from __future__ import annotations

from collections.abc import Mapping

from signage.words.holiday_texts import HOLIDAYS_TOLD
from signage.words.told import Told

PERIODS: Mapping[str, Told] = {
    **HOLIDAYS_TOLD,
    "lianghui-cn": Told(
        (("全国两会期间", "During the National Two Sessions"), ("严守纪律，保守秘密", "keep discipline, keep secrets")),
        ("全国两会期间要求", "during the Two Sessions"),
        (
            ("涉密文件专人保管，当日清点", "classified papers: one keeper, counted daily"),
            ("会议材料不拍照、不转发", "no photos, no forwarding of papers"),
            ("未公开的事项不打听、不议论", "do not ask about what is not public"),
            ("网站和新媒体信息先审查后公开", "review before publication"),
            ("值班人员在岗，有事即报", "stay at the post and report at once"),
        ),
        (("两会期间，信息发布逐条审查", "every item is reviewed before publication"),),
    ),
    "lianghui-local": Told(
        (("地方两会期间", "During the Local Two Sessions"), ("严守纪律，保守秘密", "keep discipline, keep secrets")),
        ("地方两会期间要求", "during the Local Two Sessions"),
        (
            ("会议材料按范围发放，用后收回", "papers to named people, collected after use"),
            ("提案、建议的办理信息不外传", "handling of proposals stays inside"),
            ("未公布的数据和人选不打听", "do not ask about what is not announced"),
            ("值班人员在岗，有事即报", "stay at the post and report at once"),
        ),
        (("会议材料用后收回，不带出会场", "papers stay in the meeting room"),),
    ),
    "nsed": Told(
        (("4·15全民国家安全教育日", "National Security Education Day"), ("维护国家安全，人人有责", "everyone's duty")),
        ("国家安全就在身边", "national security is close by"),
        (
            ("保守国家秘密是公民的法定义务", "keeping state secrets is a duty by law"),
            ("不向陌生人提供未公开的资料", "no unpublished material to strangers"),
            ("测绘成果、管线图纸按规定保管", "survey data and network drawings are kept by the rules"),
            ("兼职调研、有偿拍照，先想一想", "paid surveys and photos: think first"),
            ("发现可疑情况，拨打12339", "something suspicious: call 12339"),
        ),
        (
            ("4月15日是全民国家安全教育日", "15 April is National Security Education Day"),
            ("国家安全机关举报受理电话12339", "the state security hotline is 12339"),
        ),
    ),
    "bmmonth": Told(
        (("保密宣传教育月", "Secrecy education month"), ("人人知保密，事事守规矩", "know the rules and keep them")),
        ("这个月做好四件事", "four things this month"),
        (
            ("学一遍保密法和本单位制度", "read the law and our rules"),
            ("查一遍自己经手的文件资料", "go through the papers in your hands"),
            ("清一遍电脑和移动存储介质", "clear computers and removable media"),
            ("改一遍自查发现的问题", "mend what was found"),
        ),
        (
            ("学一遍制度，查一遍文件，清一遍电脑", "read, check, clear"),
            ("不确定能不能公开，先问保密办", "if in doubt, ask the secrecy office"),
        ),
    ),
    "gaokao": Told(
        (("高考期间", "During the examination"), ("给考生一个安静的环境", "quiet for the candidates")),
        ("高考期间工地须知", "for building sites"),
        (
            ("考点周边工地，按规定时段停工降噪", "sites near examination halls stop at set hours"),
            ("夜间不做产生噪声的施工", "no noisy work at night"),
            ("渣土车、混凝土车绕开考点", "lorries keep away from the halls"),
            ("试卷启用前属于国家秘密", "papers are state secrets until opened"),
            ("涉考信息不打听、不编造、不转发", "do not ask, invent or forward"),
        ),
        (
            ("高考期间，工地夜间停止噪声施工", "no noisy building work at night"),
            ("涉考信息不编造、不转发", "no rumours about the examination"),
        ),
    ),
    "safety": Told(
        (("安全生产月", "Work safety month"), ("查隐患，守底线，保平安", "find hazards, hold the line")),
        ("班前先看五条", "five points before each shift"),
        (
            ("高处作业系好安全带", "belts on at heights"),
            ("动火、临时用电先审批", "permits before fire and temporary power"),
            ("深基坑、塔吊每天巡查", "look at pits and cranes daily"),
            ("遇到险情先撤人，再报告", "people out first, then report"),
            ("事故情况如实上报，不在网上乱传", "report truly, spread nothing"),
        ),
        (("隐患当日查、当日改，不过夜", "hazards are mended the same day"),),
    ),
    "party": Told(
        (("庆祝“七一”", "1 July"), ("严守纪律，保守党和国家秘密", "keep discipline and secrets")),
        ("党员带头守保密", "members go first"),
        (
            ("党内文件按范围传达，不拍照、不转发", "papers to named readers, no photos"),
            ("会议内容不外传", "what is said in meetings stays there"),
            ("主题活动的宣传稿先审查后公开", "texts are reviewed before publication"),
        ),
        (("党员干部带头遵守保密纪律", "members keep the rules first"),),
    ),
    "army": Told(
        (("庆祝“八一”", "1 August"), ("保护军事设施，人人有责", "protecting military facilities is everyone's duty")),
        ("保护军事设施", "military facilities"),
        (
            ("看到军事管理区标志，止步绕行", "stop and go round at the signs"),
            ("不拍摄、不测绘军事设施", "no photos, no surveys"),
            ("无人机不飞越军事管理区", "no drones over military areas"),
            ("建设项目邻近军事设施，先征求意见", "ask before building near them"),
            ("部队位置和行动的信息不上网", "nothing about positions or movements online"),
        ),
        (("不拍摄、不传播军事设施的照片", "no photos of military facilities"),),
    ),
    "victory": Told(
        (("铭记历史", "Remember history"), ("珍爱和平", "cherish peace")),
        ("纪念活动期间提醒", "during the commemoration"),
        (
            ("装备和部队行动，不拍摄、不上传", "no photos of equipment or troops"),
            ("无人机遵守禁飞规定", "drones stay on the ground"),
            ("值班人员在岗，有事即报", "stay at the post and report at once"),
        ),
        (("不拍摄、不传播部队行动的影像", "no pictures of troop movements"),),
    ),
    "cyber": Told(
        (("国家网络安全宣传周", "Cybersecurity week"), ("守好口令，也守好秘密", "guard passwords, guard secrets")),
        ("上网办公五个不", "five things not to do"),
        (
            ("口令不外借，账号不共用", "no shared passwords or accounts"),
            ("内网外网不混接", "networks are never joined"),
            ("陌生链接、不明二维码不点不扫", "no unknown links or codes"),
            ("办公电脑不装来历不明的软件", "no unknown software"),
            ("工作资料不存网盘，不发微信", "no cloud drives, no chat apps"),
        ),
        (
            ("人离开，屏锁上", "leave and lock the screen"),
            ("不明邮件的附件不打开", "no attachments of unknown mail"),
        ),
    ),
    "martyrs": Told(
        (("烈士纪念日", "Martyrs' Day"), ("缅怀英烈，致敬英雄", "in honour of the fallen")),
    ),
    "firesafety": Told(
        (
            ("11·9全国消防日", "Fire safety day"),
            ("预防在先，人人会逃生", "prevention first, everyone knows the way out"),
        ),
        ("办公楼消防五条", "five points for this building"),
        (
            ("下班断电，充电不过夜", "power off, no charging overnight"),
            ("疏散通道不堆物、不上锁", "ways out stay free and unlocked"),
            ("认得灭火器，找得到出口", "know the extinguisher and the exit"),
            ("文件柜平时锁好，遇火先撤人", "cabinets are always locked; in a fire people leave first"),
            ("火警电话119", "fire brigade: 119"),
        ),
        (("离开办公室，随手断电", "power off when you leave"),),
    ),
    "constitution": Told(
        (
            ("12·4国家宪法日", "Constitution Day"),
            ("尊崇宪法，依法保密", "honour the constitution, keep secrets by law"),
        ),
        ("依法保密", "secrecy by law"),
        (
            ("宪法规定：公民必须保守国家秘密", "the constitution: citizens must keep state secrets"),
            ("定密有依据，解密有程序", "marking has grounds, release has a procedure"),
            ("该公开的依法公开，该保密的依法保密", "publish and protect by law"),
            ("泄露国家秘密，依法追究责任", "leaks are answered for by law"),
        ),
        (("保守国家秘密，是宪法规定的公民义务", "keeping state secrets is a constitutional duty"),),
    ),
    "memorial": Told(
        (
            ("悼念南京大屠杀死难者", "In memory of the victims of Nanjing"),
            ("铭记历史，珍爱和平", "remember, cherish peace"),
        ),
    ),
    "congress": Told(
        (("重大会议活动期间", "During the great meeting"), ("严守纪律，保守秘密", "keep discipline, keep secrets")),
        ("重大活动期间要求", "during the great event"),
        (
            ("涉密文件专人保管，当日清点", "classified papers: one keeper, counted daily"),
            ("活动安排、路线、名单不外传", "plans, routes and lists stay inside"),
            ("手机不带进涉密场所", "no telephones in secret places"),
            ("信息发布逐条审查", "every item is reviewed"),
            ("值班人员在岗，有事即报", "stay at the post and report at once"),
        ),
        (("活动安排和人员名单不外传", "plans and lists stay inside"),),
    ),
    "flood": Told(
        (("汛期值守", "Flood season"), ("人员在岗，险情即报", "at the post, reporting at once")),
        ("汛期工地和房屋安全", "sites and houses in the flood season"),
        (
            ("大风暴雨停止室外高处作业", "no outdoor work at heights in storms"),
            ("深基坑、边坡、塔吊每天巡查", "look at pits, slopes and cranes daily"),
            ("老旧房屋、地下空间及时排查", "check old houses and basements"),
            ("险情先撤人，再处置", "people out first"),
            ("档案室、机房防水，资料移到高处", "archives and server rooms stay dry"),
        ),
        (("汛期，档案室和机房请做好防水", "keep archives and server rooms dry"),),
    ),
    "mourning": Told((("深切哀悼", "In deep mourning"),)),
}
