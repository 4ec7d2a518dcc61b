"""A whole screen as one picture: the presenter's state put together as QML does, without a window."""

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QColor, QImage, QPainter

from signage.core.display.frame import Frame, StageMode, TickerMode
from signage.core.display.theme import Theme
from signage.layout.context import Context
from signage.layout.scene import Page
from signage.layout.strip import Strip
from signage.screen.picture.looks import Looks
from signage.screen.picture.pictures import Pictures
from signage.screen.picture.presenter import NO_COVER, Presenter
from signage.screen.picture.still import composed

REMINDERS = (
    "随手锁屏，离桌清桌面。",
    "涉密不上网，上网不涉密。",
    "手机不进涉密会场，会前统一存放。",
    "打印件当场取走。",
)
FRAME = Frame(
    slide="sample/0",
    page=0,
    stage_mode=StageMode.PAGES,
    organisation="住房和城乡建设局",
    day_line="2026年10月8日　星期四　农历八月廿八",
    clock="08:30",
    responsible="责任科室：局保密工作办公室",
    number="编号 A1B2C3",
    segments=5,
    segment=1,
    ticker=REMINDERS,
    ticker_mode=TickerMode.STAND,
    entry=0,
    theme="calm",
    dusk=False,
    section="保密措施",
)


def frame_for(context: Context, page: Page, **more: Any) -> Frame:
    """The sample frame as the brain would make it for this form."""
    geometry = context.geometry
    manner = context.manner
    frame = replace(FRAME, clock=FRAME.clock if manner.clock else "", segments=FRAME.segments * manner.progress, **more)
    if not manner.clock:
        frame = replace(frame, day_line=frame.day_line.partition("　农历")[0])
    if geometry.far:
        frame = replace(frame, organisation="住建局", day_line="")
    if geometry.single and not geometry.ticker.h:
        frame = replace(frame, ticker=(page.crawl,) if page.crawl else (), ticker_mode=TickerMode.CRAWL)
    return frame


def whole_screen(
    context: Context, theme: Theme, page: Page, strip: Strip | None = None, *, led: bool = False, **more: Any
) -> QImage:
    """The screen with `page` on its stage, the ticker standing."""
    pictures = Pictures()
    looks = Looks({theme.name: theme, "calm": theme}, lambda _: context, led=led)
    presenter = Presenter(looks, pictures, lambda _: _photograph())
    frame = frame_for(context, page, theme=theme.name, **more)
    state = presenter.state_of(frame, page, strip, offset=0, speed=0.0, fade_ms=0)
    return composed(state | NO_COVER, pictures, (context.geometry.width, context.geometry.height))


def _photograph() -> QImage:
    """Something to look at in place of a derivative."""
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("#8FA6B8"))
    painter = QPainter(image)
    painter.fillRect(0, 40, 64, 24, QColor("#5F7A63"))
    painter.fillRect(16, 22, 30, 26, QColor("#D9CDB8"))
    painter.end()
    return image
