"""The seam to QML: one object with one flat state. Set from any thread, applied in the GUI thread."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot


class Scene(QObject):
    """`state` holds everything QML binds to. `present` may be called from any thread."""

    changed = Signal()
    _presented = Signal(object)

    def __init__(self, state: dict[str, Any]) -> None:
        super().__init__()
        self._state = state
        self._presented.connect(self._apply, Qt.ConnectionType.QueuedConnection)

    def present(self, state: dict[str, Any]) -> None:
        """Makes `state` the newest; QML sees it in the GUI thread's next turn."""
        self._presented.emit(state)

    @Slot(object)
    def _apply(self, state: dict[str, Any]) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()

    def _read(self) -> dict[str, Any]:
        return self._state

    state = Property("QVariantMap", _read, notify=changed)  # type: ignore[arg-type]  # the stub lacks type names


class Relay:
    """Takes states before there is a scene: keeps the newest, and hands on what comes later."""

    def __init__(self) -> None:
        self._state: dict[str, Any] = {}
        self._scene: Scene | None = None

    def present(self, state: dict[str, Any]) -> None:
        """As `Scene.present`."""
        if self._scene is None:
            self._state = state
        else:
            self._scene.present(state)

    def open(self) -> Scene:
        """The scene, beginning with the newest state."""
        self._scene = Scene(self._state)
        return self._scene
