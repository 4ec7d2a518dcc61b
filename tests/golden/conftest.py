"""Golden pictures: `pytest tests/golden --update-golden` paints them anew; look at the difference before you keep it."""

import os

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QGuiApplication


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="paint the golden pictures anew")


@pytest.fixture(scope="session", autouse=True)
def application() -> QGuiApplication:
    app = QGuiApplication.instance() or QGuiApplication(["tests"])
    assert isinstance(app, QGuiApplication)
    return app


@pytest.fixture
def updating(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden", default=False))
