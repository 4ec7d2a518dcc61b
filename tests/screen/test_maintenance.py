"""The maintenance key on a window: which keys mean something, what is seen, what is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

from signage.core.maintenance import IDLE_S, Outcome, stored
from signage.screen.window.maintenance import Field, Maintenance

PIN = stored("2468", bytes(16), 1000)
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class Desk:
    """Somebody at a screen."""

    def __init__(self) -> None:
        self.window = QQuickWindow()
        self.window.resize(800, 400)
        self.pin, self.now = PIN, 100.0
        self.recorded: list[Outcome] = []
        self.ended = 0
        self.key = Maintenance(self.window, lambda: self.pin, self.recorded.append, self.end, lambda: self.now)

    def end(self) -> None:
        self.ended += 1

    def press(self, key: Qt.Key, modifiers: Any = NONE, text: str = "", *, held: bool = False) -> None:
        self.now += 1.0
        QCoreApplication.sendEvent(self.window, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text, held))

    def types(self, digits: str) -> None:
        self.press(Qt.Key.Key_M, BOTH)
        for digit in digits:
            self.press(Qt.Key(Qt.Key.Key_0 + int(digit)), NONE, digit)
        self.press(Qt.Key.Key_Return)

    @property
    def field(self) -> str:
        return str(self.window.property("field") or "")


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.window.destroy()


def test_the_right_pin_ends_it_and_is_recorded(desk: Desk) -> None:
    desk.types("2468")
    assert (desk.recorded, desk.ended, desk.field) == ([Outcome.RIGHT], 1, "")


def test_the_field_shows_dots(desk: Desk) -> None:
    desk.press(Qt.Key.Key_M, BOTH)
    assert desk.field == "image://maintenance/400/0"
    desk.press(Qt.Key.Key_7, Qt.KeyboardModifier.KeypadModifier, "7")
    desk.press(Qt.Key.Key_A, NONE, "a")
    desk.press(Qt.Key.Key_7, NONE, "7", held=True)
    assert desk.field == "image://maintenance/400/1"
    desk.press(Qt.Key.Key_Backspace)
    assert desk.field == "image://maintenance/400/0"
    desk.press(Qt.Key.Key_Escape)
    assert desk.field == ""


def test_wrong_ones_are_recorded_and_lock_it(desk: Desk) -> None:
    for _ in range(4):
        desk.types("1111")
    desk.types("2468")
    assert (desk.recorded, desk.ended) == ([Outcome.WRONG, Outcome.WRONG, Outcome.LOCKED], 0)


def test_without_a_pin_there_is_no_key(desk: Desk) -> None:
    desk.pin = ""
    desk.types("2468")
    assert (desk.recorded, desk.ended, desk.field) == ([], 0, "")


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_M, NONE),
        (Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Q, BOTH),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Escape, NONE),
        (Qt.Key.Key_Return, NONE),
    ],
)
def test_other_keys_open_nothing(desk: Desk, key: Qt.Key, modifiers: Any) -> None:
    desk.press(key, modifiers)
    assert desk.field == ""


def test_a_field_that_nobody_types_into_closes(desk: Desk) -> None:
    desk.press(Qt.Key.Key_M, BOTH)
    desk.now += IDLE_S
    desk.key._idle.timeout.emit()
    assert desk.field == ""


@pytest.mark.parametrize(("side", "count"), [(1080, 0), (360, 4), (200, 12)])
def test_the_field_as_it_is_painted(side: int, count: int) -> None:
    size = QSize()
    image = Field().requestImage(f"{side}/{count}", size, QSize())
    assert (image.width(), image.height()) == (size.width(), size.height())
    assert image.width() <= side
    middle = round(image.height() * 0.62)
    row = [image.pixelColor(x, middle).lightness() < 128 for x in range(4, image.width() - 4)]
    dots = sum(dark and not before for before, dark in pairwise(row))
    assert dots == count
