"""The level strip on every form of screen: one line inside its place, word and shield always, readable by contrast."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from samples import CARDS

from signage.core.calendar.mood import Mood, Phase
from signage.core.calendar.periods import Level
from signage.core.display.geometry import Geometry, Rect
from signage.core.display.theme import GUARD_BAR, STRIPS, contrast, strip_palette
from signage.layout.compose import pages_of
from signage.layout.context import Context
from signage.layout.level_strip import level_strip
from signage.layout.paint import paint_shapes
from signage.layout.scene import Fill, Shape, Shield, Span, lowered
from signage.layout.themes import load_themes
from signage.paths import themes
from signage.words.levels import LEVEL, clause_of

ContextAt = Callable[..., Context]
FORMS = [
    (1920, 1080), (1366, 768), (1280, 1024), (1024, 768), (3840, 2160), (1080, 1920), (3840, 1080), (1920, 360),
]  # fmt: skip
LONGEST = clause_of(Mood(name="全民国家安全教育日", phase=Phase.COMING))[0]
CLAUSES = [clause_of(Mood(name="国庆节", phase=phase))[0] for phase in Phase if phase] + [LONGEST]


def inked(shapes: list[Shape]) -> list[Span]:
    return [shape for shape in shapes if isinstance(shape, Span)]


def boxes(shapes: list[Shape], context: Context) -> list[Rect]:
    spans = [
        Rect(
            round(span.x),
            round(span.baseline - span.px * 0.88),
            round(context.fonts.width(span.text, span.px, span.bold)),
            span.px,
        )
        for span in inked(shapes)
    ]
    return [*spans, *(shape.rect for shape in shapes if isinstance(shape, (Shield, Fill)))]


@pytest.mark.parametrize("distance", [3000.0, 8000.0], ids=["near", "far"])
@pytest.mark.parametrize("level", ["caution", "guard"])
@pytest.mark.parametrize("size", FORMS, ids=str)
def test_everything_is_on_the_strip(context_at: ContextAt, size: tuple[int, int], level: str, distance: float) -> None:
    context = context_at(*size, inch=55.0, distance=distance)
    strip, safe = context.geometry.strip, context.geometry.safe
    for clause in CLAUSES:
        shapes = level_strip(context, level, LEVEL[level][0], clause)
        said = "".join(span.text for span in inked(shapes))
        assert said in (LEVEL[level][0], f"{LEVEL[level][0]}｜{clause}"), "the whole clause or none of it"
        assert said != LEVEL[level][0] or context.geometry.single or context.geometry.far
        assert len([shape for shape in shapes if isinstance(shape, Shield)]) == 1
        assert len([shape for shape in shapes if isinstance(shape, Fill)]) == (level == "guard")
        whole = Rect(0, 0, *strip.size)
        for box in boxes(shapes, context):
            assert whole.contains(box), (said, box)
            assert safe.x <= strip.x + box.x
            assert strip.x + box.right <= safe.right
        spans = inked(shapes)
        assert min(span.px for span in spans) >= context.px(0.57)
        assert spans[0].bold, "the word"
        assert len({round(span.baseline) for span in spans}) == 1


def test_the_clause_stands_on_ordinary_screens_in_full(context_at: ContextAt) -> None:
    for size in FORMS[:-1]:
        shapes = level_strip(context_at(*size), "caution", "警示", LONGEST)
        assert "".join(span.text for span in inked(shapes)) == f"警示｜{LONGEST}", size


@pytest.mark.parametrize("level", STRIPS)
def test_words_and_bar_stand_out_in_every_theme(level: str) -> None:
    for theme in load_themes(themes()).values():
        for palette in theme.variants:
            strip = strip_palette(palette, level)
            assert contrast(strip.ink, strip.ground) >= 7.0
            assert level != "guard" or contrast(strip.prohibit, strip.ground) >= 3.0
    assert set(STRIPS) | {"normal"} == set(Level)


def test_the_shield_is_painted_with_an_open_keyhole(context_at: ContextAt) -> None:
    context = context_at(1920, 1080)
    palette = strip_palette(load_themes(themes())["calm"].day, "guard")
    shapes = level_strip(context, "guard", "警戒", "")
    image = paint_shapes(context.geometry.strip.size, shapes, "ground", palette, context.fonts)
    [shield] = [shape.rect for shape in shapes if isinstance(shape, Shield)]
    centre = shield.x + shield.w // 2
    at = {share: image.pixelColor(centre, shield.y + int(shield.h * share)).name() for share in (0.15, 0.5, 0.9)}
    assert at == {0.15: "#ffffff", 0.5: palette.ground.lower(), 0.9: "#ffffff"}
    [bar] = [shape.rect for shape in shapes if isinstance(shape, Fill)]
    assert image.pixelColor(bar.x + 1, bar.y + 1).name() == GUARD_BAR.lower()


@pytest.mark.parametrize("size", FORMS[:-1], ids=str)
@pytest.mark.parametrize("name", CARDS)
def test_cards_keep_below_the_strip(context_at: ContextAt, size: tuple[int, int], name: str) -> None:
    plain = context_at(*size)
    context = replace(plain, geometry=plain.geometry.lowered)
    geometry: Geometry = context.geometry
    for page in pages_of(CARDS[name], context):
        place = geometry.frameless if page.frameless else geometry
        assert place is not None
        stage, text = place.stage, place.text
        assert page.size == stage.size
        low = [box for box in page.boxes if box.rect.y < 0 or box.rect.bottom > text.bottom - stage.y]
        assert not low, name


def test_a_page_is_moved_down_on_the_picture_of_the_stage(context_at: ContextAt) -> None:
    plain = context_at(1920, 1080)
    low = replace(plain, geometry=plain.geometry.lowered)
    page = pages_of(CARDS[next(iter(CARDS))], low)[0]
    stage = plain.geometry.stage
    dy = low.geometry.stage.y - stage.y
    assert dy == plain.geometry.strip.bottom - stage.y > 0
    moved = lowered(page, stage.size, dy)
    assert moved.size == stage.size
    first, same = page.shapes[0], moved.shapes[0]
    assert isinstance(first, Span) is isinstance(same, Span)
    assert lowered(page, page.size, dy) is page
