"""迎检 on the stage: the five parts in order, one round after the other, and nothing else."""

from typing import Any

from signage.core.rules import Part
from signage.core.settings import Settings
from signage.screen.build import build
from signage.snapshots.read import Reader

SIZE = (640, 360)


def test_the_five_parts_in_order(state: Any, start: Any) -> None:
    parted = [state.item(f"部分{part.value}", part=part) for part in reversed(Part)]
    state.publish(state.item("通知"), *parted)
    player = start("08:00:00")
    states: list[dict[str, Any]] = []
    settings = Settings()
    brain = build(
        settings, settings.screens[0], player.clock, Reader(state.folder), SIZE, states.append, inspecting=True
    ).brain
    seen: list[str] = []
    for _ in range(600):
        brain.step()
        showing = brain.showing
        if showing is not None and showing.item is not None and (not seen or seen[-1] != showing.item.title):
            seen.append(showing.item.title)
        player.clock.push(0.2)
    order = [f"部分{part.value}" for part in Part]
    assert len(seen) > len(order)
    assert seen == (order * 4)[: len(seen)]
