"""The pictures of a Word file. In: drawings and old VML pictures. Out: `Picture` blocks, and the blobs they name.

Only pictures inside the file; those elsewhere are dropped with their relation. A picture that cannot be shown is left
out, and what it was is remembered for a note. Equal pictures are kept once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from signage.core.document import Picture
from signage.kinds.office.package import Package, Relation
from signage.kinds.picture.derivative import WHOLE, Crop, derived
from signage.kinds.wire import Blob
from signage.kinds.word.xml import Element, attribute, child, integer, local

MOST_PICTURES = 60
MOST_BYTES = 200 << 20
PER_CENT = 100_000  # a:srcRect counts thousandths of a per cent
DRAWN = {".emf": "EMF 图形", ".wmf": "WMF 图形", ".svg": "SVG 图形", ".wdp": "不支持的图片格式", ".eps": "EPS 图形"}


@dataclass
class Gallery:
    """The pictures so far."""

    package: Package
    relations: dict[str, Relation]
    blobs: dict[str, Blob] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    made: dict[tuple[str, Crop], tuple[Blob, int] | str] = field(default_factory=dict)

    def pictures(self, element: Element) -> Iterator[Picture]:
        """The picture that one `a:blip` or `v:imagedata` shows, if it can be shown."""
        reference = attribute(element, "embed") or attribute(element, "id")
        relation = self.relations.get(reference)
        if relation is None or relation.external:
            return
        found = self.blob(relation.target, crop_of(element))
        if isinstance(found, tuple):
            blob, chars = found
            self.blobs[blob.sha256] = blob
            yield Picture(blob.sha256, blob.width, blob.height, chars=chars)
        elif found:
            self.dropped.append(found)

    def blob(self, part: str, crop: Crop) -> tuple[Blob, int] | str:
        """The derivative of a part, made once; a sentence's worth of words if there is none, "" for an ornament."""
        if (part, crop) not in self.made:
            self.made[part, crop] = self.fresh(part, crop)
        return self.made[part, crop]

    def fresh(self, part: str, crop: Crop) -> tuple[Blob, int] | str:
        """The derivative of a part."""
        drawn = DRAWN.get(part[part.rfind(".") :].lower())
        if drawn is not None:
            return drawn
        if part not in self.package.parts:
            return "损坏的图片"
        if len(self.blobs) >= MOST_PICTURES or sum(len(blob.data) for blob in self.blobs.values()) > MOST_BYTES:
            return "太多的图片"
        return derived(self.package.parts[part], crop)


def crop_of(element: Element) -> Crop:
    """How a picture is cropped: `a:srcRect` beside the blip."""
    parent = element.getparent()
    rect = child(parent, "srcRect") if parent is not None and local(element) == "blip" else None
    if rect is None:
        return WHOLE
    left, top, right, bottom = (min(max(integer(rect, side) / PER_CENT, 0.0), 1.0) for side in ("l", "t", "r", "b"))
    return (left, top, right, bottom) if left + right < 1 and top + bottom < 1 else WHOLE
