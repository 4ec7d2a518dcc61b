"""What a player leaves for the status page: when things come next, and how they look."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from signage.core.cards.card import Chapter, Clause, FullText
from signage.core.document import runs_of
from signage.snapshots import layout

BEGIN = datetime.fromisoformat("2026-10-08T08:00:00+08:00")
Start = Callable[..., Any]
TEXT = FullText("制度", (Chapter("总则", (Clause("第一条", runs_of("涉密文件应当由专人管理并登记。" * 30)),)),))


def told(state: Any) -> dict[str, Any]:
    (path,) = state.folder.glob(layout.SHOWN)
    return json.loads(path.read_bytes())


def test_what_it_said_would_come_comes(state: Any, start: Start) -> None:
    state.publish(*(state.item(name) for name in "甲乙丙"))
    player = start(reports=True)
    player.until(BEGIN + timedelta(seconds=2))
    report = told(state)
    assert report["screen"]
    names = {item.id: item.title for item in state.items}
    coming = sorted((datetime.fromisoformat(times[0]), names[item]) for item, times in report["next"].items())
    assert [name for _, name in coming] == ["乙", "丙", "甲"]
    for at, name in coming:
        player.until(at + timedelta(seconds=2))
        assert player.shows == name
    assert report["shown"].keys() == {state.named("甲").id}


def test_a_new_item_is_said_to_come_at_once(state: Any, start: Start) -> None:
    state.publish(*(state.item(name) for name in "甲乙"))
    player = start(reports=True)
    player.until(BEGIN + timedelta(seconds=17))
    state.publish(*state.items, state.item("新"))
    player.until(BEGIN + timedelta(seconds=23))
    at = datetime.fromisoformat(told(state)["next"][state.named("新").id][0])
    assert at <= BEGIN + timedelta(seconds=26)
    player.until(at + timedelta(seconds=1))
    assert player.shows == "新"


def test_every_item_is_pictured_once_as_it_stood(state: Any, start: Start) -> None:
    state.publish(state.item("甲"), state.item("乙", TEXT), state.item("丙"))
    player = start(reports=True)
    player.until(BEGIN + timedelta(seconds=90))
    pictures = {path.stem: path for path in (state.folder / layout.GLANCES).iterdir()}
    assert set(pictures) == {state.items[0].id, state.items[1].id, state.items[2].id}
    for path in pictures.values():
        image = QImage(str(path))
        assert 0 < max(image.width(), image.height()) <= 256
        assert path.stat().st_size < 20_000
        assert inks(image) > 20, "words can be seen in it"
    made = {path: path.stat().st_mtime_ns for path in pictures.values()}
    player.until(BEGIN + timedelta(seconds=180))
    assert {path: path.stat().st_mtime_ns for path in pictures.values()} == made


def inks(image: QImage) -> int:
    """How many px are far from the ground in the upper left corner."""
    ground = QColor(image.pixel(1, 1)).lightness()
    return sum(
        abs(QColor(image.pixel(x, y)).lightness() - ground) > 60
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_full_disk_leaves_the_picture_on_the_glass(
    state: Any, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    state.publish(state.item("甲"))
    (state.folder / layout.GLANCES).write_text("in the way")
    player = start(reports=True)
    player.until(BEGIN + timedelta(seconds=5))
    assert player.shows == "甲"
    assert "cannot write a picture" in caplog.text


def test_after_a_restart_the_first_picture_is_content(state: Any, start: Start) -> None:
    state.publish(*(state.item(name) for name in "甲乙丙"))
    start().until(BEGIN + timedelta(seconds=20))
    again = start("08:00:30")
    again.brain.step()
    assert len(again.states) == 1, "nothing was shown before"
    assert again.shows in "甲乙丙"
