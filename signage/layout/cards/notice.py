"""通知: title centred on the text columns, two-character indent, 落款 at the right; verses centred. And short lists."""

from __future__ import annotations

import re

from signage.core.cards.card import Notice, Points
from signage.core.display.geometry import BODY, LEAD
from signage.core.display.geometry import COLUMNS as ALL_COLUMNS
from signage.core.document import Align, Run, Runs, plain, runs_of
from signage.core.text.verses import is_verse
from signage.layout.context import Context
from signage.layout.flow import close_page, flow
from signage.layout.fonts import hang
from signage.layout.rows import Paragraph
from signage.layout.scene import Page
from signage.layout.text import Setting

COLUMNS, WIDE = (2, 11), (1, 11)
BULLET = "・"
_HEADING_MAX = 24
_ENDS = ("。", "；", ";", "！", "？", "，")
_HEADED = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|问[：:]|Q[：:]|\d{1,2}(?:[.．、]|\s)\s*\S{2,12}$"
)
_ANNEX = re.compile(r"附\s*件\s*[：:]\s*1\s*[.．、]")
_ITEM = re.compile(r"\d{1,2}\s*[.．、]")
_ANNEX_INDENT = 5
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ONE_LINE = 14  # a body so short stands under its title, not at the left of it
_ADDRESS_AMONG = 4  # a letterhead may stand above it
_LEADS_IN = re.compile(r"(?:如下|以下|下列|。)")
_LABEL = re.compile(r"[（(][一二三四五六七八九十\d]+[）)]|[①-⑳]|[一二三四五六七八九十\d]+[、.．]")


def notice(card: Notice, context: Context) -> tuple[Page, ...]:
    """The notice, over as many pages as it needs; the signature never stands alone on a page."""
    annex = False
    body: list[Paragraph] = []
    texts = [plain(runs) for runs in card.paragraphs]
    middle = is_verse(texts) or (
        not card.signature and not card.date and len(texts) == 1 and len(texts[0]) <= _ONE_LINE
    )
    for number, (runs, text) in enumerate(zip(card.paragraphs, texts, strict=True)):
        address = number < _ADDRESS_AMONG and _is_address(text)
        under = annex and bool(_ITEM.match(text))  # 2. and 3. stand under the 1. of 附件：1.
        annex = under or bool(_ANNEX.match(text))
        body.append(
            Paragraph(
                runs,
                Setting(Align.CENTRE) if middle else Setting(indent=_indent(text, flush=address, under=under)),
                gap=0.3,
                leads=address or _is_heading(runs) or (annex and not under),
            )
        )
    signed = [line for line in (*_units(card.signature, context), card.date) if line]
    pages = flow(context, card.title, (*body, *_signed(signed)), centred=True, columns=COLUMNS)
    if len(pages) > 1:
        together = _signed(["　".join(signed)] if signed else [])
        return close_page(context, card.title, (*body, *together), COLUMNS, len(together)) or pages
    return pages


def _signed(lines: list[str]) -> tuple[Paragraph, ...]:
    """落款: at the right, two characters from the edge, never away from the text."""
    return tuple(
        Paragraph(runs_of(line + "　　"), Setting(Align.RIGHT), keep=True, gap=0.0 if number else 0.6)
        for number, line in enumerate(lines)
    )


def _indent(text: str, *, flush: bool, under: bool) -> int:
    """Characters before a paragraph: two in Chinese; none before an address, nor before what is not Chinese."""
    if under:
        return _ANNEX_INDENT
    return 0 if flush or not _CHINESE.search(text) else 2


def _units(signature: str, context: Context) -> list[str]:
    """Who signed: on one line where that holds them, else each on a line of their own."""
    geometry = context.geometry
    columns = (1, ALL_COLUMNS) if geometry.far or geometry.stacked else COLUMNS
    room = geometry.columns(*columns)[1] - context.px(2 * BODY)
    whole = context.fonts.width(signature, context.px(BODY), bold=False) <= room
    return [signature] if whole else signature.split("　")


def points(card: Points, context: Context) -> tuple[Page, ...]:
    """A list: entries hanging behind their number or a small mark, as large as lets them stand on one page."""
    pages: tuple[Page, ...] = ()
    for scale, gap in ((LEAD, 0.4), (LEAD, 0.2), (BODY, 0.3), (BODY, 0.1)):
        paragraphs = tuple(_entry(entry, context, scale, gap) for entry in card.entries)
        pages = flow(context, card.title, paragraphs, source=card.source, scale=scale, quiet_title=True, columns=WIDE)
        if len(pages) == 1:
            break
    return pages


def _entry(entry: Runs, context: Context, scale: float, gap: float) -> Paragraph:
    """An entry that hangs behind its own number, or behind a mark where it has none."""
    label = _LABEL.match(plain(entry))
    if label is None:
        return Paragraph((Run(BULLET, strong=True), *entry), Setting(hanging=1, indent=-1), gap=gap)
    px = context.px(scale)
    width = context.fonts.width(label.group(), px, bold=False) - px * hang(label.group()[0])
    return Paragraph(entry, Setting(hanging=width / px, indent=-width / px), gap=gap)


def _is_heading(runs: Runs) -> bool:
    """Whether a paragraph only names what follows it (二、检查范围; 值班安排：; a line in bold): no page ends with it."""
    text = plain(runs)
    if len(text) > _HEADING_MAX or text.endswith(_ENDS):
        return False
    return text.endswith(("：", ":")) or bool(_HEADED.match(text)) or all(run.strong for run in runs)


def _is_address(text: str) -> bool:
    """Whether a first paragraph addresses the readers (`各科室、各下属单位：`): it stands flush. 现通知如下： does not."""
    return text.endswith(("：", ":")) and len(text) <= 30 and not _LEADS_IN.search(text)
