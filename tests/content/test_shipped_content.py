"""The content that ships with the program says what the bureau's rule asks for, and carries no secrecy mark.

In: the files of `content/`, read as text. Out: findings of pytest. It never imports the program, so that it
stays an independent reading of what staff would see.
"""

import re
import tomllib
from pathlib import Path

import pytest

CONTENT = Path(__file__).parents[2] / "content"
TEXT_SUFFIXES = {".txt", ".md"}
PARTS = ("full-text", "organisation", "scope", "measures", "supervision")
SECTION_KEYS = {"title", "part", "role", "audience", "expires_days", "responsible", "places", "dwell_s"}
FRONT_MATTER_KEYS = {"title", "source", "qr", "qr_text", "valid_from", "valid_until", "responsible"}
FULL_TEXT = "保密工作管理制度.txt"


def han(text: str) -> int:
    """How many Han characters the text has."""
    return len(re.findall(r"[\u4e00-\u9fff]", text))


def text_files() -> list[Path]:
    return sorted(p for p in CONTENT.rglob("*") if p.suffix in TEXT_SUFFIXES)


def sections() -> dict[Path, dict[str, object]]:
    return {
        path.parent: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CONTENT.glob("*/_section.toml"))
    }


def folder_of(part: str) -> Path:
    [folder] = [folder for folder, rules in sections().items() if rules.get("part") == part]
    return folder


def text_of(part: str) -> str:
    """All that a part says, without white space and emphasis, so that a phrase is found across a line end."""
    texts = [p.read_text(encoding="utf-8") for p in text_files() if p.parent == folder_of(part)]
    return re.sub(r"[\s*]", "", "\n".join(texts))


