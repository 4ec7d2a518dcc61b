"""A calendar file as the hours of a section: what counts, what is refused by name, and what is no such file."""

from datetime import date, datetime, timedelta, timezone

import pytest

from signage.core.calendar.timetable import MOST_EVENTS, Timetable, timetable_of
from signage.core.rotation.due import is_due
from signage.core.rules import Daypart, Rules, Run, Window

CHINA = timezone(timedelta(hours=8))
MORNING = (Daypart(480, 600),)


def calendar(*events: str) -> str:
    blocks = (f"BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT" for lines in events)
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", ""])


def event(*lines: str, title: str = "学习") -> str:
    return "\r\n".join((f"SUMMARY:{title}", *lines))


DAY = "DTSTART;VALUE=DATE:20260302"
AT_EIGHT = ("DTSTART;TZID=Asia/Shanghai:20260302T080000", "DTEND;TZID=Asia/Shanghai:20260302T100000")
HOURS = {
    "every Monday, all day": ((DAY, "RRULE:FREQ=WEEKLY;COUNT=3"), Window(dates=(Run(date(2026, 3, 2), 7, 3),))),
    "every Monday from eight to ten": (
        (*AT_EIGHT, "RRULE:FREQ=WEEKLY;COUNT=3"),
        Window(dayparts=MORNING, dates=(Run(date(2026, 3, 2), 7, 3),)),
    ),
    "but not on the ninth": (
        (*AT_EIGHT, "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Asia/Shanghai:20260309T080000"),
        Window(dayparts=MORNING, dates=(Run(date(2026, 3, 2), 14, 2),)),
    ),
    "and on two more days": (
        (DAY, "RDATE;VALUE=DATE:20260303,20260304", "EXDATE;VALUE=DATE:20260302"),
        Window(dates=(Run(date(2026, 3, 3), 1, 2),)),
    ),
    "three days at a time": (
        (DAY, "DTEND;VALUE=DATE:20260305", "RRULE:FREQ=MONTHLY;COUNT=1"),
        Window(dates=(Run(date(2026, 3, 2), 1, 3),)),
    ),
    "a single day": ((DAY,), Window(dates=(Run(date(2026, 3, 2)),))),
    "a length": ((DAY, "DURATION:P1W", "RRULE:FREQ=DAILY;COUNT=1"), Window(dates=(Run(date(2026, 3, 2), 1, 7),))),
    "once, over midnight": (
        ("DTSTART:20260302T220000", "DTEND:20260304T060000"),
        Window(datetime(2026, 3, 2, 22, tzinfo=CHINA), datetime(2026, 3, 4, 6, tzinfo=CHINA)),
    ),
    "in UTC": (
        ("DTSTART:20260302T220000Z", "DURATION:PT1H30M"),
        Window(datetime(2026, 3, 3, 6, tzinfo=CHINA), datetime(2026, 3, 3, 7, 30, tzinfo=CHINA)),
    ),
    "by night, every day": (
        ("DTSTART:20260302T220000", "DTEND:20260303T060000", "RRULE:FREQ=DAILY;COUNT=2"),
        Window(dayparts=(Daypart(1320, 360),), dates=(Run(date(2026, 3, 2), 1, 2),)),
    ),
    "from midnight to midnight": (
        ("DTSTART:20260302T000000", "DTEND:20260303T000000", "RRULE:FREQ=DAILY;COUNT=2"),
        Window(dates=(Run(date(2026, 3, 2), 1, 2),)),
    ),
    "29 February": (
        ("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY;COUNT=2"),
        Window(dates=(Run(date(2024, 2, 29), 1461, 2),)),
    ),
}


@pytest.mark.parametrize(("lines", "window"), HOURS.values(), ids=HOURS)
def test_an_event_is_a_window(lines: tuple[str, ...], window: Window) -> None:
    assert timetable_of(calendar(event(*lines)), 480) == Timetable((window,))


