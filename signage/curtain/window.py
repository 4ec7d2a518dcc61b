"""The curtain's window: under all others, it shows one picture, or the neutral one: a ground and the organisation's name.

In: pictures. Out: a window that lies where the player's lay. It takes no focus, shows no pointer, and closes for nobody.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QBackingStore, QColor, QExposeEvent, QFont, QImage, QPainter, QRegion, QSurface, QWindow
from typing_extensions import override

from signage.lastpicture import About, LastPicture

ASIDE = QRect(-9, -9, 1, 1)
"""A place that nobody sees."""


class Curtain(QWindow):
    """Hidden until it has a picture. It paints once for each; what comes into view later is copied from what was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.setSurfaceType(QSurface.SurfaceType.RasterSurface)
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnBottomHint
        self.setFlags(flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setTitle("signage curtain")
        self._painted = QBackingStore(self)
        self._about = About()
        self._neutral = False

    def adopt(self, picture: LastPicture) -> None:
        """From now on this picture, where it belongs."""
        self._about, self._neutral = picture.about, False
        place = QRect(*picture.about.place)
        if not self.isVisible():
            self.setGeometry(ASIDE)  # a new window comes on top: it must not flash over the player
            self.show()
            self.lower()
        if self.geometry() != place:
            self.setGeometry(place)
        size = picture.width, picture.height, picture.stride
        self._paint(QImage(picture.pixels, *size, QImage.Format.Format_RGB32))

    def turn_neutral(self) -> None:
        """The picture must not stand any more."""
        if not self._neutral:
            self._neutral = True
            self._paint(neutral(self._about, self._about.place[2:]))

    def _paint(self, image: QImage) -> None:
        """Makes `image` what is seen, in one step."""
        whole = QRegion(image.rect())
        if self._painted.size() != image.size():
            self._painted.resize(image.size())
        self._painted.beginPaint(whole)
        painter = QPainter(self._painted.paintDevice())
        painter.drawImage(0, 0, image)
        painter.end()
        self._painted.endPaint()
        self._show(whole)

    def _show(self, region: QRegion) -> None:
        if self.isExposed() and not self._painted.size().isEmpty():
            self._painted.flush(region)

    @override
    def exposeEvent(self, event: QExposeEvent) -> None:
        self._show(event.region())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        return super().event(event)


def neutral(about: About, size: tuple[int, int]) -> QImage:
    """The neutral picture: a ground and the organisation's name."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(about.ground))
    painter = QPainter(image)
    font = QFont(about.family) if about.family else QFont()
    font.setPixelSize(max(1, about.px))
    painter.setFont(font)
    painter.setPen(QColor(about.ink))
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, about.words)
    painter.end()
    return image
