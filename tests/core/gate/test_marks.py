"""Which spellings are marks, which sentences only talk about the levels, and that no snippet gives a mark away."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from signage.core.gate.marks import MarkHit, Severity, find_marks, find_marks_in_name, mask_marks

BLOCK, REVIEW = Severity.BLOCK, Severity.REVIEW
CONTENT = Path(__file__).parents[3] / "content"

# name: text, gravest severity, a rule that must be among the hits
SPELLINGS: dict[str, tuple[str, Severity, str]] = {
    # the form of the law: 密级★保密期限, 密级★解密时间, 密级★解密条件
    "years": ("机密★10年", BLOCK, "level-star-term"),
    "top level": ("绝密★30年", BLOCK, "level-star-term"),
    "low level": ("秘密★1年", BLOCK, "level-star-term"),
    "months": ("秘密★6个月", BLOCK, "level-star-term"),
    "days": ("秘密★90天", BLOCK, "level-star-term"),
    "long": ("绝密★长期", BLOCK, "level-star-term"),
    "for ever": ("绝密★永久", BLOCK, "level-star-term"),
    "numerals": ("机密★十五年", BLOCK, "level-star-term"),
    "numerals, banker's": ("机密★贰拾年", BLOCK, "level-star-term"),
    "numerals, short": ("机密★廿年", BLOCK, "level-star-term"),
    "a date": ("机密★2030年12月31日", BLOCK, "level-star-term"),
    "a date with dots": ("机密★2030.12.31", BLOCK, "level-star"),
    "a condition": ("机密★会议开始前", BLOCK, "level-star"),
    "examination paper": ("绝密★启用前", BLOCK, "level-star"),
    "no term": ("机密★", BLOCK, "level-star"),
    "with 级": ("机密级★20年", BLOCK, "level-star-term"),
    "with 级, no term": ("机密级★", REVIEW, "level-star-phrase"),
    "unit lost": ("机密★10", BLOCK, "level-star"),
    "placeholder": ("机密★×年", BLOCK, "level-star"),
    "head of a page": ("000012\n机密★10年\n特急\n某局文件", BLOCK, "level-star-term"),
    "head of a page in one line": ("000012 特急 机密 ★", BLOCK, "level-star"),
    "behind a title": ("关于印发方案的通知 机密★10年", BLOCK, "level-star-term"),
    "before a paragraph": ("（机密★5年）本段内容", BLOCK, "level-star-term"),
    "inside a sentence": ("本件机密★10年请妥存", BLOCK, "level-star-term"),
    "inside a sentence, no term": ("本件机密★", REVIEW, "level-star-phrase"),
    "words behind": ("机密★某项目资料", REVIEW, "level-star-phrase"),
    "term on the next line": ("机密★\n10年", BLOCK, "level-star-term"),
    "behind 国家": ("国家秘密★10年", BLOCK, "level-star-term"),
    "behind 国家, a sentence goes on": ("保守国家秘密★10年磨一剑", REVIEW, "level-star-phrase"),
    # spaced, turned, folded
    "spaced": ("机 密 ★ 1 0 年", BLOCK, "level-star-term"),
    "ideographic blanks": ("机\u3000\u3000密★\u300010年", BLOCK, "level-star-term"),
    "downwards": ("机\n密\n★\n1\n0\n年", BLOCK, "level-star-term"),
    "downwards, no star": ("机\n密\n10\n年", BLOCK, "level-term-line"),
    "dots between": ("机.密.★.1.0.年", BLOCK, "level-star-term"),
    "underlines between": ("机_密_★_1_0_年", BLOCK, "level-star-term"),
    "long rule between": ("机密——————————————★10年", BLOCK, "level-star"),
    "full width": ("机密＊１０年", BLOCK, "level-star-term"),
    "zero width": ("机\u200b密\u2060★\ufeff10年", BLOCK, "level-star-term"),
    "struck through": ("机\u0336密\u0336★\u033610\u0336年", BLOCK, "level-star-term"),
    "turned round": ("\u202e年01★密机", BLOCK, "level-star-term"),
    "traditional": ("機密★10年", BLOCK, "level-star-term"),
    "traditional, top": ("絕密★長期", BLOCK, "level-star-term"),
    "circled word": ("㊙★10年", BLOCK, "level-star-term"),
    "circled digits": ("机密★⑩年", BLOCK, "level-star-term"),
    "keycaps": ("机密★1️⃣0️⃣年", BLOCK, "level-star-term"),
    "hollow star": ("机密☆10年", BLOCK, "level-star-term"),
    "emoji star": ("机密⭐️10年", BLOCK, "level-star-term"),
    "asterisk": ("机密*10年", BLOCK, "level-star-term"),
    "two asterisks": ("机密**10年", BLOCK, "level-star-term"),
    "reference mark": ("机密※10年", BLOCK, "level-star-term"),
    "bold": ("**机密★10年**", BLOCK, "level-star-term"),
    "letter O": ("机密★1O年", BLOCK, "level-star-term"),
    "halves": ("木几密★10年", BLOCK, "level-star-term"),
    "look-alike": ("机秘★10年", BLOCK, "near-level-star-term"),
    "look-alike, no term": ("机秘★", REVIEW, "near-level-star"),
    "sound-alike": ("绝蜜★30年", BLOCK, "near-level-star-term"),
    "pinyin": ("jimi★10年", BLOCK, "near-level-star-term"),
    "pinyin, apart": ("Jue Mi ★", REVIEW, "near-level-star"),
    "English level": ("TOP SECRET★20 years", BLOCK, "near-level-star-term"),
    "one letter": ("密封\n机★10年", REVIEW, "near-level-star"),
    # wrong styles that people copy
    "star first": ("★机密 10年", BLOCK, "star-level-term"),
    "star first, no term": ("★绝密", BLOCK, "star-level"),
    "star on both sides": ("★机密★", BLOCK, "star-level"),
    "star first, broken": ("★ 机\n密", BLOCK, "star-level"),
    "level broken before the star": ("机\n密 ★", BLOCK, "level-star"),
    "star first, next line": ("★\n机密\n10年", BLOCK, "star-level-term"),
    "middle dot": ("机密·10年", BLOCK, "level-term-line"),
    "round brackets": ("机密(10年)", BLOCK, "level-term-line"),
    "square brackets": ("机密【10年】", BLOCK, "level-term-line"),
    "nothing between": ("机密10年", BLOCK, "level-term-line"),
    "a blank between": ("绝密 长期", BLOCK, "level-term-line"),
    "an event, no star": ("绝密 会议开始前", BLOCK, "level-term-line"),
    "two on a line": ("机密10年 秘密5年", BLOCK, "level-term-line"),
    "brackets in a sentence": ("附件一：机密（10年）请收好", REVIEW, "level-bracket-term"),
    "wrong dot in a sentence": ("该件秘密●10年请查收", REVIEW, "level-bracket-term"),
    "with 级, not the maximum": ("机密级15年", REVIEW, "level-class-term"),
    "star misread": ("机密女10年", REVIEW, "level-junk-term"),
    "star misread as two": ("秘密太文五年", REVIEW, "level-junk-term"),
    # fields of forms
    "field": ("密级:机密", BLOCK, "level-field"),
    "field, full": ("密级：秘密★10年", BLOCK, "level-field"),
    "field, spaced": ("密　级： 绝密  编号：12", BLOCK, "level-field"),
    "field, run together": ("密级：机密编号：0012", BLOCK, "level-field"),
    "field, three cells": ("密级\n：\n机密", BLOCK, "level-field"),
    "field, ticked": ("密级：☑机密", BLOCK, "level-field"),
    "field, other label": ("涉密等级：机密级", BLOCK, "level-field"),
    "field, a phrase": ("密级：机密事项", REVIEW, "level-field-phrase"),
    "field, table row": ("| 密级 | 机密 |", REVIEW, "level-field-phrase"),
    "field, internal": ("密级：内部参考", REVIEW, "internal-field"),
    "field, term": ("保密期限：10年", REVIEW, "term-field"),
    "field, not a list of levels": ("密级：机密\n机构：某局", BLOCK, "level-field"),
    # bare words
    "bare level": ("某局文件\n机密\n关于某事的通知", REVIEW, "level-alone"),
    "bare level in brackets": ("【机密】", REVIEW, "level-alone"),
    "bare level with a number and urgency": ("000012 秘密 特急", REVIEW, "level-alone"),
    "bare level downwards": ("绝\n密", REVIEW, "level-alone"),
    "bare level, Markdown": ("*机密*", REVIEW, "level-alone"),
    "bare level, list": ("- 机密", REVIEW, "level-alone"),
    "watermark": ("机密 机密 机密 机密", REVIEW, "level-alone"),
    "commercial": ("核心商密", REVIEW, "level-alone"),
    "paper": ("绝密文件", REVIEW, "level-paper"),
    "paper, short": ("密件", REVIEW, "level-paper"),
    "paper, of an office program": ("机密文档", REVIEW, "level-paper"),
    "field of a paper": ("文件密级 秘密", REVIEW, "level-field-phrase"),
    "last letter, no term": ("密★", REVIEW, "near-level-star"),
    "initials": ("JM★10年", BLOCK, "near-level-star-term"),
    "not to be published": ("此件不公开发布", REVIEW, "handling-line"),
    "unfit to be published": ("此件不宜公开", REVIEW, "handling-line"),
    "circulated": ("传阅文件 阅后退回", REVIEW, "handling-line"),
    "sensitive": ("敏感信息 不得外传", REVIEW, "handling-line"),
    "telegram": ("内部传真电报", REVIEW, "internal-line"),
    "paper, weekly": ("机密周报", REVIEW, "level-paper"),
    "paper, traditional": ("機密會議紀要", REVIEW, "level-paper"),
    "last letter of a level": ("密★10年\n某会议", REVIEW, "near-level-star"),
    "internal, comes back": ("内部传阅 阅后收回", REVIEW, "internal-notice"),
    "heads of three pages": ("秘密 10年\n秘密 10年\n秘密 10年", BLOCK, "level-term-line"),
    "list whose last item carries a star": ("绝密、机密、秘密★10年", BLOCK, "level-star-term"),
    "list behind a star": ("★绝密\n机密\n秘密", BLOCK, "star-level"),
    # commercial, work and internal marks
    "commercial star": ("商密★3年", BLOCK, "trade-star"),
    "commercial star, no term": ("商密★", BLOCK, "trade-star"),
    "commercial star, long": ("商业秘密★3年", BLOCK, "trade-star"),
    "work star": ("工作秘密★", BLOCK, "trade-star"),
    "internal star": ("内部文件★1年", BLOCK, "trade-star"),
    "keep": ("内部资料 注意保存", BLOCK, "internal-notice"),
    "keep, comma": ("内部资料，注意保密", BLOCK, "internal-notice"),
    "keep, together": ("内部事项注意保管", BLOCK, "internal-notice"),
    "keep, spaced": ("内 部 资 料  注 意 保 存", BLOCK, "internal-notice"),
    "keep, two lines": ("内部文件\n请注意保管", BLOCK, "internal-notice"),
    "keep, downwards": ("内\n部\n资\n料\n注\n意\n保\n存", BLOCK, "internal-notice"),
    "keep, traditional": ("內部資料 注意保密", BLOCK, "internal-notice"),
    "keep, before a number": ("【内部资料 注意保存】第3期", BLOCK, "internal-notice"),
    "do not pass on": ("内部文件 严禁外传", BLOCK, "internal-notice"),
    "do not pass on, work": ("工作秘密，不得外传", BLOCK, "internal-notice"),
    "do not pass on, together": ("内部资料严禁外传", REVIEW, "internal-notice"),
    "internal": ("（内部）", REVIEW, "internal-line"),
    "internal paper": ("内部文件", REVIEW, "internal-line"),
    "internal, public inside": ("内部公开", REVIEW, "internal-line"),
    "internal use": ("仅供内部使用", REVIEW, "internal-line"),
    "work secret": ("工作秘密", REVIEW, "internal-line"),
    "internal watermark": ("内部资料 内部资料 内部资料", REVIEW, "internal-line"),
    # handling notes
    "not public": ("此件不公开", REVIEW, "handling-line"),
    "not public, behind a text": ("二〇二四年一月一日（此件不公开）", REVIEW, "handling-line"),
    "on request": ("依申请公开", REVIEW, "handling-line"),
    "on request, field": ("公开方式：依申请公开", REVIEW, "handling-line"),
    "no reprint": ("不得翻印", REVIEW, "handling-line"),
    "give back": ("阅后收回", REVIEW, "handling-line"),
    "give back after the meeting": ("会议材料 会后收回", REVIEW, "handling-line"),
    "copy number": ("份号：000012", REVIEW, "copy-number"),
    "copy number, spaced": ("份 号 No.000012", REVIEW, "copy-number"),
    "for people inside": ("仅限内部人员传阅", REVIEW, "internal-line"),
    "no reprint elsewhere": ("内部参考 请勿转载", REVIEW, "internal-notice"),
    "give back, passed round": ("传阅件 阅后退回", REVIEW, "handling-line"),
    # a paper that says of itself what it is
    "claimed": ("请注意，本件为机密。", REVIEW, "level-claimed"),
    "claimed, with its term": ("本文件属秘密级，保密期限10年", REVIEW, "level-claimed"),
    "claimed, internal": ("此材料为内部资料，看后交回。", REVIEW, "level-claimed"),
    # what teaches elsewhere does not teach here
    "register of papers": ("序号\n密级\n1\n绝密\n2\n机密\n3\n秘密\n4", REVIEW, "level-alone"),
    "register out of order": ("损害\n机密\n绝密\n秘密", REVIEW, "level-alone"),
    "register of two": ("损害\n机密\n秘密", REVIEW, "level-alone"),
    "stamp above a table": ("机密\n密级\n绝密\n30年\n机密\n20年\n秘密\n10年", REVIEW, "level-alone"),
    "levels far apart": ("损害\n绝密" + 31 * "\n某事" + "\n机密\n秘密", REVIEW, "level-alone"),
    "stamp above a heading": ("工作秘密\n工作秘密清单如下所列", REVIEW, "internal-line"),
    "stamp before other text": ("某方案\n工作秘密\n为做好某项工作，制定本方案。", REVIEW, "internal-line"),
    "commercial terms": ("普通商密3年", REVIEW, "level-alone"),
    # English
    "TOP SECRET": ("TOP SECRET", REVIEW, "english-stamp"),
    "SECRET spaced": ("S E C R E T", REVIEW, "english-stamp"),
    "Confidential": ("— Confidential —", REVIEW, "english-stamp"),
    "for internal use": ("FOR INTERNAL USE ONLY", REVIEW, "english-stamp"),
}

HARMLESS: dict[str, str] = {
    # the law and the policy
    "harm, top": "绝密级国家秘密是最重要的国家秘密，泄露会使国家安全和利益遭受特别严重的损害；",
    "harm, middle": "机密级国家秘密是重要的国家秘密",
    "harm, low": "秘密级国家秘密是一般的国家秘密，泄露会使国家安全和利益遭受损害。",
    "three levels": "国家秘密的密级分为绝密、机密、秘密三级。",
    "maxima": "保密期限，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年",
    "maximum": "机密级事项保密期限不超过20年",
    "policy 14": "国家秘密的保密期限，除另有规定外，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。",
    "marking rule": "国家秘密依法作出标志，不属于国家秘密的不作标志。",
    "internal matters": "内部事项不属于国家秘密，单独管理，不使用国家秘密标志。",
    "a heading": "内部事项",
    "work secrets": "其中属于工作秘密的，按照国家有关规定管理。",
    "drafting": "发文在起草时同步提出密级、保密期限和知悉范围，经批准后编号、登记、发送。",
    "ban": "严禁用非涉密计算机处理绝密级、机密级、秘密级文件。",
    "carriers": "绝密级国家秘密载体应当在符合国家保密标准的设施、设备中保存",
    "form of the mark": "密级标志由密级和保密期限组成",
    "form with a star": "标志格式为密级★保密期限",
    "form, other": "密级★解密条件",
    "star is the mark": "“★”为国家秘密标识，前为密级，后为保密期限。",
    "division": "密级划分:绝密级 机密级 秘密级",
    "copy number rule": "份号一般用6位3号阿拉伯数字，顶格编排在版心左上角第一行",
    "broken specimen": "示例：机■☆□□年（样张）",
    # cards and tables
    "card heading": "机密级",
    "card with three headings": "绝密级\n机密级\n秘密级",
    "row with the maximum": "绝密级 30年",
    "row with the maximum, Han": "机密级｜二十年",
    "column of levels": "密级\n绝密\n机密\n秘密\n期限",
    "column of levels upwards": "秘密\n机密\n绝密",
    "bullets of levels": "* 绝密\n* 机密\n* 秘密",
    "maxima in a row": "绝密30年、机密20年、秘密10年",
    "maxima upwards in brackets": "秘密（10年）、机密（20年）、绝密（30年）",
    "maxima in three lines": "绝密 30年\n机密 20年\n秘密 10年",
    "list number": "1. 机密",
    "list number, Han": "（二）机密",
    "list number, spoken": "三、秘密",
    "row with words": "机密 泄露会使国家安全和利益遭受严重的损害",
    "bold level": "**绝密级**国家秘密",
    "italic levels": "要区分*绝密*、*机密*和*秘密*",
    # forms
    "empty form": "密级：□绝密 □机密 □秘密",
    "empty form, column": "密级：\n绝密\n机密\n秘密",
    "public form": "文件密级：□绝密 □秘密 □内部资料 ■公开",
    "field explained": "密级：绝密级国家秘密是最重要的国家秘密",
    "field with choices": "密级：公开/内部/秘密/机密/绝密",
    "field, list": "密级：绝密、机密或者秘密",
    "field, public": "密级：公开",
    "review form": "是否涉及国家秘密：□是 □否",
    # stars that are not marks
    "five stars": "★★★★★ 五星",
    "bullet": "★ 保密工作要点",
    "bullet before a level": "★机密文件不得复印",
    "bullet before 秘密": "★ 秘密级载体由专人保管",
    "ornament": "★保守国家秘密★",
    "slogan": "保守国家秘密★维护国家安全",
    "bullet behind a line": "保守国家秘密\n★ 10月1日前完成自查",
    "bullet behind a line, year": "不得泄露国家秘密\n★2024年工作要点",
    "rated book": "《秘密》★★★★☆ 4.5",
    "phone": "手机★2年质保",
    "hotel": "三星级★★★",
    # words that contain the letters
    "line end": "请司机\n密切注意路况",
    "keep secret": "严守秘密，慎之又慎",
    "garden": "秘密花园三期10年质保",
    "commercial secret": "涉及商业秘密、个人隐私的不予公开。",
    "password": "密码每90天更换一次",
    "term of a secret": "秘密保守了10年",
    # internal marks talked about
    "internal papers, order": "内部资料要注意保管，不得随意丢弃",
    "internal papers, ban": "对内部文件，严禁外传",
    "internal papers, list": "（三）内部文件，注意保密。",
    "quoted": "在首页标注“内部事项 注意保管”字样",
    "internal audit": "内部审计工作要点",
    "internal people": "内部人员",
    "disclosure kinds": "主动公开、依申请公开、不予公开",
    "disclosure on request": "依申请公开的政府信息，按照条例办理。",
    "public": "此件公开发布",
    "public, form": "（此件主动公开）",
    "no photographs": "严禁拍照",
    "collected after the meeting": "会后当场清点、收回资料，专人检查会场。",
    "reading room": "阅后请将报纸放回原处",
    # English
    "English sentence": "This is confidential information",
    "lower case": "secret",
    "English title": "The Secret Garden",
    "pinyin": "jimi 10",
    # tables and headings that teach: each of these lines alone is a mark
    "table of levels": "密级\n损害程度\n最长期限\n绝密\n特别严重的损害\n30年\n机密\n严重的损害\n20年\n秘密\n损害\n10年",
    "table of levels, no harm": "密级\n绝密\n30年\n机密\n20年\n秘密\n10年",
    "table of levels, upwards": "秘密\n一般的国家秘密\n机密\n重要的国家秘密\n绝密\n最重要的国家秘密",
    "row of levels, Markdown": "| 秘密 | 损害 | 10年 |",
    "table of sorts": "类别\n要求\n国家秘密\n不得公开\n工作秘密\n不得外传\n商业秘密\n不得提供\n内部事项\n妥善保管",
    "heading that goes on": "保密知识\n内部文件\n内部文件不得带出办公室。",
    "heading, Markdown": "# 保密知识\n\n## 工作秘密\n\n工作秘密是不宜公开的事项。",
    "order with its full stop": "四、内部事项\n不得外传。",
    # the bureau's day
    "notice": "2024年12月31日前完成保密自查自评",
    "permit": "施工许可证编号：110105202401150105",
    "empty": "",
    "blanks": " \n\t\u3000\n",
}


@pytest.mark.parametrize(("text", "severity", "rule"), SPELLINGS.values(), ids=SPELLINGS)
def test_spellings_are_found(text: str, severity: Severity, rule: str) -> None:
    hits = find_marks(text)
    assert hits, "not found"
    assert hits[0].severity is severity
    assert rule in {hit.rule for hit in hits}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_talk_is_not_a_mark(text: str) -> None:
    assert find_marks(text) == ()


def test_the_tables_are_as_large_as_asked() -> None:
    assert len(SPELLINGS) >= 60
    assert len(HARMLESS) >= 60
    assert {severity for _, severity, _ in SPELLINGS.values()} == set(Severity)


def test_shipped_content_carries_no_mark() -> None:
    files = [path for path in CONTENT.rglob("*") if path.suffix in {".txt", ".md"}]
    assert len(files) > 10
    for path in files:
        assert find_marks(path.read_text(encoding="utf-8")) == (), path
        assert find_marks_in_name(path.name) == (), path


def test_snippet_is_masked() -> None:
    assert find_marks("机密★10年") == (MarkHit("level-star-term", BLOCK, "机●★●●年"),)
    assert find_marks("密级：绝密") == (MarkHit("level-field", BLOCK, "密●:●●"),)
    assert find_marks("机密★会议开始前")[0].snippet == "机●★●●●●●"
    assert find_marks("000012 秘密 特急")[0].snippet == "●●●●●●秘●●●"


def test_block_comes_first() -> None:
    severities = [hit.severity for hit in find_marks("内部\n份号：000012\nTOP SECRET\n机密★10年\n内部资料 注意保存")]
    assert severities == [BLOCK, BLOCK, REVIEW, REVIEW]


def test_the_same_mark_is_said_once() -> None:
    assert len(find_marks("机密★10年\n" * 50)) == 1


# --- properties -------------------------------------------------------------------------------------------------------

INVISIBLE = st.text(st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\ufe0f\u034f\u0336"), max_size=3)
BLANK = st.text(st.sampled_from(" \u3000\u00a0\t\u2800\u200b"), max_size=5)
LINE_END = st.text(st.sampled_from(" \n\r\u3000"), max_size=4)
WHOLE = st.sampled_from(
    [
        *(
            "机密★10年",
            "绝密★长期",
            "秘密★6个月",
            "★机密 10年",
            "机密(10年)",
            "秘密10年",
            "机密·三年",
            "密级:机密",
            "机密★",
            "机秘★3年",
        ),
        *("★机密", "核心商密★5年", "商密★3年", "机密", "绝密★启用前", "機密☆１０年", "㊙★1年", "机密级★20年"),
    ]
)
NOTES = st.sampled_from(
    [
        "内部资料 注意保存",
        "内部文件，严禁外传",
        "内部",
        "此件不公开",
        "不得翻印",
        "TOP SECRET",
        "机密女10年",
        "份号000012",
    ]
)


def _with(data: st.DataObject, mark: str, filling: st.SearchStrategy[str]) -> str:
    return "".join(letter + data.draw(filling) for letter in mark)


@settings(deadline=None)
@given(st.data(), st.one_of(WHOLE, NOTES))
def test_invisible_characters_hide_nothing(data: st.DataObject, mark: str) -> None:
    assert find_marks(_with(data, mark, INVISIBLE)) == find_marks(mark) != ()


@settings(deadline=None)
@given(st.data(), st.one_of(WHOLE, NOTES))
def test_blanks_hide_nothing(data: st.DataObject, mark: str) -> None:
    assert find_marks(_with(data, mark, BLANK)) != ()


@settings(deadline=None)
@given(st.data(), WHOLE.filter(lambda mark: not mark.endswith("启用前")))
def test_line_ends_hide_no_star_and_no_term(data: st.DataObject, mark: str) -> None:
    assert find_marks(_with(data, mark, LINE_END)) != ()


POLICY = next((CONTENT / "01 制度全文").glob("*.txt")).read_text(encoding="utf-8").splitlines()


@settings(deadline=None)
@given(WHOLE, st.integers(0, len(POLICY)))
def test_a_mark_in_the_policy_is_found_on_any_line(mark: str, place: int) -> None:
    assert find_marks("\n".join((*POLICY[:place], mark, *POLICY[place:]))) != ()


LEVELS = st.sampled_from(["绝密", "机密", "秘密", "機密", "祕密", "㊙", "木几密", "机秘", "jimi"])
STARS = st.sampled_from(["★", "☆", "*", "⭐", " ★ ", "★★", "·", "(", " ", "女"])
TERMS = st.sampled_from(
    ["10年", "１０年", "十五年", "6个月", "长期", "会议开始前", "1 0 年", "⑩年", "2030年1月", "永久"]
)


@settings(deadline=None)
@given(
    st.sampled_from(["", "密级：", "000012 ", "关于通知 "]),
    LEVELS,
    STARS,
    TERMS,
    st.sampled_from(["", "\n第1页", "特急"]),
)
def test_no_snippet_gives_a_mark_away(before: str, level: str, star: str, term: str, after: str) -> None:
    for hit in (
        *find_marks(before + level + star + term + after),
        *find_marks_in_name(f"{before}{level}{star}{term}.docx"),
    ):
        assert not re.search(
            r"密|秘●?[秘蜜]|[0-9零一二三四五六七八九十]|期|会议|jimi",
            hit.snippet.replace("密●:", "").replace("密● :", ""),
        )
        assert len(hit.snippet) <= 32
        assert find_marks(hit.snippet) == ()


@settings(deadline=None)
@given(
    st.text(st.one_of(st.sampled_from("绝机秘密级★*10年月长期内部资料注意保存:：()【】 \n\u202e份号"), st.characters()))
)
@example("\u202e")
@example("\udcff机密")
def test_no_text_breaks_the_rules(text: str) -> None:
    for hit in (*find_marks(text), *find_marks_in_name(text)):
        assert hit.snippet
        assert find_marks(hit.snippet) == ()


# --- names ------------------------------------------------------------------------------------------------------------

NAMES: dict[str, tuple[str, Severity | None, str]] = {
    # name, gravest severity, as shown
    "mark": ("机密★10年.docx", BLOCK, "机●★●●年.docx"),
    "mark among others": ("2024年_机密★10年_3号楼方案.pdf", BLOCK, "2024年_机●★●●年_3号楼方案.pdf"),
    "no suffix": ("机密★10年", BLOCK, "机●★●●年"),
    "separators": ("机-密_★_10年.docx", BLOCK, "机-●_★_●●年.docx"),
    "brackets": ("机密(10年)某方案.docx", BLOCK, "机●(●●年)某方案.docx"),
    "between underlines": ("01_机密10年_某方案.docx", BLOCK, "01_机●●●年_某方案.docx"),
    "two parts": ("某方案 机密 10年.docx", BLOCK, "某方案 机● ●●年.docx"),
    "term runs on": ("机密10年关于某事.docx", REVIEW, "机●●●年关于某事.docx"),
    "condition": ("绝密★启用前.pdf", BLOCK, "绝●★●●前.pdf"),
    "circled": ("㊙★1年.txt", BLOCK, "秘●★●年.txt"),
    "traditional": ("機密★10年.txt", BLOCK, "機●★●●年.txt"),
    "turned round": ("\u202e年01★密机.txt", BLOCK, "\u202e年●●★●●.txt"),
    "level in brackets": ("某方案（机密）.docx", REVIEW, "某方案（机●）.docx"),
    "level in lenses": ("【秘密】某方案.docx", REVIEW, "【秘●】某方案.docx"),
    "numbered": ("02 机密.txt", REVIEW, "02 机●.txt"),
    "level as suffix": ("方案.机密", REVIEW, "方案.机●"),
    "look-alike": ("机秘★10年.docx", BLOCK, "机●★●●年.docx"),
    "pinyin": ("jimi★10年.docx", BLOCK, "j●●●★●●年.docx"),
    "English": ("Report - CONFIDENTIAL.pdf", REVIEW, "R●●●●● - ●●●●●●●●●●●●.pdf"),
    "in brackets": ("（密）某方案.docx", REVIEW, "（●）某方案.docx"),
    "paper": ("机密周报.docx", REVIEW, "机●周报.docx"),
    "internal": ("内部资料 注意保存.docx", BLOCK, "内●资料 注意保存.docx"),
    "internal, parts": ("某简报_内部资料_注意保存.docx", BLOCK, "某简报_内●资料_注意保存.docx"),
    "not public": ("通知（此件不公开）.pdf", REVIEW, "通●（●●●●●）.pdf"),
    "plain": ("关于开展保密自查的通知.docx", None, ""),
    "talk": ("01 国家秘密的密级.txt", None, ""),
    "talk, level": ("机密级载体管理办法.docx", None, ""),
    "talk, garden": ("秘密花园读书会.docx", None, ""),
    "talk, three": ("绝密、机密、秘密三级.pptx", None, ""),
    "dates": ("2024-11-23_保密工作(1).pdf", None, ""),
    "suffix only": (".docx", None, ""),
    "empty": ("", None, ""),
}


@pytest.mark.parametrize(("name", "severity", "shown"), NAMES.values(), ids=NAMES)
def test_names(name: str, severity: Severity | None, shown: str) -> None:
    hits = find_marks_in_name(name)
    assert (hits[0].severity if hits else None) is severity
    assert mask_marks(name) == (shown if severity else name)


@settings(deadline=None)
@given(
    st.text(
        st.one_of(st.sampled_from("绝机秘密级★*10年月长期内部资料注意保存()【】_- .㊙不公开"), st.characters()),
        max_size=30,
    )
)
def test_a_shown_name_carries_no_mark(name: str) -> None:
    assert find_marks_in_name(mask_marks(name)) == ()


# --- work grows linearly ------------------------------------------------------------------------------------------------

MILLION = 1_000_000
HOSTILE = {
    "blanks": " ",
    "line ends": "\n",
    "blank lines": " \n",
    "stars": "★",
    "stars on lines": "★\n",
    "机": "机",
    "机 on lines": "机\n",
    "机密": "机密",
    "内部": "内部",
    "gaps": "机 · - ",
    "fields": "密级:",
    "levels in a row": "绝密、机密、",
    "bold": "**",
    "italic": "*a",
    "zero width": "机\u200b",
    "marks": "机密★10年\n",
    "digits": "1",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_million_characters_take_seconds(piece: str) -> None:
    # Under 1.5 s of CPU where this was written; work that grows with the square would take hours. Not a benchmark.
    text = piece * (MILLION // len(piece))
    began = time.process_time()
    find_marks(text)
    assert time.process_time() - began < 20


def test_a_long_tail_behind_one_mark() -> None:
    began = time.process_time()
    for tail in ("1", "会 ", " ·", "★ ", "长"):
        assert find_marks("机密★" + tail * (MILLION // len(tail) // 4)) != ()
    assert time.process_time() - began < 20
