"""Every colour of text on every ground it is painted on: collected from the scene of every card, not from memory."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from signage.core.cards.card import (
    Card,
    Chapter,
    Checklist,
    Clause,
    Countdown,
    Definition,
    Highlight,
    LevelRow,
    Levels,
    Notice,
    Pictogram,
    Points,
    Prohibition,
    QrCode,
    Reminder,
    SecrecyLevel,
    Welcome,
)
from signage.core.cards.picture_cards import AnimationCard, PageCard, PictureCard, Still
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost, Group, Members, OrganisationChart, Post, TableCard
from signage.core.display.theme import TEXT_PAIRS, contrast
from signage.core.document import Cell, Run, Table, runs_of
from signage.layout.bands import footer, header, neutral, ticker_entries, ticker_label, ticker_standing
from signage.layout.compose import LAYOUTS, pages_of
from signage.layout.context import Context
from signage.layout.paint import paint_page
from signage.layout.scene import Fill, Page, Ring, Shape, Span
from signage.layout.still import still_pages
from signage.layout.strip import strip_of
from signage.layout.themes import load_themes
from signage.paths import themes

ContextAt = Callable[..., Context]
Pair = tuple[str, str]
TODAY = date(2026, 9, 28)
SENTENCE = (Run("涉密文件应当"), Run("入柜上锁", strong=True), Run("，离开座位前清空桌面。"))
ROSTER = Table(tuple(tuple(Cell(runs_of(w)) for w in row.split("|")) for row in ("日期|值班员", "9月28日|张　三")))
ROWS = tuple(LevelRow(level, "泄露会使国家安全和利益遭受", "损害") for level in SecrecyLevel)
DAYS = tuple(DutyDay(TODAY + timedelta(n), (DutyPost("带班领导", ("王　五",), "0571-88880001"),)) for n in (0, 1))
CARDS: tuple[Card, ...] = (
    Welcome(("热烈欢迎各位领导",)),
    Reminder("放假前", ("锁门",)),
    Notice("通知", (SENTENCE,), "局办公室", "2026年9月28日"),
    Highlight(SENTENCE, "文件管理", "第三章"),
    Points("离开办公室前", (SENTENCE, runs_of("一、锁好门窗。")), "第三章"),
    Levels("国家秘密的密级", ROWS, "内部事项：单独管理", "第二章"),
    Definition("国家秘密", SENTENCE, "第一章"),
    Prohibition("严禁", "携带手机进入涉密会场", "任何人", Pictogram.PHONE, "第四章"),
    QrCode("https://a.cn/", "官网", "a.cn"),
    TableCard("值班表", ROSTER),
    PictureCard("ab" * 32, 400, 300, "机房一角"),
    PageCard("ab" * 32, 700, 990, 1, 2, 300),
    AnimationCard((Still("ab" * 32, 100),), 400, 300, "疏散路线"),
    OrganisationChart("组织机构", (Post("主任", ("王　五",)), Post("副主任", ("张　三",), 0))),
    Members("成员", (Group("办公室", ("王　五", "张　三")),)),
    Duty("值班", DAYS),
    Countdown("国庆假期", TODAY + timedelta(3), "10月1日至7日放假"),
    Countdown("春节假期", TODAY, unannounced=True),
    Checklist("节前清查", (SENTENCE, runs_of("切断电源。")), "第三章"),
)
CHAPTER = Chapter("第三章", (Clause("第八条", SENTENCE), Clause("", SENTENCE)))


@pytest.fixture(scope="module")
def context(context_at: ContextAt) -> Context:
    return replace(context_at(1920, 1080), today=TODAY)


def pairs(shapes: Iterable[Shape], ground: str) -> set[Pair]:
    """(text, ground) of every span and ring: the ground is the last filled rectangle below it."""
    found: set[Pair] = set()
    fills: list[Fill] = []
    for shape in shapes:
        if isinstance(shape, Fill) and not shape.outline:
            fills.append(shape)
        elif isinstance(shape, Ring):
            found |= {(shape.colour, ground), (shape.pictogram_colour, ground)}
        elif isinstance(shape, Span):
            below = [fill.colour for fill in fills if holds(fill, shape)]
            found.add((shape.colour, below[-1] if below else ground))
    return found


def holds(fill: Fill, span: Span) -> bool:
    x, y = span.x + span.px / 2, span.baseline - span.px / 3
    return fill.rect.x <= x < fill.rect.right and fill.rect.y <= y < fill.rect.bottom


def painted(context: Context) -> dict[Pair, str]:
    """Every pair that is painted, and where it was seen."""
    sources: dict[str, tuple[Iterable[Shape], str]] = {
        "header": (header(context, "住建局", "9月28日", "08:00"), "ground"),
        "footer": (footer(context, "责任科室：办公室", 3, 1), "ground"),
        "ticker's label": (ticker_label(context), "band"),
        "standing entry": (ticker_standing(context, "锁屏"), "band"),
        "crawling entries": ((s for _, shapes in ticker_entries(context, ("锁屏",))[0] for s in shapes), "band"),
    }
    strip = strip_of("制度", CHAPTER, context)
    sources["full text"] = ((span for line in strip.lines for span in line), "ground")
    pages: list[tuple[str, Page]] = [(type(card).__name__, p) for card in CARDS for p in pages_of(card, context)]
    pages += [("neutral", neutral(context, "住建局")), ("chapter", strip.bar)]
    pages += [("still text", page) for page in still_pages(strip, context)]
    sources |= {f"{name} {number}": (page.shapes, page.ground) for number, (name, page) in enumerate(pages)}
    return {pair: where for where, (shapes, ground) in sources.items() for pair in pairs(shapes, ground)}


def test_every_card_is_among_the_samples() -> None:
    assert {type(card) for card in CARDS} >= set(LAYOUTS)


def test_the_table_of_pairs_is_what_is_painted(context: Context) -> None:
    seen = painted(context)
    listed = {(text, ground) for text, ground, _ in TEXT_PAIRS}
    assert {pair: where for pair, where in seen.items() if pair not in listed} == {}
    assert {pair for pair in listed if pair not in seen} == set(), "nobody paints these any more"
    assert all(least >= (7.0 if text.endswith("ink") and text != "level_ink" else 4.5) for text, _, least in TEXT_PAIRS)


def test_every_pair_can_be_read_in_every_theme(context: Context) -> None:
    loaded = load_themes(themes())
    assert len(loaded) >= 4
    for name, theme in loaded.items():
        for palette in theme.variants:
            for (text, ground), where in painted(context).items():
                assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5, (name, text, ground, where)


def test_led_panels_show_little_white(context: Context) -> None:
    """No card of words is more than 40 % white; pictures and sheets are what they are."""
    for theme in load_themes(themes()).values():
        for card in CARDS:
            if isinstance(card, PageCard | PictureCard | AnimationCard):
                continue
            for page in pages_of(card, replace(context, manner=theme.manner)):
                image = paint_page(page, theme.led, context.fonts, lambda _: pytest.fail("a picture"))
                bright = sum(
                    image.pixelColor(x, y).lightness() > 200
                    for x in range(0, image.width(), 8)
                    for y in range(0, image.height(), 8)
                )
                assert bright <= 0.4 * (image.width() // 8) * (image.height() // 8), type(card).__name__
