"""Covers on every form of screen: nothing overlaps, nothing is cut, sign and word stand there, the drill has its band."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from covers import COVERS, FOOT

from signage.core.display.cover import BLANK, Cover, CoverPicture, Sign, cover_palette, parted_in_two
from signage.core.display.forms import geometry_of
from signage.core.display.geometry import Rect
from signage.core.display.theme import contrast
from signage.core.text.breaks import UNSURE, atoms_of
from signage.layout.context import Context
from signage.layout.cover import cover_pages
from signage.layout.fonts import Fonts
from signage.layout.scene import Fill, Image, Page, SignShape

ContextAt = Callable[..., Context]
FORMS = {
    "landscape": (1920, 1080, 0.0, 3000.0),
    "4k": (3840, 2160, 0.0, 3000.0),
    "portrait": (1080, 1920, 0.0, 3000.0),
    "old": (1366, 768, 0.0, 3000.0),
    "square": (1280, 1024, 0.0, 3000.0),
    "wide": (3840, 1080, 0.0, 3000.0),
    "strip": (1920, 360, 0.0, 3000.0),
    "low": (1920, 160, 0.0, 3000.0),
    "column": (360, 1920, 0.0, 3000.0),
    "far": (1920, 1080, 55.0, 8000.0),
    "far portrait": (1080, 1920, 55.0, 8000.0),
}

LedsAt = Callable[[int, int], Context]


@pytest.fixture
def leds_at(fonts: Fonts) -> LedsAt:
    """The context of a panel of LEDs, whose characters have a least size."""
    return lambda width, height: Context(
        geometry_of(width, height, diagonal_inch=0.0, distance_mm=5000.0, led=True), fonts, 180.0
    )


@pytest.fixture(params=FORMS, ids=FORMS)
def context(request: pytest.FixtureRequest, context_at: ContextAt) -> Context:
    width, height, inch, distance = FORMS[request.param]
    return context_at(width, height, inch=inch, distance=distance)


def overlaps(page: Page) -> list[tuple[str, str]]:
    return [(one.text, other.text) for one, other in combinations(page.boxes, 2) if one.rect.overlaps(other.rect)]


@pytest.mark.parametrize("name", COVERS)
def test_all_of_it_is_there_and_nothing_is_cut(context: Context, name: str) -> None:
    cover, geometry = COVERS[name], context.geometry
    pages = cover_pages(cover, context)
    safe = replace(geometry.safe or Rect(0, 0, geometry.width, geometry.height))
    for page in pages:
        assert page.size == (geometry.width, geometry.height)
        assert not overlaps(page)
        for box in page.boxes:
            inside = Rect(0, 0, *page.size) if geometry.single or box.text == cover.band else safe
            assert inside.contains(box.rect) or not box.rect.w, box.text
    said = "".join(page.text for page in pages)
    for words in (cover.word, cover.headline, *cover.lines):
        assert words.replace(" ", "") in said.replace(" ", "") or context.geometry.single, words


@pytest.mark.parametrize("name", COVERS)
def test_everything_that_is_said_is_large(context: Context, name: str) -> None:
    least = 0.57 * context.geometry.body
    for page in cover_pages(COVERS[name], context):
        assert all(box.rect.h >= least * 0.9 for box in page.boxes if not context.geometry.single)


@pytest.mark.parametrize("form", ["landscape", "portrait", "old", "square", "wide"])
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("消防演练，请按疏散图撤离", ("消防演练，", "请按疏散图撤离")),
        ("停水至18点。各楼层饮水机暂停使用，请提前储水。", None),
        ("台风来了。请关好门窗，不要在楼前停车。", ("请关好门窗，", "不要在楼前停车。")),
        ("发生火情。请立即从最近的安全出口撤离，不得乘坐电梯。", None),
        ("会议改期。今天下午会议改到三楼第二会议室，请参会人员提前十分钟到场并将手机存放在门口手机柜。", None),
    ],
)
def test_no_line_ends_with_what_belongs_to_the_next(
    context_at: ContextAt, form: str, said: str, expected: tuple[str, ...] | None
) -> None:
    width, height, inch, distance = FORMS[form]
    headline, rest = parted_in_two((said,))
    (page,) = cover_pages(
        Cover("紧急通知", Sign.ALERT, headline, rest, FOOT), context_at(width, height, inch=inch, distance=distance)
    )
    lines = [box.text for box in page.boxes if box.text not in ("紧急通知", FOOT)]
    assert expected is None or tuple(lines[-2:]) == expected
    for text in filter(None, (headline, *rest)):
        ends, at = {atom.end: atom.penalty for atom in atoms_of(text)}, 0
        while at < len(text):
            at += len(lines.pop(0))
            assert ends[at] <= UNSURE, (text, at)
    assert not lines


def test_a_takeover_has_its_sign_its_word_and_its_bar(context: Context) -> None:
    for page in cover_pages(COVERS["usual"], context):
        bars = [shape for shape in page.shapes if isinstance(shape, Fill) and shape.colour == "prohibit"]
        assert len(bars) == 1
        signs = [shape for shape in page.shapes if isinstance(shape, SignShape)]
        assert (len(signs) == 1 and "紧急通知" in page.text) or context.geometry.single
    if context.geometry.single:
        assert cover_pages(COVERS["usual"], context)[0].text.startswith("紧急通知")


def test_a_drill_says_so_four_times(context: Context) -> None:
    page = cover_pages(COVERS["drill"], context)[0]
    words = [box.text for box in page.boxes if box.text == "演练"]
    assert len(words) == 4 or (context.geometry.single and page.text.startswith("演练"))


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (3840, 1080)])
def test_a_drill_that_is_not_now_says_both(context_at: ContextAt, size: tuple[int, int]) -> None:
    now = context_at(*size)
    geometry = geometry_of(*size, diagonal_inch=0.0, distance_mm=3000.0, marked=True)
    page = cover_pages(COVERS["drill"], replace(now, geometry=geometry))[0]
    words = [box.rect for box in page.boxes if box.text == "演练"]
    assert len(words) == 4
    assert not any(rect.overlaps(geometry.mark) for rect in words)
    assert not overlaps(page)


def test_a_picture_keeps_its_shape_and_has_word_and_end_beside_it(context_at: ContextAt) -> None:
    context = context_at(1920, 1080)
    cover = Cover("紧急通知", Sign.ALERT, foot=FOOT, pictures=(CoverPicture("a" * 64, 400, 300),) * 2)
    pages = cover_pages(cover, context)
    assert len(pages) == 2
    for page in pages:
        picture = next(shape for shape in page.shapes if isinstance(shape, Image)).rect
        assert abs(picture.w / picture.h - 4 / 3) < 0.01
        assert not any(picture.overlaps(box.rect) for box in page.boxes)
        assert {"紧急通知", FOOT} <= {box.text for box in page.boxes}


def test_a_picture_on_a_strip_is_said_in_words(context_at: ContextAt) -> None:
    cover = Cover("紧急通知", Sign.ALERT, foot=FOOT, pictures=(CoverPicture("a" * 64, 400, 300),))
    assert [page.text for page in cover_pages(cover, context_at(1920, 360))] == ["紧急通知", FOOT]


def test_nothing_is_on_a_blank_cover(context: Context) -> None:
    (page,) = cover_pages(BLANK, context)
    assert (page.shapes, page.text) == ((), "")


@pytest.mark.parametrize("led", [False, True])
def test_colours_can_be_told_apart_without_seeing_colour(led: bool) -> None:
    palette = cover_palette(led=led)
    assert contrast(palette.ink, palette.ground) >= 7
    assert min(contrast(palette.soft, palette.ground), contrast(palette.accent, palette.ground)) >= 4.5
    assert contrast(palette.prohibit, palette.ground) >= 3


PARTS = [
    ("one sentence", ("停水",), "停水", ()),
    ("a sentence and the rest", ("停水。请储水。",), "停水", ("请储水。",)),
    ("two clauses that are short together", ("跑水，停用。请走楼梯",), "跑水，停用", ("请走楼梯",)),
    ("a clause, where the sentence is long", ("大楼冒烟，请马上从东侧楼梯有序撤离到院内",), "大楼冒烟", ("请马上从东侧楼梯有序撤离到院内",)),
    ("a call", ("着火了！快撤",), "着火了！", ("快撤",)),
    ("a short first line", ("今晚停电：", "请关机"), "今晚停电", ("请关机",)),
    ("a long first line", ("一二三四五六七八九十一二三四五", "请关机"), "", ("一二三四五六七八九十一二三四五", "请关机")),
    ("no beginning that is short", ("一二三四五六七八九十一二三四五",), "", ("一二三四五六七八九十一二三四五",)),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "headline", "rest"), [case[1:] for case in PARTS], ids=[case[0] for case in PARTS])
def test_what_happened_and_what_to_do(lines: tuple[str, ...], headline: str, rest: tuple[str, ...]) -> None:
    assert parted_in_two(lines) == (headline, rest)


@pytest.mark.parametrize(
    "size", [(192, 64), (256, 128), (320, 160), (320, 240)], ids=lambda size: "x".join(map(str, size))
)
@pytest.mark.parametrize("name", COVERS)
def test_a_small_panel_of_leds_says_all_of_it_too(leds_at: LedsAt, size: tuple[int, int], name: str) -> None:
    cover = COVERS[name]
    pages = cover_pages(cover, leds_at(*size))
    assert pages
    assert not any(overlaps(page) for page in pages)
    for page in pages:
        assert all(Rect(0, 0, *size).contains(box.rect) for box in page.boxes)
    said = "".join(page.text for page in pages).replace(" ", "")
    assert all(words.replace(" ", "") in said for words in (cover.headline, *cover.lines))


def test_a_panel_that_has_no_room_for_a_word_has_no_cover(leds_at: LedsAt) -> None:
    assert cover_pages(COVERS["shortest"], leds_at(64, 16)) == ()
