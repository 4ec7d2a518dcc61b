"""When something else than the content has a screen, and that it is what the player asks at every moment."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signage.core.calendar.daytable import DayTable
from signage.core.item import ItemRecord, Kind
from signage.core.rotation.claims import claims, leading
from signage.core.rotation.held import Held, Told, held
from signage.core.rotation.hours import is_dark
from signage.core.rotation.orders import Order, OrderKind
from signage.core.rules import Role, Rules
from signage.core.settings import Hours, Place
from signage.core.verdict import Verdict

CHINA = ZoneInfo("Asia/Shanghai")
HALL = Place(name="大厅")
OFFICE = Hours(on="08:00", off="18:00")
MINUTE = timedelta(minutes=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=CHINA)


def order(name: str, kind: OrderKind, begun: str, until: str, **more: object) -> Order:
    return Order(name, kind, at(begun), at(until), **more)  # type: ignore[arg-type]


def urgent(begun: str, until: str, places: tuple[str, ...] = ()) -> ItemRecord:
    rules = Rules(role=Role.TAKEOVER, valid_until=at(until), places=places)
    accepted = at(begun)
    return ItemRecord(
        "紧急/停水.txt", "0" * 64, 1, Kind.TEXT, "停水", "紧急", rules, Verdict.ACCEPTED, accepted_at=accepted
    )


def told(found: tuple[Held, ...]) -> list[tuple[str, str, str]]:
    return [(f"{one.begins:%m-%d %H:%M}", f"{one.ends:%m-%d %H:%M}", one.claim.sort.word) for one in found]


ALERT = order("a", OrderKind.ALERT, "03-10T10:00", "03-10T11:00", text="停水")
MEETING = order("m", OrderKind.MEETING, "03-10T10:30", "03-10T12:00", screens=("屏1",))
ENDED = order("e", OrderKind.END, "03-10T10:20", "03-10T10:20", target="a")
CASES = {
    "nothing": (Told((), (), Hours()), []),
    "a file": (Told((urgent("03-10T09:00", "03-10T10:00"),), (), Hours()), [("03-10 09:00", "03-10 10:00", "takeover")]),
    "a file for another place": (Told((urgent("03-10T09:00", "03-10T10:00", ("三楼",)),), (), Hours()), []),
    "an alert, then a meeting and its card": (
        Told((), (ALERT, MEETING), Hours()),
        [
            ("03-10 10:00", "03-10 11:00", "takeover"),
            ("03-10 11:00", "03-10 12:00", "meeting"),
            ("03-10 12:00", "03-10 12:05", "farewell"),
        ],
    ),
    "an alert that was ended stood until then": (
        Told((), (ALERT, ENDED), Hours()),
        [("03-10 10:00", "03-10 10:20", "takeover")],
    ),
    "the dark hours, and what comes in them": (
        Told((), (order("n", OrderKind.ALERT, "03-10T18:30", "03-10T19:00"),), OFFICE),
        [
            ("03-10 00:00", "03-10 08:00", "dark"),
            ("03-10 18:00", "03-10 18:30", "dark"),
            ("03-10 18:30", "03-10 19:00", "takeover"),
            ("03-10 19:00", "03-11 00:00", "dark"),
        ],
    ),
    "another's meeting": (Told((), (order("m", OrderKind.MEETING, "03-10T10:30", "03-10T12:00", screens=("屏2",)),), Hours()), []),
}  # fmt: skip


@pytest.mark.parametrize(("what", "stretches"), CASES.values(), ids=CASES)
def test_who_has_the_screen(what: Told, stretches: list[tuple[str, str, str]], feast: DayTable) -> None:
    start, end = at("03-10T00:00"), at("03-11T00:00")
    found = held(what, HALL, "屏1", start, end, feast)
    assert told(found) == stretches
    now = start
    while now < end:
        known = [one for one in what.orders if one.begun <= now]
        claim = leading(each for each in claims(what.items, known, HALL, "屏1", now) if each.begun <= now)
        mine = next((one.claim for one in found if one.begins <= now < one.ends), None)
        assert (mine.id if mine else "") == (claim.id if claim else "dark" if is_dark(what.hours, now) else "")
        now += MINUTE


def test_what_reaches_over_the_ends_is_cut(feast: DayTable) -> None:
    what = Told((), (ALERT,), Hours())
    (only,) = held(what, HALL, "屏1", at("03-10T10:15"), at("03-10T10:45"), feast)
    assert (only.begins, only.ends, only.claim.until) == (at("03-10T10:15"), at("03-10T10:45"), at("03-10T11:00"))


def test_an_order_that_begins_elsewhere_does_not_part_a_stretch(feast: DayTable) -> None:
    other = order("m", OrderKind.MEETING, "03-10T10:30", "03-10T10:40", screens=("屏2",))
    assert told(held(Told((), (ALERT, other), Hours()), HALL, "屏1", at("03-10T00:00"), at("03-11T00:00"), feast)) == [
        ("03-10 10:00", "03-10 11:00", "takeover")
    ]


def test_days_off_are_dark_however_many_come_in_a_row(feast: DayTable) -> None:
    what = Told((), (), Hours(on="08:00", off="18:00", days_off="dark"))
    found = held(what, HALL, "屏1", at("03-31T00:00"), at("04-08T00:00"), feast)
    assert told(found) == [
        ("03-31 00:00", "03-31 08:00", "dark"),
        ("03-31 18:00", "04-01 08:00", "dark"),
        ("04-01 18:00", "04-06 08:00", "dark"),
        ("04-06 18:00", "04-07 08:00", "dark"),
        ("04-07 18:00", "04-08 00:00", "dark"),
    ]
