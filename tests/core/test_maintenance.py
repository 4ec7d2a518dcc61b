"""The maintenance key: what may be a PIN, how it is kept, and what becomes of keys."""

from __future__ import annotations

import pytest

from signage.core.maintenance import (
    IDLE_S,
    LOCKED_S,
    MOST,
    Asking,
    Outcome,
    Pressed,
    fits,
    is_pin,
    is_stored,
    press,
    stored,
)

SALT = bytes(range(16))
KEPT = stored("2468", SALT, 1000)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("2468", True),
        ("123456789012", True),
        ("246", False),
        ("1234567890123", False),
        ("24a8", False),
        ("２４６８", False),
    ],
)
def test_what_may_be_a_pin(text: str, may: bool) -> None:
    assert is_pin(text) is may
    assert fits(text, stored(text, SALT, 1000)) is may


def test_only_the_pin_fits_and_it_does_not_stand_there() -> None:
    assert is_stored(KEPT)
    assert "2468" not in KEPT
    assert fits("2468", KEPT)
    assert not fits("2469", KEPT)
    assert stored("2468", bytes(16), 1000) != KEPT


@pytest.mark.parametrize(
    "kept", ["", "2468", KEPT[:-1], KEPT.upper(), KEPT.replace(":1000:", ":99999999:"), KEPT.replace("pbkdf2", "md5")]
)
def test_nothing_fits_what_is_no_hash(kept: str) -> None:
    assert not is_stored(kept)
    assert not fits("2468", kept)


class Keyboard:
    """Somebody who types."""

    def __init__(self) -> None:
        self.now, self.asking = 1000.0, Asking()

    def types(self, *keys: Pressed | str) -> list[Outcome]:
        outcomes = []
        for key in keys:
            self.now += 1.0
            self.asking, outcome = press(self.asking, key, self.now, lambda typed: typed == "2468")
            outcomes.append(outcome)
        return outcomes

    def tries(self, pin: str) -> Outcome:
        return self.types(Pressed.OPEN, *pin, Pressed.ENTER)[-1]


def test_the_right_pin() -> None:
    keyboard = Keyboard()
    assert keyboard.tries("2468") is Outcome.RIGHT
    assert not keyboard.asking.is_open


def test_without_the_combination_keys_do_nothing() -> None:
    keyboard = Keyboard()
    assert set(keyboard.types(*"2468", Pressed.ENTER, Pressed.BACK, Pressed.CLOSE)) == {Outcome.NOTHING}
    assert not keyboard.asking.is_open


def test_a_mistake_can_be_taken_back_and_the_field_closed() -> None:
    keyboard = Keyboard()
    assert keyboard.types(Pressed.OPEN, *"2467", Pressed.BACK, "8", Pressed.ENTER)[-1] is Outcome.RIGHT
    keyboard.types(Pressed.OPEN, "2", Pressed.OPEN)
    assert keyboard.asking.typed == "2", "the combination again changes nothing"
    keyboard.types(Pressed.CLOSE)
    assert not keyboard.asking.is_open
    keyboard.types(Pressed.OPEN, *("9" * 40))
    assert keyboard.asking.typed == "9" * MOST


def test_three_wrong_ones_lock_it_for_a_while() -> None:
    keyboard = Keyboard()
    assert [keyboard.tries("1111") for _ in range(3)] == [Outcome.WRONG, Outcome.WRONG, Outcome.LOCKED]
    assert keyboard.tries("2468") is Outcome.NOTHING
    keyboard.now += LOCKED_S
    assert keyboard.tries("1111") is Outcome.WRONG, "it counts from the beginning"
    assert keyboard.tries("2468") is Outcome.RIGHT


def test_a_field_that_nobody_types_into_closes() -> None:
    keyboard = Keyboard()
    keyboard.types(Pressed.OPEN, *"24")
    keyboard.now += IDLE_S
    assert keyboard.types("6")[-1] is Outcome.NOTHING
    assert not keyboard.asking.is_open
