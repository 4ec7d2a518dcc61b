"""Which places may show an item: a public place never shows what is for staff; a named place only what names it."""

from __future__ import annotations

from signage.core.rules import Audience, Rules
from signage.core.settings import Place


def shown_here(rules: Rules, place: Place) -> bool:
    """Whether an item with `rules` may be shown at `place`."""
    if rules.audience is Audience.STAFF and (place.audience is Audience.PUBLIC or place.outward):
        return False
    return not rules.places or place.name in rules.places
