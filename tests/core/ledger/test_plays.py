"""What played from when to when, out of rows."""

from datetime import datetime
from typing import Any

from signage.core.ledger.account import Account, to_json
from signage.core.ledger.chain import Chain
from signage.core.ledger.entry import Act, Entry, Result, body_of
from signage.core.ledger.plays import Operation, Play, Story

ITEM = {"id": "a1", "path": "01 制度全文/制度.docx", "sha256": "ab" * 32, "title": "制度", "approved_by": ""}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def told(*rows: tuple[str, str, dict[str, Any]], screen: str = "屏幕1") -> Story:
    """Rows as (time, act, details), numbered from 1."""
    story = Story(moment("2026-11-25T00:00:00"), moment("2026-11-26T00:00:00"))
    for seq, (time, act, details) in enumerate(rows, start=1):
        wall = f"2026-11-25T{time}.000+08:00" if time else "never"
        story.take(Entry(seq, wall, seq * 1000, details.pop("screen", screen), act, body_of(details)))
    return story


def plays(story: Story) -> list[tuple[int, str, float]]:
    return [(play.seq, play.result.value, play.seconds) for play in story.told]


def test_a_play_has_an_item_a_start_and_an_end() -> None:
    story = told(
        ("08:00:00", "item", dict(ITEM)),
        ("08:00:00", "start", {"item": "a1", "slide": "2"}),
        ("08:00:09", "end", {"start": 2, "ms": 8990, "result": "played"}),
    )
    (play,) = story.told
    assert (play.path, play.title, play.slide) == (ITEM["path"], "制度", "2")
    assert (play.result, play.seconds, play.late) == (Result.PLAYED, 8.99, False)
    assert play.end == datetime.fromisoformat("2026-11-25T08:00:09+08:00")
    assert not story.operations


def test_results() -> None:
    story = told(
        ("08:00:00", "start", {"item": "b", "slide": "0"}),
        ("08:00:01", "end", {"start": 1, "ms": 1000, "result": "cut", "late": True}),
        ("08:00:01", "start", {"item": "b", "slide": "0"}),
        ("08:00:02", "end", {"start": 3, "result": "aborted"}),
        ("08:00:02", "start", {"item": "b", "slide": "0"}),
        ("08:00:03", "start", {"item": "b", "slide": "0"}),
        ("08:00:04", "end", {"start": 6, "ms": "1", "result": ["played"]}),
        ("08:00:05", "start", {"item": "b", "slide": "0"}),
    )
    assert plays(story) == [
        (1, "cut", 1.0),
        (3, "aborted", 0.0),
        (5, "aborted", 0.0),
        (6, "aborted", 0.0),
        (8, "playing", 0.0),
    ]
    assert story.told[0].late
    assert story.told[0].path == "b"
    assert story.told[1].end is None


def test_the_play_that_nobody_has_ended() -> None:
    story = told(("08:00:00", "start", {"item": "a"}))
    assert (story.open_start("屏幕1"), story.open_start("屏幕2")) == (1, 0)


def test_screens_do_not_mix() -> None:
    story = told(
        ("08:00:00", "start", {"item": "a", "slide": "0", "screen": "甲"}),
        ("08:00:01", "start", {"item": "b", "slide": "0", "screen": "乙"}),
        ("08:00:05", "end", {"start": 1, "ms": 5000, "result": "played", "screen": "甲"}),
        ("08:00:06", "end", {"start": 2, "ms": -5, "result": "played", "screen": "乙"}),
    )
    assert plays(story) == [(1, "played", 5.0), (2, "played", 0.0)]


def test_altered_rows_give_what_they_can() -> None:
    story = told(
        ("", "start", {"item": "a", "slide": "0"}),
        ("08:00:01", "end", {"start": 1, "ms": 5, "result": "played"}),
        ("08:00:02", "end", {"start": "1"}),
        ("08:00:03", "level", {"to": "guard"}),
        ("08:00:04", "begun", {}),
        ("08:00:05", "what", {}),
    )
    assert not story.told
    assert [(op.seq, op.act) for op in story.operations] == [(4, "level"), (6, "what")]


def test_a_time_takes_what_touches_it() -> None:
    story = Story(moment("2026-11-25T00:00:00"), moment("2026-11-26T00:00:00"))
    days = (("24T23:59:50", 5000), ("24T23:59:58", 5000), ("25T00:00:03", 9000), ("26T00:00:00", 9000))
    for seq, (time, ms) in enumerate(days):
        wall = f"2026-11-{time}.000+08:00"
        story.take(Entry(2 * seq + 1, wall, 0, "甲", "start", body_of({"item": "a", "slide": "0"})))
        story.take(Entry(2 * seq + 2, wall, 0, "甲", "end", body_of({"start": 2 * seq + 1, "ms": ms, "result": "cut"})))
        story.take(Entry(2 * seq + 2, wall, 0, "甲", "level", body_of({})))
    story.take(Entry(99, "2026-11-26T00:00:00.000+08:00", 0, "甲", "start", body_of({"item": "a"})))
    assert [play.seq for play in story.told] == [3, 5]
    assert [operation.seq for operation in story.operations] == [6]


def test_the_form_of_the_report() -> None:
    start = moment("2026-11-25T08:00:00")
    play = Play(2, "屏幕1", "甲.txt", "ab", "甲", "0", start, None, 0.0, Result.ABORTED)
    ended = Play(4, "屏幕1", "甲.txt", "ab", "甲", "0", start, start, 2.5, Result.CUT)
    operation = Operation(3, "屏幕1", start, Act.LEVEL, {"to": "guard"})
    plain = to_json(Account((play, ended), (operation,), Chain(False, 7)), lambda op: ("级别", str(op.act)))
    assert plain["chain"] == {"ok": False, "first_bad": 7}
    assert set(plain) == {"schema", "plays", "operations", "chain"}
    assert set(plain["plays"][0]) == {
        "seq", "screen", "path", "sha256", "start", "end", "seconds", "result", "approved_by",
    }  # fmt: skip
    assert plain["plays"][0]["end"] is None
    assert plain["plays"][1]["end"] == "2026-11-25T08:00:00.000+08:00"
    assert plain["operations"][0] == {
        "seq": 3, "screen": "屏幕1", "at": "2026-11-25T08:00:00.000+08:00", "kind": "level", "details": {"to": "guard"},
        "text_zh": "级别", "text_en": "level",
    }  # fmt: skip
