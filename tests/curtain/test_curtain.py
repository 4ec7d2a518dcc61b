"""The curtain without a screen: what it may show, and when somebody must supervise again."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from signage.core.aside import encode_aside
from signage.core.snapshot import REPLACED, Off, Withdrawal
from signage.curtain import guardian
from signage.curtain.allowed import OLD_S, Allowed
from signage.curtain.guardian import AGAIN_S, GRACE_S, STAY_S, Guardian, starter
from signage.lastpicture import About
from signage.snapshots import layout
from signage.snapshots.write import write_withdrawn

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
SHOWN = About(items=("a", "b"), known=5)


def test_what_was_renewed_lately_may_stand(tmp_path: Path) -> None:
    allowed = Allowed(tmp_path)
    assert allowed.is_allowed(SHOWN, 0.0, NOW)
    assert allowed.is_allowed(SHOWN, OLD_S, NOW)
    assert not allowed.is_allowed(SHOWN, OLD_S + 1, NOW)


@pytest.mark.parametrize(
    ("item", "sequence", "why", "stands"),
    [
        ("b", 6, "deleted", False),
        ("b", 5, "deleted", True),
        ("c", 6, "deleted", True),
        ("b", 6, REPLACED, True),
    ],
    ids=["withdrawn since", "withdrawn before, and accepted again", "another one", "replaced by a newer version"],
)
def test_what_is_withdrawn_goes_also_without_a_player(
    tmp_path: Path, item: str, sequence: int, why: str, stands: bool
) -> None:
    allowed = Allowed(tmp_path)
    write_withdrawn(tmp_path, Off((Withdrawal(item, sequence, why),)))
    assert allowed.is_allowed(SHOWN, 1.0, NOW) is stands


def test_an_item_that_rests_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / layout.ASIDE).write_bytes(encode_aside({"a": NOW + timedelta(hours=1)}))
    assert not Allowed(tmp_path).is_allowed(SHOWN, 1.0, NOW)


@pytest.mark.parametrize(
    ("until", "stands"),
    [
        ("", True),
        ("2026-11-25T20:00:01+08:00", True),
        ("2026-11-25T20:00:00+08:00", False),
        ("soon", False),
        ("2026-11-25", False),
    ],
)
def test_what_has_expired_goes(tmp_path: Path, until: str, stands: bool) -> None:
    assert Allowed(tmp_path).is_allowed(About(until=until), 1.0, NOW) is stands


class Orphan:
    """A guardian whose supervisor has died, or not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.parent, self.supervised, self.started = 100, False, 0
        monkeypatch.setattr(guardian.os, "getppid", lambda: self.parent)
        self.guardian = Guardian(100, lambda: self.supervised, self.start)

    def start(self) -> None:
        self.started += 1

    def live(self, since: float, until: float) -> bool:
        """Whether it may end at the end of that time, looked at ten times a second."""
        return [self.guardian.may_end(since + tenth / 10) for tenth in range(round((until - since) * 10))][-1]


@pytest.fixture
def orphan(monkeypatch: pytest.MonkeyPatch) -> Orphan:
    return Orphan(monkeypatch)


def test_while_the_supervisor_lives_nothing_happens(orphan: Orphan) -> None:
    assert not orphan.live(0.0, 100.0)
    assert orphan.started == 0


def test_a_dead_supervisor_is_started_again_once(orphan: Orphan) -> None:
    orphan.live(0.0, 5.0)
    orphan.parent = 1
    assert not orphan.live(5.0, 5.0 + GRACE_S - 0.2)
    assert orphan.started == 0, "somebody else may be quicker"
    orphan.live(5.0 + GRACE_S - 0.2, 5.0 + GRACE_S + 0.3)
    assert orphan.started == 1
    orphan.supervised = True
    assert not orphan.live(8.0, 8.0 + STAY_S - 0.5)
    assert orphan.live(8.0 + STAY_S - 0.5, 8.0 + STAY_S + 0.5)
    assert orphan.started == 1


def test_who_was_quicker_is_left_alone(orphan: Orphan) -> None:
    orphan.parent, orphan.supervised = 1, True
    assert orphan.live(0.0, STAY_S + 1.0)
    assert orphan.started == 0


def test_a_start_that_fails_is_tried_again(orphan: Orphan) -> None:
    orphan.parent = 1
    orphan.live(0.0, GRACE_S + 2.5 * AGAIN_S)
    assert orphan.started == 3


def test_the_command_is_started_where_and_with_what_it_was(tmp_path: Path) -> None:
    code = "import os, pathlib; pathlib.Path('here').write_text(os.environ['MINE'] + str(os.getsid(0) == os.getpid()))"
    starter([sys.executable, "-c", code], tmp_path, {**os.environ, "MINE": "yes "})()
    ends = time.monotonic() + 20
    while not (tmp_path / "here").exists() or not (tmp_path / "here").read_text():
        assert time.monotonic() < ends
        os.sched_yield()
    assert (tmp_path / "here").read_text() == "yes True"
    starter(["/not/there"], tmp_path, {})()
