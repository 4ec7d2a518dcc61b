"""CSV and its kin: text with a delimiter. In: the decoded text of a file. Out: a `Sheet` of texts; or a `Reason`.

The delimiter is the one that Excel's own `sep=` line names, or the one that divides the first lines most evenly. What
looks like a formula stays text; only Excel's way of keeping a leading zero, `="0571"`, is undone.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice

from signage.core.sheet import EMPTY, Sheet, SheetCell, SheetRow
from signage.core.verdict import Reason
from signage.kinds.tables.worksheet import MOST_CHARS, MOST_COLUMNS, MOST_ROWS

DELIMITERS = ",;\t|"
SAMPLE_LINES = 30
LONGEST_FIELD = 1 << 20
SEP_LINE = re.compile(r"\s*sep=(.)[;,\t ]*(?:\n|$)", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"')
MIDNIGHT = re.compile(r"\s*(\d{4}[-/]\d{1,2}[-/]\d{1,2})[ T]00:00:00\s*")
"""A day as programs write it."""
KEPT_ZERO = re.compile(r'="([^"]*)"')


def sheet_in(text: str, name: str = "") -> Sheet | Reason:
    """The rows of a delimited text."""
    said = SEP_LINE.match(text)
    delimiter = said[1] if said else delimiter_of(text)
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text[said.end() :] if said else text, newline=""), delimiter=delimiter)
    rows: list[SheetRow] = []
    cut = False
    try:
        for number, fields in enumerate(reader, 1):
            cells = tuple(SheetCell(words, words) if (words := cell_text(f)) else EMPTY for f in fields[:MOST_COLUMNS])
            cut = cut or len(fields) > MOST_COLUMNS or len(rows) == MOST_ROWS
            if len(rows) == MOST_ROWS:
                break
            if any(cell.text for cell in cells):
                rows.append(SheetRow(number, cells))
    except csv.Error:
        return Reason.BROKEN
    width = max((len(row.cells) for row in rows), default=0)
    filled = (SheetRow(row.number, row.cells + (EMPTY,) * (width - len(row.cells))) for row in rows)
    return Sheet(name, tuple(filled), cut=cut)


def cell_text(field: str) -> str:
    """A field as a person sees it."""
    kept = KEPT_ZERO.fullmatch(field.strip())
    day = MIDNIGHT.fullmatch(field)
    words = kept[1] if kept else day[1] if day else field
    return "\n".join(" ".join(line.split()) for line in words[:MOST_CHARS].split("\n")).strip()


def delimiter_of(text: str) -> str:
    """The delimiter that most of the first lines have, and have equally often."""
    lines = [QUOTED.sub("", line) for line in islice(io.StringIO(text), SAMPLE_LINES) if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = Counter(count for line in lines if (count := line[:10_000].count(delimiter)))
        often = counts.most_common(1)
        return (often[0][1], often[0][0]) if often else (0, 0)

    return max(DELIMITERS, key=evenness)
