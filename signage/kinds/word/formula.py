"""Formulas of Word as one line: (A×n)/12, x², √(a+b). In: `m:oMath`. Out: text; its letters and numbers in their order.

A fraction on one line needs its stroke: without it A×n over 12 would read A×n12, which is another number.
"""

from __future__ import annotations

from signage.kinds.word.xml import Element, child, local

DIGITS = {"sup": str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"), "sub": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")}
JOINS = {"sup": "^", "sub": "_"}


def formula(element: Element) -> str:
    """The text of a formula or of a part of one."""
    name = local(element)
    if name == "t":
        return element.text or ""
    if name == "f":
        return f"{grouped(child(element, 'num'))}/{grouped(child(element, 'den'))}"
    if name == "rad":
        degree = inside(child(element, "deg"))
        return f"{degree}√{grouped(child(element, 'e'))}"
    if name in DIGITS:
        text = inside(element)
        moved = text.translate(DIGITS[name])
        return moved if not text or all(ord(sign) > 0x7F for sign in moved) else f"{JOINS[name]}{grouped(element)}"
    if name == "d":
        return f"({inside(element)})"
    return inside(element)


def inside(element: Element | None) -> str:
    """The text of what is in an element."""
    return "".join(map(formula, element)) if element is not None else ""


def grouped(element: Element | None) -> str:
    """The same, in brackets if it is more than one number or name."""
    text = inside(element)
    return text if text.isalnum() or not text else f"({text})"