def body(path: Path) -> str:
    """The text below the front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def number(chinese: str) -> int:
    """一 … 九十九 as a number."""
    tens, ten, ones = chinese.rpartition("十")
    digit = "零一二三四五六七八九".index
    return (digit(tens) if tens else 1 if ten else 0) * 10 + (digit(ones) if ones else 0)


def full_text() -> str:
    return (folder_of("full-text") / FULL_TEXT).read_text(encoding="utf-8")


# --- the folder ---------------------------------------------------------------------------------------------


def test_there_is_something_to_check() -> None:
    assert len(text_files()) >= 20


def test_every_folder_has_a_section_file_with_known_keys() -> None:
    folders = {p for p in CONTENT.iterdir() if p.is_dir()}
    assert set(sections()) == folders
    for folder, rules in sections().items():
        assert set(rules) <= SECTION_KEYS, folder.name


@pytest.mark.parametrize("part", PARTS)
def test_a_mandated_part_has_exactly_one_section_with_text(part: str) -> None:
    assert han(text_of(part)) > 200


@pytest.mark.parametrize("role", ["ticker", "takeover", "withdraw"])
def test_a_role_has_its_folder(role: str) -> None:
    assert [rules for rules in sections().values() if rules.get("role") == role]


def test_what_ships_never_expires() -> None:
    assert not [folder.name for folder, rules in sections().items() if "expires_days" in rules]
    for path in text_files():
        assert not re.search(r"\d{4}|\d月", path.stem), path.name
        assert "valid_until" not in path.read_text(encoding="utf-8"), path.name


def test_nothing_waits_in_the_takeover_and_withdraw_folders() -> None:
    for folder, rules in sections().items():
        if rules.get("role") in {"takeover", "withdraw"}:
            assert [p.name for p in folder.iterdir()] == ["_section.toml"]


# --- the full text ------------------------------------------------------------------------------------------


def test_the_full_text_begins_with_its_title() -> None:
    assert full_text().splitlines()[0] == "保密工作管理制度"


def test_the_full_text_has_the_length_of_a_real_policy() -> None:
    assert 2_500 <= han(full_text()) <= 3_500


def test_chapters_run_through() -> None:
    chapters = [number(n) for n in re.findall(r"(?m)^第([一二三四五六七八九十]+)章　", full_text())]
    assert len(chapters) >= 8
    assert chapters == list(range(1, len(chapters) + 1))


def test_articles_run_through_without_a_gap() -> None:
    articles = [number(n) for n in re.findall(r"(?m)^第([一二三四五六七八九十]+)条　", full_text())]
    assert len(articles) >= 40
    assert articles == list(range(1, len(articles) + 1))


def test_items_of_an_article_run_through() -> None:
    for article in re.split(r"(?m)^第[一二三四五六七八九十]+条　", full_text())[1:]:
        items = [number(n) for n in re.findall(r"(?m)^（([一二三四五六七八九十]+)）", article)]
        assert items == list(range(1, len(items) + 1)), article[:20]


# --- the facts ----------------------------------------------------------------------------------------------

LEVELS = (
    "绝密级国家秘密是最重要的国家秘密，泄露会使国家安全和利益遭受特别严重的损害.*"
    "机密级国家秘密是重要的国家秘密，泄露会使国家安全和利益遭受严重的损害.*"
    "秘密级国家秘密是一般的国家秘密，泄露会使国家安全和利益遭受损害"
)
LADDER = "批评教育.*责令整改.*通报批评.*诫勉谈话.*依法依规追责.*移送司法机关"
PEOPLE = "在编人员.*合同制人员.*劳务派遣人员.*借调人员.*外包服务人员.*合作单位人员"
PRINCIPLES = "依法管理.*预防为主.*突出重点.*严格责任"

FACTS = [
    # (fact, part, what must be said there; white space and ** are gone)
    ("law and regulations are the basis", "full-text", "《中华人民共和国保守国家秘密法》及其实施条例"),
    ("four principles", "full-text", PRINCIPLES),
    ("four principles in brief", "measures", PRINCIPLES),
    ("people: whole list", "full-text", PEOPLE),
    ("people: whole list in brief", "scope", PEOPLE),
    ("committee: head", "organisation", "主任由局主要领导担任"),
    ("committee: deputy", "organisation", "副主任由分管领导担任"),
    ("committee: members", "organisation", "成员由各科室和下属单位负责人组成"),
    ("committee: duties", "organisation", "审议保密制度，研究决定保密工作重大事项"),
    ("committee in the policy", "full-text", "主任由局主要领导担任，副主任由分管领导担任，成员由各科室"),
    ("office: where", "organisation", "保密工作办公室设在局办公室"),
    ("office: head and staff", "organisation", "主任由办公室主任兼任，配备专职人员"),
    ("office: duties", "organisation", "组织保密宣传教育.*信息公开保密审查.*保密检查.*受理泄密报告"),
    ("office in the policy", "full-text", "设在局办公室，主任由办公室主任兼任，配备专职人员"),
    ("levels with the statutory harm", "scope", LEVELS),
    ("levels with the statutory harm in the policy", "full-text", LEVELS),
    ("terms", "scope", "绝密级.{0,10}不超过三十年.*机密级.{0,10}不超过二十年.*秘密级.{0,10}不超过十年"),
    ("terms have exceptions", "scope", "除另有规定外"),
    ("terms in the policy", "full-text", "除另有规定外，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年"),
    ("internal matters are no state secret", "scope", "内部事项不属于国家秘密，单独管理，不使用国家秘密标志"),
    ("internal matters are no fourth level", "scope", "内部事项不是国家秘密的第四个密级"),
    ("internal matters in the policy", "full-text", "内部事项，单独管理，不列入国家秘密的密级，不得使用国家秘密标志"),
    ("what is not secret bears no mark", "scope", "不属于国家秘密的不作标志"),
    ("documents: four steps", "measures", "一、收文.*二、发文.*三、借阅.*四、归档"),
    ("documents in the policy", "full-text", "收文.*发文.*借阅.*归档"),
    ("meetings: three matters", "measures", "一、场所.*二、资料.*三、记录"),
    ("meetings in the policy", "full-text", "会议.*场所.*会议资料.*会议记录"),
    ("computers and networks: four matters", "measures", "一、计算机.*二、移动存储.*三、网络.*四、信息发布"),
    ("computers in the policy", "full-text", "涉密计算机.*移动存储介质.*网络应用.*信息发布"),
    ("people: three matters", "measures", "一、教育.*二、承诺.*三、离岗"),
    ("people in the policy", "full-text", "保密教育.*保密承诺书.*离岗"),
    ("review before publication", "measures", "先审查、后公开.*逐项审查"),
    ("review before publication in the policy", "full-text", "先审查、后公开，逐项审查"),
    ("inspection by the office", "supervision", "保密工作办公室定期组织检查"),
    ("self-inspection by departments", "supervision", "各科室和下属单位定期自查"),
    ("stronger checks in special periods", "supervision", "重要节假日、重大活动.*加强检查"),
    ("inspection in the policy", "full-text", "保密工作办公室定期组织检查.*定期自查.*特殊时期前后应当加强检查"),
    ("ladder", "supervision", LADDER),
    ("ladder in the policy", "full-text", LADDER),
    ("leak: within 24 hours", "supervision", "立即采取补救措施.*24小时内"),
    ("leak: to whom", "supervision", "同级保密行政管理部门.*上级主管部门"),
    ("leak in the policy", "full-text", "24小时内，向同级保密行政管理部门和上级主管部门报告"),
    ("interpretation", "full-text", "本制度由保密工作办公室负责解释"),
    ("interpretation among the duties", "organisation", "起草保密制度，组织实施，并负责解释"),
]


@pytest.mark.parametrize(("part", "pattern"), [fact[1:] for fact in FACTS], ids=[fact[0] for fact in FACTS])
def test_a_fact_is_said_in_its_part(part: str, pattern: str) -> None:
    assert re.search(pattern, text_of(part))


def test_every_part_has_facts() -> None:
    assert {part for _, part, _ in FACTS} == set(PARTS)


# --- no live mark -------------------------------------------------------------------------------------------

LEVEL = "(?:绝密|机密|秘密)"
LIVE_MARKS = [
    ("star", r"[★☆✩✪✰⭐🌟⋆✦✱＊㊙]"),
    ("level before a term", rf"{LEVEL}级?[ 　·.—|()（）]*[0-9０-９一二三四五六七八九十]+[个]?[年月]"),
    ("level alone on a line", rf"(?m)^[ 　]*{LEVEL}级?[ 　]*$"),
    ("level after a colon", rf"(?:密级|等级)[ 　]*[：:][ 　]*{LEVEL}"),
    ("internal alone on a line", r"(?m)^[ 　【\[]*(?:内部|内部文件|内部资料|内部事项|内部信息|工作秘密)[ 　】\]]*$"),
    ("internal with a warning", r"内部(?:文件|资料|事项|信息)?[ 　,，]{0,3}(?:请?注意|妥善|严禁|不得外传|保存|保管)"),
    ("handling mark", r"此件|依申请公开|不得翻印|阅后收回|份号|商密|会议开始前"),
    ("English mark", r"(?i)top secret|confidential|restricted"),
]

NUMBERING = re.compile(r"(?m)^[ 　#\-]*(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)?[ 　]*")


def readings() -> list[tuple[str, str]]:
    """Every text a person or a scanner could meet: names, whole files, and lines without their numbering."""
    found = [(p.name, str(p.relative_to(CONTENT))) for p in CONTENT.rglob("*")]
    for path in [*text_files(), *CONTENT.glob("*/_section.toml")]:
        text = path.read_text(encoding="utf-8")
        plain = NUMBERING.sub("", text)
        found += [(path.name, text), (path.name, plain.replace("**", ""))]
    return found


@pytest.mark.parametrize("pattern", [mark[1] for mark in LIVE_MARKS], ids=[mark[0] for mark in LIVE_MARKS])
def test_no_live_mark_anywhere(pattern: str) -> None:
    assert not [(name, hit[0]) for name, text in readings() if (hit := re.search(pattern, text))]


@pytest.mark.parametrize(
    "mark",
    ["机密★10年", "机密 10年", "绝密", "密级：机密", "内部文件", "内部资料，注意保存", "份号000012", "TOP SECRET"],
)
def test_the_patterns_would_see_a_mark(mark: str) -> None:
    assert any(re.search(pattern, mark) for _, pattern in LIVE_MARKS)


# --- style --------------------------------------------------------------------------------------------------


def ticker_lines() -> list[str]:
    [folder] = [folder for folder, rules in sections().items() if rules.get("role") == "ticker"]
    texts = [p.read_text(encoding="utf-8") for p in text_files() if p.parent == folder]
    return [line for text in texts for line in text.splitlines() if line.strip()]


def test_there_are_enough_reminders_and_none_twice() -> None:
    lines = ticker_lines()
    assert 12 <= len(lines) <= 16
    assert len(set(lines)) == len(lines)


def test_a_reminder_is_short() -> None:
    assert not [line for line in ticker_lines() if not 8 <= han(line) <= 30 or len(line) > 28]


@pytest.mark.parametrize("part", PARTS[1:])
def test_a_sentence_fits_a_card(part: str) -> None:
    for path in (p for p in text_files() if p.parent == folder_of(part)):
        for sentence in re.findall(r"[^。；\n]+[。；]", body(path)):
            assert 8 <= han(sentence) <= 40, (path.name, sentence)


def test_a_prohibition_is_one_short_act() -> None:
    found = re.findall(r"(?m)^（.）((?:严禁|不得).*)$", "\n".join(body(p) for p in text_files()))
    assert len(found) >= 12
    measures = "\n".join(body(p) for p in text_files() if p.parent == folder_of("measures"))
    for sentence in re.findall(r"(?m)^（.）((?:严禁|不得).*)$", measures):
        assert han(sentence) <= 28, sentence
        assert sentence.endswith("。"), sentence
        assert sentence.count("。") == 1, sentence


@pytest.mark.parametrize("path", text_files(), ids=lambda p: p.name)
def test_text_is_clean(path: Path) -> None:
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    text = body(path)
    assert not re.search(r"[\u4e00-\u9fff][,;:?!()]|[,;?!()][\u4e00-\u9fff]", text), "half-width punctuation"
    assert not re.search(r"[ \t　]$", text, flags=re.MULTILINE), "white space at a line end"
    assert not re.search(r"1[3-9]\d{9}|\d{3,4}-\d{7,8}", text), "telephone number"


def test_front_matter_has_known_keys_and_the_one_real_address() -> None:
    addresses = []
    for path in text_files():
        text = path.read_text(encoding="utf-8")
        if match := re.match(r"---\n(.*?)\n---\n", text, flags=re.DOTALL):
            fields = dict(line.split(": ", 1) for line in match[1].splitlines())
            assert set(fields) <= FRONT_MATTER_KEYS, path.name
            addresses += [fields["qr"]] if "qr" in fields else []
        assert not re.search(r"https?://", body(path)), path.name
    assert addresses == ["https://flk.npc.gov.cn"]


def test_the_notice_has_a_signature_and_a_date() -> None:
    [notice] = [p for p in text_files() if "通知" in p.stem]
    lines = [line for line in body(notice).splitlines() if line]
    assert lines[-2] == "局保密工作办公室"
    assert re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日", lines[-1])
