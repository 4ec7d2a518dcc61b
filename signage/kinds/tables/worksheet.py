"""One sheet of a workbook, read as a stream and no further than its first rows.

In: the XML of a sheet that `package` has passed, the shared texts, the styles. Out: a `Sheet`, and what in it cannot be
seen. A sheet that declares a million rows costs what it holds, up to the limits here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from xml.parsers import expat

from signage.core.sheet import EMPTY, Sheet, SheetCell, SheetRow, Value
from signage.kinds.hidden import STRUCK
from signage.kinds.tables.number_format import shown, text_shown
from signage.kinds.tables.sheet_places import WHOLE, Area, column_of, merge_of, row_of, whole
from signage.kinds.tables.sheet_styles import Styles
from signage.kinds.tables.sheet_texts import Attributes, Texts, drawn
from signage.kinds.texts.clean import cleaned

MOST_ROWS = 2_000
MOST_COLUMNS = 64
MOST_CHARS = 2_000  # of one cell
MOST_MERGES = 5_000
THIN = 0.5  # points or characters: nothing of a row or column remains to be seen
HIDDEN_ROWS, HIDDEN_COLUMNS, HIDDEN_WORDS = "隐藏的行", "隐藏的列", "看不见的单元格"


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet, and in words what of it is out of sight. `beside`: there is something outside the printed area."""

    sheet: Sheet
    hidden: tuple[str, ...]
    beside: bool = False


