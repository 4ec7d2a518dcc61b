"""Painted pictures on their way to QML: an image provider that hands out what was painted before, or paints a tile."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider
from typing_extensions import override

PROVIDER = "signage"


def digest(*values: object) -> str:
    """A short name for what a picture is made from: equal values, equal name."""
    return hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()[:20]


Painter = Callable[[int], QImage]


class Pictures(QQuickImageProvider):
    """`image://signage/<edition>/<key>` gives the picture put under `key`; `<key>/<n>` calls the tile painter put under `key`.

    Thread-safe. Pictures are QImages only; a key that nobody knows gives a null image, which QML reports as an error.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._lock = threading.Lock()
        self._painted: dict[str, QImage] = {}
        self._painters: dict[str, Painter] = {}
        self._edition = 0

    def put(self, key: str, image: QImage) -> str:
        """Keeps `image` until `keep_only`; gives its address."""
        with self._lock:
            self._painted[key] = image
        return self.address(key)

    def address(self, key: str) -> str:
        """The address by which QML asks for `key`."""
        return f"image://{PROVIDER}/{self._edition}/{key}"

    def renew(self) -> None:
        """Drops everything; from now on equal keys mean other pictures, so they have other addresses."""
        with self._lock:
            self._edition += 1
            self._painted, self._painters = {}, {}

    def has(self, key: str) -> bool:
        """Whether something is kept under `key`."""
        with self._lock:
            return key in self._painted

    def at(self, address: str) -> QImage:
        """What QML gets from this address; a null image where there is nothing."""
        return self.requestImage(address.removeprefix(f"image://{PROVIDER}/"), QSize(), QSize())

    def put_painter(self, key: str, painter: Painter) -> None:
        """Tiles of `key` are painted on demand."""
        with self._lock:
            self._painters[key] = painter

    def keep_only(self, used: set[str]) -> None:
        """Drops every picture and painter whose key is not in `used`."""
        with self._lock:
            self._painted = {key: image for key, image in self._painted.items() if key in used}
            self._painters = {key: painter for key, painter in self._painters.items() if key in used}

    @override
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        edition, _, asked = id.partition("/")
        with self._lock:
            known = edition == str(self._edition)
            image = self._painted.get(asked) if known else None
            key, _, tile = asked.rpartition("/") if known else ("", "", "")
            painter = self._painters.get(key)
        if image is None:
            image = painter(int(tile)) if painter is not None and tile.isdecimal() else QImage()
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image
