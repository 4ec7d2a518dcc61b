"""What stands beside a file and in its name: sidecars, dates, older siblings."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bench import BEGIN, Bench, FakeWorker

from signage.core.rules import Audience, Days, Rules, Run
from signage.core.verdict import Reason
from signage.ingest.folder.sections import Section
from signage.ingest.folder.sidecars import with_sidecar
from signage.ingest.once import ingest_once
from signage.snapshots import layout


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEGIN.tzinfo)


SIDECARS = [
    ("english", 'audience = "staff"\ndwell = 20\nplaces = ["大厅", "走廊"]\npriority = 2',
     Rules(audience=Audience.STAFF, dwell_s=20, places=("大厅", "走廊"), priority=2), []),
    ("chinese", '从 = 2026-12-01\n到 = "12月5日"\n责任科室 = "办公室"\n"秒数" = 12.5',
     Rules(valid_from=day("2026-12-01"), valid_until=day("2026-12-06"), responsible="办公室", dwell_s=12.5), []),
    ("a moment", "from = 2026-12-01T08:30:00", Rules(valid_from=day("2026-12-01 08:30")), []),
    ("a moment with another zone", "from = 2026-12-01T08:30:00Z", Rules(), ["from: 2026-12-01 08:30:00+00:00"]),
    ("days and shares", '日子 = "节假日"\n重复 = "FREQ=DAILY;COUNT=3"\nfrom = 2026-12-01\nshare = 25\n每小时最多 = 2',
     Rules(valid_from=day("2026-12-01"), days=Days.HOLIDAYS, dates=(Run(date(2026, 12, 1), 1, 3),), share=25,
           most_per_hour=2), []),
    ("an unknown key", "colour = 1", Rules(), ["colour: 1"]),
    ("a value of another type", "dwell = true\nplaces = [1]", Rules(), ["dwell: True", "places: [1]"]),
    ("an unknown audience closes", 'audience = "谁"', Rules(audience=Audience.STAFF), ["audience: 谁"]),
    ("turned round", "from = 2026-12-05\nuntil = 2026-12-01",
     Rules(valid_from=day("2026-12-05"), valid_until=day("2026-12-02")), ["valid_until: 2026-12-02"]),
    ("as people write it", "# 会议室\n到 = 11月30日\n秒数：20\n责任科室 ＝ “办公室”\n受众: 内部",
     Rules(valid_until=day("2026-12-01"), dwell_s=20, responsible="办公室", audience=Audience.STAFF), []),
    ("a mistake among such lines", "从：明天\n秒数 = 20秒", Rules(dwell_s=20), ["从: 明天"]),
    ("such an audience closes", "受众：谁\n到：11月30日", Rules(audience=Audience.STAFF, valid_until=day("2026-12-01")), ["受众: 谁"]),
    ("a line of something else closes", "到：11月30日\n只给内部看", Rules(audience=Audience.STAFF), [".toml"]),
    ("half a list closes", "places = [大厅,", Rules(audience=Audience.STAFF), [".toml"]),
    ("a remark says nothing", "# 到 = 11月30日", Rules(), []),
    ("empty, being saved, closes", "\n", Rules(audience=Audience.STAFF), [".toml"]),
    ("unreadable closes", "\0", Rules(audience=Audience.STAFF), [".toml"]),
]  # fmt: skip


def test_a_day_in_summer_is_one_in_summer_also_when_it_is_read_in_winter() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    made = with_sidecar(Section("07"), b"from = 2027-07-01", datetime(2026, 11, 25, 12, tzinfo=berlin))
    assert made.rules.valid_from is not None
    assert made.rules.valid_from.isoformat() == "2027-07-01T00:00:00+02:00"


@pytest.mark.parametrize(
    ("text", "rules", "notes"), [case[1:] for case in SIDECARS], ids=[case[0] for case in SIDECARS]
)
def test_what_a_sidecar_says(text: str, rules: Rules, notes: list[str]) -> None:
    made = with_sidecar(Section("07"), text.encode(), BEGIN)
    assert made.rules == rules
    assert [note.detail for note in made.notes] == notes
    assert {note.reason for note in made.notes} <= {Reason.RULE_MISTAKE}


def test_a_sidecar_in_the_encoding_of_an_old_notepad(bench: Bench) -> None:
    bench.write("通知.txt", "通知")
    bench.write("通知.toml", "到 = 11月30日\n责任科室 = 办公室".encode("gb18030"))
    bench.run()
    assert rules(bench)["通知.txt"] == Rules(valid_until=day("2026-12-01"), responsible="办公室")


def test_a_sidecar_may_name_the_title() -> None:
    assert with_sidecar(Section(), 'title = "欢迎"'.encode(), BEGIN).own_title == "欢迎"


def rules(bench: Bench) -> dict[str, Rules]:
    return {item.path: item.rules for item in bench.latest().items}


def test_a_sidecar_holds_for_its_file_and_is_no_item(bench: Bench) -> None:
    for name in ("通知.pdf", "通知.txt", "图.png"):
        bench.write(name, name)
    bench.write("通知.txt.toml", "dwell = 20")
    bench.write("通知.toml", "dwell = 30")
    bench.write("图.toml", "dwell = 40")
    bench.run()
    assert {path: rule.dwell_s for path, rule in rules(bench).items()} == {"通知.pdf": 30, "通知.txt": 20, "图.png": 40}
    assert len(bench.ingest._board.entries) == 3


def test_a_changed_and_a_deleted_sidecar_count(bench: Bench) -> None:
    bench.write("通知.txt", "通知")
    beside = bench.write("通知.toml", "dwell = 20")
    bench.run()
    bench.write("通知.toml", "dwell = 30\nx = 1")
    bench.run()
    assert rules(bench)["通知.txt"].dwell_s == 30
    assert bench.reasons()["通知.txt"] == [Reason.RULE_MISTAKE]
    beside.unlink()
    bench.run()
    assert rules(bench)["通知.txt"] == Rules()


def test_a_sidecar_beside_nothing_is_told_what_it_is(bench: Bench) -> None:
    bench.write("通知.toml", "dwell = 20")
    bench.run()
    assert bench.reasons() == {"通知.toml": [Reason.LONE_SIDECAR]}
    bench.write("通知.txt", "通知")
    bench.run()
    assert bench.reasons() == {"通知.txt": []}
    assert rules(bench)["通知.txt"].dwell_s == 20


def test_dates_in_a_name_overrule_the_file_and_a_new_name_counts(bench: Bench) -> None:
    file = bench.write("年末检查 11月20日至12月5日.txt", "检查")
    bench.write("年末检查 11月20日至12月5日.toml", "from = 2020-01-01\ndwell = 9")
    bench.run()
    wanted = Rules(valid_from=day("2026-11-20"), valid_until=day("2026-12-06"), dwell_s=9)
    assert list(rules(bench).values()) == [wanted]
    (bench.content / "年末检查 11月20日至12月5日.toml").unlink()
    file.rename(bench.content / "年末检查 11月20日至12月9日.txt")
    bench.run()
    assert list(rules(bench).values()) == [Rules(valid_from=day("2026-11-20"), valid_until=day("2026-12-10"))]


def test_a_name_without_a_year_means_the_same_after_a_year(bench: Bench) -> None:
    bench.write("检查 11月20日至12月5日.txt", "检查")
    bench.run()
    bench.now += 300 * 86400
    bench.restart()
    bench.run()
    assert next(iter(rules(bench).values())).valid_until == day("2026-12-06")


def test_a_sidecar_without_a_year_means_the_same_after_a_year(bench: Bench) -> None:
    for name, until in (("检查", "12月5日"), ("元旦", "1月3日")):
        bench.write(f"{name}.txt", name)
        bench.write(f"{name}.toml", f"到 = {until}")
    wanted = {"元旦.txt": day("2027-01-04"), "检查.txt": day("2026-12-06")}
    for days in (0, 60, 300):
        bench.now += days * 86400
        bench.restart()
        bench.run()
        assert {path: rule.valid_until for path, rule in rules(bench).items()} == wanted
    state = bench.state.parent / "check"
    state.mkdir()
    found = ingest_once(bench.content, state, FakeWorker(), wall=bench.wall, playing=bench.latest().items)
    assert {item.path: item.rules.valid_until for item in found.items} == wanted


def test_a_name_that_is_not_understood_is_noted(bench: Bench) -> None:
    bench.write("检查 11月31日至12月5日.txt", "检查")
    bench.run()
    assert rules(bench) == {"检查 11月31日至12月5日.txt": Rules()}
    (item,) = bench.latest().items
    assert [(note.reason, note.detail) for note in item.notes] == [(Reason.NAME_MISTAKE, "11月31日至12月5日")]


def test_an_older_sibling_is_pointed_out_and_plays_on(tmp_path: Path) -> None:
    bench = Bench(tmp_path, report=True)
    bench.write("06/工作要点2025.txt", "旧")
    bench.write("07/工作要点2026.txt", "新")
    bench.write("07/过期 截至2026-01-05.txt", "一")
    bench.write("07/过期.txt", "二")
    bench.run()
    bench.run_for(3)
    page = json.loads((bench.state / layout.STATUS).read_bytes())
    said = {row["path"]: [reason["code"] for reason in row["reasons"]] for row in page["items"]}
    assert said == {
        "06/工作要点2025.txt": ["older-sibling"],
        "07/工作要点2026.txt": [],
        "07/过期 截至2026-01-05.txt": ["expired"],
        "07/过期.txt": [],
    }
    sentence = next(row for row in page["items"] if "2025" in row["path"])["said"][-1]["text_zh"]
    assert sentence.startswith("这一份是旧的：标题相同的新文件也在播放（工作要点2026.txt）"), "beside the older one"
    assert len(bench.titles()) == 4
    state = tmp_path / "check"
    state.mkdir()
    result = ingest_once(bench.content, state, FakeWorker(), wall=BEGIN)
    noted = {item.path for item in result.items if Reason.OLDER_SIBLING in {note.reason for note in item.notes}}
    assert noted == {"06/工作要点2025.txt"}


def test_what_is_for_other_places_or_another_period_is_no_older_sibling(tmp_path: Path) -> None:
    bench = Bench(tmp_path, report=True)
    for folder, place in (("大厅", "大厅"), ("走廊", "办公区")):
        bench.write(f"{folder}/_section.toml", f'places = ["{place}"]')
        bench.write(f"{folder}/欢迎词.txt", f"欢迎来到{place}")
    for period in ("国家宪法日", "国家公祭日"):
        bench.write(f"节假日/{period}/须知.txt", f"{period}须知")
    bench.write("大厅/欢迎词（1）.txt", "新的欢迎词")
    os.utime(bench.content / "大厅/欢迎词.txt", (1, 1))
    result = ingest_once(bench.content, bench.state, FakeWorker(), wall=datetime(2026, 12, 10, 9, tzinfo=BEGIN.tzinfo))
    noted = {item.path for item in result.items if Reason.OLDER_SIBLING in {note.reason for note in item.notes}}
    assert noted == {"大厅/欢迎词.txt"}


@pytest.mark.parametrize("suffix", ["txt", "md", "docx", "pdf", "png", "xlsx", "gif"])
def test_a_correction_says_that_the_old_one_still_plays(tmp_path: Path, suffix: str) -> None:
    bench = Bench(tmp_path, report=True)
    bench.write(f"通知.{suffix}", "旧")
    bench.run()
    with (bench.content / f"通知.{suffix}").open("w") as file:
        file.write("新")
        file.flush()
        bench.run_for(10)
        (row,) = json.loads((bench.state / layout.STATUS).read_bytes())["items"]
        assert "还在播放" in row["said"][-1]["text_zh"]
        assert bench.titles() == ["旧"]
    bench.run()
    assert bench.titles() == ["新"]
