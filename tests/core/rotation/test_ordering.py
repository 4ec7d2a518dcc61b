"""From what a person wrote to an order."""

from datetime import datetime, timedelta, timezone

import pytest

from signage.core.rotation.ordering import alert, ended, ending, length_of, meeting, moment_of
from signage.core.rotation.orders import Order, OrderKind
from signage.core.rotation.takeover import Doubt

NOW = datetime(2026, 7, 20, 15, 40, tzinfo=timezone(timedelta(hours=8)))
HOUR = timedelta(hours=1)

MOMENTS = [
    ("18:00", "2026-07-20 18:00"),
    ("18点半", "2026-07-20 18:30"),
    ("明天9点", "2026-07-21 09:00"),
    ("2026-07-21 08:30", "2026-07-21 08:30"),
    ("2026-7-21T8:30:00", "2026-07-21 08:30"),
    ("2026-02-30 08:30", None),
    ("8:00x", None),
    ("soon", None),
]


@pytest.mark.parametrize(("words", "moment"), MOMENTS, ids=[case[0] for case in MOMENTS])
def test_until_when(words: str, moment: str | None) -> None:
    found = moment_of(words, NOW)
    assert (found and f"{found:%Y-%m-%d %H:%M}") == moment


LENGTHS = [("2h", 120), ("90m", 90), ("半小时", 30), ("45", 45), ("2小时", 120), ("2h later", None), ("long", None)]


@pytest.mark.parametrize(("words", "minutes"), LENGTHS, ids=[case[0] for case in LENGTHS])
def test_for_how_long(words: str, minutes: int | None) -> None:
    assert length_of(words, NOW) == (NOW + timedelta(minutes=minutes) if minutes else None)


ALERTS = [
    ("the usual time", "停水", None, Order("a", OrderKind.ALERT, NOW, NOW + 4 * HOUR, "停水")),
    ("its lines", " 停水 \n\n 请储水 ", NOW + HOUR, Order("a", OrderKind.ALERT, NOW, NOW + HOUR, "停水\n请储水")),
    ("a whole day", "停水", NOW + 24 * HOUR, Order("a", OrderKind.ALERT, NOW, NOW + 24 * HOUR, "停水")),
    ("nothing", " \n", None, Doubt.NOTHING),
    ("too long", "水" * 61, None, Doubt.TOO_LONG),
    ("over already", "停水", NOW, Doubt.OVER),
    ("longer than a day", "停水", NOW + 25 * HOUR, Doubt.BEYOND),
]


@pytest.mark.parametrize(("text", "until", "made"), [case[1:] for case in ALERTS], ids=[case[0] for case in ALERTS])
def test_an_alert(text: str, until: datetime | None, made: Order | Doubt) -> None:
    assert alert("a", text, NOW, until) == made


def test_an_alert_has_its_places_and_may_be_a_drill() -> None:
    made = alert("a", "停水", NOW, None, places=("大厅",), drill=True)
    assert made == Order("a", OrderKind.ALERT, NOW, NOW + 4 * HOUR, "停水", ("大厅",), drill=True)


def test_a_meeting_ends_by_itself_and_may_be_ended_before() -> None:
    made = meeting("m", ("屏幕1",), NOW, None, dark=True)
    assert made == Order("m", OrderKind.MEETING, NOW, NOW + 4 * HOUR, screens=("屏幕1",), dark=True)
    assert isinstance(made, Order)
    assert ended(made, NOW + HOUR).until == NOW + HOUR
    assert ended(made, NOW + 9 * HOUR) == made
    assert meeting("m", ("屏幕1",), NOW, NOW + 13 * HOUR) is Doubt.BEYOND


def test_an_end_lasts_as_long_as_anything_can() -> None:
    assert ending("e", "a", NOW) == Order("e", OrderKind.END, NOW, NOW + 24 * HOUR, target="a")
