"""One installation in a folder of its own, with one text to play: started as people start it, judged by the rows of its ledger."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from signage.core.ledger.entry import Act
from signage.ledger.second import spilled

PATIENCE_S = 400.0
NAME, WORDS = "通知.txt", "今天下午停水"
PLAYING = (sys.executable, "-I", "-m", "signage")

PLAYER = """
import sys
from pathlib import Path
told = Path(sys.argv.pop(1))
{code}
from signage.screen.player import main
raise SystemExit(main())
"""
SUPERVISOR = """
import sys
from dataclasses import replace
from signage.cli import run
from signage.cli.main import main

told, code = sys.argv[1:3]
del sys.argv[1:3]
honest = run.player_program

def player_program(*words, **more):
    program = honest(*words, **more)
    python, isolated, _, _, *rest = program.argv
    return replace(program, argv=(python, isolated, "-c", code, told, *rest))

run.player_program = player_program
raise SystemExit(main(sys.argv[1:]))
"""


def with_player(code: str, told: Path) -> tuple[str, ...]:
    """The command, but its players run `code` before anything else; the test tells it something in the file `told`."""
    return sys.executable, "-I", "-c", SUPERVISOR, str(told), PLAYER.format(code=code)


class Hall:
    """One installation in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.content, self.state = folder, folder / "内容", folder / "state"
        self.home = folder / "home"
        for made in (self.content, self.home):
            made.mkdir()
        (self.content / NAME).write_text(f"---\ndwell: 1\n---\n{WORDS}\n", "utf-8")
        self.settings = folder / "signage.toml"
        text = (
            f'[content]\nfolder = "{self.content}"\nstate = "{self.state}"\n[hours]\ndawn = "00:00"\ndusk = "23:59"\n'
        )
        self.settings.write_text(text, "utf-8")
        self.environ = {"HOME": str(self.home), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
        self.running: list[subprocess.Popen[bytes]] = []

    def run(
        self,
        shell: str = 'exec "$@"',
        *,
        before: tuple[str, ...] = (),
        program: Sequence[str] = PLAYING,
        **environ: str | None,
    ) -> subprocess.Popen[bytes]:
        """Plays, started by a shell's words. `environ`: what is other than usual; None: what is missing. `program`: the command."""
        given = {name: value for name, value in {**self.environ, **environ}.items() if value is not None}
        words = [*before, "/bin/sh", "-c", shell, "sh", *program, "run", "--settings", str(self.settings)]
        with (self.folder / "said").open("ab") as said:
            process = subprocess.Popen(words, env=given, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        self.running.append(process)
        return process

    def _asked(self, question: str, *words: object) -> list[Any]:
        """The answers of every file of the ledger, in their order."""
        found: list[Any] = []
        for path in sorted((self.state / "ledger").glob("*.db")):
            base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            try:
                found += [answer for (answer,) in base.execute(f"SELECT {question} ORDER BY seq", words)]
            except sqlite3.OperationalError:
                continue
            finally:
                base.close()
        return found

    def rows(self, act: Act, since_ms: int = 0) -> list[dict[str, Any]]:
        """What the ledger's rows of one sort say; `since_ms`: of the monotonic clock."""
        bodies = self._asked("body FROM entries WHERE act=? AND mono_ms >= ?", act.value, since_ms)
        return [json.loads(body) for body in bodies]

    def players(self) -> int:
        """How many players have begun and brought something onto the screen."""
        acts = self._asked("act FROM entries WHERE act IN (?, ?)", Act.STARTED.value, Act.START.value)
        return sum(pair == (Act.STARTED.value, Act.START.value) for pair in pairwise(acts))

    def ahead_s(self) -> float:
        """By how many seconds the newest row is ahead of the true time."""
        newest = datetime.fromisoformat(self._asked("wall FROM entries")[-1])
        return (newest - datetime.now(newest.tzinfo)).total_seconds()

    def starts(self, since_ms: int = 0) -> int:
        """How often the text was shown, as far as the ledger knows; `since_ms`: of the monotonic clock."""
        mine = {row["id"] for row in self.rows(Act.ITEM) if row["path"] == NAME}
        return sum(row["item"] in mine for row in self.rows(Act.START, since_ms))

    def kept_elsewhere(self) -> int:
        """The same, as far as rows lie in the second place."""
        drafts = [draft for one in spilled(list(self.home.glob("signage-second/*"))) for draft in one.drafts]
        return sum(draft.act is Act.START and draft.item is not None and draft.item["path"] == NAME for draft in drafts)

    def waits(self, until: Callable[[], bool]) -> None:
        ends = time.monotonic() + PATIENCE_S
        while not until():
            assert time.monotonic() < ends, (self.folder / "said").read_text("utf-8", "replace")[-3000:]
            assert all(process.poll() is None for process in self.running), (self.folder / "said").read_text("utf-8")
            time.sleep(0.05)

    def plays(self) -> None:
        """Waits until the text is shown, once more."""
        before = self.starts()
        self.waits(lambda: self.starts() > before)

    def ends(self) -> None:
        for process in self.running:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE_S)
        self.running.clear()
