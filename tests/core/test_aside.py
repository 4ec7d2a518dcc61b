"""Items that rest for a day."""

from datetime import UTC, datetime, timedelta

from signage.core.aside import FOR, MOST, decode_aside, encode_aside, resting, with_more

NOW = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)


def test_there_and_back() -> None:
    aside = with_more({}, ["a", "b"], NOW)
    assert decode_aside(encode_aside(aside)) == aside == {"a": NOW + FOR, "b": NOW + FOR}


def test_what_is_over_is_forgotten_and_the_list_stays_short() -> None:
    aside = with_more({"old": NOW - timedelta(seconds=1), "kept": NOW + timedelta(hours=1)}, ["a"], NOW)
    assert set(aside) == {"kept", "a"}
    assert resting(aside, NOW + timedelta(hours=2)) == {"a"}
    many = with_more({}, (str(number) for number in range(2 * MOST)), NOW)
    assert len(many) == MOST
    assert str(2 * MOST - 1) in many


def test_times_without_a_zone_say_nothing() -> None:
    assert decode_aside(b'{"items": {"a": {"until": "2026-11-26T08:00:00"}}}') == {}


def test_what_was_put_aside_under_a_clock_of_years_ahead_plays_again() -> None:
    ahead = with_more({}, ["a"], NOW + timedelta(days=3000))
    assert resting(ahead, NOW) == frozenset()
    assert set(with_more(ahead, ["b"], NOW)) == {"b"}
    assert resting(with_more({}, ["a"], NOW), NOW - timedelta(minutes=59)) == {"a"}, (
        "a clock that is put right a little"
    )
