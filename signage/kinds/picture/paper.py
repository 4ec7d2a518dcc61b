"""Pictures that are pages: a scan of a sheet, light paper in the shape of A4. And how much is written on such a page.

In: a decoded picture. Out: whether it is one, and about how many characters it holds, from its lines of ink: a page that
nobody can read by program still needs its reading time. Never reads a word.
"""

from __future__ import annotations

from PIL import Image

SHAPES = ((1.36, 1.47),)
"""Long by short side of A and B formats, the edges of a scan cut a little."""
LEAST_SIDE = 900
LIGHT, LIGHT_SHARE = 176, 0.62
SAMPLE = 120
HEIGHT = 1100
"""Lines are looked for at this height in px: the 22 lines of an official page are 20 to 30 px apart."""
LINE = range(6, 48)
INK = 0.72  # of the paper's own grey
MOST_CHARS = 2000
PITCH = 1.08
"""Width of a character by the height of its ink."""


def is_page(picture: Image.Image) -> bool:
    """Whether a picture is a sheet of paper: its shape, its size, and mostly light."""
    short, long = sorted(picture.size)
    if long < LEAST_SIDE or not any(least <= long / short <= most for least, most in SHAPES):
        return False
    if picture.mode == "RGBA":
        return False
    sample = picture.convert("L").resize((SAMPLE, SAMPLE), Image.Resampling.BOX)
    histogram = sample.histogram()
    return sum(histogram[LIGHT:]) >= LIGHT_SHARE * SAMPLE * SAMPLE


def chars_on(picture: Image.Image) -> int:
    """About how many characters are written on a page: each line of ink as wide as it is, by its height."""
    grey = picture.convert("L")
    width = max(1, round(grey.width * HEIGHT / grey.height))
    grey = grey.resize((width, HEIGHT), Image.Resampling.BOX)
    histogram = grey.histogram()
    paper = max(range(128, 256), key=histogram.__getitem__)
    ink = grey.point(lambda value: 255 if value < paper * INK else 0)
    rows = ink.resize((1, HEIGHT), Image.Resampling.BOX).tobytes()
    found, begin = 0.0, -1
    for place, share in enumerate((*rows, 0)):
        if share and begin < 0:
            begin = place
        elif not share and begin >= 0:
            found += _chars_in(ink, begin, place)
            begin = -1
    return min(MOST_CHARS, round(found))


def _chars_in(ink: Image.Image, top: int, bottom: int) -> float:
    height = bottom - top
    if height not in LINE:
        return 0.0
    box = ink.crop((0, top, ink.width, bottom)).getbbox()
    return (box[2] - box[0]) / (height * PITCH) if box else 0.0
