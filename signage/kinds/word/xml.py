"""Small questions to the XML of office files, by local names: Word, WPS and the strict variant use different namespaces.

In: elements that lxml parsed. Out: plain values. Never follows an entity or an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from signage.core.verdict import Reason
from signage.kinds.office.archive import refuse

FIRST, HOLDERS = frozenset({"pPr", "rPr"}), frozenset({"p", "r"})
FEW = 4
"""Properties of a paragraph or run come before all else in it (17.3.1.26, 17.3.2.28): one of 20,000 runs is not searched for
them at each run. A style has up to sixteen elements before its own (17.7.4.17)."""
Element = etree._Element  # noqa: SLF001 - the only name that lxml gives its element type


def parsed(part: bytes) -> Element:
    """The root of a part. One that no name and no beginning told to be XML was not passed before: `UnsafeError` if it is none."""
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        raise refuse(Reason.BROKEN) from None


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    tag: object = element.tag  # a function for comments and processing instructions
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children with this name."""
    return (each for each in element if local(each) == name) if element is not None else iter(())


def child(element: Element | None, *path: str) -> Element | None:
    """The first child along a path of names."""
    for name in path:
        if element is not None and name in FIRST and local(element) in HOLDERS:
            element = next((each for each in islice(element, FEW) if local(each) == name), None)
        else:
            element = next(children(element, name), None)
    return element


def attribute(element: Element | None, name: str) -> str:
    """An attribute in any namespace, or ""."""
    if element is None:
        return ""
    return next((str(held) for key, held in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def value(element: Element | None) -> str:
    """The attribute `val`, or ""."""
    return attribute(element, "val")


def integer(element: Element | None, name: str, otherwise: int = 0) -> int:
    """An attribute as a whole number of reasonable size."""
    try:
        number = int(attribute(element, name))
    except ValueError:
        return otherwise
    return number if abs(number) < 1_000_000 else otherwise


def flag(element: Element | None, *, otherwise: bool = False) -> bool:
    """A toggle: on if it is there, unless it says off."""
    if element is None:
        return otherwise
    return value(element).lower() not in {"0", "false", "off"}
