"""The disk fails at any call of publishing, once or for ever: there is the old snapshot or the new one, whole, and no rest."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from signage.core.item import ItemRecord, Kind
from signage.core.rules import Rules
from signage.core.verdict import Verdict
from signage.ingest.publish.publisher import Publisher
from signage.snapshots.read import Reader
from signage.snapshots.write import PREFIX

WHEN = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
CALLS = ("open", "write", "fsync", "replace")
MOST_CALLS = 60


class Sick:
    """Fails from the `nth` call on with `error`; `for_ever`, or that one call only."""

    def __init__(self, nth: int, error: int, *, for_ever: bool) -> None:
        self.nth, self.error, self.for_ever, self.calls = nth, error, for_ever, 0

    def wraps(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            self.calls += 1
            if self.calls == self.nth or (self.for_ever and self.calls > self.nth):
                raise OSError(self.error, os.strerror(self.error))
            return real(*args, **more)

        return call


def item(name: str) -> ItemRecord:
    return ItemRecord(name, name[0].encode().hex().rjust(64, "0"), 1, Kind.TEXT, name, "", Rules(), Verdict.ACCEPTED)


def seen(state: Path) -> list[str]:
    manifest = Reader(state).poll()
    assert manifest is not None
    off = {entry.id for entry in Reader(state).withdrawn()}
    return [one.path for one in manifest.items if one.id not in off]


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("error", [28, 5, 30], ids=["full", "EIO", "read-only"])
def test_old_or_new_and_never_a_mix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, *, for_ever: bool
) -> None:
    failures = 0
    for nth in range(1, MOST_CALLS):
        state = tmp_path / str(nth)
        state.mkdir()
        Publisher(state).publish([item("甲"), item("乙")], WHEN)
        publisher, sick = Publisher(state), Sick(nth, error, for_ever=for_ever)
        with monkeypatch.context() as patch:
            for name in CALLS[:3]:
                patch.setattr(os, name, sick.wraps(getattr(os, name)))
            patch.setattr(Path, "replace", sick.wraps(Path.replace))
            try:
                publisher.publish([item("乙"), item("丙")], WHEN)
                failed = False
            except OSError:
                failed = True
        failures += failed
        assert seen(state) in (["甲", "乙"], ["乙"], ["乙", "丙"]), f"call {nth}"
        assert not [path for path in state.rglob("*") if path.name.startswith(PREFIX)], f"call {nth}"
        publisher.publish([item("乙"), item("丙")], WHEN)
        assert seen(state) == ["乙", "丙"], f"after call {nth}"
        if sick.calls < nth:
            break
    else:
        pytest.fail("publishing never came to its end")
    assert failures >= 8
