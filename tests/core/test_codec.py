"""Values to plain JSON and back, strictly: what goes out comes in again, and nothing else does."""

import json
import math
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.cards.card import Card, Deck, Highlight, QrCode, Welcome
from signage.core.codec import CodecError, canonical_json, digest, from_plain, tag_of, to_plain
from signage.core.document import Run
from signage.core.item import ItemRecord, Kind
from signage.core.rules import Rules
from signage.core.settings import Settings
from signage.core.verdict import Verdict


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Circle:
    TAGGED: ClassVar[bool] = True
    radius: float


@dataclass(frozen=True, slots=True)
class Square:
    TAGGED: ClassVar[bool] = True
    side: int


@dataclass(frozen=True, slots=True)
class Everything:
    name: str
    count: int
    share: float
    on: bool
    colour: Colour
    day: date
    at: time
    moment: datetime
    shape: Circle | Square
    many: tuple[Square, ...] = ()
    pair: tuple[int, str] = (0, "")
    names: frozenset[str] = frozenset()
    maybe: Circle | None = None
    made: tuple[int, ...] = field(default_factory=tuple)


def everything(**changed: Any) -> Everything:
    fields: dict[str, Any] = {
        "name": "保密",
        "count": 3,
        "share": 0.5,
        "on": True,
        "colour": Colour.RED,
        "day": date(2026, 10, 1),
        "at": time(8, 30),
        "moment": datetime(2026, 10, 1, 8, 30, tzinfo=timezone(timedelta(hours=8))),
        "shape": Square(2),
    }
    return Everything(**{**fields, **changed})


def test_every_type_there_and_back() -> None:
    value = everything(many=(Square(1), Square(2)), pair=(4, "b"), names=frozenset("ba"), maybe=Circle(1.5), made=(1,))
    plain = to_plain(value)
    assert plain["shape"] == {"type": "square", "side": 2}
    assert plain["names"] == ["a", "b"]
    assert plain["moment"] == "2026-10-01T08:30:00+08:00"
    assert json.loads(json.dumps(plain)) == plain
    assert from_plain(Everything, plain) == value


def test_defaults_may_be_left_out() -> None:
    plain = to_plain(everything())
    for name in ("many", "pair", "names", "maybe", "made"):
        del plain[name]
    assert from_plain(Everything, plain) == everything()


def test_mappings_and_lists_become_plain() -> None:
    assert to_plain({1: [Circle(1.0)], "b": None}) == {"1": [{"type": "circle", "radius": 1.0}], "b": None}


def test_a_class_is_not_its_value() -> None:
    assert to_plain(Circle) is Circle


def test_a_whole_number_may_stand_for_a_float() -> None:
    shape = from_plain(Everything, {**to_plain(everything()), "share": 2}).share
    assert (shape, type(shape)) == (2.0, float)


REFUSED = [
    ("unknown key", {"colours": 1}, "unknown keys"),
    ("a type where there is no union", {"type": "everything"}, "unknown keys"),
    ("text for a number", {"count": "3"}, "count: int"),
    ("number for text", {"name": 3}, "name: str"),
    ("float for a whole number", {"count": 3.0}, "count: int"),
    ("truth for a whole number", {"count": True}, "count: int"),
    ("truth for a float", {"share": True}, "share: float"),
    ("whole number for truth", {"on": 1}, "on: bool"),
    ("not finite", {"share": math.inf}, "share: float"),
    ("not a number", {"share": math.nan}, "share: float"),
    ("unknown member", {"colour": "blue"}, "blue"),
    ("a day that is none", {"day": "2026-02-30"}, "not a date"),
    ("a number for a moment", {"moment": 5}, "not a datetime"),
    ("nothing for a time", {"at": None}, "not a time"),
    ("nothing for a union", {"shape": None}, "a value is needed"),
    ("unknown shape", {"shape": {"type": "star"}}, "unknown type 'star'"),
    ("shape without its type", {"shape": {"side": 1}}, "unknown type None"),
    ("no object", {"shape": 7}, "unknown type None"),
    ("object for a tuple", {"many": {}}, "a list is needed"),
    ("text for a tuple", {"many": "ab"}, "a list is needed"),
    ("wrong member", {"many": [1]}, "an object is needed"),
    ("too short a pair", {"pair": [1]}, "2 values are needed"),
    ("too long a pair", {"pair": [1, "a", 2]}, "2 values are needed"),
    ("object for a set", {"names": {}}, "a list is needed"),
    ("wrong member of a set", {"names": [1]}, "str is needed"),
    ("wrong optional", {"maybe": {"radius": "1"}}, "radius: float"),
]


@pytest.mark.parametrize(("change", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(CodecError, match=words):
        from_plain(Everything, {**to_plain(everything()), **change})


def test_a_missing_key_is_named() -> None:
    with pytest.raises(CodecError, match=r"missing keys \['side'\]"):
        from_plain(Square, {"type": "square"})


@pytest.mark.parametrize("plain", [None, [], "x", 3, True])
def test_a_dataclass_needs_an_object(plain: object) -> None:
    with pytest.raises(CodecError, match="an object is needed"):
        from_plain(Square, plain)


def test_canonical_json_has_one_spelling() -> None:
    assert canonical_json({"b": 1, "a": "密"}) == canonical_json({"a": "密", "b": 1}) == '{"a":"密","b":1}'.encode()
    assert digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1}) != digest({"a": 2, "b": 2})
    with pytest.raises(ValueError, match="Out of range float"):
        canonical_json(math.nan)


def test_names_that_are_no_text_can_be_written() -> None:
    assert canonical_json("\udcff").decode("utf-8", "surrogatepass") == '"\udcff"'


def test_settings_and_records_go_through() -> None:
    assert from_plain(Settings, json.loads(canonical_json(Settings()))) == Settings()
    record = ItemRecord("甲.txt", "0" * 64, 1, Kind.TEXT, "甲", "", Rules(), Verdict.ACCEPTED)
    assert from_plain(ItemRecord, json.loads(canonical_json(record))) == record
    assert tag_of(QrCode) == "qrcode"


words = st.text(max_size=12)
cards: st.SearchStrategy[Card] = st.one_of(
    st.builds(Welcome, st.tuples(words) | st.tuples(words, words)),
    st.builds(Highlight, st.lists(st.builds(Run, words, st.booleans())).map(tuple), words, words),
    st.builds(QrCode, words, words, words),
)


@given(st.builds(Deck, words, st.lists(cards, max_size=4).map(tuple), st.lists(words).map(tuple)))
def test_any_deck_survives(deck: Deck) -> None:
    plain = json.loads(canonical_json(deck).decode("utf-8", "surrogatepass"))
    assert from_plain(Deck, plain) == deck


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words | st.sampled_from(["type", "cards"]), inner),
    max_leaves=8,
)


@given(anything)
def test_anything_else_is_refused_with_one_error(plain: object) -> None:
    with pytest.raises(CodecError):
        from_plain(Deck, {"title": "t", "cards": [plain]})


@given(st.datetimes(timezones=st.just(UTC)))
def test_moments_keep_their_zone(moment: datetime) -> None:
    assert from_plain(Rules, to_plain(Rules(valid_from=moment))).valid_from == moment
