"""The maintenance key on a real screen: typed there, seen there, and everything ends in order."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from running import end_all, pids, wait_for_curtain

from signage.core.maintenance import ENDED_BY_HAND, stored

pytestmark = [pytest.mark.glass, pytest.mark.timeout(240)]

PATIENCE_S = 60.0
PIN = "2468"
SIGNAGE = Path(sys.executable).with_name("signage")


@pytest.fixture
def keys(session: Any) -> Iterator[Callable[..., None]]:
    """Presses keys on the session's screen, which has a PIN."""
    tool = shutil.which("xdotool")
    if tool is None:
        pytest.skip("xdotool is not installed: nobody can press keys")
    session.configure(more=f'[maintenance]\npin = "{stored(PIN, bytes(16), 1000)}"')

    def press(*names: str) -> None:
        for name in names:
            subprocess.run([tool, "key", name], env=session.environ(), check=True, timeout=20)

    yield press
    end_all(session.folder)


def wait_for(true: Callable[[], object], what: str) -> None:
    ends = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < ends, what
        time.sleep(0.02)


def test_g15_only_the_pin_ends_it_and_the_ledger_knows(session: Any, keys: Callable[..., None]) -> None:
    session.drop("标语.txt", "安全生产，人人有责", dwell=600)
    process = session.run()
    wait_for_curtain(session.folder)
    held = session.stage()
    for end in ("Escape", "Return"):
        keys("ctrl+alt+m", *"1357")
        wait_for(lambda: not session.looks_like(held), "the field is not seen")
        keys(end)
        wait_for(lambda: session.looks_like(held), "the field stays")
    assert process.poll() is None
    keys("ctrl+alt+m", *PIN, "Return")
    assert process.wait(PATIENCE_S) == ENDED_BY_HAND
    wait_for(lambda: not pids("signage", session.folder / "state"), "somebody plays on")
    argv = [str(SIGNAGE), "report", "--settings", str(session.settings_file), "--json"]
    done = subprocess.run(argv, env=session.environ(), capture_output=True, timeout=40, check=True)
    told = [(one["kind"], one["details"].get("answer")) for one in json.loads(done.stdout)["operations"]]
    assert [answer for kind, answer in told if kind == "maintenance"] == ["wrong", "right"]
    assert told[-1][0] == "stopped", "the player has ended in order"
