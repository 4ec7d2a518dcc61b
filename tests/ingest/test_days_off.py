"""Arrangements of days off from the content folder into the manifest: the newest counts, and what leaves counts no more."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from bench import BEGIN, Bench, FakeWorker

from signage.core.calendar.announced import NOTHING_KNOWN, CalendarFacts
from signage.core.verdict import Verdict
from signage.ingest.days_off import facts_of
from signage.ingest.folder.names import STATUS_PAGE
from signage.ingest.once import ingest_once
from signage.snapshots import layout
from signage.snapshots.form import decode_manifest, encode_manifest


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def known(bench: Bench) -> dict[int, str]:
    """Year → first day off, as the newest manifest has it."""
    return {notice.year: notice.days[0].day.isoformat() for notice in bench.latest().facts.holidays}


def test_a_file_dropped_anywhere_counts_at_once_and_until_it_is_gone(bench: Bench) -> None:
    bench.write("01/a.txt", "通知")
    bench.run()
    assert bench.latest().facts == NOTHING_KNOWN
    file = bench.write("01/放假.json", "DAYS 2027 2027-02-04")
    assert bench.run() <= 1.0
    assert known(bench) == {2027: "2027-02-04"}
    bench.write("02/明年.ics", "DAYS 2028 2028-01-24")
    bench.run()
    assert known(bench) == {2027: "2027-02-04", 2028: "2028-01-24"}
    file.unlink()
    bench.run()
    assert known(bench) == {2028: "2028-01-24"}


def test_the_newest_wins_and_the_one_before_is_there_again_when_it_goes(bench: Bench) -> None:
    bench.write("z.json", "DAYS 2027 2027-02-04")
    bench.run()
    bench.now += 60
    newer = bench.write("a.json", "DAYS 2027 2027-02-05")
    bench.run()
    assert known(bench) == {2027: "2027-02-05"}
    newer.rename(bench.content / "b.json")
    bench.run()
    assert known(bench) == {2027: "2027-02-05"}
    (bench.content / "b.json").unlink()
    bench.run()
    assert known(bench) == {2027: "2027-02-04"}


def test_a_corrected_file_counts_in_the_place_of_the_old_one_and_a_refused_one_does_not(bench: Bench) -> None:
    bench.write("a.json", "DAYS 2027 2027-02-04")
    bench.run()
    bench.write("a.json", "MARK")
    bench.run()
    assert known(bench) == {2027: "2027-02-04"}
    bench.write("a.json", "DAYS 2027 2027-02-06")
    bench.run()
    assert known(bench) == {2027: "2027-02-06"}


def test_a_notice_plays_and_counts_and_leaves_with_the_withdraw_section(bench: Bench) -> None:
    bench.write("放假.txt", "DAYS 2027 2027-02-04 SHOWN")
    bench.run()
    assert (bench.titles(), known(bench)) == (["放假通知"], {2027: "2027-02-04"})
    (bench.content / "撤下").mkdir()
    (bench.content / "放假.txt").rename(bench.content / "撤下/放假.txt")
    bench.run()
    assert (bench.titles(), known(bench)) == ([], {})


def test_the_expiry_of_a_section_is_not_that_of_its_days(bench: Bench) -> None:
    bench.write("06/_section.toml", "expires_days = 30")
    bench.write("06/放假.json", "DAYS 2027 2027-02-04")
    bench.write("06/通知.txt", "通知")
    bench.run()
    until = {item.path: item.rules.valid_until is not None for item in bench.latest().items}
    assert until == {"06/放假.json": False, "06/通知.txt": True}


def test_a_restart_knows_what_was_known(bench: Bench) -> None:
    bench.write("a.json", "DAYS 2027 2027-02-04")
    bench.run()
    before = bench.latest().sequence
    bench.restart()
    bench.run()
    bench.run_for(30)
    assert (bench.latest().sequence, known(bench)) == (before, {2027: "2027-02-04"})


def test_the_status_page_says_that_it_is_taken_over_and_asks_for_what_is_missing(tmp_path: Path) -> None:
    """The bench begins on 23 November 2026: the arrangement of 2027 is asked for, calmly."""
    bench = Bench(tmp_path, report=True)
    bench.write("a.txt", "通知")
    bench.run()
    bench.run_for(3)
    told = json.loads((bench.state / layout.STATUS).read_bytes())
    assert told["asked"]["text_zh"].startswith("2027年的放假安排还没有")
    assert told["findings"] == []
    assert told["asked"]["text_zh"] in (bench.content / STATUS_PAGE).read_text("utf-8")
    bench.write("放假.json", "DAYS 2027 2027-02-04")
    bench.run()
    bench.run_for(3)
    told = json.loads((bench.state / layout.STATUS).read_bytes())
    row = next(row for row in told["items"] if row["path"] == "放假.json")
    assert (row["status"], row["said"][0]["text_zh"]) == ("playing", "放假安排已采用：2027年。")
    assert "放假安排</div>" in (bench.content / STATUS_PAGE).read_text("utf-8")
    assert told["asked"] is not None, "one holiday is not the whole year"


def test_check_knows_them_by_when_they_were_written(tmp_path: Path) -> None:
    content, state = tmp_path / "c", tmp_path / "s"
    content.mkdir()
    state.mkdir()
    (content / "a.json").write_text("DAYS 2027 2027-02-05")
    (content / "b.json").write_text("DAYS 2027 2027-02-04")
    os.utime(content / "b.json", (1, 1))
    result = ingest_once(content, state, FakeWorker(), wall=BEGIN)
    assert result.facts.holidays[0].days[0].day == date(2027, 2, 5)
    first, second = ((item, number) for number, item in enumerate(result.items))
    assert facts_of([second, first]).holidays == (second[0].holidays,)
    later = replace(first[0], accepted_at=BEGIN + timedelta(days=1))
    assert facts_of([(later, 0), second]).holidays == (first[0].holidays,)
    held = replace(second[0], verdict=Verdict.HELD)
    assert facts_of([first, (held, 9)]).holidays == (first[0].holidays,)


def test_a_manifest_of_an_older_program_knows_nothing(bench: Bench) -> None:
    bench.write("a.json", "DAYS 2027 2027-02-04")
    bench.run()
    facts = bench.latest().facts
    data = encode_manifest(7, BEGIN, "open", (), (), facts)
    assert decode_manifest(data, {}).facts == facts
    older = json.loads(data)
    del older["facts"]
    assert decode_manifest(json.dumps(older).encode(), {}).facts == CalendarFacts()
