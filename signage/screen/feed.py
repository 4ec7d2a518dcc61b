"""The compiled settings as the player finds them: at its start, and again whenever the parent publishes new ones.

In: the path of `settings.json`. Out: settings, or None where there is nothing new or nothing whole. Looks at most
once a second, never at `signage.toml`.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from signage.core.codec import CodecError, digest, from_plain
from signage.core.events import Event, happens
from signage.core.ledger.entry import Act
from signage.core.settings import Settings
from signage.system.plainfile import read_plain

LOOK_S = 1.0
MOST_BYTES = 16 * 2**20
LOG = logging.getLogger("signage.screen")
Record = Callable[[Act, Mapping[str, object]], None]


def unrecorded(act: Act, details: Mapping[str, object]) -> None:
    """A ledger that nobody keeps."""


def read_settings(path: Path) -> Settings | None:
    """The compiled settings; None where they cannot be read."""
    try:
        plain = json.loads(read_plain(path, MOST_BYTES))
        return from_plain(Settings, plain.get("settings", plain))
    except (OSError, ValueError, CodecError, AttributeError) as error:
        LOG.warning("settings not readable: %s", error, extra=happens(Event.SETTINGS_UNREADABLE))
        return None


class SettingsFeed:
    """Asked in every turn of the player; `mono` is its monotonic clock."""

    def __init__(self, path: Path, mono: Callable[[], float], record: Record = unrecorded) -> None:
        self._path, self._mono, self._record = path, mono, record
        self._seen = self._signature()
        self._looked = mono()

    def __call__(self) -> Settings | None:
        """Settings that were published since the last look."""
        if self._mono() - self._looked < LOOK_S:
            return None
        self._looked = self._mono()
        signature = self._signature()
        if signature is None or signature == self._seen:
            return None
        news = read_settings(self._path)
        if news is not None:
            self._record(Act.SETTINGS, {"sha256": digest(news)})
        self._seen = signature
        return news

    def _signature(self) -> tuple[int, int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
