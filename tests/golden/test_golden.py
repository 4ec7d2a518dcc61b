"""Whole screens as they looked when somebody last looked at them.

Painted at 1280x720 and kept at half that size. The comparison is tolerant, because another version of the same
typeface draws its edges a little differently; a moved, missing or recoloured block is far outside the bounds.
"""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from whole import whole_screen

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
    SecrecyLevel,
    Welcome,
)
from signage.core.cards.picture_cards import PageCard
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost, Group, Members, OrganisationChart, Post, TableCard
from signage.core.display.forms import geometry_of
from signage.core.display.geometry import Rect
from signage.core.document import Cell, Run, Table, runs_of
from signage.core.settings import Place, Screen, Settings
from signage.layout import bands
from signage.layout.compose import pages_of
from signage.layout.context import Context
from signage.layout.paint import paint_page, paint_shapes, paint_tile
from signage.layout.scene import Page
from signage.layout.strip import Strip, strip_of
from signage.layout.themes import load_theme
from signage.paths import themes
from signage.screen.build import looks_for

PICTURES = Path(__file__).parent / "pictures"
SIZE, KEPT = (1280, 720), QSize(640, 360)
BOUNDS = (2.0, 48.0, 8.0)
"""In grey levels of 255: the mean difference; what 99.5 % of the differences stay below; and by how much the lightness
of any square of 20 px differs, which sees a line that is missing or has another colour."""

