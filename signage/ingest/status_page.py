"""The status page: `Page` to one HTML file that needs nothing else. No script; it refreshes itself.

Pure. Every text is escaped here, whatever was done to it before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape

from signage.ingest.names import NOT_SHOWN
from signage.ingest.status import TIME, Page, Row
from signage.words.fill import fill
from signage.words.reasons import Said
from signage.words.status import PAGE, STATUS, Status

REFRESH_S = 15
MOST_ROWS = 400
MOST_PROBLEMS = 50
TROUBLE = (Status.REFUSED, Status.HELD)

STYLE = """
:root{--ground:#F6F4EE;--surface:#FFFFFF;--ink:#1B2430;--soft:#4A5563;--accent:#1F4E79;--prohibit:#A61B1B;--rule:#C9C4B6;
--band:#16324F;color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);line-height:1.55;
font:16px/1.55 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",sans-serif}
header{background:var(--band);color:#F6F4EE}
header>div,main,footer{max-width:68rem;margin:0 auto;padding:0 2rem}
header>div{padding-top:1.8rem;padding-bottom:1.5rem;display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1.2rem}
h1{font-size:1.9rem;margin:0;line-height:1.25}
h1+p{margin:0;opacity:.85}
header .when{margin:0 0 0 auto;text-align:right;font-variant-numeric:tabular-nums}
nav{display:flex;flex-wrap:wrap;gap:.75rem;padding:1.4rem 0 .4rem}
nav a{flex:1 1 8rem;background:var(--surface);border:1px solid var(--rule);border-radius:4px;padding:.6rem .9rem;
color:inherit;text-decoration:none}
nav a:focus-visible,nav a:hover{border-color:var(--accent)}
nav b{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
nav .none{color:var(--soft)}
nav .trouble b{color:var(--prohibit)}
.lead{font-size:1.15rem;margin:1rem 0 0}
.en{color:var(--soft);font-size:.85rem}
section{margin:1.8rem 0}
h2{font-size:1.3rem;margin:0;padding-left:.7rem;border-left:.3rem solid var(--accent);line-height:1.3}
h2 small{font-weight:normal;color:var(--soft);font-size:1rem;margin-left:.4rem}
.trouble h2{border-color:var(--prohibit)}
section>p{margin:.3rem 0 .8rem 1rem}
article{background:var(--surface);border:1px solid var(--rule);border-radius:4px;padding:.8rem 1.1rem;margin:.6rem 0;
display:grid;grid-template-columns:minmax(14rem,2fr) 3fr;gap:.2rem 1.8rem}
.trouble article{border-left:4px solid var(--prohibit)}
h3{font-size:1.08rem;margin:0;overflow-wrap:anywhere;line-height:1.4}
article p{margin:0 0 .15rem}
.file,.meta{color:var(--soft);font-size:.88rem;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.next{font-weight:bold}
.found{color:var(--prohibit)}
ul{margin:.6rem 0;padding-left:1.4rem}
footer{color:var(--soft);font-size:.85rem;padding-top:1rem;padding-bottom:2.5rem}
@media(max-width:44rem){article{grid-template-columns:1fr}header .when{margin-left:0;text-align:left}}
@media print{header{background:none;color:inherit}article{break-inside:avoid}}
"""


def render(page: Page) -> str:
    """The whole page as HTML."""
    title_zh, title_en = PAGE["title"]
    body = (
        _header(page, title_zh, title_en),
        "<main>",
        _counts(page),
        _lead(page),
        _problems(page),
        *(_group(status, [row for row in page.rows if row.status is status]) for status in Status),
        "</main>",
        f"<footer>{_pair('written-by')}</footer>",
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-Hans"><head><meta charset="utf-8">'
        f'<meta http-equiv="refresh" content="{REFRESH_S}">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title_zh)}</title><style>{STYLE}</style></head>\n<body>"
        + "\n".join(filter(None, body))
        + "</body></html>\n"
    )


def text(value: str) -> str:
    """A text as HTML; what no file may hold becomes □."""
    return escape(value.encode("utf-8", "replace").decode("utf-8").replace("\0", NOT_SHOWN))


def _header(page: Page, title_zh: str, title_en: str) -> str:
    time = page.made_at.strftime(f"{TIME}:%S")
    updated_zh, updated_en = fill(PAGE, "updated", time=time)
    refreshes_zh, refreshes_en = PAGE["refreshes"]
    return (
        f'<header><div><h1>{text(title_zh)}</h1><p lang="en">{text(title_en)}</p>'
        f'<p class="when">{text(updated_zh)}<br><small>{text(refreshes_zh)} '
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
        return f'<p class="lead">{_pair("progress", done=f"{page.done:,}", total=f"{page.total:,}")}</p>'
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


def _group(status: Status, rows: list[Row]) -> str:
    if not rows:
        return ""
    words = STATUS[status]
    kind = ' class="trouble"' if status in TROUBLE else ""
    more = f"<p>{_pair('more', count=f'{len(rows) - MOST_ROWS:,}')}</p>" if len(rows) > MOST_ROWS else ""
    articles = "\n".join(_article(row) for row in rows[:MOST_ROWS])
    return (
        f'<section id="{status.value}"{kind}><h2>{text(words.word_zh)}<small>{len(rows):,}</small></h2>'
        f'<p>{text(words.text_zh)} <span class="en" lang="en">{text(f"{words.word_en}. {words.text_en}")}</span></p>\n'
        f"{articles}{more}</section>"
    )


def _article(row: Row) -> str:
    section = text(row.section) if row.section else text(PAGE["no-section"][0])
    facts = " · ".join(text(fact) for fact in _facts(row))
    meta = f'<p class="meta">{facts}</p>' if facts else ""
    said = "".join(_said(said) for said in row.said)
    found = "".join(
        f'<p class="found">{text(fill(PAGE, "found", snippet=note.snippet)[0])}</p>'
        for note in row.notes
        if note.snippet
    )
    return (
        f'<article><div><h3>{text(row.title)}</h3><p class="file">{section} · {text(row.name)}</p>{meta}</div>'
        f"<div>{said}{found}</div></article>"
    )


def _facts(row: Row) -> Iterable[str]:
    if row.accepted_at is not None:
        yield fill(PAGE, "accepted", time=_time(row.accepted_at))[0]
    if row.valid_from is not None and row.valid_until is not None:
        yield fill(PAGE, "valid", start=_time(row.valid_from), end=_time(row.valid_until))[0]
    elif row.valid_from is not None:
        yield fill(PAGE, "valid-from", start=_time(row.valid_from))[0]
    elif row.valid_until is not None:
        yield fill(PAGE, "valid-until", end=_time(row.valid_until))[0]
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
