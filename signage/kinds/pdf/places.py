"""The table of places in a PDF whose last lines point beside it, as some scanners and signing programs write.

In: the bytes of a file. Out: the same bytes, pointing at the table where that is certain. Nothing is guessed: the table must be
there, and each place in it must hold the object that it names, so that a file from which something was lost is not taken for
whole. Source: ISO 32000-1, 7.5.4 and 7.5.5; tables that are streams are not looked into.
"""

from __future__ import annotations

import re

START = b"%PDF-"
POINTER = re.compile(rb"startxref\s+(\d{1,12})")
POINTED = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)\b")
TABLE = re.compile(rb"(?<=[\r\n])xref\s+(?=\d+ \d+\s)")
SECTION = re.compile(rb"(\d{1,10}) (\d{1,7})\s+(?=\d{10} )")
PLACE = re.compile(rb"(\d{10}) (\d{5}) ([nf])\s{1,2}")
OBJECT = re.compile(rb"\s*(\d{1,10})\s+(\d{1,5})\s+obj\b")


def pointed_right(data: bytes) -> bytes:
    """The file with its last pointer at its last table; unchanged where that is so, or is not certain."""
    begin = max(0, data.find(START))
    pointer = POINTER.match(data, max(0, data.rfind(b"startxref")))
    if pointer is None or POINTED.match(data, begin + int(pointer[1])):
        return data
    tables = list(TABLE.finditer(data, begin))
    if not tables or not is_true(data, tables[-1].end(), begin):
        return data
    return b"%b%d%b" % (data[: pointer.start(1)], tables[-1].start() - begin, data[pointer.end(1) :])


def is_true(data: bytes, at: int, begin: int) -> bool:
    """Whether each place in the table that begins at `at` holds the object that it names; places count from `begin`."""
    used = 0
    while section := SECTION.match(data, at):
        at = section.end()
        for number in range(int(section[1]), int(section[1]) + int(section[2])):
            place = PLACE.match(data, at)
            if place is None:
                return False
            at = place.end()
            if place[3] == b"n":
                found = OBJECT.match(data, begin + int(place[1]))
                if found is None or (int(found[1]), int(found[2])) != (number, int(place[2])):
                    return False
                used += 1
    return used > 0 and data.startswith(b"trailer", at)
