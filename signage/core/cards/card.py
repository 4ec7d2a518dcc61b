"""Cards: what a `Document` becomes on the stage, still without size or place.

A `Deck` is the structured derivative that the player opens: the cards of one item, in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from signage.core.cards.picture_cards import AnimationCard, PageCard, PictureCard
from signage.core.cards.table_cards import Duty, Members, OrganisationChart, TableCard
from signage.core.document import Runs


class Pictogram(StrEnum):
    """What the red ring of a prohibition card stands over."""

    PHONE = "phone"
    USB = "usb"
    ENVELOPE = "envelope"
    CAMERA = "camera"
    COMPUTER = "computer"
    PAPER = "paper"
    SPEECH = "speech"
    MICROPHONE = "microphone"
    PRINTER = "printer"
    FAX = "fax"
    CLOUD = "cloud"
    GLOBE = "globe"
    BAG = "bag"
    BIN = "bin"
    KEY = "key"
    PERSON = "person"
    NONE = "none"


class SecrecyLevel(StrEnum):
    """The three statutory levels (保守国家秘密法 art. 14), highest first."""

    TOP = "绝密级"
    HIGH = "机密级"
    LOW = "秘密级"


@dataclass(frozen=True, slots=True)
class Welcome:
    """One or two lines, centred on the whole stage."""

    TAGGED: ClassVar[bool] = True
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reminder:
    """The full-screen reminder of level `guard`: what time it is, and what to do in one to three short lines."""

    TAGGED: ClassVar[bool] = True
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice with its title, paragraphs, signature and date, 落款."""

    TAGGED: ClassVar[bool] = True
    title: str
    paragraphs: tuple[Runs, ...]
    signature: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """要点: one sentence, its key phrase strong, and where it comes from."""

    TAGGED: ClassVar[bool] = True
    runs: Runs
    topic: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A short list under one title: at most seven entries to a page."""

    TAGGED: ClassVar[bool] = True
    title: str
    entries: tuple[Runs, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One of the three levels: its definition, and the statutory harm words."""

    level: SecrecyLevel
    definition: str
    harm: str


@dataclass(frozen=True, slots=True)
class Levels:
    """The three levels in their order, and 内部事项 apart from them."""

    TAGGED: ClassVar[bool] = True
    title: str
    rows: tuple[LevelRow, ...]
    internal: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means: `X是指Y`, `本制度所称X，是指Y`, without levels."""

    TAGGED: ClassVar[bool] = True
    term: str
    runs: Runs
    source: str = ""


@dataclass(frozen=True, slots=True)
class Prohibition:
    """严禁 or 不得 and one act. `who` is what stood before the word, if anything."""

    TAGGED: ClassVar[bool] = True
    word: str
    act: str
    who: str = ""
    pictogram: Pictogram = Pictogram.NONE
    source: str = ""


@dataclass(frozen=True, slots=True)
class QrCode:
    """An address as a QR code, what it opens in at most 12 characters, and its plain host."""

    TAGGED: ClassVar[bool] = True
    address: str
    title: str
    host: str


@dataclass(frozen=True, slots=True)
class Countdown:
    """距…还有 N 天: until the local day `target`. `title` names what comes: 国庆假期, 国家安全教育日.

    `detail` is the line below; `unannounced`: no number is shown.
    """

    TAGGED: ClassVar[bool] = True
    title: str
    target: date
    detail: str = ""
    unannounced: bool = False


@dataclass(frozen=True, slots=True)
class Checklist:
    """节前清查 and the like: entries with a square in front, never ticked by the program."""

    TAGGED: ClassVar[bool] = True
    title: str
    entries: tuple[Runs, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One paragraph of a full text. `label` hangs in front ("第三条", "（二）"); `depth` 0 is flush.

    `label + text` is the source's own wording: nothing is added, nothing left out.
    """

    label: str
    runs: Runs
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the full text under one heading, which is held on top while it moves."""

    heading: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class FullText:
    """The whole text, every clause exactly once and in order."""

    TAGGED: ClassVar[bool] = True
    title: str
    chapters: tuple[Chapter, ...]


Card = (
    Welcome
    | Reminder
    | Notice
    | Highlight
    | Points
    | Levels
    | Definition
    | Prohibition
    | QrCode
    | TableCard
    | PictureCard
    | PageCard
    | AnimationCard
    | OrganisationChart
    | Members
    | Duty
    | Countdown
    | Checklist
    | FullText
)

DATED = (Duty, Countdown)
"""Cards that look different every day."""


def form_of(card: Card) -> str:
    """The stable name of a card's form, as the deck's "type" says it."""
    return type(card).__name__.lower()


@dataclass(frozen=True, slots=True)
class Needed:
    """A picture derivative that a card shows, and its size in px."""

    sha256: str
    width: int
    height: int


def pictures_of(card: Card) -> tuple[Needed, ...]:
    """The picture derivatives that a card shows, in order."""
    match card:
        case PictureCard() | PageCard():
            return (Needed(card.sha256, card.width, card.height),)
        case AnimationCard():
            return tuple(Needed(still.sha256, card.width, card.height) for still in card.stills)
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class Deck:
    """All cards of one item, in order, and the lines it gives to the ticker."""

    title: str
    cards: tuple[Card, ...]
    ticker: tuple[str, ...] = ()
