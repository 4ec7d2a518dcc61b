"""From the end of a copy until a large photograph stands on the glass, among slides of one second each.

In: the content folder and the framebuffer of a running installation. Out: seconds, one for each photograph.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from benchmarks.judge.framebuffer import Framebuffer, Region

SIZE, BYTES = (4000, 3000), 2_000_000
STAGE = Region(760, 340, 400, 300)
DARK, LIGHT = 110, 200
PATIENCE_S, LOOK_S = 30.0, 0.01


def photographs(count: int) -> list[bytes]:
    """Dark pictures of twelve megapixels and two megabytes, no two alike."""
    made = []
    for number in range(count):
        grain = Image.effect_noise((SIZE[0] // 2, SIZE[1] // 2), 30 + number).resize(SIZE)
        picture = Image.merge("RGB", (grain.point(lambda v: v // 3),) * 3)
        made.append(
            min((_saved(picture, quality) for quality in range(40, 96, 3)), key=lambda data: abs(len(data) - BYTES))
        )
    return made


def _saved(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def shown_after(data: bytes, section: Path, screen: Framebuffer) -> float:
    """Seconds from the end of the copy until it is on the glass, and takes it away again."""
    path = section / f"现场照片{len(data)}.jpg"
    path.write_bytes(data)
    began = time.monotonic()
    taken = _until(screen, lambda level: level < DARK, began)
    path.unlink()
    _until(screen, lambda level: level > LIGHT, time.monotonic())
    return taken


def _until(screen: Framebuffer, holds: Callable[[float], bool], began: float) -> float:
    """Seconds since `began` when the stage is as it should be."""
    while not holds(float(screen.green(STAGE, every=8).mean())):
        if time.monotonic() - began > PATIENCE_S:
            raise RuntimeError("the photograph did not come, or did not go")
        time.sleep(LOOK_S)
    return time.monotonic() - began
