"""Office files for tests: OpenDocument from raw XML; old formats by LibreOffice from these, where it is installed."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{short}="{OFFICE}:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "presentation": "presentation",
        "style": "style",
        "svg": "svg-compatible",
    }.items()
)
MANIFEST = (
    f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
KINDS = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
PARAGRAPHS = ("关于办公楼停水检修的通知", "各科室：", "11月25日8时至12时停水检修，请提前储水。", "办公室")
ROWS = (("科室", "联系事项"), ("办公室", "钥匙登记"), ("档案室", "借阅登记"))
SLIDES = ("保密工作要点", "涉密设备不联网", "离开座位请锁屏")


def packed(suffix: str, body: str, **more: bytes) -> bytes:
    """An OpenDocument file: the XML inside `office:body`, and more members."""
    kind = f"application/vnd.oasis.opendocument.{KINDS[suffix]}"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        content = f'<office:document-content {NAMES} office:version="1.3"><office:body>{body}</office:body>'
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}</office:document-content>')
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(kind=kind))
        for name, data in more.items():
            archive.writestr(name, data)
    return out.getvalue()


def text_file(paragraphs: tuple[str, ...] = PARAGRAPHS) -> bytes:
    """An `.odt`."""
    return packed(
        "odt", "<office:text>" + "".join(f"<text:p>{line}</text:p>" for line in paragraphs) + "</office:text>"
    )


def table_file(rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    """An `.ods`."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    table = (
        f'<table:table table:name="登记"><table:table-column table:number-columns-repeated="2"/>{cells}</table:table>'
    )
    return packed("ods", f"<office:spreadsheet>{table}</office:spreadsheet>")


def slides_file(slides: tuple[str, ...] = SLIDES, notes: str = "") -> bytes:
    """An `.odp`, with the same notes for the speaker on each slide."""
    said = (
        f'<presentation:notes><draw:frame presentation:class="notes" svg:width="16cm" svg:height="8cm" svg:x="2cm"'
        f' svg:y="14cm"><draw:text-box><text:p>{notes}</text:p></draw:text-box></draw:frame></presentation:notes>'
        if notes
        else ""
    )
    pages = "".join(
        f'<draw:page draw:name="p{number}"><draw:frame svg:width="20cm" svg:height="4cm" svg:x="2cm" svg:y="4cm">'
        f"<draw:text-box><text:p>{line}</text:p></draw:text-box></draw:frame>{said}</draw:page>"
        for number, line in enumerate(slides, 1)
    )
    return packed("odp", f"<office:presentation>{pages}</office:presentation>")


def saved_as(soffice: Path, folder: Path, data: bytes, suffix: str, wanted: str) -> bytes:
    """What LibreOffice makes of a file of ours when it saves it in another format. Not shut in: the file is ours."""
    given = folder / f"given.{suffix}"
    given.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = (str(soffice), profile, "--headless", "--convert-to", wanted, "--outdir", str(folder), str(given))
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"given.{wanted}").read_bytes()
