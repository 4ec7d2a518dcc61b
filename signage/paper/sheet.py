"""Blocks of text and tables on A4 sheets, as PDF.

In: blocks in order, each with its height; a foot for each page. Out: the bytes of a PDF. One unit is 0.1 mm. Text is only ever
drawn, so nothing in it is markup. Needs a Qt application; never opens a window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

UNITS_PER_INCH = 254
WIDTH, HEIGHT = 2970, 2100
LEFT, TOP, FOOT = 170, 150, 120
INNER = WIDTH - 2 * LEFT
INK, SOFT, ACCENT, RULE, BAND, BAD = "#1B2430", "#4A5563", "#1F4E79", "#C9C4B6", "#EEF2F6", "#A61B1B"
FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "SimHei", "WenQuanYi Micro Hei")
PAD_X, PAD_Y = 12, 9
LONGEST = 300
WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignTop
Paint = Callable[[QPainter, int], None]


@dataclass(frozen=True, slots=True)
class Block:
    """Something `height` units high that is painted from a y on. `head` comes again above it at the top of a page."""

    height: int
    paint: Paint
    head: Block | None = None
    keeps: int = 0
    """So much room must follow it on its page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading in two languages, its share of the width, whether it holds numbers."""

    words: tuple[str, str]
    share: int
    number: bool = False


def font(px: int, *, bold: bool = False) -> QFont:
    """The typeface of print, `px` units high."""
    made = QFont(list(FAMILIES))
    made.setPixelSize(px)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(
        QFont.Tag("locl"), 0
    )  # digits of another language have no character, so nobody could search or copy them
    return made


def shown(text: str) -> str:
    """A text of other people as it is printed: what cannot be is □, and no cell is endless."""
    clean = "".join(sign if sign.isprintable() else "□" for sign in text[: LONGEST + 1])
    return clean if len(clean) <= LONGEST else f"{clean[:LONGEST]}…"


class Pen:
    """Makes blocks. `device` is what they are measured for."""

    def __init__(self, device: QPdfWriter) -> None:
        self._device = device

    def text(self, words: str, px: int, colour: str = INK, *, bold: bool = False, after: int = 0) -> Block:
        """A paragraph over the whole width."""
        face = font(px, bold=bold)
        high = self._height(words, face, INNER)

        def paint(painter: QPainter, y: int) -> None:
            _draw(painter, QRect(LEFT, y, INNER, high), words, face, colour)

        return Block(high + after, paint)

    def heading(self, words: tuple[str, str]) -> Block:
        """The heading of a part, the English small beside it; a bar before it."""
        big, small = font(46, bold=True), font(30)
        wide = QFontMetrics(big, self._device).horizontalAdvance(words[0])

        def paint(painter: QPainter, y: int) -> None:
            painter.fillRect(QRect(LEFT, y + 48, 10, 50), QColor(ACCENT))
            _draw(painter, QRect(LEFT + 28, y + 42, wide + 20, 70), words[0], big, INK)
            _draw(painter, QRect(LEFT + 28 + wide + 24, y + 58, INNER - wide - 60, 50), words[1], small, SOFT)

        return Block(125, paint, keeps=160)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> list[Block]:
        """A heading that comes again on each page, and a block for each row."""
        whole = sum(column.share for column in columns)
        widths = [INNER * column.share // whole for column in columns]
        head = self._head(columns, widths)
        body = [self._row(columns, widths, [shown(cell) for cell in row], head) for row in rows]
        return [Block(head.height, head.paint, keeps=60), *body]

    def _head(self, columns: Sequence[Column], widths: list[int]) -> Block:
        def paint(painter: QPainter, y: int) -> None:
            painter.fillRect(QRect(LEFT, y, INNER, 84), QColor(BAND))
            x = LEFT
            for column, width in zip(columns, widths, strict=True):
                room = QRect(x + PAD_X, y + 8, width - 2 * PAD_X, 42)
                _draw(painter, room, column.words[0], font(30, bold=True), INK, right=column.number)
                _draw(painter, room.translated(0, 38), column.words[1], font(22), SOFT, right=column.number)
                x += width
            painter.fillRect(QRect(LEFT, y + 82, INNER, 3), QColor(ACCENT))

        return Block(85, paint)

    def _row(self, columns: Sequence[Column], widths: list[int], cells: list[str], head: Block) -> Block:
        face = font(29)
        rooms = [width - 2 * PAD_X for width in widths]
        high = max(self._height(cell, face, room) for cell, room in zip(cells, rooms, strict=True)) + 2 * PAD_Y

        def paint(painter: QPainter, y: int) -> None:
            x = LEFT
            for column, width, room, cell in zip(columns, widths, rooms, cells, strict=True):
                _draw(painter, QRect(x + PAD_X, y + PAD_Y, room, high), cell, face, INK, right=column.number)
                x += width
            painter.setPen(QPen(QColor(RULE), 2))
            painter.drawLine(LEFT, y + high, LEFT + INNER, y + high)

        return Block(high, paint, head)

    def _height(self, words: str, face: QFont, width: int) -> int:
        metrics = QFontMetrics(face, self._device)
        return max(metrics.height(), metrics.boundingRect(QRect(0, 0, width, 100_000), int(WRAP), words).height())


def pages_of(blocks: Iterable[Block]) -> list[list[Block]]:
    """The blocks of each page; a table that goes on has its heading again."""
    room = HEIGHT - TOP - FOOT
    pages: list[list[Block]] = [[]]
    left = room
    for block in blocks:
        if block.height + block.keeps > left and pages[-1]:
            pages.append([])
            left = room
            if block.head is not None:
                pages[-1].append(block.head)
                left -= block.head.height
        pages[-1].append(block)
        left -= block.height
    return pages


def pdf(title: str, make: Callable[[Pen], list[Block]], foot: Callable[[int, int], tuple[str, str]]) -> bytes:
    """The PDF of the blocks that `make` gives; `foot` says what stands left and right below page n of m."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("signage")
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0))
    )
    pages = pages_of(make(Pen(writer)))
    painter = QPainter(writer)
    for number, blocks in enumerate(pages, 1):
        if number > 1:
            writer.newPage()
        y = TOP
        for block in blocks:
            block.paint(painter, y)
            y += block.height
        left, right = foot(number, len(pages))
        room = QRect(LEFT, HEIGHT - FOOT + 30, INNER, 40)
        _draw(painter, room, left, font(24), SOFT)
        _draw(painter, room, right, font(24), SOFT, right=True)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _draw(painter: QPainter, room: QRect, words: str, face: QFont, colour: str, *, right: bool = False) -> None:
    painter.setFont(face)
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, int(WRAP | side | Qt.TextFlag.TextDontClip), words)
