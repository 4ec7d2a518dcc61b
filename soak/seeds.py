"""Whole files of every kind, small and plain: what the fuzzer damages. Nothing in them is real.

In: nothing. Out: (suffix, bytes). Never: a file from outside.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from docx import Document
from openpyxl import Workbook
from PIL import Image, ImageDraw

Seed = tuple[str, bytes]

TEXT = "关于开展安全自查的通知\n\n各科室：\n一、检查内容\n（一）门窗是否锁好。\n（二）电脑是否关机。\n二、时间安排\n10月8日以前完成。\n\n办公室\n2026年9月20日\n"
MARKDOWN = "---\n标题: 自查\n从: 2026-09-01\n---\n# 自查要点\n\n**先看门窗。**再看电脑。\n\n| 科室 | 人数 |\n|---|---|\n| 办公室 | 3 |\n\n1. 关机\n2. 锁门\n"
ROWS = (
    ("日期", "带班领导", "值班员", "联系电话"),
    ("2026-10-01", "张三", "李四", "0000-1234"),
    ("2026-10-02", "王五", "赵六", "0000-1234"),
)


def seeds() -> tuple[Seed, ...]:
    """All of them."""
    return (*_texts(), *_pictures(), *_offices(), (".pdf", pdf(("第一页", "第二页"))), *_others())


def _texts() -> Iterator[Seed]:
    for encoding in ("utf-8", "gb18030", "utf-16"):
        yield ".txt", TEXT.encode(encoding)
    yield ".md", MARKDOWN.encode()
    yield ".url", b"[InternetShortcut]\r\nURL=https://example.com/a?b=1\r\n"
    table = "\r\n".join(",".join(row) for row in ROWS)
    yield ".csv", table.encode("gb18030")
    yield ".csv", table.encode("utf-8-sig")


def _pictures() -> Iterator[Seed]:
    picture = Image.new("RGB", (96, 64), "#F6F4EE")
    ImageDraw.Draw(picture).ellipse((20, 10, 76, 56), fill="#1F4E79")
    turned = Image.Exif()
    turned[0x0112] = 6
    for suffix, form in ((".png", "PNG"), (".jpg", "JPEG"), (".webp", "WEBP"), (".bmp", "BMP"), (".tiff", "TIFF")):
        yield suffix, _saved(picture, form, **({"exif": turned} if form == "JPEG" else {}))
    yield ".png", _saved(picture.quantize(16), "PNG", transparency=3)
    yield ".jpg", _saved(picture.convert("CMYK"), "JPEG", progressive=True)
    frames = [picture.rotate(10 * number) for number in range(4)]
    for suffix, form in ((".gif", "GIF"), (".webp", "WEBP"), (".png", "PNG")):
        yield suffix, _saved(frames[0], form, save_all=True, append_images=frames[1:], duration=120, loop=0)


def _saved(picture: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def _offices() -> Iterator[Seed]:
    document = Document()
    document.add_heading("日常说明", 1)
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.add_table(rows=2, cols=2).cell(0, 0).text = "科室"
    document.add_picture(io.BytesIO(_saved(Image.new("RGB", (40, 30), "white"), "PNG")))
    file = io.BytesIO()
    document.save(file)
    yield ".docx", file.getvalue()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A5:B5")
    file = io.BytesIO()
    book.save(file)
    yield ".xlsx", file.getvalue()


def _others() -> Iterator[Seed]:
    """What is not shown, or only after a conversion: their magic and a little behind it."""
    yield ".pptx", _zip({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"})
    yield ".odt", _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<office/>"})
    yield ".ofd", _zip({"OFD.xml": "<ofd/>"})
    yield ".rtf", b"{\\rtf1\\ansi plain words\\par}"
    yield ".doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    yield ".svg", b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
    yield ".heic", b"\0\0\0\x18ftypheic" + bytes(200)
    yield ".mp4", b"\0\0\0\x18ftypisom" + bytes(200)
    yield ".mp4", b"ffconcat version 1.0\nfile other.mp4\n"
    yield ".exe", b"MZ" + bytes(200)


def _zip(members: Mapping[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return file.getvalue()


def pdf(words: tuple[str, ...]) -> bytes:
    """A PDF of one page a word, in the standard font (only ASCII is drawn), written by the book (ISO 32000-1, 7.5)."""
    count = len(words)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>"]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for number in range(count):
        drawn = f"BT /F1 24 Tf 72 700 Td (page {number + 1}) Tj ET"
        page = "/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        objects += [
            f"<<{page}/Contents {5 + 2 * number} 0 R>>",
            f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream",
        ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, text in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{text}\nendobj\n".encode("ascii"))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    tail = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    out.write((head + table + tail).encode("ascii"))
    return out.getvalue()
