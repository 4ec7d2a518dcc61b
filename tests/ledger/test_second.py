"""Rows that the ledger cannot take go to a second place, and are taken back; nothing that was acknowledged is lost on the way."""

import json
import logging
import os
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from signage.core.ledger.chain import verify
from signage.core.ledger.entry import Act, Result
from signage.ledger import reading, second, shelf, writer
from signage.ledger.draft import Draft
from signage.ledger.reading import account, has_ledger
from signage.ledger.second import Second, places_for, spilled
from signage.ledger.writer import Ledger
from signage.words.report import operation_words

from .conftest import WAIT_S, Clock, raw_rows

ITEM = {"id": "a1", "path": "甲.txt", "sha256": "ab" * 32, "title": "甲", "approved_by": ""}
SCREEN = "屏幕1"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one place for every state folder."""
    chosen = tmp_path / "elsewhere" / "here"
    for module in (writer, reading):
        monkeypatch.setattr(module, "places_for", lambda _state: (chosen,))
    monkeypatch.setattr(writer, "RETRY_S", 0.02)
    return chosen


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level(logging.CRITICAL):
        yield


@pytest.fixture
def state(tmp_path: Path) -> Path:
    folder = tmp_path / "state"
    folder.mkdir()
    return folder


def break_it(state: Path) -> None:
    """The ledger's folder cannot be used, not even by root."""
    folder = state / shelf.FOLDER
    if folder.exists():
        folder.rename(state / "aside")
    folder.write_text("in the way")


def mend_it(state: Path) -> None:
    (state / shelf.FOLDER).unlink()
    if (state / "aside").exists():
        (state / "aside").rename(state / shelf.FOLDER)


def begin(state: Path, clock: Clock) -> Ledger:
    return Ledger(state, SCREEN, clock.wall, clock.mono)


def broken_while_it_plays(state: Path, clock: Clock) -> Ledger:
    """A writer whose folder breaks under the first slide; the end of that goes to the second place."""
    ledger = begin(state, clock)
    ledger.start(ITEM, "0")
    assert ledger.wait(WAIT_S)
    break_it(state)
    clock.push(seconds=8)
    ledger.end(Result.PLAYED, 8)
    return ledger


def play(ledger: Ledger, clock: Clock, slide: str, seconds: float = 8) -> None:
    ledger.start(ITEM, slide)
    clock.push(seconds=seconds)
    ledger.end(Result.PLAYED, seconds)


def until_kept(place: Path, count: int) -> None:
    """Waits until so many rows lie in the second place."""
    for _ in range(2000):
        if sum(len(one.drafts) for one in spilled((place,))) >= count:
            return
        threading.Event().wait(0.01)
    pytest.fail("nothing came to the second place")


def until_well(ledger: Ledger) -> None:
    ends = time.monotonic() + WAIT_S
    while not ledger.wait(0.05):
        assert time.monotonic() < ends


def told(state: Path) -> list[tuple[str, Any]]:
    return [(row[4], json.loads(row[5])) for row in raw_rows(state / shelf.FOLDER)]


def plays_of(state: Path) -> list[tuple[str, str, float]]:
    clock = Clock()
    found = account(state, clock.moment - timedelta(days=1), clock.moment + timedelta(days=1), whole=True)
    assert found.chain.ok
    return [(one.slide, one.result.value, one.seconds) for one in found.plays]


@pytest.mark.usefixtures("quiet")
def test_what_cannot_be_written_is_taken_back_with_a_word_about_it(state: Path, place: Path) -> None:
    clock = Clock()
    ledger = begin(state, clock)
    play(ledger, clock, "0")
    ledger.start(ITEM, "1")
    assert ledger.wait(WAIT_S)
    break_it(state)
    clock.push(seconds=8)
    ledger.end(Result.PLAYED, 8)
    for number in range(2, 1500):
        play(ledger, clock, str(number), 0.01)
        if number % 300 == 0:
            until_kept(place, 2 * (number - 2) + 3)
    until_kept(place, 2997)
    assert ledger.trouble
    mend_it(state)
    until_well(ledger)
    play(ledger, clock, "last")
    ledger.close(WAIT_S)
    rows = raw_rows(state / shelf.FOLDER)
    assert verify(rows).ok
    gap = next(body for act, body in told(state) if act == "gap")
    assert (gap["late"], gap["lost"], gap["place"]) == (2997, 0, str(place))
    assert [slide for slide, *_ in plays_of(state)] == [*map(str, range(1500)), "last"], "more than memory holds"
    assert plays_of(state)[1] == ("1", "played", 8.0)
    assert not list(spilled((place,)))


