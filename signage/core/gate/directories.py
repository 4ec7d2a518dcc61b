"""Telephone numbers that only their column or title tells: 88881001 under 电话, 661111 under 短号, a line of 常用电话.

In: a card and the present year. Out: the card as a public place may see it. Numbers that are meant to be called (监督电话, 服务热线,
值班电话) stay, as in `personal`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from signage.core.cards.card import Card, Notice, Points
from signage.core.cards.table_cards import TableCard
from signage.core.document import Run, Runs, Table, placed, plain
from signage.core.gate.personal import BARE_LANDLINE, PUBLIC_WORDS, PersonalKind, mask_personal, masked_as
from signage.core.later import later

_TELLS: Final = later(r"电话|手机|座机|短号|分机|联系方式|通讯录|通信录|号码")
_NO_PHONE: Final = later(r"身份|证件|车牌|编号|文号|门牌|房间")
_SHORT: Final = later(r"(?<![\d*.])\d{4,8}(?![\d*.])")


def masked_phones(card: Card, this_year: int) -> Card:
    """The card without such numbers; the card itself where it has none."""
    match card:
        case TableCard():
            return replace(card, table=_table(card.table, card.title, this_year))
        case Notice() if _is_told(card.title):
            return replace(card, paragraphs=tuple(_masked(runs, this_year) for runs in card.paragraphs))
        case Points() if _is_told(card.title):
            return replace(card, entries=tuple(_masked(runs, this_year) for runs in card.entries))
        case _:
            return card


def _is_told(head: str) -> bool:
    return bool(_TELLS.search(head)) and not _NO_PHONE.search(head) and not PUBLIC_WORDS.search(head)


def _table(table: Table, title: str, year: int) -> Table:
    """The table with the cells under a head that tells masked."""
    rows = list(placed(table))
    heads = rows[: table.header_rows]
    told = {
        column
        for row in heads
        for start, cell in row
        if _is_told(plain(cell.runs)) and not PUBLIC_WORDS.search(title)
        for column in range(start, start + cell.columns)
    }
    masked = tuple(
        tuple(
            replace(cell, runs=_masked(cell.runs, year, short=True)) if start in told else cell for start, cell in row
        )
        for row in rows[table.header_rows :]
    )
    return replace(table, rows=(*table.rows[: table.header_rows], *masked)) if told else table


def _masked(runs: Runs, year: int, *, short: bool = False) -> Runs:
    return tuple(Run(_hidden(run.text, year, short=short), run.strong) for run in runs)


def _hidden(text: str, year: int, *, short: bool) -> str:
    """A text without its numbers; `short`: without those inside the house too."""
    if PUBLIC_WORDS.search(text):
        return text
    masked = BARE_LANDLINE.sub(
        lambda found: masked_as(PersonalKind.LANDLINE, found.group()), mask_personal(text, this_year=year)
    )
    return _SHORT.sub("****", masked) if short else masked
