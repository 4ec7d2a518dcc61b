"""The signs of a run of Word as text: letters, tabs, line ends, hyphens, and the pictures of symbol fonts.

In: one child of a `w:r`. Out: its text, "" for all that prints nothing.
"""

from __future__ import annotations

from signage.kinds.word.xml import Element, attribute, local

WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "◆", 0x9F: "•", 0xA7: "■", 0xA8: "□",
    0xAB: "★", 0xB5: "★", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFB: "×", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + number: "⓪①②③④⑤⑥⑦⑧⑨⑩"[number] for number in range(11)},
}  # fmt: skip


def sign(element: Element) -> str:
    """The text of one child of a run; "" for all that prints nothing."""
    name = local(element)
    if name == "t":
        return element.text or ""
    if name in {"tab", "ptab"}:
        return " "
    if name == "cr" or (name == "br" and attribute(element, "type") in {"", "textWrapping"}):
        return "\n"
    if name == "noBreakHyphen":
        return "-"
    if name == "sym":
        return symbol(attribute(element, "font"), attribute(element, "char"))
    return ""


def symbol(font: str, code: str) -> str:
    """A sign of a symbol font (private use F000 to F0FF) as Unicode, if it is a usual one."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return WINGDINGS.get(number - 0xF000, "") if font.lower().startswith("wingdings") else ""
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number <= 0xFFFD else ""
