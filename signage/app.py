"""Composition roots of the commands that need several parts of the house: the only place that knows everyone."""

from __future__ import annotations

import contextlib
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from signage import paths
from signage.core.check import report_of
from signage.core.check_report import CheckReport, Finding, Measured
from signage.core.item import ItemRecord
from signage.core.settings import Problem, Screen, Settings
from signage.core.verdict import Verdict
from signage.system.zone import zone_of

if TYPE_CHECKING:
    from signage.core.rotation.slides import Slide
    from signage.ingest.once import Result

DAY = timedelta(days=1)
AHEAD_DAYS = 402
"""Days of the table that `check` asks: whatever comes at all comes within a year, or has a date."""
ASSUMED_SIZE = (1920, 1080)
"""The size in px that is assumed for a screen that has no region of its own and has not played yet."""


def shot(
    settings: Settings,
    content: Path,
    state: Path,
    screen: str,
    moment: datetime,
    size: tuple[int, int] | None,
    output: Path,
) -> None:
    """Writes the picture that `screen` would show at `moment` (aware), from the snapshot that is published.

    `size` None: as large as the screen is, as far as that is known. Where nothing has been published yet, the content
    folder is judged first. Raises `OSError`.
    """
    from signage.screen.clock import Clock
    from signage.screen.record.proof import sizes_in
    from signage.screen.shot import take
    from signage.snapshots.read import Reader
    from signage.words.marks import MARKS

    mark = MARKS["preview"][0] if Clock(zone_of(settings.site.timezone), moment).is_elsewhere else ""
    chosen = _screen(settings, screen)
    size = size or size_of(chosen, sizes_in(state))
    if Reader(state).poll() is not None:
        take(settings, chosen, state, moment, size, output, mark)
        return
    with tempfile.TemporaryDirectory(prefix="signage-shot-") as folder:
        publish_once(settings, content, Path(folder), moment)
        _take_along(state, Path(folder))
        take(settings, chosen, Path(folder), moment, size, output, mark)


def _take_along(state: Path, folder: Path) -> None:
    """What was ordered at this PC holds for a picture too, also where nothing has been published yet."""
    from signage.snapshots.mourning import switch_on
    from signage.snapshots.orders import read_orders, write_order
    from signage.snapshots.read import Reader

    for order in read_orders(state):
        write_order(folder, order)
    mourning, _ = Reader(state).mourning()
    if mourning is not None:
        switch_on(folder, mourning)


def testcard(settings: Settings, screens: tuple[str, ...], *, windowed: bool, seconds: float | None) -> int:
    """Shows the test cards of `screens`. Ends the process itself."""
    from signage.screen.testcard import show

    return show(settings, screens, windowed=windowed, seconds=seconds)


def check(
    settings: Settings, problems: tuple[Problem, ...], content: Path, state: Path, played: Path | None = None
) -> CheckReport:
    """Judges every file of `content` and measures the accepted ones on every screen. `state` takes the derivatives.

    `played` is the state folder of a player, which knows how large its screens are, and since when each file plays.
    """
    from signage.core.outlook import Ahead, outlook
    from signage.facts.findings import calendar_findings
    from signage.facts.periods import day_table, periods_of
    from signage.screen.record.proof import sizes_in
    from signage.words.findings import finding_words
    from signage.words.reasons import reason_words

    now = datetime.now(zone_of(settings.site.timezone))
    result = _judge(content, state, now, settings, _playing_in(played))
    items, findings = result.items, result.findings
    accepted = tuple(item for item in items if item.verdict is Verdict.ACCEPTED and item.deck is not None)
    sizes = sizes_in(played) if played else {}
    measured: list[Measured] = []
    slides: dict[str, dict[str, tuple[Slide, ...]]] = {}
    for screen in settings.screens:
        found, slides[screen.name] = _measure(settings, screen, size_of(screen, sizes), accepted, state, now.date())
        measured += found
    table = day_table(settings, result.facts, first=now.date() - DAY, days=AHEAD_DAYS)
    ahead = Ahead(table, periods_of(settings), slides)
    return report_of(
        items,
        tuple(measured),
        settings,
        (*problems, *findings),
        now,
        reason_words=reason_words,
        finding_words=finding_words,
        more=(
            *_schedule_findings(result.planned),
            *_screen_findings(settings, sizes),
            *outlook(items, settings, ahead, now, finding_words),
            *calendar_findings(now.date(), result.facts, settings),
        ),
        table=table,
    )


