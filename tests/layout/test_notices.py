"""A notice over several pages: each page holds whole thoughts, and the later ones belong to the text."""

from collections.abc import Callable

import pytest

from signage.core.cards.card import Notice
from signage.core.cards.picture_cards import PictureCard
from signage.core.document import Run, Runs, runs_of
from signage.layout.compose import laid_of, pages_of
from signage.layout.context import Context
from signage.layout.scene import Page
from signage.layout.strip import Strip

ContextAt = Callable[..., Context]
TITLE = "关于开展年度房屋市政工程冬季施工安全检查的通知"
TEXT = "全市在建房屋建筑和市政基础设施工程都在检查范围之内，各单位应当做好准备。"
SIZES = [(1920, 1080), (1080, 1920), (1366, 768)]


def lines(page: Page) -> list[str]:
    return [box.text for box in page.boxes]


def notice(*paragraphs: Runs, signed: bool = True) -> Notice:
    return Notice(TITLE, paragraphs, *(("市住房和城乡建设局", "2026年11月20日") if signed else ()))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("before", range(1, 7))
@pytest.mark.parametrize(
    "heading",
    [runs_of("二、检查范围"), runs_of("（二）检查范围"), (Run("检查范围", strong=True),), runs_of("值班安排：")],
    ids=["numbered", "bracketed", "bold", "colon"],
)
def test_no_page_ends_with_a_heading(context_at: ContextAt, size: tuple[int, int], before: int, heading: Runs) -> None:
    card = notice(*[runs_of(TEXT)] * before, heading, *[runs_of(TEXT)] * 4)
    words = "".join(run.text for run in heading)
    pages = pages_of(card, context_at(*size))
    assert len(pages) > 1
    assert sum(words in lines(page) for page in pages) == 1
    body = [[line for line in lines(page) if "/" not in line] for page in pages]
    assert all(texts[-1] != words for texts in body)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_title_is_large_on_the_first_page_only(context_at: ContextAt, size: tuple[int, int]) -> None:
    pages = pages_of(notice(*[runs_of(TEXT)] * 9), context_at(*size))
    heights = [max(box.rect.h for box in page.boxes if box.text in TITLE) for page in pages]
    assert len(pages) > 2
    assert set(heights[1:]) < set(range(heights[0]))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_annexes_stand_under_each_other(context_at: ContextAt, size: tuple[int, int]) -> None:
    card = notice(runs_of(TEXT), runs_of("附件：1.检查表"), runs_of("2. 汇总表"), runs_of("3. 名单"))
    left = {line.text: line.rect.x for page in pages_of(card, context_at(*size)) for line in page.boxes}
    assert left["附件：1.检查表"] < left["2. 汇总表"] == left["3. 名单"]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_signature_never_stands_alone(context_at: ContextAt, size: tuple[int, int]) -> None:
    for count in range(1, 12):
        last = lines(pages_of(notice(*[runs_of("一、检查范围")] * count), context_at(*size))[-1])
        assert any(text.startswith("一、") for text in last)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("length", range(20, 60, 4))
def test_the_readers_are_never_addressed_on_a_page_of_their_own(
    context_at: ContextAt, size: tuple[int, int], length: int
) -> None:
    for page in pages_of(notice(runs_of("各科室："), runs_of((TEXT * 2)[:length])), context_at(*size)):
        body = [text for text in lines(page) if text in TEXT * 2 or text.endswith("：")]
        assert body != ["各科室："]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_long_picture_is_read_from_top_to_bottom(context_at: ContextAt, size: tuple[int, int]) -> None:
    context = context_at(*size)
    long, usual = PictureCard("a", 691, 3840, "海报"), PictureCard("a", 1242, 2208, "屏幕")
    strip = laid_of(long, context)
    assert isinstance(strip, Strip)
    assert strip.window.w > context.geometry.text.w * 0.35
    assert strip.pages[-1].offset + strip.window.h == strip.height
    assert isinstance(laid_of(usual, context), tuple)
    assert len(pages_of(long, context)) == len(strip.pages)


SHORT = (
    "会议时间：10月12日下午3点",
    "会议地点：三楼会议室",
    "主持人：分管领导",
    "参加人员：各科室负责人",
    "会议内容：第三季度工作",
    "着装要求：正装",
    "请提前十分钟入场，勿迟到",
)
SCREENS = [(1920, 1080), (1280, 720), (1366, 768), (1080, 1920), (3840, 2160), (3840, 1080), (1024, 768)]


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("signed", [True, False])
def test_seven_short_lines_are_one_page(context_at: ContextAt, size: tuple[int, int], signed: bool) -> None:
    ends = ("局办公室", "2026年10月9日") if signed else ("", "")
    card = Notice("关于召开季度工作会议的通知", tuple(map(runs_of, SHORT)), *ends)
    (page,) = pages_of(card, context_at(*size))
    said = "".join(lines(page)).replace("　", "")
    assert all(text in said for text in (*SHORT, *ends))


def test_lines_stand_no_closer_than_they_must(context_at: ContextAt) -> None:
    gaps = []
    for count in (5, 6, 7):
        card = Notice("关于召开季度工作会议的通知", tuple(map(runs_of, SHORT[:count])), "局办公室", "2026年10月9日")
        (page,) = pages_of(card, context_at(1920, 1080))
        tops = {box.text: box.rect.y for box in page.boxes}
        gaps.append(tops[SHORT[1]] - tops[SHORT[0]])
    assert gaps == sorted(set(gaps), reverse=True)


def test_a_smaller_step_spares_a_hole_in_a_line(context_at: ContextAt) -> None:
    texts = ("各科室、各下属单位：", "请对照《保密工作管理制度》，于2026年10月15日前完成自查并报送整改情况。")
    for size in SCREENS:
        card = Notice("关于开展保密自查的通知", tuple(map(runs_of, texts)), "局办公室", "2026年9月28日")
        (page,) = pages_of(card, context_at(*size))
        body = [box for box in page.boxes if box.text in texts[1]]
        assert len(body) > 1
        assert "《" in body[0].text, size


def test_a_smaller_step_spares_a_last_line_of_a_few_characters(context_at: ContextAt) -> None:
    card = Notice("关于召开季度工作会议的通知", tuple(map(runs_of, SHORT[:4])))
    (page,) = pages_of(card, context_at(1080, 1920))
    assert SHORT[0] in lines(page)


@pytest.mark.parametrize("size", [*SIZES, (1080, 1350), (900, 1600)], ids=str)
@pytest.mark.parametrize("title", [TITLE, TITLE[:13], TITLE[:17], "停水通知"])
def test_the_number_of_a_page_stands_beside_the_title(context_at: ContextAt, size: tuple[int, int], title: str) -> None:
    pages = pages_of(Notice(title, (runs_of(TEXT),) * 9), context_at(*size, eyebrow=""))
    assert len(pages) > 1
    for page in pages:
        number = next(box.rect for box in page.boxes if box.text.endswith(f"/{len(pages)}"))
        assert not any(box.rect.overlaps(number) for box in page.boxes if box.rect != number)
