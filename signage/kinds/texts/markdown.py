"""Markdown files. In: text with CommonMark and tables. Out: a `Document` of our own blocks.

No HTML is ever rendered: tags go, the text between them stays. Pictures are references to files elsewhere, so they are
dropped with a note. Links keep their text. Nesting is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_cjk_friendly import cjk_friendly  # type: ignore[import-untyped] # it ships without types

from signage.core.document import Block, Cell, Document, Heading, ListBlock, Paragraph, Run, Runs, Table, runs_of
from signage.core.item import Kind
from signage.core.rules import Role
from signage.core.verdict import Note, Reason
from signage.kinds.reading import Reading, Refusal, Source, rejected
from signage.kinds.texts.clean import one_line
from signage.kinds.texts.front_matter import split_front_matter
from signage.kinds.texts.link import link
from signage.kinds.texts.runs import joined, lines_in, stripped
from signage.kinds.texts.text import text_of

MAX_NESTING = 40
TAG = re.compile(r"<[^<>]*>")
SILENT = re.compile(r"\s*<(?:script|style|!--|\?|!)", re.IGNORECASE)
NO_ADDRESS = re.compile(r"^( {0,3})(?=\[[^\]\n]+\]:(?![ \t]*(?:<?(?:[a-z]+:|[./#])|$)))", re.IGNORECASE | re.MULTILINE)
"""Before what the parser would take for the address of a link and leave out: [注]: 数据截至十一月。"""
ONLY_LINK = re.compile(r"\[(?P<name>[^\[\]\n]{1,40})\]\((?P<address>https?://[!-~]+)\)", re.IGNORECASE)
"""A file that is one link and nothing else, as a text that is one address."""
TASK = re.compile(r"\[([ xX])\](?=\s)")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(source: Source) -> Reading | Refusal:
    """The blocks of a Markdown file."""
    decoded = text_of(source)
    if isinstance(decoded, Refusal):
        return decoded
    matter = split_front_matter(decoded.text, source.request)
    only = ONLY_LINK.fullmatch(matter.body.strip())
    if only is not None and source.request.role is Role.PLAY:
        found = link(only["address"], matter.rules, matter.title or only["name"], decoded.raw)
        return found if isinstance(found, Refusal) else replace(found, notes=(*decoded.notes, *matter.notes))
    try:
        tokens = parser().parse(NO_ADDRESS.sub(r"\1\\", matter.body))
    except RecursionError:
        tokens = [Token("", "", 0, level=MAX_NESTING)]
    if any(token.level >= MAX_NESTING - 1 for token in tokens):  # the parser leaves out what is deeper
        return rejected(Reason.TOO_DEEP, raw=(decoded.raw,))
    walk = Walk()
    blocks = tuple(walk.blocks(tokens))
    if not blocks and not matter.rules.qr:
        return rejected(Reason.NOTHING_TO_SHOW, raw=(decoded.raw,))
    dropped = tuple(Note(Reason.EXTERNAL_DROPPED, name) for name in dict.fromkeys(walk.pictures))
    notes = (*decoded.notes, *matter.notes, *dropped)
    struck = any(child.type == "s_open" for token in tokens for child in token.children or ())
    held = (Note(Reason.STRUCK_TEXT),) if struck else ()
    return Reading(Kind.TEXT, matter.rules, Document(matter.title, blocks), matter.title, (decoded.raw,), notes, held)


def parser() -> MarkdownIt:
    """CommonMark with tables, and with emphasis as Chinese text needs it."""
    made = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"]).use(cjk_friendly)
    made.disable("fragments_join")  # runs are joined here; there each of 50,000 lone stars copies all text before it
    made.validateLink = every_address  # type: ignore[method-assign]  # else `![](file:///…)` stays as text; we follow none
    return made


def every_address(url: str) -> bool:  # noqa: ARG001 - the parser asks so
    """Any address is an address: none is followed."""
    return True


@dataclass
class Walk:
    """Reads the flat list of tokens from left to right; remembers the pictures it left out."""

    pictures: list[str] = field(default_factory=list)

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = closing(tokens, at) if token.nesting == 1 else at
            inner = tokens[at + 1 : end]
            if token.type == "heading_open":
                yield from headings(int(token.tag[1]), self.inline(inner))
            elif token.type == "paragraph_open":
                yield from paragraphs(self.inline(inner))
            elif token.type in {"bullet_list_open", "ordered_list_open"}:
                entries = tuple(self.entries(inner))
                if entries:
                    yield ListBlock(entries, ordered=token.type == "ordered_list_open")
            elif token.type == "blockquote_open":
                yield from self.blocks(inner)
            elif token.type == "table_open":
                yield self.table(inner)
            elif token.type in {"code_block", "fence"}:
                yield from paragraphs(runs_of(token.content))
            elif token.type == "html_block" and not SILENT.match(token.content):
                yield from paragraphs(runs_of(TAG.sub("", BREAK.sub("\n", token.content))))
            at = end + 1

    def entries(self, tokens: Sequence[Token]) -> Iterator[Runs]:
        """The entries of a list and of the lists inside it, one after the other."""
        label = ""
        for token in tokens:
            if token.type == "list_item_open":
                label = f"{token.info}{token.markup} " if token.info else ""
            elif token.type in {"inline", "fence", "code_block"}:
                runs = ticked(self.runs(token)) if token.type == "inline" else runs_of(token.content)
                for line in lines_in(runs):
                    yield joined((*runs_of(label), *line))
                    label = ""

    def table(self, tokens: Sequence[Token]) -> Table:
        """A table; Markdown knows no merged cells."""
        rows: list[tuple[Cell, ...]] = []
        cells: list[Cell] = []
        for token in tokens:
            if token.type == "tr_open":
                cells = []
            elif token.type == "tr_close":
                rows.append(tuple(cells))
            elif token.type == "inline":
                cells.append(Cell(stripped(flat(self.runs(token)))))
        return Table(tuple(rows))

    def inline(self, tokens: Sequence[Token]) -> Runs:
        """The runs of all inline tokens in a block."""
        return joined(run for token in tokens if token.type == "inline" for run in self.runs(token))

    def runs(self, token: Token) -> Runs:
        r"""The runs of one inline token; a hard line break is `\n`."""
        runs: list[Run] = []
        strong = 0
        for child in token.children or []:
            if child.type == "strong_open":
                strong += 1
            elif child.type == "strong_close":
                strong -= 1
            elif child.type == "image":
                self.pictures.append(one_line(child.content)[:40])
            elif child.type == "softbreak":
                runs.append(Run("\v"))
            elif child.type == "hardbreak" or (child.type == "html_inline" and BREAK.fullmatch(child.content)):
                runs.append(Run("\n"))
            elif child.type != "html_inline" and child.content:
                runs.append(Run(child.content, bool(strong)))
        return soft_breaks(joined(runs))


def closing(tokens: Sequence[Token], at: int) -> int:
    """Where the block that opens at `at` closes."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return len(tokens)


