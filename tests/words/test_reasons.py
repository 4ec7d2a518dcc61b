from __future__ import annotations

import re

import pytest

from signage.core.calendar.holiday_notice import Fault
from signage.core.verdict import Note, Reason
from signage.words.holidays import FAULTS
from signage.words.reasons import REASONS, reason_words, say
from signage.words.said import Said
from signage.words.status import PAGE, STATUS, Status

TECHNICAL = re.compile(
    r"\b(?:(?-i:[A-Z][a-z]+[A-Z]\w*)|[a-z]+_[a-z]+|error|exception|traceback|null|worker|hash|sha256|stderr|errno|timeout|parse)\b",
    re.IGNORECASE,
)
CODES = {reason.value for reason in Reason if "-" in reason.value}


def test_every_reason_has_words() -> None:
    assert set(REASONS) == set(Reason)
    assert set(STATUS) == set(Status)


@pytest.mark.parametrize("said", REASONS.values(), ids=[reason.value for reason in REASONS])
def test_sentences_are_whole_and_plain(said: Said) -> None:
    for chinese in (said.text_zh, said.next_zh):
        assert chinese.endswith("。")
        assert not re.search(r"[,;:!?]", chinese.replace("http://", "").replace("https://", ""))
        assert 4 <= len(chinese) <= 60
    for english in (said.text_en, said.next_en):
        assert english.endswith(".")
        assert english[0].isupper()
    everything = f"{said.text_zh} {said.next_zh} {said.text_en} {said.next_en}"
    assert not TECHNICAL.search(everything.replace("{detail}", "").replace("{menu}", ""))
    assert not any(code in everything for code in CODES)
    assert set(re.findall(r"{.*?}", everything)) <= {"{detail}", "{menu}", "{year}", "{which}", "{why}"}


def test_a_detail_is_data() -> None:
    zh, en = reason_words(Note(Reason.KIND_NOT_YET, "{detail} {0} %s"))
    assert "（{detail} {0} %s）" in zh
    assert "({detail} {0} %s)" in en
    assert "（" not in say(Note(Reason.KIND_NOT_YET)).text_zh


def test_the_name_of_a_rule_is_not_said() -> None:
    assert "level-term" not in " ".join(reason_words(Note(Reason.MARK_FOUND, "level-term", "机●★●●年")))


def test_every_fault_of_an_arrangement_is_said_with_its_words() -> None:
    assert set(FAULTS) == set(Fault)
    said = say(Note(Reason.HOLIDAYS_REFUSED, f"{Fault.WRONG_WEEKDAY}:1月1日（周五）"))
    assert said.text_zh == "这份放假安排没有采用：日期和星期对不上（1月1日（周五））。"
    assert (
        said.text_en
        == "This arrangement of days off is not used: a date and its weekday do not agree (1月1日（周五）)."
    )
    assert "（" not in say(Note(Reason.HOLIDAYS_REFUSED, "wrong-shape:")).text_zh
    assert say(Note(Reason.HOLIDAYS_ADOPTED, "2027")).text_zh == "放假安排已采用：2027年。"
    assert say(Note(Reason.HOLIDAYS_ADOPTED, "2027:劳动节")).text_zh == "放假安排已采用：2027年劳动节。"
    unread = say(Note(Reason.HOLIDAYS_UNREAD, f"{Fault.WRONG_COUNT}:劳动节：共6天 ≠ 5"))
    assert "没有用到日历里：放假天数和“共几天”对不上（劳动节：共6天 ≠ 5）。" in unread.text_zh


def test_the_six_words() -> None:
    assert {words.word_zh for words in STATUS.values()} == {"正在播放", "排队", "等人看", "播不了", "已过期", "已撤下"}
    assert all(chinese and english for chinese, english in PAGE.values())