SECTION = "保密措施"
HARMS = ("特别严重的损害", "严重的损害", "损害")
LEVELS = Levels(
    "国家秘密的密级",
    tuple(
        LevelRow(level, f"{word}的国家秘密，泄露会使国家安全和利益遭受", harm)
        for level, word, harm in zip(SecrecyLevel, ("最重要", "重要", "一般"), HARMS, strict=True)
    ),
    "内部事项：不属于国家秘密，但不宜公开，按内部事项单独管理",
)
TODAY = date(2026, 10, 8)
ON_DUTY = (DutyPost("带班领导", ("高建国",), "0571-88880001"), DutyPost("值班员", ("林芳",), "0571-88880002"))
MEMBERS = "主任|高建国 副主任|林芳、陈志远 办公室|周敏 建筑业管理科|吴欣然 城市建设科|何静、郑一鸣 档案馆|赵磊"
ROSTER = ("日期|带班领导|值班员|电话", *(f"10月{n}日|欧阳建国|张　三|0571-8888000{n}" for n in range(1, 6)))
CARDS: dict[str, Card] = {
    "welcome": Welcome(("热烈欢迎各位领导", "莅临检查指导工作")),
    "notice": Notice(
        "关于开展保密自查的通知",
        (
            runs_of("各科室、各下属单位："),
            runs_of("请对照《保密工作管理制度》，于2026年10月15日前完成自查并报送整改情况。"),
        ),
        "局办公室",
        "2026年9月28日",
    ),
    "highlight": Highlight(
        (Run("涉密文件应当"), Run("入柜上锁", strong=True), Run("，离开座位前清空桌面。")), "文件管理", "第三章 第二条"
    ),
    "points": Points(
        "离开办公室前做到", tuple(map(runs_of, ("锁屏关机", "涉密文件入柜上锁", "清空打印机出纸口", "锁好门窗")))
    ),
    "definition": Definition(
        "国家秘密", runs_of("关系国家安全和利益，在一定时间内只限一定范围的人员知悉的事项。"), "第一章"
    ),
    "levels": LEVELS,
    "prohibition": Prohibition("严禁", "携带手机进入涉密会场", "", Pictogram.PHONE, "第四章 第一条"),
    "prohibition-without-ring": Prohibition("不得", "隐瞒、拖延报告泄密情况", "任何人", source="第五章 第三条"),
    "chart": OrganisationChart(
        "保密工作委员会",
        (
            Post("主任", ("高建国",)),
            *(Post("副主任", (name,), 0) for name in ("林芳", "陈志远")),
            *(Post("委员", (name,), 1 + n // 2) for n, name in enumerate(("周敏", "吴欣然", "孙浩", "何静"))),
        ),
    ),
    "members": Members(
        "保密工作委员会成员",
        tuple(Group(name, tuple(people.split("、"))) for name, people in (row.split("|") for row in MEMBERS.split())),
    ),
    "duty": Duty("国庆值班表", tuple(DutyDay(TODAY + timedelta(n), ON_DUTY, "0571-88880000") for n in range(3))),
    "countdown": Countdown("元旦假期", TODAY + timedelta(85), "1月1日至3日放假，4日上班"),
    "checklist": Checklist(
        "节前保密清查", tuple(map(runs_of, ("涉密载体清点入柜、上锁", "涉密计算机关机断电", "门窗关好，钥匙交值班室")))
    ),
    "page": PageCard("00" * 32, 3840, 2160, 3, 12, 60),
    "qr": QrCode("https://flk.npc.gov.cn/", "国家法律法规数据库", "flk.npc.gov.cn"),
    "table": TableCard(
        "国庆值班表", Table(tuple(tuple(Cell(runs_of(word)) for word in row.split("|")) for row in ROSTER))
    ),
}
TEXT = Chapter(
    "第三章　文件管理",
    tuple(
        Clause(f"第{number}条", runs_of("涉密文件应当由专人管理、登记造册，不得擅自复制、摘抄、外传。"))
        for number in "八九十"
    ),
)
SETTINGS = Settings(places=(Place(distance_mm=3000.0),), screens=(Screen(),))


def context(theme: str = "calm") -> Context:
    made = looks_for(SETTINGS, SETTINGS.screens[0], SIZE).of(theme).context
    if not made.fonts.found:
        pytest.skip("none of the theme's fonts is installed")
    return replace(made, eyebrow=SECTION, pitch_mm=0.0, staff=True, today=TODAY)


def page_picture(_: str) -> QImage:
    """A slide: a band across its top, a block below."""
    image = QImage(960, 540, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.fillRect(0, 0, 960, 110, QColor("#1F4E79"))
    painter.fillRect(80, 200, 420, 240, QColor("#C9C4B6"))
    painter.end()
    return image


def screen_of(
    page: Page, *, dusk: bool = False, led: bool = False, theme: str = "calm", strip: Strip | None = None
) -> QImage:
    """The whole screen with `page` on its stage, half size."""
    how, palette = context(theme), load_theme(themes(), theme).palette(dusk=dusk, led=led)
    geometry, fonts = how.geometry, how.fonts
    whole = QImage(*SIZE, QImage.Format.Format_RGB32)
    whole.fill(palette.ground)
    painter = QPainter(whole)

    def put(rect: Rect, image: QImage) -> None:
        painter.drawImage(QPoint(rect.x, rect.y), image)

    put(geometry.stage, paint_page(page, palette, fonts, page_picture))
    if strip is not None:
        corner = QPoint(strip.window.x, geometry.stage.y + strip.window.y)
        painter.drawImage(corner, paint_tile(strip, 0, palette, fonts))
    head = Rect(geometry.header.x, geometry.header.y, geometry.header.w, geometry.header.h + geometry.hairline)
    day = "2026年10月8日　星期四" + ("　农历八月廿八" if how.manner.clock else "")
    shapes = bands.header(how, "住房和城乡建设局", day, "08:30" if how.manner.clock else "")
    put(head, paint_shapes((head.w, head.h), shapes, "ground", palette, fonts))
    segments = 5 if how.manner.progress else 0
    foot = bands.footer(how, "责任科室：局保密工作办公室　编号 A1B2C3", segments, 1)
    put(geometry.footer, paint_shapes((geometry.footer.w, geometry.footer.h), foot, "ground", palette, fonts))
    if page.frameless:
        put(Rect(0, 0, *page.size), paint_page(page, palette, fonts, page_picture))
    start, band = bands.label_width(geometry), geometry.ticker
    put(band, paint_shapes((start, band.h), bands.ticker_label(how), "band", palette, fonts))
    standing = paint_shapes(
        (band.w - start, band.h), bands.ticker_standing(how, "随手锁屏，离桌清桌面。"), "band", palette, fonts
    )
    put(Rect(start, band.y, band.w - start, band.h), standing)
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    return whole.scaled(KEPT, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def values(image: QImage) -> np.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].astype(np.int16)


def apart(one: QImage, other: QImage) -> tuple[float, float, float]:
    """How far two pictures are apart: mean, 99.5th percentile, the worst square."""
    difference = values(one) - values(other)
    rows, columns = one.height() // 20, one.width() // 20
    squares = difference[: rows * 20, : columns * 60].reshape(rows, 20, columns, 20 * 3).mean(axis=(1, 3))
    size = np.abs(difference)
    return float(size.mean()), float(np.percentile(size, 99.5)), float(np.abs(squares).max())


def is_same(measured: tuple[float, float, float]) -> bool:
    return all(value < bound for value, bound in zip(measured, BOUNDS, strict=True))


def judge(name: str, painted: QImage, *, updating: bool) -> None:
    path = PICTURES / f"{name}.png"
    if updating:
        PICTURES.mkdir(exist_ok=True)
        assert painted.save(str(path))
        return
    golden = QImage(str(path))
    assert not golden.isNull(), f"{path.name} is missing: pytest tests/golden --update-golden"
    measured = apart(painted, golden)
    assert is_same(measured), f"{name}: {measured}, bounds {BOUNDS}"


@pytest.mark.parametrize("name", CARDS)
def test_card(name: str, updating: bool) -> None:
    page = pages_of(CARDS[name], context())[0]
    judge(name, screen_of(page), updating=updating)


@pytest.mark.parametrize("name", ["highlight", "levels", "chart"])
def test_after_dusk(name: str, updating: bool) -> None:
    [page] = pages_of(CARDS[name], context())
    judge(f"{name}-dusk", screen_of(page, dusk=True), updating=updating)


THEMED = {
    "festive": ("highlight", "festive", {}),
    "festive-dusk": ("levels", "festive", {"dusk": True}),
    "festive-led": ("prohibition", "festive", {"led": True}),
    "solemn": ("notice", "solemn", {}),
    "solemn-dusk": ("prohibition", "solemn", {"dusk": True}),
    "mourning": ("highlight", "mourning", {}),
}


@pytest.mark.parametrize("name", THEMED)
def test_theme(name: str, updating: bool) -> None:
    card, theme, variant = THEMED[name]
    how = context(theme)
    if load_theme(themes(), theme).display and how.fonts.display == how.fonts.family:
        pytest.skip("no Song face is installed")
    judge(f"theme-{name}", screen_of(pages_of(CARDS[card], how)[0], theme=theme, **variant), updating=updating)


def test_full_text(updating: bool) -> None:
    strip = strip_of("保密工作管理制度", TEXT, context())
    judge("full-text", screen_of(strip.bar, strip=strip), updating=updating)


FORMS = {
    "portrait": (720, 1280, 0.0, 3000.0),
    "wide": (2560, 720, 0.0, 3000.0),
    "strip": (1280, 240, 0.0, 3000.0),
    "low": (1280, 120, 0.0, 3000.0),
    "column": (240, 1280, 0.0, 3000.0),
    "far": (1280, 720, 55.0, 8000.0),
}
FORMED = (
    *(
        ("portrait", name)
        for name in ("welcome", "notice", "highlight", "points", "levels", "prohibition", "qr", "table")
    ),
    *(("wide", name) for name in ("highlight", "levels", "prohibition", "qr")),
    *(("far", name) for name in ("highlight", "prohibition")),
    *((form, "highlight") for form in ("strip", "low", "column")),
)


@pytest.mark.parametrize(("form", "name"), FORMED, ids=[f"{form} {name}" for form, name in FORMED])
def test_form(form: str, name: str, updating: bool) -> None:
    """The whole screen as the presenter makes it, in the other forms."""
    width, height, inch, distance = FORMS[form]
    theme = load_theme(themes(), "calm")
    geometry = geometry_of(width, height, diagonal_inch=inch, distance_mm=distance)
    how = Context(geometry, context().fonts, 180.0, SECTION, distance_mm=distance)
    painted = whole_screen(how, theme, pages_of(CARDS[name], how)[0])
    smooth = Qt.TransformationMode.SmoothTransformation
    half = painted.scaled(QSize(width // 2, height // 2), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    judge(f"{form}-{name}", half, updating=updating)


def test_a_change_is_noticed() -> None:
    """The bounds are narrow enough to mean something."""
    [page] = pages_of(CARDS["highlight"], context())
    [other] = pages_of(Highlight(runs_of("涉密文件应当入柜上锁，离开座位前清空桌面。"), "文件管理"), context())
    whole = screen_of(page)
    for changed in (screen_of(other), screen_of(page, dusk=True), whole.copy(0, 4, KEPT.width(), KEPT.height())):
        assert not is_same(apart(whole, changed)), apart(whole, changed)
    assert is_same(apart(whole, screen_of(page)))
