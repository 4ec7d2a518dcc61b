"""The coat of a screen: what it follows, and that a change of it begins nothing anew."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from signage.core.calendar.mood import Mood, Phase
from signage.core.calendar.periods import Level, Tone
from signage.core.cards.card import Chapter, Clause, Welcome
from signage.core.codec import canonical_json
from signage.core.display.frame import Frame, StageMode, TickerMode
from signage.core.document import runs_of
from signage.core.ledger.entry import Act
from signage.core.settings import Hours, Place, Screen, Settings, Site
from signage.layout.compose import pages_of
from signage.layout.strip import strip_of
from signage.layout.themes import load_themes
from signage.paths import themes
from signage.screen.build import looks_for
from signage.screen.feed import LOOK_S, SettingsFeed
from signage.screen.picture.looks import Looks
from signage.screen.picture.pictures import Pictures
from signage.screen.picture.presenter import COAT_MS, Presenter, State
from signage.screen.stage.coat import Coat, Wardrobe, theme_for

SIZE = (1280, 720)
SETTINGS = Settings(places=(Place(distance_mm=3000.0),), screens=(Screen(),))
NOON = datetime(2026, 10, 8, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
EVENING = NOON.replace(hour=20)
FRAME = Frame(
    "a/0", 0, StageMode.STRIP, "住建局", "10月8日", "12:00", "责任科室：办公室", "编号 1", 2, 0,
    ("随手锁屏。", "涉密不上网。"), TickerMode.CRAWL, 0, "calm", False,
)  # fmt: skip
TEXT = Chapter("第一章", tuple(Clause(f"第{n}条", runs_of("涉密文件由专人管理。" * 5)) for n in "一二三四五六七"))


class Presented:
    """A presenter, and what it says of a frame that shows a full text."""

    def __init__(self) -> None:
        self.looks, self.pictures = looks_for(SETTINGS, SETTINGS.screens[0], SIZE), Pictures()
        self._presenter = Presenter(self.looks, self.pictures, lambda _: QImage())

    def state(self, frame: Frame) -> State:
        strip = strip_of("制度", TEXT, self.looks.of(frame.theme).context)
        return self._presenter.state_of(frame, strip.bar, strip, offset=0, speed=0.0, fade_ms=600)

    def picture(self, address: str) -> QImage:
        return self.pictures.requestImage(address.removeprefix("image://signage/"), QSize(), QSize())


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


@pytest.mark.parametrize(("theme", "dusk"), [("calm", True), ("festive", False), ("solemn", True)])
def test_a_change_of_coat_begins_nothing_anew(theme: str, dusk: bool) -> None:
    presented = Presented()
    before, after = presented.state(FRAME), presented.state(replace(FRAME, theme=theme, dusk=dusk))
    for same in ("tickerEntries", "tickerLength", "tickerSpeed", "strip", "stripTiles", "stripHeight", "stripOffset"):
        assert before[same] == after[same], same
    for other in ("coat", "ground", "stage", "header", "footer", "tickerPictures", "tickerLabel", "stripPictures"):
        assert before[other] != after[other], other
    assert after["coatMs"] == COAT_MS == 1200
    for named in json.loads(after["tickerEntries"]):
        asked = f"{after['tickerPictures']}/{named['name']}".removeprefix("image://signage/")
        assert not presented.pictures.requestImage(asked, QSize(), QSize()).isNull()


def test_a_ticker_without_words_has_no_label() -> None:
    presented = Presented()
    said, silent = presented.state(FRAME), presented.state(replace(FRAME, ticker=()))
    assert said["tickerLabel"] != silent["tickerLabel"]
    label, blank = (presented.picture(state["tickerLabel"]) for state in (said, silent))
    band = presented.looks.of("calm").theme.day.band.lower()
    assert colours(blank) == {band}
    assert len(colours(label)) > 10
    assert silent["tickerH"] == said["tickerH"], "the band stays"


def test_mourning_fades_slowly() -> None:
    presented = Presented()
    assert presented.state(FRAME)["tickerMs"] == 400
    assert presented.state(replace(FRAME, theme="mourning"))["tickerMs"] == 1500


def test_a_theme_that_nobody_knows_looks_calm() -> None:
    presented = Presented()
    assert presented.looks.of("glitter") is presented.looks.of("calm")
    assert presented.state(replace(FRAME, theme="glitter"))["ground"] == presented.state(FRAME)["ground"]


def test_a_screen_of_lamps_has_one_coat_and_no_ornament() -> None:
    plain = looks_for(SETTINGS, SETTINGS.screens[0], SIZE).of("calm").context
    look = Looks(load_themes(themes()), lambda theme: replace(plain, manner=theme.manner), led=True).of("festive")
    assert look.palette(dusk=False) == look.palette(dusk=True) == look.theme.led
    assert look.theme.manner.ornament
    assert not look.context.manner.ornament


def test_pictures_of_another_edition_are_not_given() -> None:
    pictures = Pictures()
    old = pictures.put("stage/a", QImage(2, 2, QImage.Format.Format_RGB32)).removeprefix("image://signage/")
    assert not pictures.requestImage(old, QSize(), QSize()).isNull()
    pictures.renew()
    new = pictures.put("stage/a", QImage(4, 4, QImage.Format.Format_RGB32)).removeprefix("image://signage/")
    assert old != new
    assert pictures.requestImage(old, QSize(), QSize()).isNull()
    assert pictures.requestImage(new, QSize(), QSize()).width() == 4


def with_screen(**changed: object) -> Settings:
    return replace(SETTINGS, screens=(replace(SETTINGS.screens[0], **changed),))  # type: ignore[arg-type]


def wardrobe(news: Iterator[Settings | None]) -> Wardrobe:
    looks = looks_for(SETTINGS, SETTINGS.screens[0], SIZE)
    return Wardrobe(SETTINGS, SETTINGS.screens[0], looks, NOON, lambda: next(news, None))


def test_dusk_changes_colours_alone() -> None:
    worn = wardrobe(iter(()))
    worn.look()
    assert not worn.is_due(NOON)
    assert worn.is_due(EVENING)
    assert not worn.change(EVENING)
    assert worn.coat == Coat("calm", dusk=True, still=False)


def test_theme_and_motion_ask_for_another_layout_of_the_cards() -> None:
    worn = wardrobe(iter((with_screen(theme="mourning"), with_screen(reduce_motion=True))))
    worn.look()
    assert worn.change(NOON)
    assert (worn.context.still, worn.context.manner.centred) == (True, True)
    assert len(pages_of(Welcome(("铭记历史",)), worn.context)) == 1
    worn.look()
    assert worn.change(NOON)
    assert (worn.context.still, worn.context.manner.centred) == (True, False)


def test_what_a_running_screen_takes_over() -> None:
    hours = replace(SETTINGS, hours=Hours(dusk="11:00"), site=Site("某某局"))
    worn = wardrobe(iter((hours, with_screen(diagonal_inch=55.0), hours, with_screen(display="HDMI-1"))))
    worn.look()
    assert (worn.settings, worn.outdated, worn.is_due(NOON)) == (hours, None, True)
    worn.look()
    assert worn.outdated == with_screen(diagonal_inch=55.0)
    worn.look()
    assert worn.outdated is None, "it was taken back"
    worn.look()
    assert (worn.settings, worn.outdated) == (hours, None)


@pytest.mark.parametrize(
    ("own", "tone", "theme"),
    [
        ("calm", Tone.NEUTRAL, "calm"),
        ("calm", Tone.FESTIVE, "festive"),
        ("calm", Tone.SOLEMN, "solemn"),
        ("calm", Tone.MOURNING, "mourning"),
        ("solemn", Tone.FESTIVE, "solemn"),
        ("festive", Tone.NEUTRAL, "festive"),
        ("festive", Tone.SOLEMN, "festive"),
        ("festive", Tone.MOURNING, "mourning"),
    ],
)
def test_the_tone_of_the_day_chooses_the_theme(own: str, tone: Tone, theme: str) -> None:
    assert theme_for(own, tone) == theme
    assert theme_for(own, tone, "muted") == ("solemn" if tone is Tone.MOURNING else theme)


FEAST = Mood(Level.CAUTION, Tone.FESTIVE, "national", "国庆节", Phase.DAYS_OFF)


def test_a_feast_and_a_level_are_one_coat() -> None:
    worn = wardrobe(iter(()))
    assert worn.is_due(NOON, FEAST)
    assert worn.change(NOON, FEAST), "the strip takes room"
    assert worn.coat == Coat("festive", False, False, "caution", "国庆节期间，值班值守，有事即报")
    assert worn.context.geometry.is_lowered
    guard = replace(FEAST, level=Level.GUARD, phase=Phase.LAST_WORKDAY)
    assert worn.is_due(NOON, guard)
    assert not worn.change(NOON, guard), "other words in the same place"
    assert worn.change(NOON, replace(FEAST, tone=Tone.MOURNING))
    assert worn.coat == Coat("mourning", False, False)
    assert not worn.context.geometry.is_lowered


def test_the_strip_comes_and_goes_with_the_coat() -> None:
    presented = Presented()
    plain = presented.state(FRAME)
    assert (plain["levelOn"], plain["levelH"] > 0) == (False, True)
    strip = presented.state(replace(FRAME, level="caution", strip="国庆节前，请做好保密清查"))
    assert (strip["levelOn"], strip["levelMs"]) == (True, 600)
    assert strip["coat"] != plain["coat"]
    assert strip["stage"] != plain["stage"]
    for same in ("stageX", "stageY", "stageW", "stageH", "levelX", "levelY", "levelW", "levelH", "header"):
        assert strip[same] == plain[same], same
    guard = presented.state(replace(FRAME, level="guard", strip="国庆节放假前，请逐项清查再离开"))
    assert guard["level"] not in (strip["level"], plain["level"])
    assert (guard["coat"], guard["stage"]) == (strip["coat"], strip["stage"])


def test_the_feed_gives_what_is_new_and_whole(tmp_path: Path) -> None:
    path, clock = tmp_path / "settings.json", [0.0]
    path.write_bytes(canonical_json(SETTINGS))
    feed = SettingsFeed(path, lambda: clock[0])

    def later(data: bytes | None) -> Settings | None:
        if data is None:
            path.unlink()
        else:
            path.write_bytes(data)
            moment = path.stat().st_mtime_ns + round(clock[0] * 1e9) + 1
            os.utime(path, ns=(moment, moment))
        clock[0] += LOOK_S
        return feed()

    festive = canonical_json(with_screen(theme="festive"))
    clock[0] += LOOK_S
    assert feed() is None, "nothing has changed"
    assert later(festive) == with_screen(theme="festive")
    assert feed() is None, "it has just looked"
    assert later(festive[:40]) is None
    assert later(b"[]") is None
    assert later(None) is None
    assert later(canonical_json(SETTINGS)) == SETTINGS


def test_settings_that_could_not_be_recorded_come_with_the_next_look(tmp_path: Path) -> None:
    path, clock = tmp_path / "settings.json", [0.0]
    told: list[tuple[Act, list[str]]] = []

    def record(act: Act, details: Mapping[str, object]) -> None:
        told.append((act, list(details)))
        if len(told) == 1:
            raise RuntimeError

    feed = SettingsFeed(path, lambda: clock[0], record)
    path.write_bytes(canonical_json(SETTINGS))
    clock[0] += LOOK_S
    with pytest.raises(RuntimeError):
        feed()
    clock[0] += LOOK_S
    assert feed() == SETTINGS
    clock[0] += LOOK_S
    assert feed() is None
    assert told == [(Act.SETTINGS, ["sha256"])] * 2
