r"""The spellings of secrecy marks and internal marks, as expressions over normalised text. Data; `marks` applies them.

Two tables: BLOCKING is certainly a mark, DOUBTFUL asks for a person. `whole_line` rules read squeezed lines (letters,
digits and stars only) from end to end; the others search a page whose lines are stripped.
Sources: the form 密级★保密期限/解密时间/解密条件 and its wrong spellings, internal marks, §2.3; the
rules and what each found, §6.2. No expression repeats without a bound or begins with white space, so the work is
linear (a `^\s*` took 6 CPU minutes there).
In the makers below, `g` is the gap allowed between two letters. Compiling all of them takes longer than judging a
text, so each says which characters it `needs`, and is compiled when a text has them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from signage.core.gate.normalise import NUMERALS


@dataclass(frozen=True, slots=True)
class Rule:
    """One spelling. Several rules may share a name: the name says what was found, not how it was written.

    `needs`: of each of these strings at least one character is in every text that the rule finds something in.
    """

    name: str
    expression: str
    whole_line: bool
    needs: tuple[str, ...]

    def may_hit(self, characters: AbstractSet[str]) -> bool:
        """Whether a text of these characters can be worth a search."""
        return all(not characters.isdisjoint(needed) for needed in self.needs)


@functools.cache
def pattern_of(rule: Rule) -> re.Pattern[str]:
    """The compiled expression of a rule, made when it is asked for."""
    return re.compile(rule.expression, re.MULTILINE if rule.whole_line else re.NOFLAG)


_HAN: Final = r"[㐀-鿿]"
_GAP: Final = r"[ ·.\-_|/\\()\[\]【】〔〕{}<>~:'`^=+—–―‐•]{0,6}"  # on one line
_WIDE: Final = r"[\n" + _GAP[1:]  # over the ends of lines
_NONE: Final = ""  # for squeezed lines


def _spaced(word: str, g: str) -> str:
    return g.join(word)


def _level(g: str) -> str:
    """绝密 机密 秘密, and 机 绝 秘 split into their halves (木几密) as a trick or by a text reader."""
    return f"(?:绝|机|秘|木{g}几|禾{g}必|纟{g}色){g}密"


def _near(g: str) -> str:
    """Look-alikes and sound-alikes (机秘, 绝蜜, 几密), pinyin, English: marks only beside a star."""
    words = ("juemi", "jimi", "mimi", "jm", "topsecret", "secret", "confidential")
    latin = "|".join(_spaced(word, g) for word in words)
    return f"(?:(?<!木)(?:[绝机秘密杌]{g}[秘蜜宓蔤]|[杌饥肌几]{g}密)|(?i:(?<![a-z])(?:{latin})))"


def _term(g: str) -> str:
    """1年 十五年 6个月 1O年 (a letter read for a nought), 2030年1月1日 by its beginning, 长期."""
    number = f"[{NUMERALS}](?:{g}[{NUMERALS}OolI]){{0,7}}"
    unit = f"(?:个{g})?(?:年|月|日|天|(?i:years?|months?))"
    return f"(?:{number}{g}{unit}|长{g}期|永{g}久)"


_TERM_SIGNS: Final = "年月日天长永yYmM"  # every term has one of them
_EVENT: Final = "(?:启用|会议(?:开始|召开|结束)|考试(?:开始|结束)?|评标(?:结束)?|开标|定标|(?:正式)?(?:公布|公开|发布|宣布|实施))[前后]"
_CONDITION: Final = f"(?:{_HAN}{_GAP}){{1,14}}[前后时]"  # behind a star only: 会议开始前, 启用前
_TALK: Final = "家守露漏业作"  # 国家秘密 保守秘密 泄露秘密 商业秘密 工作秘密: the level word is no level
_NOT_TALK: Final = f"(?<![{_TALK}])(?<![{_TALK}] )"
_AFTER_TALK: Final = f"(?:(?<=[{_TALK}])|(?<=[{_TALK}] ))"
_NOT_HAN_BEFORE: Final = f"(?<!{_HAN})(?<![{_TALK}] )"

_L: Final = _level(_NONE)
_LG: Final = _level(_GAP)
_LW: Final = _level(_WIDE)
_T: Final = _term(_NONE)
_TERM_OR_EVENT: Final = f"(?:{_T}|{_EVENT})"
_BEFORE: Final = "(?:[0-9]{5,6})?(?:特提|特急|加急|平急|急件)?"  # GB/T 9704: 份号 and 紧急程度 stand beside the level
_AFTER: Final = "(?:特提|特急|加急|平急|急件)?"
_ALL_LEVELS: Final = "(?:绝|机|秘)密"
_MAXIMUM: Final = "(?:绝密级(?:30|三十|卅)|机密级(?:20|二十|廿)|秘密级(?:10|十))年"  # [L20]

_INTERNAL: Final = "内部资料|内部文件|内部材料|内部事项|内部信息|内部刊物|内部情况|内部读物|内部使用|内部传阅|内部参考|工作秘密|商业秘密|内部"
_KEEP: Final = "(?:请|务必|敬请)?注意(?:妥善)?(?:保存|保管|保密)"
_FORBIDDEN: Final = "(?:严禁|不得|请勿|禁止|切勿)(?:外传|扩散|外泄|泄露|转发|转载|传播|翻印|复制|复印)"
_RETURNED: Final = "(?:阅后|会后|用后)(?:即|请)?(?:收回|退回|归还|交回|销毁|焚毁|焚)"
_SEPARATOR: Final = r"[ ,、·.\-—|★\n]{1,4}"
_OPENS: Final = r"(?:(?<![^\n])|(?<=[ (\[【〔|★]))"
_CLOSES: Final = r"(?=\n|\Z|[ )\]】〕|★])"


def _internal_notice() -> str:
    """内部资料 注意保存, letters spaced or not, the two halves apart."""
    first = "|".join(_spaced(word, _GAP) for word in _INTERNAL.split("|"))
    keep = f"(?:请{_GAP})?注{_GAP}意{_GAP}(?:妥{_GAP}善{_GAP})?保{_GAP}[存管密]"
    ban = f"(?:严{_GAP}禁|不{_GAP}得|请{_GAP}勿|禁{_GAP}止|切{_GAP}勿){_GAP}(?:外{_GAP}[传泄]|扩{_GAP}散|翻{_GAP}印|转{_GAP}发|泄{_GAP}露)"
    return f"{_OPENS}(?:{first}){_SEPARATOR}(?:{keep}|{ban}|妥善保管){_CLOSES}"


_LABEL: Final = (
    rf"(?:密{_WIDE}级(?:标[志识])?|密{_GAP}别|(?:保密|涉密|秘密|机密|安全)(?:等级|级别)|定密)[ \n]?[:=(\[【][ \n]?"
)
_FIELD: Final = f"{_LABEL}[☑✓✔√■▣]?[ \n]?{_LW}"
_LIST_FOLLOWS: Final = rf"(?:级?[ \n]?[、,;/|或和与及]?[ \n]?[□☐]?[ \n]?{_LW})"
_FIELD_FOLLOWED: Final = "(?:编号|份号|文号|保密期限|期限|紧急|知悉|签发|印发)"

_NO_STAR: Final = "损害|重要|一般|最多|最长|不超|期限"  # cells that stand between a level and its term

_STAMPS: Final = (
    "TOP SECRET|SECRET|CONFIDENTIAL|CLASSIFIED|STRICTLY CONFIDENTIAL|HIGHLY CONFIDENTIAL|COMPANY CONFIDENTIAL|"
    "PRIVATE CONFIDENTIAL|PRIVATE AND CONFIDENTIAL|RESTRICTED|INTERNAL USE ONLY|FOR INTERNAL USE ONLY|INTERNAL ONLY|"
    "FOR OFFICIAL USE ONLY"
)


def _stamps() -> str:
    words = _STAMPS.split("|")
    return "|".join(spelt.replace(" ", "") for word in words for spelt in (word, word.title(), word.capitalize()))


def _text(name: str, pattern: str, *needs: str) -> Rule:
    return Rule(name, pattern, whole_line=False, needs=needs)


def _line(name: str, pattern: str, *needs: str) -> Rule:
    return Rule(name, f"^(?:{pattern})$", whole_line=True, needs=needs)


def _trade(g: str) -> str:
    return f"(?:(?:核{g}心{g}|普{g}通{g})?商{g}密|工{g}密|商{g}业{g}秘{g}密|工{g}作{g}秘{g}密|内{g}部(?:{g}(?:资料|文件|事项|信息))?)"


BLOCKING: Final = (
    # 机密★10年; 机密级★10年. Behind 国家, 保守 … only if no sentence follows: 保守国家秘密★10年来 is REVIEW
    _text("level-star-term", f"{_NOT_TALK}{_LG}(?:{_GAP}级)?{_GAP}★{_WIDE}{_term(_WIDE)}", "★", "密", _TERM_SIGNS),
    _text("level-star-term", f"{_AFTER_TALK}{_LG}{_GAP}★{_GAP}{_term(_GAP)}(?!{_HAN})", "★", "密", _TERM_SIGNS),
    # the same with the ends of lines anywhere, where it stands free of a sentence
    _text(
        "level-star-term",
        f"(?<!{_HAN}){_LW}(?:{_WIDE}级)?{_WIDE}★{_WIDE}{_term(_WIDE)}(?!{_HAN})",
        "★",
        "密",
        _TERM_SIGNS,
    ),
    _text("star-level-term", f"★{_WIDE}{_LW}{_WIDE}{_term(_WIDE)}", "★", "密", _TERM_SIGNS),
    _text("star-level", rf"★{_GAP}{_LG}(?=\n|\Z|{_GAP}★| [0-9]| ?[)\]】〕|])", "★", "密"),
    _text("level-star", rf"{_NOT_HAN_BEFORE}{_LG}{_GAP}★(?!{_GAP}{_HAN})", "★", "密"),
    _text("level-star", f"{_NOT_HAN_BEFORE}{_LG}{_GAP}★{_GAP}{_CONDITION}(?!{_HAN})", "★", "密", "前后时"),
    _text("level-star", rf"(?<![^\n]){_LW}{_WIDE}★(?=\n|\Z)", "★", "密"),
    _text("star-level", rf"(?<![^\n])★{_WIDE}{_LW}(?=\n|\Z)", "★", "密"),
    _line("level-star", f"{_BEFORE}(?:★{_L}★?|{_L}★){_TERM_OR_EVENT}?★?{_AFTER}", "★", "密"),
    _text("trade-star", f"{_trade(_GAP)}{_GAP}★{_GAP}{_term(_GAP)}", "★", "密部", _TERM_SIGNS),
    _text("trade-star", rf"(?<!{_HAN}){_trade(_GAP)}{_GAP}★(?=\n|\Z)", "★", "密部"),
    _text("near-level-star-term", f"{_near(_GAP)}{_GAP}★{_GAP}{_term(_GAP)}", "★", _TERM_SIGNS),
    _text("trade-star", f"(?<!{_HAN}){_trade(_WIDE)}{_WIDE}★{_WIDE}{_term(_WIDE)}(?!{_HAN})", "★", "密部", _TERM_SIGNS),
    _text(
        "near-level-star-term", f"(?<!{_HAN}){_near(_WIDE)}{_WIDE}★{_WIDE}{_term(_WIDE)}(?!{_HAN})", "★", _TERM_SIGNS
    ),
    _line("level-term-line", f"{_BEFORE}(?:{_L}{_TERM_OR_EVENT}){{1,3}}{_AFTER}", "密", f"{_TERM_SIGNS}前后"),
    _text(
        "level-field",
        rf"{_FIELD}(?!{_LIST_FOLLOWS})(?=级?(?:[^㐀-鿿级]|\Z|{_FIELD_FOLLOWED}|{_T}))",
        "密",
        "级别定",
        ":=([【",
    ),
    _text("internal-notice", _internal_notice(), "内工商", "部密", "注严不请禁切妥", "存管密传泄散印发露"),
    _line("internal-notice", f"(?:{_INTERNAL}){_KEEP}", "内工商", "部密", "注", "存管密"),
)

DOUBTFUL: Final = (
    _text("level-star-phrase", f"{_AFTER_TALK}{_LG}{_GAP}★{_GAP}{_term(_GAP)}(?={_HAN})", "★", "密", _TERM_SIGNS),
    _text("level-star-phrase", f"{_NOT_HAN_BEFORE}{_LW}{_GAP}★{_GAP}(?={_HAN})", "★", "密"),
    _text("level-star-phrase", f"(?<={_HAN}){_NOT_TALK}{_LG}{_GAP}★", "★", "密"),
    _text("level-star-phrase", rf"{_LG}{_GAP}级{_GAP}★(?=\n|\Z)", "★", "密"),
    _text("near-level-star", rf"(?:(?<![^\n])|(?<= )){_near(_WIDE)}{_WIDE}★(?!{_GAP}{_HAN})", "★"),
    _line("near-level-star", f"[绝机秘密]★{_T}", "★", _TERM_SIGNS),
    _line("near-level-star", "涉?密★", "★", "密"),
    _text("level-term-lines", rf"(?<![^\n]){_LW}{_WIDE}{_term(_WIDE)} ?[)】\]]?(?=\n|\Z)", "密", _TERM_SIGNS),
    _text("trade-star", rf"(?<![^\n]){_trade(_WIDE)}{_WIDE}★(?=\n|\Z)", "★", "密部"),
    _text("level-bracket-term", rf"{_LG} ?[(\[【·•〔●◆○] ?{_T}", "密", "([【·•〔●◆○", _TERM_SIGNS),
    _text("level-field-phrase", f"{_FIELD}(?!{_LIST_FOLLOWS})(?!级)(?={_HAN})", "密", "级别定", ":=([【"),
    _text(
        "internal-field",
        rf"{_LABEL}内{_GAP}部(?:资料|文件|材料|事项|信息|参考|使用)?(?=\n|\Z|[ )\]】])",
        "部",
        "级别定",
        ":=([【",
    ),
    _line("level-field-phrase", f"(?:文件|材料|资料|本件)?密级{_L}", "密", "级"),  # two cells of a table
    _line("level-class-term", f"{_BEFORE}(?!{_MAXIMUM}$){_L}级{_T}{_AFTER}", "密", "级", _TERM_SIGNS),
    # a text reader takes ★ for 女 广 妇 太 文 (measured)
    _line(
        "level-junk-term",
        rf"{_BEFORE}{_L}(?!级|{_NO_STAR})[^\W0-9_]{{1,2}}[{NUMERALS}OolI]{{1,4}}个?[年月]{_AFTER}",
        "密",
        "年月",
    ),
    _line("level-alone", f"{_BEFORE}{_L}{_AFTER}", "密"),
    _line("level-alone", rf"({_ALL_LEVELS})\1{{1,30}}", "密"),  # a watermark over a page
    _line("level-alone", f"(?:核心|普通)?商密(?:{_T})?", "密"),
    _line("level-paper", "(?:绝密|机密|秘密|密)(?:文[件档本稿]|资料|材料|件|档案|信息)", "密"),
    _line(
        "level-paper",
        "(?:绝密|机密|秘密)(?:简报|周报|月报|报告|方案|预案|名单|(?:会议)?纪要|通知|图纸|批件|函件?|清单)",
        "密",
    ),
    # a paper that says of itself what it is
    _text(
        "level-claimed",
        f"(?<!{_HAN})[本此](?:文件|资料|材料|文|件|通知|方案|信息|内容|表)?(?:内容)?(?:属于?|为|是|定为|列为|密级为)"
        f"(?:{_LG}|工作秘密|内部资料|内部文件)",
        "本此",
        "属为是",
        "密部",
    ),
    _line("term-field", f"保密期限{_T}", "密", "期", _TERM_SIGNS),
    _line("internal-notice", f"(?:{_INTERNAL})(?:{_FORBIDDEN}|(?:请|应)?妥善保管|{_RETURNED})", "部密"),
    _line(
        "internal-line",
        "(?:仅供|仅限|限)?(?:内部|内部资料|内部文件|内部材料|内部信息|内部刊物|内部情况|内部读物|内部公开|内部掌握|工作秘密)"
        "(?:(?:人员)?(?:使用|阅读|传阅|参考|学习))?",
        "部密",
    ),
    _line("internal-line", "内部(?:传真)?(?:明电|电报)", "部"),
    _line("internal-line", r"(内部资料|内部文件|内部)\1{1,30}", "部"),
    _line(
        "handling-line",
        "(?:此件|本件|该件|此文件|本文件|(?:信息)?公开(?:属性|方式|类别|形式|选项))?(?:不公开(?:发布)?|不予公开|免予公开|依申请公开)",
        "公",
    ),
    _line("handling-line", "(?:此件|本件|该件|此文件|本文件)不[得宜]公开", "公"),
    _text(
        "handling-line",
        r"[(\[【〔][ ]?(?:此件|本件|该件)[ ]?(?:不公开|不予公开|依申请公开)[ ]?[)\]】〕]",
        "件",
        "公",
        "([【〔",
    ),
    _line(
        "handling-line",
        "(?:此件|本件|请|传阅(?:件|文件|材料|资料)?|会议(?:文件|材料|资料)|敏感信息|本[资材]料)?(?:(?:不得|严禁|禁止|请勿)(?:翻印|外传|传抄|扩散)(?:复[印制])?|"
        f"{_RETURNED})",
        "印传散回还毁焚",
    ),
    _text("copy-number", rf"(?<!{_HAN})份{_GAP}号{_GAP}(?i:no|第)?{_GAP}[0-9](?:{_GAP}[0-9]){{3,7}}", "份", "号"),
    _line("english-stamp", _stamps(), "Ee"),
)

# What teaches the levels is taken out before the rules look: all three in order, with or without the maxima of [L20].
# The head of a page repeated three times is no such list, nor is one whose last item carries a star or another term.
_JOIN: Final = "[、,;/| 和及与·•□☐\n-]{1,4}"
_ITEMS: Final = tuple(
    f"{level}级?(?:[ \n(:—-]{{0,2}}{years}年[)]?)?"
    for level, years in (("绝密", "(?:30|三十)"), ("机密", "(?:20|二十)"), ("秘密", "(?:10|十)"))
)
TEACHING: Final = _text(
    "teaching",
    f"(?<!★)(?<!★[ \n])(?:{_JOIN.join(_ITEMS)}|{_JOIN.join(reversed(_ITEMS))})(?!{_WIDE}(?:★|{_term(_WIDE)}))",
    *"绝机秘密",
)
LEVEL_AND_TERM: Final = _text("level-term-name", f"{_L}{_T}", "密", _TERM_SIGNS)
"""At the beginning of a part of a file name."""
SECRET_NAME: Final = _text("secret-name", r"[(\[【〔<《]密[)\]】〕>》]", "密")
"""（密） in a file name, as people write who may not write the level."""
