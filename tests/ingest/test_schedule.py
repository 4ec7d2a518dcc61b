"""播放计划.xlsx read live: what is in force, what is said, and that no file is judged again for it."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from bench import BEGIN, Bench, FakeWorker

from signage.core.rules import Daypart, Days, Rules, Run, Stretch, Window
from signage.core.schedule.rows import NOWHERE
from signage.core.settings import Place, Settings
from signage.core.verdict import Reason
from signage.ingest.once import ingest_once
from signage.ingest.publish.withdrawals import is_narrower
from signage.snapshots import layout

PLAN = "播放计划.xlsx"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path, report=True)
    for path in ("07 通知/停水.txt", "07 通知/欢迎.txt", "06 动态/检查.txt"):
        bench.write(path, path)
    bench.run()
    return bench


def rules(bench: Bench) -> dict[str, Rules]:
    return {item.path.rpartition("/")[2]: item.rules for item in bench.latest().items}


def findings(bench: Bench) -> list[tuple[str, str]]:
    bench.run_for(3)
    page = json.loads((bench.state / layout.STATUS).read_bytes())
    return [(found["where"], found["text_zh"]) for found in page["findings"]]


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEGIN.tzinfo)


def plan(bench: Bench, *rows: str, name: str = PLAN) -> None:
    bench.write(name, "\n".join(rows))


def test_a_saved_schedule_is_in_force_within_three_seconds_and_no_file_is_judged_again(bench: Bench) -> None:
    calls = list(bench.worker.calls)
    plan(bench, "停水|2026-11-25|2026-11-26|||大厅|20", "06 动态|||一三五|8:00-12:00")
    took = bench.run(lambda: rules(bench)["停水.txt"].dwell_s == 20, within=3)
    assert took <= 3
    assert rules(bench) == {
        "停水.txt": Rules(valid_from=day("2026-11-25"), valid_until=day("2026-11-27"), places=("大厅",), dwell_s=20),
        "欢迎.txt": Rules(),
        "检查.txt": Rules(windows=(Window(weekdays=(1, 3, 5), dayparts=(Daypart(480, 720),)),)),
    }
    plan(bench, "停水|2026-11-25|2026-11-30")
    bench.run(lambda: rules(bench)["停水.txt"].valid_until == day("2026-12-01"), within=3)
    assert rules(bench)["检查.txt"] == Rules()
    assert bench.worker.calls == calls
    assert findings(bench) == []


def test_the_schedule_is_no_item(bench: Bench) -> None:
    plan(bench, "停水||")
    bench.write("~$播放计划.xlsx", "lock")
    bench.run_for(3)
    assert set(bench.ingest._board.entries) == {"07 通知/停水.txt", "07 通知/欢迎.txt", "06 动态/检查.txt"}


def test_deleted_the_rules_fall_back(bench: Bench) -> None:
    plan(bench, "停水||2026-11-26")
    bench.run(lambda: rules(bench)["停水.txt"].valid_until is not None, within=3)
    (bench.content / PLAN).unlink()
    bench.run(lambda: rules(bench)["停水.txt"] == Rules(), within=4)
    bench.restart()
    bench.run_for(3)
    assert rules(bench)["停水.txt"] == Rules()
    assert not (bench.state / layout.SCHEDULE).exists()


def test_the_save_dance_of_an_office_program_loses_nothing(bench: Bench) -> None:
    plan(bench, "停水||2026-11-26")
    bench.run(lambda: rules(bench)["停水.txt"].valid_until is not None, within=3)
    before = bench.latest().sequence
    (bench.content / PLAN).rename(bench.content / "~WRL0001.tmp")
    bench.run(lambda: True)
    bench.now += 1
    (bench.content / "~WRL0001.tmp").rename(bench.content / PLAN)
    bench.run_for(5)
    assert bench.latest().sequence == before


@pytest.mark.parametrize(
    ("text", "said"), [("BROKEN", "已损坏"), ("DIE", "读不出来"), ("PK half", "读不出来"), ("", "读不出来")]
)
def test_what_cannot_be_read_leaves_the_last_good_one(bench: Bench, text: str, said: str) -> None:
    plan(bench, "停水||2026-11-26")
    bench.run(lambda: rules(bench)["停水.txt"].valid_until is not None, within=3)
    bench.write(PLAN, text)
    bench.run_for(20)
    assert rules(bench)["停水.txt"].valid_until == day("2026-11-27")
    ((where, sentence),) = findings(bench)
    assert where == PLAN
    assert said in sentence
    assert "先按上一次读到的播放" in sentence
    bench.restart()
    bench.run()
    bench.run_for(10)
    assert rules(bench)["停水.txt"].valid_until == day("2026-11-27")
    plan(bench, "停水||2026-11-28")
    bench.run(lambda: rules(bench)["停水.txt"].valid_until == day("2026-11-29"), within=4)
    assert findings(bench) == []


def test_a_file_of_many_megabytes_is_no_schedule(bench: Bench) -> None:
    bench.write(PLAN, b"x" * (5 << 20))
    bench.run_for(5)
    assert "太大" in findings(bench)[0][1]


def test_a_locked_file_is_read_when_it_is_free(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> bytes:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr("signage.ingest.verdict.schedule.bytes_of", locked)
        plan(bench, "停水||2026-11-26")
        bench.run_for(10)
        assert "被别的程序占用" in findings(bench)[0][1]
        assert "先按" not in findings(bench)[0][1]
    bench.run(lambda: rules(bench)["停水.txt"].valid_until is not None, within=15)
    assert findings(bench) == []


def test_a_share_that_is_gone_changes_nothing(bench: Bench) -> None:
    plan(bench, "停水||2026-11-26")
    bench.run(lambda: rules(bench)["停水.txt"].valid_until is not None, within=3)
    bench.content.rename(bench.content.with_name("away"))
    bench.run_for(120)
    assert rules(bench)["停水.txt"].valid_until is not None
    bench.content.with_name("away").rename(bench.content)
    bench.run_for(10)
    assert rules(bench)["停水.txt"].valid_until is not None


def test_every_mistake_is_named_with_its_row(bench: Bench) -> None:
    plan(bench, "停水|国庆|2026-11-26", "停电||", "欢迎|||||大斤|", "检查||||||3600", "|2026-11-26")
    said = findings(bench)
    assert [where for where, _ in said] == [f"播放计划.xlsx 第 {row} 行" for row in (2, 3, 4, 5, 6)]
    for (_, sentence), words in zip(
        said, ("国庆", "是不是“停水", "是不是“大厅”", "5 到 600", "没有写文件"), strict=True
    ):
        assert words in sentence
    assert rules(bench)["停水.txt"].valid_until == day("2026-11-27")
    assert rules(bench)["欢迎.txt"].places == NOWHERE
    bench.write("07 通知/停电.txt", "停电")
    bench.run()
    assert [where for where, _ in findings(bench)] == [f"播放计划.xlsx 第 {row} 行" for row in (2, 4, 5, 6)]


def test_a_place_that_the_settings_name_later_counts_then(bench: Bench) -> None:
    plan(bench, "停水|||||走廊")
    assert "没有点位“走廊”" in findings(bench)[0][1]
    bench.ingest.know(Settings(places=(Place("大厅"), Place("走廊"))))
    assert findings(bench) == []
    assert rules(bench)["停水.txt"].places == ("走廊",)


def test_a_row_that_means_two_files_is_said_and_a_path_helps(bench: Bench) -> None:
    bench.write("06 动态/停水.txt", "二")
    plan(bench, "停水||2026-11-26")
    assert "不知道是哪一个" in findings(bench)[0][1]
    plan(bench, "06 动态/停水.txt||2026-11-26")
    bench.run_for(3)
    ends = {item.path for item in bench.latest().items if item.rules.valid_until is not None}
    assert ends == {"06 动态/停水.txt"}
    assert findings(bench) == []


def test_other_names_and_other_places(bench: Bench) -> None:
    plan(bench, "停水||2026-11-26", name="播放计划2026.xlsx")
    bench.run(lambda: rules(bench)["停水.txt"].valid_until is not None, within=3)
    plan(bench, "停水||2026-11-28")
    plan(bench, "停水||2026-11-29", name="07 通知/播放计划.xlsx")
    bench.run(lambda: rules(bench)["停水.txt"].valid_until == day("2026-11-29"), within=4)
    unused = {path: reasons for path, reasons in bench.reasons().items() if "播放" in path}
    assert unused == {path: [Reason.SCHEDULE_UNUSED] for path in ("播放计划2026.xlsx", "07 通知/播放计划.xlsx")}


NARROWER = [
    (Rules(days=Days.WORKDAYS), Rules()),
    (Rules(dates=(Run(date(2026, 1, 1)),)), Rules(dates=(Run(date(2026, 1, 2)),))),
    (Rules(periods=("national",), stretch=Stretch.DURING), Rules(periods=("national",))),
]


@pytest.mark.parametrize(("new", "old"), NARROWER, ids=["days", "dates", "periods"])
def test_days_on_which_it_played_and_plays_no_more(new: Rules, old: Rules) -> None:
    assert is_narrower(new, old)
    assert not is_narrower(new, new)
    assert not is_narrower(Rules(), old)


def test_narrower_rules_take_off_what_older_snapshots_hold(bench: Bench) -> None:
    plan(bench, "停水||||8:00-9:30")
    bench.run(lambda: rules(bench)["停水.txt"].windows != (), within=3)
    gone = {entry.id for entry in bench.reader.withdrawn()}
    assert gone == {item.id for item in bench.latest().items if "停水" in item.path}


def test_the_status_page_says_when_it_plays_next(bench: Bench) -> None:
    plan(bench, "停水||||10:00-11:00")
    bench.run_for(4)
    bench.run_for(3)
    page = json.loads((bench.state / layout.STATUS).read_bytes())
    row: dict[str, Any] = next(row for row in page["items"] if "停水" in row["path"])
    assert row["status"] == "queued"
    assert "2026-11-23 10:00" in row["said"][0]["text_zh"]
    bench.now += (BEGIN.replace(hour=10, minute=1) - bench.wall).total_seconds()
    bench.run_for(61)
    page = json.loads((bench.state / layout.STATUS).read_bytes())
    assert next(row for row in page["items"] if "停水" in row["path"])["status"] == "playing"


def test_check_says_the_same(tmp_path: Path, bench: Bench) -> None:
    plan(bench, "停水||2026-11-26||||20", "停电||")
    state = tmp_path / "check"
    state.mkdir()
    result = ingest_once(bench.content, state, FakeWorker(), wall=BEGIN, settings=Settings(places=(Place("大厅"),)))
    found = {item.path: item.rules for item in result.items}
    assert found["07 通知/停水.txt"] == Rules(valid_until=day("2026-11-27"), dwell_s=20)
    assert [problem.where for problem in result.planned] == ["播放计划.xlsx 第 3 行"]
    assert PLAN not in found
    bench.write(PLAN, "BROKEN")
    assert "已损坏" in ingest_once(bench.content, state, FakeWorker(), wall=BEGIN).planned[0].text_zh
    bench.write(PLAN, b"x" * (5 << 20))
    assert "太大" in ingest_once(bench.content, state, FakeWorker(), wall=BEGIN).planned[0].text_zh


def test_a_date_without_a_year_stays_where_it_was_when_it_was_first_read(bench: Bench) -> None:
    plan(bench, "停水|12月1日|12月5日")
    bench.run(lambda: rules(bench)["停水.txt"].valid_until == day("2026-12-06"), within=3)
    bench.now += timedelta(days=200).total_seconds()
    bench.restart()
    bench.run()
    assert rules(bench)["停水.txt"].valid_until == day("2026-12-06")
