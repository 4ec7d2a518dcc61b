"""A full text where nothing may move: page by page, each a picture of its own, for a cross-fade between them.

In: a strip. Out: pages with the same lines at the same places; no line twice, none left out.
"""

from __future__ import annotations

from dataclasses import replace

from signage.core.display import reading
from signage.core.display.geometry import Rect
from signage.layout.context import Context
from signage.layout.scene import Fill, Page, Shape, TextBox, shifted
from signage.layout.strip import Strip


def still_pages(strip: Strip, context: Context) -> tuple[Page, ...]:
    """The pages of a full text, each shown for its reading time. The rail at the side shows how far it is."""
    rows = max(1, strip.window.h // strip.line_height)
    count = -(-len(strip.lines) // rows)
    return tuple(_page(strip, context, number, rows, count) for number in range(count))


def _page(strip: Strip, context: Context, number: int, rows: int, count: int) -> Page:
    first, window = number * rows, strip.window
    up = window.y - first * strip.line_height
    own = slice(first, first + rows)
    spans: list[Shape] = [shifted(span, window.x, up) for line in strip.lines[own] for span in line]
    boxes = tuple(_moved(box, window.x, up) for box in strip.boxes[own])
    text = "".join(box.text for box in boxes)
    find = reading.FIND_S if number == 0 else 0.0
    seconds = reading.page_seconds(text, context.cpm) + find
    shapes = (*strip.bar.shapes, *spans, *_rail(strip, context, number, count))
    return replace(
        strip.bar,
        shapes=shapes,
        boxes=(*strip.bar.boxes, *boxes),
        text=text,
        seconds=max(seconds, context.manner.least_s),
        needed=seconds,
    )


def _rail(strip: Strip, context: Context, number: int, count: int) -> tuple[Fill, ...]:
    if count == 1 or not context.manner.progress:
        return ()
    line, window = context.geometry.hairline, strip.window
    top, below = window.h * number // count, window.h * (number + 1) // count
    x = context.geometry.text.right - context.geometry.stage.x - 2 * line
    return (Fill(Rect(x, window.y + top, 2 * line, below - top), "accent"),)


def _moved(box: TextBox, dx: int, dy: int) -> TextBox:
    return replace(box, rect=Rect(box.rect.x + dx, box.rect.y + dy, box.rect.w, box.rect.h))
