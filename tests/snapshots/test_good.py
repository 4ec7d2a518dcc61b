"""The last known good snapshot: what players fall back to, and what they never do."""

import hashlib
import itertools
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from signage.core.item import ItemRecord, Kind
from signage.core.rules import Audience, Rules
from signage.core.snapshot import Off, playable
from signage.core.verdict import Verdict
from signage.ingest.publish.publisher import KEPT, Publisher
from signage.ingest.publish.tidying import tidy
from signage.ingest.publish.withdrawals import TakenOff
from signage.snapshots import layout
from signage.snapshots.good import Proof, good_anywhere, good_on, note_good
from signage.snapshots.read import PreviousReader, Reader
from signage.snapshots.write import write_withdrawn

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
GREAT = 1 << 40
HALL, LIFT = "大厅", "电梯厅"


def item(name: str, version: int = 0, **rules: Audience) -> ItemRecord:
    sha256 = hashlib.sha256(f"{name}{version}".encode()).hexdigest()
    return ItemRecord(name, sha256, 1, Kind.TEXT, name, "", Rules(**rules), Verdict.ACCEPTED)


def proof_of(state: Path, sequence: int) -> Proof:
    return Proof(sequence, hashlib.sha256(layout.manifest_path(state, sequence).read_bytes()).hexdigest())


def shown(reader: Reader) -> list[str]:
    manifest = reader.poll()
    return [one.path for one in playable(manifest, reader.withdrawn())] if manifest is not None else []


def falls_back_to(reader: Reader) -> int:
    manifest = reader.poll()
    return manifest.sequence if manifest is not None else 0


def publish(publisher: Publisher, count: int) -> None:
    for _ in range(count):
        publisher.publish([item("甲"), item(f"第{publisher.sequence + 1}版")], NOW)


