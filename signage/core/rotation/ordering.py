"""From what a person wrote to an order: until when, for how long, and what speaks against it.

In: words, an aware moment in the site's zone. Out: an `Order`, or the `Doubt` or the marks that keep it from being one. Pure;
whoever asks gives it a name and a time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from signage.core.later import later
from signage.core.rotation.orders import MEETING_LONGEST, MEETING_USUAL, Order, OrderKind
from signage.core.rotation.takeover import LONGEST, MOST_CHARS, SHORTEST, USUAL, Doubt, end_in, is_time

_ISO = later(r"\d{4}-\d{1,2}-\d{1,2}[ T]\d{1,2}:\d{2}(:\d{2})?")
_PLAIN = later(r"\d{1,3}")


def moment_of(words: str, now: datetime) -> datetime | None:
    """`18:00`, `18点`, `明天9点`, `10月1日9时` or `2026-10-01 18:00`; None where it is none of these."""
    text = words.strip()
    if _ISO.fullmatch(text) is None:
        return end_in(f"至{text}", now) if is_time(f"至{text}") else None
    day, clock = text.replace("T", " ").split()
    try:
        year, month, number = (int(part) for part in day.split("-"))
        hour, minute, *_ = (int(part) for part in clock.split(":"))
        return now.replace(year=year, month=month, day=number, hour=hour, minute=minute, second=0, microsecond=0)
    except ValueError:
        return None


def length_of(words: str, now: datetime) -> datetime | None:
    """`2h`, `90m`, `2小时`, `半小时`, or a number of minutes, from `now` on; None where it is none of these."""
    text = words.strip()
    text = f"{text}分钟" if _PLAIN.fullmatch(text) else text
    return end_in(text, now) if is_time(text) else None


def alert(
    name: str, text: str, now: datetime, until: datetime | None, *, places: tuple[str, ...] = (), drill: bool = False
) -> Order | Doubt:
    """An alert from `now` on, for the usual time where no end is given."""
    words = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    if not words:
        return Doubt.NOTHING
    if len("".join(words.split())) > MOST_CHARS:
        return Doubt.TOO_LONG
    end = until or now + USUAL
    doubt = _about(end - now, LONGEST)
    return doubt or Order(name, OrderKind.ALERT, now, end, words, places, drill=drill)


def meeting(
    name: str, screens: tuple[str, ...], now: datetime, until: datetime | None, *, dark: bool = False
) -> Order | Doubt:
    """A meeting from `now` on; it ends by itself, in case that nobody ends it."""
    end = until or now + MEETING_USUAL
    doubt = _about(end - now, MEETING_LONGEST)
    return doubt or Order(name, OrderKind.MEETING, now, end, screens=screens, dark=dark)


def ended(order: Order, now: datetime) -> Order:
    """A meeting that ends now: its card follows."""
    return replace(order, until=min(order.until, max(now, order.begun)))


def ending(name: str, target: str, now: datetime) -> Order:
    """What takes something off the screens for as long as anything can be there."""
    return Order(name, OrderKind.END, now, now + LONGEST, target=target)


def _about(lasts: timedelta, longest: timedelta) -> Doubt | None:
    if lasts < SHORTEST:
        return Doubt.OVER
    return Doubt.BEYOND if lasts > longest else None
