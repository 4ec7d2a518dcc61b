"""One picture of the whole screen, composed from a state as QML shows it once it has come to rest.

In: a state for the window, the painted pictures. Out: one `QImage`. Usable in any thread; grabs nothing from the screen, so that
nothing foreign gets into it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from signage.screen.picture.pictures import PROVIDER, Pictures


def composed(state: dict[str, Any], pictures: Pictures, size: tuple[int, int]) -> QImage:
    """What QML shows of a state that has come to rest; moving lines stand at their beginning."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(state["ground"]))
    painter = QPainter(image)

    def put(source: str, x: int, y: int) -> None:
        if source:
            key = source.removeprefix(f"image://{PROVIDER}/")
            painter.drawImage(QPoint(x, y), pictures.requestImage(key, QSize(), QSize()))

    for name in ("stage", "header", "footer", *(("sheet",) if state["sheetOn"] else ())):
        put(state[name], state[f"{name}X"], state[f"{name}Y"])
    if state["stripOn"]:
        x, y, offset = state["stripX"], state["stripY"], state["stripOffset"]
        painter.setClipRect(x, y, state["stripW"], state["stripH"])
        for tile in range(min(state["stripTiles"], -(-(offset + state["stripH"]) // state["stripTileH"]))):
            put(f"{state['stripPictures']}/{tile}", x, y - offset + tile * state["stripTileH"])
        painter.setClipping(False)
    if state["panel"]:
        put(state["panel"], state["panelX"], state["panelY"])
        places, reminders = json.loads(state["reminderPlaces"]), json.loads(state["reminders"])
        for (x, y, _, _), source in zip(places, reminders, strict=True):
            put(source, state["panelX"] + x, state["panelY"] + y)
    _put_ticker(state, painter, put, size[0])
    if state["levelOn"]:
        put(state["level"], state["levelX"], state["levelY"])
    if state["coverOn"]:
        put(state["cover"], 0, 0)
    put(state["mark"], state["markX"], state["markY"])
    painter.end()
    return image


def _put_ticker(state: dict[str, Any], painter: QPainter, put: Callable[[str, int, int], None], width: int) -> None:
    if not state["tickerH"]:
        return
    y, start = state["tickerY"], state["tickerStart"]
    painter.fillRect(0, y, width, state["tickerH"], QColor(state["band"]))
    if state["tickerCrawling"]:
        for entry in json.loads(state["tickerEntries"]):
            put(f"{state['tickerPictures']}/{entry['name']}", start + entry["x"], y)
    else:
        put(state["tickerStanding"], start, y)
    put(state["tickerLabel"], 0, y)
