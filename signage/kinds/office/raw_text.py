"""Runs of Chinese text in bytes that no parser reads: UTF-16 and GBK, as the old office formats store them.

In: bytes. Out: one text, a run a line, for the gate alone. It finds too much rather than too little: noise that happens
to look like text, text that was deleted but is still in the file. Never shown, never kept.
"""

from __future__ import annotations

import re
from functools import cache

from signage.kinds.texts.usual_han import gb2312_han

# What stands between two Han in office text without ending it.
AMONG = " -~\u00a0-\u00ff\u2010-\u2027\u2030-\u205e\u2460-\u24ff\u25a0-\u27bf\u3000-\u303f\uff00-\uffef\r\n"
GBK_RUN = re.compile(rb"(?:[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]){2,}(?:[\r\n -~]{0,8}(?:[\xa1-\xa3\xb0-\xd7][\xa1-\xfe])+)*")


def runs_in(data: bytes) -> str:
    """Every run, each on a line of its own. UTF-16 may begin at an odd byte."""
    found: list[str] = []
    for begin in (0, 1):
        found += utf16_run().findall(data[begin:].decode("utf-16-le", "replace"))
    found += (run.decode("gb18030", "replace") for run in GBK_RUN.findall(data))
    return "\n".join(found)


@cache
def utf16_run() -> re.Pattern[str]:
    """Two or more usual Han in a row, and what goes on from there."""
    han = "".join(sorted(frozenset().union(*gb2312_han())))
    return re.compile(f"[{AMONG}]{{0,40}}[{han}]{{2,}}[{han}{AMONG}]*")
