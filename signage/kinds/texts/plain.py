"""A `Document` as plain lines, for the ticker and for the gate. Nothing is added but line ends."""

from __future__ import annotations

from typing import assert_never

from signage.core.document import Block, Document, Heading, ListBlock, Paragraph, Picture, Table, plain


def plain_lines(document: Document) -> str:
    """One line for each paragraph, heading, list entry and table row."""
    return "\n".join(line for block in document.blocks for line in lines_of(block))


def lines_of(block: Block) -> tuple[str, ...]:
    """The lines of one block."""
    match block:
        case Heading() | Paragraph():
            return (plain(block.runs),)
        case ListBlock():
            return tuple(plain(entry) for entry in block.entries)
        case Table():
            return tuple("　".join(plain(cell.runs) for cell in row) for row in block.rows)
        case Picture():
            return (block.caption,) if block.caption else ()
        case _:
            assert_never(block)
