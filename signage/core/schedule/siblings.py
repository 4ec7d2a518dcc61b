"""Older siblings: files of the same title that both play, such as last year's notice beside this year's.

Pure. In: accepted items, and when each file was written. Out: which of them is the older one, and the newer one's path.
The year in a title counts first, then when the file was written. What has its days in its name ends by itself and is
no older sibling. Whoever asks puts together only what is for the same places and days. Nothing is ever taken off for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from signage.core.later import later
from signage.core.text.titles import clean_title, dated_name

YEAR = later(r"(?<!\d)[〔\[(（【]?(?P<year>20\d\d)[〕\])）】]?\s*(?:年度|年)?(?!\s*\d{0,2}\s*月|[-./\d])")


def older_siblings(items: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Path of an older file → path of the newest of the same title. In: paths with the time each was written, in ns."""
    groups: dict[str, list[tuple[int, int, str]]] = {}
    for path, written in items:
        dated = dated_name(path.rpartition("/")[2])
        title = dated.rest if clean_title(path.rpartition("/")[2]) else ""  # 工作动态 of two days are two
        years = [int(found["year"]) for found in YEAR.finditer(title)]
        key = "".join(YEAR.sub("", title).split()) or title
        if title and not dated.limits:
            groups.setdefault(key, []).append((max(years, default=0), written, path))
    older: dict[str, str] = {}
    for group in groups.values():
        newest = max(group)
        older.update({path: newest[2] for _, _, path in group if path != newest[2]})
    return older
