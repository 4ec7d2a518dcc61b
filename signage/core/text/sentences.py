"""Sentences of a text, and which of them say something to a person who reads nothing else.

In: runs and plain text. Out: sentences as runs, in the source's wording, and judgements about them. The word lists are
those of Chinese office prose; they choose between sentences and never change one.
"""

from __future__ import annotations

from typing import Final

from signage.core.document import Run, Runs, plain
from signage.core.later import later
from signage.core.numerals import HAN_DIGITS
from signage.core.text.repair import cut, strip

SHORTEST: Final = 10
LONGEST: Final = 40
KEY_MAX: Final = 8

_END: Final = later(r"(?:[。！？!?；;]+|…{2})[”’」』）)]*")
_OPEN: Final = later(r"[“「『（(《【]")
_CLOSE: Final = later(r"[”」』）)》】]")

# A sentence that begins so leans on the one before it.
_LEANS: Final = later(
    r"[其并该此也还又再但且或则均都即亦]|上述|前[款条项述]|本[条款项]|以上|以下|下列|上列|同时|另外|此外|因此|所以|除此|对[其此]|经[其批]|由此|否则|"
    r"不能|不得|未经|然后|随后|逾期|有下列|有前|有上|如[果有]?|若|不属于|难以|确[需定有]|必要时|情况|业务|凡有|主任|副主任|成员|具体|包括|例如|一是|二是|三是|特此|自[通发印]|请自|现[就将]"
)
# A sentence about the paper itself, not about what people do.
_PAPERWORK: Final = later(
    rf"施行|负责解释|为准|同时废止|参照.{{0,6}}执行|依照.{{0,10}}(?:执行|办理|处理)|按照本.{{0,12}}(?:执行|办理)|实施细则|另行(?:规定|制定)|制定本|"
    rf"前[款条项]|第[{HAN_DIGITS}\d]{{1,6}}[条章款项]|第（|第\(|本条|下列|如下|上述|以下简称|附件"
)
_VERB_FIRST: Final = later(
    r"贯彻|审议|督促|保障|组织|起草|管理|开展|受理|办理|落实|清点|关闭|负责|承担|协助|配合|指导|监督|研究|制定|拟定|拟订|完成|做好|加强|建立|健全|完善|推进|汇总|承办|定期|向|对|按|将|报|审核|审查[^应]|提出|确定|核[查实定]|增加|登记|保管|实行|坚持"
)
# Without a comma, only these make a sentence; 未公开地图和精确坐标 is a name of things.
_PREDICATE: Final = later(
    r"应当|必须|须|要|不得|可以|方可|由|是|为|把|都|均|只|实行|坚持|签订|签字|加强|作为|列入|承担|定期|执行|负[有总直责]|设在|报送|注销|追究|培训|报告|登记|统一|及时|"
    r"立即|遵循|遵守|禁|适用|纳入|不能|不许|属于|施行|请"
)
_MODAL: Final = later(r"应当|必须|须|坚持|实行|严格|立即|不得|严禁|先.{1,6}后|法定义务|总责|责任人|小时内")
_VAGUE: Final = later(r"按照?(?:国家)?(?:有关|相关)?规定|国家规定|有关部门|等工作")
_MATTER: Final = later(
    r"国家秘密|涉密|保密|密级|泄密|审查|载体|计算机|网络|手机|会议|文件|信息|责任|设备|介质|资料|内部事项|检查|自查|离岗|培训|归档|借阅|值守|安全"
)


def sentences(runs: Runs) -> list[Runs]:
    """The sentences of a paragraph, each with its end mark; ； ends one too. Never cut inside quotes or brackets."""
    text = plain(runs)
    places, depth, position = [], 0, 0
    for match in _END.finditer(text):
        piece = text[position : match.end()]
        depth = max(0, depth + len(_OPEN.findall(piece)) - len(_CLOSE.findall(piece)))
        position = match.end()
        if depth == 0 and position < len(text):
            places.append(position)
    return [part for part in cut(runs, places) if part]


def stands_alone(text: str) -> bool:
    """Whether the sentence names what it is about, so that it can hang on a wall by itself."""
    if _LEANS.match(text) or _VERB_FIRST.match(text):
        return False
    return "，" in text or has_predicate(text)


