"""Events of calendar files, the way programs write them and the way nobody should."""

from datetime import date

import pytest

from signage.core.calendar.events import MOST_EVENTS, Event, events_in


def calendar(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])


def event(*lines: str) -> str:
    return calendar("BEGIN:VEVENT", *lines, "END:VEVENT")


DAY = "DTSTART;VALUE=DATE:20270205"
ONE = (date(2027, 2, 5), date(2027, 2, 6))
CASES = [
    ("a day", event(DAY, "SUMMARY:春节（休）"), (Event(*ONE, "春节（休）"),)),
    ("its end is the day after", event(DAY, "DTEND;VALUE=DATE:20270213", "SUMMARY:春节"),
     (Event(ONE[0], date(2027, 2, 13), "春节"),)),
    ("a moment", event("DTSTART:20270205T093000Z", "SUMMARY:会"), (Event(*ONE, "会"),)),
    ("a length", event(DAY, "DURATION:P3D", "SUMMARY:休"), (Event(ONE[0], date(2027, 2, 8), "休"),)),
    ("weeks", event(DAY, "DURATION:P1W", "SUMMARY:休"), (Event(ONE[0], date(2027, 2, 12), "休"),)),
    ("an end before the beginning", event(DAY, "DTEND:20270101", "SUMMARY:会"), (Event(*ONE, "会"),)),
    ("folded and escaped", event(DAY, "SUMMARY:上班\\, 补\r\n 春节\\n假期"), (Event(*ONE, "上班, 补春节 假期"),)),
    ("language", event(DAY, "SUMMARY;LANGUAGE=zh:休"), (Event(*ONE, "休"),)),
    ("a rule", event(DAY, "RRULE:FREQ=YEARLY", "SUMMARY:元旦"), (Event(*ONE, "元旦", repeats=True),)),
    ("an alarm inside", event(DAY, "BEGIN:VALARM", "TRIGGER:-PT1H", "END:VALARM", "SUMMARY:休"), (Event(*ONE, "休"),)),
    ("no title", event(DAY), (Event(*ONE, ""),)),
    ("no events", calendar("X-WR-CALNAME:空"), ()),
    ("only a to-do", calendar("BEGIN:VTODO", DAY, "END:VTODO", "END:VEVENT"), ()),
    ("a byte order mark", "\ufeff" + event(DAY), (Event(*ONE, ""),)),
    ("no calendar", "2027年放假安排", None),
    ("nothing", "", None),
    ("an event without a day", event("SUMMARY:休"), None),
    ("a day that is none", event("DTSTART:20270230"), None),
    ("the last day of all", event("DTSTART:99991231"), None),
    ("too many", calendar(*(("BEGIN:VEVENT", DAY, "END:VEVENT") * (MOST_EVENTS + 1))), None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_events(text: str, found: tuple[Event, ...] | None) -> None:
    assert events_in(text) == found