REFUSED = {
    "no day": ("DESCRIPTION:x",),
    "two beginnings": (DAY, DAY),
    "a day that is none": ("DTSTART;VALUE=DATE:20260230",),
    "no calendar's day": ("DTSTART:tomorrow",),
    "before all days": ("DTSTART;VALUE=DATE:19690101",),
    "a time without an end": ("DTSTART:20260302T080000",),
    "an end before the beginning": (DAY, "DTEND;VALUE=DATE:20260301"),
    "an end with another sort of time": (DAY, "DTEND:20260303T080000"),
    "a length that is none": (DAY, "DURATION:soon"),
    "a length of hours on a day": (DAY, "DURATION:PT5H"),
    "a year at a time": (DAY, "DURATION:P99W", "RRULE:FREQ=DAILY"),
    "two days, every day": ("DTSTART:20260302T080000", "DTEND:20260304T080000", "RRULE:FREQ=DAILY"),
    "every hour": (*AT_EIGHT, "RRULE:FREQ=HOURLY"),
    "two rules": (DAY, "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"),
    "one time of another event that repeats": (*AT_EIGHT, "RRULE:FREQ=DAILY", "RECURRENCE-ID:20260302T080000"),
    "without some rule": (*AT_EIGHT, "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"),
    "in another zone": ("DTSTART;TZID=America/New_York:20260302T080000", "DURATION:PT1H"),
    "in a zone that nobody knows": ("DTSTART;TZID=My Zone:20260302T080000", "DURATION:PT1H"),
    "no day is left": (DAY, "RDATE;VALUE=DATE:20260303", "EXDATE;VALUE=DATE:20260302,20260303"),
    "too many dates": (DAY, "RDATE;VALUE=DATE:" + ",".join(["20260303"] * 500)),
}


@pytest.mark.parametrize("lines", REFUSED.values(), ids=REFUSED)
def test_an_event_that_is_not_understood_is_named_and_the_others_count(lines: tuple[str, ...]) -> None:
    found = timetable_of(calendar(event(*lines, title="坏的"), event(DAY)), 480)
    assert found == Timetable((Window(dates=(Run(date(2026, 3, 2)),)),), ("坏的",))


def test_events_with_equal_hours_are_one_window_and_what_is_called_off_is_none() -> None:
    later = ("DTSTART:20260305T080000", "DTEND:20260305T100000", "RDATE:20260305T080000")
    found = timetable_of(
        calendar(
            event(*AT_EIGHT, "RRULE:FREQ=WEEKLY;COUNT=1"), event(*later), event(DAY, "STATUS:CANCELLED", title="取消的")
        ),
        480,
    )
    assert found is not None
    assert found.refused == ()
    (window,) = found.windows
    assert window.dayparts == MORNING
    days = [day for day in range(1, 8) if is_due(Rules(windows=(window,)), datetime(2026, 3, day, 9, tzinfo=CHINA))]
    assert days == [2, 5]


