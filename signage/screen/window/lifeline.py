"""The player's end of the channel to its supervisor: every number that comes is painted, swapped, and only then sent back.

In: messages, frames of the window. Out: beats, what the player is at. Beats belong to the GUI thread; what the brain says it may say
from its own. `frameSwapped` is listened to only while a number is on its way: alone it would be a false heartbeat, since pictures
move on without the GUI thread (decision 0068).
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from signage import channel as says
from signage.channel import Channel

BRAIN_S = 60.0
"""A brain that has ended no turn for so long is ill, whatever the window does."""


class Lifeline(QObject):
    """Made in the GUI thread. It is a `Watch`."""

    retire = Signal()
    """The supervisor asks for an end at the next change of slide."""

    def __init__(self, channel: Channel) -> None:
        super().__init__()
        self._channel = channel
        self._turned: Callable[[], float] = time.monotonic
        self._window: QQuickWindow | None = None
        self._pending = ""
        self._dark = False
        self._notifier = QSocketNotifier(channel.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._listen)

    def follow(self, window: QQuickWindow, turned: Callable[[], float]) -> None:
        """From now on numbers are painted on `window`. `turned`: when the brain ended its last turn (monotonic seconds)."""
        self._window, self._turned = window, turned

    def show(self, item: str) -> None:
        """The item comes onto the stage."""
        self._channel.send(says.SHOWING, item or says.NOTHING)

    def measure(self, item: str) -> None:
        """The item is being laid out."""
        self._channel.send(says.MEASURING, item or says.NOTHING)

    def darken(self, dark: bool) -> None:  # noqa: FBT001 - it is what it says
        """The screen hours are dark, or over."""
        self._dark = dark
        self._channel.send(says.DARK, str(int(dark)))

    def end(self) -> None:
        """Somebody who may has asked for the end of everything."""
        self._channel.send(says.END)

    @Slot()
    def _listen(self) -> None:
        for name, *words in self._channel.messages():
            if name == says.BEAT and words:
                self._paint(words[0])
            elif name == says.RETIRE:
                self.retire.emit()

    def _paint(self, number: str) -> None:
        """Puts a number into the window; where nothing is painted now, it is answered at once."""
        if time.monotonic() - self._turned() > BRAIN_S:
            return
        window = self._window
        if window is None or self._dark or not window.isExposed():
            self._channel.send(says.BEAT, number)
            return
        if not self._pending:
            window.frameSwapped.connect(self._swapped, Qt.ConnectionType.QueuedConnection)
        self._pending = number
        window.setProperty("pulse", int(number) % 2)

    @Slot()
    def _swapped(self) -> None:
        if not self._pending or self._window is None:
            return
        self._window.frameSwapped.disconnect(self._swapped)
        self._channel.send(says.BEAT, self._pending)
        self._pending = ""
