"""`ItemRecord`: one dropped file, with its identity, rules and verdict. Its digest is what an approval binds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from signage.core.calendar.announced import Announced
from signage.core.rules import Rules
from signage.core.verdict import Note, Verdict


class Kind(StrEnum):
    """What sort of item a file is."""

    TEXT = "text"
    DOCUMENT = "document"
    TICKER = "ticker"
    LINK = "link"
    PICTURE = "picture"
    PAGES = "pages"
    TABLE = "table"
    ORGANISATION = "organisation"
    VIDEO = "video"
    CALENDAR = "calendar"
    UNKNOWN = "unknown"


BUILTIN = "builtin:"
"""How the ids of the program's own items begin."""
DECK_TYPE = "application/vnd.signage.deck+json"


@dataclass(frozen=True, slots=True)
class Derivative:
    """A canonical file in the store, named by its SHA-256. `width`, `height` px and `ms` are 0 where they mean nothing."""

    sha256: str
    media_type: str
    size: int
    width: int = 0
    height: int = 0
    ms: int = 0


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One item. `path` is relative to the content folder, with `/`; bytes that are not UTF-8 are surrogate-escaped.

    `section` is the title of its section for people. `accepted_at` is aware. `chars` counts the characters shown; the
    text itself is in the deck derivative, which the record binds by hash. `holidays` is the arrangement of days off that
    the file announces; one of kind `calendar` does nothing else and has no deck. The program's own items lie in no
    folder: their `path` begins with `builtin:`, and they have no bytes.
    """

    path: str
    sha256: str
    size: int
    kind: Kind
    title: str
    section: str
    rules: Rules
    verdict: Verdict
    notes: tuple[Note, ...] = ()
    derivatives: tuple[Derivative, ...] = ()
    chars: int = 0
    accepted_at: datetime | None = None
    approval: str = ""
    holidays: Announced | None = None

    @property
    def id(self) -> str:
        """Path and bytes together: equal bytes in two sections are two items. A built-in item has its name."""
        return self.path if self.is_builtin else item_id(self.path, self.sha256)

    @property
    def is_builtin(self) -> bool:
        """Whether it comes with the program and not from the content folder, where every item has bytes."""
        return not self.sha256 and self.path.startswith(BUILTIN)

    @property
    def deck(self) -> Derivative | None:
        """The structured derivative, if the item has one."""
        return next((made for made in self.derivatives if made.media_type == DECK_TYPE), None)


def item_id(path: str, sha256: str) -> str:
    """The identity of an item (24 hex characters) from its path and the SHA-256 of its bytes."""
    name = path.encode("utf-8", "surrogateescape")
    return hashlib.sha256(name + b"\0" + sha256.encode("ascii")).hexdigest()[:24]
