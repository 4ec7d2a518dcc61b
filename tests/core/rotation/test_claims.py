"""Who has the whole screen, and who waits."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from signage.core.item import ItemRecord, Kind
from signage.core.rotation.claims import claims, leading
from signage.core.rotation.orders import MEETING_LONGEST, Order, OrderKind, is_sound
from signage.core.rules import Audience, Role, Rules
from signage.core.settings import Place
from signage.core.verdict import Verdict

NOW = datetime(2026, 7, 20, 15, 0, tzinfo=timezone(timedelta(hours=8)))
HOUR = timedelta(hours=1)
HALL = Place("大厅")
RULES = Rules(role=Role.TAKEOVER, valid_until=NOW + HOUR)


def item(name: str = "停水", rules: Rules = RULES, begun: datetime | None = NOW - HOUR) -> ItemRecord:
    return ItemRecord(
        f"紧急/{name}.txt", "0" * 64, 1, Kind.TEXT, name, "紧急", rules, Verdict.ACCEPTED, accepted_at=begun
    )


def alert(id_: str = "a", **changes: object) -> Order:
    order = Order(id_, OrderKind.ALERT, NOW - HOUR, NOW + HOUR, "停水")
    return replace(order, **changes)  # type: ignore[arg-type]


def meeting(**changes: object) -> Order:
    order = Order("m", OrderKind.MEETING, NOW - HOUR, NOW + HOUR, screens=("屏幕1",))
    return replace(order, **changes)  # type: ignore[arg-type]


def who(items: tuple[ItemRecord, ...] = (), orders: tuple[Order, ...] = (), now: datetime = NOW) -> list[str]:
    """What stands, the leading one first."""
    found = claims(items, orders, HALL, "屏幕1", now)
    first = leading(found)
    rest = [claim for claim in found if claim is not first]
    return [f"{claim.sort.name} {claim.id}" for claim in (*((first,) if first else ()), *rest)]


FILE = item()
CASES = [
    ("nothing", (), (), []),
    ("a file", (FILE,), (), [f"TAKEOVER {FILE.id}"]),
    ("a file without an end", (item(rules=Rules(role=Role.TAKEOVER)),), (), []),
    ("a file that nobody accepted", (item(begun=None),), (), []),
    ("a file of another section", (item(rules=replace(RULES, role=Role.PLAY)),), (), []),
    ("a file for staff at a public place", (item(rules=replace(RULES, audience=Audience.STAFF)),), (), []),
    ("a file that is over", (item(rules=replace(RULES, valid_until=NOW)),), (), []),
    ("a file that says longer than a day", (item(begun=NOW - 25 * HOUR),), (), []),
    ("an order", (), (alert(),), ["TAKEOVER a"]),
    ("an order for this place", (), (alert(places=("大厅",)),), ["TAKEOVER a"]),
    ("an order for another place", (), (alert(places=("走廊",)),), []),
    ("the newer one first", (), (alert(), alert("b", begun=NOW)), ["TAKEOVER b", "TAKEOVER a"]),
    ("the higher priority before the newer", (item(rules=replace(RULES, priority=1)),), (alert(begun=NOW),), None),
    ("one that was ended", (), (alert(), Order("e", OrderKind.END, NOW, NOW + HOUR, target="a")), []),
    ("a meeting", (), (meeting(),), ["MEETING m"]),
    ("a meeting on another screen", (), (meeting(screens=("屏幕2",)),), []),
    ("a takeover before a meeting", (), (meeting(begun=NOW), alert()), ["TAKEOVER a", "MEETING m"]),
    ("the card after a meeting", (), (meeting(until=NOW),), ["FAREWELL m-end"]),
    ("a meeting and its card are over", (), (meeting(until=NOW - timedelta(minutes=5)),), []),
]


@pytest.mark.parametrize(("items", "orders", "standing"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_who_has_the_screen(
    items: tuple[ItemRecord, ...], orders: tuple[Order, ...], standing: list[str] | None
) -> None:
    if standing is None:
        assert who(items, orders)[0] == f"TAKEOVER {items[0].id}"
    else:
        assert who(items, orders) == standing


def test_the_one_that_waits_comes_up_again_while_its_time_is_not_over() -> None:
    short, long = alert("short", begun=NOW, until=NOW + HOUR / 2), alert("long")
    assert who(orders=(short, long))[0] == "TAKEOVER short"
    assert who(orders=(short, long), now=NOW + HOUR / 2) == ["TAKEOVER long"]


def test_a_place_that_nobody_described_shows_no_file_but_every_order() -> None:
    found = claims((FILE,), (alert(), alert("b", places=("大厅",))), None, "屏幕1", NOW)
    assert [claim.id for claim in found] == ["a"]


def test_a_file_that_says_so_in_its_name_is_a_drill() -> None:
    real, drill = claims((item("停水"), item("停水演练")), (), HALL, "屏幕1", NOW)
    assert (real.drill, drill.drill) == (False, True)
    assert real.lasts == 2 * HOUR


SOUND = [
    ("an hour", alert(), True),
    ("longer than a day", alert(until=NOW + 24 * HOUR), False),
    ("a meeting longer than half a day", meeting(until=NOW - HOUR + MEETING_LONGEST * 1.1), False),
    ("at the end of time", alert(begun=NOW.replace(year=9999), until=NOW.replace(year=9999)), False),
    ("a beginning without a zone", alert(begun=NOW.replace(tzinfo=None)), False),
    ("an end without a zone", alert(until=NOW.replace(tzinfo=None)), False),
]


@pytest.mark.parametrize(("order", "sound"), [case[1:] for case in SOUND], ids=[case[0] for case in SOUND])
def test_an_order_that_can_be_followed(order: Order, sound: bool) -> None:
    assert is_sound(order) is sound


def test_a_meeting_is_over_after_its_card() -> None:
    assert (meeting().over - NOW, alert().over - NOW) == (HOUR + timedelta(minutes=5), HOUR)
