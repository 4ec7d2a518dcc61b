"""What every page of ours is made with: escaped text, words in two languages, a frame that needs nothing from outside."""

from __future__ import annotations

from html import escape

from signage.words.fill import Words, fill

NOT_SHOWN = "□"


def text(value: str) -> str:
    """A text as HTML; what no file may hold, and what no page may, becomes □."""
    shown = "".join(sign if sign.isprintable() or sign in "\n\t" else NOT_SHOWN for sign in value)
    return escape(shown.encode("utf-8", "replace").decode("utf-8"))


def pair(words: Words, key: str, /, **fields: object) -> str:
    """A sentence in Chinese, the English small beside it."""
    return beside(fill(words, key, **fields))


def beside(said: tuple[str, str]) -> str:
    """Chinese, the English small beside it."""
    chinese, english = said
    return f'{text(chinese)} <span class="en" lang="en">{text(english)}</span>'


def document(title: str, style: str, body: str) -> str:
    """One file that loads nothing and runs nothing; `body` is HTML already."""
    return (
        '<!DOCTYPE html>\n<html lang="zh-Hans"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)}</title><style>{style}</style></head>\n<body>{body}</body></html>\n"
    )
