"""Every mistake in `signage.toml` is named, and never stops the screen."""

import dataclasses
import time
from pathlib import Path

import pytest

from signage.config import schema
from signage.config.mistakes import MOST
from signage.config.read import read_settings
from signage.core import settings as values
from signage.core.rules import Audience
from signage.core.settings import Region, Settings, TextFlow, place_of

THEMES = ("calm", "festive")


def read(text: str) -> tuple[Settings, list[str]]:
    settings, problems = read_settings(text.encode(), "signage.toml", THEMES)
    assert all(problem.text_zh and problem.text_en and problem.where for problem in problems)
    return settings, [f"{problem.where}: {problem.text_en} [{problem.used}]" for problem in problems]


def test_an_empty_file_gives_the_defaults() -> None:
    assert read("") == (Settings(), [])


@pytest.mark.parametrize("name", ["Site", "Place", "Screen", "Content", "Hours", "Trust"])
def test_the_schema_has_the_fields_and_defaults_of_the_values(name: str) -> None:
    model, value = getattr(schema, name), getattr(values, name)
    defaults = {field.name: field.default for field in dataclasses.fields(value)}
    assert list(model.model_fields) == list(defaults)
    for key, field in model.model_fields.items():
        if not field.is_required():
            assert field.default == defaults[key], key


def test_everything_can_be_set() -> None:
    settings, problems = read("""
        [site]
        organisation = "某市住房和城乡建设局"
        short_name = "市住建局"
        department = "保密办"
        timezone = "Asia/Urumqi"
        [[place]]
        name = "三楼会议室"
        audience = "staff"
        dwell_s = 60
        distance_mm = 3500.5
        cpm = 200
        text_flow = "continuous"
        full_text_s = 120
        scroll_px_s = 20
        lunar_date = false
        outward = true
        [[screen]]
        name = "左"
        place = "三楼会议室"
        display = "HDMI-1"
        diagonal_inch = 65
        region = "0, 0, 640, 320"
        theme = "festive"
        safe_percent = 0
        reduce_motion = true
        [content]
        folder = "/srv/内容"
        state = "/var/lib/signage"
        [hours]
        dawn = "06:30"
        dusk = "19:00"
        on = "07:30"
        off = "18:30"
        [trust]
        mode = "open"
    """)
    assert problems == []
    assert settings == Settings(
        site=values.Site("某市住房和城乡建设局", "市住建局", "保密办", "Asia/Urumqi"),
        places=(
            values.Place(
                "三楼会议室", Audience.STAFF, 60.0, 3500.5, 200.0, TextFlow.CONTINUOUS, 120.0, 20.0, False, True
            ),
        ),
        screens=(values.Screen("左", "三楼会议室", "HDMI-1", 65.0, Region(0, 0, 640, 320), "festive", 0.0, True),),
        content=values.Content("/srv/内容", "/var/lib/signage"),
        hours=values.Hours("06:30", "19:00", "07:30", "18:30"),
    )


