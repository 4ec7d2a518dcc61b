"""The wheel: which slide is due when, as a fixed table of one wall-clock hour. Asked, never queued.

In: slides with their durations, the hour. Out: slots. Equal input, equal table: two PCs agree without talking.
Rules, the first that applies: items with a share get it, exact to one slot and evenly spread; no longer than a key slide
asks for passes without one; else the loop goes on, each hour where the one before has surely been. No slide more often
than its item allows; none twice in a row: its picture is held instead, unless it is alone. What does not fit into the
rest of the hour is passed over for slides that do. Two hours do not meet in the same slide where that can be helped.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate

from signage.core.rotation.loop import loop_of
from signage.core.rotation.seam import parted
from signage.core.rotation.shares import LEFT, Voice, voices_of
from signage.core.rotation.slides import Slide, Slot

__all__ = ["Slide", "Slot", "slot_at", "wheel"]

HOUR_S = 3600.0
EPOCH = datetime(2024, 1, 1)  # noqa: DTZ001 - local wall time, like every hour that is asked


def wheel(slides: tuple[Slide, ...], hour: datetime) -> tuple[Slot, ...]:
    """The slots of the hour that begins at `hour` (local wall time, whole hour). Empty without slides."""
    if not slides:
        return ()
    loop = loop_of(tuple(slide for slide in slides if not slide.share))
    voices = voices_of((slide for slide in slides if slide.share), alone=not loop)
    number = int((hour.replace(tzinfo=None) - EPOCH) / timedelta(hours=1))
    slots = _Hour(loop, voices, number).slots()
    return slots if len(slides) == 1 else parted(slots, _Hour(loop, voices, number + 1).first())


def slot_at(slots: tuple[Slot, ...], second: float) -> int | None:
    """The index of the slot that holds `second` of the hour; None before the first or in the gap at its end."""
    index = bisect_right([slot.start for slot in slots], second) - 1
    return index if index >= 0 and second < slots[index].end else None


class _Hour:
    """Fills one hour slot by slot; lives no longer than the question."""

    def __init__(self, loop: tuple[Slide, ...], voices: tuple[Voice, ...], number: int) -> None:
        self._loop, self._voices = loop, voices
        self._all = (*loop, *(slide for voice in voices for slide in voice.slides))
        self._alone = len({slide.key for slide in self._all}) == 1
        self._keys = tuple(dict.fromkeys(slide for slide in loop if slide.within_s))
        self._within_s = min((slide.within_s for slide in self._keys), default=0.0)
        self._at = beginning(loop, voices, number)
        self._key_turn = number
        self._turns = [number * max(1, _least_slots(voice)) for voice in voices]
        self._played = [0.0] * len(voices)
        self._loop_played = 0.0
        self._shown: Counter[str] = Counter()
        self._slots: list[Slot] = []
        self._clock = 0.0
        self._key_end = -self._within_s

    def first(self) -> Slide | None:
        """What the hour begins with."""
        return self._next()

    def slots(self) -> tuple[Slot, ...]:
        while self._clock < HOUR_S:
            slide = self._next()
            if slide is not None:
                self._add(slide)
            elif not self._hold():
                break
        return tuple(self._slots)

    def _next(self) -> Slide | None:
        """What comes next; None: nothing may, or nothing fits any more."""
        ahead = self._ahead()
        voice = self._voice_due(ahead[1] if ahead else None)
        slide = self._own(voice) if voice is not None else ahead[1] if ahead else None
        key = self._key_before(slide) if slide is not None else None
        if key is not None:
            self._key_turn += 1
            return key
        if voice is not None:
            self._turns[voice] += 1
        elif ahead is not None:
            self._at = ahead[0] + 1
            self._loop_played += ahead[1].seconds
        return slide

    def _ahead(self) -> tuple[int, Slide] | None:
        """The next slide of the loop that may come, and its place: another one than just now, where there is any."""
        same: tuple[int, Slide] | None = None
        for at in range(self._at, self._at + len(self._loop)):
            slide = self._loop[at % len(self._loop)]
            if self._may(slide):
                if not self._is_on(slide):
                    return at, slide
                same = same or (at, slide)
        return same

    def _voice_due(self, ahead: Slide | None) -> int | None:
        """The voice that comes now: the one whose time was first, or that the end of the hour would leave short."""
        free = [number for number in range(len(self._voices)) if self._may(self._own(number))]
        if not free:
            return None
        first = min(free, key=self._time_of)
        if not self._loop or self._time_of(first) <= min(self._clock, self._loop_time(ahead)):
            return first
        missing = {number: self._missing(number) for number in free}
        coming_s = ahead.seconds if ahead is not None else min(slide.seconds for slide in self._loop)
        if sum(missing.values()) > max(0.0, HOUR_S - self._clock - coming_s):
            return min((number for number in free if missing[number]), key=self._time_of)
        late = (number for number in free if not self._played[number] and self._clock >= HOUR_S / 2)
        return next(late, None)

    def _time_of(self, number: int) -> float:
        """The second of the hour at which the next slide of a voice, were it half over, keeps to its share."""
        seconds = self._own(number).seconds
        return (self._played[number] + seconds / 2) / self._voices[number].part - seconds

    def _loop_time(self, ahead: Slide | None) -> float:
        """The same for the loop, whose share is what nobody can take from it."""
        return (self._loop_played + ahead.seconds / 2) / LEFT - ahead.seconds if ahead is not None else HOUR_S

    def _missing(self, number: int) -> float:
        """The seconds that a voice must still have in this hour: whole slots, to be no more than half a slot short."""
        seconds = self._own(number).seconds
        slots = int((self._voices[number].part * HOUR_S - self._played[number]) / seconds + 0.5)
        return max(0, slots) * seconds

    def _own(self, number: int) -> Slide:
        mine = self._voices[number].slides
        return mine[self._turns[number] % len(mine)]

    def _key_before(self, slide: Slide) -> Slide | None:
        """The key slide that has to come before `slide`, or nobody would see one for too long."""
        if slide.within_s or self._key_end == self._clock:
            return None
        turned = (self._keys[(self._key_turn + step) % len(self._keys)] for step in range(len(self._keys)))
        key = next((key for key in turned if self._may(key)), None)
        if key is None:
            return None
        then = self._clock + slide.seconds
        if then + key.seconds > HOUR_S:  # none would fit before the next hour, which begins with one
            then = HOUR_S
        return key if then - self._key_end > self._within_s else None

    def _may(self, slide: Slide) -> bool:
        """Whether it fits into the rest of the hour, and has not come too often."""
        return self._clock >= self._free_at(slide) and (not self._slots or self._clock + slide.seconds <= HOUR_S)

    def _free_at(self, slide: Slide) -> float:
        """From which second on the slide may come once more: its turns are spread over the hour."""
        return HOUR_S * self._shown[slide.key] / slide.most if slide.most else 0.0

    def _is_on(self, slide: Slide) -> bool:
        return bool(self._slots) and self._slots[-1].slide.key == slide.key

    def _add(self, slide: Slide) -> None:
        """The slide from now on; where it is on already, its picture is held."""
        end = min(self._clock + slide.seconds, HOUR_S)
        if self._is_on(slide) and not self._alone:
            self._slots[-1] = replace(self._slots[-1], end=end)
        else:
            self._slots.append(Slot(self._clock, end, slide))
            self._shown[slide.key] += 1
        for number, voice in enumerate(self._voices):
            if slide.share and voice.slides[0].voice == slide.voice:
                self._played[number] += end - self._clock
        self._clock = end
        if slide.within_s:
            self._key_end = end

    def _hold(self) -> bool:
        """Holds the last picture until something may come again; False: nothing will in this hour."""
        free = [at for slide in self._all if self._clock < (at := self._free_at(slide)) < HOUR_S]
        if not free:
            return False
        voices = (self._time_of(number) for number in range(len(self._voices)))
        until = min([*free, *(at for at in voices if at > self._clock)])
        self._slots[-1] = replace(self._slots[-1], end=until)
        self._clock = until
        return True


def beginning(loop: tuple[Slide, ...], voices: tuple[Voice, ...], number: int) -> int:
    """Where in the loop an hour begins: no further on than the hour before has surely come."""
    if not loop:
        return 0
    ends = list(accumulate(slide.seconds for slide in loop))
    longest = max(slide.seconds for slide in loop)
    sure_s = _surely(loop, voices, longest)
    if sure_s >= ends[-1]:  # all of it comes every hour: the next hour goes on about where this one ends
        return number * int((sure_s + longest) * len(loop) / ends[-1]) % len(loop)
    if sure_s < longest:
        return number % len(loop)
    return min(bisect_right(ends, number * sure_s % ends[-1]), len(loop) - 1)


def _surely(loop: tuple[Slide, ...], voices: tuple[Voice, ...], longest: float) -> float:
    """Seconds by which the loop surely goes on in an hour, whatever shares and key slides take."""
    taken = sum(HOUR_S * voice.part + max(slide.seconds for slide in voice.slides) for voice in voices)
    keys = [slide for slide in loop if slide.within_s]
    if keys:
        key_s = max(slide.seconds for slide in keys)
        between = max(keys[0].within_s - longest, min(slide.seconds for slide in loop))
        taken += HOUR_S * key_s / (key_s + between)
    return HOUR_S - taken - longest


def _least_slots(voice: Voice) -> int:
    """So many slots a voice surely has in an hour."""
    return int(HOUR_S * voice.part / max(slide.seconds for slide in voice.slides)) - 1
