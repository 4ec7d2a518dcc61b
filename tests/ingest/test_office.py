"""Real files through the real LibreOffice, the real walls and the real worker. Without it, these tests are skipped."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from office_files import ROWS, SLIDES, packed, saved_as, slides_file, table_file, text_file

from signage import paths
from signage.core.cards.card import Deck
from signage.core.cards.picture_cards import PageCard
from signage.core.codec import canonical_json, from_plain
from signage.core.item import ItemRecord, Kind
from signage.core.verdict import Reason, Verdict
from signage.ingest.once import ingest_once
from signage.ingest.worker.converter import Converter, find_converter
from signage.ingest.worker.sandbox import detect_sandbox
from signage.ingest.worker.spare import Spare

pytestmark = pytest.mark.sandbox
WALL = datetime(2026, 11, 24, 9, 0, tzinfo=timezone(timedelta(hours=8)))
MARK = "机密★10年"
OLD = {"doc": "odt", "rtf": "odt", "xls": "ods", "ppt": "odp", "pptx": "odp"}
PLAIN = {"odt": text_file(), "ods": table_file(), "odp": slides_file(notes="慢一点讲")}


@pytest.fixture(scope="module")
def soffice() -> Path:
    program = paths.office_program()
    if program is None:
        pytest.skip("LibreOffice is not installed: real conversions are not tested")
    return program


@pytest.fixture(scope="module")
def converter(soffice: Path) -> Converter:
    found = find_converter(detect_sandbox())
    if found is None:
        pytest.skip(f"{soffice} cannot be shut in here: real conversions are not tested")
    return found


@pytest.fixture(scope="module")
def samples(soffice: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One file of each format."""
    folder = tmp_path_factory.mktemp("samples")
    saved = {suffix: saved_as(soffice, folder, PLAIN[source], source, suffix) for suffix, source in OLD.items()}
    return {**PLAIN, **saved}


def judged(folder: Path, converter: Converter, **files: bytes) -> dict[str, ItemRecord]:
    """The record of each file, by its name with `_` for the dot."""
    (folder / "content").mkdir()
    (folder / "state").mkdir()
    for name, data in files.items():
        (folder / "content" / name.replace("_", ".")).write_bytes(data)
    worker = Spare(detect_sandbox())
    try:
        result = ingest_once(folder / "content", folder / "state", worker, wall=WALL, converter=converter)
    finally:
        worker.close()
    return {item.path.replace(".", "_"): item for item in result.items}


def deck_of(folder: Path, item: ItemRecord) -> Deck:
    name = item.derivatives[0].sha256
    return from_plain(Deck, json.loads((folder / "state/derivatives" / name[:2] / name).read_bytes()))


@pytest.mark.parametrize("suffix", ["doc", "wps", "rtf", "odt"])
def test_texts_become_cards(tmp_path: Path, converter: Converter, samples: dict[str, bytes], suffix: str) -> None:
    item = judged(tmp_path, converter, **{f"停水通知_{suffix}": samples["doc" if suffix == "wps" else suffix]})[
        f"停水通知_{suffix}"
    ]
    assert (item.verdict, item.kind, item.title) == (Verdict.ACCEPTED, Kind.DOCUMENT, "关于办公楼停水检修的通知")
    assert "请提前储水" in canonical_json(deck_of(tmp_path, item)).decode()


@pytest.mark.parametrize("suffix", ["xls", "et", "ods"])
def test_tables_become_tables(tmp_path: Path, converter: Converter, samples: dict[str, bytes], suffix: str) -> None:
    item = judged(tmp_path, converter, **{f"登记_{suffix}": samples["xls" if suffix == "et" else suffix]})[
        f"登记_{suffix}"
    ]
    assert (item.verdict, item.kind) == (Verdict.ACCEPTED, Kind.TABLE)
    assert all(cell in canonical_json(deck_of(tmp_path, item)).decode() for row in ROWS for cell in row)


@pytest.mark.parametrize("suffix", ["pptx", "ppt", "dps", "odp"])
def test_slides_become_pages(tmp_path: Path, converter: Converter, samples: dict[str, bytes], suffix: str) -> None:
    item = judged(tmp_path, converter, **{f"要点_{suffix}": samples["ppt" if suffix == "dps" else suffix]})[
        f"要点_{suffix}"
    ]
    assert (item.verdict, item.kind, item.title) == (Verdict.ACCEPTED, Kind.PAGES, "要点")
    pages = [card for card in deck_of(tmp_path, item).cards if isinstance(card, PageCard)]
    assert [page.number for page in pages] == list(range(1, len(SLIDES) + 1))
    assert all(page.width > page.height for page in pages)


def test_what_is_wrong_with_real_files(
    tmp_path: Path, soffice: Path, converter: Converter, samples: dict[str, bytes]
) -> None:
    marked = saved_as(soffice, tmp_path, slides_file(notes=MARK), "odp", "ppt")
    changes = (
        "<office:text><text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info/>"
        "<text:p>删掉的</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>留下的<text:change text:change-id='c1'/></text:p></office:text>"
    )
    found = judged(
        tmp_path,
        converter,
        marked_ppt=marked,
        cut_doc=samples["doc"][: len(samples["doc"]) * 2 // 3],
        cut_pptx=samples["pptx"][: len(samples["pptx"]) * 2 // 3],
        changed_odt=packed("odt", changes),
        empty_odt=packed("odt", "<office:text/>"),
    )
    assert {name: item.notes[0].reason for name, item in found.items()} == {
        "marked_ppt": Reason.MARK_FOUND,
        "cut_doc": Reason.BROKEN,
        "cut_pptx": Reason.BROKEN,
        "changed_odt": Reason.HIDDEN_TEXT,
        "empty_odt": Reason.NOTHING_TO_SHOW,
    }
    assert not any(item.derivatives for item in found.values())
