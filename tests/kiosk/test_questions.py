"""Six questions: what an answer may be, and that the file reads back without a problem."""

import stat
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.config.read import read_settings
from signage.core.settings import Content, Hours
from signage.kiosk.questions import (
    PLACES,
    QUESTIONS,
    Wrong,
    parse_answers,
    settings_text,
    short_name,
    taken,
    write_settings,
)
from signage.words import questions as words

BY_KEY = {question.key: question for question in QUESTIONS}
DEFAULTS = {question.key: str(taken(question, "")) for question in QUESTIONS}


def test_every_question_and_refusal_has_words_in_both_languages() -> None:
    assert set(words.QUESTIONS) == set(BY_KEY)
    assert len(QUESTIONS) == 6
    assert all(chinese and english for chinese, english in (*words.QUESTIONS.values(), *words.WRONG.values()))


@pytest.mark.parametrize(
    ("key", "text", "answer"),
    [
        ("organisation", "  某局 ", "某局"),
        ("organisation", "", "住房和城乡建设局"),
        ("organisation", "长" * 41, Wrong("long")),
        ("organisation", "a\u202eb", Wrong("control")),
        ("place", "走廊", "走廊"),
        ("diagonal", "", "55"),
        ("diagonal", "65寸", "65"),
        ("diagonal", "43.5 英寸", "43.5"),
        ("diagonal", '32"', "32"),
        ("diagonal", "0", "0"),
        ("diagonal", "1001", Wrong("inches")),
        ("diagonal", "大", Wrong("inches")),
        ("diagonal", "-5", Wrong("inches")),
        ("distance", "3米", "3"),
        ("distance", "3.5 m", "3.5"),
        ("distance", "0.2", Wrong("metres")),
        ("distance", "101", Wrong("metres")),
        ("distance", "nan", Wrong("metres")),
        ("hours", "", "07:30-18:30"),
        ("hours", "8:00至18：05", "08:00-18:05"),
        ("hours", "22:00 - 06:00", "22:00-06:00"),
        ("hours", "0", "0"),
        ("hours", "全天", "0"),
        ("hours", "08:00-08:00", Wrong("hours")),
        ("hours", "24:00-25:00", Wrong("hours")),
        ("hours", "早上", Wrong("hours")),
        ("content", "", ""),
        ("content", "/srv/内容", "/srv/内容"),
        ("content", "a\nb", Wrong("control")),
    ],
)
def test_answers(key: str, text: str, answer: str | Wrong) -> None:
    assert taken(BY_KEY[key], text) == answer
    if isinstance(answer, Wrong):
        assert answer.key in words.WRONG


@given(
    organisation=st.text(string.printable + "局“”\\\"'#=[]{}", max_size=45),
    place=st.sampled_from([*PLACES, 'a"b\\', "'''", "{x}"]),
    diagonal=st.floats(0, 1000).map(lambda value: f"{value:.1f}"),
    distance=st.floats(0.3, 99).map(lambda value: f"{value:.2f}"),
    hours=st.sampled_from(["0", "07:30-18:30", "22:00-06:00"]),
    content=st.text("ab/ \"'\\中", max_size=20),
)
def test_what_is_written_reads_back_without_a_problem(**given_answers: str) -> None:
    answers = {key: taken(BY_KEY[key], text) for key, text in given_answers.items()}
    if any(isinstance(answer, Wrong) for answer in answers.values()):
        return
    settings, problems = read_settings(settings_text(answers).encode(), "x")  # type: ignore[arg-type]
    assert problems == ()
    assert settings.site.organisation == answers["organisation"]
    assert settings.places[0].name == settings.screens[0].place == answers["place"]
    assert settings.places[0].distance_mm == pytest.approx(float(str(answers["distance"])) * 1000, abs=1)
    assert settings.content == Content(folder=str(answers["content"]))


def test_the_defaults_make_the_usual_settings() -> None:
    settings, problems = read_settings(settings_text(DEFAULTS).encode(), "x")
    assert problems == ()
    assert settings.hours == Hours(on="07:30", off="18:30")
    assert (settings.places[0].dwell_s, settings.places[0].outward) == (40.0, False)
    assert (settings.screens[0].diagonal_inch, settings.site.short_name) == (55.0, "住建局")


def test_a_service_hall_is_outward() -> None:
    settings, _ = read_settings(settings_text({**DEFAULTS, "place": "办事大厅", "hours": "0"}).encode(), "x")
    assert settings.places[0].outward
    assert settings.hours == Hours()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("某市住房和城乡建设局", "住建局"),
        ("某省住房和城乡建设厅", "住建厅"),
        ("住房和城乡建设", "住房和城乡建设"),
        ("某街道办事处", "某街道办事处"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_answers_from_a_file() -> None:
    text = '\ufeff# 注释 = 不算\n单位名称 = “某局”\nplace="走廊"\r\n屏幕尺寸＝65\n没有等号\nother = 1\n'
    assert parse_answers(text) == {"organisation": "某局", "place": "走廊", "diagonal": "65", "other": "1"}


def test_writing_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "new" / "signage.toml"
    write_settings(path, "a")
    write_settings(path, "b")
    assert path.read_text() == "b"
    assert path.with_name("signage.toml.bak").read_text() == "a"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {file.name for file in path.parent.iterdir()} == {"signage.toml", "signage.toml.bak"}
