"""Which of Qt's picture plugins a player has: the one that knows JPEG. PNG is Qt's own.

Whoever asks Qt to tell what a picture is, or writes a JPEG, makes it load every picture plugin that it finds, SVG, TIFF and ICNS among
them: code that no derivative needs. In: a folder of ours. Out: Qt looks for its plugins there, where all kinds of them lead to Qt's own but
for pictures: of those there is one. QML comes from the package and from Qt, from nowhere else.
"""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QLibraryInfo
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtQml import QQmlEngine

PICTURES = "imageformats"
JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG"
BUILTIN = "qrc:/qt-project.org/imports"
LOG = logging.getLogger("signage.screen")


def keep_to_jpeg(folder: Path) -> None:
    """Once the application is there. Where `folder` cannot be made, Qt keeps all its plugins."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    try:
        wanted = {folder / kind.name: kind for kind in plugins.iterdir() if kind.is_dir() and kind.name != PICTURES}
        wanted |= {folder / PICTURES / plugin.name: plugin for plugin in (plugins / PICTURES).glob("*qjpeg.*")}
        (folder / PICTURES).mkdir(mode=0o700, parents=True, exist_ok=True)
        for found in (*folder.iterdir(), *(folder / PICTURES).iterdir()):
            if found != folder / PICTURES and found not in wanted:
                found.unlink()
        for link, target in wanted.items():
            _point(link, target)
    except OSError as error:
        LOG.warning("all picture plugins stay: %s", os.strerror(error.errno or 0))
        return
    QCoreApplication.setLibraryPaths([str(folder)])
    QImage.fromData(QByteArray(b"whoever is asked is loaded"))


def _point(link: Path, target: Path) -> None:
    """Other players of this state folder may do the same at the same time."""
    with contextlib.suppress(OSError):
        if link.readlink() == target:
            return
    with contextlib.suppress(FileNotFoundError):
        link.unlink()
    with contextlib.suppress(FileExistsError):
        link.symlink_to(target)


def keep_to_package(engine: QQmlEngine) -> None:
    """QML's own modules come from Qt's folder; the folder of the Python program is none of its places."""
    engine.setImportPathList([QLibraryInfo.path(QLibraryInfo.LibraryPath.QmlImportsPath), BUILTIN])
    engine.setPluginPathList(["."])


def picture_of(data: bytes) -> QImage:
    """A derivative's picture, PNG or JPEG; a null image where it is neither. No plugin is asked what it might be."""
    kind = "jpeg" if data.startswith(JPEG) else "png" if data.startswith(PNG) else ""
    if not kind:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, kind.encode())
    reader.setAutoDetectImageFormat(False)
    return reader.read()