MISTAKES = {
    "unknown table": ("[sit]\nx = 1", 'signage.toml: "sit" is not known and not used; did you mean "site"? []'),
    "unknown key": ("[site]\noganisation = 'a'", '"oganisation" is not known and not used; did you mean "organisation"?'),
    "not text": ("[site]\norganisation = 5", "[site] organisation: text in straight double quotes is needed"),
    "used": ("[site]\norganisation = 5", "[住房和城乡建设局]"),
    "empty": ("[site]\norganisation = '  '", "it must not be empty"),
    "long": (f"[site]\norganisation = '{'长' * 41}'", "it is too long; 40 characters at most"),
    "control": ('[site]\norganisation = "a\\u202eb"', "it contains control characters"),
    "not a number": ("[[place]]\nname = 'a'\ndwell_s = '40'\n[[screen]]", "[[place]] 1 dwell_s: a number is needed"),
    "bool is no number": ("[[place]]\nname = 'a'\ndwell_s = true\n[[screen]]", "dwell_s: a number is needed"),
    "nan": ("[[place]]\nname = 'a'\ndwell_s = nan\n[[screen]]", "dwell_s: "),
    "infinite": ("[[place]]\nname = 'a'\ndwell_s = inf\n[[screen]]", "dwell_s: "),
    "huge": (f"[[place]]\nname = 'a'\ndwell_s = {'9' * 400}\n[[screen]]", "dwell_s: "),
    "too small": ("[[place]]\nname = 'a'\ndistance_mm = 5\n[[screen]]", "it must lie between 300 and 100000 [5000]"),
    "too large": ("[[screen]]\nsafe_percent = 9", "it must lie between 0 and 8 [4]"),
    "not a bool": ("[[screen]]\nreduce_motion = 'yes'", "true or false is needed [false]"),
    "choice": ("[[place]]\nname = 'a'\naudience = 'staf'\n[[screen]]", 'one of public / staff is needed; did you mean "staff"? [public]'),
    "choice of no text": ("[[place]]\nname = 'a'\naudience = 3\n[[screen]]", "one of public / staff is needed [public]"),
    "time": ("[hours]\ndawn = '7 o clock'", 'a time like "07:30" is needed [07:00]'),
    "on": ("[hours]\non = '25:00'", 'a time like "07:30" is needed'),
    "dusk before dawn": ("[hours]\ndawn = '19:00'", "dusk must be later than dawn [07:00 – 18:00]"),
    "region": ("[[screen]]\nregion = '0,0,1'", 'four whole numbers "x,y,width,height" are needed'),
    "region of numbers": ("[[screen]]\nregion = [0, 0, 1, 1]", 'four whole numbers "x,y,width,height" are needed'),
    "theme": ("[[screen]]\ntheme = 'clam'", 'there is no theme "clam"; did you mean "calm"? [calm]'),
    "zone": ("[site]\ntimezone = 'Asia/Shanghia'", 'there is no time zone "Asia/Shanghia"; did you mean "Asia/Shanghai"? [Asia/Shanghai]'),
    "zone that is a path": ("[site]\ntimezone = '../../etc/passwd'", 'there is no time zone "../../etc/passwd"'),
    "place": ("[[place]]\nname = '走廊'\n[[screen]]\nplace = '走郎'", 'there is no place "走郎"; this screen plays nothing from the content folder; did you mean "走廊"?'),
    "place of no text": ("[[screen]]\nplace = 4", "[[screen]] 1 place: text in straight double quotes is needed"),
    "same place twice": ("[[place]]\nname = 'a'\n[[place]]\nname = 'a'\n[[screen]]", '[[place]] 2: there already is a "a"'),
    "same screen twice": ("[[screen]]\nname = 'a'\n[[screen]]\nname = 'a'", '[[screen]] 2: there already is a "a"'),
    "place without name": ("[[place]]\ndwell_s = 5", "[[place]] 1: it has no usable name"),
    "one bracket": ("[place]\nname = 'a'", "[place]: it is written [[place]], with two brackets"),
    "two brackets": ("[[site]]\norganisation = 'a'", "[site]: there can be one [site] only"),
    "not a table": ("site = 1", "site: a section [site] is needed here"),
    "not tables": ("screen = [1]", "screen: a section [[screen]] is needed here"),
    "too many": ("[[screen]]\n" * 17, "[[screen]]: 16 at most"),
    "trust": ("[trust]\nmode = 'opne'", 'this version knows only open; to be safe, no screen plays anything from the content folder; did you mean "open"?'),
    "not toml": ("[site]\norganisation = \n", "line 2, column 16 is not written as TOML asks []"),
    "chinese quotes": ("[site]\norganisation = “住建局”", "line 2, column 16 is not written as TOML asks; are there Chinese quotes"),
    "no end": ('[site]\norganisation = """', "the file ends too early"),
    "bad date": ("[site]\norganisation = 2026-02-30", "is not written as TOML asks"),
    "long number": (f"[site]\norganisation = {'1' * 5000}", "this value cannot be used"),
    "deep": ("a = " + "[" * 30_000, "it is nested too deeply"),
    "deep key": ("a." * 30_000 + "b = 1", "it is nested too deeply"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistakes(text: str, said: str) -> None:
    settings, problems = read(text)
    assert any(said in problem for problem in problems), problems
    assert settings.screens
    assert all(screen.theme in THEMES for screen in settings.screens)


def test_one_mistake_leaves_the_rest_of_its_table() -> None:
    settings, problems = read("[[place]]\nname = '走廊'\ndwell_s = 'x'\ndistance_mm = 3000\n[[screen]]")
    assert len(problems) == 1
    assert settings.places == (values.Place("走廊", distance_mm=3000.0),)
    assert settings.screens == (values.Screen("屏幕1", "走廊"),)


@pytest.mark.parametrize(
    "text",
    [
        "[[screen]]\nplace = '没有'",
        "[[screen]]\nplace = 4",
        "[[place]]\nname = 5",
        "[trust]\nmode = 'signed'",
        "[trust]\nmode = 5",
        "trust = 1",
    ],
)
def test_doubt_about_content_closes(text: str) -> None:
    settings, problems = read(text)
    assert problems
    assert [place_of(settings, screen) for screen in settings.screens] == [None]


def test_doubt_about_an_outward_place_closes() -> None:
    settings, problems = read("[[place]]\nname = '窗口'\noutward = 'yes'\nlunar = 1\n[[screen]]")
    assert settings.places[0].outward
    assert "[true]" in problems[0]
    assert not read("[[place]]\nname = '窗口'\nlunar = 1\n[[screen]]")[0].places[0].outward


def test_screens_without_names_are_numbered() -> None:
    settings, problems = read("[[screen]]\n[[screen]]\nname = 5\n[[screen]]\nname = '门厅'")
    assert [screen.name for screen in settings.screens] == ["屏幕1", "屏幕2", "门厅"]
    assert len(problems) == 1


def test_no_themes_known_means_any_theme() -> None:
    settings, problems = read_settings(b"[[screen]]\ntheme = 'own'", "signage.toml")
    assert (settings.screens[0].theme, problems) == ("own", ())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("\ufeff[site]\r\nshort_name = '住建'\r\n".encode(), None),
        ("[site]\nshort_name = '住建'".encode("utf-16"), None),
        ("[site]\nshort_name = '住建'".encode("gb18030"), "the file is not UTF-8"),
    ],
)
def test_files_from_windows(data: bytes, said: str | None) -> None:
    settings, problems = read_settings(data, "signage.toml")
    assert settings.site.short_name == "住建"
    assert [problem.text_en.startswith(said or "") for problem in problems] == [True] * (said is not None)


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\x81", b"\x00\x01", b"\xff" * 50])
def test_no_text_gives_the_defaults(data: bytes) -> None:
    settings, problems = read_settings(data, "signage.toml")
    assert settings == Settings()
    assert problems


def test_a_thousand_mistakes_are_counted_not_listed() -> None:
    started = time.monotonic()
    _, problems = read_settings(b"[site]\n" + b"".join(b"k%d = 1\n" % n for n in range(5000)), "signage.toml")
    assert len(problems) == MOST + 1
    assert problems[-1].text_en == f"{5000 - MOST} more mistakes are not listed"
    assert time.monotonic() - started < 10


def test_the_zone_data_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signage.config.read.has_zone", lambda _: False)
    monkeypatch.setattr("zoneinfo.available_timezones", set)
    assert read("[site]\ntimezone = 'Asia/Urumqi'")[1] == []


def test_the_shipped_example_is_without_mistakes() -> None:
    for example in Path(__file__).parents[2].glob("docs/*.toml"):
        assert read(example.read_text(encoding="utf-8"))[1] == []
