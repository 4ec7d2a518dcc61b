"""Files that this version does not show: the reason by suffix, the lie by the first bytes."""

from collections.abc import Callable
from typing import Any

import pytest

from signage.core.verdict import Reason
from signage.kinds.reading import Refusal

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 60
PDF = b"%PDF-1.7\n%%EOF"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
MP4 = b"\0\0\0\x18ftypisom" + b"\0" * 60
HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 60
AVIF = b"\0\0\0\x18ftypavif" + b"\0" * 60
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"
PSD = b"8BPS\0\1" + b"\0" * 60
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.mp4", MP4, ("held", Reason.KIND_NOT_YET, "mp4")),
        ("a.heic", HEIC, ("held", Reason.PHONE_PICTURE, "")),
        ("a.HEIF", HEIC, ("held", Reason.PHONE_PICTURE, "")),
        ("a.avif", AVIF, ("held", Reason.PHONE_PICTURE, "")),
        ("a.jpg", HEIC, ("held", Reason.PHONE_PICTURE, "")),
        ("a.heic", b"\0" * 60, ("rejected", Reason.BROKEN, "")),
        ("a.heic", JPEG, ("rejected", Reason.WRONG_SUFFIX, "JPEG 图片")),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), ("held", Reason.ENCRYPTED, "")),
        ("a.svg", SVG, ("rejected", Reason.SVG, "")),
        ("a.svg", b"text", ("rejected", Reason.SVG, "")),
        ("a.exe", b"MZ" + b"\0" * 90, ("rejected", Reason.KIND_NEVER, "程序")),
        ("通知.docx.lnk", b"L\0\0\0\x01\x14\x02\0", ("rejected", Reason.NOT_A_FILE, "")),
        ("a.exe", b"L\0\0\0\x01\x14\x02\0", ("rejected", Reason.KIND_NEVER, "快捷方式")),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, ("rejected", Reason.KIND_NEVER, "压缩包")),
        ("a.html", b"<html>", ("rejected", Reason.KIND_NEVER, "html")),
        ("noname", b"x", ("rejected", Reason.KIND_NEVER, "")),
        (".hidden", b"x", ("rejected", Reason.KIND_NEVER, "")),
        ("a.png", PDF, ("rejected", Reason.WRONG_SUFFIX, "PDF 文件")),
        ("a.png", MP4, ("rejected", Reason.WRONG_SUFFIX, "视频")),
        ("a.pdf", PNG, ("rejected", Reason.WRONG_SUFFIX, "PNG 图片")),
        ("a.jpg", EPS, ("rejected", Reason.BROKEN, "")),
        ("a.png", PSD, ("rejected", Reason.BROKEN, "")),
        ("a.psd", PSD, ("rejected", Reason.KIND_NEVER, "psd")),
        ("a.png", SVG, ("rejected", Reason.WRONG_SUFFIX, "SVG 图形")),
        ("a.jpg", PDF, ("rejected", Reason.WRONG_SUFFIX, "PDF 文件")),
        ("a.pdf", b"PK\x05\x06" + b"\0" * 18, ("rejected", Reason.WRONG_SUFFIX, "压缩包")),
        ("a.mp4", b"ffconcat version 1.0\nfile x", ("rejected", Reason.BROKEN, "")),
        ("a.png", b"", ("rejected", Reason.EMPTY, "")),
        ("a.pptm", b"x", ("rejected", Reason.MACROS, "")),
    ],
)
def test_reasons(read: Callable[..., Any], name: str, data: bytes, expected: tuple[str, Reason, str]) -> None:
    found = read(name, data)
    assert isinstance(found, Refusal)
    assert (found.verdict.value, found.note.reason, found.note.detail) == expected
