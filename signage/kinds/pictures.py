"""Pictures as the player takes them: PNG, photographs JPEG, at most 3840 px, upright, without anything but pixels.

In: the bytes of a picture and how it is cropped. Out: a `Blob`, or the reason in words why it is left out. Formats are
an explicit list, and the size is judged before a pixel is decoded. What a crop hides is not in the result.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from signage.kinds.wire import JPEG_TYPE, PNG_TYPE, Blob, blob_of

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
MAX_PIXELS = 64_000_000
MAX_SIDE = 3840
LEAST_SIDE = 24  # px; smaller ones are ornaments
BIG_PNG = 8 << 20
QUALITY = 88

Crop = tuple[float, float, float, float]
WHOLE: Crop = (0, 0, 0, 0)


def derived(data: bytes, crop: Crop = WHOLE) -> Blob | str:
    """The derivative of a picture. `crop`: the share of its sides that is cut off left, top, right, bottom, 0 to 1."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    return "像素过多的图片"
                return encoded(upright(picture, crop), photograph=picture.format == "JPEG")
    except UnidentifiedImageError:
        return "不支持的图片格式"
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return "像素过多的图片"
    except (OSError, ValueError, SyntaxError, EOFError, ZeroDivisionError, OverflowError, TypeError, KeyError):
        return "损坏的图片"  # what Pillow raises for broken files, format by format


def upright(picture: Image.Image, crop: Crop) -> Image.Image:
    """The visible part of the first frame, turned as its EXIF says, in grey, RGB or RGBA, not larger than needed."""
    picture.load()
    turned = ImageOps.exif_transpose(picture)
    left, top, right, bottom = crop
    box = (
        round(turned.width * left),
        round(turned.height * top),
        round(turned.width * (1 - right)),
        round(turned.height * (1 - bottom)),
    )
    if crop != WHOLE:
        turned = turned.crop(box)
    plain = turned.convert(mode_for(turned))
    plain.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return plain


def mode_for(picture: Image.Image) -> str:
    """The plainest mode that keeps what is seen."""
    if picture.mode in {"1", "L", "I", "I;16", "F"} and "transparency" not in picture.info:
        return "L"
    return "RGBA" if picture.has_transparency_data else "RGB"


def encoded(picture: Image.Image, *, photograph: bool) -> Blob | str:
    """The picture as JPEG if it is a photograph or very large as PNG, else as PNG."""
    if min(picture.size) < LEAST_SIDE:
        return ""
    picture.info.clear()
    if not (photograph and picture.mode != "RGBA"):
        data = saved(picture, "PNG")
        if len(data) <= BIG_PNG or picture.mode == "RGBA":
            return blob_of(data, PNG_TYPE, *picture.size)
    return blob_of(saved(picture, "JPEG"), JPEG_TYPE, *picture.size)


def saved(picture: Image.Image, form: str) -> bytes:
    """The bytes of a picture file."""
    out = io.BytesIO()
    picture.save(out, form, **({"quality": QUALITY} if form == "JPEG" else {}))
    return out.getvalue()
