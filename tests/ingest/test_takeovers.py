"""A file in the takeover section: when it has the screens, until when, and what a person is asked instead."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bench import BEGIN, Bench

from signage.core.item import ItemRecord, Kind
from signage.core.rules import Role, Rules
from signage.core.verdict import Reason, Verdict
from signage.ingest.folder.entries import Entry, arrived
from signage.ingest.folder.scan import Form, Seen, Stamp
from signage.ingest.folder.sections import Section
from signage.ingest.verdict.takeovers import came_before, timed

HOUR = timedelta(hours=1)
TAKES_OVER = Rules(role=Role.TAKEOVER)


@pytest.fixture
def running(bench: Bench) -> Bench:
    """A folder that has been looked at before the takeover comes."""
    bench.write("a.txt", "一")
    bench.run()
    return bench


def ends(bench: Bench) -> dict[str, datetime | None]:
    return {item.path: item.rules.valid_until for item in bench.latest().items if item.rules.role is Role.TAKEOVER}


def test_it_plays_within_two_seconds_and_ends_as_its_name_says(running: Bench) -> None:
    running.write("紧急/停水 至18点.txt", "停水")
    assert running.run(lambda: bool(ends(running))) < 1.5
    assert ends(running) == {"紧急/停水 至18点.txt": BEGIN.replace(hour=18)}


def test_two_long_files_do_not_keep_it_waiting(running: Bench) -> None:
    running.jobs[1].slots = 0  # all hands are full
    running.write("b.txt", "二")
    running.write("紧急/停水.txt", "停水")
    assert running.run(lambda: bool(ends(running))) < 1.5


def test_a_short_one_comes_as_fast_from_a_share(tmp_path: Path) -> None:
    bench = Bench(tmp_path, on_share=True)
    bench.run()
    bench.write("紧急/停水.txt", "停水")
    assert bench.run(lambda: bool(ends(bench))) < 1.5


def test_it_leaves_when_the_file_is_deleted_or_moved_to_withdrawn(running: Bench) -> None:
    for number, leave in enumerate((Path.unlink, lambda file: file.rename(running.content / "撤下" / file.name))):
        (running.content / "撤下").mkdir(exist_ok=True)
        file = running.write(f"紧急/停水{number}.txt", f"停水{number}")
        running.run(lambda: bool(ends(running)))
        leave(file)
        assert running.run(lambda: not ends(running)) < 1.5


def test_a_restart_goes_on_with_the_same_end(running: Bench) -> None:
    running.write("紧急/停水 2小时.txt", "停水")
    running.run()
    before = ends(running)
    running.now += 1800
    running.restart()
    running.run()
    running.run_for(10)
    assert ends(running) == before


def test_equal_bytes_that_are_dropped_again_begin_anew(running: Bench) -> None:
    for _ in range(2):
        file = running.write("紧急/停水 2小时.txt", "停水")
        running.run(lambda: bool(ends(running)))
        assert ends(running)["紧急/停水 2小时.txt"] - running.wall > 1.9 * HOUR  # type: ignore[operator]
        running.run_for(40)
        file.unlink()
        running.run(lambda: not ends(running))
        running.now += 3600


def entry(ctime: datetime, batch: int, role: Role = Role.TAKEOVER) -> Entry:
    stamp = Stamp(0, 0, 6, 0, round(ctime.timestamp() * 1e9))
    return arrived(Seen("紧急/停水.txt", Form.FILE, stamp), Section(rules=Rules(role=role)), 0.0, batch)


CAME = [
    ("it lay there at the start", entry(BEGIN - HOUR, 1), BEGIN - HOUR),
    ("the file server's clock is ahead", entry(BEGIN + HOUR, 1), BEGIN),
    ("it came while the program ran", entry(BEGIN - HOUR, 2), None),
    ("any other file", entry(BEGIN - HOUR, 1, Role.PLAY), None),
]


@pytest.mark.parametrize(("found", "came"), [case[1:] for case in CAME], ids=[case[0] for case in CAME])
def test_an_old_file_does_not_begin_again_when_the_state_is_lost(found: Entry, came: datetime | None) -> None:
    assert came_before(found, BEGIN) == came


RECORD = ItemRecord(
    "紧急/停水.txt", "0" * 64, 6, Kind.TEXT, "停水", "紧急", TAKES_OVER, Verdict.ACCEPTED, accepted_at=BEGIN
)
TIMED = [
    ("usually", RECORD, BEGIN + 4 * HOUR),
    ("a folder with a dot in its name", replace(RECORD, path="1.紧急/停水 2小时"), BEGIN + 2 * HOUR),
    ("the file says it", replace(RECORD, rules=replace(TAKES_OVER, valid_until=BEGIN + HOUR)), BEGIN + HOUR),
    ("within a day", replace(RECORD, rules=replace(TAKES_OVER, valid_until=BEGIN + 99 * HOUR)), BEGIN + 24 * HOUR),
    ("it has passed", replace(RECORD, path="紧急/停水至8点.txt"), None),
    ("the file says what has passed", replace(RECORD, rules=replace(TAKES_OVER, valid_until=BEGIN)), None),
]


@pytest.mark.parametrize(("record", "end"), [case[1:] for case in TIMED], ids=[case[0] for case in TIMED])
def test_when_it_ends(record: ItemRecord, end: datetime | None) -> None:
    made = timed(record)
    assert made.rules.valid_until == end or made.verdict is Verdict.HELD
    assert [note.reason for note in made.notes] == ([] if end else [Reason.TAKEOVER_OVER])
    assert timed(made) == made


def test_only_its_end_limits_it() -> None:
    limited = replace(TAKES_OVER, valid_from=BEGIN + HOUR, audience=RECORD.rules.audience, places=("大厅",), priority=3)
    rules = timed(replace(RECORD, rules=limited)).rules
    assert rules == Rules(role=Role.TAKEOVER, places=("大厅",), priority=3, valid_until=BEGIN + 4 * HOUR)


@pytest.mark.parametrize("change", [{"verdict": Verdict.HELD}, {"rules": Rules()}, {"accepted_at": None}])
def test_other_records_stay_as_they_are(change: dict[str, object]) -> None:
    record = replace(RECORD, **change)  # type: ignore[arg-type]
    assert timed(record) is record


def test_times_are_those_of_the_site() -> None:
    came = came_before(entry(BEGIN.astimezone(UTC), 1), BEGIN)
    assert came is not None
    assert came.utcoffset() == BEGIN.utcoffset()
