"""The maintenance key at the screen's keyboard: Ctrl+Alt+M opens a small field, the right PIN ends the program. All other keys do nothing.

In: key events of the window, the stored form of the PIN ("": the key is off). Out: the field on the window, a row for the ledger, a call when the
PIN was right. Runs in the GUI thread. What keys mean is `core.maintenance`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow
from typing_extensions import override

from signage.core.maintenance import IDLE_S, Asking, Outcome, Pressed, fits, press, rested
from signage.words.maintenance import MAINTENANCE

PROVIDER = "maintenance"
KEYS = {
    Qt.Key.Key_Return: Pressed.ENTER,
    Qt.Key.Key_Enter: Pressed.ENTER,
    Qt.Key.Key_Backspace: Pressed.BACK,
    Qt.Key.Key_Escape: Pressed.CLOSE,
}
HOLDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
PAPER, LINE, INK = QColor("#f6f4ee"), QColor("#1f4e79"), QColor("#22303c")
WIDTH, HEIGHT = 0.48, 0.16
"""Of the shorter side of the screen."""


class Field(QQuickImageProvider):
    """`image://maintenance/<side>/<count>`: the field for a screen with that shorter side, with so many dots."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    @override
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        side, _, count = id.partition("/")
        image = paint_field(int(side), int(count))
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def paint_field(side: int, count: int) -> QImage:
    """The field with `count` digits typed."""
    width, height = max(180, round(side * WIDTH)), max(90, round(side * HEIGHT))
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = height / 60
    painter.setPen(QPen(LINE, line))
    painter.setBrush(PAPER)
    painter.drawRoundedRect(QRectF(line, line, width - 2 * line, height - 2 * line), height / 12, height / 12)
    font = QFont()
    font.setPixelSize(round(height * 0.2))
    painter.setFont(font)
    painter.setPen(INK)
    chinese, _ = MAINTENANCE["field"]
    painter.drawText(QRectF(0, height * 0.12, width, height * 0.3), Qt.AlignmentFlag.AlignCenter, chinese)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LINE)
    radius = height * 0.055
    step = min(radius * 3.4, width * 0.86 / max(1, count))
    begin = width / 2 - step * (count - 1) / 2
    for number in range(count):
        painter.drawEllipse(QRectF(begin + number * step - radius, height * 0.62 - radius, 2 * radius, 2 * radius))
    painter.setBrush(QColor(LINE.red(), LINE.green(), LINE.blue(), 70))
    painter.drawRect(QRectF(width * 0.12, height * 0.8, width * 0.76, line))
    painter.end()
    return image


class Maintenance(QObject):
    """`pin`: the stored form now. `record`: hears of each answer. `ends`: called when the PIN was right."""

    def __init__(
        self,
        window: QQuickWindow,
        pin: Callable[[], str],
        record: Callable[[Outcome], None],
        ends: Callable[[], None],
        mono: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._pin, self._record, self._ends, self._mono = window, pin, record, ends, mono
        self._asking = Asking()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(round(IDLE_S * 1000))
        self._idle.timeout.connect(self._look)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes every key: nobody else in this program has use for one."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = _pressed(event)
        if key is not None and not event.isAutoRepeat():
            self._press(key)
        return True

    def _press(self, key: Pressed | str) -> None:
        kept = self._pin()
        if not kept and not self._asking.is_open:
            return
        self._asking, outcome = press(self._asking, key, self._mono(), lambda typed: fits(typed, kept))
        self._show()
        if outcome is not Outcome.NOTHING:
            self._record(outcome)
        if outcome is Outcome.RIGHT:
            self._ends()

    def _look(self) -> None:
        self._asking = rested(self._asking, self._mono())
        self._show()

    def _show(self) -> None:
        typed = self._asking.typed
        side = min(self._window.width(), self._window.height())
        self._window.setProperty("field", "" if typed is None else f"image://{PROVIDER}/{side}/{len(typed)}")
        if typed is None:
            self._idle.stop()
        else:
            self._idle.start()


def _pressed(event: QKeyEvent) -> Pressed | str | None:
    """What a key means here; None: nothing."""
    if event.key() == Qt.Key.Key_M and event.modifiers() & HOLDING == HOLDING:
        return Pressed.OPEN
    text = event.text()
    if len(text) == 1 and text in "0123456789" and not event.modifiers() & HOLDING:
        return text
    return KEYS.get(Qt.Key(event.key()))