def _screen(settings: Settings, name: str) -> Screen:
    return next((screen for screen in settings.screens if screen.name == name), settings.screens[0])


def _playing_in(state: Path | None) -> tuple[ItemRecord, ...]:
    """What is published in a player's state folder."""
    from signage.snapshots.read import Reader

    manifest = Reader(state).poll() if state is not None else None
    return manifest.items if manifest is not None else ()


def _judge(
    content: Path, state: Path, now: datetime, settings: Settings, playing: tuple[ItemRecord, ...] = ()
) -> Result:
    from signage.ingest.once import ingest_once
    from signage.ingest.progress import progress_bar
    from signage.ingest.worker.converter import find_converter
    from signage.ingest.worker.sandbox import detect_sandbox
    from signage.ingest.worker.spare import Spare

    sandbox = detect_sandbox()
    with progress_bar() as progress, contextlib.closing(Spare(sandbox)) as worker:
        converter = find_converter(sandbox)
        return ingest_once(
            content, state, worker, progress, wall=now, converter=converter, settings=settings, playing=playing
        )


def _schedule_findings(planned: tuple[Problem, ...]) -> tuple[Finding, ...]:
    """What is wrong with the schedule."""
    from signage.words.findings import finding_words

    return tuple(Finding("schedule", "warning", *finding_words("schedule", problem=problem)) for problem in planned)


def publish_once(settings: Settings, content: Path, state: Path, moment: datetime) -> None:
    """Judges every file of `content` and publishes what is accepted in `state`."""
    from signage.ingest.publish.publisher import Publisher

    result = _judge(content, state, moment, settings)
    accepted = [item for item in result.items if item.verdict is Verdict.ACCEPTED]
    Publisher(state).publish(accepted, moment, facts=result.facts)


def _screen_findings(settings: Settings, sizes: dict[str, tuple[int, int]]) -> tuple[Finding, ...]:
    """Screens that hang too far away for their size, and what is wrong with the themes they wear."""
    from signage.screen.build import geometry_for
    from signage.words.findings import finding_words

    far = (screen for screen in settings.screens if geometry_for(settings, screen, size_of(screen, sizes)).capped)
    too_far = tuple(Finding("too-far", "warning", *finding_words("too-far", screen=screen.name)) for screen in far)
    return (*too_far, *_theme_findings(settings))


def _theme_findings(settings: Settings) -> tuple[Finding, ...]:
    """Of every theme that a screen may wear, on special days too: that it cannot be used, or colours that are too close."""
    from signage.core.calendar.periods import Tone
    from signage.core.display.theme import weak_pairs
    from signage.layout.themes import load_themes
    from signage.screen.stage.coat import theme_for
    from signage.words.findings import finding_words

    themes = load_themes(paths.themes())
    worn = (theme_for(screen.theme, tone, settings.site.mourning) for screen in settings.screens for tone in Tone)
    found: list[Finding] = []
    for name in dict.fromkeys(worn):
        if name not in themes:
            found.append(Finding("theme-broken", "error", *finding_words("theme-broken", theme=name)))
            continue
        weak = dict.fromkeys(pair for palette in themes[name].variants for pair in weak_pairs(palette))
        for text, ground, ratio in weak:
            words = finding_words("contrast", theme=name, text=text, ground=ground, ratio=f"{ratio:.1f}")
            found.append(Finding("contrast", "error", *words))
    return tuple(found)


def size_of(screen: Screen, sizes: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """The size of a screen: its region, or as it has played, or the usual one."""
    if screen.region.width > 0:
        return screen.region.width, screen.region.height
    return sizes.get(screen.name, ASSUMED_SIZE)


def _measure(
    settings: Settings,
    screen: Screen,
    size: tuple[int, int],
    items: tuple[ItemRecord, ...],
    state: Path,
    today: date,
) -> tuple[tuple[Measured, ...], dict[str, tuple[Slide, ...]]]:
    """How every item comes out on one screen on `today`, and its slides there by id. Needs no display."""
    from signage.layout.measure import measure_item
    from signage.screen.build import measuring_library
    from signage.screen.shot import application
    from signage.snapshots.read import Reader

    application()
    library, place = measuring_library(settings, screen, size, Reader(state).open_derivative, today)
    measured = tuple(measure_item(library, item, screen.name, place.dwell_s) for item in items)
    return measured, {item.id: library.measure(item).slides for item in items}
