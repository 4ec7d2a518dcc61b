"""Plain pictograms inside the prohibition ring, in one hand: solid shapes, what lies inside them left open.

The unit is a twentieth of the ring. Every one fills about 11 x 10 units; open lines are 0.8 wide, rounded corners 0.6.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from signage.core.cards.card import Pictogram


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


def draw_shield(painter: QPainter, rect: QRectF, colour: QColor, ground: QColor) -> None:
    """A shield as large as `rect`, 16 by 20 units, with a keyhole."""
    painter.save()
    painter.translate(rect.center())
    painter.scale(rect.width() / 16, rect.height() / 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    shape = QPainterPath(QPointF(0, -10))
    shape.cubicTo(QPointF(2.4, -8.2), QPointF(5.0, -7.4), QPointF(8, -7.2))
    shape.lineTo(8, -1)
    shape.cubicTo(QPointF(8, 4.2), QPointF(4.8, 8.0), QPointF(0, 10))
    shape.cubicTo(QPointF(-4.8, 8.0), QPointF(-8, 4.2), QPointF(-8, -1))
    shape.lineTo(-8, -7.2)
    shape.cubicTo(QPointF(-5.0, -7.4), QPointF(-2.4, -8.2), QPointF(0, -10))
    painter.drawPath(shape)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(0, -2.2), 2.3, 2.3)
    painter.drawPolygon(QPolygonF([QPointF(-0.9, -1.0), QPointF(0.9, -1.0), QPointF(1.5, 4.4), QPointF(-1.5, 4.4)]))
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


def _open(painter: QPainter, colour: QColor, width: float = 0.8) -> None:
    """From here on, lines of the opening's width, and no filling."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))


def _speech(painter: QPainter, _colour: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(-5.4, -4.9, 10.8, 7.4), 1.4, 1.4)
    painter.drawPolygon(QPolygonF([QPointF(-3.2, 2.0), QPointF(-3.2, 5.2), QPointF(0.6, 2.0)]))
    painter.setBrush(ground)
    for x in (-2.6, 0.0, 2.6):
        painter.drawEllipse(QPointF(x, -1.2), 0.75, 0.75)


def _microphone(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(-1.9, -5.6, 3.8, 7.0), 1.9, 1.9)
    painter.fillRect(QRectF(-0.45, 3.0, 0.9, 2.0), colour)
    painter.drawRoundedRect(QRectF(-2.4, 4.6, 4.8, 1.0), 0.4, 0.4)
    _open(painter, colour, 0.9)
    painter.drawArc(QRectF(-3.5, -4.0, 7.0, 7.2), 180 * 16, 180 * 16)


def _printer(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.fillRect(QRectF(-3.2, -5.2, 6.4, 2.7), colour)
    painter.drawRoundedRect(QRectF(-5.4, -1.8, 10.8, 5.2), 0.6, 0.6)
    painter.fillRect(QRectF(-3.9, 0.8, 7.8, 5.0), ground)
    painter.fillRect(QRectF(-3.2, 1.5, 6.4, 4.0), colour)
    for y in (2.4, 3.9):
        painter.fillRect(QRectF(-2.3, y, 4.6, 0.7), ground)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(3.9, -0.5), 0.6, 0.6)


def _fax(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(-5.4, -3.6, 2.8, 8.4), 1.0, 1.0)
    painter.drawRoundedRect(QRectF(-1.9, -1.6, 7.3, 6.4), 0.6, 0.6)
    painter.fillRect(QRectF(-0.7, -5.2, 4.9, 2.9), colour)
    painter.fillRect(QRectF(-0.9, -0.5, 5.3, 1.4), ground)
    for row in range(2):
        for column in range(3):
            painter.fillRect(QRectF(-0.6 + column * 1.8, 1.8 + row * 1.5, 1.0, 0.8), ground)


