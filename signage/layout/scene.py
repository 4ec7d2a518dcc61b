"""What a laid-out page is made of: flat shapes with roles for colours. The painter draws it, tests read its boxes.

All coordinates are px from the upper left of the page. Colours are names of `core.theme.Palette` fields.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from signage.core.cards.card import Pictogram
from signage.core.cards.picture_cards import Still
from signage.core.display.cover import Sign
from signage.core.display.geometry import Rect


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style on one baseline; `spacing` px is added after every character (justification)."""

    x: float
    baseline: float
    text: str
    px: int
    bold: bool
    colour: str
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle; `radius` rounds its corners; `outline` px > 0 draws only its edge."""

    rect: Rect
    colour: str
    radius: float = 0.0
    outline: float = 0.0


@dataclass(frozen=True, slots=True)
class Ring:
    """The red ring with a bar, over a plain pictogram."""

    rect: Rect
    colour: str
    pictogram: Pictogram
    pictogram_colour: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture derivative, drawn to fill `rect` (which has its shape)."""

    rect: Rect
    sha256: str


@dataclass(frozen=True, slots=True)
class Modules:
    """A QR code: rows of dark modules, always dark on white, with its quiet zone inside `rect`."""

    rect: Rect
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ornament:
    """The theme's fret in `rect`, so faint that it is only seen by who looks for it."""

    rect: Rect


@dataclass(frozen=True, slots=True)
class Shield:
    """A solid shield with a keyhole in the colour of the ground."""

    rect: Rect
    colour: str


@dataclass(frozen=True, slots=True)
class SignShape:
    """The sign of a cover, as large as its square."""

    rect: Rect
    colour: str
    sign: Sign


Shape = Span | Fill | Ring | Image | Modules | Ornament | Shield | SignShape


@dataclass(frozen=True, slots=True)
class TextBox:
    """One line of text as the layout placed it: what tests check for overlap, cut and lone characters."""

    rect: Rect
    text: str
    block: int
    last: bool


@dataclass(frozen=True, slots=True)
class Film:
    """Frames that move in `rect`, over the first one, which the page itself shows."""

    rect: Rect
    stills: tuple[Still, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One picture of the stage. `text` is what a reader must read on it; `seconds` how long it stays.

    `frameless`: it covers header and footer too. `small`: its characters are surely too small to be read. `crawl`: text
    that moves over the stage instead of a picture, where a low strip has no room for it.
    """

    size: tuple[int, int]
    shapes: tuple[Shape, ...]
    boxes: tuple[TextBox, ...]
    text: str
    seconds: float
    needed: float
    ground: str = "ground"
    frameless: bool = False
    small: bool = False
    crawl: str = ""
    film: Film | None = None


def shifted(shape: Shape, dx: int, dy: int) -> Shape:
    """`shape` moved by whole px."""
    if isinstance(shape, Span):
        return replace(shape, x=shape.x + dx, baseline=shape.baseline + dy)
    rect = shape.rect
    return replace(shape, rect=Rect(rect.x + dx, rect.y + dy, rect.w, rect.h))


def lowered(page: Page, size: tuple[int, int], dy: int) -> Page:
    """`page` on a picture of `size`, `dy` px below its upper edge; itself where it fills that."""
    if page.size == size:
        return page
    return replace(page, size=size, shapes=tuple(shifted(shape, 0, dy) for shape in page.shapes))
