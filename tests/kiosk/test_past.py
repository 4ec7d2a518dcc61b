"""What `doctor` reads out of the logs: what lasts, and what happened within a day."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from signage.core.events import Event, begins, ends, happens
from signage.kiosk.past import past_faults

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
Line = tuple[dict[str, str], float]


def write(state: Path, name: str, *lines: Line) -> None:
    (state / "logs").mkdir(exist_ok=True)
    told = [{"time": (NOW - timedelta(hours=hours)).isoformat(), **carried} for carried, hours in lines]
    (state / "logs" / name).write_text("\n".join(map(json.dumps, told)), "utf-8")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param([(begins(Event.DISK_FULL), 2)], [("disk-full", True)], id="it lasts"),
        pytest.param([(begins(Event.DISK_FULL), 2), (ends(Event.DISK_FULL), 1)], [], id="it is over"),
        pytest.param([(begins(Event.DISK_FULL), 3), (ends(Event.DISK_FULL), 2), (begins(Event.DISK_FULL), 1)],
            [("disk-full", True)], id="it is there again"),
        pytest.param([(happens(Event.ITEM_FAILS, "a"), 1)], [("item-fails", False)], id="it happened"),
        pytest.param([(happens(Event.ITEM_FAILS, "a"), 25)], [], id="more than a day ago"),
        pytest.param([(begins(Event.DISK_FULL), -1)], [], id="by a clock that ran ahead"),
        pytest.param([({"event": "unheard-of", "of": "", "phase": "begin"}, 1)], [], id="of another version"),
        pytest.param([({"event": "disk-full", "of": "", "phase": "?"}, 1)], [], id="no phase"),
    ],
)  # fmt: skip
def test_what_is_found(tmp_path: Path, lines: list[Line], found: list[tuple[str, bool]]) -> None:
    write(tmp_path, "ingest.log", *lines)
    assert [(fault.code, fault.lasts) for fault in past_faults(tmp_path, NOW)] == found


def test_older_files_of_a_ring_and_other_logs_count(tmp_path: Path) -> None:
    write(tmp_path, "ingest.log.1", (begins(Event.SHARE_GONE), 3))
    write(tmp_path, "ingest.log", (ends(Event.SHARE_GONE), 1))
    write(tmp_path, "player-a.log", (begins(Event.LEDGER_FAILS), 2))
    assert [fault.code for fault in past_faults(tmp_path, NOW)] == ["ledger-fails"]


def test_rubbish_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "x.log").write_bytes(
        b'\xff"event"\n{"event": 1}\n{"event": [], "of": "", "phase": "begin", "time": ""}\n'
    )
    assert past_faults(tmp_path, NOW) == ()
    assert past_faults(tmp_path / "none", NOW) == ()
