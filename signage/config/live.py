"""`signage.toml` while a run lasts: seen when it changes, compiled again, published for the players.

In: the file and the settings that play. Out: `settings.json` renewed, and a word to the person. A file with any mistake
is not taken over: the last good settings play on until it is put right. Looks only at the file's time and size until
those change and then stand still; then a child reads it, for which the caller waits (half a second, 20 s at most).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from signage.config.compiled import PUBLISHED, load_settings, publish_settings
from signage.core.display.adoption import Change, change_of
from signage.core.settings import Problem, Settings

Signature = tuple[int, int, int] | None


class Tell(Protocol):
    """Says one sentence by its key."""

    def __call__(self, key: str, /, **fields: object) -> None: ...


class SettingsWatch:
    """Called about once a second by the parent. `cache` takes the compiled copy, `state` what the players read."""

    def __init__(
        self,
        file: Path,
        cache: Path,
        state: Path,
        playing: Settings,
        tell: Tell,
        problems: Callable[[tuple[Problem, ...]], None],
        name: str = PUBLISHED,
    ) -> None:
        self._file, self._cache, self._state, self._name = file, cache, state, name
        self._playing, self._tell, self._problems = playing, tell, problems
        self._seen = self._pending = self._signature()

    @property
    def playing(self) -> Settings:
        """What the players have been told last."""
        return self._playing

    def __call__(self) -> None:
        """One look. A change counts once it stands: two looks see the same file."""
        signature = self._signature()
        if signature == self._seen or signature != self._pending:
            self._pending = signature
            return
        self._seen = signature
        settings, problems = load_settings(self._file, self._cache)
        if problems:
            self._problems(problems)
            self._tell("settings-kept", path=self._file)
        elif settings != self._playing:
            self._publish(settings)

    def _publish(self, settings: Settings) -> None:
        try:
            publish_settings(settings, self._state, self._name)
        except OSError as error:
            self._tell("no-state", path=self._state, detail=os.strerror(error.errno or 0))
            return
        before, self._playing = self._playing, settings
        names = {screen.name for screen in (*before.screens, *settings.screens)}
        bound = any(change_of(before, settings, name) is Change.RESTART for name in names)
        self._tell("settings-restart" if bound else "settings-taken", path=self._file)

    def _signature(self) -> Signature:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
