"""What a theme's manner does to the cards: mourning, ornament, and full text where nothing may move."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from samples import CARDS

from signage.core.cards.card import Card, Chapter, Clause, Highlight, Notice, Welcome
from signage.core.display.geometry import Rect
from signage.core.display.theme import ORDINARY, Manner, Theme
from signage.core.document import Run, plain, runs_of
from signage.layout.bands import footer, header, neutral
from signage.layout.compose import pages_of
from signage.layout.context import Context
from signage.layout.ornament import SHARE, fret
from signage.layout.paint import paint_page
from signage.layout.scene import Ornament, Page, Shape, Span
from signage.layout.still import still_pages
from signage.layout.strip import strip_of
from signage.layout.themes import load_theme
from signage.paths import themes

ContextAt = Callable[..., Context]
SCREENS = [(1920, 1080), (1366, 768), (3840, 2160), (1080, 1920)]
SENTENCE = (Run("铭记历史，"), Run("缅怀先烈", strong=True), Run("，恪尽职守，守住秘密。"))
QUIET: dict[str, Card] = {
    "one line": Welcome(("铭记历史",)),
    "two lines": Welcome(("铭记历史　缅怀先烈", "恪尽职守　守住秘密")),
    "a sentence": Highlight(SENTENCE, "教育", "第一章"),
    "a long sentence": Highlight(runs_of(plain(SENTENCE) * 6)),
    "a notice": Notice(
        "关于组织悼念活动的通知", (runs_of("请全体人员于上午九时五十分到会议室集合。"),), "局办公室", "2026年12月12日"
    ),
}
TEXT = Chapter(
    "第三章　文件管理",
    tuple(
        Clause(f"第{number}条", runs_of("涉密文件应当由专人管理、登记造册。" * 3)) for number in "一二三四五六七八九"
    ),
)


@pytest.fixture(scope="session")
def mourning() -> Theme:
    return load_theme(themes(), "mourning")


def inked(shapes: tuple[Shape, ...]) -> list[Span]:
    return [shape for shape in shapes if isinstance(shape, Span)]


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("name", QUIET)
def test_mourning(context_at: ContextAt, mourning: Theme, size: tuple[int, int], name: str) -> None:
    context = replace(context_at(*size), manner=mourning.manner, today=date(2026, 12, 13))
    pages = pages_of(QUIET[name], context)
    area = Rect(0, 0, context.geometry.stage.w, context.geometry.stage.h)
    for page in pages:
        assert page.seconds >= 60.0
        assert all(area.contains(box.rect) for box in page.boxes)
        assert {span.colour for span in inked(page.shapes)} <= {"ink", "soft", "accent"}
        assert not any("保密措施" in box.text for box in page.boxes), "no eyebrow"
    if name in ("one line", "two lines", "a sentence"):
        [page] = pages
        assert page.boxes[-1].text == "2026年12月13日"
        assert all(abs(middle(box.rect) - area.w / 2) <= context.geometry.body for box in page.boxes)
        top, bottom = page.boxes[0].rect.y, page.boxes[-1].rect.bottom
        assert bottom - top <= context.geometry.height / 2, "half the screen is empty"
        assert {span.bold for span in inked(page.shapes) if span.px >= context.px(1.6)} == {True}


def middle(rect: Rect) -> float:
    return rect.x + rect.w / 2


def test_the_header_without_a_clock_and_the_footer_without_progress(context_at: ContextAt) -> None:
    context = context_at(1920, 1080)
    spans = inked(tuple(header(context, "住建局", "2026年12月13日　星期日", "")))
    date_spans = [span for span in spans if span.colour == "soft"]
    assert "".join(span.text for span in date_spans).endswith("星期日")
    last = date_spans[-1]
    right = last.x + context.fonts.width(last.text, last.px, last.bold)
    assert right == pytest.approx(context.geometry.header.w, abs=2)
    assert len({round(span.baseline) for span in spans}) == 1
    assert len(footer(context, "责任科室：办公室", 0, 0)) == len(
        inked(tuple(footer(context, "责任科室：办公室", 0, 0)))
    )


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_the_ornament_keeps_to_its_corner(context_at: ContextAt, size: tuple[int, int]) -> None:
    plain_context = context_at(*size)
    context = replace(plain_context, manner=Manner(ornament=True))
    seen = 0
    for card in (*QUIET.values(), Highlight(runs_of("离开座位随手锁屏"))):
        bare, page = pages_of(card, plain_context)[0], pages_of(card, context)[0]
        found = [shape for shape in page.shapes if isinstance(shape, Ornament)]
        assert tuple(shape for shape in page.shapes if shape not in found) == bare.shapes
        for ornament in found:
            seen += 1
            assert page.shapes[0] is ornament, "under everything else"
            assert not any(ornament.rect.overlaps(box.rect) for box in page.boxes)
            assert ornament.rect.w * ornament.rect.h <= SHARE * page.size[0] * page.size[1]
            points = [point for line in fret(ornament.rect) for point in line]
            assert all(ornament.rect.x < x < ornament.rect.right for x, _ in points)
            assert all(ornament.rect.y < y < ornament.rect.bottom for _, y in points)
    assert seen
    assert not any(isinstance(shape, Ornament) for shape in strip_of("制度", TEXT, context).bar.shapes)


def test_the_ornament_is_faint(context_at: ContextAt) -> None:
    festive = load_theme(themes(), "festive")
    context = replace(context_at(1920, 1080), manner=festive.manner)
    for palette in (festive.day, festive.dusk):
        with_it = neutral(context, "住建局")
        [ornament] = [shape for shape in with_it.shapes if isinstance(shape, Ornament)]
        image = paint_page(with_it, palette, context.fonts, lambda _: pytest.fail("no picture is asked for"))
        rect = ornament.rect
        colours = {
            image.pixelColor(x, y).name() for x in range(rect.x, rect.right, 3) for y in range(rect.y, rect.bottom, 3)
        }
        lightest = max(colours, key=lambda name: sum(int(name[at : at + 2], 16) for at in (1, 3, 5)))
        ground = [int(palette.ground[at : at + 2], 16) for at in (1, 3, 5)]
        gap = max(abs(int(lightest[at : at + 2], 16) - ground[number]) for number, at in enumerate((1, 3, 5)))
        assert 3 <= gap <= 16


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_full_text_page_by_page(context_at: ContextAt, size: tuple[int, int]) -> None:
    context = replace(context_at(*size), still=True)
    strip = strip_of("保密工作管理制度", TEXT, context)
    pages = still_pages(strip, context)
    assert "".join(page.text for page in pages) == strip.text, "every line once"
    assert len(pages) > 1
    window = strip.window
    for page in pages:
        own = page.boxes[len(strip.bar.boxes) :]
        assert all(window.y <= box.rect.y and box.rect.bottom <= window.bottom for box in own)
        assert page.seconds >= page.needed > 0
    assert len({page.shapes[-1] for page in pages}) == len(pages), "the rail moves on"
    [whole] = still_pages(strip_of("制度", Chapter("一", TEXT.clauses[:1]), context), context)
    assert whole.text
    quiet = replace(context, manner=replace(ORDINARY, progress=False, least_s=60.0))
    assert all(page.seconds >= 60.0 for page in still_pages(strip, quiet))


def test_pages_of_any_manner_stand_for_their_least_time(context_at: ContextAt) -> None:
    context = replace(context_at(1920, 1080), manner=Manner(least_s=45.0))
    pages: list[Page] = [page for card in QUIET.values() for page in pages_of(card, context)]
    assert all(page.seconds >= 45.0 for page in pages)


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1080, 1920), (3840, 1080)], ids=str)
@pytest.mark.parametrize("name", ["welcome longest", "welcome two long lines", "highlight longest"])
def test_in_mourning_long_sentences_are_centred_too(
    context_at: ContextAt, mourning: Theme, size: tuple[int, int], name: str
) -> None:
    context = replace(context_at(*size), manner=mourning.manner, today=date(2026, 12, 13))
    (page,) = pages_of(CARDS[name], context)
    middles = [box.rect.x + box.rect.w / 2 for box in page.boxes]
    assert max(middles) - min(middles) <= context.px(1)  # a mark at the end hangs
