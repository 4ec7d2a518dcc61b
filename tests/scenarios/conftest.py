"""The brain without a window: a clock that is pushed, a real state folder, and scripts of what happens when.

A script is a table of `time verb words`. `accepted` publishes these items in this order; `shows` says what is on the
stage, `-` the neutral slide. Cards are short, so that each stays eight seconds.
"""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QGuiApplication

from signage.core.cards.card import Card, Chapter, Clause, Deck, FullText, Welcome
from signage.core.codec import canonical_json
from signage.core.document import runs_of
from signage.core.item import DECK_TYPE, Derivative, ItemRecord, Kind
from signage.core.rules import Daypart, Rules, Window
from signage.core.settings import Settings, Special
from signage.core.snapshot import Off, Withdrawal
from signage.core.verdict import Verdict
from signage.screen.build import build
from signage.screen.record.proof import ShownReport
from signage.screen.record.proving import Proving
from signage.screen.stage.brain import Brain
from signage.snapshots import layout
from signage.snapshots.form import encode_item
from signage.snapshots.read import Reader
from signage.snapshots.write import write_manifest, write_withdrawn

ZONE = ZoneInfo("Asia/Shanghai")
SIZE = (640, 360)
STEP_S = 0.2
SETTLED = timedelta(seconds=6)
"""Until a change at midnight has its coat."""


@pytest.fixture(scope="session", autouse=True)
def application() -> QGuiApplication:
    app = QGuiApplication.instance() or QGuiApplication(["tests"])
    assert isinstance(app, QGuiApplication)
    return app


@dataclass
class FakeClock:
    """Both clocks, pushed by hand."""

    moment: datetime
    seconds: float = 1000.0
    speed: float = 1.0
    at: datetime | None = None

    @property
    def hurries(self) -> bool:
        return self.speed != 1.0

    def now(self) -> datetime:
        return self.moment

    def mono(self) -> float:
        return self.seconds

    def push(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds * self.speed)
        self.seconds += seconds


def on_day(text: str, day: str = "2026-10-08") -> datetime:
    return datetime.fromisoformat(f"{day} {text}").replace(tzinfo=ZONE)


@dataclass
class State:
    """A state folder as ingest would write it."""

    folder: Path
    sequence: int = 0
    items: list[ItemRecord] = field(default_factory=list)
    off: list[Withdrawal] = field(default_factory=list)

    def item(self, name: str, *cards: Card, ticker: tuple[str, ...] = (), version: int = 0, **rules: Any) -> ItemRecord:
        deck = Deck(name, cards or (Welcome((f"{name}{version or ''}",)),), ticker)
        data = canonical_json(deck)
        made = Derivative(hashlib.sha256(data).hexdigest(), DECK_TYPE, len(data))
        path = layout.derivative_path(self.folder, made.sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        own = hashlib.sha256(data + b"source").hexdigest()
        return ItemRecord(
            f"{name}.txt", own, 1, Kind.TEXT, name, "通知", Rules(**rules), Verdict.ACCEPTED, derivatives=(made,)
        )

    def publish(self, *items: ItemRecord, withdrawn: tuple[ItemRecord, ...] = (), why: str = "withdrawn") -> None:
        self.sequence += 1
        self.items = list(items)
        if withdrawn:
            self.off += [Withdrawal(item.id, self.sequence, why) for item in withdrawn]
        write_withdrawn(self.folder, Off(tuple(self.off)))
        now = datetime.now(ZONE)
        encoded = [encode_item(item) for item in items]
        write_manifest(self.folder, self.sequence, now, "open", items=encoded, withdrawn=self.off)

    def named(self, name: str) -> ItemRecord:
        return next(item for item in self.items if item.title == name)

    def damage(self, item: ItemRecord) -> None:
        assert item.deck is not None
        layout.derivative_path(self.folder, item.deck.sha256).write_bytes(b"{}")


@dataclass
class Player:
    """One brain with its clock; `states` is everything that it presented."""

    brain: Brain
    clock: FakeClock
    states: list[dict[str, Any]]

    @property
    def shows(self) -> str:
        showing = self.brain.showing
        return "-" if showing is None or showing.item is None else showing.item.title

    @property
    def stage(self) -> str:
        return str(self.states[-1]["stage"])

    @property
    def arrival(self) -> dict[str, Any]:
        """The state that brought what is on the stage now."""
        first = self.states[-1]
        for earlier in reversed(self.states):
            if earlier["stage"] != first["stage"]:
                break
            first = earlier
        return first

    def until(self, moment: datetime) -> list[str]:
        """Turns until `moment`; gives what was on the stage, without repeats."""
        seen: list[str] = []
        while True:
            self.brain.step()
            if not seen or seen[-1] != self.shows:
                seen.append(self.shows)
            if self.clock.moment >= moment:
                return seen
            self.clock.push(min(STEP_S, (moment - self.clock.moment).total_seconds()))

    def tells(self, moment: str) -> tuple[str, str, str, set[str]]:
        """What the screen is like once a moment has settled: the moment itself, theme, level, and the titles that are due."""
        day, time = moment.split()
        self.clock.push((on_day(f"{time}:00", day) - self.clock.moment).total_seconds())
        self.until(self.clock.moment + SETTLED)
        frame = self.brain.frame()
        due = {entry.item.title for entry in self.brain._repertoire.due(self.clock.moment)}
        return moment, frame.theme, frame.level, due


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path)


