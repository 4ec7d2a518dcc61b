"""Passages: a line of a text by itself, or a lead-in (……下列职责：) with the items under it. What cards are made of.

In: a chapter of an outline. Out: `Passage` values in order; every line belongs to exactly one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from signage.core.cards.card import Card, Definition, Highlight, Prohibition
from signage.core.cards.ladder import Division
from signage.core.cards.levels import definition_in
from signage.core.cards.picture_cards import PageCard, PictureCard
from signage.core.cards.prohibitions import prohibitions_in
from signage.core.cards.table_cards import TableCard
from signage.core.document import Picture, Run, Runs, Table, plain
from signage.core.later import later
from signage.core.text.numbering import Rank
from signage.core.text.repair import Line, strip
from signage.core.text.sentences import without_joint

POINTS_TITLE_MAX: Final = 28
_SUBHEADING_MAX: Final = 16
_ENDS: Final = later(r"[。；！？;!?：:，,]")
_FIGURE: Final = later(r"(?:图|照片|图片) ?[\d一二三四五六七八九十]{0,2}[ 　:：.、]*[^。；]{2,30}$")
_CAPTION: Final = later(r"表[^，。；]{0,12}[：:]?$|[：:]$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A line and, if it leads in to them, its items. `article` is the number of the article it stands in."""

    line: Line
    items: tuple[Line, ...] = ()
    article: str = ""


def passages_of(division: Division) -> tuple[Passage, ...]:
    """The passages of a chapter."""
    result: list[Passage] = []
    article = ""
    place, lines = 0, division.lines
    while place < len(lines):
        line = lines[place]
        if line.rank is Rank.ARTICLE:
            article = line.label
        items = _items_after(lines, place) if line.text.endswith(("：", ":")) else ()
        result.append(Passage(line, items, article))
        place += 1 + len(items)
    return tuple(result)


def _items_after(lines: tuple[Line, ...], place: int) -> tuple[Line, ...]:
    """The lines under a lead-in: those of the rank that comes next, and what is deeper; or the entries of a list."""
    end = place + 1
    if end == len(lines) or not (
        lines[end].entry or (lines[end].rank is not None and lines[end].rank != lines[place].rank)
    ):
        return ()
    first = lines[end]
    while end < len(lines) and not lines[end].object and _belongs(lines[end], first):
        end += 1
    return lines[place + 1 : end]


def _belongs(line: Line, first: Line) -> bool:
    if first.rank is None:
        return line.entry and line.rank is None
    return line.rank is not None and line.rank >= first.rank


def is_subheading(line: Line, follower: Line) -> bool:
    """Whether a numbered line is a heading inside a chapter: short, no sentence, and what follows lies below it."""
    if line.rank is None or line.entry or line.object or not 2 <= len(line.text) <= _SUBHEADING_MAX:
        return False
    below = follower.rank is None or follower.rank > line.rank
    return below and not follower.object and not _ENDS.search(line.text)


def is_flat(items: tuple[Line, ...]) -> bool:
    """All of one rank: a list that fits under one title."""
    return len({item.rank for item in items}) == 1


def entries_of(items: tuple[Line, ...]) -> tuple[Runs, ...]:
    """The items without their numbers; without the marks that joined them."""
    entries = [without_joint(item.runs) for item in items]
    if any(entry != item.runs for entry, item in zip(entries, items, strict=True)) and entries[-1]:
        last = entries[-1][-1]
        if last.text.endswith("。"):
            entries[-1] = strip((*entries[-1][:-1], Run(last.text[:-1], last.strong)))
    return tuple(entry for entry in entries if entry)


_DUTIES: Final = later(r"^(.+?)(?:应当)?(?:履行|承担|负有)(?:下列|以下|如下)(?:主要|保密|工作)*职责$")
_WORK: Final = later(r"(?:负责|承担|主管)[^，]*，$|，$")
_ORDER: Final = later(r"^(.+?)(?:应当)?按照?(?:下列|以下|如下)程序(?:进行)?(.{0,6})$")
_OBJECT: Final = later(
    r"^(.{2,16}?(?:遵守|落实|做到|采取|具备|符合|坚持|执行|遵循|完成|包括))(?:下列|以下|如下)(.{2,8})$"
)
_SUBJECT: Final = later(
    r"^(?:下列|以下)([^，]{2,6}?)(?:在[^，]{2,24}，|[^，]{0,12}，)?((?:应当|必须|须|要|不得|严禁).{2,18})$"
)


