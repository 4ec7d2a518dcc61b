"""Every text of an XML part, shown or not, for the gate. In: a part of an office file. Out: its text, or `UnsafeError`.

A text ends where a reader would see it end (paragraph, cell, entry); within it runs follow one another without a gap,
because a mark may be split over them. Entities never expand: a part with a DOCTYPE is refused by a real parser,
whatever its encoding. Character references are read, as any reader of the file does.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from signage.core.verdict import Reason
from signage.kinds.office.archive import refuse

MAX_XML_DEPTH = 200
XML_SUFFIXES = (".xml", ".rels", ".vml")
XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<", b"<\0", b"\0<")
# Elements of these namespaces join their texts, apart from BLOCKS; elements of all others stand alone.
JOINING = ("wordprocessingml", "drawingml", "wordprocessingShape", "urn:schemas-microsoft-com", "spreadsheetml",
           "presentationml", "opendocument")  # fmt: skip
BLOCKS = frozenset(
    {
        *("p", "tr", "tc", "tbl", "br", "cr", "txbxContent"),
        *("si", "is", "c", "v", "f", "row", "text", "comment", "author", "definedName", "formula1", "formula2"),
        *("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"),
        *("h", "table-cell", "table-row", "line-break", "list-item", "annotation", "title", "subject", "description"),
    }
)
GAPS = frozenset({"tab", "ptab", "s"})
WORDS_IN_ATTRIBUTES = frozenset(
    {
        *("descr", "title", "alt", "string"),
        *("prompt", "promptTitle", "error", "errorTitle", "tooltip", "display", "formatCode", "displayName"),
        "string-value",
    }
)
NAMED = frozenset(
    {"sheet", "tableColumn", "cacheField", "definedName", "bookmarkStart", "docPr", "cNvPr"}
)  # their `name` is seen or may be; that of a picture is the name of the file it came from
VALUED = {"s": "v", "docVar": "val", "alias": "val", "lvlText": "val"}
# entries of a pivot cache, variables and fields of a form, what an automatic number prints
LISTS = frozenset({"keywords"})
LIST_SIGNS = re.compile("[;,；，、]")
NUMBER = re.compile(r"[-+0-9.eE\s]+")
JOINS, ENDS, GAP = "", "\n", " "


def is_xml(name: str, part: bytes) -> bool:
    """Whether an office program might read this part as XML: by its name, or because it begins like XML."""
    return name.lower().endswith(XML_SUFFIXES) or part[:64].lstrip().startswith(XML_STARTS)


class Collector:
    """The texts of one part so far."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.depth = 0
        self.kinds: dict[str, tuple[str, str]] = {}
        self.telling: dict[tuple[str, str], bool] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_XML_DEPTH:
            raise refuse(Reason.TOO_DEEP)
        for key, words in attributes.items():
            tells = self.telling.get((tag, key))
            if tells is None:
                tells = self.telling[tag, key] = self.tells(tag, key.rpartition(" ")[2])
            if tells and words:
                self.texts.append(f"\n{words}\n")

    def tells(self, tag: str, key: str) -> bool:
        """Whether an attribute holds words for people."""
        local = self.kind(tag)[0]
        return key in WORDS_IN_ATTRIBUTES or (key == "name" and local in NAMED) or VALUED.get(local) == key

    def end(self, tag: str) -> None:
        self.depth -= 1
        local, after = self.kind(tag)
        if local == "v" and self.texts and NUMBER.fullmatch(self.texts[-1]):
            self.texts.pop()  # a number, or the number of a shared text
        elif local in LISTS and self.texts:
            self.texts[-1] = LIST_SIGNS.sub(ENDS, self.texts[-1])
        elif after and self.texts and self.texts[-1] != after:
            self.texts.append(after)

    def remark(self, words: str) -> None:
        """A comment of the XML itself."""
        self.texts.append(f"\n{words}\n")

    def kind(self, tag: str) -> tuple[str, str]:
        """The local name of an element, and what its end puts between two texts."""
        known = self.kinds.get(tag)
        if known is None:
            namespace, _, local = tag.rpartition(" ")
            joins = any(word in namespace for word in JOINING)
            known = (local, ENDS if local in BLOCKS or not joins else GAP if local in GAPS else JOINS)
            self.kinds[tag] = known
        return known


def doctype(*_: object) -> int:
    """What a document type declaration leads to."""
    raise refuse(Reason.UNSAFE_XML)


def text_of(name: str, part: bytes) -> str:
    """Every text in an XML part. Refuses a DOCTYPE, and whatever is named XML and is not."""
    collector = Collector()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    parser.ExternalEntityRefHandler = doctype
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.texts.append
    parser.CommentHandler = collector.remark
    try:
        parser.Parse(part, True)  # noqa: FBT003 - the C function takes no keyword
    except (expat.ExpatError, LookupError, ValueError):  # the last two: an encoding that nobody knows, or of many bytes
        if not name.lower().endswith(XML_SUFFIXES):
            return ""  # only looked like XML
        raise refuse(Reason.BROKEN) from None
    return "".join(collector.texts)