def headings(level: int, runs: Runs) -> Iterator[Block]:
    """A heading, unless it is empty."""
    line = stripped(flat(runs))
    if line:
        yield Heading(level, line)


def paragraphs(runs: Runs) -> Iterator[Block]:
    """A paragraph for each line."""
    for line in lines_in(runs):
        yield Paragraph(line)


def ticked(runs: Runs) -> Runs:
    """The `[ ]` or `[x]` before an entry as the square that it means."""
    box = TASK.match(runs[0].text) if runs else None
    if box is None:
        return runs
    square = "□" if box[1] == " " else "☑"
    return (replace(runs[0], text=square + runs[0].text[box.end() :]), *runs[1:])


def flat(runs: Runs) -> Runs:
    """The runs on one line."""
    return tuple(replace(run, text=run.text.replace("\n", " ")) for run in runs)


def soft_breaks(runs: Runs) -> Runs:
    """A line end inside a paragraph: nothing beside a Chinese character, a blank between words."""
    whole = "".join(run.text for run in runs)
    made = []
    at = 0
    for run in runs:
        text = ""
        for char in run.text:
            if char == "\v":
                beside = whole[at - 1 : at] + whole[at + 1 : at + 2]
                text += " " if beside.isascii() else ""
            else:
                text += char
            at += 1
        made.append(replace(run, text=text))
    return joined(made)
