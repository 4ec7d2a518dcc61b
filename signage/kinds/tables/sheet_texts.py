"""What all sheets of a workbook share: the texts that cells refer to by number, and the styles.

In: the XML of the shared texts. Out: `Texts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.parsers import expat

from signage.kinds.tables.sheet_styles import Styles

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Texts:
    """What all sheets of a workbook share."""

    shared: list[str]
    styles: Styles
    struck: frozenset[int] = frozenset()
    """Shared texts with a line through a part of them."""


def shared_texts(part: bytes | None) -> tuple[list[str], frozenset[int]]:
    """The texts that cells refer to by number, without the readings that Japanese files carry beside them; which are struck."""
    texts: list[str] = []
    struck: set[int] = set()
    pieces: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    beside = False

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal beside
        if tag.endswith(" strike") and drawn(attributes):
            struck.add(len(texts))
        beside = beside or tag.endswith(" rPh")
        parser.CharacterDataHandler = pieces.append if tag.endswith(" t") and not beside else None

    def end(tag: str) -> None:
        nonlocal beside
        parser.CharacterDataHandler = None
        if tag.endswith(" rPh"):
            beside = False
        elif tag.endswith(" si"):
            texts.append("".join(pieces))
            pieces.clear()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    if part is not None:
        parser.Parse(part, True)  # noqa: FBT003
    return texts, frozenset(struck)


def drawn(attributes: Attributes) -> bool:
    """Whether a toggle is on: it is where it stands without a word."""
    return attributes.get("val", "1") not in {"0", "false"}
