"""What an inspector gets out of a ledger: the files, the months, the words, and whether something was altered."""

import csv
import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from signage.core.ledger.account import Account
from signage.core.ledger.chain import Chain
from signage.core.ledger.entry import NOT_OPERATIONS, Act, Result
from signage.core.ledger.plays import Operation, Play
from signage.ledger.export import HEADS, Phrases, to_csv, to_workbook
from signage.ledger.reading import account, has_ledger
from signage.words.report import ACTS, CLOCKS, LEVELS, RESULTS, operation_words

from .conftest import CHINA, Shelf

Make = Callable[[], Shelf]
PHRASES = Phrases(
    operation_words, {name: words[0] for name, words in RESULTS.items()}, "未经审核签名", "程序自带的画面", ("说明一",)
)


def day(number: int, month: int = 11) -> datetime:
    return datetime(2026, month, number, tzinfo=CHINA)


def three_months(book: Shelf) -> None:
    """A play an hour on the 25th of each month, the last one of a month open over its end."""
    for _ in range(3):
        book.write(Act.LEVEL, **{"from": "normal", "to": "guard", "name": "国庆节", "reason": "national/own"})
        for _ in range(3):
            book.write(Act.START)
            book.clock.push(hours=1)
            book.write(Act.END, ms=3_600_000, result="played")
        book.clock.push(days=30, hours=-3)


def test_a_month_is_found_in_its_file(ledger: Make) -> None:
    book = ledger()
    three_months(book)
    state = book.folder.parent
    found = account(state, day(1, 12), day(31, 12), whole=False)
    assert [play.start.month for play in found.plays] == [12, 12, 12]
    assert {play.path for play in found.plays} == {"甲.txt"}
    assert [operation.act for operation in found.operations] == ["level"]
    assert found.chain.ok
    whole = account(state, day(1, 12), day(31, 12), whole=True)
    assert whole.plays == found.plays
    january = datetime(2027, 1, 1, tzinfo=CHINA), datetime(2027, 2, 1, tzinfo=CHINA)
    assert account(state, *january, whole=False).chain.rows < whole.chain.rows
    assert (whole.chain.last, whole.chain.head) == (book.rows[-1][0], book.rows[-1][6].hex())


def test_a_play_over_midnight_of_a_month_belongs_to_both(ledger: Make) -> None:
    book = ledger()
    book.clock.moment = datetime(2026, 11, 30, 23, 30, tzinfo=CHINA)
    book.write(Act.START)
    book.clock.push(hours=1)
    book.write(Act.END, ms=3_600_000, result="played")
    for first, after in ((day(1), day(1, 12)), (day(1, 12), day(2, 12))):
        assert [play.seconds for play in account(book.folder.parent, first, after, whole=False).plays] == [3600]


def test_days_that_a_wrong_clock_has_put_into_a_later_file_are_found(ledger: Make) -> None:
    book = ledger()
    book.clock.moment = datetime(2031, 1, 5, tzinfo=CHINA)
    book.write(Act.STARTED)
    book.clock.moment = datetime(2026, 12, 5, tzinfo=CHINA)
    book.write(Act.START)
    book.clock.push(hours=1)
    book.write(Act.END, ms=3_600_000, result="played")
    assert len(account(book.folder.parent, day(5, 12), day(6, 12), whole=False).plays) == 1


def alter(path: Path, seq: int) -> None:
    with sqlite3.connect(path) as base:
        base.execute("UPDATE entries SET body=? WHERE seq=?", ('{"to":"normal"}', seq))
    base.close()


def test_an_altered_row_is_named_where_it_is_looked_for(ledger: Make) -> None:
    book = ledger()
    three_months(book)
    state = book.folder.parent
    alter(book.folder / "00001-2026-11.db", 2)
    assert account(state, day(1), day(30), whole=False).chain.first_bad == 2
    assert account(state, day(1, 12), day(31, 12), whole=True).chain.first_bad == 2
    assert account(state, datetime(2027, 1, 1, tzinfo=CHINA), datetime(2027, 2, 1, tzinfo=CHINA), whole=False).chain.ok


def test_a_file_taken_out_is_a_hole(ledger: Make) -> None:
    book = ledger()
    three_months(book)
    book.crash()
    (book.folder / "00002-2026-12.db").unlink()
    found = account(book.folder.parent, day(1), day(30), whole=True)
    assert not found.chain.ok
    assert found.chain.first_bad is not None