NONE = {
    "no calendar": "每周一学习",
    "no event": calendar(),
    "days off": calendar(event(DAY, title="国庆节（休）"), event(DAY)),
    "a holiday's name": calendar(event(DAY, title="国庆节")),
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_a_file_about_something_else_is_no_timetable(text: str) -> None:
    assert timetable_of(text) is None


def test_more_events_or_hours_than_a_section_can_have_are_all_refused() -> None:
    many = [event(DAY)] * (MOST_EVENTS + 1)
    assert timetable_of(calendar(*many)) == Timetable((), ("学习",) * len(many))
    each = [event(f"DTSTART:20260302T08{n:02}00", f"DTEND:20260302T09{n:02}00") for n in range(51)]
    assert timetable_of(calendar(*each)) == Timetable((), ("学习",) * 51)


OUTLOOK = """BEGIN:VCALENDAR\r
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN\r
VERSION:2.0\r
METHOD:PUBLISH\r
BEGIN:VTIMEZONE\r
TZID:China Standard Time\r
BEGIN:STANDARD\r
DTSTART:16010101T000000\r
TZOFFSETFROM:+0800\r
TZOFFSETTO:+0800\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
CLASS:PUBLIC\r
DESCRIPTION:请带好材料。\\n地点见附件\\, 谢谢\r
DTSTART;TZID="China Standard Time":20261102T090000\r
DTEND;TZID="China Standard Time":20261102T113000\r
RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=MO\r
EXDATE;TZID="China Standard Time":20261116T090000,\r
 20261123T090000\r
SUMMARY;LANGUAGE=zh-cn:部门\r
 例会\r
UID:040000008200E00074C5B7101A82E008\r
BEGIN:VALARM\r
TRIGGER:-PT15M\r
DESCRIPTION:Reminder\r
END:VALARM\r
END:VEVENT\r
END:VCALENDAR\r
"""
APPLE_ZONE = """BEGIN:VTIMEZONE
TZID:Asia/Shanghai
BEGIN:DAYLIGHT
TZOFFSETFROM:+0800
RRULE:FREQ=YEARLY;UNTIL=19910413T180000Z;BYMONTH=4;BYDAY=2SU
DTSTART:19860504T020000
TZOFFSETTO:+0900
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0900
TZOFFSETTO:+0800
DTSTART:19860914T020000
END:STANDARD
END:VTIMEZONE
"""


def days_of(found: Timetable | None, hour: int) -> list[str]:
    """The days of two months on which the hours of a timetable hold at `hour`."""
    assert found is not None
    assert found.refused == ()
    moments = (datetime(2026, 11, 1, hour, tzinfo=CHINA) + timedelta(days=number) for number in range(62))
    return [f"{each:%m-%d}" for each in moments if is_due(Rules(windows=found.windows), each)]


def test_a_meeting_as_outlook_writes_it() -> None:
    assert days_of(timetable_of(OUTLOOK, 480), 10) == ["11-02", "11-09", "11-30"]
    assert days_of(timetable_of(OUTLOOK, 480), 12) == []


def test_the_last_working_day_of_each_month_as_apple_writes_it() -> None:
    zone = APPLE_ZONE.replace("\n", "\r\n").strip()
    rule = "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20261231T155959Z"
    one = event("DTSTART;TZID=Asia/Shanghai:20261130T080000", "DURATION:PT2H30M", rule)
    found = timetable_of(calendar(one).replace("VERSION:2.0", f"VERSION:2.0\r\n{zone}"), 480)
    assert days_of(found, 9) == ["11-30", "12-31"]


def test_a_meeting_that_was_moved_once_and_called_off_once() -> None:
    weekly = event("UID:7", "DTSTART:20261103T080000", "DTEND:20261103T100000", "RRULE:FREQ=WEEKLY;COUNT=4")
    moved = event("UID:7", "RECURRENCE-ID:20261110T080000", "DTSTART:20261111T080000", "DTEND:20261111T100000")
    off = event("UID:7", "RECURRENCE-ID:20261117T080000", "DTSTART:20261117T080000", "STATUS:CANCELLED")
    assert days_of(timetable_of(calendar(weekly, moved, off), 480), 9) == ["11-03", "11-11", "11-24"]


def test_a_zone_that_a_file_describes_is_known_by_its_winter() -> None:
    here = APPLE_ZONE.replace("Asia/Shanghai", "机关时间").replace("\n", "\r\n").strip()
    there = here.replace("TZOFFSETTO:+0800", "TZOFFSETTO:-0500")
    strange = here.replace("TZOFFSETTO:+0800", "TZOFFSETTO:eight")
    one = calendar(event("DTSTART;TZID=机关时间:20261103T080000", "DURATION:PT1H"))
    for zone, refused in ((here, ()), (there, ("学习",)), (strange, ("学习",))):
        found = timetable_of(one.replace("VERSION:2.0", f"VERSION:2.0\r\n{zone}"), 480)
        assert found is not None
        assert found.refused == refused