def test_players_that_die_of_the_newest_get_the_last_known_good_one(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    publish(publisher, 4)
    assert falls_back_to(PreviousReader(tmp_path, HALL)) == 3
    note_good(tmp_path, HALL, proof_of(tmp_path, 2))
    assert falls_back_to(PreviousReader(tmp_path, HALL)) == 2
    assert falls_back_to(PreviousReader(tmp_path, LIFT)) == 3, "what is good on one screen says nothing of another"
    note_good(tmp_path, HALL, proof_of(tmp_path, 4))
    assert falls_back_to(PreviousReader(tmp_path, HALL)) == 2, "the newest is good no longer: players die of it"
    assert falls_back_to(Reader(tmp_path, HALL)) == 4


def test_they_take_what_is_published_after_that(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    publish(publisher, 3)
    reader = PreviousReader(tmp_path, HALL)
    assert falls_back_to(reader) == 2
    publish(publisher, 1)
    assert falls_back_to(reader) == 4


def test_a_damaged_newest_gives_way_to_the_last_known_good_one(tmp_path: Path) -> None:
    publish(Publisher(tmp_path), 3)
    note_good(tmp_path, HALL, proof_of(tmp_path, 1))
    layout.manifest_path(tmp_path, 3).write_bytes(b"{")
    assert falls_back_to(Reader(tmp_path, HALL)) == 1
    assert falls_back_to(Reader(tmp_path)) == 1
    assert falls_back_to(Reader(tmp_path, LIFT)) == 2


def test_a_good_one_is_kept_however_much_is_published(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    publish(publisher, 2)
    note_good(tmp_path, HALL, proof_of(tmp_path, 1))
    note_good(tmp_path, LIFT, proof_of(tmp_path, 2))
    publish(publisher, 20)
    assert layout.sequences(tmp_path) == [22, 21, 20, 2, 1]
    assert falls_back_to(PreviousReader(tmp_path, HALL)) == 1
    for sequence in (21, 22):
        note_good(tmp_path, HALL, proof_of(tmp_path, sequence))
        note_good(tmp_path, LIFT, proof_of(tmp_path, sequence))
    publish(publisher, 3)
    assert layout.sequences(tmp_path) == [25, 24, 23, 22, 21]


def test_each_screen_keeps_two(tmp_path: Path) -> None:
    publish(Publisher(tmp_path), 3)
    for sequence in (3, 1, 2, 2):
        note_good(tmp_path, HALL, proof_of(tmp_path, sequence))
    assert [proof.sequence for proof in good_on(tmp_path, HALL)] == [2, 3]
    assert good_anywhere(tmp_path) == good_on(tmp_path, HALL)
    assert good_on(tmp_path, LIFT) == ()


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'{"schema":2,"good":[]}', b'{"schema":1}', b'{"schema":1,"good":[1]}', b"[" * 9000]
)
def test_a_record_that_cannot_be_read_names_none(tmp_path: Path, data: bytes) -> None:
    publish(Publisher(tmp_path), 2)
    note_good(tmp_path, HALL, proof_of(tmp_path, 1))
    next(tmp_path.glob(layout.GOOD)).write_bytes(data)
    assert good_on(tmp_path, HALL) == ()


def test_a_record_of_another_manifest_with_that_number_is_none(tmp_path: Path) -> None:
    publish(Publisher(tmp_path), 3)
    note_good(tmp_path, HALL, Proof(1, "a" * 64))
    assert falls_back_to(PreviousReader(tmp_path, HALL)) == 2


# -- what was withdrawn never comes back ---------------------------------------------------------------------------


def test_a_corrected_file_does_not_come_back_in_its_old_form(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    publisher.publish([item("甲"), item("乙")], NOW)
    note_good(tmp_path, HALL, proof_of(tmp_path, 1))
    publisher.publish([item("甲", 1), item("乙")], NOW)
    assert shown(PreviousReader(tmp_path, HALL)) == ["乙"]


@pytest.mark.parametrize("content", [None, b"", b"{}", b"[]"], ids=["gone", "empty", "no list", "list"])
def test_where_nobody_knows_what_was_withdrawn_nothing_older_is_shown(tmp_path: Path, content: bytes | None) -> None:
    publisher = Publisher(tmp_path)
    publisher.publish([item("甲"), item("乙")], NOW)
    publisher.publish([item("乙")], NOW)
    path = tmp_path / layout.WITHDRAWN
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert shown(PreviousReader(tmp_path, HALL)) == []
    assert shown(Reader(tmp_path)) == ["乙"], "the newest one knows its own"
    layout.manifest_path(tmp_path, 2).write_bytes(b"")
    assert shown(Reader(tmp_path)) == []
    layout.manifest_path(tmp_path, 2).unlink()
    assert shown(Reader(tmp_path)) == [], "`current` says that there was a newer one"


def test_every_changed_byte_of_the_list_is_seen(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    publisher.publish([item("甲"), item("乙")], NOW)
    publisher.publish([item("乙")], NOW)
    whole = (tmp_path / layout.WITHDRAWN).read_bytes()
    for at in range(len(whole)):
        (tmp_path / layout.WITHDRAWN).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert Reader(tmp_path).off() is None


def test_a_list_that_grew_too_long_says_since_when_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signage.ingest.publish.withdrawals.MOST", 5)
    publisher = Publisher(tmp_path)
    names = [f"文件{n}" for n in range(12)]
    publisher.publish([item(name) for name in names], NOW)
    note_good(tmp_path, HALL, proof_of(tmp_path, 1))
    for at in range(1, 8):
        publisher.publish([item(name) for name in names[at:]], NOW)
        assert set(shown(PreviousReader(tmp_path, HALL))) <= set(names[at:])
    off = Reader(tmp_path).off()
    assert off is not None
    assert (len(off.withdrawn), off.since) == (5, 3)
    assert 1 not in layout.sequences(tmp_path)


@pytest.mark.parametrize("what", ["withdrawals", "current", "manifest"])
def test_what_is_damaged_is_published_again(tmp_path: Path, what: str) -> None:
    publisher = Publisher(tmp_path)
    publisher.publish([item("甲"), item("乙")], NOW)
    note_good(tmp_path, HALL, proof_of(tmp_path, 1))
    publisher.publish([item("乙")], NOW)
    assert tidy(tmp_path, frozenset(), GREAT).sound
    paths = {
        "withdrawals": tmp_path / layout.WITHDRAWN,
        "current": tmp_path / layout.CURRENT,
        "manifest": layout.manifest_path(tmp_path, 2),
    }
    paths[what].write_bytes(b"{")
    assert not tidy(tmp_path, frozenset(), GREAT).sound
    again = Publisher(tmp_path)
    assert again.is_behind
    again.publish([item("乙")], NOW)
    assert tidy(tmp_path, frozenset(), GREAT).sound
    assert not again.is_behind
    assert item("甲").id in {entry.id for entry in Reader(tmp_path).withdrawn()}
    again.renew()
    assert again.is_behind


def test_after_a_lost_list_no_older_snapshot_is_trusted(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    publisher.publish([item("甲"), item("乙")], NOW)
    note_good(tmp_path, HALL, proof_of(tmp_path, 1))
    publisher.publish([item("乙")], NOW)
    (tmp_path / layout.WITHDRAWN).unlink()
    layout.manifest_path(tmp_path, 2).unlink()
    again = Publisher(tmp_path)
    again.publish([item("乙")], NOW)
    again.publish([item("乙"), item("丙")], NOW)
    assert shown(PreviousReader(tmp_path, HALL)) == ["乙"]
    layout.manifest_path(tmp_path, 3).unlink()
    layout.manifest_path(tmp_path, 4).unlink()
    assert shown(Reader(tmp_path, HALL)) == []


def _damages(state: Path, newest: int) -> list[Callable[[], object]]:
    """Everything that a disk may lose, one thing each."""
    current, off = state / layout.CURRENT, state / layout.WITHDRAWN
    manifest = layout.manifest_path(state, newest)
    return [
        lambda: current.write_bytes(b"{"),
        lambda: current.unlink(missing_ok=True),
        lambda: manifest.write_bytes(manifest.read_bytes()[:-9] if manifest.exists() else b""),
        lambda: manifest.unlink(missing_ok=True),
        lambda: off.write_bytes(b""),
        lambda: off.unlink(missing_ok=True),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_whatever_happens_nothing_comes_back(tmp_path: Path, seed: int) -> None:
    """Files come, go, are corrected, withdrawn and closed to the public; then the disk loses something, or two things."""
    dice = random.Random(seed)
    publisher = Publisher(tmp_path)
    playing: dict[str, ItemRecord] = {}
    versions = itertools.count()
    looked = 0
    for _ in range(12):
        off = TakenOff(frozenset(), frozenset())
        for name in dice.sample([f"文件{n}" for n in range(8)], 3):
            match dice.randrange(5):
                case 0:
                    playing.pop(name, None)
                case 1:
                    playing[name] = item(name, next(versions))
                case 2 if name in playing:
                    off = TakenOff({*off.names, name}, frozenset())
                    del playing[name]
                case 3 if name in playing:
                    playing[name] = replace(playing[name], rules=Rules(audience=Audience.STAFF))
                case _:
                    playing.setdefault(name, item(name, next(versions)))
        publisher.publish(list(playing.values()), NOW, off)
        if dice.random() < 0.4:
            note_good(tmp_path, HALL, proof_of(tmp_path, publisher.sequence))
        kept = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        damages = _damages(tmp_path, publisher.sequence)
        for one, other in itertools.product(range(len(damages)), repeat=2):
            damages[one]()
            damages[other]()
            for reader in (Reader(tmp_path, HALL), Reader(tmp_path), PreviousReader(tmp_path, HALL)):
                manifest = reader.poll()
                for old in playable(manifest, reader.withdrawn()) if manifest is not None else ():
                    now = playing.get(old.path)
                    assert now is not None, f"{old.path} has left"
                    assert now.sha256 == old.sha256, f"{old.path} was corrected"
                    assert now.rules == old.rules or old.rules.audience is Audience.STAFF, f"{old.path} is for staff"
                    looked += 1
            for path, data in kept.items():
                path.write_bytes(data)
    assert looked > 1000
    assert len(layout.sequences(tmp_path)) <= KEPT + 2


def test_a_list_can_be_written_and_read(tmp_path: Path) -> None:
    write_withdrawn(tmp_path, Off((), 7))
    assert Reader(tmp_path).off() == Off((), 7)