def title_from_lead(lead: str) -> str:
    """A title for the list under a lead-in, from its own words: 保密工作办公室履行下列职责： → 保密工作办公室职责.

    Empty when the lead-in is too long. Then its items must not stand under another title: what a list forbids would
    read as what it asks for.
    """
    text = lead.rstrip("：: ").strip()
    if match := _DUTIES.match(text):
        text = _WORK.sub("", match[1]) + "职责"
    elif match := _ORDER.match(text):
        text = f"{match[1]}{match[2]}程序"
    elif match := _OBJECT.match(text):
        text = f"{match[1]}的{match[2]}"
    elif match := _SUBJECT.match(text):
        text = f"{match[2]}的{match[1]}"
    return text if 2 <= len(text) <= POINTS_TITLE_MAX and "。" not in text else ""


def numbered(line: Line) -> Runs:
    """The line as it was printed: number and text, the number as heavy as a heading that is heavy throughout."""
    if not line.label:
        return line.runs
    strong = bool(line.runs) and all(run.strong for run in line.runs)
    gap = "" if line.label[-1] in "、）)，," or line.rank is Rank.CIRCLED else "　" if line.label[-1] == "条" else " "
    return (Run(line.label + gap, strong), *line.runs)


def pronounced(runs: Runs, source: str) -> tuple[Prohibition, ...] | tuple[Definition, ...]:
    """The special cards that a sentence makes: prohibitions, or a definition."""
    if definition := definition_in(runs, source):
        return (definition,)
    return prohibitions_in(plain(runs), source)


def with_captions(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with 图1 …… under a picture as the picture's own caption; or over it, where the first picture has it so."""
    first = next((place for place, line in enumerate(lines) if isinstance(line.object, Picture)), 0)
    over = first > 0 and _is_figure(lines[first - 1])
    made: list[Line] = []
    for place, line in enumerate(lines):
        above, here = made[-1].object if made else None, line.object
        awaited = over and place + 1 < len(lines) and isinstance(lines[place + 1].object, Picture)
        if isinstance(above, Picture) and _is_bare(above) and _is_figure(line) and not awaited:
            made[-1] = replace(made[-1], object=replace(above, caption=line.whole))
        elif over and isinstance(here, Picture) and _is_bare(here) and made and _is_figure(made[-1]):
            made[-1] = replace(line, object=replace(here, caption=made[-1].whole))
        else:
            made.append(line)
    return tuple(made)


def _is_figure(line: Line) -> bool:
    return not line.object and bool(_FIGURE.match(line.whole))


def _is_bare(picture: Picture) -> bool:
    """Whether a picture can take a caption: it has none, and is no page, which shows none."""
    return not picture.caption and not picture.chars


def with_page_numbers(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """The cards with the scanned pages among them numbered."""
    count = sum(isinstance(card, PageCard) for card in cards)
    made: list[Card] = []
    number = 0
    for card in cards:
        number += isinstance(card, PageCard)
        made.append(replace(card, number=number, count=count) if isinstance(card, PageCard) else card)
    return tuple(made)


def object_card(line: Line, title: str) -> TableCard | PictureCard | PageCard:
    """The card of a table, picture or scanned page that stands in the text."""
    if isinstance(line.object, Table):
        return TableCard(title, line.object)
    picture = line.object
    assert isinstance(picture, Picture)
    if picture.chars:
        return PageCard(picture.sha256, picture.width, picture.height, 1, 1, picture.chars)
    return PictureCard(picture.sha256, picture.width, picture.height, picture.caption)


def is_caption(text: str) -> bool:
    """Whether a line over a table names it."""
    return len(text) <= 24 and bool(_CAPTION.search(text))


def said(card: Card) -> str:
    """What a one-sentence card says, without blanks and end marks: two cards must not say the same."""
    if isinstance(card, Highlight):
        text = plain(card.runs)
    elif isinstance(card, Prohibition):
        text = card.word + card.act
    else:
        return ""
    return "".join(text.split()).rstrip("。；！")
