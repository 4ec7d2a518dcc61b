"""Pages of a PDF as pictures. In: an open document and the text of its pages. Out: cards and their blobs.

The budget is in pixels, so that equal files give equal pages: few pages are rendered as sharp as the largest panel, many
of them less so. A clock only ends what is abnormally slow. Layers and notes are drawn as they are printed.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from signage.core.cards.picture_cards import PageCard
from signage.core.display.reading import units
from signage.kinds.page_limits import MOST_PAGES, MOST_PIXELS
from signage.kinds.pdf.words import PageText, printed
from signage.kinds.picture.derivative import MAX_SIDE, is_photograph, jpeg_blob, png_blob
from signage.kinds.picture.paper import chars_on
from signage.kinds.wire import Blob

MOST_BYTES = 160 << 20
RENDERING_S = 9.0
"""CPU seconds after which no further page is begun."""
LEAST_SIDE = 24
PAPER = 255
HEAVY_PNG = 3 << 19  # 1.5 MB
PNG_LEVEL = 4
PICTURE_SHARE = 0.25
MOST_OBJECTS = 2000
UNREADABLE_SHARE = 0.2


@dataclass(slots=True)
class Rendered:
    """The pages so far. `words` were found in what is drawn over them; `unread`: a page shows what no text says.

    `left_out` counts pages that are missing on the wall, apart from `blank` ones; `late`: because time was up.
    """

    cards: tuple[PageCard, ...] = ()
    blobs: tuple[Blob, ...] = ()
    words: list[str] = field(default_factory=list)
    unread: bool = False
    left_out: int = 0
    blank: int = 0
    late: bool = False


def rendered(document: pypdfium2.PdfDocument, texts: tuple[PageText, ...]) -> Rendered:
    """As many pages as fit. Raises `PdfiumError` for a page that cannot be read."""
    made = Rendered()
    began = time.process_time()
    count = len(document)
    area = MOST_PIXELS / min(count, MOST_PAGES) if count else 0.0
    for number in range(count):
        too_many = len(made.cards) >= MOST_PAGES or sum(len(blob.data) for blob in made.blobs) > MOST_BYTES
        made.late = time.process_time() - began > RENDERING_S
        if too_many or made.late:
            made.left_out += count - number
            break
        page = document[number]
        try:
            picture = picture_of(page, area)
            if picture is None:
                made.left_out += 1
                continue
            if is_blank(picture):
                made.blank += 1
                continue
            blob = encoded(picture)
            unread = is_unread(page, texts[number].printed)
        finally:
            page.close()
        made.words.append(drawn_words(document, number))
        made.unread |= unread
        chars = max(round(units(texts[number].printed)), chars_on(picture) if unread else 0)
        made.blobs += (blob,)
        made.cards += (PageCard(blob.sha256, blob.width, blob.height, number + 1, count, chars),)
    return made


def picture_of(page: pypdfium2.PdfPage, area: float) -> Image.Image | None:
    """A page of about `area` px; None for one that has no usable shape."""
    width, height = page.get_size()
    if not (0 < width < math.inf and 0 < height < math.inf):
        return None
    scale = min((MAX_SIDE - 0.5) / max(width, height), math.sqrt(area / width / height))
    if min(width, height) * scale < LEAST_SIDE:
        return None
    bitmap = page.render(scale=scale, optimize_mode="print", draw_annots=True, prefer_bgrx=True, rev_byteorder=True)
    try:
        return grey_if_grey(bitmap.to_pil().convert("RGB"))
    finally:
        bitmap.close()


def is_blank(picture: Image.Image) -> bool:
    """Whether nothing is printed on a page: the back of a sheet."""
    return picture.convert("L").getextrema() == (PAPER, PAPER)


def grey_if_grey(picture: Image.Image) -> Image.Image:
    """A page without colours as grey: a third of the bytes and of the work."""
    red, green, blue = picture.split()
    is_grey = not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox()
    return green if is_grey else picture


def encoded(picture: Image.Image) -> Blob:
    """Writing as PNG; photographs, and what is heavy as PNG, as JPEG with its colours at full resolution."""
    if picture.mode == "RGB" and is_photograph(picture):
        return jpeg_blob(picture, sharp=True)
    blob = png_blob(picture, PNG_LEVEL)
    if len(blob.data) <= HEAVY_PNG:
        return blob
    lighter = jpeg_blob(picture, sharp=True)
    return lighter if 2 * len(lighter.data) < len(blob.data) else blob


def is_unread(page: pypdfium2.PdfPage, text: str) -> bool:
    """Whether a page may show words that its text does not hold: a scan, a large picture, letters without a meaning."""
    meant = [char for char in text if not char.isspace()]
    strange = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " " for char in meant)
    if not meant or strange > UNREADABLE_SHARE * len(meant):
        return True
    width, height = page.get_size()
    covered = 0.0
    for number in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_IMAGE:
            covered += area_of(thing)
    return bool(covered > PICTURE_SHARE * width * height)


def area_of(thing: object) -> float:
    """The area of an object on its page, in square points."""
    sides = [raw.FS_FLOAT() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *sides):
        return 0.0
    left, bottom, right, top = (side.value for side in sides)
    return float(max(0.0, right - left) * max(0.0, top - bottom))


def drawn_words(document: pypdfium2.PdfDocument, number: int) -> str:
    """The words that stamps and notes draw over a page: it is flattened, as on paper, and read once more."""
    page = document[number]
    try:
        if not raw.FPDFPage_GetAnnotCount(page) or raw.FPDFPage_Flatten(page, raw.FLAT_PRINT) != raw.FLATTEN_SUCCESS:
            return ""
    finally:
        page.close()
    flat = document[number]
    try:
        return printed(flat)
    finally:
        flat.close()
