"""The walk through the body of a Word file: paragraphs, lists, tables, text boxes, pictures, notes, in reading order.

In: a `Package`. Out: blocks, the pictures they name, and what is hidden. Of a field only its last result counts, never
its instruction; of alternative content one branch; of ruby the base. Colours and fonts only tell whether text hides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from signage.core.document import Block, Heading, ListBlock, Paragraph, Picture, Run, Runs, runs_of
from signage.kinds.office.package import Package
from signage.kinds.texts.clean import cleaned
from signage.kinds.texts.runs import joined, lines_in
from signage.kinds.word.drawings import chart, smart_art
from signage.kinds.word.formula import formula
from signage.kinds.word.hidden import hidden_in
from signage.kinds.word.numbering import Numbering, numbering_of
from signage.kinds.word.pictures import Gallery
from signage.kinds.word.signs import sign
from signage.kinds.word.styles import Styles, styles_of
from signage.kinds.word.xml import Element, attribute, child, children, local, parsed

HEADING_CHARS = 60  # a longer "heading" is a paragraph that somebody gave an outline level
TRANSPARENT = frozenset(
    {"hyperlink", "smartTag", "sdtContent", "sdt", "customXml", "fldSimple", "dir", "bdo", "ins", "moveTo"}
)
REMOVED = frozenset({"del", "moveFrom"})
DRAWN = {"chart": ("图表", "图表，数字列成了表"), "relIds": ("SmartArt 图形", "SmartArt 图形，文字已列出")}
"""What is said of a drawing that leaves nothing, and of one that leaves its numbers or words."""
SHAPES = frozenset({"drawing", "pict", "object"})
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


@dataclass
class Story:
    """What one paragraph yields: runs in order, and shapes that come after it."""

    runs: list[Run] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)


@dataclass
class Body:
    """The walk and what it remembers. `hidden` names, in words, what is in the file but not on its pages."""

    package: Package
    styles: Styles
    numbering: Numbering
    gallery: Gallery
    hidden: dict[str, None] = field(default_factory=dict)
    fields: list[bool] = field(default_factory=list)  # for each open field: whether its result has begun
    contents: int = 0  # how many fields were open in a table of contents that has begun; 0: in none
    notes: dict[tuple[str, str], int] = field(default_factory=dict)  # each with its number
    fields_end: bool = True
    in_shape: int = 0

    @classmethod
    def of(cls, package: Package, *, fields_end: bool = True) -> Body:
        """A walk that is ready to begin. `fields_end`: each field has an end; else none hides anything."""
        relations = package.relations(package.main)
        named = {relation.kind: package.parts.get(relation.target) for relation in relations.values()}
        styles, numbers = named.get("styles"), named.get("numbering")
        return cls(
            package,
            styles_of(parsed(styles) if styles else None),
            numbering_of(parsed(numbers) if numbers else None),
            Gallery(package, relations),
            fields_end=fields_end,
        )

    def blocks(self) -> tuple[Block, ...]:
        """All blocks, the notes last."""
        root = parsed(self.package.parts[self.package.main])
        body = child(root, "body")
        found = list(self.walk(body)) if body is not None else []
        found.extend(self.note_blocks())
        return tuple(gathered(found))

    def walk(self, parent: Element) -> Iterator[Block]:
        """The blocks of a body, a cell, a text box or a note."""
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self.paragraph(element)
            elif name == "tbl":
                yield from self.table(element)
            elif name == "AlternateContent":
                yield from self.walk(chosen(element))
            elif name == "sdt" and child(element, "sdtPr", "showingPlcHdr") is not None:
                continue  # 单击此处输入文字: nobody has filled it in
            elif name in TRANSPARENT:
                self.note_revision(name)
                yield from self.walk(element)
            elif name in REMOVED:
                self.hidden["修订"] = None
            elif name == "altChunk":
                self.hidden["嵌入的文档"] = None

    def table(self, element: Element) -> Iterator[Block]:
        """A table, and behind it the pictures in it; a table of one cell is only a frame."""
        from signage.kinds.word.tables import table_blocks  # noqa: PLC0415 - the two walk each other

        yield from table_blocks(element, self)

    def paragraph(self, element: Element) -> Iterator[Block]:
        """The blocks of one paragraph: a line for each manual break, then its pictures and text boxes."""
        story = Story()
        self.inline(element, element, story)
        if child(element, "pPr", "rPr", "ins") is not None or child(element, "pPr", "rPr", "del") is not None:
            self.hidden["修订"] = None
        lines = list(lines_in(story.runs))
        if lines and not self.styles.is_contents(element):
            yield from self.text_blocks(element, lines)
        yield from story.after

    def text_blocks(self, element: Element, lines: list[Runs]) -> Iterator[Block]:
        """The lines of one paragraph, the first with its automatic number."""
        level = self.styles.heading(element)
        listed = self.styles.listed(element)
        label = self.numbering.label(listed.number, listed.depth) if listed is not None else None
        if label is not None and label.bullet and level is None:
            yield ListBlock((joined((*lines[0], *(run for line in lines[1:] for run in (Run(" "), *line)))),))
            return
        if label is not None and label.text:
            first, *others = lines[0]
            weight = first.strong if len(label.text) < 12 else False
            lines[0] = joined((Run(label.text, weight), first, *others))
        whole = sum(len(run.text) for line in lines for run in line)
        if level is not None and whole <= HEADING_CHARS:
            yield Heading(level, joined(run for line in lines for run in line))
            return
        align = self.styles.align(element)
        for line in lines:
            yield Paragraph(line, align)

    def inline(self, parent: Element, paragraph: Element, story: Story) -> None:
        """The runs inside a paragraph or inside what wraps them."""
        for element in parent:
            name = local(element)
            if name == "r":
                self.run(element, paragraph, story)
            elif name == "sdt" and child(element, "sdtPr", "showingPlcHdr") is not None:
                continue  # 单击此处输入文字: nobody has filled it in
            elif name in TRANSPARENT:
                self.note_revision(name)
                self.inline(element, paragraph, story)
            elif name in REMOVED:
                self.hidden["修订"] = None
            elif name == "AlternateContent":
                self.inline(chosen(element), paragraph, story)
            elif name in {"oMath", "oMathPara"}:
                self.add(story, formula(element), strong=False)

    def run(self, run: Element, paragraph: Element, story: Story) -> None:
        """One run: text and signs, field borders, pictures and shapes."""
        strong = self.styles.toggled(run, paragraph, "b")
        before = len(story.runs)
        self.parts_of_run(run, paragraph, story, strong=strong)
        if any(each.text.strip() for each in story.runs[before:]):
            self.hidden.update(dict.fromkeys(hidden_in(run, paragraph, self.styles, in_shape=self.in_shape > 0)))

    def parts_of_run(self, run: Element, paragraph: Element, story: Story, *, strong: bool) -> None:
        """The children of a run, or of the branch of alternative content inside it."""
        for element in run:
            name = local(element)
            if name in {"fldChar", "instrText"} and not self.fields_end:
                continue
            if name == "fldChar":
                self.field_border(attribute(element, "fldCharType"))
            elif name == "instrText":
                if (element.text or "").split()[:1] == ["TOC"] and not self.contents:
                    self.contents = len(self.fields)
            elif name == "AlternateContent":
                self.parts_of_run(chosen(element), paragraph, story, strong=strong)
            elif name in SHAPES:
                story.after.extend(self.shape(element))
            elif name == "ruby":
                for inner in children(child(element, "rubyBase"), "r"):
                    self.run(inner, paragraph, story)
            elif name in NOTES:
                number = self.notes.setdefault((NOTES[name], attribute(element, "id")), len(self.notes) + 1)
                self.add(story, f"[{number}]", strong=strong)
            elif name == "delText":
                self.hidden["修订"] = None
            else:
                self.add(story, sign(element), strong=strong)

    def add(self, story: Story, text: str, *, strong: bool) -> None:
        """Text that is printed: not the instruction of a field."""
        if text and all(self.fields) and not self.contents:
            story.runs.append(Run(cleaned(text), strong))

    def field_border(self, kind: str) -> None:
        """Where a field begins, where its result begins, where it ends."""
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()
            self.contents = self.contents if len(self.fields) >= self.contents else 0

    def shape(self, element: Element) -> Iterator[Block]:
        """The pictures and text boxes of a drawing, in order; each once."""
        for inner in element:
            name = local(inner)
            if name == "AlternateContent":
                yield from self.shape(chosen(inner))
            elif name in {"blip", "imagedata"}:
                yield from self.gallery.pictures(inner)
            elif name == "txbxContent":
                self.in_shape += 1
                yield from self.walk(inner)
                self.in_shape -= 1
            elif name in {"chart", "relIds"}:
                drawn = list((chart if name == "chart" else smart_art)(inner, self.package, self.gallery.relations))
                self.gallery.dropped.append(DRAWN[name][bool(drawn)])
                yield from drawn
            elif name == "textpath":
                yield from (Paragraph(line) for line in lines_in(runs_of(cleaned(attribute(inner, "string")))))
            else:
                yield from self.shape(inner)

    def note_revision(self, name: str) -> None:
        """Tracked insertions: somebody has not decided yet."""
        if name in {"ins", "moveTo"}:
            self.hidden["修订"] = None

    def note_blocks(self) -> Iterator[Block]:
        """Footnotes and endnotes that the text refers to, in order, with their numbers."""
        relations = self.package.relations(self.package.main)
        parts = {
            relation.kind: {attribute(note, "id"): note for note in parsed(part)}
            for relation in relations.values()
            if relation.kind in NOTES.values() and (part := self.package.parts.get(relation.target))
        }
        for (kind, identity), number in list(self.notes.items()):
            note = parts.get(kind, {}).get(identity)
            if note is not None:
                label: Runs = (Run(f"[{number}] "),)
                for block in self.walk(note):
                    yield replace(block, runs=joined((*label, *block.runs))) if isinstance(block, Paragraph) else block
                    label = ()


def chosen(alternatives: Element) -> Element:
    """The branch of `mc:AlternateContent` to read: the first choice with a text box or a picture, else the fallback."""
    branches = [each for each in alternatives if local(each) in {"Choice", "Fallback"}]
    full = (each for each in branches if any(local(inner) in {"t", "blip", "imagedata"} for inner in each.iter()))
    return next(full, branches[0] if branches else alternatives)


def gathered(blocks: list[Block]) -> Iterator[Block]:
    """Entries of a bulleted list that follow one another become one list; equal pictures in a row become one."""
    entries: tuple[Runs, ...] = ()
    last: Block | None = None
    for block in blocks:
        if isinstance(block, ListBlock):
            entries += block.entries
            continue
        if entries:
            yield ListBlock(entries)
            entries = ()
        if not (isinstance(block, Picture) and block == last):
            yield block
        last = block
    if entries:
        yield ListBlock(entries)
