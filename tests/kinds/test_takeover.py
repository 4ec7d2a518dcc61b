"""What a file of the takeover section becomes in the worker: a short text, pictures, or a question to a person."""

import io
import json
from collections.abc import Callable

import pytest
from PIL import Image

from signage.core.rules import Role, Rules
from signage.core.verdict import Reason, Verdict
from signage.kinds.wire import Outcome

Judge = Callable[..., Outcome]
TAKES_OVER = {"role": Role.TAKEOVER, "rules": Rules(role=Role.TAKEOVER)}


def png() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (400, 300), "#336699").save(data, "PNG")
    return data.getvalue()


HELD = [
    ("too long", "停水 至18点.txt", "水" * 61, Reason.TAKEOVER_TOO_LONG),
    ("several lines without an end", "停水.txt", "一\n二\n三", Reason.TAKEOVER_NO_END),
    ("a picture without an end", "平面图.png", png(), Reason.TAKEOVER_NO_END),
    ("a link", "入口.url", "[InternetShortcut]\nURL=https://example.com/", Reason.TAKEOVER_NOT_TEXT),
    ("a mark", "停水.txt", "机密★10年", Reason.MARK_FOUND),
    ("a mark in its name", "秘密★5年 至18点.txt", "停水", Reason.MARK_FOUND),
]


@pytest.mark.parametrize(("name", "data", "reason"), [case[1:] for case in HELD], ids=[case[0] for case in HELD])
def test_what_a_person_is_asked_first(judge: Judge, name: str, data: bytes | str, reason: Reason) -> None:
    outcome = judge(name, data, **TAKES_OVER)
    assert outcome.verdict is not Verdict.ACCEPTED
    assert [note.reason for note in outcome.notes] == [reason]
    assert outcome.blobs == ()


TAKEN = [
    ("a short text", "停水.txt", "今晚停水\n请储水。", [{"type": "welcome", "lines": ["今晚停水", "请储水。"]}]),
    ("lines with an end", "停水 2小时.txt", "一\n二\n三", [{"type": "welcome", "lines": ["一", "二", "三"]}]),
    ("an end of its own", "停水.txt", "---\n到: 2026-11-26\n---\n一\n二\n三", [{"type": "welcome", "lines": ["一", "二", "三"]}]),
    ("an address stays a text", "网址.txt", "https://example.com/", [{"type": "welcome", "lines": ["https://example.com/"]}]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "cards"), [case[1:] for case in TAKEN], ids=[case[0] for case in TAKEN])
def test_what_takes_the_screens(judge: Judge, name: str, text: str, cards: list[object]) -> None:
    outcome = judge(name, text, **TAKES_OVER)
    assert outcome.verdict is Verdict.ACCEPTED
    assert json.loads(outcome.blobs[0].data)["cards"] == cards


def test_a_picture_whose_name_says_until_when(judge: Judge) -> None:
    outcome = judge("平面图 至18点.png", png(), **TAKES_OVER)
    assert outcome.verdict is Verdict.ACCEPTED
    assert [card["type"] for card in json.loads(outcome.blobs[0].data)["cards"]] == ["picturecard"]
    assert Reason.NOT_OCR_READ in [note.reason for note in outcome.notes]