@pytest.fixture
def start(state: State) -> Callable[..., Player]:
    """Starts a player on the state folder at a time of 8 October 2026."""

    def begin(
        time: str = "08:00:00",
        settings: Settings | None = None,
        *,
        reports: bool = False,
        day: str = "",
        reader: Reader | None = None,
        proving: Proving | None = None,
    ) -> Player:
        """On another `day` with the program's own cards: 8 October 2026 is the first working day after a holiday."""
        chosen = replace(settings or Settings(), special=Special(cards=bool(day)))
        clock = FakeClock(on_day(time, day) if day else on_day(time))
        states: list[dict[str, Any]] = []
        report = ShownReport(state.folder, chosen.screens[0].name) if reports else None
        parts = build(
            chosen,
            chosen.screens[0],
            clock,
            reader or Reader(state.folder),
            SIZE,
            states.append,
            report=report,
            proving=proving,
        )
        return Player(parts.brain, clock, states)

    return begin


Play = Callable[[str], Player]


@pytest.fixture
def play(state: State, start: Callable[..., Player]) -> Play:
    """Plays a script."""

    def run(script: str) -> Player:
        player: Player | None = None
        for line in script.strip().splitlines():
            time, verb, *words = line.split()
            if player is not None:
                player.until(on_day(time))
            told = happen(state, verb, words)
            if player is None and verb == "start":
                player = start(time)
                player.until(on_day(time))
            elif not told:
                assert player is not None
                player.brain.step()
                judge(player, verb, words, line)
        assert player is not None
        return player

    return run


def happen(state: State, verb: str, words: list[str]) -> bool:
    """What ingest does. Whether `verb` was something for it."""
    known = {item.title: item for item in state.items}
    match verb:
        case "accepted":
            state.publish(*(known.get(word) or made_of(state, word) for word in words))
        case "withdrawn" | "deleted":
            gone = tuple(known[word] for word in words)
            state.publish(*(item for item in state.items if item not in gone), withdrawn=gone, why=verb)
        case "replaced":
            state.publish(*(state.item(name, version=2) if name in words else item for name, item in known.items()))
        case "damaged":
            for word in words:
                state.damage(known[word])
        case _:
            return False
    return True


def made_of(state: State, word: str) -> ItemRecord:
    """`甲`, `甲<08:00:20` (until), `甲>08:00:20` (from), `甲@08:00-08:01` (hours), `甲:text` (a full text), `甲:ticker`."""
    for mark, rule in (("<", "valid_until"), (">", "valid_from")):
        if mark in word:
            name, _, time = word.partition(mark)
            return state.item(name, **{rule: on_day(time)})
    if "@" in word:
        name, _, times = word.partition("@")
        start, end = (int(time[:2]) * 60 + int(time[3:]) for time in times.split("-"))
        return state.item(name, windows=(Window(dayparts=(Daypart(start, end),)),))
    name, _, kind = word.partition(":")
    if kind == "text":
        clauses = tuple(Clause(f"第{n}条", runs_of("涉密文件应当由专人管理并登记。" * 6)) for n in "一二三四五")
        return state.item(name, FullText("制度", (Chapter("总则", clauses),)))
    if kind == "ticker":
        return replace(state.item(name, ticker=("随手锁屏。", "人离桌清。")), title=name)
    return state.item(name)


def judge(player: Player, verb: str, words: list[str], line: str) -> None:
    match verb:
        case "shows":
            assert player.shows == words[0], f"{line}: on the stage is {player.shows}"
        case "cut":
            assert player.shows == words[0], f"{line}: on the stage is {player.shows}"
            assert player.arrival["stageMs"] == 0, line
        case "date":
            assert words[0] in player.brain.frame().day_line, line
        case "clock":
            assert player.brain.frame().clock == words[0], line
        case "ticker":
            moving, strip = player.states[-1]["tickerCrawling"], player.states[-1]["stripOn"]
            assert ("crawls" if moving else "stands", "text" if strip else "card") == tuple(words), line
        case _:
            raise AssertionError(f"unknown verb in: {line}")
