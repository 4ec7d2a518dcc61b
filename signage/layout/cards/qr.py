"""QR: dark on white with four modules of quiet zone, what it opens and its plain host beside it."""

from __future__ import annotations

from signage.core.cards.card import QrCode
from signage.core.display.geometry import BODY, LABEL, LEAD, META, TITLE, Rect
from signage.core.document import runs_of
from signage.layout.context import Context, Sheet
from signage.layout.scene import Modules, Page
from signage.layout.text import Block, Setting, laid, lay

QUIET, LEAST_MODULE, LEAST_SIDE, ABOVE_SIDE, SECONDS, FARTHEST_MM = 4, 4, 7.0, 8.0, 15.0, 4000.0
PROMPT = "请用手机扫码查看"


def qr_modules(address: str) -> tuple[str, ...]:
    """Rows of "1" and "0" for `address`, without quiet zone, error correction M."""
    import qrcode  # noqa: PLC0415 - it brings Pillow: 7 MB that a screen without a code need not have

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make(fit=True)
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.get_matrix())


def is_scannable(context: Context) -> bool:
    """Whether a code makes sense where this screen hangs: near enough, not in far mode."""
    return not context.geometry.far and context.distance_mm <= FARTHEST_MM


def qr(card: QrCode, context: Context) -> tuple[Page, ...]:
    """One page: words at the left, the code in the right columns, or lower left under them in portrait.

    Too far away, the words with the address alone.
    """
    sheet = Sheet(context)
    top = sheet.eyebrow()
    scannable = is_scannable(context)
    code = _code(sheet, card.address, top) if scannable else None
    x, width = sheet.text_span(1, 7)
    bottom = sheet.area.bottom
    if code and context.geometry.stacked:
        bottom = code.rect.y - context.px(1.0)
    prompt = laid(runs_of(PROMPT if scannable else "网址"), context.style(LABEL, "soft"), width, context.fonts)
    host = _host(card.host, context, width, BODY if scannable else LEAD)
    below = context.px(0.5) + prompt.height + host.height
    title = _title(card.title, context, width, bottom - top - below)
    y = sheet.top_of(top, bottom, title.height + below)
    if code:
        sheet.shapes.append(code if context.geometry.stacked else _beside(sheet, code, top, y, title.height + below))
    y = sheet.put(title, x, y) + context.px(0.5)
    y = sheet.put(prompt, x, y)
    sheet.put(host, x, y)
    return (sheet.page(seconds=max(SECONDS, context.dwell_s)),)


def _title(title: str, context: Context, width: int, room: int) -> Block:
    for k in context.geometry.fill_steps:
        style = context.style(TITLE, bold=True, k=k)
        block = lay(runs_of(title), style, width, context.fonts, Setting(balanced=True, most_lines=2))
        if block is not None and block.height <= room:
            return block
    return laid(runs_of(title), context.style(BODY, bold=True), width, context.fonts)


def _host(host: str, context: Context, width: int, most: float) -> Block:
    """The plain host name: smaller where it is long, on two lines where it must be."""
    styles = [context.style(scale, "accent") for scale in (LEAD, BODY, LABEL, META) if scale <= most]
    tried = (lay(runs_of(host), style, width, context.fonts, Setting(most_lines=1)) for style in styles)
    return next((block for block in tried if block), None) or laid(runs_of(host), styles[-1], width, context.fonts)


def _code(sheet: Sheet, address: str, top: int) -> Modules:
    """The code, as large as asked and possible, in the lower corner: at the right, in portrait at the left."""
    context, area = sheet.context, sheet.area
    rows = qr_modules(address)
    stacked = context.geometry.stacked
    width = area.w if stacked else sheet.columns(8, 12)[1]
    height = (area.bottom - top) * 3 // 5 if stacked else area.bottom - top
    count = len(rows) + 2 * QUIET
    by_distance = context.distance_mm / 10 / context.pitch_mm if context.pitch_mm else 0
    least = ABOVE_SIDE if stacked else LEAST_SIDE
    wanted = max(context.px(least), by_distance, count * LEAST_MODULE)
    module = max(LEAST_MODULE, min(round(wanted / count + 0.49), min(width, height) // count))
    side = module * count
    return Modules(Rect(area.x if stacked else area.right - side, area.bottom - side, side, side), rows)


def _beside(sheet: Sheet, code: Modules, top: int, y: int, height: int) -> Modules:
    """The code at the height of the words that begin at `y`."""
    rect = code.rect
    place = min(max(top, y + (height - rect.h) // 2), sheet.area.bottom - rect.h)
    return Modules(Rect(rect.x, place, rect.w, rect.h), code.rows)
