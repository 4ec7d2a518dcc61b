"""Full text: every clause once, in order, on a grid of lines, held for its reading time, page after page."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signage.core.cards.card import Chapter, Clause, FullText
from signage.core.display import reading
from signage.core.display.geometry import Rect
from signage.core.document import Run, plain, runs_of
from signage.core.settings import Place, TextFlow
from signage.core.text.breaks import NO_END, NO_START
from signage.layout.context import Context
from signage.layout.slides import crawl_plan, strip_seconds
from signage.layout.strip import GLIDE_MS, MOST_HAN, TILE_H, Strip, portions, strip_of

SCREENS = [(1280, 720, 3000.0), (1366, 768, 3000.0), (1920, 1080, 5000.0), (3840, 2160, 3000.0), (1920, 1080, 8000.0)]
SENTENCE = "涉密文件应当由专人管理，自2026年10月1日起15个工作日内登记造册，依照《保守国家秘密法》第三章办理。"
KEPT = ("2026年10月1日", "15个工作日", "《保守国家秘密法》", "第三章")
CHAPTER = Chapter(
    "第三章　文件和涉密载体管理",
    (
        Clause("", runs_of("本章适用于全体工作人员。")),
        Clause("第八条", (Run(SENTENCE), Run("严禁", strong=True), Run("擅自复制。"))),
        Clause("（一）", runs_of(SENTENCE * 3), 1),
        Clause("1.", runs_of("登记。"), 2),
        Clause("第九条", runs_of(SENTENCE * 12)),
    ),
)
TEXT = FullText("保密工作管理制度", (Chapter("", (Clause("", runs_of("总则。")),)), CHAPTER))
ContextAt = Callable[..., Context]


def strip(context_at: ContextAt, screen: tuple[int, int, float] = SCREENS[2], chapter: Chapter = CHAPTER) -> Strip:
    width, height, distance = screen
    return strip_of(TEXT.title, chapter, context_at(width, height, inch=55.0, distance=distance))


def no_blanks(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_lines(context_at: ContextAt, screen: tuple[int, int, float]) -> None:
    made = strip(context_at, screen)
    context = context_at(screen[0], screen[1], inch=55.0, distance=screen[2])
    text, stage = context.geometry.text, context.geometry.stage
    area = Rect(text.x, text.y - stage.y, text.w, text.h)
    assert area.contains(made.window)
    assert made.window.w <= MOST_HAN * context.geometry.body
    assert made.window.h % made.line_height == 0
    for number, box in enumerate(made.boxes):
        hung = box.rect.h // 2 if box.text[0] in "（《“" else 0
        assert -hung - 1 <= box.rect.x
        assert box.rect.x + box.rect.w <= made.window.w + 1
        assert number * made.line_height <= box.rect.y < (number + 1) * made.line_height - box.rect.h + 1
        assert number == 0 or box.text[0] not in NO_START
        assert box.text[-1] not in NO_END
        assert not box.last or box.text == "登记。" or sum(c.isalnum() for c in box.text) >= 2
    said = "".join(clause.label + plain(clause.runs) for clause in CHAPTER.clauses)
    assert no_blanks(made.text) == no_blanks(said)
    for kept in KEPT:
        assert sum(box.text.count(kept) for box in made.boxes) == said.count(kept)


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_glide_pages_show_every_line_for_its_reading_time(
    context_at: ContextAt, screen: tuple[int, int, float]
) -> None:
    made = strip(context_at, screen)
    rows = made.window.h // made.line_height
    seen: list[int] = []
    for page in made.pages:
        first = page.offset // made.line_height
        assert page.offset % made.line_height == 0
        assert not seen or (seen[-1] == first or (page is made.pages[-1] and seen[-1] > first))
        lines = [n for n in range(first, min(first + rows, len(made.lines))) if n not in seen]
        assert page.seconds >= reading.units("".join(made.boxes[n].text for n in lines)) * 60 / 180 - 0.001
        seen += lines
    assert seen == list(range(len(made.lines)))
    assert made.pages[-1].offset == max(0, made.height - rows * made.line_height), "the last window is full"
    assert made.seconds == sum(page.seconds for page in made.pages) + (len(made.pages) - 1) * GLIDE_MS / 1000


def test_tiles_cover_the_strip(context_at: ContextAt) -> None:
    made = strip(context_at)
    assert (made.tiles - 1) * TILE_H < made.height <= made.tiles * TILE_H


def test_the_chapter_is_held_on_top(context_at: ContextAt) -> None:
    words = [box.text for box in strip(context_at).bar.boxes]
    assert words == [CHAPTER.heading, TEXT.title]
    assert [box.text for box in strip(context_at, chapter=TEXT.chapters[0]).bar.boxes] == [TEXT.title]
    assert not any(box.rect.overlaps(strip(context_at).window) for box in strip(context_at).bar.boxes)


def test_portions_keep_to_the_budget() -> None:
    cut = portions(TEXT, 180.0, 30.0)
    assert [clause for part in cut for clause in part.clauses] == [c for ch in TEXT.chapters for c in ch.clauses]
    for part in cut:
        seconds = [reading.units(clause.label + plain(clause.runs)) / 3 for clause in part.clauses]
        assert sum(seconds) <= 30.0 or len(seconds) == 1
    assert len(portions(TEXT, 180.0, 10_000.0)) == 2


clauses = st.lists(
    st.builds(
        Clause,
        st.sampled_from(["", "第一条", "（二）", "3.", "①"]),
        st.text("保密工作国家秘密，。《》a1 ", min_size=1, max_size=120).filter(str.strip).map(runs_of),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=12,
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(clauses, st.floats(5.0, 200.0))
def test_any_text_is_shown_once_and_whole(context_at: ContextAt, made: list[Clause], budget: float) -> None:
    cut = portions(FullText("题", (Chapter("章", tuple(made)),)), 240.0, budget)
    context = context_at(1366, 768)
    shown = "".join(strip_of("题", part, context).text for part in cut)
    assert no_blanks(shown) == no_blanks("".join(clause.label + plain(clause.runs) for clause in made))


def test_a_text_that_crawls(context_at: ContextAt) -> None:
    made = strip(context_at)
    flowing = Place(text_flow=TextFlow.CONTINUOUS)
    hold, crawl, speed = crawl_plan(made, flowing)
    assert 8.0 <= speed <= 35.0
    assert 60.0 / speed == pytest.approx(round(60.0 / speed))
    assert crawl == pytest.approx((made.height - made.window.h) / speed)
    assert strip_seconds(made, flowing) > hold + crawl
    assert strip_seconds(made, Place()) == made.seconds
    assert crawl_plan(made, Place(scroll_px_s=29.0))[2] == 30.0
