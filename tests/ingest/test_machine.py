"""Whatever people do to the folder, in the end what plays is what lies there."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench import Bench
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from signage.core.snapshot import playable
from signage.snapshots.read import open_derivative

NAMES = st.sampled_from(["a.txt", "b.txt", "01/a.txt", "01/c.txt", "02/b.txt"])
TEXTS = st.sampled_from(["一", "二", "三三", "MARK", "HOLD", ""])
PAUSES = st.sampled_from([0.0, 0.1, 0.4, 1.0, 4.0, 90.0])


class Folder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="signage-test-"))
        self.bench = Bench(self.folder)
        for name in ("01", "02", "撤下"):
            (self.bench.content / name).mkdir()

    def teardown(self) -> None:
        self.bench.run(within=200)
        wanted = self.wanted()
        manifest = self.bench.latest()
        gone = self.bench.reader.withdrawn()
        items = {item.path: item.title for item in playable(manifest, gone)}
        assert {path: items.get(path) for path in wanted} == wanted
        allowed = {path for path in self.files() if not path.startswith("撤下/")}
        assert items.keys() <= allowed
        assert not any(Path(path).name in self.off() for path in items)
        for item in manifest.items:
            for made in item.derivatives:
                assert open_derivative(self.bench.state, made.sha256)
        shutil.rmtree(self.folder)

    def files(self) -> dict[str, str]:
        content = self.bench.content
        return {str(path.relative_to(content)): path.read_text() for path in content.rglob("*.txt")}

    def off(self) -> set[str]:
        return {Path(path).name for path in self.files() if path.startswith("撤下/")}

    def wanted(self) -> dict[str, str]:
        """What certainly has to play: good files that nothing in the withdraw section covers."""
        files = self.files()
        off_texts = {text for path, text in files.items() if path.startswith("撤下/")}
        return {
            path: text
            for path, text in files.items()
            if text not in {"", "MARK", "HOLD"}
            and not path.startswith("撤下/")
            and Path(path).name not in self.off()
            and text not in off_texts
        }

    @rule(path=NAMES, text=TEXTS)
    def write(self, path: str, text: str) -> None:
        self.bench.write(path, text)

    @rule(path=NAMES)
    def delete(self, path: str) -> None:
        (self.bench.content / path).unlink(missing_ok=True)

    @rule(old=NAMES, new=NAMES)
    def rename(self, old: str, new: str) -> None:
        if (self.bench.content / old).exists():
            (self.bench.content / old).rename(self.bench.content / new)

    @rule(path=NAMES)
    def take_off(self, path: str) -> None:
        file = self.bench.content / path
        if file.exists():
            shutil.copy(file, self.bench.content / "撤下" / file.name)

    @rule(path=NAMES)
    def put_back(self, path: str) -> None:
        (self.bench.content / "撤下" / Path(path).name).unlink(missing_ok=True)

    @rule(seconds=PAUSES)
    def wait(self, seconds: float) -> None:
        self.bench.run_for(seconds)

    @rule()
    def restart(self) -> None:
        self.bench.ingest.close()
        self.bench.restart()

    @invariant()
    def a_marked_file_never_plays(self) -> None:
        found = self.bench.reader.poll()
        self.bench.manifest = found or self.bench.manifest
        if self.bench.manifest is not None:
            assert not {"MARK", "HOLD", ""} & {item.title for item in self.bench.manifest.items}


Folder.TestCase.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestFolder = Folder.TestCase
