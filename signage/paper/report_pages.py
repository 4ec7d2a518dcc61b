"""The ledger on paper, for an inspector: what it says and whether it holds, by screen, by content, what changed, every play.

In: an account and its words. Out: the bytes of a PDF. Many rows are added up, not printed one by one: for those there is the workbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from signage.core.ledger.account import Account
from signage.core.ledger.entry import Result
from signage.core.ledger.plays import Operation, Play
from signage.core.ledger.totals import totals_of
from signage.paper.sheet import BAD, SOFT, Block, Column, Pen, pdf, shown
from signage.words.fill import fill
from signage.words.report import RESULTS, SAYINGS
from signage.words.report_paper import PAPER

MOST = 3000
SHIPPED = "builtin:"


@dataclass(frozen=True, slots=True)
class About:
    """What the first page says: whose screens, the lines on the ledger in two languages, when the report was made."""

    organisation: str
    notes: tuple[tuple[str, str], ...]
    made: datetime
    operation: Callable[[Operation], tuple[str, str]]


def report_pdf(account: Account, about: About) -> bytes:
    """The printed ledger. Needs a Qt application."""

    def foot(page: int, pages: int) -> tuple[str, str]:
        made = f"{' / '.join(PAPER['made'])} {about.made:%Y-%m-%d %H:%M}"
        return shown(" · ".join(part for part in (about.organisation, made) if part)), " · ".join(
            _said("page", page=page, pages=pages)
        )

    return pdf(PAPER["title"][0], lambda pen: list(_blocks(pen, account, about)), foot)


def _blocks(pen: Pen, account: Account, about: About) -> Iterator[Block]:
    title = PAPER["title"]
    yield pen.text(shown(about.organisation), 34, SOFT, after=8)
    yield pen.text(title[0], 76, bold=True)
    yield pen.text(title[1], 34, SOFT, after=40)
    for chinese, english in about.notes:
        bad = not account.chain.ok and (chinese, english) == fill(SAYINGS, "chain-bad", row=account.chain.first_bad)
        yield pen.text(shown(chinese), 33, *((BAD,) if bad else ()), bold=bad)
        yield pen.text(shown(english[0].upper() + english[1:]), 25, SOFT, after=16)
    if not account.plays and not account.operations:
        yield from _note(pen, "nothing")
        return
    yield from _screens(pen, account)
    yield from _contents(pen, account)
    yield from _operations(pen, account, about)
    yield from _plays(pen, account)


def _screens(pen: Pen, account: Account) -> Iterator[Block]:
    rows = []
    for screen in sorted({play.screen for play in account.plays}):
        mine = [play for play in account.plays if play.screen == screen]
        results = [play.result for play in mine]
        counts = (len(mine), results.count(Result.CUT), results.count(Result.ABORTED))
        rows.append((screen, f"{counts[0]:,}", _hours(sum(play.seconds for play in mine)), *map(str, counts[1:])))
    yield pen.heading(PAPER["screens"])
    columns = (("screen", 5, False), ("plays", 2, True), ("hours", 2, True), ("cut", 2, True), ("aborted", 2, True))
    yield from pen.table(_columns(*columns), rows)


def _contents(pen: Pen, account: Account) -> Iterator[Block]:
    rows = [
        (
            total.screen,
            _title(total.title, total.path),
            _file(total.path),
            f"{total.first:%m-%d %H:%M}",
            f"{total.last:%m-%d %H:%M}",
            f"{total.plays:,}",
            _hours(total.seconds),
            total.approved_by or _unsigned(total.path),
            total.sha256[:12],
        )
        for total in totals_of(account.plays)
    ]
    yield pen.heading(PAPER["contents"])
    times = (("first", 20, False), ("last", 20, False))
    tail = (("plays", 11, True), ("hours", 20, True), ("approved", 20, False), ("sha256", 24, False))
    yield from pen.table(
        _columns(("screen", 20, False), ("title", 44, False), ("path", 52, False), *times, *tail), rows
    )


def _operations(pen: Pen, account: Account, about: About) -> Iterator[Block]:
    if not account.operations:
        return
    rows = [
        (str(one.seq), f"{one.at:%Y-%m-%d %H:%M:%S}", one.screen, " / ".join(about.operation(one)))
        for one in account.operations[:MOST]
    ]
    yield pen.heading(PAPER["operations"])
    yield from pen.table(_columns(("seq", 3, True), ("at", 7, False), ("screen", 6, False), ("what", 30, False)), rows)
    if len(account.operations) > MOST:
        yield from _note(pen, "operations-left-out", count=len(account.operations) - MOST)


def _plays(pen: Pen, account: Account) -> Iterator[Block]:
    yield pen.heading(PAPER["plays"])
    if len(account.plays) > MOST:
        yield from _note(pen, "plays-left-out", count=f"{len(account.plays):,}", most=f"{MOST:,}")
        return
    columns = (("seq", 10, True), ("screen", 20, False), ("start", 30, False), ("seconds", 12, True))
    rest = (("title", 50, False), ("path", 54, False), ("result", 16, False), ("sha256", 26, False))
    yield from pen.table(_columns(*columns, *rest), map(_line, account.plays))


def _line(play: Play) -> tuple[str, ...]:
    start, result = f"{play.start:%Y-%m-%d %H:%M:%S}", RESULTS[play.result.value][0]
    head = (str(play.seq), play.screen, start, f"{play.seconds:.1f}")
    return (*head, _title(play.title, play.path), _file(play.path), result, play.sha256[:12])


def _columns(*named: tuple[str, int, bool]) -> list[Column]:
    return [Column(PAPER[f"column-{name}"], share, number) for name, share, number in named]


def _note(pen: Pen, key: str, **fields: object) -> Iterator[Block]:
    chinese, english = _said(key, **fields)
    yield pen.text(chinese, 33)
    yield pen.text(english, 25, SOFT, after=16)


def _said(key: str, **fields: object) -> tuple[str, str]:
    return fill(PAPER, key, **fields)


def _title(title: str, path: str) -> str:
    return title or _file(path)


def _file(path: str) -> str:
    return SAYINGS["shipped"][0] if path.startswith(SHIPPED) else path


def _unsigned(path: str) -> str:
    return "" if path.startswith(SHIPPED) else SAYINGS["unsigned"][0]


def _hours(seconds: float) -> str:
    return f"{seconds / 3600:.2f}"
