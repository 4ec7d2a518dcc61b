"""The player's parts without a window: Qt's offscreen platform, the themes that ship."""

import os

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QGuiApplication


@pytest.fixture(scope="session", autouse=True)
def application() -> QGuiApplication:
    app = QGuiApplication.instance() or QGuiApplication(["tests"])
    assert isinstance(app, QGuiApplication)
    return app
