"""Moving pictures: short ones move, the rest shows its first frame and says why, and a bomb costs next to nothing."""

import io
import resource
import time
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageDraw

from signage.core.cards.picture_cards import AnimationCard, PictureCard
from signage.core.verdict import Reason
from signage.kinds.picture.film_limits import MOST_FRAMES, MOST_KEPT

FORMATS = {"gif": "GIF", "webp": "WEBP", "png": "PNG"}


def frames(count: int, width: int = 200, height: int = 120) -> list[Image.Image]:
    """A bar that moves by one place in each frame."""
    made = []
    for number in range(count):
        picture = Image.new("RGB", (width, height), "#DCE8F3")
        at = number * 7 % (width - 20)
        ImageDraw.Draw(picture).rectangle((at, 20, at + 20, height - 20), fill="#1F4E79")
        made.append(picture)
    return made


def moving(form: str, pictures: list[Image.Image], ms: int | list[int] = 200, **more: Any) -> bytes:
    out = io.BytesIO()
    pictures[0].save(out, form, save_all=True, append_images=pictures[1:], duration=ms, loop=0, **more)
    return out.getvalue()


def colour_at(blob: Any, x: int, y: int) -> tuple[int, ...]:
    with Image.open(io.BytesIO(blob.data)) as picture:
        return picture.convert("RGB").getpixel((x, y))


@pytest.mark.parametrize("suffix", FORMATS)
def test_frames_in_their_order(judge: Callable[..., Any], read: Callable[..., Any], suffix: str) -> None:
    data = moving(
        FORMATS[suffix], frames(5), [100, 200, 300, 400, 500], **({"lossless": True} if suffix == "webp" else {})
    )
    reading = read(f"欢迎光临办事大厅.{suffix}", data)
    (card,) = reading.content.cards
    assert isinstance(card, AnimationCard)
    assert [still.ms for still in card.stills] == [100, 200, 300, 400, 500]
    assert (card.width, card.height, card.caption) == (200, 120, "欢迎光临办事大厅")
    blobs = {blob.sha256: blob for blob in reading.pictures}
    assert all((blob.width, blob.height) == (200, 120) for blob in blobs.values())
    for number, still in enumerate(card.stills):
        red, _, blue = colour_at(blobs[still.sha256], number * 7 + 10, 60)
        assert (red < 60, blue < 150) == (True, True), number
    outcome = judge(f"a.{suffix}", data)
    assert [note.reason for note in outcome.notes] == [Reason.NOT_OCR_READ]


def test_equal_frames_are_one(read: Callable[..., Any]) -> None:
    first, second = frames(2)
    reading = read("a.png", moving("PNG", [first, second, first, first.copy()], 250))
    (card,) = reading.content.cards
    assert len(reading.pictures) == 2
    assert sum(still.ms for still in card.stills) == 1000


def test_a_picture_that_never_changes_is_a_picture(read: Callable[..., Any]) -> None:
    data = moving("GIF", frames(1) * 3)
    (card,) = read("a.gif", data).content.cards
    assert isinstance(card, PictureCard)


def test_transparency_and_leftovers_are_composed(read: Callable[..., Any]) -> None:
    base = Image.new("RGBA", (100, 60), (0, 0, 0, 0))
    dot = base.copy()
    ImageDraw.Draw(dot).rectangle((10, 10, 30, 30), fill=(200, 0, 0, 255))
    reading = read("a.gif", moving("GIF", [base, dot], 300, disposal=2))
    blobs = {blob.sha256: blob for blob in reading.pictures}
    (card,) = reading.content.cards
    with Image.open(io.BytesIO(blobs[card.stills[1].sha256].data)) as second:
        assert second.convert("RGBA").getpixel((20, 20))[:2] == (200, 0)
        assert second.convert("RGBA").getpixel((50, 50))[3] == 0


def test_frames_too_short_to_be_meant_stand_for_a_tenth_of_a_second(read: Callable[..., Any]) -> None:
    (card,) = read("a.gif", moving("GIF", frames(4), 10)).content.cards
    assert {still.ms for still in card.stills} == {100}


def test_many_large_frames_are_made_smaller(read: Callable[..., Any]) -> None:
    reading = read("a.gif", moving("GIF", frames(40, 1280, 720)))
    (card,) = reading.content.cards
    assert card.width * card.height * 40 <= MOST_KEPT
    assert card.width * card.height * 40 > 0.95 * MOST_KEPT
    assert abs(card.width / card.height - 16 / 9) < 0.01


def flashing(colours: tuple[str, ...]) -> list[Image.Image]:
    return [Image.new("RGB", (200, 120), colour) for colour in colours]


STILL = {
    "too many frames": moving("GIF", frames(MOST_FRAMES + 1), 100),
    "too long": moving("GIF", frames(4), 8000),
    "black and white": moving("GIF", flashing(("black", "white")), 80),
    "red and grey": moving("GIF", flashing(("#E00000", "#707070")), 100),
}


@pytest.mark.parametrize("name", ["too many frames", "too long", "black and white", "red and grey"])
def test_what_stands_still_says_why(judge: Callable[..., Any], read: Callable[..., Any], name: str) -> None:
    outcome = judge("a.gif", STILL[name])
    assert outcome.verdict.value == "accepted"
    assert [note.reason for note in outcome.notes] == [Reason.STANDS_STILL, Reason.NOT_OCR_READ]
    assert outcome.notes[0].detail
    assert len(outcome.blobs) == 2
    (card,) = read("a.gif", STILL[name]).content.cards
    assert isinstance(card, PictureCard)


def test_a_large_canvas_of_many_frames_stands_still(judge: Callable[..., Any]) -> None:
    outcome = judge("a.gif", canvas(60, 4000, 4000))
    assert [note.reason for note in outcome.notes][:1] == [Reason.STANDS_STILL]


def canvas(count: int, width: int, height: int) -> bytes:
    """A GIF of `count` frames, each one pixel on a large canvas."""
    head = (
        b"GIF89a"
        + width.to_bytes(2, "little")
        + height.to_bytes(2, "little")
        + b"\x80\0\0"
        + b"\xff\xff\xff\x20\x40\x80"
    )
    return head + b"\x2c\0\0\0\0\1\0\1\0\0\x02\x02\x44\x01\0" * count + b";"


def test_300_000_frames_cost_little(judge: Callable[..., Any]) -> None:
    bomb = canvas(300_000, 2000, 2000)
    began, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    outcome = judge("a.gif", bomb)
    assert [note.reason for note in outcome.notes] == [Reason.STANDS_STILL, Reason.NOT_OCR_READ]
    assert (outcome.blobs[1].width, outcome.blobs[1].height) == (2000, 2000)
    assert time.process_time() - began < 15, "the worker has 20 s"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 400_000, "kB"


@pytest.mark.parametrize("suffix", FORMATS)
def test_cut_short_anywhere(judge: Callable[..., Any], suffix: str) -> None:
    whole = moving(FORMATS[suffix], frames(4))
    for length in range(30, len(whole), max(1, len(whole) // 61)):
        outcome = judge(f"a.{suffix}", whole[:length])
        assert (outcome.verdict.value, outcome.notes[0].reason) == ("rejected", Reason.BROKEN), length
