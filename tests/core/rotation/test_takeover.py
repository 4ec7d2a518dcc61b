"""What has the whole screen and until when; what a person is asked about instead."""

from datetime import datetime, timedelta, timezone

import pytest

from signage.core.rotation.takeover import LONGEST, USUAL, Doubt, doubt_about, end_in, end_of

NOW = datetime(2026, 7, 20, 15, 40, tzinfo=timezone(timedelta(hours=8)))

ENDS = [
    ("停水 至18点", "2026-07-20 18:00"),
    ("停水至18:30", "2026-07-20 18:30"),
    ("停水到18点半", "2026-07-20 18:30"),
    ("停水至18时20分", "2026-07-20 18:20"),
    ("停水 至下午6点", "2026-07-20 18:00"),
    ("停水到今晚8点", "2026-07-20 20:00"),
    ("停水至24点", "2026-07-21 00:00"),
    ("停水至明早8点", "2026-07-21 08:00"),
    ("停水至8点", "2026-07-21 08:00"),
    ("停水至15点", "2026-07-20 15:00"),
    ("停水至7月21日9时", "2026-07-21 09:00"),
    ("停水至21日9时", "2026-07-21 09:00"),
    ("停水2小时", "2026-07-20 17:40"),
    ("停水 两个半小时", "2026-07-20 18:10"),
    ("停水半小时", "2026-07-20 16:10"),
    ("停水90分钟", "2026-07-20 17:10"),
    ("停水1.5小时", "2026-07-20 17:10"),
    ("停水一天", "2026-07-21 15:40"),
    ("停水 18点前", "2026-07-20 18:00"),
    ("停水 今晚8点之前", "2026-07-20 20:00"),
    ("停水（18:30结束）", "2026-07-20 18:30"),
    ("停水 18时止", "2026-07-20 18:00"),
    ("停水 至十八点", "2026-07-20 18:00"),
    ("停水 至二十点半", "2026-07-20 20:30"),
    ("停水 至零点", "2026-07-21 00:00"),
    ("90min", "2026-07-20 17:10"),
    ("2h", "2026-07-20 17:40"),
    ("停水", None),
    ("停水至25点", None),
    ("停水至2月30日9点", None),
]


@pytest.mark.parametrize(("name", "end"), ENDS, ids=[case[0] for case in ENDS])
def test_when_a_name_says_that_it_ends(name: str, end: str | None) -> None:
    found = end_in(name, NOW)
    assert (found and f"{found:%Y-%m-%d %H:%M}") == end


DOUBTS = [
    ("a short text alone", "停水", "紧急停水，\n请储水。", False, None),
    ("sixty characters", "停水", "水" * 60, False, None),
    ("too long, whatever its name says", "停水 2小时", "水" * 61, False, Doubt.TOO_LONG),
    ("several lines without an end", "停水", "一\n二\n三", False, Doubt.NO_END),
    ("several lines with one", "停水 2小时", "一\n二\n三", False, None),
    ("nothing", "停水", " \n", False, Doubt.NOTHING),
    ("a picture without an end", "停水", "", True, Doubt.NO_END),
    ("a picture with one", "停水 至18点", "", True, None),
]


@pytest.mark.parametrize(("name", "text", "pictured", "doubt"), [c[1:] for c in DOUBTS], ids=[c[0] for c in DOUBTS])
def test_what_must_be_cleared_first(name: str, text: str, pictured: bool, doubt: Doubt | None) -> None:
    assert doubt_about(name, text, pictured=pictured) == doubt


UNTIL = [
    ("the usual time", "停水", NOW + USUAL),
    ("the time named", "停水 2小时", NOW + timedelta(hours=2)),
    ("never longer than a day", "停水至7月25日9点", NOW + LONGEST),
    ("over already", "停水至7月19日9点", Doubt.OVER),
    ("a file that comes a little late", "停水至15点", Doubt.OVER),
]


@pytest.mark.parametrize(("name", "end"), [case[1:] for case in UNTIL], ids=[case[0] for case in UNTIL])
def test_every_takeover_ends(name: str, end: datetime | Doubt) -> None:
    assert end_of(name, NOW) == end
