"""A small picture of each item for the status page: what was on the stage when it was first shown on this PC.

In: the state that QML got, and the pictures it refers to. Out: one JPEG an item in the state folder; ingest removes
them. Whoever sees the content folder sees them, so what a staff screen shows in full is masked in them as for the public.
A full disk is no fault of the glass.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from signage.screen.picture.pictures import Pictures
from signage.screen.picture.presenter import State
from signage.snapshots import layout
from signage.snapshots.write import write_durably
from signage.system.durable import make_folder

SIDE = 256
QUALITY = 82
LOG = logging.getLogger("signage.screen")


class Glances:
    """Knows which items have their picture already. Called from one thread only."""

    def __init__(self, folder: Path, pictures: Pictures, masked: Callable[[str], QImage | None]) -> None:
        """`masked`: an item as the public would see it; None where it is on the stage so already."""
        self._folder = folder / layout.GLANCES
        self._pictures = pictures
        self._masked = masked
        self._seen: set[str] = set()

    def keep(self, item: str, state: State) -> None:
        """Write down how `item` looks in `state`, if nobody did yet."""
        if item in self._seen:
            return
        path = layout.glance_path(self._folder.parent, item)
        image = QImage() if path.exists() else self._masked(item) or stage_of(state, self._pictures)
        self._seen.add(item)
        if image.isNull():
            return
        data = encoded(image)
        try:
            make_folder(self._folder)
            write_durably(path, data)
        except OSError as error:
            LOG.warning("cannot write a picture for the status page: %s", os.strerror(error.errno or 0))


def stage_of(state: State, pictures: Pictures) -> QImage:
    """The stage as QML shows it: its picture, or the sheet that covers it, and the text that moves over that."""
    place = "sheet" if state["sheetOn"] else "stage"
    image = pictures.at(state[place]).copy()
    if state["stripOn"] and not image.isNull():
        x, y = state["stripX"] - state[f"{place}X"], state["stripY"] - state[f"{place}Y"]
        painter = QPainter(image)
        painter.setClipRect(x, y, state["stripW"], state["stripH"])
        for tile in range(min(state["stripTiles"], -(-state["stripH"] // state["stripTileH"]))):
            painter.drawImage(x, y + tile * state["stripTileH"], pictures.at(f"{state['stripPictures']}/{tile}"))
        painter.end()
    return image


def encoded(image: QImage) -> bytes:
    """A JPEG of at most `SIDE` px a side."""
    small = image.scaled(
        QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]  # the stub asks for bytes
    return bytes(data.data())
