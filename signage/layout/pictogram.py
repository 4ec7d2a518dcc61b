"""Plain pictograms inside the prohibition ring, drawn as shapes: phone, USB stick, envelope, camera, computer, paper."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from signage.core.card import Pictogram


def draw_pictogram(painter: QPainter, what: Pictogram, ring: QRectF, colour: QColor, ground: QColor) -> None:
    """Draws `what` centred in the ring's rectangle, about half its width; nothing for NONE."""
    unit = ring.width() / 20
    painter.save()
    painter.translate(ring.center())
    painter.scale(unit, unit)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    draw = _DRAW.get(what)
    if draw is not None:
        draw(painter, colour, ground)
    painter.restore()


def _phone(painter: QPainter, _colour: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(-3.1, -5.6, 6.2, 11.2), 1.0, 1.0)
    painter.fillRect(QRectF(-2.3, -4.2, 4.6, 7.4), ground)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(0, 4.4), 0.6, 0.6)


def _usb(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(-2.6, -2.2, 5.2, 7.8), 0.8, 0.8)
    painter.fillRect(QRectF(-1.9, -5.4, 3.8, 3.4), colour)
    painter.fillRect(QRectF(-1.2, -4.6, 0.9, 1.3), ground)
    painter.fillRect(QRectF(0.3, -4.6, 0.9, 1.3), ground)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(0, 3.6), 0.7, 0.7)


def _envelope(painter: QPainter, _colour: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(-5.4, -3.6, 10.8, 7.4), 0.5, 0.5)
    pen = QPen(ground, 0.8)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([QPointF(-4.9, -3.0), QPointF(0, 0.9), QPointF(4.9, -3.0)])


def _camera(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(-5.2, -3.0, 10.4, 7.0), 0.8, 0.8)
    painter.drawRoundedRect(QRectF(-2.0, -4.3, 4.0, 2.4), 0.5, 0.5)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(0, 0.5), 2.5, 2.5)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(0, 0.5), 1.6, 1.6)


def _computer(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(-5.2, -4.4, 10.4, 7.0), 0.6, 0.6)
    painter.fillRect(QRectF(-4.4, -3.6, 8.8, 5.4), ground)
    painter.fillRect(QRectF(-0.8, 2.4, 1.6, 1.6), colour)
    painter.drawRoundedRect(QRectF(-3.2, 3.8, 6.4, 1.0), 0.4, 0.4)


def _paper(painter: QPainter, _colour: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(-3.9, -5.2, 7.8, 10.4), 0.5, 0.5)
    for row in range(4):
        painter.fillRect(QRectF(-2.6, -3.4 + row * 1.9, 5.2 if row < 3 else 3.0, 0.8), ground)


_DRAW = {
    Pictogram.PHONE: _phone,
    Pictogram.USB: _usb,
    Pictogram.ENVELOPE: _envelope,
    Pictogram.CAMERA: _camera,
    Pictogram.COMPUTER: _computer,
    Pictogram.PAPER: _paper,
}
