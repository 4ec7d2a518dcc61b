r"""Every text in an RTF file, shown or not, for the gate; and whether something is embedded in it (RTF 1.9.1).

In: bytes. Out: text, the ends of paragraphs and cells as line ends. It shows nothing and follows nothing; LibreOffice
makes the document, in its own sandbox. Bytes beyond ASCII are read as GBK, the code page of Chinese office programs.
"""

from __future__ import annotations

import re

TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)
HEX_DATA = re.compile(rb"[0-9a-fA-F\s]{64,}")
LINES = frozenset({b"par", b"line", b"cell", b"row", b"nestcell", b"nestrow", b"sect", b"page", b"tab"})
WORD_SIGNS = {b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
              b"rdblquote": "”"}  # fmt: skip
SIGNS = {b"~": b" ", b"_": b"-", b"\\": b"\\", b"{": b"{", b"}": b"}", b"\n": b"\n", b"\r": b"\n"}
EMBEDDED = re.compile(rb"\\obj(?:data|emb|link|ocx|autlink|update)\b|\\objclass\b")
MOST_STAND_INS = 8


def has_objects(data: bytes) -> bool:
    """Whether the file carries or links other files."""
    return EMBEDDED.search(data) is not None


def text_of_rtf(data: bytes) -> str:
    """Every text of the file."""
    reader = Reader()
    at = 0
    while (token := TOKEN.match(data, at)) is not None:
        byte, word, number, sign, brace, plain = token.groups()
        at = token.end()
        if byte is not None:
            reader.characters(bytes((int(byte, 16),)))
        elif word == b"bin":
            at += max(int(number or 0), 0)
        elif word is not None:
            reader.word(word, int(number or 0))
        elif brace is not None:
            reader.group(opens=brace == b"{")
        elif plain is not None and HEX_DATA.fullmatch(plain) is None:  # all else in hex is a picture
            reader.characters(plain)
        elif sign is not None:
            reader.characters(SIGNS.get(sign, b""))
    return reader.text()


class Reader:
    r"""The text so far. After `\u` come characters for programs that know no Unicode; `\uc` says how many to skip."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._bytes = bytearray()
        self._stand_ins = [1]  # one number a group
        self._skip = 0

    def characters(self, data: bytes) -> None:
        """Bytes of text."""
        self._bytes += data[self._skip :]
        self._skip = max(0, self._skip - len(data))

    def word(self, word: bytes, number: int) -> None:
        """A control word."""
        self._skip = 0
        if word == b"u":
            self._add(chr(number % 0x10000))
            self._skip = self._stand_ins[-1]
        elif word == b"uc":
            self._stand_ins[-1] = min(max(number, 0), MOST_STAND_INS)
        elif word in LINES:
            self._add("\n")
        elif word in WORD_SIGNS:
            self._add(WORD_SIGNS[word])

    def group(self, *, opens: bool) -> None:
        """A brace."""
        self._skip = 0
        if opens:
            self._stand_ins.append(self._stand_ins[-1])
        elif len(self._stand_ins) > 1:
            self._stand_ins.pop()

    def text(self) -> str:
        r"""All of it; the surrogates of two `\u` become the one character that they mean."""
        self._add("")
        return "".join(self._texts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _add(self, text: str) -> None:
        if self._bytes:
            self._texts.append(self._bytes.decode("gb18030", "replace"))
            self._bytes.clear()
        self._texts.append(text)
