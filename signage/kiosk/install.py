"""Carries a plan out: writes its files, asks the system to start it; and the way back.

In: a plan, a root folder (a test's own, or /). Out: what was done, or the first thing that went wrong. Takes nothing away that does not
carry the program's mark. Content, settings, state and ledger are never touched.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from signage.kiosk.plan import File, Plan
from signage.kiosk.site import MARK, Form
from signage.snapshots.write import write_durably

PATIENCE_S = 60.0
Run = Callable[[Sequence[str]], str]
"""Runs a command; what it said when it failed, "" when it went well."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be done: a path or a command, and why."""

    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Installed:
    """A form whose files are there. `current`: as they would be written today; `enabled`: the system has taken it on."""

    form: Form
    current: bool
    files: tuple[Path, ...]
    enabled: bool = True


def run_command(words: Sequence[str]) -> str:
    """Runs it for real."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False, timeout=PATIENCE_S)
    except (OSError, subprocess.SubprocessError) as error:
        return str(error)
    return "" if done.returncode == 0 else (done.stderr.strip() or f"exit {done.returncode}")


def install(plan: Plan, run: Run = run_command, root: Path = Path("/")) -> Trouble | None:
    """Write every file, then start it. The first trouble ends it; it can be done again at any time."""
    for file in plan.files:
        path = _under(root, file.path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(path, file.text.encode(file.encoding), 0o755 if file.program else 0o644, ours=False)
        except OSError as error:
            return Trouble(str(file.path), error.strerror or str(error))
    return _all(plan.start, run)


def remove(plans: Iterable[Plan], run: Run = run_command, root: Path = Path("/")) -> tuple[list[Path], Trouble | None]:
    """Stop it and take away the files of ours; which they were, and the first trouble."""
    every, gone = tuple(plans), list[Path]()
    found = {one.form for one in installed(every, run, root)}
    trouble: Trouble | None = None
    for plan in every:
        if plan.form in found and plan.ends:
            run(plan.ends)
        first, last = (plan.stop[:1], plan.stop[1:]) if plan.form in found else ((), ())
        failed = _all(first, run)
        trouble = trouble or failed
        if failed and plan.asks:  # the system has a copy of its own: without the file nobody would know of it
            continue
        for file in plan.files:
            path = _under(root, file.path)
            if not is_ours(path) or (file is plan.files[0] and plan.form not in found):
                continue
            try:
                path.unlink()
                gone.append(file.path)
            except OSError as error:
                trouble = trouble or Trouble(str(file.path), error.strerror or str(error))
        trouble = trouble or _all(last, run)
    return gone, trouble


def installed(plans: Iterable[Plan], run: Run = run_command, root: Path = Path("/")) -> tuple[Installed, ...]:
    """Which forms are there."""
    found = []
    for plan in plans:
        main = plan.files[0]
        if is_ours(_under(root, main.path), f"{MARK}: {plan.form}"):
            files = tuple(file.path for file in plan.files if is_ours(_under(root, file.path)))
            found.append(Installed(plan.form, _is_current(main, root), files, _is_enabled(plan, run, root)))
    return tuple(found)


def is_ours(path: Path, mark: str = MARK) -> bool:
    """Whether a file carries the program's mark."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return any(mark.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def _is_enabled(plan: Plan, run: Run, root: Path) -> bool:
    if plan.asks:
        return not run(plan.asks)
    return plan.link is None or os.path.lexists(_under(root, plan.link))


def _is_current(file: File, root: Path) -> bool:
    try:
        return _under(root, file.path).read_text(file.encoding) == file.text
    except (OSError, ValueError):
        return False


def _under(root: Path, path: Path) -> Path:
    return root / str(path).lstrip("/")


def _all(commands: Iterable[Sequence[str]], run: Run) -> Trouble | None:
    for words in commands:
        said = run(words)
        if said:
            return Trouble(" ".join(words), said)
    return None
