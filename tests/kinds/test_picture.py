"""Pictures: upright, in the screen's colours, stripped; what is cut short, a bomb or something else is refused."""

import io
import struct
import zlib
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin, TiffImagePlugin

from signage.core.cards.picture_cards import PageCard, PictureCard
from signage.core.item import Kind
from signage.core.rules import Role
from signage.core.verdict import Note, Reason
from signage.kinds.picture import derivative as pictures
from signage.kinds.picture import file as picture_kind
from signage.kinds.picture.anatomy import anatomy_of
from signage.kinds.picture.jpeg_end import Shape, has_all_restarts, has_all_scans
from signage.kinds.picture.paper import chars_on

ORIENTATION, DESCRIPTION, TITLE_XP = 0x0112, 0x010E, 0x9C9B
MARK = "机密★10年"
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
SUFFIX = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp", "BMP": "bmp", "TIFF": "tif"}


def poster(width: int = 300, height: int = 200) -> Image.Image:
    """Left half red, right half blue, a white bar on top."""
    picture = Image.new("RGB", (width, height), "#C00000")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 2, 0, width, height), fill="#0000C0")
    draw.rectangle((0, 0, width, height // 10), fill="white")
    return picture


def photograph(width: int = 640, height: int = 400) -> Image.Image:
    """Colours that change everywhere."""
    bands = [Image.effect_noise((width // 4, height // 4), 90).resize((width, height)) for _ in range(3)]
    return Image.merge("RGB", bands)


def saved(picture: Image.Image, form: str, **more: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def opened(blob: Any) -> Image.Image:
    picture = Image.open(io.BytesIO(blob.data))
    picture.load()
    return picture


def refusal(outcome: Any) -> tuple[str, Reason]:
    return outcome.verdict.value, outcome.notes[0].reason


def near(found: tuple[int, ...], wanted: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_becomes_one_card(judge: Callable[..., Any], form: str) -> None:
    outcome = judge(f"保密宣传海报.{SUFFIX[form]}", saved(poster(), form))
    assert (outcome.verdict.value, outcome.kind, outcome.title) == ("accepted", Kind.PICTURE, "保密宣传海报")
    assert [note.reason for note in outcome.notes] == [Reason.NOT_OCR_READ]
    made = opened(outcome.blobs[1])
    assert made.size == (300, 200)
    assert near(made.convert("RGB").getpixel((40, 150)), (192, 0, 0))
    assert near(made.convert("RGB").getpixel((260, 150)), (0, 0, 192))
    assert set(made.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert made.format == ("JPEG" if form == "JPEG" else "PNG")


def test_the_caption_is_the_name_if_it_says_something(read: Callable[..., Any]) -> None:
    for name, caption in (("保密宣传月启动仪式.png", "保密宣传月启动仪式"), ("IMG_2034.png", ""), ("海报.png", "")):
        (card,) = read(name, saved(poster(), "PNG")).content.cards
        assert isinstance(card, PictureCard)
        assert card.caption == caption


def test_photographs_become_jpeg_whatever_they_were(read: Callable[..., Any]) -> None:
    for form in ("PNG", "BMP", "WEBP", "TIFF", "JPEG"):
        (blob,) = read(f"a.{SUFFIX[form]}", saved(photograph(), form)).pictures
        assert blob.media_type == "image/jpeg", form


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "TIFF", "PNG", "WEBP"])
def test_upright_by_exif(read: Callable[..., Any], form: str, turn: int) -> None:
    lying = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[turn]  # fmt: skip
    picture = poster() if lying is None else poster().transpose(lying)
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    (blob,) = read(f"a.{SUFFIX[form]}", saved(picture, form, exif=exif)).pictures
    made = opened(blob).convert("RGB")
    assert made.size == (300, 200)
    assert near(made.getpixel((40, 150)), (192, 0, 0), 40)
    assert near(made.getpixel((150, 8)), (255, 255, 255), 40)
    assert not opened(blob).getexif()


def test_a_large_one_is_made_smaller(read: Callable[..., Any]) -> None:
    (blob,) = read("a.jpg", saved(poster(6000, 4000), "JPEG")).pictures
    assert (blob.width, blob.height) == (3840, 2560)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_400_megapixels_are_judged_by_the_header(judge: Callable[..., Any], form: str) -> None:
    data = bytearray(saved(poster(64, 64), form))
    if form == "PNG":
        data[16:24] = struct.pack(">II", 20_000, 20_000)
        data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    else:
        frame = data.index(b"\xff\xc0")
        data[frame + 5 : frame + 9] = struct.pack(">HH", 20_000, 20_000)
    assert refusal(judge(f"a.{SUFFIX[form]}", bytes(data))) == ("rejected", Reason.TOO_MANY_PIXELS)


@pytest.mark.parametrize("form", ["GIF", "WEBP"])
def test_a_canvas_of_giants(judge: Callable[..., Any], form: str) -> None:
    moving = [poster(64, 64), poster(64, 64).rotate(90)]
    data = bytearray(saved(moving[0], form, save_all=True, append_images=moving[1:]))
    if form == "GIF":
        data[6:10] = b"\xff\xff\xff\xff"
    else:
        data[24:30] = b"\xff\x3f\0\xff\x3f\0"
    assert refusal(judge(f"a.{SUFFIX[form]}", bytes(data))) == ("rejected", Reason.TOO_MANY_PIXELS)


@pytest.mark.parametrize("form", FORMATS)
def test_cut_short_anywhere(judge: Callable[..., Any], form: str) -> None:
    whole = saved(photograph(160, 100), form)
    step = max(1, len(whole) // 97)
    for length in (*range(1, len(whole), step), len(whole) - 1):
        outcome = judge(f"a.{SUFFIX[form]}", whole[:length])
        assert refusal(outcome) == ("rejected", Reason.BROKEN), f"{length} of {len(whole)}"
    assert judge(f"a.{SUFFIX[form]}", whole).verdict.value == "accepted"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_space_that_was_never_filled(judge: Callable[..., Any], form: str) -> None:
    whole = saved(photograph(700, 500), form)
    for start, end in ((4096, len(whole)), (len(whole) // 2 // 4096 * 4096, len(whole)), (8192, 16_384)):
        data = whole[:start] + bytes(end - start) + whole[end:]
        assert refusal(judge(f"a.{SUFFIX[form]}", data)) == ("rejected", Reason.BROKEN), (start, end)


@pytest.mark.parametrize(
    ("colour", "shown"),
    [
        ((0, 0, 0, 255), False),
        ((5, 6, 7, 255), False),
        ((9, 9, 9, 0), False),
        ((0, 0, 30, 255), True),
        ((255,) * 4, True),
    ],
)
def test_a_picture_of_nothing_is_not_shown(judge: Callable[..., Any], colour: tuple[int, ...], shown: bool) -> None:
    outcome = judge("a.png", saved(Image.new("RGBA", (300, 200), colour), "PNG"))
    assert (outcome.verdict.value == "accepted") is shown
    assert shown or outcome.notes[0].reason is Reason.NOTHING_TO_SHOW


def test_black_letters_on_nothing_are_shown(judge: Callable[..., Any]) -> None:
    picture = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (50, 50, 100, 150))
    assert judge("a.png", saved(picture, "PNG")).verdict.value == "accepted"


def test_a_flat_picture_is_no_hole(judge: Callable[..., Any]) -> None:
    flat = saved(Image.new("RGB", (3840, 2160), "white"), "JPEG", optimize=True)
    assert judge("a.jpg", flat).verdict.value == "accepted"


@pytest.mark.parametrize("place", range(40, 4000, 397))
def test_a_png_with_one_wrong_bit(judge: Callable[..., Any], place: int) -> None:
    data = bytearray(saved(photograph(100, 60), "PNG"))
    data[place] ^= 1
    assert refusal(judge("a.png", bytes(data))) == ("rejected", Reason.BROKEN)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_what_follows_the_end_is_left_behind(read: Callable[..., Any], form: str) -> None:
    reading = read(f"a.{SUFFIX[form]}", saved(poster(), form) + b"PK\x03\x04 something else" * 99)
    assert b"something" not in reading.pictures[0].data


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "webp", "bmp", "tiff", "jfif"])
def test_the_bytes_decide_among_pictures(judge: Callable[..., Any], suffix: str) -> None:
    for form in FORMATS:
        assert judge(f"a.{suffix}", saved(poster(), form)).verdict.value == "accepted", form


def sheet_of_paper(lines: int = 20, width: int = 900, ground: int = 246) -> Image.Image:
    """A scan with lines of 24 characters."""
    picture = Image.new("L", (width, round(width * 1.414)), ground)
    draw = ImageDraw.Draw(picture)
    for line in range(lines):
        for char in range(24):
            x, y = 110 + char * 28, 200 + line * 44
            draw.rectangle((x, y, x + 22, y + 24), fill=40)
    return picture


def test_every_page_of_a_fax(read: Callable[..., Any]) -> None:
    sheets = [sheet_of_paper(lines) for lines in (20, 10, 20)]
    reading = read("a.tif", saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:]))
    assert [(card.number, card.count) for card in reading.content.cards] == [(1, 3), (2, 3), (3, 3)]
    assert len(reading.pictures) == 2
    assert [note.reason for note in reading.notes] == [Reason.NOT_OCR_READ]


def test_too_many_pages_of_a_fax(read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(poster(), "TIFF", save_all=True, append_images=[poster(), poster()])
    for name, value in (("MOST_PAGES", 2), ("MOST_PIXELS", 2 * 300 * 200)):
        with monkeypatch.context() as patched:
            patched.setattr(picture_kind, name, value)
            reading = read("a.tif", data)
        assert len(reading.content.cards) == 2
        assert reading.notes[0] == Note(Reason.SHORTENED, "共3页，播放其中2页")
    monkeypatch.setattr(picture_kind, "MAX_PIXELS", 100)
    assert read("a.tif", data).note.reason is Reason.TOO_MANY_PIXELS


@pytest.mark.parametrize(
    ("picture", "page"),
    [
        (sheet_of_paper(), True),
        (sheet_of_paper().rotate(90, expand=True), True),
        (sheet_of_paper(width=500), False),
        (sheet_of_paper(ground=120), False),
        (sheet_of_paper().resize((900, 900)), False),
        (sheet_of_paper().convert("RGBA"), False),
    ],
    ids=["upright", "lying", "small", "dark", "square", "clear"],
)
def test_a_scanned_sheet_is_a_page(read: Callable[..., Any], picture: Image.Image, page: bool) -> None:
    (card,) = read("会议纪律公示.png", saved(picture, "PNG")).content.cards
    assert isinstance(card, PageCard) is page


def test_a_scanned_sheet_has_its_reading_time() -> None:
    assert abs(chars_on(sheet_of_paper()) - 480) < 60
    assert chars_on(sheet_of_paper(0)) == 0
    assert chars_on(Image.new("L", (900, 1272), 30)) == 0


SCANS: list[tuple[str, Image.Image, dict[str, Any]]] = [
    ("one scan", photograph(), {}),
    ("all colours", photograph(643, 397), {"subsampling": 0}),
    ("restarts", photograph(), {"restart_marker_rows": 1}),
    ("a drawing", poster(), {}),
    ("grey only", photograph().convert("L"), {}),
    ("a printer's colours", photograph().convert("CMYK"), {}),
    ("progressive", photograph(), {"progressive": True}),
    ("progressive in all colours", photograph(643, 397), {"progressive": True, "subsampling": 0}),
    ("progressive with restarts", photograph(), {"progressive": True, "restart_marker_rows": 1}),
    ("progressive in a printer's colours", photograph().convert("CMYK"), {"progressive": True}),
]


@pytest.mark.parametrize(("picture", "more"), [case[1:] for case in SCANS], ids=[case[0] for case in SCANS])
def test_a_scan_that_ends_early(judge: Callable[..., Any], picture: Image.Image, more: dict[str, Any]) -> None:
    whole = saved(picture, "JPEG", quality=80, **more)
    assert judge("a.jpg", whole).verdict.value == "accepted"
    first = whole.index(b"\xff\xda") + 20
    for share in (0.1, 0.3, 0.8, 0.95, 0.99):
        cut = whole[: first + round((len(whole) - first) * share)].rstrip(b"\xff") + b"\xff\xd9"
        assert refusal(judge("a.jpg", cut)) == ("rejected", Reason.BROKEN), share


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"subsampling": 0}], ids=str)
def test_bytes_that_are_missing_inside_a_scan(judge: Callable[..., Any], more: dict[str, Any]) -> None:
    whole = saved(photograph(), "JPEG", quality=80, **more)
    ends = (whole.index(b"\xff\xda"), *anatomy_of(whole).ends)
    start, end = max(pairwise(ends), key=lambda scan: scan[1] - scan[0])
    cut = whole[: start + (end - start) // 4] + whole[end - (end - start) // 4 :]
    assert refusal(judge("a.jpg", cut)) == ("rejected", Reason.BROKEN)


@pytest.mark.parametrize("more", [{}, {"progressive": True}], ids=str)
def test_a_cut_in_the_last_row_of_one_pixel(
    judge: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, more: dict[str, Any]
) -> None:
    monkeypatch.setattr(pictures, "MAX_SIDE", 300)  # decoded at half its size, both times
    whole = saved(photograph(769, 609), "JPEG", quality=60, **more)
    assert judge("a.jpg", whole).verdict.value == "accepted"
    assert refusal(judge("a.jpg", whole[:-300] + b"\xff\xd9")) == ("rejected", Reason.BROKEN)


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_grey_at_the_end_may_be_meant(judge: Callable[..., Any], mode: str) -> None:
    picture = photograph()
    picture.paste((128, 128, 128), (0, 200, 640, 400))
    assert judge("a.jpg", saved(picture.convert(mode), "JPEG")).verdict.value == "accepted"


def test_scans_of_a_progressive_picture() -> None:
    dc, ac = bytes((1, 1, 0, 0, 0, 0x00)), bytes((1, 1, 0, 1, 63, 0x00))
    assert has_all_scans((dc, ac))
    assert not has_all_scans((dc, bytes((1, 1, 0, 1, 63, 0x01))))
    assert not has_all_scans((dc,))
    assert not has_all_scans((dc, ac, b"\x03\x01"))
    assert not has_all_scans((b"",))


def test_restart_markers_of_a_scan() -> None:
    half = bytes((8, 0, 16, 0, 33, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1))  # 33 × 16 px, colours at half
    shape = Shape.of(half)
    assert shape == Shape(33, 16, {1: (2, 2), 2: (1, 1), 3: (1, 1)})
    assert [shape.units(scan) for scan in (b"\3\1\0\2\0\3\0", b"\1\1\0", b"\1\2\0", b"\1\7\0", b"")] == [3, 10, 3, 0, 0]
    assert [has_all_restarts(shape, b"\1\1\0", 3, count) for count in (2, 3, 4)] == [False, True, True]
    assert has_all_restarts(shape, b"\1\1\0", 0, 0)
    assert Shape.of(b"") == Shape(0, 0, {})
    assert Shape.of(half[:9]) == Shape(33, 16, {1: (2, 2)})


def test_a_scan_cut_at_a_restart(judge: Callable[..., Any]) -> None:
    whole = saved(photograph().convert("L"), "JPEG", quality=80, restart_marker_blocks=7)
    cut = whole[: whole.rindex(b"\xff\xd3", 0, len(whole) // 2)] + b"\xff\xd9"
    assert refusal(judge("a.jpg", cut)) == ("rejected", Reason.BROKEN)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "F", "LAB", "YCbCr"])
def test_every_depth_and_colour_space(read: Callable[..., Any], mode: str) -> None:
    ramp = Image.linear_gradient("L").resize((256, 64))
    if mode == "I;16":
        picture = ramp.convert("I").point(lambda value: value * 257).convert("I;16")
    elif mode == "LAB":
        picture = Image.merge("LAB", (ramp, Image.new("L", ramp.size, 128), Image.new("L", ramp.size, 128)))
    else:
        picture = (ramp if mode in {"1", "L", "F"} else ramp.convert("RGB")).convert(mode)
    reading = read("a.tif", saved(picture, "TIFF"))
    made = opened(reading.pictures[0]).convert("L")
    dark, bright = made.getpixel((128, 2)), made.getpixel((128, 61))
    assert dark < 40
    assert bright > 215


def test_grey_of_sixteen_bits_in_a_png(read: Callable[..., Any]) -> None:
    deep = Image.linear_gradient("L").convert("I").point(lambda value: value * 257).convert("I;16")
    made = opened(read("a.png", saved(deep, "PNG")).pictures[0])
    assert [made.getpixel((9, row)) for row in (0, 128, 255)] == [0, 128, 255]


def test_transparency_stays(read: Callable[..., Any]) -> None:
    clear = Image.new("RGBA", (60, 60), (10, 20, 30, 0))
    clear.paste((10, 20, 30, 255), (30, 30, 60, 60))
    made = opened(read("a.png", saved(clear, "PNG")).pictures[0])
    assert made.mode == "RGBA"
    assert made.getpixel((5, 5))[3] == 0


def test_a_profile_is_converted_and_left_behind(read: Callable[..., Any]) -> None:
    ours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = ours.replace(b"rXYZ", b"tmp!").replace(b"gXYZ", b"rXYZ").replace(b"tmp!", b"gXYZ")
    profile = swapped.replace("sRGB".encode("utf-16-be"), "oRGB".encode("utf-16-be"))
    picture = Image.new("RGB", (50, 50), (200, 0, 0))
    for form in ("PNG", "JPEG", "TIFF"):
        made = opened(read(f"a.{SUFFIX[form]}", saved(picture, form, icc_profile=profile)).pictures[0])
        assert "icc_profile" not in made.info
        assert near(made.convert("RGB").getpixel((25, 25)), (0, 200, 0), 20), "its red is our green"
        broken = opened(read(f"a.{SUFFIX[form]}", saved(picture, form, icc_profile=b"nonsense" * 20)).pictures[0])
        assert near(broken.convert("RGB").getpixel((25, 25)), (200, 0, 0), 4)


def test_the_colours_of_a_printers_jpeg(read: Callable[..., Any]) -> None:
    inks = Image.new("CMYK", (64, 64), (0, 255, 255, 0))
    made = opened(read("a.jpg", saved(inks, "JPEG")).pictures[0])
    assert near(made.getpixel((30, 30)), (255, 0, 0), 20)


def text_chunks() -> dict[str, bytes]:
    about = PngImagePlugin.PngInfo()
    about.add_itxt("Description", MARK)
    packed = PngImagePlugin.PngInfo()
    packed.add_itxt("Description", MARK, zip=True)
    exif = Image.Exif()
    exif[DESCRIPTION] = MARK.encode("gb18030")
    wide = Image.Exif()
    wide[TITLE_XP] = MARK.encode("utf-16-le")
    comment = Image.Exif()
    comment.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + MARK.encode("utf-16-be")
    png = saved(poster(), "PNG")
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[DESCRIPTION] = MARK.encode()
    tags.tagtype[DESCRIPTION] = 2
    return {
        "itxt.png": saved(poster(), "PNG", pnginfo=about),
        "packed.png": saved(poster(), "PNG", pnginfo=packed),
        "gbk.png": png[:33] + chunk(b"tEXt", b"Title\0" + MARK.encode("gb18030")) + png[33:],
        "ztxt.png": png[:33] + chunk(b"zTXt", b"Title\0\0" + zlib.compress(MARK.encode())) + png[33:],
        "exif.jpg": saved(poster(), "JPEG", exif=exif),
        "xp.jpg": saved(poster(), "JPEG", exif=wide),
        "user.jpg": saved(poster(), "JPEG", exif=comment),
        "comment.jpg": saved(poster(), "JPEG", comment=MARK.encode()),
        "xmp.jpg": saved(poster(), "JPEG", xmp=f"<x:xmpmeta><dc:title>{MARK}</dc:title></x:xmpmeta>".encode()),
        "exif.webp": saved(poster(), "WEBP", exif=wide),
        "xmp.webp": saved(poster(), "WEBP", xmp=f"<x:xmpmeta>{MARK}</x:xmpmeta>".encode()),
        "comment.gif": saved(poster(), "GIF", comment=MARK.encode("gb18030")),
        "tag.tif": saved(poster(), "TIFF", tiffinfo=tags),
    }


@pytest.mark.parametrize("name", text_chunks())
def test_words_beside_the_pixels_are_read_by_the_gate(judge: Callable[..., Any], name: str) -> None:
    assert refusal(judge(name, text_chunks()[name])) == ("rejected", Reason.MARK_FOUND)


def test_so_is_the_name(judge: Callable[..., Any]) -> None:
    assert refusal(judge("机密★10年.png", saved(poster(), "PNG"))) == ("rejected", Reason.MARK_FOUND)


def test_usual_exif_is_no_mark(judge: Callable[..., Any]) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "Camera", "X-100", "Editor 1.0"
    exif.get_ifd(0x8769)[0x927C] = bytes(range(256)) * 40
    exif.get_ifd(0x8825)[2] = (31.0, 12.0, 5.0)
    assert judge("a.jpg", saved(poster(), "JPEG", exif=exif)).verdict.value == "accepted"


def test_broken_exif_is_no_fault_of_the_picture(judge: Callable[..., Any]) -> None:
    exif = Image.Exif()
    exif[ORIENTATION], exif[DESCRIPTION] = 6, "x" * 40
    block = exif.tobytes()
    for length in range(8, len(block), 5):
        outcome = judge("a.jpg", saved(poster(), "JPEG", exif=block[:length]))
        assert outcome.verdict.value == "accepted", length


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.png", b"", ("rejected", Reason.EMPTY)),
        ("a.png", saved(Image.new("RGB", (400, 5)), "PNG"), ("rejected", Reason.NOTHING_TO_SHOW)),
        ("a.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""), ("rejected", Reason.BROKEN)),
        ("a.jpg", b"\xff\xd8\xff\xd9", ("rejected", Reason.BROKEN)),
        ("a.gif", b"GIF89a\1\0\1\0\0\0\0;", ("rejected", Reason.BROKEN)),
        ("a.tif", b"II*\0\x08\0\0\0\xff\xff", ("rejected", Reason.BROKEN)),
        ("a.bmp", b"BM" + (70).to_bytes(4, "little") + b"\0" * 64, ("rejected", Reason.BROKEN)),
        ("a.webp", b"RIFF\x04\0\0\0WEBP", ("rejected", Reason.BROKEN)),
    ],
)
def test_nothing_that_is_a_picture(
    judge: Callable[..., Any], name: str, data: bytes, expected: tuple[str, Reason]
) -> None:
    assert refusal(judge(name, data)) == expected


def test_the_ticker_takes_no_pictures(judge: Callable[..., Any]) -> None:
    outcome = judge("a.png", saved(poster(), "PNG"), role=Role.TICKER)
    assert refusal(outcome) == ("rejected", Reason.TICKER_IS_TEXT)
