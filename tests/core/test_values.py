"""The small values: who may see what, when an item is valid, what a snapshot still shows, which place a screen has."""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from signage.core.cards.card import Deck, SecrecyLevel
from signage.core.display.frame import Frame, StageMode, TickerMode
from signage.core.document import plain, runs_of
from signage.core.item import DECK_TYPE, Derivative, ItemRecord, Kind, item_id
from signage.core.rotation.places import shown_here
from signage.core.rules import Audience, Rules, Window, expire_after, is_valid_at, localised
from signage.core.settings import Place, Screen, Settings, place_of, reading_speed
from signage.core.snapshot import SCHEMA, Manifest, Withdrawal, playable
from signage.core.text.lexicon import LINKS, WORDS
from signage.core.verdict import Verdict

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def record(path: str = "甲.txt", verdict: Verdict = Verdict.ACCEPTED, **changed: object) -> ItemRecord:
    made = ItemRecord(path, "ab" * 32, 1, Kind.TEXT, "甲", "通知", Rules(), verdict)
    return replace(made, **changed)  # type: ignore[arg-type]


LOBBY = Place("大厅")
OFFICE = Place("办公区", Audience.STAFF)
WINDOW = Place("窗口", Audience.STAFF, outward=True)
SHOWN = [
    ("public everywhere", Rules(), (True, True, True)),
    ("staff only among staff", Rules(audience=Audience.STAFF), (False, True, False)),
    ("a named place", Rules(places=("大厅",)), (True, False, False)),
    ("two named places", Rules(places=("大厅", "窗口")), (True, False, True)),
    ("staff at a named public place", Rules(audience=Audience.STAFF, places=("大厅",)), (False, False, False)),
    ("an unknown place", Rules(places=("食堂",)), (False, False, False)),
]


@pytest.mark.parametrize(("rules", "shown"), [case[1:] for case in SHOWN], ids=[case[0] for case in SHOWN])
def test_places(rules: Rules, shown: tuple[bool, ...]) -> None:
    assert tuple(shown_here(rules, place) for place in (LOBBY, OFFICE, WINDOW)) == shown


VALID = [
    ("always", None, None, True),
    ("begun", NOON - HOUR, None, True),
    ("begins now", NOON, None, True),
    ("begins later", NOON + HOUR, None, False),
    ("ends later", None, NOON + HOUR, True),
    ("ends now", None, NOON, False),
    ("over", NOON - 2 * HOUR, NOON - HOUR, False),
    ("between", NOON - HOUR, NOON + HOUR, True),
]


@pytest.mark.parametrize(("begins", "ends", "valid"), [case[1:] for case in VALID], ids=[case[0] for case in VALID])
def test_validity(begins: datetime | None, ends: datetime | None, valid: bool) -> None:
    assert is_valid_at(Rules(valid_from=begins, valid_until=ends), NOON) is valid


EXPIRES = [
    ("never", Rules(), 0, None),
    ("the section's days", Rules(), 30, NOON + timedelta(days=30)),
    ("the file's own word wins", Rules(valid_until=NOON + HOUR), 30, NOON + HOUR),
    ("no section", Rules(valid_until=NOON + HOUR), 0, NOON + HOUR),
]


@pytest.mark.parametrize(("rules", "days", "ends"), [case[1:] for case in EXPIRES], ids=[case[0] for case in EXPIRES])
def test_expiry(rules: Rules, days: int, ends: datetime | None) -> None:
    assert expire_after(rules, days, NOON) == ends


def test_times_read_under_the_offset_of_winter_are_those_of_the_zone() -> None:
    berlin, winter, elsewhere = ZoneInfo("Europe/Berlin"), timezone(timedelta(hours=1)), timezone(timedelta(hours=8))
    here = datetime(2026, 11, 25, tzinfo=berlin)
    july, august = datetime(2027, 7, 1, tzinfo=winter), datetime(2027, 8, 1, tzinfo=elsewhere)
    made = localised(Rules(valid_from=july, windows=(Window(july, august),)), here)
    assert made.valid_from is not None
    assert made.valid_from.isoformat() == "2027-07-01T00:00:00+02:00"
    assert made.valid_until is None
    assert made.windows == (Window(made.valid_from, august),)


def test_an_item_is_its_path_and_its_bytes() -> None:
    assert record().id == item_id("甲.txt", "ab" * 32) == record(title="乙").id
    assert len({record().id, record("乙.txt").id, record(sha256="cd" * 32).id, record("甲\udcff.txt").id}) == 4
    assert len(record().id) == 24


def test_the_deck_is_one_of_the_derivatives() -> None:
    picture = Derivative("00" * 32, "image/png", 9, 4, 3)
    deck = Derivative("11" * 32, DECK_TYPE, 9)
    assert record(derivatives=(picture, deck)).deck is deck
    assert record(derivatives=(picture,)).deck is None


def test_what_a_snapshot_still_shows() -> None:
    accepted, held, gone = record(), record("乙.txt", Verdict.HELD), record("丙.txt")
    back, recalled = record("丁.txt"), record("戊.txt")
    manifest = Manifest(
        SCHEMA, 7, NOON, "open", (accepted, held, gone, back, recalled), (Withdrawal(back.id, 7, "deleted"),)
    )
    newer = (Withdrawal(gone.id, 8, "withdrawn"), Withdrawal(recalled.id, 9, "recalled"))
    assert playable(manifest, newer) == (accepted, back)
    assert playable(manifest, ()) == (accepted, gone, back, recalled)
    own = replace(manifest, withdrawn=(Withdrawal(gone.id, 8, "deleted"),))
    assert playable(own, ()) == (accepted, back, recalled)


def test_places_and_speeds_of_screens() -> None:
    settings = Settings(places=(LOBBY, OFFICE))
    assert place_of(settings, Screen(place="办公区")) is OFFICE
    assert place_of(settings, Screen(place="食堂")) is None
    assert [reading_speed(place) for place in (LOBBY, OFFICE, replace(LOBBY, cpm=300.0))] == [180.0, 240.0, 300.0]


def test_runs() -> None:
    assert runs_of("") == ()
    assert plain(runs_of("保密") + runs_of("工作")) == "保密工作"


def test_equal_frames_are_equal() -> None:
    frame = Frame(
        "a/0", 0, StageMode.PAGES, "局", "1日", "08:00", "", "", 1, 0, ("锁屏",), TickerMode.CRAWL, 0, "calm", False
    )
    assert frame == replace(frame)
    assert frame != replace(frame, clock="08:01")
    assert {frame, replace(frame)} == {frame}
    with pytest.raises(FrozenInstanceError):
        frame.page = 1  # type: ignore[misc]


def test_the_levels_in_their_order() -> None:
    assert [level.value for level in SecrecyLevel] == ["绝密级", "机密级", "秘密级"]
    assert Deck("t", ()) == Deck("t", (), ())


def test_the_lexicon_holds_words() -> None:
    assert len(WORDS) > 250
    assert all(1 <= len(word) <= 12 and word.isalpha() for word in WORDS)
    assert all(len(link) == 1 for link in LINKS)
    assert not LINKS & WORDS
    assert {"国家秘密", "保密期限", "司法机关"} <= WORDS
