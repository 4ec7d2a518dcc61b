"""The scenarios: what is set up, what is done to it, what is watched. Each gives its figures."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import calendar, content, crowd, kinds, machine, processes
from benchmarks import photograph as photographs
from benchmarks.freeze import freeze_thread
from benchmarks.judge.framebuffer import Framebuffer
from benchmarks.measure import ATTEMPTS, Bench, Figures, least_disturbed, measure, measure_player, wait_quiet
from benchmarks.page import write_page
from benchmarks.subject import STATE, Installation, Subject, browser
from benchmarks.year import year

TICKER = "motion:x:420,985,1380,56"
TEXT = "motion:y:300,300,256,540"
STAGE = "stage:level:0,140,1920,780"
BAND = "band:level:320,970,1580,90"
DRAWN = "77,150,1766,700"
SETTLE_S = 6.0
STOPS, STOP_S, STOP_EVERY_S = 6, 0.5, 2.5
STARTS = 5
PHOTOGRAPHS = 7
DROP_S, THOUSAND_S = 120.0, 600.0
CHANGES_S, CHANGES_FIRST_S = 330.0, 60.0
TEXT_PX_S, TICKER_PX_S = 120, 180


def ticker(bench: Bench) -> Figures:
    """The ticker crawls below cards that change."""
    return _moving(bench, "cards", lambda _: time.sleep(bench.seconds))


def document(bench: Bench) -> Figures:
    """A long text moves at 120 px/s."""
    return _moving(bench, "document", lambda _: time.sleep(bench.seconds))


def ticker_blocked(bench: Bench) -> Figures:
    """The GUI thread is stopped for half a second, again and again, while the ticker crawls."""
    return _moving(bench, "cards", _stop_gui)


def document_blocked(bench: Bench) -> Figures:
    """The same while the text moves."""
    return _moving(bench, "document", _stop_gui)


def ticker_ingest(bench: Bench) -> Figures:
    """Two hundred files are dropped into the content folder while the ticker crawls."""
    return _while_ingesting(bench, "cards")


def ticker_thousand(bench: Bench) -> Figures:
    """A thousand files of all kinds are dropped into the content folder while the ticker crawls; watched once.

    The ticker stands while a long text or an upright page glides: those go where this screen does not show them.
    """
    return _while_ingesting(bench, "cards", kinds.mixture(), attempts=1, patience_s=THOUSAND_S)


def document_ingest(bench: Bench) -> Figures:
    """The same while the text moves."""
    return _while_ingesting(bench, "document")


def start(bench: Bench) -> Figures:
    """Warm starts: from the command until something is drawn on the stage."""
    place = _installed(bench, "cards")
    taken: list[float] = []
    while len(taken) < STARTS:
        time.sleep(1.5)
        judge = machine.Judge(bench.server.framebuffer, "--drawn", DRAWN, "--seconds", "15")
        with place.running(bench.server.display) as subject:
            told = judge.figures(stop=False)["drawn"]
            taken.append(15.0 if told is None else told - subject.started)
            if taken[-1] <= 0:
                raise RuntimeError("the screen was not empty before the start")
            time.sleep(1.0)
    rounded = [round(seconds, 3) for seconds in taken]
    return {"first_picture_s": round(statistics.median(taken), 3), "slowest_s": max(rounded), "starts_s": rounded}


def changes(bench: Bench) -> Figures:
    """Slides of one second each: no flash between them, and memory that stays flat."""
    place = _installed(bench, "short")
    with place.running(bench.server.display) as subject:
        time.sleep(SETTLE_S)
        player = subject.player
        sizes: list[float] = []

        def during() -> None:
            ends = time.monotonic() + CHANGES_S
            time.sleep(CHANGES_FIRST_S)
            while time.monotonic() < ends:
                sizes.append(round(processes.own_mb(player), 1))
                time.sleep(15)

        figures = measure_player(bench, subject, [STAGE, BAND], during, hz=125)
    return {**_flat(figures), "growth_mb": round(sizes[-1] - sizes[0], 1), "own_mb": sizes}


def photograph(bench: Bench) -> Figures:
    """Photographs of two megabytes are copied in while slides of one second each change."""
    place = _installed(bench, "short", "photograph")
    section = next(path for path in place.content.iterdir() if path.name.startswith("01"))
    pictures = photographs.photographs(PHOTOGRAPHS)
    with place.running(bench.server.display):
        time.sleep(SETTLE_S)
        screen = Framebuffer(bench.server.framebuffer)
        taken = [round(photographs.shown_after(data, section, screen), 2) for data in pictures]
    return {"shown_s": statistics.median(taken), "slowest_s": max(taken), "photographs_s": taken}


def browser_both(bench: Bench) -> Figures:
    """A browser that moves text and ticker at once, as web signage does."""
    page = write_page(bench.folder / "both.html", text_px_s=TEXT_PX_S, ticker_px_s=TICKER_PX_S)
    return _browser(bench, page, TEXT)


def browser_ticker(bench: Bench) -> Figures:
    """A browser with the same ticker below a standing card."""
    return _browser(bench, write_page(bench.folder / "ticker.html", ticker_px_s=TICKER_PX_S), TICKER)


def browser_document(bench: Bench) -> Figures:
    """A browser with the same text at the same speed."""
    return _browser(bench, write_page(bench.folder / "document.html", text_px_s=TEXT_PX_S), TEXT)


def by_kind(bench: Bench) -> Figures:
    """What judging costs, kind by kind, and a thousand files of all kinds."""
    figures: Figures = {"foreign_cpu": wait_quiet()}
    for name in kinds.SORTS:
        figures |= kinds.measured(name)
        bench.say(f"{name} {figures[f'{name}_cpu_s']} s, {figures[f'{name}_per_s']} /s")
    return figures | kinds.mixed()


SCENARIOS: dict[str, Callable[[Bench], Figures]] = {
    "ticker": ticker,
    "document": document,
    "ticker-blocked": ticker_blocked,
    "document-blocked": document_blocked,
    "ticker-ingest": ticker_ingest,
    "document-ingest": document_ingest,
    "ticker-thousand": ticker_thousand,
    "start": start,
    "changes": changes,
    "photograph": photograph,
    "kinds": by_kind,
    "year": year,
    "due": lambda _: calendar.due(),
    "oracle": lambda _: calendar.oracle(),
    "browser": browser_both,
    "browser-ticker": browser_ticker,
    "browser-document": browser_document,
}


def _installed(bench: Bench, kind: str, name: str = "") -> Installation:
    """An installation of its own for each kind of content, ingested once."""
    folder = bench.folder / (name or kind)
    place = Installation(folder / "content", folder / "signage.toml", folder / "home")
    if not folder.exists():
        folder.mkdir()
        content.settings(place.settings, place.home / STATE, scroll_px_s=TEXT_PX_S if kind == "document" else 0)
        if kind == "document":
            files = content.document(place.content)
        else:
            files = content.cards(place.content, 24, dwell_s=1 if kind == "short" else 0)
        place.warm_up(bench.server.display, files)
    return place


def _moving(bench: Bench, kind: str, during: Callable[[Subject], None]) -> Figures:
    """Watch the motion of an installation while `during` happens to it."""
    look = TEXT if kind == "document" else TICKER

    def attempt() -> Figures:
        with _installed(bench, kind).running(bench.server.display) as subject:
            time.sleep(SETTLE_S)
            return _flat(measure_player(bench, subject, [look], lambda: during(subject)))

    return least_disturbed(bench, attempt)


def _stop_gui(subject: Subject) -> None:
    for _ in range(STOPS):
        time.sleep(STOP_EVERY_S)
        if freeze_thread(subject.player, STOP_S) < STOP_S:
            raise RuntimeError("the GUI thread was not stopped")
    time.sleep(STOP_EVERY_S)


def _while_ingesting(
    bench: Bench,
    kind: str,
    files: list[tuple[str, bytes]] | None = None,
    attempts: int = ATTEMPTS,
    patience_s: float = DROP_S,
) -> Figures:
    files = files or crowd.crowd()
    look = TEXT if kind == "document" else TICKER

    def attempt() -> Figures:
        place = _installed(bench, kind, f"{kind}-crowd-{time.monotonic_ns()}")
        section = next(path for path in place.content.iterdir() if path.name.startswith("01"))
        notes: Figures = {}
        before = wait_quiet()
        with place.running(bench.server.display) as subject:
            time.sleep(SETTLE_S)

            def during() -> None:
                known, began = subject.verdicts(), time.monotonic()
                crowd.drop([file for file in files if not kinds.glides(file[0])], section)
                crowd.drop([file for file in files if kinds.glides(file[0])], content.elsewhere(place.content))
                subject.wait_verdicts(known + len(files), patience_s)
                notes["ingested"] = subject.verdicts() - known
                notes["ingest_s"] = round(time.monotonic() - began, 1)

            return {**_flat(measure_player(bench, subject, [look], during)), **notes, "foreign_cpu": before}

    return least_disturbed(bench, attempt, attempts)


def _browser(bench: Bench, page: Path, look: str) -> Figures:
    def attempt() -> Figures:
        with browser(bench.server.display, page, bench.folder / f"browser-{time.monotonic_ns()}") as subject:
            time.sleep(SETTLE_S)
            return _flat(measure(bench, subject, [look], lambda: time.sleep(bench.seconds)))

    return least_disturbed(bench, attempt)


def _flat(figures: Figures) -> Figures:
    """The moving region's figures beside the rest; other regions keep their names in front."""
    flat: Figures = {}
    for name, value in figures.items():
        if name == "motion":
            flat.update(value)
        elif isinstance(value, dict):
            flat.update({f"{name}_{key}": figure for key, figure in value.items()})
        else:
            flat[name] = value
    return flat
