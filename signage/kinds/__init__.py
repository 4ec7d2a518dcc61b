"""The kinds of file. One explicit tuple; a kind's module is imported only in the worker that reads such a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindModule:
    """A module with `read(source)`, and the suffixes of the files that it reads."""

    module: str
    suffixes: tuple[str, ...]


FALLBACK = "signage.kinds.held"
OFFICE = "signage.kinds.office.file"
"""What LibreOffice converts."""
HEADED = frozenset((".txt", ".md", ".markdown"))
"""Files whose text may have rules at its head."""

KINDS: tuple[KindModule, ...] = (
    KindModule("signage.kinds.texts.text", (".txt",)),
    KindModule("signage.kinds.texts.markdown", (".md", ".markdown")),
    KindModule("signage.kinds.word.file", (".docx",)),
    KindModule("signage.kinds.tables.table", (".xlsx", ".csv")),
    KindModule(
        OFFICE,
        (
            *(".doc", ".wps", ".rtf", ".odt"),
            *(".xls", ".et", ".ods"),
            *(".ppt", ".pps", ".pptx", ".ppsx", ".dps", ".odp"),
        ),
    ),
    KindModule("signage.kinds.texts.link", (".url",)),
    KindModule(
        "signage.kinds.picture.file",
        (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".apng"),
    ),
    KindModule("signage.kinds.pdf.file", (".pdf",)),
    KindModule("signage.kinds.days_off", (".json", ".ics")),
)


def module_for(suffix: str) -> str:
    """The name of the module that reads files with this suffix; those of no kind go to `held`."""
    return next((kind.module for kind in KINDS if suffix in kind.suffixes), FALLBACK)
