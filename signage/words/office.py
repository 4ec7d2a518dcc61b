"""How a person saves an office file as something that plays, in the words of the menus of WPS.

In: the suffix of the file, as a note carries it. Out: half a sentence in Chinese and in English.
"""

from __future__ import annotations

from signage.words.fill import Words

MENUS: Words = {
    "slides": ("选“文件 → 输出为 PDF”，把得到的 PDF", 'choose "File → Export to PDF" and drop the PDF'),
    "text": (
        "选“文件 → 另存为”，文件类型选 .docx，把存好的文件",
        'choose "File → Save as", take .docx as the type, and drop that file',
    ),
    "table": (
        "选“文件 → 另存为”，文件类型选 .xlsx，把存好的文件",
        'choose "File → Save as", take .xlsx as the type, and drop that file',
    ),
}
SORTS = {
    **dict.fromkeys(("ppt", "pps", "pptx", "ppsx", "dps", "odp", "ofd"), "slides"),
    **dict.fromkeys(("xls", "et", "ods"), "table"),
}


def menu_for(suffix: str) -> tuple[str, str]:
    """What to do in WPS with a file of this suffix; a text document where it is not known."""
    return MENUS[SORTS.get(suffix, "text")]