def test_a_file_that_cannot_be_read_is_bad_and_changes_nothing(ledger: Make) -> None:
    book = ledger()
    three_months(book)
    book.crash()
    broken = book.folder / "00002-2026-12.db"
    broken.write_bytes(b"not a database" * 1000)
    before = sorted(path.name for path in book.folder.iterdir() if path.suffix in {".db", ".damaged"})
    found = account(book.folder.parent, day(1, 11), day(31, 12), whole=True)
    assert not found.chain.ok
    assert len(found.plays) == 3
    assert account(book.folder.parent, datetime(2027, 1, 1, tzinfo=CHINA), day(1), whole=False).plays == ()
    assert broken.read_bytes().startswith(b"not a database")
    assert sorted(path.name for path in book.folder.iterdir() if path.suffix in {".db", ".damaged"}) == before


def test_where_nothing_has_played_there_is_no_ledger(tmp_path: Path) -> None:
    assert not has_ledger(tmp_path)
    assert account(tmp_path, day(1), day(30), whole=True) == Account((), (), Chain(True, None))


# -- exports ---------------------------------------------------------------------------------------------------------


def played(title: str, path: str = "甲.txt", result: Result = Result.PLAYED) -> Play:
    end = day(25) + timedelta(seconds=8) if result is not Result.ABORTED else None
    return Play(2, "屏幕1", path, "ab" * 32, title, "0", day(25), end, 8.04, result)


UGLY = {
    "formula": ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
    "plus": ("+86", "'+86"),
    "control": ("a\x01b", "a□b"),
    "not UTF-8": ("a\udcff", "a□"),
    "two lines": ("甲\n乙", "甲\n乙"),
    "quotes": ('说"好"', '说"好"'),
}


@pytest.mark.parametrize(("title", "cell"), UGLY.values(), ids=UGLY)
def test_whatever_stands_in_a_name_is_a_text(tmp_path: Path, title: str, cell: str) -> None:
    found = Account((played(title),), (), Chain(True, None))
    rows = list(csv.reader(io.StringIO(to_csv(found, PHRASES).decode("utf-8-sig"))))
    assert rows[0] == list(HEADS)
    assert rows[1][6] == cell
    target = tmp_path / "台账.xlsx"
    to_workbook(found, PHRASES, target)
    sheet = load_workbook(target)["台账1"]
    assert sheet["G2"].value == cell.removeprefix("'")
    assert sheet["G2"].data_type == "s"
    assert [path.name for path in tmp_path.iterdir()] == ["台账.xlsx"]


def test_the_export_says_what_it_is() -> None:
    operation = Operation(1, "屏幕1", day(25), "settings", {})
    shipped = played("", "builtin:neutral", Result.ABORTED)
    rows = list(
        csv.reader(
            io.StringIO(to_csv(Account((shipped,), (operation,), Chain(True, None)), PHRASES).decode("utf-8-sig"))
        )
    )
    assert rows[1][:7] == ["1", "操作", "屏幕1", "2026-11-25 00:00:00", "", "", "采用了新的设置"]
    assert rows[2][4:10] == ["", "8.0", "程序自带的画面", "builtin:neutral", "异常中断", ""]
    assert rows[3][6] == "说明一"
    assert (
        to_csv(Account((played("甲"),), (), Chain(True, None)), PHRASES).decode("utf-8-sig").count("未经审核签名") == 1
    )


