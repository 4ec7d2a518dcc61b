"""`alert` and `meeting`: what lies in the state folder afterwards, what is said, and the exit codes."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from signage.cli.main import main
from signage.core.calendar.mourning import Mourning
from signage.core.item import ItemRecord, Kind
from signage.core.rotation.orders import Order, OrderKind
from signage.core.rules import Role, Rules
from signage.core.verdict import Verdict
from signage.snapshots.form import encode_item
from signage.snapshots.mourning import switch_on
from signage.snapshots.orders import read_orders
from signage.snapshots.read import Reader
from signage.snapshots.write import write_manifest

SETTINGS = """
[content]
folder = "content"
state = "state"
[[place]]
name = "大厅"
[[place]]
name = "二楼会议室"
audience = "staff"
[[screen]]
name = "大屏"
place = "大厅"
[[screen]]
name = "会议屏"
place = "二楼会议室"
"""


class Home:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        (folder / "signage.toml").write_text(SETTINGS, encoding="utf-8")

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def __call__(self, *argv: str) -> tuple[int, str]:
        """The exit code, and everything that was said, in English."""
        code = main(["--lang", "en", *argv, "--settings", str(self.folder / "signage.toml")])
        said = self._capsys.readouterr()
        return code, said.out + said.err

    def json(self, *argv: str) -> Any:
        code = main([*argv, "--json", "--settings", str(self.folder / "signage.toml")])
        assert code == 0
        return json.loads(self._capsys.readouterr().out)

    @property
    def orders(self) -> tuple[Order, ...]:
        return read_orders(self.state)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Home:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "SIGNAGE_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    return Home(tmp_path, capsys)


def lasts(order: Order) -> float:
    return (order.until - order.begun).total_seconds() / 3600


def test_a_text_is_sent_for_the_usual_time(home: Home) -> None:
    code, said = home("alert", "三楼停水，请储水")
    assert code == 0
    assert "三楼停水，请储水" in said
    assert "nothing is playing now" in said
    (order,) = home.orders
    assert (order.kind, order.text, order.places, order.drill, lasts(order)) == (
        OrderKind.ALERT, "三楼停水，请储水", (), False, 4,
    )  # fmt: skip


def test_a_drill_for_two_hours_at_one_place(home: Home) -> None:
    told = home.json("alert", "消防疏散", "--for", "2h", "--place", "大厅", "--drill")
    (order,) = home.orders
    assert (order.places, order.drill, lasts(order)) == (("大厅",), True, 2)
    assert {key: told[key] for key in ("schema", "id", "kind", "drill", "places", "text")} == {
        "schema": 1, "id": order.id, "kind": "takeover", "drill": True, "places": ["大厅"], "text": "消防疏散",
    }  # fmt: skip


WRONG = [
    ("no text", ["alert"], 2, "there is no text"),
    ("too long", ["alert", "水" * 61], 2, "more than 60 characters"),
    ("longer than a day", ["alert", "水", "--for", "25h"], 2, "24 hours at most"),
    ("over already", ["alert", "水", "--until", "2020-01-01 08:00"], 2, "the end has passed"),
    ("no time", ["alert", "水", "--until", "soon"], 2, '"soon" is not a time'),
    ("no length", ["alert", "水", "--for", "long"], 2, '"long" is not a length of time'),
    ("both ends", ["alert", "水", "--for", "2h", "--until", "18:00"], 2, "wrong usage"),
    ("no such place", ["alert", "水", "--place", "走廊"], 2, 'no place "走廊"; there are: 大厅、二楼会议室'),
    ("a mark", ["alert", "机密★10年"], 1, "secrecy or internal mark (机●★●●年)"),
    ("two things at once", ["alert", "水", "--list"], 2, "one of them"),
    ("nothing to end", ["alert", "--end"], 1, "there is nothing to end"),
    ("no meeting", ["meeting", "end", "--screen", "大屏"], 1, "no meeting goes on at 大屏"),
    ("a meeting that is too long", ["meeting", "start", "--for", "13h"], 2, "12 hours at most"),
    ("a meeting of no length", ["meeting", "start", "--for", "long"], 2, "is not a length of time"),
    ("no such screen", ["meeting", "start", "--screen", "x"], 2, 'there is no screen "x"'),
]


@pytest.mark.parametrize(("argv", "code", "says"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_mistake_gets_a_sentence_and_sends_nothing(home: Home, argv: list[str], code: int, says: str) -> None:
    assert home(*argv)[0] == code
    assert says in home(*argv)[1]
    assert home.orders == ()


def test_what_has_the_screens_is_listed_and_ended(home: Home) -> None:
    assert home("alert", "--list") == (0, "no takeover and no meeting has a screen now\n")
    home("alert", "停水")
    home("alert", "停电")
    listed = home.json("alert", "--list")["standing"]
    assert [one["text"] for one in listed] == ["停水", "停电"]
    assert home("alert", "--end", listed[0]["id"]) == (0, "ended: 停水\n")
    assert [one["text"] for one in home.json("alert", "--list")["standing"]] == ["停电"]
    assert home("alert", "--end", "2")[0] == 0
    assert home.json("alert", "--list")["standing"] == []


def test_an_id_that_is_not_the_only_one_ends_nothing(home: Home) -> None:
    home("alert", "停水")
    home("alert", "停电")
    code, said = home("alert", "--end", "2")
    assert code == 2
    assert "停水" in said
    assert "停电" in said
    assert home.json("alert", "--end")["ended"] == [order.id for order in home.orders if order.text]


def test_a_file_can_be_ended_too_and_is_named(home: Home) -> None:
    now = datetime.now(UTC)
    rules = Rules(role=Role.TAKEOVER, valid_until=now + timedelta(hours=1))
    file = ItemRecord("紧急/停水.txt", "0" * 64, 1, Kind.TEXT, "停水", "紧急", rules, Verdict.ACCEPTED, accepted_at=now)
    other = replace(file, path="a.txt", rules=Rules())
    home.state.mkdir()
    write_manifest(home.state, 1, now, "open", items=[encode_item(file), encode_item(other)], withdrawn=())
    (listed,) = home.json("alert", "--list")["standing"]
    assert (listed["path"], listed["text"]) == ("紧急/停水.txt", "停水")
    code, said = home("alert", "--end")
    assert code == 0
    assert "紧急/停水.txt, which is still there" in said
    assert home("alert", "--list")[1].startswith("no takeover")


def test_a_meeting_is_that_of_the_meeting_room(home: Home) -> None:
    assert "会议屏" in home("meeting", "start", "--dark")[1]
    (order,) = home.orders
    assert (order.kind, order.screens, order.dark, lasts(order)) == (OrderKind.MEETING, ("会议屏",), True, 4)
    assert "meeting" in home("meeting", "list")[1]
    assert "five minutes" in home("meeting", "end")[1]
    (ended,) = home.orders
    assert ended.until < order.until
    (card,) = home.json("meeting", "list")["standing"]
    assert (card["kind"], card["screens"]) == ("farewell", ["会议屏"])


def test_the_screen_must_be_named_where_no_place_is_a_meeting_room(home: Home) -> None:
    file = home.folder / "signage.toml"
    file.write_text(SETTINGS.replace("二楼会议室", "二楼"), encoding="utf-8")
    code, said = home("meeting", "start")
    assert code == 2
    assert "--screen: 大屏、会议屏" in said
    assert home.json("meeting", "start", "--screen", "大屏")["screens"] == ["大屏"]


def test_a_state_folder_that_cannot_be_written_is_said(home: Home) -> None:
    home.state.write_text("")
    code, said = home("alert", "停水")
    assert code == 3
    assert "cannot write the state folder" in said


def test_a_picture_shows_an_alert_also_before_anything_is_published(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And mourning that was switched on: the picture is made from another state folder."""
    (home.folder / "content").mkdir()
    assert home("alert", "三楼停水", "--for", "1h")[0] == 0
    now = datetime.now(UTC)
    switch_on(home.state, Mourning(now, now + timedelta(hours=1)))
    seen: list[tuple[tuple[Order, ...], bool]] = []

    def take(*asked: Any) -> None:
        state = asked[2]
        seen.append((read_orders(state), Reader(state).mourning()[0] is not None))

    monkeypatch.setattr("signage.screen.shot.take", take)
    assert home("shot", "--at", "2026-11-26 10:00", "-o", str(home.folder / "a.png"))[0] == 0
    assert [([order.text for order in orders], mourns) for orders, mourns in seen] == [(["三楼停水"], True)]
