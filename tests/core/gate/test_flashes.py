"""Flashing: more than three flashes within a second over a part of the picture that matters."""

import pytest

from signage.core.gate.flashes import Glimpse, flashes

CELLS = 144
BLACK, GREY, WHITE = 0.0, 0.85, 1.0


def glimpse(ms: int, light: float, *, red: bool = False, share: float = 1.0) -> Glimpse:
    """A frame in one tone; only a share of it, the rest black."""
    lit = round(CELLS * share)
    return Glimpse(ms, (light,) * lit + (0.0,) * (CELLS - lit), (red,) * lit + (False,) * (CELLS - lit))


def blink(ms: int, *tones: float, share: float = 1.0) -> list[Glimpse]:
    return [glimpse(ms, tone, share=share) for tone in tones]


@pytest.mark.parametrize(
    ("loop", "expected"),
    [
        (blink(80, BLACK, WHITE), True),
        (blink(140, BLACK, WHITE), True),
        (blink(170, BLACK, WHITE), False),
        (blink(500, BLACK, WHITE), False),
        (blink(80, BLACK, WHITE, share=0.02), False),
        (blink(80, BLACK, WHITE, share=0.05), True),
        (blink(80, GREY, WHITE), False),
        (blink(80, 0.5, 0.55), False),
        (blink(20, *(n / 50 for n in range(51))), False),
        (blink(1000, BLACK), False),
        ([], False),
        (blink(60, *(BLACK, WHITE) * 4, *(BLACK,) * 60), True),
        (blink(60, *(BLACK, WHITE) * 2, *(BLACK,) * 60), False),
        ([glimpse(80, 0.2, red=True), glimpse(80, 0.2)], True),
        ([glimpse(500, 0.2, red=True), glimpse(500, 0.2)], False),
        (blink(40, 0.0, 0.02, 0.04, 0.06, 0.08, 0.06, 0.04, 0.02), False),
        (blink(20, 0.0, 0.1, 0.2, 0.3, 0.2, 0.1), True),
    ],
    ids=[
        "black and white, fast", "just above three a second", "just below", "slowly", "a small corner", "a small part",
        "both bright", "too weak", "a fade", "one frame", "nothing", "a burst", "a short burst", "red", "red, slowly",
        "a soft pulse", "a hard pulse",
    ],
)  # fmt: skip
def test_flashes(loop: list[Glimpse], expected: bool) -> None:
    assert flashes(loop) is expected
