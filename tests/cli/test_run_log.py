"""The supervisor's faults stand in a log of the state folder, once."""

import json
from pathlib import Path

from signage.cli.run_log import FAULTS, Logged
from signage.words.commands import SAID


def test_faults_are_written_and_everything_is_told(tmp_path: Path) -> None:
    heard: list[str] = []
    tell = Logged(lambda key, **_: heard.append(key), tmp_path, "run-x")
    for _ in range(2):
        tell("child-ended", name="player a", code=-9, wait="0.2")
    tell("display-gone")
    tell.close()
    assert heard == ["child-ended", "child-ended", "display-gone"]
    (line,) = (tmp_path / "logs" / "run-x.log").read_text("utf-8").splitlines()
    told = json.loads(line)
    assert (told["event"], told["of"], told["about"]["code"]) == ("child-ended", "player a", "-9")


def test_a_log_that_cannot_be_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in the way")
    heard: list[str] = []
    Logged(lambda key, **_: heard.append(key), tmp_path / "state", "run-x")("child-ended", name="a")
    assert heard == ["child-ended"]


def test_the_sentences_exist() -> None:
    assert set(FAULTS) <= set(SAID)
