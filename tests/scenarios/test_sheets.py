"""Pages of a PDF on the stage: over header and footer, in two halves with a glide, and back again."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage

from signage.core.cards.picture_cards import PageCard
from signage.core.settings import Place, Settings, TextFlow
from signage.layout.strip import GLIDE_MS
from signage.screen.picture.pictures import PROVIDER
from signage.snapshots import layout


def page(state: Any, width: int, height: int, number: int = 1) -> PageCard:
    image = QImage(width // 8, height // 8, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF - number)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes
    data = bytes(buffer.data().data())
    name = hashlib.sha256(data).hexdigest()
    path = layout.derivative_path(state.folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return PageCard(name, width, height, number, 2, chars=20)


def test_a_sheet_covers_the_frame_and_gives_it_back(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("幻灯", page(state, 1920, 1080)), state.item("甲"))
    player = start()
    player.until(player.clock.moment)
    first = player.states[-1]
    assert player.shows == "幻灯"
    assert first["sheetOn"]
    assert (first["sheetY"], first["sheetH"]) == (0, first["tickerY"])
    assert "stage/" in first["sheet"]
    player.until(player.clock.moment + timedelta(seconds=30))
    assert player.shows == "甲"
    last = player.states[-1]
    assert not last["sheetOn"]
    assert last["sheet"].endswith("sheet/clear")
    assert (last["sheetX"], last["sheetW"]) == (first["sheetX"], first["sheetW"]), "it does not jump while it fades"
    assert last["stage"] != first["stage"]


def test_halves_glide_and_stand(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("制度", page(state, 1240, 1754), ticker=("随手锁屏。",)))
    flowing = Settings(places=(Place(text_flow=TextFlow.CONTINUOUS),))
    player = start(settings=flowing)
    player.until(player.clock.moment)
    first = player.states[-1]
    assert first["stripOn"]
    assert first["stripSpeed"] == 0.0, "a page never crawls"
    assert not first["tickerCrawling"], "one motion at a time"
    assert (first["railW"], first["railH"]) == (0, 0)
    shown = player.brain.showing
    player.until(player.clock.moment + timedelta(seconds=shown.laid.pages[0].seconds + GLIDE_MS / 1000))
    second = player.states[-1]
    assert second["stripOffset"] == second["stripHeight"] - second["stripH"] > 0
    assert second["strip"] == first["strip"], "the same strip, moved"


def test_a_page_is_opened_once_for_all_its_tiles(state: Any, start: Callable[..., Any]) -> None:
    card = page(state, 1240, 1754)
    state.publish(state.item("制度", card))
    player = start()
    opened: list[str] = []
    real = player.brain._presenter._open_picture

    def counted(name: str) -> QImage:
        opened.append(name)
        picture: QImage = real(name)
        return picture

    player.brain._presenter._open_picture = counted
    player.until(player.clock.moment + timedelta(seconds=3))
    state_ = player.states[-1]
    pictures = player.brain._presenter._pictures
    key = state_["stripPictures"].removeprefix(f"image://{PROVIDER}/")
    for tile in range(state_["stripTiles"]):
        assert not pictures.requestImage(f"{key}/{tile}", QSize(), QSize()).isNull()
    assert opened == [card.sha256]
