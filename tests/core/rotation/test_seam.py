"""What ends an hour is not what begins the next: the last slot moves forward where it can, and keeps its time."""

import pytest

from signage.core.rotation.seam import parted
from signage.core.rotation.slides import Slide, Slot


def slots(keys: str, most: str = "", within: str = "") -> tuple[Slot, ...]:
    """A slot of ten seconds for each letter; the last one stands for twelve."""
    made = [
        Slot(
            10.0 * n, 10.0 * (n + 1), Slide(key, key, "notice", 10.0, most=key in most, within_s=40.0 * (key in within))
        )
        for n, key in enumerate(keys)
    ]
    return (*made[:-1], Slot(made[-1].start, made[-1].end + 2.0, made[-1].slide))


CASES = [
    ("another one follows", "abcd", "a", "", "", "abcd"),
    ("nothing follows", "abcd", "", "", "", "abcd"),
    ("it moves one place", "abcd", "d", "", "", "abdc"),
    ("and farther where it would stand beside itself", "abcdcd", "d", "", "", "abdcdc"),
    ("not where the hour begins", "dad", "d", "", "", "dad"),
    ("two in turn stay", "ababa", "a", "", "", "ababa"),
    ("one with a limit stays", "abcd", "d", "d", "", "abcd"),
    ("it passes none with a limit", "abcd", "d", "c", "", "abcd"),
    ("it passes no key slide", "abcd", "d", "", "c", "abcd"),
    ("a key slide moves itself", "abcd", "d", "", "d", "abdc"),
    ("one alone in the hour", "a", "a", "", "", "a"),
]


@pytest.mark.parametrize(
    ("keys", "following", "most", "within", "order"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_parted(keys: str, following: str, most: str, within: str, order: str) -> None:
    before = slots(keys, most, within)
    after = parted(before, Slide(following, following, "notice", 10.0) if following else None)
    assert "".join(slot.slide.key for slot in after) == order
    assert [slot.start for slot in after] == [0.0, *(slot.end for slot in after[:-1])]
    assert sorted(s.end - s.start for s in after) == pytest.approx(sorted(s.end - s.start for s in before))
    assert after[-1].end == before[-1].end
