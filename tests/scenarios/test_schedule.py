"""A schedule saved while the screen plays: from the content folder to the stage, both clocks pushed by hand."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from signage.core.cards.card import Deck, Welcome
from signage.core.codec import canonical_json
from signage.core.item import DECK_TYPE, Kind
from signage.core.schedule.rows import RawRow, RawSchedule
from signage.core.verdict import Verdict
from signage.ingest.folders import Folders
from signage.ingest.jobs import Hands, InlineJobs
from signage.ingest.loop import Ingest
from signage.kinds.wire import SCHEDULE_TYPE, Outcome, Purpose, Request, blob_of


def worker(fd: int, request: Request) -> Outcome:
    """A welcome card of each text; a schedule has one row a line, its cells between bars."""
    text = os.pread(fd, 1 << 16, 0).decode()
    if request.purpose is Purpose.SCHEDULE:
        rows = tuple(RawRow(number, *line.split("|")) for number, line in enumerate(text.splitlines(), 2))
        made = blob_of(canonical_json(RawSchedule(rows)), SCHEDULE_TYPE)
        return Outcome(Verdict.ACCEPTED, Kind.TABLE, "", (), request.rules, (made,))
    deck = blob_of(canonical_json(Deck(text, (Welcome((text,)),))), DECK_TYPE)
    return Outcome(Verdict.ACCEPTED, Kind.TEXT, text, (), request.rules, (deck,), len(text))


@dataclass
class Wall:
    """Ingest and one player on the same folders and clocks. `seen` is what was on the stage, a tenth of a second each."""

    content: Path
    ingest: Ingest
    player: Any = None
    seen: list[tuple[str, str]] = field(default_factory=list)

    def until(self, text: str) -> None:
        clock = self.player.clock
        moment = clock.now().replace(hour=int(text[:2]), minute=int(text[3:5]), second=int(text[6:8]))
        while clock.now() < moment:
            clock.push(0.1)
            self.turn()

    def turn(self) -> None:
        clock = self.player.clock
        self.ingest.step(clock.mono(), clock.now())
        self.player.brain.step()
        self.seen.append((clock.now().strftime("%H:%M:%S"), self.player.shows))

    def save(self, *rows: str) -> None:
        (self.content / "播放计划.xlsx").write_text("\n".join(rows))
        self.ingest.hint()

    def first(self, title: str, after: str) -> str:
        return next(time for time, shows in self.seen if shows == title and time >= after)

    def last(self, title: str) -> str:
        return next(time for time, shows in reversed(self.seen) if shows == title)


@pytest.fixture
def wall(tmp_path: Path, state: Any, start: Callable[..., Any]) -> Wall:
    content = tmp_path / "内容"
    content.mkdir()
    for name in "甲乙":
        (content / f"{name}.txt").write_text(name)
    state.folder = tmp_path / "state"
    state.folder.mkdir()
    ingest = Ingest(
        Folders(content, state.folder), worker, Hands(InlineJobs(), InlineJobs(2), InlineJobs(), InlineJobs())
    )
    made = Wall(content, ingest)
    made.player = start("08:00:00")
    made.turn()
    return made


def test_what_is_saved_counts_within_three_seconds_and_cuts_at_the_end(wall: Wall) -> None:
    wall.until("08:00:10")
    assert {shows for _, shows in wall.seen} >= {"甲", "乙"}
    wall.save("甲||||8:00-8:01", "乙||||8:01-9:00")
    wall.until("08:02:00")
    gone = next(time for time, _ in wall.seen if time > "08:00:10" and not wall_shows(wall, "乙", time, "08:01:00"))
    assert gone <= "08:00:13"
    assert wall.last("甲") <= "08:01:00"
    assert wall.first("乙", "08:00:30") == "08:01:00"


def wall_shows(wall: Wall, title: str, start: str, end: str) -> bool:
    """Whether `title` was on the stage at any time between."""
    return any(shows == title for time, shows in wall.seen if start <= time < end)


def test_a_row_that_is_taken_out_lets_it_play_again(wall: Wall) -> None:
    wall.save("甲|2026-12-01")
    wall.until("08:00:30")
    assert not wall_shows(wall, "甲", "08:00:05", "08:00:30")
    wall.save("乙||2026-12-01")
    wall.until("08:01:10")
    assert wall_shows(wall, "甲", "08:00:33", "08:01:10")
    (wall.content / "播放计划.xlsx").unlink()
    wall.ingest.hint()
    wall.until("08:01:20")
    assert all(item.rules.valid_until is None for item in wall.ingest._edition.publisher.items)
