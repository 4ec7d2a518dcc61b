"""Time zones as calendar files write them: how far from UTC the wall of an event stands.

Pure. In: the lines of an `.ics`. Out: for each zone that it describes (VTIMEZONE) its minutes from UTC in winter; the usual names of
China's time are known without a description. Summer time is not followed: a zone that has it is another one than the site's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from signage.core.later import later

CHINA_MIN = 480
CHINA = {"ASIA/SHANGHAI", "ASIA/CHONGQING", "ASIA/HARBIN", "ASIA/BEIJING", "CHINA STANDARD TIME", "PRC", "中国标准时间"}
_OFFSET = later(r"([+-])(\d{2})(\d{2})(?:\d{2})?")
_TZID = later(r";TZID=(?:\"([^\"]*)\"|([^;:]*))")


def offsets_in(lines: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """Zone (in capitals) → minutes from UTC; of several descriptions of a zone's winter the last counts."""
    found = dict.fromkeys(CHINA, CHINA_MIN)
    zone, standard = "", False
    for name, rest in lines:
        if name in {"BEGIN", "END"}:
            standard = (name, rest) == ("BEGIN", ":STANDARD")
            zone = "" if rest == ":VTIMEZONE" else zone
        elif name == "TZID" and not standard:
            zone = rest[1:].strip().strip('"').upper()
        elif name == "TZOFFSETTO" and standard and zone:
            written = _OFFSET.fullmatch(rest[1:].strip())
            if written:
                minutes = int(written[2]) * 60 + int(written[3])
                found[zone] = -minutes if written[1] == "-" else minutes
    return found


def zone_of(rest: str) -> str:
    """The zone that a field names, in capitals; "" for none. `rest` stands behind the field's name: `;TZID=…:2026…`."""
    found = _TZID.match(rest)
    return (found[1] or found[2] or "").strip().upper() if found else ""
