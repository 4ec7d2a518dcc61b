"""The plan: what will be on a screen from one moment to another, and why it changes. Of any time, past or future.

Pure, and made only of what the player asks too: the day table, `due` (by `openings`), the mood, the wheel. In: items, the
place, the calendar, the slides of each item in each tone. Out: segments without gaps, cut exactly where the items that are
due, the level or the tone change. Says what the present content would do; what was really shown is in the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from signage.core.calendar.daytable import Day, DayTable
from signage.core.calendar.mood import Mood, mood_of, plays_under
from signage.core.calendar.mourning import Mourning, Switch
from signage.core.calendar.periods import Level, PeriodRule, Tone
from signage.core.item import ItemRecord
from signage.core.occasions.guard import approved_for_guard
from signage.core.rotation.loop import loop_of
from signage.core.rotation.openings import openings
from signage.core.rotation.places import shown_here
from signage.core.rotation.shares import voices_of
from signage.core.rotation.wheel import Slide, wheel
from signage.core.rules import Role, Rules
from signage.core.settings import Place
from signage.core.verdict import Verdict

SCHEMA = 1
HOUR = timedelta(hours=1)
LEAST_HOURS, MOST_HOURS = 3, 24
"""So many hours of the wheel are looked at for the shares, where slides have limits: until every item has come."""

SlidesIn = Callable[[Tone], Mapping[str, tuple[Slide, ...]]]
"""The slides of each item, by id, as they are measured in a tone: its theme may leave some out."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """All that the days mean: the table, the periods that it was made from, the mourning switch."""

    table: DayTable
    periods: tuple[PeriodRule, ...] = ()
    mourning: Mourning | None = None

    def mood(self, moment: datetime) -> Mood:
        """The mood at `moment`."""
        on = self.mourning is not None and self.mourning.holds_at(moment)
        return mood_of(self.table, moment, Switch.ON if on else Switch.OFF)

    def allows(self, rules: Rules, mood: Mood, moment: datetime) -> bool:
        """Whether tone and level of the moment let an item play."""
        if mood.level is Level.GUARD:
            row = self.table.at(moment.date())
            if not approved_for_guard(rules, row.periods if row is not None else ()):
                return False
        return plays_under(mood.tone, rules.periods, self.periods)


@dataclass(frozen=True, slots=True)
class Planned:
    """An item that is due, and its part of the time of the stage, in percent; reminders have none."""

    item: ItemRecord
    share: float


@dataclass(frozen=True, slots=True)
class Segment:
    """From `begins` until `ends` nothing changes. `before` is the mood of the segment before, None for the first one.

    `came` and `went` are the items that make the difference to it. `items` are in the order of the loop.
    """

    begins: datetime
    ends: datetime
    mood: Mood
    items: tuple[Planned, ...]
    before: Mood | None = None
    came: tuple[ItemRecord, ...] = ()
    went: tuple[ItemRecord, ...] = ()

    @property
    def reason(self) -> str:
        """Why it begins, for programs: what changed, in a fixed order; the level's reason is that of the ledger."""
        if self.before is None:
            return "start"
        said = []
        if self.mood.level is not self.before.level:
            said.append(f"level {self.mood.reason}")
        if self.mood.tone is not self.before.tone:
            said.append(f"tone {self.mood.reason}")
        said += [f"{word} {len(items)}" for word, items in (("begin", self.came), ("end", self.went)) if items]
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Plan:
    """`days` are the rows of the table; `screens` has the segments of each screen by name."""

    days: tuple[Day, ...]
    screens: Mapping[str, tuple[Segment, ...]]

    def to_json(self) -> dict[str, Any]:
        """Plain values as documented for `plan --json`."""
        screens = {name: [_segment(one) for one in segments] for name, segments in self.screens.items()}
        return {"schema": SCHEMA, "days": [_day(row) for row in self.days], "screens": screens}


def segments(
    items: Iterable[ItemRecord],
    place: Place | None,
    calendar: Calendar,
    start: datetime,
    end: datetime,
    slides: SlidesIn,
) -> tuple[Segment, ...]:
    """The segments of `start` … `end` (aware, the site's zone). Without a place nothing of the folder plays."""
    here = [one for one in items if place is not None and _plays(one) and shown_here(one.rules, place)]
    here.sort(key=lambda one: -one.rules.priority)
    name = place.name if place is not None else ""
    turns: dict[datetime, set[int]] = {}
    for number, one in enumerate(here):
        for opening in openings(one.rules, start, end, name, calendar.table):
            for moment in opening:
                turns.setdefault(moment.astimezone(UTC), set()).symmetric_difference_update({number})
    for moment in _moods(calendar, start, end):
        turns.setdefault(moment.astimezone(UTC), set())
    shares = _Shares(slides)
    found: list[Segment] = []
    due: set[int] = set()
    last = end.astimezone(UTC)
    for moment in sorted(one for one in turns if one < last):
        due ^= turns[moment]
        local = moment.astimezone(start.tzinfo)
        mood = calendar.mood(local)
        playing = tuple(here[number] for number in sorted(due) if calendar.allows(here[number].rules, mood, local))
        if found and _same(found[-1], mood, playing):
            continue
        planned = shares.of(playing, mood.tone, local)
        found.append(_segment_after(found[-1] if found else None, local, mood, planned))
    return _closed(found, end)


