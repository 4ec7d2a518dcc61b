"""What level `guard` (警戒) asks for besides its cards: which items may play, and one more signature.

Pure. An item of the content folder plays at this level when somebody has said so beforehand: it belongs to one of the five
mandated parts, to a period that stands on this day, to the reminders, or its section or file says `guard = true`.
"""

from __future__ import annotations

from signage.core.calendar.periods import Level
from signage.core.rules import Role, Rules


def approved_for_guard(rules: Rules, periods: tuple[str, ...]) -> bool:
    """Whether an item plays on a day of these periods (keys) at level `guard`."""
    if rules.guard or rules.part is not None or rules.role is Role.TICKER:
        return True
    return any(key in periods for key in rules.periods)


def signatures_more(level: Level) -> int:
    """How many more people have to approve a new item while `level` stands."""
    return int(level is Level.GUARD)
