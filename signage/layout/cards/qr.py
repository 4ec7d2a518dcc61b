"""QR: dark on white with four modules of quiet zone, what it opens and its plain host beside it."""

from __future__ import annotations

import qrcode

from signage.core.card import QrCode
from signage.core.document import runs_of
from signage.core.geometry import BODY, LABEL, LEAD, META, TITLE, Rect
from signage.layout.context import FILL_STEPS, Context, Sheet, optical_top
from signage.layout.scene import Modules, Page
from signage.layout.text import Block, Setting, laid, lay

QUIET, LEAST_MODULE, LEAST_SIDE, SECONDS, FARTHEST_MM = 4, 4, 7.0, 15.0, 4000.0
PROMPT = "请用手机扫码查看"


def qr_modules(address: str) -> tuple[str, ...]:
    """Rows of "1" and "0" for `address`, without quiet zone, error correction M."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make(fit=True)
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.get_matrix())


def is_scannable(context: Context) -> bool:
    """Whether a code makes sense where this screen hangs: near enough, not in far mode."""
    return not context.geometry.far and context.distance_mm <= FARTHEST_MM


def qr(card: QrCode, context: Context) -> tuple[Page, ...]:
    """One page: words at the left, the code in the right columns; too far away, the words with the address alone."""
    sheet = Sheet(context)
    top = sheet.eyebrow()
    x, width = sheet.columns(1, 7)
    scannable = is_scannable(context)
    prompt = laid(runs_of(PROMPT if scannable else "网址"), context.style(LABEL, "soft"), width, context.fonts)
    host = _host(card.host, context, width, BODY if scannable else LEAD)
    below = context.px(0.5) + prompt.height + host.height
    title = _title(card.title, context, width, sheet.area.bottom - top - below)
    height = title.height + below
    y = optical_top(top, sheet.area.bottom, height)
    if scannable:
        y = _code(sheet, card.address, top, y, height)
    y = sheet.put(title, x, y) + context.px(0.5)
    y = sheet.put(prompt, x, y)
    sheet.put(host, x, y)
    return (sheet.page(seconds=max(SECONDS, context.dwell_s)),)


def _title(title: str, context: Context, width: int, room: int) -> Block:
    for k in FILL_STEPS:
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


def _code(sheet: Sheet, address: str, top: int, y: int, height: int) -> int:
    context, area = sheet.context, sheet.area
    rows = qr_modules(address)
    _, width = sheet.columns(8, 12)
    count = len(rows) + 2 * QUIET
    by_distance = context.distance_mm / 10 / context.pitch_mm if context.pitch_mm else 0
    wanted = max(context.px(LEAST_SIDE), by_distance, count * LEAST_MODULE)
    module = max(LEAST_MODULE, min(round(wanted / count + 0.49), min(width, area.bottom - top) // count))
    side = module * count
    code_y = min(max(top, y + (height - side) // 2), area.bottom - side)
    sheet.shapes.append(Modules(Rect(area.right - side, code_y, side, side), rows))
    return y
