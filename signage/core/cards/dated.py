"""What rosters and countdowns say on a day. Asked with the day; never looks at a clock.

In: the card, the local day. Out: the row of a roster, the words of a countdown, and both as one sentence for screens that
have room for one only; nothing on days on which they have nothing to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from signage.core.cards.card import Countdown
from signage.core.cards.saying import Saying
from signage.core.cards.table_cards import Duty, DutyDay
from signage.core.document import Run
from signage.core.later import later
from signage.core.text.names import spaced_name

TODAY, NEXT = "今日值班", "下一个值班日"
UNANNOUNCED: Final = "放假调休安排待国务院公布"
NEAR: Final = timedelta(days=7)
WEEKDAYS: Final = "一二三四五六日"
_WHOLE: Final = later(r"^距离?(?P<name>.+?)还有(?:多少天)?$")
_HOLIDAY: Final = later(r"(?:假期|长假|放假|休假)$")


@dataclass(frozen=True, slots=True)
class Left:
    """A countdown on one day: the line above, then a number of days (0: none) or words in its place."""

    head: str
    days: int = 0
    words: str = ""


def left_until(card: Countdown, today: date) -> Left | None:
    """What the countdown says: the days that are left; no number for tomorrow, today and what is not announced."""
    days = (card.target - today).days
    if days < 0:
        return None
    whole = _WHOLE.match(card.title)
    name = whole["name"] if whole else card.title
    if card.unannounced:
        return Left(name, words=UNANNOUNCED)
    if days > 1:
        return Left(f"距{name}还有", days)
    when = "明日" if days else "今日"
    return Left(name, words=f"{when}放假" if _HOLIDAY.search(name) else when)


def duty_row(card: Duty, today: date) -> DutyDay | None:
    """Today's row, else the first of the next seven days."""
    coming = sorted((day for day in card.days if today <= day.day <= today + NEAR), key=lambda day: day.day)
    return coming[0] if coming else None


def duty_after(card: Duty, row: DutyDay) -> DutyDay | None:
    """The row of the day after."""
    return next((day for day in card.days if day.day == row.day + timedelta(days=1)), None)


def duty_heading(row: DutyDay, today: date) -> str:
    """今日值班　10月1日　星期四, or the next day of duty."""
    day = row.day
    return f"{TODAY if day == today else NEXT}　{day.month}月{day.day}日　星期{WEEKDAYS[day.weekday()]}"


def dated_sayings(card: Duty | Countdown, today: date | None) -> tuple[Saying, ...]:
    """The card as one sentence; telephone numbers are left out."""
    if today is None:
        return ()
    if isinstance(card, Countdown):
        left = left_until(card, today)
        if left is None:
            return ()
        if left.days:
            return (Saying((Run(left.head), Run(str(left.days), strong=True), Run("天"))),)
        return (Saying((Run(f"{left.head}　"), Run(left.words, strong=True))),)
    row = duty_row(card, today)
    posts = [post for post in row.posts if post.names] if row else []
    if row is None or not posts:
        return ()
    heading = TODAY if row.day == today else f"{row.day.month}月{row.day.day}日值班"
    runs = [Run(f"{heading}：")]
    for number, post in enumerate(posts):
        runs += [Run(f"{'，' if number else ''}{post.role}　")]
        runs += [Run("、".join(spaced_name(name) for name in post.names), strong=True)]
    return (Saying(tuple(runs)),)