def _cloud(painter: QPainter, _colour: QColor, ground: QColor) -> None:
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    for x, y, radius in ((-3.0, 1.0, 2.6), (-0.4, -1.6, 3.4), (3.1, 0.8, 2.5)):
        shape.addEllipse(QPointF(x, y), radius, radius)
    shape.addRoundedRect(QRectF(-5.2, 0.4, 10.6, 3.2), 1.6, 1.6)
    painter.drawPath(shape)
    _open(painter, ground)
    painter.drawLine(QPointF(0, 2.4), QPointF(0, -1.6))
    painter.drawPolyline([QPointF(-1.5, -0.2), QPointF(0, -1.7), QPointF(1.5, -0.2)])


def _globe(painter: QPainter, _colour: QColor, ground: QColor) -> None:
    painter.drawEllipse(QPointF(0, 0), 5.3, 5.3)
    _open(painter, ground)
    painter.drawEllipse(QPointF(0, 0), 2.3, 5.3)
    for y, half in ((-2.5, 4.6), (0.0, 5.3), (2.5, 4.6)):
        painter.drawLine(QPointF(-half, y), QPointF(half, y))


def _bag(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(-5.4, -2.8, 10.8, 7.8), 0.8, 0.8)
    painter.fillRect(QRectF(-5.4, 0.4, 10.8, 0.8), ground)
    painter.fillRect(QRectF(-1.2, -0.2, 2.4, 2.0), ground)
    painter.fillRect(QRectF(-0.6, 0.0, 1.2, 1.4), colour)
    _open(painter, colour, 1.0)
    painter.drawPolyline([QPointF(-2.2, -2.8), QPointF(-2.2, -4.7), QPointF(2.2, -4.7), QPointF(2.2, -2.8)])


def _bin(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(-4.8, -4.2, 9.6, 1.5), 0.5, 0.5)
    painter.fillRect(QRectF(-1.5, -5.4, 3.0, 1.4), colour)
    sides = [QPointF(-4.0, -2.0), QPointF(4.0, -2.0), QPointF(3.3, 5.5), QPointF(-3.3, 5.5)]
    painter.drawPolygon(QPolygonF(sides))
    _open(painter, ground)
    for x in (-1.8, 0.0, 1.8):
        painter.drawLine(QPointF(x, -0.4), QPointF(x * 0.9, 3.9))


def _key(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.drawEllipse(QPointF(-2.7, 0), 2.9, 2.9)
    painter.fillRect(QRectF(-0.4, -0.7, 5.9, 1.4), colour)
    painter.fillRect(QRectF(2.3, 0.4, 1.0, 2.0), colour)
    painter.fillRect(QRectF(4.3, 0.4, 1.2, 2.7), colour)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(-3.3, 0), 1.1, 1.1)


def _person(painter: QPainter, _colour: QColor, _ground: QColor) -> None:
    painter.drawEllipse(QPointF(0, -3.1), 2.4, 2.4)
    shoulders = QPainterPath(QPointF(-4.6, 5.4))
    shoulders.lineTo(-4.6, 3.8)
    shoulders.cubicTo(QPointF(-4.6, 1.2), QPointF(-2.9, 0.1), QPointF(-1.0, 0.1))
    shoulders.lineTo(1.0, 0.1)
    shoulders.cubicTo(QPointF(2.9, 0.1), QPointF(4.6, 1.2), QPointF(4.6, 3.8))
    shoulders.lineTo(4.6, 5.4)
    shoulders.closeSubpath()
    painter.drawPath(shoulders)


_DRAW = {
    Pictogram.PHONE: _phone,
    Pictogram.USB: _usb,
    Pictogram.ENVELOPE: _envelope,
    Pictogram.CAMERA: _camera,
    Pictogram.COMPUTER: _computer,
    Pictogram.PAPER: _paper,
    Pictogram.SPEECH: _speech,
    Pictogram.MICROPHONE: _microphone,
    Pictogram.PRINTER: _printer,
    Pictogram.FAX: _fax,
    Pictogram.CLOUD: _cloud,
    Pictogram.GLOBE: _globe,
    Pictogram.BAG: _bag,
    Pictogram.BIN: _bin,
    Pictogram.KEY: _key,
    Pictogram.PERSON: _person,
}