def test_a_long_ledger_goes_on_to_the_next_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signage.ledger.export.MOST_ROWS", 3)
    to_workbook(Account((played("甲"),) * 7, (), Chain(True, None)), PHRASES, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert [sheet.max_row for sheet in book] == [1, 4, 4, 2]


# -- words -----------------------------------------------------------------------------------------------------------

TOLD: dict[str, tuple[Act, dict[str, Any], str]] = {
    "level": (Act.LEVEL, {"from": "normal", "to": "guard", "name": "国庆节"}, "级别由“平时”变为“警戒”，原因：国庆节"),
    "tone": (Act.TONE, {"from": "festive", "to": "neutral", "name": ""}, "格调由“喜庆”变为“平常”，原因：日历"),
    "mourning": (Act.MOURNING, {"on": True}, "哀悼开关：打开"),
    "clock": (Act.CLOCK, {"why": "before-build"}, "时钟不可信：比程序发布的日子还早"),
    "clock again": (Act.CLOCK, {"why": ""}, "时钟恢复正常"),
    "output": (Act.OUTPUT, {"there": False}, "没有显示输出，不计播放"),
    "forgotten": (Act.FORGOTTEN, {"files": ["a", "b"]}, "保存期满，清除了更早的记录：a、b"),
    "damaged": (
        Act.GAP,
        {"reason": "damaged", "file": "f", "kept": 5, "rows": [[3, 4], [9, 9]], "tail": True},
        "台账文件损坏或用不了，另存为 f；其中 5 条能读出，已接着使用，缺 3 条，末尾可能还有",
    ),
    "unwritten": (
        Act.GAP,
        {"reason": "SQLITE_FULL", "since": "08:00", "late": 2, "lost": 0},
        "台账从 08:00 起写不进去，画面照常；事后补记 2 条，没有记下 0 条",
    ),
}


@pytest.mark.parametrize(("act", "details", "text"), TOLD.values(), ids=TOLD)
def test_sentences(act: Act, details: dict[str, Any], text: str) -> None:
    assert operation_words(Operation(1, "", day(25), act.value, details))[0] == text


def test_every_operation_and_result_has_words() -> None:
    assert set(ACTS) == {act.value for act in Act if act not in NOT_OPERATIONS}
    assert set(RESULTS) == {result.value for result in Result}
    assert all(zh and en for table in (ACTS, RESULTS, LEVELS, CLOCKS) for zh, en in table.values())


@pytest.mark.parametrize("act", [*ACTS, "altered"])
@pytest.mark.parametrize(
    "details", [{}, {"rows": 7, "files": 3, "reason": "damaged"}, {"from": [1]}], ids=["empty", "odd", "list"]
)
def test_an_altered_operation_still_has_words(act: str, details: dict[str, Any]) -> None:
    assert all(operation_words(Operation(1, "", day(25), act, details)))


# -- the command -----------------------------------------------------------------------------------------------------


def command(book: Shelf, tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    settings = tmp_path / "signage.toml"
    settings.write_text(f'[content]\nfolder = "{tmp_path}/c"\nstate = "{book.folder.parent}"\n', "utf-8")
    (tmp_path / "c").mkdir(exist_ok=True)
    argv = [sys.executable, "-I", "-m", "signage", "--lang", "en", "report", "--settings", str(settings), *words]
    env = {"HOME": str(tmp_path / "home"), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    return subprocess.run(argv, capture_output=True, text=True, env=env, check=False, timeout=60)


def test_the_command(ledger: Make, tmp_path: Path) -> None:
    book = ledger()
    book.folder.rmdir()
    first = command(book, tmp_path)
    assert (first.returncode, first.stdout.strip()) == (0, "there is no ledger yet: nothing has played here")
    book.folder.mkdir()
    three_months(book)
    when = ("--from", "2026-11-25", "--to", "2026-11-25")
    done = command(book, tmp_path, *when, "--csv", f"{tmp_path}/a.csv", "--xlsx", f"{tmp_path}/a.xlsx")
    assert done.returncode == 0, done.stderr
    paper = command(book, tmp_path, *when, "--pdf", f"{tmp_path}/a.pdf")
    assert paper.returncode == 0, paper.stderr
    assert f"{tmp_path}/a.pdf" in paper.stdout
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert "屏幕1: 3 plays, 3.0 hours; 0 cut, 0 aborted" in done.stdout
    assert "none was altered" in done.stdout
    assert (tmp_path / "a.xlsx").stat().st_size > 1000
    told = json.loads(command(book, tmp_path, *when, "--json").stdout)
    assert [play["result"] for play in told["plays"]] == ["played"] * 3
    assert told["chain"] == {"ok": True, "first_bad": None}
    alter(book.folder / "00001-2026-11.db", 3)
    bad = command(book, tmp_path, *when, "--json", "--verify")
    assert bad.returncode == 1
    assert json.loads(bad.stdout)["chain"] == {"ok": False, "first_bad": 3}
    assert "row 3 was altered" in command(book, tmp_path, "--verify").stdout


WRONG = {
    "no day": (("--from", "yesterday"), '"yesterday" is not a day'),
    "reversed": (("--from", "2026-11-02", "--to", "2026-11-01"), "is after the last day"),
}


@pytest.mark.parametrize(("words", "said"), WRONG.values(), ids=WRONG)
def test_wrong_usage(ledger: Make, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = command(ledger(), tmp_path, *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_file_that_cannot_be_written_is_said(ledger: Make, tmp_path: Path) -> None:
    book = ledger()
    book.write(Act.STARTED)
    done = command(book, tmp_path, "--csv", f"{tmp_path}/no/a.csv")
    assert done.returncode == 3
    assert "cannot write" in done.stderr
