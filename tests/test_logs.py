"""The log of a process: JSON lines in the state folder, bounded, warnings on the terminal too."""

import json
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from signage import logs
from signage.core.events import Event, begins, ends


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, raising = root.handlers[:], root.level, logging.raiseExceptions
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:], logging.raiseExceptions = handlers, raising
    root.setLevel(level)


def test_lines_are_json_whatever_stands_in_them(tmp_path: Path) -> None:
    logs.set_up(tmp_path, "x")
    logging.getLogger("a").info("坏名字 %s", "\udcff\n\u202e", extra={"file": "机●"})
    (line,) = (tmp_path / "logs" / "x.log").read_text("utf-8").splitlines()
    told = json.loads(line)
    assert told["text"] == "坏名字 \udcff\n\u202e"
    assert (told["level"], told["from"], told["file"]) == ("info", "a", "机●")


def test_the_terminal_hears_warnings_only(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    logs.set_up(tmp_path, "x")
    logging.getLogger("a").info("quiet")
    logging.getLogger("a").warning("loud")
    shown = capfd.readouterr().err
    assert "loud" in shown
    assert "quiet" not in shown


def test_the_ring_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 2000)
    logs.set_up(tmp_path, "x")
    for number in range(500):
        logging.getLogger("a").info("line %d", number)
    files = list((tmp_path / "logs").iterdir())
    assert len(files) == logs.KEPT + 1
    assert sum(file.stat().st_size for file in files) <= 2000 * (logs.KEPT + 1)


def test_without_a_folder_everything_goes_to_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "state").write_text("a file in the way")
    logs.set_up(tmp_path / "state", "x")
    logging.getLogger("a").info("heard")
    assert "heard" in capfd.readouterr().err


def test_a_fault_is_said_once_in_each_place(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    logs.set_up(tmp_path, "x")
    for _ in range(3):
        logging.getLogger("a").error("full", extra=begins(Event.DISK_FULL))
    logging.getLogger("a").warning("fine", extra=ends(Event.DISK_FULL))
    told = [json.loads(line) for line in (tmp_path / "logs" / "x.log").read_text("utf-8").splitlines()]
    assert [(line["event"], line["phase"], line["text"]) for line in told] == [
        ("disk-full", "begin", "full"),
        ("disk-full", "end", "fine"),
    ]
    assert "is_said" not in told[0]
    assert capfd.readouterr().err.count("full") == 3, "one line with its text and its code, and the code of the end"


def test_a_log_that_was_removed_is_begun_anew(tmp_path: Path) -> None:
    logs.set_up(tmp_path, "x")
    logging.getLogger("a").info("before")
    shutil.rmtree(tmp_path / "logs")
    for number in range(2):
        logging.getLogger("a").info("after %d", number)
    texts = [json.loads(line)["text"] for line in (tmp_path / "logs" / "x.log").read_text("utf-8").splitlines()]
    assert texts == ["after 0", "after 1"]
