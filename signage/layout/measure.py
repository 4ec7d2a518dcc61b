"""How an item comes out on one screen: slides, seconds to read, seconds shown, characters that no font has."""

from __future__ import annotations

from signage.core.check_report import Measured
from signage.core.item import ItemRecord
from signage.layout.slides import Library
from signage.layout.strip import Strip


def measure_item(library: Library, item: ItemRecord, screen: str, dwell_s: float) -> Measured:
    """All slides of `item` together.

    A card is hurried when a page of it needs longer than it stands, or longer than a passer-by has at this place
    (`dwell_s` seconds); a full text is read by those who stay, page by page. A page laid out by others may have
    characters that are too small for this screen.
    """
    entry = library.measure(item)
    needed = shown = 0.0
    small = 0
    hurried: list[tuple[float, float]] = []
    text: list[str] = list(entry.ticker)
    for slide in entry.slides:
        laid = library.lay(slide)
        shown += slide.seconds
        if isinstance(laid, Strip) and laid.flows:
            needed += sum(page.seconds for page in laid.pages)
            text.append(laid.text)
            continue
        if isinstance(laid, Strip):
            parts = [(laid.bar.needed, page.seconds) for page in laid.pages]
            small += laid.bar.small
        else:
            parts = [(page.needed, page.seconds) for page in laid or ()]
            text += [box.text for page in laid or () for box in page.boxes] + [page.crawl for page in laid or ()]
            small += any(page.small for page in laid or ())
        needed += sum(part for part, _ in parts)
        pages = [(part, min(seconds + 0.05, dwell_s)) for part, seconds in parts if not slide.strip]
        hurried += sorted((pair for pair in pages if pair[0] > pair[1]), key=_lack)[-1:]
    missing = library.fonts.missing("".join(text))
    worst = max(hurried, key=_lack, default=(0.0, 0.0))
    return Measured(
        item.id, screen, len(entry.slides), needed, shown, len(hurried), missing, *worst, small, entry.left_out
    )


def _lack(pair: tuple[float, float]) -> float:
    """By how many seconds a page is too long."""
    return pair[0] - pair[1]