@dataclass
class Reader:
    """The sheet so far. Rows and columns count from 1, as in the file."""

    texts: Texts
    parser: expat.XMLParserType
    area: Area = WHOLE
    beside: bool = False
    rows: dict[int, dict[int, SheetCell]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: dict[str, None] = field(default_factory=dict)
    tables: bool = False
    white: bool = False
    full: bool = False
    unfilled: int = 0
    row: int = 0
    column: int = 0
    row_hidden: bool = False
    kind: str = ""
    style: int = 0
    formula: bool = False
    stroke: bool = False
    value: str = ""
    pieces: list[str] | None = None

    def start(self, tag: str, attributes: Attributes) -> None:
        name = tag.rpartition(" ")[2]
        if name == "row":
            self.start_row(attributes)
        elif name == "c":
            self.start_cell(attributes)
        elif name in {"v", "t"}:
            self.pieces = []
        elif name == "f":
            self.formula = True
        elif name == "strike":  # in a text that stands in the sheet itself
            self.stroke = drawn(attributes)
        elif name == "col":
            self.columns(attributes)
        elif name == "mergeCell":
            self.merge(attributes.get("ref", ""))
        elif name == "tablePart":
            self.tables = True

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name in {"v", "t"}:
            self.value += "".join(self.pieces or ())
            self.pieces = None
        elif name == "c":
            self.end_cell()

    def words(self, text: str) -> None:
        if self.pieces is not None:
            self.pieces.append(text)

    def start_row(self, attributes: Attributes) -> None:
        self.row = whole(attributes.get("r", "")) or self.row + 1
        self.column = 0
        self.row_hidden = attributes.get("hidden") in {"1", "true"} or thin(attributes.get("ht", ""))
        if len(self.rows) >= MOST_ROWS:
            self.full = True
            self.parser.StartElementHandler = self.only_merges  # they stand behind the rows
            self.parser.EndElementHandler = self.parser.CharacterDataHandler = None

    def only_merges(self, tag: str, attributes: Attributes) -> None:
        if tag.endswith(" mergeCell"):
            self.merge(attributes.get("ref", ""))

    def start_cell(self, attributes: Attributes) -> None:
        self.column = column_of(attributes.get("r", "")) or self.column + 1
        self.kind = attributes.get("t", "n")
        self.style = whole(attributes.get("s", ""))
        self.formula = self.stroke = False
        self.value = ""

    def end_cell(self) -> None:
        if self.kind == "e" or (self.formula and not self.value):
            self.unfilled += 1
            return
        text, value = self.content()
        if not text:
            if value:
                self.hidden[HIDDEN_WORDS] = None
            return
        if self.column > MOST_COLUMNS:
            self.full = True
        elif self.row_hidden:
            self.hidden[HIDDEN_ROWS] = None
        elif self.column in self.hidden_columns:
            self.hidden[HIDDEN_COLUMNS] = None
        elif not self.area.holds(self.row, self.column):
            self.beside = True
        else:
            self.white = self.white or self.texts.styles.is_white(self.style)
            if self.stroke or self.texts.styles.is_struck(self.style) or self.shared_at() in self.texts.struck:
                self.hidden[STRUCK] = None
            self.rows.setdefault(self.row, {})[self.column] = SheetCell(text, value)

    def shared_at(self) -> int:
        """The number of the shared text in the cell that ends, -1 for a text of its own."""
        return whole(self.value) if self.kind == "s" else -1

    def content(self) -> tuple[str, Value]:
        """Text and value of the cell that ends."""
        code = self.texts.styles.code(self.style)
        if self.kind in {"n", "d"}:
            return number_or_date(self.value, self.kind, code, self.texts.styles)
        if self.kind == "b":
            flag = self.value.strip() in {"1", "true"}
            return ("", None) if not self.value.strip() else ("TRUE" if flag else "FALSE", flag)
        words = self.value
        if self.kind == "s":
            index = whole(self.value)
            words = self.texts.shared[index] if self.value.strip() and index < len(self.texts.shared) else ""
        full = "\n".join(" ".join(line.split()) for line in cleaned(words[:MOST_CHARS]).split("\n")).strip()
        return text_shown(full, code), full or None

    def columns(self, attributes: Attributes) -> None:
        """A group of columns that is hidden or too narrow to see."""
        if attributes.get("hidden") in {"1", "true"} or thin(attributes.get("width", "")):
            first, last = whole(attributes.get("min", "")), whole(attributes.get("max", ""))
            self.hidden_columns.update(range(max(first, 1), min(last, MOST_COLUMNS) + 1))

    def merge(self, reference: str) -> None:
        """A merged range, `A1:C2`."""
        first, _, last = reference.partition(":")
        corners = (row_of(first), column_of(first), row_of(last), column_of(last))
        if all(corners) and len(self.merges) < MOST_MERGES:
            self.merges.append(corners)


def sheet_of(name: str, part: bytes, texts: Texts, area: Area = WHOLE) -> Found:
    """The sheet in one part, as far as it is printed, and what is hidden in it."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    reader = Reader(texts, parser, area)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.words
    parser.Parse(part, True)  # noqa: FBT003 - the C function takes no keyword
    if reader.white and not reader.tables:
        reader.hidden[HIDDEN_WORDS] = None
    numbers = sorted(reader.rows)
    used = sorted({column for cells in reader.rows.values() for column in cells})
    columns = [column for column in range(1, used[-1] + 1) if column not in reader.hidden_columns] if used else []
    rows = tuple(
        SheetRow(number, tuple(reader.rows[number].get(column, EMPTY) for column in columns)) for number in numbers
    )
    merges = tuple(merge for corners in reader.merges if (merge := merge_of(corners, numbers, columns)) is not None)
    return Found(Sheet(name, rows, merges, reader.full, reader.unfilled), tuple(reader.hidden), reader.beside)


def number_or_date(text: str, kind: str, code: str, styles: Styles) -> tuple[str, Value]:
    """A cell that holds a number, or the ISO date that strict files hold."""
    if kind == "d":
        try:
            moment = datetime.fromisoformat(text.strip().removesuffix("Z"))
        except ValueError:
            return text.strip(), text.strip() or None
        value: date = moment if "T" in text else moment.date()
        return value.isoformat().replace("T", " ").removesuffix(":00"), value
    try:
        number = float(text)
    except ValueError:
        return text.strip(), text.strip() or None
    exact = int(text) if text.strip().lstrip("-").isdigit() and len(text) < 20 else number
    return shown(exact, code, since_1904=styles.since_1904) if abs(number) < 1e300 else (text.strip(), None)


def thin(size: str) -> bool:
    """Whether a height or width leaves nothing to see."""
    try:
        return bool(size) and float(size) < THIN
    except ValueError:
        return False