@pytest.mark.usefixtures("quiet")
def test_a_process_that_ends_meanwhile_leaves_them_to_the_next_one(state: Path, place: Path) -> None:
    clock = Clock()
    ledger = broken_while_it_plays(state, clock)
    ledger.start(ITEM, "1")
    until_kept(place, 2)
    ledger.close(WAIT_S)  # in vain: its last row goes there too
    mend_it(state)
    clock.push(seconds=60)
    following = begin(state, clock)
    assert following.wait(WAIT_S)
    following.close(WAIT_S)
    acts = [act for act, _ in told(state)]
    assert acts == [
        *("begun", "started", "item", "start"),
        *("gap", "end", "item", "start", "stopped", "end", "started", "stopped"),
    ]
    assert plays_of(state) == [("0", "played", 8.0), ("1", "aborted", 0.0)]


@pytest.mark.usefixtures("quiet")
def test_a_file_that_could_not_be_removed_is_not_taken_twice(
    state: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    break_it(state)
    ledger = begin(state, clock)
    play(ledger, clock, "0")
    until_kept(place, 3)
    with monkeypatch.context() as patch:
        patch.setattr(Second, "taken", lambda *_: None)
        mend_it(state)
        until_well(ledger)
        ledger.close(WAIT_S)
    assert len(list(spilled((place,)))) == 1
    assert plays_of(state) == [("0", "played", 8.0)], "the report does not tell them twice either"
    following = begin(state, clock)
    assert following.wait(WAIT_S)
    following.close(WAIT_S)
    assert plays_of(state) == [("0", "played", 8.0)]
    assert not list(spilled((place,)))


@pytest.mark.usefixtures("quiet")
def test_the_report_tells_what_still_lies_there(state: Path, place: Path) -> None:
    clock = Clock()
    ledger = broken_while_it_plays(state, clock)
    play(ledger, clock, "1")
    until_kept(place, 3)
    mend_it_for_reading = state / "aside"
    (state / shelf.FOLDER).unlink()
    writer_stays_out = state / "blocked"
    mend_it_for_reading.rename(writer_stays_out)
    (state / shelf.FOLDER).write_text("in the way")
    ledger.close(WAIT_S)
    (state / shelf.FOLDER).unlink()
    writer_stays_out.rename(state / shelf.FOLDER)
    assert has_ledger(state)
    found = account(state, clock.moment - timedelta(days=1), clock.moment + timedelta(days=1), whole=True)
    assert found.chain.ok
    assert [(one.slide, one.result.value, one.path) for one in found.plays] == [
        ("0", "played", "甲.txt"),
        ("1", "played", "甲.txt"),
    ]
    notes = [one for one in found.operations if one.act == Act.GAP]
    assert [(note.details["waits"], note.details["late"]) for note in notes] == [(True, 4)]
    chinese, english = operation_words(notes[0])
    assert str(place) in chinese
    assert "not in the ledger" in english
    assert len({one.seq for one in (*found.plays, *found.operations)}) == len(found.plays) + len(found.operations)


@pytest.mark.usefixtures("quiet")
def test_where_no_place_takes_them_the_newest_stay_in_memory(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(writer, "places_for", lambda _state: (tmp_path / "file" / "x", tmp_path / "file" / "y"))
    monkeypatch.setattr(writer, "RETRY_S", 0.02)
    clock = Clock()
    break_it(state)
    ledger = begin(state, clock)
    play(ledger, clock, "0")
    assert not ledger.wait(WAIT_S)
    mend_it(state)
    until_well(ledger)
    ledger.close(WAIT_S)
    assert plays_of(state) == [("0", "played", 8.0)]
    assert next(body for act, body in told(state) if act == "gap")["lost"] == 0


# -- the files themselves ------------------------------------------------------------------------------------------------


def drafts(count: int, begin: int = 0) -> tuple[Draft, ...]:
    clock = Clock()
    return tuple(Draft(Act.LEVEL, clock.moment, 5, {"to": number}) for number in range(begin, begin + count))


def test_what_was_put_is_there_again(tmp_path: Path) -> None:
    places = (tmp_path / "x" / "here",)
    mine, other = Second(places, SCREEN), Second(places, "屏幕2")
    assert not mine.holds
    assert mine.put(drafts(3))
    assert mine.put(drafts(2, 3))
    assert other.put((Draft(Act.START, Clock().moment, 5, {"item": "a1"}, ITEM),))
    (one,) = Second(places, SCREEN).left()
    assert (one.drafts, one.broken) == (drafts(5), 0)
    assert one.path.stat().st_mode & 0o777 == 0o600
    assert places[0].stat().st_mode & 0o777 == 0o700
    assert Second(places, SCREEN).holds
    (theirs,) = other.left()
    assert theirs.drafts[0].item == ITEM
    mine.taken(one)
    assert not list(mine.left())
    assert mine.put(drafts(1))
    assert len(list(mine.left())) == 1


def test_every_changed_byte_is_seen_and_costs_what_follows(tmp_path: Path) -> None:
    place = tmp_path / "x" / "here"
    Second((place,), SCREEN).put(drafts(3))
    path = next(place.iterdir())
    whole = path.read_bytes()
    head = whole.index(b"\n")
    for at in range(head + 1, len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        (one,) = spilled((place,))
        line = whole[:at].count(b"\n") - 1
        assert one.drafts == drafts(3)[: len(one.drafts)]
        assert len(one.drafts) <= line + 1
    path.write_bytes(b"{}\n" + whole[head + 1 :])
    assert not list(spilled((place,)))


def test_a_power_cut_costs_only_what_was_not_acknowledged(tmp_path: Path) -> None:
    place = tmp_path / "x" / "here"
    Second((place,), SCREEN).put(drafts(2))
    path = next(place.iterdir())
    whole = path.read_bytes()
    for cut in range(whole.rindex(b"\n", 0, -1) + 1, len(whole)):
        path.write_bytes(whole[:cut])
        (one,) = spilled((place,))
        assert (len(one.drafts), one.broken) == (1, 0)


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_place_that_fails_gives_way_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    places = (tmp_path / "x" / "here", tmp_path / "y" / "there")
    mine = Second(places, SCREEN)
    assert mine.put(drafts(2))
    real = getattr(os, call)
    fails = [True]

    def sick(fd: int, *more: Any) -> Any:
        if fails and str(places[0]) in str(Path(f"/proc/self/fd/{fd}").readlink()):
            raise OSError(28, "No space left on device")
        return real(fd, *more)

    monkeypatch.setattr(second.os, call, sick)
    assert mine.put(drafts(2, 2))
    assert mine.place == places[1]
    fails.clear()
    assert [draft for one in mine.left() for draft in one.drafts] == [*drafts(4)]
    assert sum(one.broken for one in mine.left()) == 0


def test_a_place_of_strangers_is_none(tmp_path: Path) -> None:
    """`/var/tmp` is everybody's: a folder that others may write, or a link, is not used."""
    open_to_all, link = tmp_path / "open", tmp_path / "link"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    (tmp_path / "target").mkdir()
    link.symlink_to(tmp_path / "target")
    assert not Second((open_to_all / "here", link / "here"), SCREEN).put(drafts(1))
    assert not list((tmp_path / "target").rglob("*.jsonl"))


def test_it_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "MOST_BYTES", 2000)
    place = tmp_path / "x" / "here"
    mine = Second((place,), SCREEN)
    put = [mine.put(drafts(2, number)) for number in range(0, 40, 2)]
    assert put[0]
    assert not put[-1]
    assert sum(path.stat().st_size for path in place.iterdir()) <= 2000
    assert len(list(place.iterdir())) == 1


def test_a_long_trouble_makes_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "FILE_BYTES", 600)
    mine = Second((tmp_path / "x" / "here",), SCREEN)
    assert all(mine.put(drafts(2, number)) for number in range(0, 40, 2))
    left = list(mine.left())
    assert len(left) > 3
    assert [draft for one in left for draft in one.drafts] == list(drafts(40))


def test_the_places_are_those_of_the_owner(tmp_path: Path) -> None:
    places = places_for(tmp_path)
    assert len(places) == 3
    assert len({path.name for path in places}) == 1
    assert places_for(tmp_path / "other")[0].name != places[0].name


def test_files_keep_their_order_where_the_clock_is_put_back(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "FILE_BYTES", 1)
    rows = Second((place,), SCREEN)
    for number, moment in enumerate((2_000, 1_000, 3_000)):
        monkeypatch.setattr(time, "time_ns", lambda moment=moment: moment * 10**15)
        assert rows.put([Draft(Act.LEVEL, Clock().moment, 0, {"to": number})])
    assert [draft.details["to"] for one in spilled((place,)) for draft in one.drafts] == [0, 1, 2]
