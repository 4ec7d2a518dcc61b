"""Paragraph and character styles of a Word file, with what they inherit.

In: `styles.xml` (ECMA-376 part 1, 17.7). Out: for a style its heading level, weight, alignment, list, and whether it
hides text. WPS writes numbers as style ids, so a heading is known by its name (`heading 1`, 标题 1) or outline level.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from signage.core.document import Align
from signage.kinds.word.xml import Element, attribute, child, children, flag, integer, value

HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
TITLES = frozenset({"title", "标题", "文档标题"})
CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
MOST_PARENTS = 12
DEEPEST = 6
BODY_OUTLINE = 9
ALIGNMENTS = {"center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT}


@dataclass(frozen=True, slots=True)
class Listed:
    """The list and the level that a paragraph belongs to. `number` "0" means: to none."""

    number: str
    depth: int


@dataclass(frozen=True, slots=True)
class Styles:
    """The style elements by id, and the id of the default paragraph style."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default: str = ""

    def chain(self, style: str) -> Iterator[Element]:
        """A style and those it is based on; a circle ends."""
        seen: set[str] = set()
        while style in self.by_id and style not in seen and len(seen) < MOST_PARENTS:
            seen.add(style)
            yield self.by_id[style]
            style = value(child(self.by_id[style], "basedOn"))

    def style_of(self, paragraph: Element) -> str:
        """The style id of a paragraph."""
        return value(child(paragraph, "pPr", "pStyle")) or self.default

    def heading(self, paragraph: Element) -> int | None:
        """The level of a heading, 0 for a title; None for other paragraphs."""
        outline = child(paragraph, "pPr", "outlineLvl")
        if outline is not None:
            return outline_level(outline)
        style = self.style_of(paragraph)
        for element in self.chain(style):
            name = value(child(element, "name")).strip()
            if name.lower() in TITLES:
                return 0
            if found := HEADING.fullmatch(name):
                return min(int(found.group(1)), DEEPEST)
            outline = child(element, "pPr", "outlineLvl")
            if outline is not None:
                return outline_level(outline)
        found = HEADING.fullmatch(style)
        return min(int(found.group(1)), DEEPEST) if found else None

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is a line of the table of contents, which repeats what follows."""
        return any(
            CONTENTS.fullmatch(value(child(style, "name")).strip()) for style in self.chain(self.style_of(paragraph))
        )

    def align(self, paragraph: Element) -> Align:
        """Where a paragraph stands."""
        found = self.nearest(paragraph, lambda properties: value(child(properties, "jc")))
        return ALIGNMENTS.get(found, Align.LEFT)

    def nearest(self, paragraph: Element, question: Callable[[Element | None], str]) -> str:
        """The first answer of a paragraph's own properties and of its styles."""
        answer = question(child(paragraph, "pPr"))
        if answer:
            return answer
        answers = (question(child(style, "pPr")) for style in self.chain(self.style_of(paragraph)))
        return next((each for each in answers if each), "")

    def listed(self, paragraph: Element) -> Listed | None:
        """The list of a paragraph: its own word first, then its style's."""
        own = child(paragraph, "pPr", "numPr")
        if own is not None and child(own, "numId") is not None:
            return Listed(value(child(own, "numId")), integer(child(own, "ilvl"), "val"))
        for style in self.chain(self.style_of(paragraph)):
            given = child(style, "pPr", "numPr")
            if given is not None and child(given, "numId") is not None:
                depth = integer(child(own if own is not None else given, "ilvl"), "val")
                return Listed(value(child(given, "numId")), depth)
        return None

    def toggled(self, run: Element, paragraph: Element, name: str) -> bool:
        """A toggle such as `b` or `vanish`: the run's own word, its style's, the paragraph style's."""
        own = child(run, "rPr", name)
        if own is not None:
            return flag(own)
        styles = (*self.chain(value(child(run, "rPr", "rStyle"))), *self.chain(self.style_of(paragraph)))
        given = next((found for style in styles if (found := child(style, "rPr", name)) is not None), None)
        return flag(given)

    def run_value(self, run: Element, paragraph: Element, name: str) -> str:
        """A value such as `color` or `sz` of a run, from itself or its styles."""
        own = value(child(run, "rPr", name))
        if own:
            return own
        styles = (*self.chain(value(child(run, "rPr", "rStyle"))), *self.chain(self.style_of(paragraph)))
        return next((found for style in styles if (found := value(child(style, "rPr", name)))), "")


def outline_level(outline: Element) -> int | None:
    """A heading level from an outline level, which counts from 0; 9 is body text."""
    level = integer(outline, "val", BODY_OUTLINE)
    return min(level + 1, DEEPEST) if 0 <= level < BODY_OUTLINE else None


def styles_of(root: Element | None) -> Styles:
    """The styles in `styles.xml`."""
    by_id: dict[str, Element] = {}
    default = ""
    for style in children(root, "style"):
        name = attribute(style, "styleId")
        by_id.setdefault(name, style)
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true", "on"}:
            default = name
    return Styles(by_id, default)