def _plays(item: ItemRecord) -> bool:
    return item.verdict is Verdict.ACCEPTED and item.rules.role in (Role.PLAY, Role.TICKER)


def _moods(calendar: Calendar, start: datetime, end: datetime) -> Iterable[datetime]:
    """The moments at which level or tone may change."""
    yield start
    for row in calendar.table.rows:
        midnight = datetime.combine(row.day, datetime.min.time(), start.tzinfo)
        if start < midnight < end:
            yield midnight
    if calendar.mourning is not None:
        yield from (one for one in (calendar.mourning.since, calendar.mourning.until) if start < one < end)


def _same(segment: Segment, mood: Mood, playing: tuple[ItemRecord, ...]) -> bool:
    if (segment.mood.level, segment.mood.tone) != (mood.level, mood.tone):
        return False
    return len(segment.items) == len(playing) and all(
        planned.item is one for planned, one in zip(segment.items, playing, strict=True)
    )


def _segment_after(last: Segment | None, begins: datetime, mood: Mood, items: tuple[Planned, ...]) -> Segment:
    """The next segment; its end is not known yet."""
    if last is None:
        return Segment(begins, begins, mood, items)
    old, new = ([planned.item for planned in each] for each in (last.items, items))
    olds, news = ({one.id for one in each} for each in (old, new))
    came = tuple(one for one in new if one.id not in olds)
    went = tuple(one for one in old if one.id not in news)
    return Segment(begins, begins, mood, items, last.mood, came, went)


def _closed(found: list[Segment], end: datetime) -> tuple[Segment, ...]:
    ends = [*(one.begins for one in found[1:]), end]
    return tuple(replace(one, ends=until) for one, until in zip(found, ends, strict=True))


class _Shares:
    """Asks the wheel which part of its time each item has. The same items in the same tone have the same shares."""

    def __init__(self, slides: SlidesIn) -> None:
        self._slides = slides
        self._known: dict[tuple[Tone, tuple[str, ...]], tuple[Planned, ...]] = {}

    def of(self, items: tuple[ItemRecord, ...], tone: Tone, begins: datetime) -> tuple[Planned, ...]:
        key = (tone, tuple(one.id for one in items))
        if key not in self._known:
            measured = self._slides(tone)
            slides = tuple(slide for one in items for slide in measured.get(one.id, ()))
            seconds = _seconds(slides, begins.replace(minute=0, second=0, microsecond=0))
            total = sum(seconds.values()) or 1.0
            self._known[key] = tuple(Planned(one, round(100 * seconds.get(one.id, 0.0) / total, 1)) for one in items)
        return self._known[key]


def _seconds(slides: tuple[Slide, ...], hour: datetime) -> dict[str, float]:
    """Item id → its part of the time: by the loop and the shares, or by the hours of the wheel where slides have limits."""
    if not any(slide.most or slide.within_s for slide in slides):
        return _parts(slides)
    seconds = {slide.item: 0.0 for slide in slides}
    for number in range(MOST_HOURS):
        if number >= LEAST_HOURS and all(seconds.values()):
            break
        for slot in wheel(slides, hour + number * HOUR):
            seconds[slot.slide.item] += slot.end - slot.start
    return seconds


def _parts(slides: tuple[Slide, ...]) -> dict[str, float]:
    """Item id → what it has in the long run: its share, or its turns in the loop of what shares leave."""
    loop = loop_of(tuple(slide for slide in slides if not slide.share))
    voices = voices_of((slide for slide in slides if slide.share), alone=not loop)
    parts = {slide.item: 0.0 for slide in slides} | {voice.slides[0].item: voice.part for voice in voices}
    whole = sum(slide.seconds for slide in loop) / (1.0 - sum(voice.part for voice in voices)) if loop else 1.0
    for slide in loop:
        parts[slide.item] += slide.seconds / whole
    return parts


def _segment(one: Segment) -> dict[str, Any]:
    return {
        "from": one.begins.isoformat(),
        "to": one.ends.isoformat(),
        "level": one.mood.level.value,
        "tone": one.mood.tone.value,
        "reason": one.reason,
        "items": [{"path": planned.item.path, "share": planned.share} for planned in one.items],
        "takeover": None,
    }


def _day(row: Day) -> dict[str, Any]:
    return {
        "date": row.day.isoformat(),
        "day_type": row.kind.value,
        "holiday_status": row.certainty.value,
        "lunar": row.lunar,
        "periods": list(row.periods),
        "level": row.level.value,
        "tone": row.tone.value,
    }
