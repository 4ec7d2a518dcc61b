"""What a file really is, by its first bytes and, for a zip, by the names in its directory.

In: a `Source`. Out: a `Real`, or None where the bytes give no sign (text gives none). Never decompresses anything.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from signage.kinds.reading import Source

HEAD = 4096
MAX_DIRECTORY = 8 << 20


@dataclass(frozen=True, slots=True)
class Real:
    """A real type: the suffixes it may have, and its name for people."""

    suffixes: tuple[str, ...]
    name: str


PNG = Real((".png", ".apng"), "PNG 图片")
JPEG = Real((".jpg", ".jpeg", ".jfif", ".jpe"), "JPEG 图片")
GIF = Real((".gif",), "GIF 图片")
WEBP = Real((".webp",), "WebP 图片")
BMP = Real((".bmp",), "BMP 图片")
TIFF = Real((".tif", ".tiff"), "TIFF 图片")
HEIC = Real((".heic", ".heif", ".avif"), "HEIC 或 AVIF 图片")
PDF = Real((".pdf",), "PDF 文件")
MP4 = Real((".mp4", ".mov", ".m4v"), "视频")
WEBM = Real((".webm", ".mkv"), "视频")
RTF = Real((".rtf", ".doc"), "RTF 文档")
SVG = Real((".svg",), "SVG 图形")
OLE = Real((".doc", ".xls", ".ppt", ".wps", ".et", ".dps"), "旧版 Office 或 WPS 文件")
ENCRYPTED = Real((), "加密的 Office 文件")
DOCX = Real((".docx", ".docm", ".dotx", ".wps"), "Word 文档")
XLSX = Real((".xlsx", ".xlsm", ".et"), "Excel 表格")
PPTX = Real((".pptx", ".pptm", ".ppsx", ".dps"), "PPT 演示文稿")
ODF = Real((".odt", ".ods", ".odp"), "OpenDocument 文件")
OFD = Real((".ofd",), "OFD 文件")
ZIP = Real((".zip",), "压缩包")
PROGRAM = Real((".exe", ".dll", ".scr", ".com", ".msi"), "程序")

STARTS: tuple[tuple[bytes, Real], ...] = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"%PDF-", PDF),
    (b"\x1aE\xdf\xa3", WEBM),
    (b"{\\rtf", RTF),
    (b"Rar!\x1a\x07", Real((".rar",), "压缩包")),
    (b"7z\xbc\xaf\x27\x1c", Real((".7z",), "压缩包")),
    (b"\x1f\x8b\x08", Real((".gz", ".tgz"), "压缩包")),
    (b"\x7fELF", PROGRAM),
    (b"L\0\0\0\x01\x14\x02\0", Real((".lnk",), "快捷方式")),
    (b"ID3", Real((".mp3",), "音频")),
    (b"OggS", Real((".ogg",), "音频")),
)
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
ZIP_MEMBERS: tuple[tuple[str, Real], ...] = (
    ("word/", DOCX),
    ("xl/", XLSX),
    ("ppt/", PPTX),
    ("OFD.xml", OFD),
    ("content.xml", ODF),
)
SVG_ROOT = re.compile(rb"<(?:\w+:)?svg[\s>]", re.IGNORECASE)


def real_type(source: Source) -> Real | None:
    """What the bytes say, whatever the suffix says."""
    head = source.part(0, HEAD)
    for start, real in STARTS:
        if head.startswith(start):
            return real
    if head.startswith(ZIP_STARTS):
        return type_of_zip(source)
    if head.startswith(OLE_START):
        return type_of_ole(source)
    return other_type(head, source.request.size)


def other_type(head: bytes, size: int) -> Real | None:
    """Types whose sign is not simply how they begin."""
    if head[:4] == b"RIFF":
        return WEBP if head[8:12] == b"WEBP" else Real((".wav", ".avi"), "音频或视频")
    if head[4:8] in {b"ftyp", b"moov", b"mdat"}:
        return HEIC if head[8:12] in HEIF_BRANDS else MP4
    if (
        head[:2] == b"BM"
        and len(head) > 26
        and int.from_bytes(head[2:6], "little") in {size, 0}
        and head[6:10] == b"\0\0\0\0"
    ):
        return BMP
    if head[:2] == b"MZ" and b"\0" in head[:64]:
        return PROGRAM
    if SVG_ROOT.search(head.replace(b"\0", b"")) and head.replace(b"\0", b"").lstrip(
        b"\xef\xbb\xbf\xff\xfe \t\r\n"
    ).startswith(b"<"):
        return SVG
    return None


def type_of_zip(source: Source) -> Real:
    """Which of the many zip formats, by the names in the directory."""
    import zipfile  # noqa: PLC0415 - most files are no zip, and a worker reads one

    if source.request.size > MAX_DIRECTORY:
        names = re.findall(rb"(?:word|xl|ppt)/|OFD\.xml|content\.xml", source.part(0, HEAD) + tail(source))
        joined = [name.decode("ascii") for name in names]
    else:
        try:
            with zipfile.ZipFile(io.BytesIO(source.whole())) as archive:
                joined = archive.namelist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            joined = [name.decode("ascii") for name in re.findall(rb"(?:word|xl|ppt)/|OFD\.xml", source.part(0, HEAD))]
    return next((real for sign, real in ZIP_MEMBERS if any(name.startswith(sign) for name in joined)), ZIP)


def type_of_ole(source: Source) -> Real:
    """An old Office file, or a new one locked with a password (MS-OFFCRYPTO 2.3: the stream `EncryptedPackage`)."""
    sign = "EncryptedPackage".encode("utf-16-le")
    return ENCRYPTED if sign in source.part(0, MAX_DIRECTORY) or sign in tail(source) else OLE


def tail(source: Source) -> bytes:
    """The last bytes, where a zip keeps its directory."""
    return source.part(max(0, source.request.size - MAX_DIRECTORY), MAX_DIRECTORY)
