"""The signs on a cover, in the hand of the pictograms: solid, what lies inside them left open. A sign fills its square.

A triangle with an exclamation mark for a takeover, a lock for a meeting, papers with a tick for its end.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from signage.core.display.cover import Sign


def draw_sign(painter: QPainter, what: Sign, square: QRectF, colour: QColor, ground: QColor) -> None:
    """Draws `what` as large as `square`, of which a side has ten units."""
    painter.save()
    painter.translate(square.topLeft())
    painter.scale(square.width() / 10, square.height() / 10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    _DRAW[what](painter, colour, ground)
    painter.restore()


def _alert(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(QPen(colour, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolygon(QPolygonF([QPointF(5, 1.3), QPointF(9.2, 8.7), QPointF(0.8, 8.7)]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawPolygon(QPolygonF([QPointF(4.3, 3.6), QPointF(5.7, 3.6), QPointF(5.4, 6.4), QPointF(4.6, 6.4)]))
    painter.drawEllipse(QPointF(5, 7.6), 0.68, 0.68)


def _meeting(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.1))
    painter.drawArc(QRectF(2.75, 0.95, 4.5, 5.6), 0, 180 * 16)
    painter.drawLine(QPointF(2.75, 3.7), QPointF(2.75, 5.0))
    painter.drawLine(QPointF(7.25, 3.7), QPointF(7.25, 5.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(1.3, 4.5, 7.4, 5.0), 0.7, 0.7)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(5, 6.6), 0.75, 0.75)
    painter.drawRoundedRect(QRectF(4.65, 6.8, 0.7, 1.6), 0.3, 0.3)


def _papers(painter: QPainter, _colour: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(3.0, 0.5, 6.0, 7.6), 0.4, 0.4)
    painter.setPen(QPen(ground, 0.6))
    painter.drawRoundedRect(QRectF(1.0, 1.9, 6.2, 7.8), 0.4, 0.4)
    pen = QPen(ground, 0.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(2.5, 6.0), QPointF(3.7, 7.3), QPointF(5.8, 4.6)])


_DRAW = {Sign.ALERT: _alert, Sign.MEETING: _meeting, Sign.PAPERS: _papers}