def has_predicate(text: str) -> bool:
    """Whether words without a comma say something; 来源不明的介质 only names it."""
    return bool(_PREDICATE.search(text))


def is_paperwork(text: str) -> bool:
    """依照本办法执行, 自发布之日起施行: true, and of no use on a wall."""
    return bool(_PAPERWORK.search(text))


def fits(text: str) -> bool:
    """Whether it has the length of one card."""
    return SHORTEST <= len(text) <= LONGEST


def weight(text: str) -> float:
    """How much a sentence gives to a passer-by: a duty, about a matter of secrecy, of a length that reads at a glance."""
    matters = len(set(_MATTER.findall(text)))
    clear = 2.0 * bool(_MODAL.search(text)) - 1.0 * bool(_VAGUE.search(text))
    return clear + min(matters, 3) - abs(len(text) - 24) / 12 - text.count("、") / 6


def without_joint(runs: Runs) -> Runs:
    """The sentence without the ； or ， that joined it to the next one of an enumeration."""
    if not runs or runs[-1].text[-1] not in "；;，,":
        return runs
    return strip((*runs[:-1], Run(runs[-1].text[:-1], runs[-1].strong))) or runs


# --- the key phrase -----------------------------------------------------------------------------------------

_TERM: Final = later(
    rf"(?:不超过|不少于|不低于)[{HAN_DIGITS}\d]{{1,3}}(?:年|个月|天|日|个工作日|小时)|[\d{HAN_DIGITS}]{{1,4}}(?:个工作日|小时|天|日)内"
)
_PAIR: Final = later(r"先[^，。；、：]{1,4}[、，]?(?:后|再)[^，。；、：的]{1,4}(?=[，。；、]|$)")
_PRIMARY: Final = later(
    r"专机专用|登记编号|逐件清点|逐项审查|一事一审|全程留痕|涉密会场|解密条件|第一责任人|直接责任|领导责任|总责|专人值守|专人签收|保密承诺书|保密协议|脱密期管理|"
    r"立即报告|立即查明|补救措施|当场清点|双方签字|法定义务|法律依据|定期自查|定期组织检查|年度考核|重新审查|全程监督|加强检查|提级审核|机要渠道|"
    r"第四个密级|不作标志|单独管理|查杀病毒|统一登记|限期整改|入柜上锁"
)
_MATTER_PHRASE: Final = later(
    r"保密工作办公室|保密工作委员会|移动存储介质|国家秘密标志|非涉密计算机|涉密计算机|国家秘密|工作秘密|商业秘密|个人隐私|内部事项|涉密人员|涉密文件|涉密会议|涉密载体|涉密设备|涉密内容|"
    r"保密教育|保密制度|保密期限|知悉范围|信息公开|信息发布|会议资料|会议记录|审批手续"
)

_SEGMENT: Final = later(r"(?:[^，。；：！？,;:!?]|(?<=\d)[,:：](?=\d))+")  # 11:45 and 1,200 are whole


def with_key(runs: Runs) -> Runs:
    """The sentence with one key phrase of at most 8 characters strong: the writer's own, else the most telling one."""
    own = [run for run in runs if run.strong and len(run.text) <= KEY_MAX]
    if own:
        return tuple(Run(run.text, run is own[0]) for run in runs)
    text = plain(runs)
    span = _key_span(text)
    if span is None:
        return (Run(text),)
    begin, end = span
    parts = (Run(text[:begin]), Run(text[begin:end], strong=True), Run(text[end:]))
    return tuple(run for run in parts if run.text)


def _key_span(text: str) -> tuple[int, int] | None:
    for pattern in (_TERM, _PRIMARY, _PAIR):
        for match in pattern.finditer(text):
            if match.end() - match.start() <= KEY_MAX:
                return match.span()
    segments = [match.span() for match in _SEGMENT.finditer(text)]
    for begin, end in reversed(segments[1:]):
        if 3 < end - begin <= 6 and "、" not in text[begin:end]:
            return begin, end
    matters = [match.span() for match in _MATTER_PHRASE.finditer(text)]
    return matters[-1] if matters else None
