"""How an item comes out on one screen: slides, seconds to read, seconds shown, characters that no font has."""

from __future__ import annotations

from signage.core.check import Measured
from signage.core.item import ItemRecord
from signage.layout.slides import Library
from signage.layout.strip import Strip


def measure_item(library: Library, item: ItemRecord, screen: str, dwell_s: float) -> Measured:
    """All slides of `item` together.

    A card is hurried when a page of it needs longer than it stands, or longer than a passer-by has at this place
    (`dwell_s` seconds); a full text is read by those who stay, page by page.
    """
    entry = library.measure(item)
    needed = shown = 0.0
    hurried = 0
    text: list[str] = list(entry.ticker)
    for slide in entry.slides:
        laid = library.lay(slide)
        shown += slide.seconds
        if isinstance(laid, Strip):
            needed += sum(page.seconds for page in laid.pages)
            text.append(laid.text)
            continue
        for page in laid or ():
            needed += page.needed
            text.append("".join(box.text for box in page.boxes))
        hurried += any(page.needed > min(page.seconds + 0.05, dwell_s) for page in laid or ())
    missing = library.fonts.missing("".join(text))
    return Measured(item.id, screen, len(entry.slides), needed, shown, hurried, missing)
