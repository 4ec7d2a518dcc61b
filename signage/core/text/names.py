"""Personal names: which two or three characters are one, how a name is set in a roster, where names stand in a text.

In: a text. Out: the same text with its widened form, whether it is a name, the places of names. Knows surnames, not people;
what begins with none of them is no name to it, so that 待定 and 轮值 stay as they are.
"""

from __future__ import annotations

from signage.core.later import later

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
    "方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂"
    "丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解"
    "强柴华车冉房边阴闫尚闻沙晏占蒲褚尉缪臧迟冷卓娄连宫匡樊骆晋仇瞿应佟巫商伏燕栾楼支燕米冀储宗蓝鄢廉明巩居胥井郎"
)
DOUBLE_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "司徒",
    "东方",
    "令狐",
    "皇甫",
    "慕容",
    "尉迟",
    "长孙",
    "公孙",
    "端木",
)
_HAN = later(r"[㐀-鿿]{2,4}")
_TITLE = (
    r"(?:局长|处长|科长|股长|主任|书记|站长|馆长|队长|组长|所长|院长|校长|总工程师|工程师|秘书长|秘书|主席|主管|部长|经理|董事长"
    r"|调研员|主任科员|保密员|值班员|联络员|联系人|负责人|责任人|领导|同志|成员|委员)"
)
_AFTER_TITLE = later(
    _TITLE
    + r"[：: 　]?(?P<name>[㐀-鿿]{2,4}?)(?=$|[，。、；：）！\s　]|同志|等人?|和|与|及|带班|值班|主持|负责|参加|出席|讲话)"
)
_ONE = r"(?:[㐀-鿿]　[㐀-鿿]|[㐀-鿿]{2,4})"
_LISTED = later(rf"(?<![㐀-鿿])(?:{_ONE}、)+{_ONE}(?![㐀-鿿])")
_BLANK = later(r"[ \t　\u00a0]+")
_NO_NAMES = frozenset(
    ("项目", "单位", "成员", "文书", "关于", "应急", "管理", "时间", "安全", "安保", "主任", "程序", "车队", "司机")
)


def is_name(text: str) -> bool:
    """Whether `text`, two to four characters, begins with a surname and is no word of the office."""
    if not _HAN.fullmatch(text) or text in _NO_NAMES or text[:2] in _NO_NAMES:
        return False
    if text.startswith(DOUBLE_SURNAMES):
        return len(text) > 2
    return text[0] in SURNAMES and len(text) < 4


def spaced_name(text: str) -> str:
    """A name as it is set in charts and rosters: two characters widened to three (张　三), longer ones as they are."""
    bare = _BLANK.sub("", text)
    if not is_name(bare):
        return text
    return f"{bare[0]}　{bare[1]}" if len(bare) == 2 else bare


def names_in(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of the names in `text` that can be told with certainty, in order.

    A name behind a post and before a mark (局长高建国，), and a list of nothing but names (高建国、林芳、周敏).
    """
    found = {match.span("name") for match in _AFTER_TITLE.finditer(text) if is_name(match["name"])}
    for match in _LISTED.finditer(text):
        parts = match.group().split("、")
        if all(is_name(_BLANK.sub("", part)) for part in parts):
            at = match.start()
            for part in parts:
                found.add((at, at + len(part)))
                at += len(part) + 1
    return tuple(sorted(found))
