"""A folder is looked at by another process, which may be held by a share as long as it likes."""

import os
from pathlib import Path

import pytest

from signage.system import reach as module
from signage.system.reach import Messenger, Reach, reach
from soak.disk.mounted import mounted, why_not

WAIT_S = 20.0


def test_what_there_is(tmp_path: Path) -> None:
    assert reach(tmp_path, WAIT_S) is Reach.THERE
    assert reach(tmp_path / "没有 $(touch x)", WAIT_S) is Reach.MISSING
    (tmp_path / "file").touch()
    assert reach(tmp_path / "file", WAIT_S) is Reach.MISSING
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file"]


@pytest.mark.parametrize(
    ("ask", "found"), [("exit 4", Reach.CLOSED), ("exit 9", Reach.UNKNOWN), ("kill -9 $$", Reach.UNKNOWN)]
)
def test_what_the_other_process_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ask: str, found: Reach) -> None:
    monkeypatch.setattr(module, "ASK", ("/bin/sh", "-c", ask, "sh"))
    assert reach(tmp_path, WAIT_S) is found
    monkeypatch.setattr(module, "ASK", ("/nothing/here",))
    assert reach(tmp_path, WAIT_S) is Reach.UNKNOWN


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the one that was left to the kernel
@pytest.mark.skipif(why_not() != "", reason=f"no file system of the tests' own: {why_not()}")
def test_c5_a_share_that_does_not_answer(tmp_path: Path) -> None:
    with mounted(tmp_path) as disk:
        (disk.folder / "内容").mkdir()
        disk.hang()
        messenger = Messenger(disk.folder / "内容")
        assert messenger.look(0.2) is Reach.SILENT
        disk.wait(lambda: disk.waiting > 0)
        sent = messenger._sent
        assert sent is not None
        if sent.poll() is None:
            assert messenger.look(WAIT_S) is Reach.SILENT, "one that is held is not joined by another"
            assert messenger._sent is sent
        disk.heal()
        sent.wait(WAIT_S)
        assert messenger.look(WAIT_S) is Reach.THERE
        assert reach(disk.folder / "内容", WAIT_S) is Reach.THERE
    assert os.path.ismount(tmp_path) is False
