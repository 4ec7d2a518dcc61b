"""Text that a Word file holds and its pages do not show: hidden, white on white, too small for any eye; and struck text.

In: a run, its paragraph, the styles. Out: what hides, in words for a note. Whether white shows is judged by its ground.
"""

from __future__ import annotations

from collections.abc import Iterator

from signage.kinds.hidden import STRUCK
from signage.kinds.word.styles import Styles
from signage.kinds.word.xml import Element, attribute, child, integer, local, value

TINY = 4  # half points
WHITE = "FFFFFF"
PAGE_COLOURS = frozenset({"", "auto", WHITE})


def hidden_in(run: Element, paragraph: Element, styles: Styles, *, in_shape: bool) -> Iterator[str]:
    """Why the text of a run is there and cannot be seen on the page, in words."""
    if styles.toggled(run, paragraph, "vanish"):
        yield "隐藏文字"
    if styles.run_value(run, paragraph, "color").upper() == WHITE and not (in_shape or is_shaded(run, paragraph)):
        yield "白色文字"
    if styles.toggled(run, paragraph, "strike") or styles.toggled(run, paragraph, "dstrike"):
        yield STRUCK
    size = child(run, "rPr", "sz")
    if size is not None and 0 < integer(size, "val") <= TINY:
        yield "极小的文字"


def is_shaded(run: Element, paragraph: Element) -> bool:
    """Whether white text may stand on something dark: its own shading, a cell's, a table style's."""
    own = [child(run, "rPr", "shd"), child(run, "rPr", "highlight"), child(paragraph, "pPr", "shd")]
    for above in paragraph.iterancestors():
        name = local(above)
        if name == "tc":
            own.append(child(above, "tcPr", "shd"))
        elif name == "tbl" and (child(above, "tblPr", "tblStyle") is not None):
            return True
    return any(
        shading is not None
        and (
            attribute(shading, "fill").upper() not in PAGE_COLOURS
            or value(shading) not in {"", "clear", "nil", "none", "white"}
        )
        for shading in own
    )
