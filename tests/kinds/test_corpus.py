"""One ugly file per fault, in `tests/corpus/`: what becomes of each. Large ones are made by the tests themselves."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[1] / "corpus"
EXPECTED = {
    "通知-gbk-looks-like-utf8.txt": ("accepted", []),
    "utf16-no-bom.txt": ("accepted", []),
    "cut-in-a-character.txt": ("accepted", ["unsure-encoding"]),
    "half-copied.txt": ("rejected", ["broken"]),
    "picture-named-txt.txt": ("rejected", ["wrong-suffix"]),
    "ffconcat.mp4": ("rejected", ["broken"]),
    "use-bomb.svg": ("rejected", ["svg"]),
    "markup-in-text.txt": ("accepted", []),
    "file-picture.md": ("accepted", ["external-dropped"]),
    "credentials.url": ("rejected", ["link-out"]),
    "mistaken-rules.txt": ("accepted", ["rule-mistake", "rule-mistake"]),
    "backwards.txt": ("rejected", ["mark-found"]),
    "no-end.jpg": ("rejected", ["broken"]),
    "closed-behind-half.jpg": ("rejected", ["broken"]),
    "without-its-last-scans.jpg": ("rejected", ["broken"]),
    "白字透明底.png": ("accepted", ["not-ocr-read"]),
    "扫描件一页.png": ("accepted", ["not-ocr-read"]),
    "技术规范.txt": ("accepted", []),
    "级别写错.txt": ("accepted", []),
    "顺口溜.txt": ("accepted", []),
    "讲工作秘密.txt": ("accepted", []),
    "会议纪律.txt": ("accepted", []),
    "一周值班.csv": ("accepted", ["week-assumed", "personal-masked"]),
    "机构缩进.csv": ("accepted", ["personal-masked"]),
    "photo-named.png": ("accepted", ["not-ocr-read"]),
    "bytes-after-the-end.png": ("accepted", ["not-ocr-read"]),
    "flashing.gif": ("accepted", ["stands-still", "not-ocr-read"]),
    "script.pdf": ("accepted", ["attachment-dropped"]),
    "cut-behind-its-pages.pdf": ("rejected", ["broken"]),
    "值班表-gbk.csv": ("accepted", ["rows-left-out", "personal-masked"]),
    "formula.csv": ("accepted", []),
    "zero.txt": ("rejected", ["empty"]),
}


def test_every_file_has_its_expectation() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_what_becomes_of_it(judge: Callable[..., Any], name: str) -> None:
    outcome = judge(name, (CORPUS / name).read_bytes())
    assert (outcome.verdict.value, [note.reason.value for note in outcome.notes]) == EXPECTED[name]


CARDS = {
    "技术规范.txt": ["highlight"] * 5,
    "级别写错.txt": ["highlight"] * 5,
    "顺口溜.txt": ["welcome", "welcome"],
    "会议纪律.txt": ["highlight", "highlight", "prohibition", "highlight"],
    "一周值班.csv": ["duty"],
    "机构缩进.csv": ["organisationchart"],
    "扫描件一页.png": ["pagecard"],
    "白字透明底.png": ["picturecard"],
}


@pytest.mark.parametrize("name", CARDS)
def test_which_cards_it_has(judge: Callable[..., Any], name: str) -> None:
    outcome = judge(name, (CORPUS / name).read_bytes())
    assert [card["type"] for card in json.loads(outcome.blobs[0].data)["cards"]] == CARDS[name]
