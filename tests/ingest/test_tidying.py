"""The store stays small: what nobody needs goes, what plays never does."""

import hashlib
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bench import Bench

from signage.core.cards.card import Deck
from signage.core.codec import canonical_json
from signage.core.events import Event
from signage.core.item import DECK_TYPE, ItemRecord, Kind
from signage.core.rules import Rules
from signage.core.settings import Content, Settings
from signage.core.verdict import Verdict
from signage.ingest.publish.publisher import KEPT, Publisher
from signage.ingest.publish.tidying import YOUNG_OVER_S, YOUNG_S, Tidied, tidy
from signage.ingest.verdict.store import store
from signage.kinds.wire import Blob
from signage.snapshots import layout
from signage.snapshots.good import Proof, note_good
from signage.snapshots.read import PreviousReader, Reader, open_derivative

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LATER = YOUNG_S + 60
GREAT = 1 << 40


def made(state: Path, name: str, size: int = 0) -> ItemRecord:
    """An item whose one derivative is in the store; of about `size` bytes."""
    data = canonical_json(Deck(name + "文" * (size // 3), ()))
    blob = Blob(hashlib.sha256(data).hexdigest(), DECK_TYPE, data)
    own = hashlib.sha256(data + b"source").hexdigest()
    return ItemRecord(name, own, 1, Kind.TEXT, name, "", Rules(), Verdict.ACCEPTED, derivatives=store(state, (blob,)))


def is_there(state: Path, item: ItemRecord) -> bool:
    return all(open_derivative(state, one.sha256) is not None for one in item.derivatives)


def files(state: Path) -> list[Path]:
    return [path for path in state.rglob("*") if path.is_file()]


def age(state: Path, item: ItemRecord, seconds: float) -> None:
    for one in item.derivatives:
        path = layout.derivative_path(state, one.sha256)
        os.utime(path, (time.time() - seconds, time.time() - seconds))


def proof_of(state: Path, sequence: int) -> Proof:
    return Proof(sequence, hashlib.sha256(layout.manifest_path(state, sequence).read_bytes()).hexdigest())


def test_hundreds_of_publishes_leave_bounded_files_and_inodes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _fd: None)  # hundreds of them would take their time
    publisher = Publisher(tmp_path)
    seen = []
    for number in range(400):
        items = [made(tmp_path, f"文件{n}") for n in range(number, number + 5)]
        publisher.publish(items, NOW)
        if number % 50 == 9:
            note_good(tmp_path, "大厅", proof_of(tmp_path, publisher.sequence))
        if number % 100 == 99:
            tidy(tmp_path, frozenset(), GREAT, now_s=time.time() + LATER)
            seen.append(len(files(tmp_path)))
    assert len(layout.sequences(tmp_path)) == KEPT + 2
    assert seen[1:] == seen[1:2] * 3, "as many after each hundred"
    assert seen[-1] == 5 + 2 + 2 * 5 + KEPT + 2 + 3, "derivatives, manifests, `current`, withdrawals, what is good"
    assert len(list(tmp_path.rglob("*"))) <= seen[-1] + 2 + 256
    assert len(publisher.withdrawn) == 399


def test_what_a_kept_generation_needs_is_kept(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    items = [made(tmp_path, f"文件{n}") for n in range(6)]
    for item in items:
        publisher.publish([item], NOW)
        if item is items[1]:
            note_good(tmp_path, "大厅", proof_of(tmp_path, 2))
    assert tidy(tmp_path, frozenset(), GREAT, now_s=time.time() + LATER) == Tidied(sound=True, over=0)
    assert [is_there(tmp_path, item) for item in items] == [False, True, False, True, True, True]


def test_what_is_young_or_needed_elsewhere_is_left_alone(tmp_path: Path) -> None:
    Publisher(tmp_path).publish([], NOW)
    young, judged, old = (made(tmp_path, name) for name in ("刚写", "等着播", "旧"))
    age(tmp_path, judged, LATER)
    age(tmp_path, old, LATER)
    tidy(tmp_path, {one.sha256 for one in judged.derivatives}, 0)
    assert [is_there(tmp_path, item) for item in (young, judged, old)] == [True, True, False]


def test_what_is_accepted_again_is_not_cleared_beneath_it(tmp_path: Path) -> None:
    Publisher(tmp_path).publish([], NOW)
    item = made(tmp_path, "通知")
    age(tmp_path, item, LATER)
    made(tmp_path, "通知")
    tidy(tmp_path, frozenset(), GREAT)
    assert is_there(tmp_path, item)


def test_over_the_bound_the_oldest_that_nobody_needs_goes(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    plays = made(tmp_path, "播", 9000)
    publisher.publish([plays], NOW)
    spare = [made(tmp_path, f"多余{n}", 9000) for n in range(4)]
    for at, item in enumerate([plays, *spare]):
        age(tmp_path, item, YOUNG_OVER_S + 100 - at)
    assert tidy(tmp_path, frozenset(), 28_000) == Tidied(sound=True, over=0)
    assert [is_there(tmp_path, item) for item in (plays, *spare)] == [True, False, False, True, True]


def test_then_older_snapshots_go_and_those_that_have_proven_themselves_last(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    items = [made(tmp_path, f"文件{n}", 9000) for n in range(4)]
    for at, item in enumerate(items):
        publisher.publish([item], NOW)
        age(tmp_path, item, YOUNG_OVER_S + 100 - at)
        if at == 0:
            note_good(tmp_path, "大厅", proof_of(tmp_path, 1))
    assert tidy(tmp_path, frozenset(), 28_000) == Tidied(sound=True, over=0)
    assert layout.sequences(tmp_path) == [4, 3, 1]
    assert tidy(tmp_path, frozenset(), 19_000).over == 0
    assert layout.sequences(tmp_path) == [4, 1]
    manifest = PreviousReader(tmp_path, "大厅").poll()
    assert manifest is not None
    assert manifest.sequence == 1
    assert tidy(tmp_path, frozenset(), 9_500).over == 0
    assert layout.sequences(tmp_path) == [4]


def test_what_plays_never_goes(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    items = [made(tmp_path, f"文件{n}", 9000) for n in range(3)]
    publisher.publish(items, NOW)
    for item in items:
        age(tmp_path, item, LATER)
    found = tidy(tmp_path, frozenset(), 10_000)
    assert found.sound
    assert 15_000 < found.over < 20_000
    assert all(is_there(tmp_path, item) for item in items)
    assert Reader(tmp_path).is_sound


def test_other_files_are_not_ours_to_remove(tmp_path: Path) -> None:
    Publisher(tmp_path).publish([made(tmp_path, "播")], NOW)
    folder = tmp_path / layout.DERIVATIVES / "aa"
    folder.mkdir(exist_ok=True)
    for name, stays in (("notes.txt", True), ("a" * 64, False), (".writing-7-1", False)):
        (folder / name).write_text("x")
        os.utime(folder / name, (0, 0))
        tidy(tmp_path, frozenset(), GREAT)
        assert (folder / name).exists() is stays, name


def test_the_bound_is_that_of_the_settings_and_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(tmp_path)
    for most_mb, said in ((4096, []), (0, ["begin"]), (4096, ["begin", "end"])):
        bench.settings = Settings(content=Content(store_mb=most_mb))
        bench.ingest.know(bench.settings)
        bench.write("a.txt", f"通知{most_mb}")
        bench.run()
        bench.run_for(700)
        told = [record for record in caplog.records if getattr(record, "event", "") == Event.STORE_OVER.value]
        assert [getattr(record, "phase", "") for record in told] == said
        assert bench.titles() == [f"通知{most_mb}"]
    caplog.clear()


def test_what_was_stored_under_a_clock_of_years_ahead_goes_too(tmp_path: Path) -> None:
    Publisher(tmp_path).publish([kept := made(tmp_path, "播着")], NOW)
    ahead, fresh = made(tmp_path, "没人要"), made(tmp_path, "刚写好")
    for item in (kept, ahead):
        age(tmp_path, item, -3e8)
    age(tmp_path, fresh, -5)
    tidy(tmp_path, frozenset(), GREAT)
    assert (is_there(tmp_path, kept), is_there(tmp_path, ahead), is_there(tmp_path, fresh)) == (True, False, True)
