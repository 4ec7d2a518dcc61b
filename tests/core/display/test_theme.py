"""Contrast arithmetic against known pairs, and what counts as weak."""

from dataclasses import replace

import pytest

from signage.core.cards.card import Card, Highlight, QrCode, Welcome
from signage.core.cards.picture_cards import AnimationCard, PictureCard, Still
from signage.core.display.theme import TEXT_PAIRS, Manner, Palette, Theme, contrast, luminance, mixed, weak_pairs
from signage.core.document import runs_of

DAY = Palette(
    ground="#F6F4EE",
    surface="#FFFFFF",
    ink="#1B2430",
    soft="#4A5563",
    accent="#1F4E79",
    prohibit="#A61B1B",
    rule="#C9C4B6",
    band="#16324F",
    band_ink="#F6F4EE",
    band_accent="#FFD98A",
    level_1="#12304F",
    level_2="#1F4E79",
    level_3="#3E6F9E",
    level_ink="#FFFFFF",
)
KNOWN = [
    ("black on white", "#000000", "#FFFFFF", 21.0),
    ("the order does not matter", "#FFFFFF", "#000000", 21.0),
    ("equal", "#808080", "#808080", 1.0),
    ("the grey that just passes", "#767676", "#FFFFFF", 4.54),
    ("ink on the calm ground", DAY.ink, DAY.ground, 14.2),
    ("the darkest channels", "#0A0A0A", "#000000", 1.06),
]


@pytest.mark.parametrize(("one", "other", "ratio"), [case[1:] for case in KNOWN], ids=[case[0] for case in KNOWN])
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.05)


def test_luminance_weighs_green_most() -> None:
    assert luminance("#00FF00") > luminance("#FF0000") > luminance("#0000FF") > luminance("#000000") == 0.0


def test_a_good_palette_has_no_weak_pair() -> None:
    assert weak_pairs(DAY) == ()


def test_weak_pairs_are_named_with_their_ratio() -> None:
    [(text, ground, ratio), *rest] = weak_pairs(replace(DAY, ink=DAY.ground))
    assert (text, ground, ratio) == ("ink", "ground", 1.0)
    assert [pair[:2] for pair in rest] == [("ink", "surface")]
    assert len(weak_pairs(replace(DAY, level_ink="#000000"))) >= 2
    assert all(least >= 4.5 for _, _, least in TEXT_PAIRS)


def test_a_theme_has_a_variant_for_the_night() -> None:
    dusk = replace(DAY, ground="#10202F")
    led = replace(DAY, ground="#000000")
    theme = Theme("calm", DAY, dusk, led, ("Noto Sans CJK SC",))
    assert (theme.palette(dusk=False), theme.palette(dusk=True)) == (DAY, dusk)
    assert theme.palette(dusk=True, led=True) == theme.palette(dusk=False, led=True) == led
    assert theme.variants == (DAY, dusk, led)


CARDS: dict[str, Card] = {
    "welcome": Welcome(("欢迎",)),
    "highlight": Highlight(runs_of("锁屏")),
    "qr": QrCode("https://a.cn", "官网", "a.cn"),
    "picture": PictureCard("ab" * 32, 4, 3),
    "animation": AnimationCard((Still("ab" * 32, 100),), 4, 3),
}
MANNERS: list[tuple[str, Manner, set[str]]] = [
    ("an ordinary day", Manner(), set(CARDS)),
    ("no motion: animations show their first frame", Manner(motion=False), set(CARDS)),
    ("no photographs", Manner(photographs=False), {"welcome", "highlight", "qr"}),
    ("no codes", Manner(codes=False), {"welcome", "highlight", "picture", "animation"}),
    ("some forms only", Manner(forms=("welcome", "qrcode"), codes=False), {"welcome"}),
]


@pytest.mark.parametrize(("manner", "allowed"), [case[1:] for case in MANNERS], ids=[case[0] for case in MANNERS])
def test_what_a_theme_leaves_out(manner: Manner, allowed: set[str]) -> None:
    assert {name for name, card in CARDS.items() if manner.allows(card)} == allowed


def test_mixing() -> None:
    assert mixed("#000000", "#FF8040", 0.0) == "#000000"
    assert mixed("#000000", "#FF8040", 1.0) == "#FF8040"
    assert mixed("#102030", "#203040", 0.5) == "#182838"
