"""Colours as a screen shows them: sRGB or grey of 8 bits, with transparency where there is any.

In: a decoded picture. Out: one in `L`, `RGB` or `RGBA`. A profile that makes no sense is left out of account.
"""

from __future__ import annotations

import io

from PIL import Image, ImageCms

SCREEN = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
DEEP = {"I", "I;16", "I;16L", "I;16B", "F"}
PROFILED = {"L", "RGB", "CMYK"}
DEEP_WHITE = 65535.0


def plain(picture: Image.Image) -> Image.Image:
    """The picture without palette, depth or transparency tricks: `L`, `RGB`, `RGBA`, or `CMYK` and `LAB` as they are."""
    if picture.mode in DEEP:
        return shallow(picture)
    if picture.mode in {"CMYK", "LAB"}:
        return picture
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")


def shallow(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits or more as grey of 8: numbers up to 255 as they are, larger ones by their high byte or extremes."""
    extremes = picture.getextrema()
    lowest, highest = (float(value) for value in extremes)  # type: ignore[arg-type]  # one band: two numbers
    if picture.mode != "F" and lowest >= 0 and highest <= DEEP_WHITE:
        scale, offset = (1 / 257, 0.0) if highest > 255 else (1.0, 0.0)
    else:
        scale = 255 / (highest - lowest) if highest > lowest else 0.0
        offset = -lowest * scale
    wide = picture if picture.mode in {"I", "F"} else picture.convert("I")
    return wide.point(lambda value: value * scale + offset).convert("L")


def on_screen(picture: Image.Image, profile: bytes) -> Image.Image:
    """A `plain` picture in the screen's colours. `profile`: the ICC profile that came with it, or nothing."""
    if picture.mode == "LAB":
        return by_profile(picture, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))) or picture.convert("RGB")
    if picture.mode == "RGBA":
        opaque = on_screen(picture.convert("RGB"), profile).convert("RGB")
        opaque.putalpha(picture.getchannel("A"))
        return opaque
    if profile and picture.mode in PROFILED:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        except (OSError, ImageCms.PyCMSError):
            own = None
        converted = by_profile(picture, own) if own is not None and not is_screen(own) else None
        if converted is not None:
            return converted
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def is_screen(profile: ImageCms.ImageCmsProfile) -> bool:
    """Whether a profile is sRGB under whatever name."""
    return "sRGB" in (profile.profile.profile_description or "")


def by_profile(picture: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image | None:
    """The picture in sRGB; None where the profile does not fit the picture."""
    try:
        return ImageCms.profileToProfile(picture, profile, SCREEN, outputMode="RGB")
    except ImageCms.PyCMSError:
        return None
