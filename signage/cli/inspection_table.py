"""The five parts of each screen as a table for people at a terminal."""

from __future__ import annotations

from rich.console import Console as Terminal
from rich.text import Text

from signage.cli.console import Console
from signage.cli.grid import grid
from signage.core.inspection import PartItems, number_of
from signage.words.findings import PARTS
from signage.words.inspection import INSPECTION
from signage.words.plan import PAGE


def show_tables(parts: dict[str, tuple[PartItems, ...]], console: Console) -> None:
    """Print to stdout. Titles are data: never markup."""
    terminal = Terminal(markup=False, highlight=False, emoji=False)
    for name, listed in parts.items():
        title = Text(console.pick(*(words.format(screen=name) for words in PAGE["screen"])))
        heads = (console.sign(key) for key in ("col-part", "col-number", "col-file"))
        table = grid(heads, title=title, expand=False)
        for number, each in enumerate(listed, 1):
            part = f"{number} {console.pick(*PARTS[each.part.value], between=' ')}"
            if not each.items:
                table.add_row(part, "", Text(console.of(INSPECTION, "missing"), style="red"))
            numbers, titles = (number_of(one) for one in each.items), (one.title for one in each.items)
            if each.items:
                table.add_row(part, "\n".join(numbers), Text("\n".join(titles)))
        terminal.print(table)
