"""Two hundred files of all sorts, as somebody would drop them: texts, Word, pictures, and some that cannot be shown."""

from __future__ import annotations

import io
import random
from pathlib import Path

from docx import Document
from PIL import Image, ImageDraw

from benchmarks.content import SENTENCES, card_text

COUNT = 200


def crowd() -> list[tuple[str, bytes]]:
    """(name, content) of every file; made before the clock starts."""
    return [_one(number) for number in range(COUNT)]


def drop(files: list[tuple[str, bytes]], folder: Path) -> None:
    """Write them into a section, as fast as the disk takes them."""
    for name, data in files:
        (folder / name).write_bytes(data)


def _one(number: int) -> tuple[str, bytes]:
    name = f"新到 {number + 1:03}"
    match number % 10:
        case 0 | 1 | 2:
            return f"{name}.txt", card_text(number + 1000).removeprefix("# ").encode()
        case 3 | 4:
            return f"{name}.md", card_text(number + 2000).encode()
        case 5 | 6 | 7:
            return f"{name}.docx", word(number)
        case 8:
            return f"{name}.jpg", picture(number, "JPEG")
        case _ if number % 20 == 9:
            return f"{name}.png", picture(number, "PNG")
        case _:
            return f"{name}.docx", bytes(random.Random(number).randbytes(2000))  # noqa: S311 - rubbish, no secret


def word(number: int) -> bytes:
    """A heading, twelve paragraphs and a table."""
    document = Document()
    document.add_heading(f"日常说明之{number + 1}", 1)
    for step in range(12):
        document.add_paragraph(SENTENCES[(number + step) % len(SENTENCES)])
    table = document.add_table(rows=3, cols=3)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"第{at + 1}格"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def picture(number: int, kind: str) -> bytes:
    """Sixty discs on 1600 × 1000 px."""
    picture = Image.new("RGB", (1600, 1000), (240, 238, 230))
    draw = ImageDraw.Draw(picture)
    for step in range(60):
        x, y = (number * 37 + step * 97) % 1500, (number * 53 + step * 61) % 900
        draw.ellipse((x, y, x + 90, y + 90), fill=(40 + step * 3, (number * 11) % 200, 120))
    file = io.BytesIO()
    picture.save(file, kind)
    return file.getvalue()
