"""The supervisor as a process: whatever it does while it plays, nothing but the standard library and our own small modules is in it."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

RUNS = """
import json, sys
from signage.cli.main import main
code = main(["run", "--settings", sys.argv[1], "--for", "1.5"])
print(json.dumps([code, sorted(sys.modules)]))
"""
BARE = "import json, sys; print(json.dumps(sorted(sys.modules)))"
OURS = {
    "cli",
    "config",
    "core",
    "snapshots",
    "supervise",
    "system",
    "words",
    "channel",
    "lastpicture",
    "logs",
    "paths",
}
"""What of signage it may know: values, words, settings that others compile, locks and logs."""
NOT_EVEN_OURS = ("signage.config.read", "signage.config.models", "signage.cli.check", "signage.app")


def test_nothing_that_could_take_it_down_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    settings = tmp_path / "signage.toml"
    settings.write_text('[content]\nfolder = "content"\nstate = "state"\n[[screen]]\nnamee = "a mistake"\n', "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-c", RUNS, str(settings)],
        env={"HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    code, names = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    bare = subprocess.run([sys.executable, "-I", "-c", BARE], capture_output=True, text=True, check=True)
    foreign = {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - set(json.loads(bare.stdout))
    known = {"signage", "typing_extensions", sysconfig._get_sysconfigdata_name()}  # type: ignore[attr-defined]
    assert foreign <= known, "only these, besides the standard library"
    ours = {name.split(".")[1] for name in names if name.startswith("signage.")}
    assert ours <= OURS
    assert {"supervise", "core"} <= ours
    assert not set(NOT_EVEN_OURS) & set(names)
