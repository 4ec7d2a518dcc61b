"""迎检 on the stage: the five parts in order, one round after the other, and nothing else."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from signage.core.cards.card import Chapter, Clause, FullText
from signage.core.document import runs_of
from signage.core.rules import Part
from signage.core.settings import Settings, TextFlow
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


@pytest.mark.parametrize("flow", list(TextFlow))
def test_a_long_text_does_not_keep_the_other_parts_waiting(state: Any, start: Any, flow: TextFlow) -> None:
    clauses = tuple(Clause(f"第{n}条", runs_of("涉密文件应当由专人管理并登记。" * 20)) for n in range(1, 30))
    long = state.item("制度全文", FullText("制度", (Chapter("总则", clauses),)), part=Part.FULL_TEXT)
    state.publish(long, state.item("组织机构", part=Part.ORGANISATION))
    player = start("08:00:00")
    settings = replace(Settings(), places=(replace(Settings().places[0], text_flow=flow),))
    parts = build(settings, settings.screens[0], player.clock, Reader(state.folder), SIZE, [].append, inspecting=True)
    player.brain = parts.brain
    begin = player.clock.moment
    assert player.until(begin + timedelta(seconds=58)) == ["制度全文"]
    assert player.until(begin + timedelta(seconds=65)) == ["制度全文", "组织机构"]
    assert player.until(begin + timedelta(seconds=90))[-1] == "制度全文", "and round again"
