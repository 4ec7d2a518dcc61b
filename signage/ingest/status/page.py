"""The status page: `Page` to one HTML file that needs nothing else. No script; it refreshes itself.

Pure. Every text is escaped here, whatever was done to it before; small pictures are inside it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from datetime import datetime
from html import escape

from signage.core.calendar.moments import TIME, begins, ends
from signage.core.item import Kind
from signage.ingest.folder.names import NOT_SHOWN
from signage.ingest.status.playing import Coming
from signage.ingest.status.rows import Page, Row
from signage.ingest.status.style import STYLE
from signage.words.fill import fill
from signage.words.said import Said
from signage.words.status import PAGE, STATUS, Status

REFRESH_S = 15
BUSY_S = 5
"""How often the page is loaded anew, usually and while files are judged."""
MOST_ROWS = 400
MOST_PROBLEMS = 50
TROUBLE = (Status.REFUSED, Status.HELD)

TOGETHER_S = 600.0
"""Files that came within the same ten minutes are one batch, in the order of the folder."""
MANY = 8
OFTEN_S = 900.0


def render(page: Page, pictures: Mapping[str, bytes] | None = None) -> str:
    """The whole page as HTML. `pictures` are JPEGs by item id."""
    title_zh, title_en = PAGE["title"]
    body = (
        _header(page, title_zh, title_en),
        "<main>",
        _counts(page),
        _lead(page),
        f'<p class="find">{_pair("find")}</p>' if len(page.rows) > MANY else "",
        _problems(page),
        *(_group(status, rows, pictures or {}, page.made_at) for status, rows in _groups(page)),
        "</main>",
        f"<footer>{_asked(page)}{_pair('written-by')}</footer>",
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-Hans"><head><meta charset="utf-8">'
        f'<meta http-equiv="refresh" content="{BUSY_S if page.done < page.total else REFRESH_S}">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title_zh)}</title><style>{STYLE}</style></head>\n<body>"
        + "\n".join(filter(None, body))
        + "</body></html>\n"
    )


def newest_first(rows: Iterable[Row]) -> list[Row]:
    """The rows in the order in which people look for them."""
    return sorted(rows, key=lambda row: -(row.since // TOGETHER_S))


def _groups(page: Page) -> Iterable[tuple[Status, list[Row]]]:
    rows = newest_first(page.rows)
    return ((status, [row for row in rows if row.status is status]) for status in Status)


def text(value: str) -> str:
    """A text as HTML; what no file may hold becomes □."""
    return escape(value.encode("utf-8", "replace").decode("utf-8").replace("\0", NOT_SHOWN))


def _header(page: Page, title_zh: str, title_en: str) -> str:
    time = page.made_at.strftime(f"{TIME}:%S")
    updated_zh, updated_en = fill(PAGE, "updated", time=time)
    refreshes_zh, refreshes_en = PAGE["refreshes"]
    return (
        f'<header><div><h1>{text(title_zh)}</h1><p lang="en">{text(title_en)}</p>'
        f'<p class="made">{text(updated_zh)}<br><small>{text(refreshes_zh)} '
        f'<span lang="en">{text(f"{updated_en}. {refreshes_en}")}</span></small></p></div></header>'
    )


def _counts(page: Page) -> str:
    cells = []
    for status in Status:
        count = sum(row.status is status for row in page.rows)
        kind = "none" if not count else "trouble" if status in TROUBLE else ""
        words = STATUS[status]
        cells.append(
            f'<a href="#{status.value}" class="{kind}"><b>{count:,}</b>{text(words.word_zh)} '
            f'<span class="en" lang="en">{text(words.word_en)}</span></a>'
        )
    return f"<nav>{''.join(cells)}</nav>"


def _lead(page: Page) -> str:
    if page.done < page.total:
        words = _pair("progress", done=f"{page.done:,}", total=f"{page.total:,}")
        return f'<p class="lead">{words}</p><progress max="{page.total}" value="{page.done}"></progress>'
    if not page.rows:
        return f'<p class="lead">{_pair("nothing")}</p>'
    trouble = sum(row.status in TROUBLE for row in page.rows)
    return f'<p class="lead">{_pair("trouble", count=trouble) if trouble else _pair("all-well")}</p>'


def _problems(page: Page) -> str:
    if not page.problems:
        return ""
    lines = []
    for problem in page.problems[:MOST_PROBLEMS]:
        where_zh, where_en = (f"{problem.where}：", f"{problem.where}: ") if problem.where else ("", "")
        english = f'<br><span class="en" lang="en">{text(where_en + problem.text_en)}</span>'
        lines.append(f"<li>{text(where_zh + problem.text_zh)}{english}</li>")
    return f'<section class="trouble"><h2>{_pair("findings")}</h2><ul>{"".join(lines)}</ul></section>'


def _asked(page: Page) -> str:
    lines = []
    for said in (page.coming, page.asked):
        if said is not None:
            english = f'<br><span class="en" lang="en">{text(said.text_en)}</span>'
            lines.append(f"<p>{text(said.text_zh.removesuffix('。'))}。{english}</p>")
    return "".join(lines)


def _group(status: Status, rows: list[Row], pictures: Mapping[str, bytes], now: datetime) -> str:
    if not rows:
        return ""
    words = STATUS[status]
    kind = "trouble" if status in TROUBLE else "cards" if status is Status.PLAYING else ""
    more = f"<p>{_pair('more', count=f'{len(rows) - MOST_ROWS:,}')}</p>" if len(rows) > MOST_ROWS else ""
    listed = rows[:MOST_ROWS]
    if status is Status.PLAYING:
        articles = "\n".join(_card(row, pictures.get(row.item), now) for row in listed)
    else:
        articles = "\n".join(_article(row) for row in listed)
    return (
        f'<section id="{status.value}" class="{kind}"><h2>{text(words.word_zh)}<small>{len(rows):,}</small></h2>'
        f'<p>{text(words.text_zh)} <span class="en" lang="en">{text(f"{words.word_en}. {words.text_en}")}</span></p>\n'
        f'<div class="list">{articles}</div>{more}</section>'
    )


def _article(row: Row) -> str:
    """One file that does not play: what happened stands beside it."""
    said = "".join(_said(said) for said in row.said)
    found = "".join(
        f'<p class="found">{text(fill(PAGE, "found", snippet=note.snippet)[0])}</p>'
        for note in row.notes
        if note.snippet
    )
    return f"<article><div>{_head(row)}</div><div>{said}{found}</div></article>"


def _card(row: Row, picture: bytes | None, now: datetime) -> str:
    """One file that plays: how it looks, and when it comes next. Where that is known, no sentence says it again."""
    when = _when(row, now)
    said = "".join(_said(said) for said in row.said[1 if when else 0 :])
    return f"<article>{_picture(row, picture)}<div>{_head(row, when)}{said}</div></article>"


def _head(row: Row, when: str = "") -> str:
    section = text(row.section) if row.section else text(PAGE["no-section"][0])
    facts = " · ".join(text(fact) for fact in _facts(row))
    meta = f'<p class="meta">{facts}</p>' if facts else ""
    return f'<h3>{text(row.title)}</h3><p class="file">{section} · {text(row.name)}</p>{when}{meta}'


PICTURELESS = {Kind.TICKER: "ticker-picture", Kind.CALENDAR: "calendar-picture"}
"""What stands in the place of a picture that will never come."""


def _picture(row: Row, picture: bytes | None) -> str:
    if picture is None:
        words = PAGE[PICTURELESS.get(row.kind, "no-picture")][0]
        return f'<div class="picture none">{text(words)}</div>'
    alt = text(fill(PAGE, "picture", title=row.title)[0])
    return f'<div class="picture"><img alt="{alt}" src="data:image/jpeg;base64,{base64.b64encode(picture).decode()}"></div>'


def _when(row: Row, now: datetime) -> str:
    """When it comes next, about; "" where no player said so."""
    if row.coming is None or row.kind is Kind.TICKER:
        return ""
    chinese, english = _times(row.coming, now)
    if row.coming.screen:
        on_zh, on_en = fill(PAGE, "on-screen", screen=row.coming.screen)
        chinese, english = chinese + on_zh, english + on_en
    return f'<p class="when">{text(chinese)} <span class="en" lang="en">{text(english)}</span></p>'


def _times(coming: Coming, now: datetime) -> tuple[str, str]:
    clock = [at.astimezone(now.tzinfo).strftime("%H:%M") for at in coming.times]
    if not clock:
        return fill(PAGE, "next-later")
    between = (coming.times[-1] - coming.times[0]).total_seconds() / max(1, len(clock) - 1)
    if len(clock) > 1 and between <= OFTEN_S:
        return fill(PAGE, "next-often", time=clock[0], minutes=max(1, round(between / 60)))
    return fill(PAGE, "next", times="、".join(clock))


def _facts(row: Row) -> Iterable[str]:
    if row.accepted_at is not None:
        yield fill(PAGE, "accepted", time=_time(row.accepted_at))[0]
    if row.valid_from is not None and row.valid_until is not None:
        yield fill(PAGE, "valid", start=begins(row.valid_from), end=ends(row.valid_until))[0]
    elif row.valid_from is not None:
        yield fill(PAGE, "valid-from", start=begins(row.valid_from))[0]
    elif row.valid_until is not None:
        yield fill(PAGE, "valid-until", end=ends(row.valid_until))[0]
    if row.shown_at is not None:
        yield fill(PAGE, "shown", time=row.shown_at.strftime("%H:%M"))[0]


def _said(said: Said) -> str:
    following = f' <span class="next">{text(said.next_zh)}</span>' if said.next_zh else ""
    english = f"{said.text_en} {said.next_en}".strip()
    return f'<p>{text(said.text_zh)}{following}<br><span class="en" lang="en">{text(english)}</span></p>'


def _pair(key: str, /, **fields: object) -> str:
    chinese, english = fill(PAGE, key, **fields)
    return f'{text(chinese)} <span class="en" lang="en">{text(english)}</span>'


def _time(moment: datetime) -> str:
    return moment.strftime(TIME)
