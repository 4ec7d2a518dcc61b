"""The curtain's window: under all others, it shows one picture, or the neutral one: a ground and the organisation's name.

In: pictures. Out: a window that lies where the player's lay. It takes no input and never comes to the top.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QRasterWindow
from typing_extensions import override

from signage.lastpicture import About, LastPicture

ASIDE = QRect(-9, -9, 1, 1)
"""A place that nobody sees."""


class Curtain(QRasterWindow):
    """Hidden until it has a picture."""

    def __init__(self) -> None:
        super().__init__()
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnBottomHint
        self.setFlags(flags | Qt.WindowType.WindowDoesNotAcceptFocus | Qt.WindowType.WindowTransparentForInput)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setTitle("signage curtain")
        self._image = QImage()
        self._about = About()
        self._neutral = False

    def adopt(self, picture: LastPicture) -> None:
        """From now on this picture, where it belongs."""
        whole = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        self._image, self._about, self._neutral = whole.copy(), picture.about, False
        place = QRect(*picture.about.place)
        if not self.isVisible():
            self.setGeometry(ASIDE)  # a new window comes on top: it must not flash over the player
            self.show()
            self.lower()
        if self.geometry() != place:
            self.setGeometry(place)
        self.update()

    def turn_neutral(self) -> None:
        """The picture must not stand any more."""
        if not self._neutral:
            self._neutral, self._image = True, QImage()
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if not self._neutral:
            painter.drawImage(0, 0, self._image)
        else:
            whole = QRect(0, 0, self.width(), self.height())
            painter.fillRect(whole, QColor(self._about.ground))
            font = QFont(self._about.family) if self._about.family else QFont()
            font.setPixelSize(max(1, self._about.px))
            painter.setFont(font)
            painter.setPen(QColor(self._about.ink))
            painter.drawText(whole, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._about.words)
        painter.end()
