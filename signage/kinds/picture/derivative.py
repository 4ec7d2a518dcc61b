"""Pictures as the player takes them: PNG, photographs JPEG, at most 3840 px, upright, without anything but pixels.

In: the bytes of a picture and how it is cropped. Out: a `Blob`, or the `Fault` that keeps it out. Formats are an
explicit list, the size is judged before a pixel is decoded, and what is cut short is refused, never shown half grey.
What a crop hides is not in the result.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from PIL import Image, UnidentifiedImageError

from signage.kinds.picture.anatomy import anatomy_of
from signage.kinds.picture.colours import on_screen, plain
from signage.kinds.picture.jpeg_end import ends_early
from signage.kinds.picture.paper import chars_on, is_page
from signage.kinds.picture.words import BROKEN as BROKEN_EXIF
from signage.kinds.wire import JPEG_TYPE, PNG_TYPE, Blob, blob_of

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
PHOTOGRAPHS = ("JPEG", "MPO")
MAX_PIXELS = 64_000_000
MAX_SIDE = 3840
DARK, OPAQUE = 8, 255
LEAST_SIDE = 24  # px; smaller ones are ornaments
BIG_PNG = 8 << 20
QUALITY, PNG_LEVEL = 90, 6
SAMPLE_SIDE, MANY_COLOURS = 160, 6000
"""A photograph has more different colours than this in a sample of so many px a side (25,600)."""

ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

Crop = tuple[float, float, float, float]
WHOLE: Crop = (0, 0, 0, 0)


class Fault(StrEnum):
    """Why a picture is left out, in words that fit into a sentence. `ORNAMENT` is not worth one."""

    FORMAT = "不支持的图片格式"
    PIXELS = "像素过多的图片"
    BROKEN = "损坏的图片"
    ORNAMENT = ""


class PictureError(Exception):
    """A picture that cannot be shown."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.name)
        self.fault = fault


def derived(data: bytes, crop: Crop = WHOLE) -> tuple[Blob, int] | Fault:
    """The derivative of a picture, and about how many characters are on it, where it is a sheet of paper; else 0.

    `crop`: the share of its sides that is cut off left, top, right, bottom, 0 to 1.
    """
    try:
        with opened(data) as picture:
            shown = upright(picture, crop)
            chars = chars_on(shown) if is_page(shown) else 0
            blob = encoded(shown, photograph=picture.format in PHOTOGRAPHS)
            return blob if isinstance(blob, Fault) else (blob, chars)
    except PictureError as error:
        return error.fault


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """A picture whose header has been read. Raises `PictureError`, inside the block too: decoders fail late."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    anatomy = anatomy_of(data)
    if anatomy.size[0] * anatomy.size[1] > MAX_PIXELS:
        raise PictureError(Fault.PIXELS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise PictureError(Fault.PIXELS)
                if not anatomy.whole:
                    raise PictureError(Fault.BROKEN)
                yield picture
    except UnidentifiedImageError:
        raise PictureError(Fault.FORMAT) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise PictureError(Fault.PIXELS) from None
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, TypeError, LookupError, struct.error):
        raise PictureError(Fault.BROKEN) from None  # what Pillow raises for broken files, format by format


def upright(picture: Image.Image, crop: Crop = WHOLE) -> Image.Image:
    """The visible part of the first frame in the screen's colours, turned as its EXIF says, not larger than needed."""
    profile = picture.info.get("icc_profile") or b""
    if crop == WHOLE:
        picture.draft(None, (MAX_SIDE, MAX_SIDE))  # a JPEG is decoded at half its size where that is enough
    file = getattr(picture, "fp", None)  # closed by load()
    behind = file.getvalue() if picture.format in PHOTOGRAPHS and isinstance(file, io.BytesIO) else b""
    picture.load()
    if behind and ends_early(behind, anatomy_of(behind).ends, picture):
        raise PictureError(Fault.BROKEN)
    turn = turn_of(picture)
    if crop == WHOLE:
        return turned(on_screen(small(plain(picture)), profile), turn)
    return on_screen(small(plain(cut(turned(picture, turn), crop))), profile)


def turn_of(picture: Image.Image) -> Image.Transpose | None:
    """How a loaded picture must be turned. EXIF that cannot be read turns nothing."""
    try:
        return TURNS.get(picture.getexif().get(ORIENTATION, 1))
    except BROKEN_EXIF:
        return None


def turned(picture: Image.Image, turn: Image.Transpose | None) -> Image.Image:
    """The picture, turned."""
    return picture if turn is None else picture.transpose(turn)


def cut(picture: Image.Image, crop: Crop) -> Image.Image:
    """What a crop leaves."""
    left, top, right, bottom = crop
    width, height = picture.size
    return picture.crop(
        (round(width * left), round(height * top), round(width * (1 - right)), round(height * (1 - bottom)))
    )


def small(picture: Image.Image) -> Image.Image:
    """The picture, at most `MAX_SIDE` px a side."""
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return picture


def encoded(picture: Image.Image, *, photograph: bool = False) -> Blob | Fault:
    """The picture as JPEG if it is a photograph or very large as PNG, else as PNG."""
    if min(picture.size) < LEAST_SIDE:
        return Fault.ORNAMENT
    if picture.mode == "RGBA" or not (photograph or is_photograph(picture)):
        blob = png_blob(picture)
        if len(blob.data) <= BIG_PNG or picture.mode == "RGBA":
            return blob
    return jpeg_blob(picture)


def is_dark(picture: Image.Image) -> bool:
    """Whether nothing of a picture can be seen on a screen: black all over, or all of it transparent."""
    *colours, opacity = (band[1] for band in picture.convert("RGBA").getextrema() if isinstance(band, tuple))
    return not opacity or (max(colours) <= DARK and not has_holes(picture))


def has_holes(picture: Image.Image) -> bool:
    """Whether some of a picture is transparent, so that what is behind it gives black letters a form."""
    return picture.mode == "RGBA" and picture.getchannel("A").getextrema() != (OPAQUE, OPAQUE)


def is_photograph(picture: Image.Image) -> bool:
    """Whether a picture has too many colours for a drawing. Looks at a sample of its pixels."""
    sample = picture.convert("RGB").resize((SAMPLE_SIDE, SAMPLE_SIDE), Image.Resampling.NEAREST)
    return sample.getcolors(MANY_COLOURS) is None


def png_blob(picture: Image.Image, level: int = PNG_LEVEL) -> Blob:
    """The picture as PNG, with nothing but pixels."""
    picture.info.clear()
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=level)
    return blob_of(out.getvalue(), PNG_TYPE, *picture.size)


def jpeg_blob(picture: Image.Image, *, sharp: bool = False) -> Blob:
    """The picture as JPEG, with nothing but pixels. `sharp`: colours at full resolution, for writing."""
    picture.info.clear()
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, subsampling=0 if sharp else 2)
    return blob_of(out.getvalue(), JPEG_TYPE, *picture.size)
