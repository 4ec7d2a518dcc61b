"""A progress bar for the person who looks on at a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from signage.words.fill import fill
from signage.words.status import PAGE


@contextlib.contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None] | None]:
    """Something to call with done and total; None where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - most runs have no terminal
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None, visible=False)

        def show(done: int, total: int) -> None:
            words = fill(PAGE, "progress", done=f"{done:,}", total=f"{total:,}")[0]
            bars.update(task, description=words, completed=done, total=total, visible=done < total, refresh=done == 1)

        yield show
