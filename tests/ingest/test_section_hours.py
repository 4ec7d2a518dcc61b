"""A calendar file rules the section that it lies in, for as long as it lies there."""

from pathlib import Path

import pytest
from bench import BEGIN, Bench, FakeWorker

from signage.ingest.once import ingest_once


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def hours(bench: Bench) -> dict[str, tuple[int, ...]]:
    """Path → the hours at which each file begins, as published."""
    items = bench.latest().items
    return {
        item.path: tuple(part.start // 60 for window in item.rules.windows for part in window.dayparts)
        for item in items
        if not item.path.endswith(".ics")
    }


def test_a_calendar_counts_below_it_while_it_lies_there(bench: Bench) -> None:
    for path in ("a.txt", "06 动态/b.txt", "06 动态/照片/c.txt", "07 通知/d.txt"):
        bench.write(path, "通知")
    file = bench.write("06 动态/学习.ics", "HOURS 8 10")
    bench.run()
    assert hours(bench) == {"a.txt": (), "06 动态/b.txt": (8,), "06 动态/照片/c.txt": (8,), "07 通知/d.txt": ()}
    bench.write("06 动态/照片/展览.ics", "HOURS 14 16")
    bench.write("06 动态/值班.ics", "HOURS 18 20")
    bench.run()
    assert hours(bench)["06 动态/照片/c.txt"] == (14,), "the nearest one"
    assert sorted(hours(bench)["06 动态/b.txt"]) == [8, 18], "two in one section: either"
    bench.write("撤下/学习.ics", "x")
    bench.run()
    assert hours(bench)["06 动态/b.txt"] == (18,)
    file.unlink()
    (bench.content / "06 动态/值班.ics").unlink()
    bench.run_for(30)
    assert hours(bench)["06 动态/b.txt"] == ()


def test_one_in_the_content_folder_itself_rules_what_lies_beside_it(bench: Bench) -> None:
    bench.write("a.txt", "通知")
    bench.write("06 动态/b.txt", "通知")
    bench.write("学习.ics", "HOURS 8 10")
    bench.run()
    assert hours(bench) == {"a.txt": (8,), "06 动态/b.txt": ()}


def test_a_row_of_the_schedule_about_a_file_counts_instead(bench: Bench) -> None:
    bench.write("06 动态/b.txt", "通知")
    bench.write("06 动态/学习.ics", "HOURS 8 10")
    bench.write("播放计划.xlsx", "b.txt||||14:00-16:00")
    bench.run()
    assert hours(bench) == {"06 动态/b.txt": (14,)}


def test_check_reads_it_too(bench: Bench, tmp_path: Path) -> None:
    bench.write("06 动态/b.txt", "通知")
    bench.write("06 动态/学习.ics", "HOURS 8 10")
    state = tmp_path / "check"
    state.mkdir()
    result = ingest_once(bench.content, state, FakeWorker(), wall=BEGIN)
    (item,) = (item for item in result.items if item.path.endswith(".txt"))
    assert [part.start for window in item.rules.windows for part in window.dayparts] == [480]
