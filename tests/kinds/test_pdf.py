"""PDF: pages as they are printed, every text to the gate, nothing run, and what does not fit is named."""

import io
import re
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from pypdfium2 import raw

from signage.core.cards.picture_cards import PageCard
from signage.core.item import Kind
from signage.core.rules import Audience, Role, Rules
from signage.core.verdict import Reason
from signage.kinds.pdf import pages as pdf_pages
from signage.kinds.pdf import words as pdf_words

Make = Callable[..., Any]
MARK = "<feff" + "机密★10年".encode("utf-16-be").hex() + ">"
NOTE = f"<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents{MARK}>>"
FIELD = f"<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/V{MARK}/Rect[50 50 250 80]>>"


def opened(blob: Any) -> Image.Image:
    picture = Image.open(io.BytesIO(blob.data))
    picture.load()
    return picture


def reasons(outcome: Any) -> list[Reason]:
    return [note.reason for note in outcome.notes]


def refusal(outcome: Any) -> tuple[str, Reason]:
    return outcome.verdict.value, outcome.notes[0].reason


def ink_box(picture: Image.Image) -> tuple[int, int, int, int]:
    """Where something is printed."""
    box = picture.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return box


def test_pages_become_cards(judge: Make, read: Make, pdf: Make, words: Make) -> None:
    data = pdf(words("Lock the screen 12"), words("Second"))
    outcome = judge("03 锁屏要求（终稿）.pdf", data)
    assert (outcome.verdict.value, outcome.kind, outcome.title, reasons(outcome)) == (
        "accepted",
        Kind.PAGES,
        "锁屏要求",
        [],
    )
    first, second = read("a.pdf", data).content.cards
    assert isinstance(first, PageCard)
    assert (first.number, first.count, first.chars) == (1, 2, round(3 * 1.7 + 2))
    assert (second.number, second.count, second.chars) == (2, 2, 2)
    assert max(first.width, first.height) <= 3840
    assert max(first.width, first.height) > 3800, "few pages are as sharp as the largest panel"
    left, top, right, _ = ink_box(opened(outcome.blobs[1]))
    assert left < 0.2 * first.width < right < 0.6 * first.width
    assert 0.1 * first.height < top < 0.2 * first.height


@pytest.mark.parametrize(("turn", "upright"), [(0, True), (90, False), (180, True), (270, False)])
def test_rotation_is_respected(judge: Make, pdf: Make, words: Make, turn: int, upright: bool) -> None:
    outcome = judge("a.pdf", pdf(words("Top left", x=40, y=800), page=f"/Rotate {turn}"))
    picture = opened(outcome.blobs[1])
    assert (picture.height > picture.width) is upright
    left, top, _, _ = ink_box(picture)
    assert ((left < picture.width / 2), (top < picture.height / 2)) == {
        0: (True, True), 90: (False, True), 180: (False, False), 270: (True, False),
    }[turn]  # fmt: skip


def test_forty_pages_and_what_is_left_out(judge: Make, pdf: Make, words: Make) -> None:
    outcome = judge("a.pdf", pdf(*(words(f"Page {number}") for number in range(55))))
    assert reasons(outcome) == [Reason.SHORTENED]
    assert "55" in outcome.notes[0].detail
    assert "40" in outcome.notes[0].detail
    assert len(outcome.blobs) == 41
    assert sum(blob.width * blob.height for blob in outcome.blobs) <= pdf_pages.MOST_PIXELS * 1.01


def test_ten_thousand_pages(judge: Make, pdf: Make) -> None:
    outcome = judge("a.pdf", pdf(*("BT /F1 9 Tf 9 9 Td (x) Tj ET" for _ in range(10_000)), box="0 0 60 60"))
    assert reasons(outcome) == [Reason.SHORTENED]
    assert "10000" in outcome.notes[0].detail


def test_the_text_of_pages_that_are_not_shown_is_read(judge: Make, pdf: Make, words: Make) -> None:
    pages = [words("Plain") for _ in range(60)] + [words("CONFIDENTIAL")]
    assert refusal(judge("a.pdf", pdf(*pages))) == ("held", Reason.MARK_SUSPECTED)


def test_time_ends_what_is_slow(judge: Make, pdf: Make, words: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(*(words(f"Page {number}") for number in range(5)))
    monkeypatch.setattr(pdf_pages, "RENDERING_S", -1.0)
    assert refusal(judge("a.pdf", data)) == ("rejected", Reason.TIMEOUT)
    monkeypatch.setattr(pdf_words, "READING_S", -1.0)
    assert refusal(judge("a.pdf", data)) == ("rejected", Reason.TOO_LONG)


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ("0 0 1000000 1000000", "accepted"),
        ("0 0 0.001 0.001", "rejected"),
        ("0 0 1000000 1", "rejected"),
        ("-100 -100 400 400", "accepted"),
        ("500 500 0 0", "accepted"),
    ],
)
def test_pages_of_strange_sizes(judge: Make, pdf: Make, box: str, expected: str) -> None:
    outcome = judge("a.pdf", pdf("0 0 1000000 1000000 re f", box=box))
    assert outcome.verdict.value == expected
    assert all(max(blob.width, blob.height) <= 3840 for blob in outcome.blobs)


def test_a_page_without_shape_among_others(judge: Make, pdf: Make, words: Make) -> None:
    data = pdf(words("One"), words("Two")).replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 90000 1]", 1)
    outcome = judge("a.pdf", mended(data))
    assert reasons(outcome) == [Reason.SHORTENED]
    assert len(outcome.blobs) == 2


def mended(data: bytes) -> bytes:
    """The same objects with a right table of places: for PDF that was changed by hand."""
    start = data.index(b"xref\n0 ")
    out = data[:start]
    count = out.count(b" 0 obj\n")
    places = [out.index(b"\n%d 0 obj\n" % number) + 1 for number in range(1, count + 1)]
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (count + 1) + b"".join(b"%010d 00000 n \n" % at for at in places)
    trailer = data[data.index(b"trailer") : data.index(b"startxref")]
    return out + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(out)


def test_blank_pages_are_no_pages(judge: Make, pdf: Make, words: Make) -> None:
    outcome = judge("a.pdf", pdf(words("One"), "", words("Two"), ""))
    assert (len(outcome.blobs), reasons(outcome)) == (3, [])
    assert refusal(judge("a.pdf", pdf("", ""))) == ("rejected", Reason.NOTHING_TO_SHOW)


def test_cut_short_anywhere(judge: Make, pdf: Make, words: Make) -> None:
    whole = pdf(words("One"), words("Two"), words("Three"))
    for length in range(1, len(whole) - 1, 11):
        assert refusal(judge("a.pdf", whole[:length])) == ("rejected", Reason.BROKEN), length


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace(b"startxref\n", b"startxref\n7").replace(b"xref\n0 ", b"xxxx\n0 "),
        lambda data: data[:200] + data[230:],
        lambda data: (data[:200] + data[230:]).replace(b"startxref\n", b"startxref\n7"),
        lambda data: data.replace(b"startxref\n", b"startxref\n7").replace(b"\n7 0 obj", b"\n7 0 obk"),
        lambda data: data.replace(b"startxref\n", b"startxref\n7").replace(b"trailer", b"trailed"),
        lambda data: data[:4096] + bytes(8192) + data[12_288:],
        lambda data: data.replace(b"/Root 1 0 R", b"/Root 99 0 R"),
    ],
    ids=[
        "no table",
        "bytes missing",
        "bytes missing and the table elsewhere",
        "an object missing and the table elsewhere",
        "half a table",
        "a hole",
        "no root",
    ],
)
def test_damage(judge: Make, pdf: Make, words: Make, damage: Callable[[bytes], bytes]) -> None:
    data = pdf(*(words("Page " + "x" * 900) for _ in range(20)))
    assert refusal(judge("a.pdf", damage(data))) == ("rejected", Reason.BROKEN)


@pytest.mark.parametrize(
    "harmless",
    [
        lambda data: data.replace(b"startxref\n", b"startxref\n9"),
        lambda data: re.sub(rb"startxref\n\d+", b"startxref\n0", data),
        lambda data: re.sub(rb"startxref\n\d+", b"startxref\n70", data).replace(
            b"\n0000000000 65535 f ", b"\r0000000000 65535 f "
        ),
        lambda data: data + b"\r\n" * 1500,
        lambda data: data.replace(b"startxref\n", b"startxref\n9") + b"\n" * 3000,
    ],
    ids=["pointer behind the file", "pointer at nothing", "pointer into a page", "line ends behind it", "both"],
)
def test_what_every_reader_puts_right(judge: Make, pdf: Make, words: Make, harmless: Callable[[bytes], bytes]) -> None:
    outcome = judge("a.pdf", harmless(pdf(words("One"), words("Two"))))
    assert (outcome.verdict.value, len(outcome.blobs), reasons(outcome)) == ("accepted", 3, [])


def test_a_file_that_points_beside_its_table_is_still_refused_when_cut(judge: Make, pdf: Make, words: Make) -> None:
    whole = pdf(words("One"), words("Two"), words("Three")).replace(b"startxref\n", b"startxref\n9")
    for length in range(1, len(whole) - 1, 37):
        assert refusal(judge("a.pdf", whole[:length])) == ("rejected", Reason.BROKEN), length


@pytest.mark.parametrize(
    "more",
    [
        {"page": "/Annots[@1]", "objects": (NOTE,)},
        {"page": "/Annots[@1]", "objects": (NOTE.replace("/Contents", "/T"),)},
        {"page": "/Annots[@1]", "objects": (FIELD,), "catalog": "/AcroForm<</Fields[@1]>>"},
        {"trailer": "/Info @1", "objects": (f"<</Subject{MARK}>>",)},
        {
            "catalog": "/Outlines @1",
            "objects": ("<</First @2/Last @2/Count 1>>", f"<</Title{MARK}/Parent @1>>"),
        },
        {"catalog": "/Names<</EmbeddedFiles<</Names[(a) @1]>>>>", "objects": (f"<</Type/Filespec/F(a)/UF{MARK}>>",)},
        {
            "catalog": "/Metadata @1",
            "objects": ("<</Type/Metadata/Length 60>>stream\n<x:xmpmeta>%s</x:xmpmeta>\nendstream",),
        },
    ],
    ids=["note", "author of a note", "form field", "about", "bookmark", "attachment", "xmp"],
)
def test_marks_beside_the_page(judge: Make, pdf: Make, words: Make, more: dict[str, Any]) -> None:
    data = pdf(words("Plain"), **more)
    if b"%s</x:xmpmeta>" in data:
        data = mended(data.replace(b"%s</x:xmpmeta>", "机密★10年".encode() + b"</x:xmpmeta>"))
    assert refusal(judge("a.pdf", data)) == ("rejected", Reason.MARK_FOUND)


def test_words_that_a_stamp_draws_are_read(judge: Make, pdf: Make, words: Make) -> None:
    drawn = words("TOP SECRET", x=5, y=5, px=20)
    stamp = "<</Type/Annot/Subtype/Stamp/F 4/Rect[100 400 300 450]/AP<</N @2>>>>"
    form = (
        f"<</Type/XObject/Subtype/Form/BBox[0 0 200 50]/Resources<</Font<</F1 3 0 R>>>>/Length {len(drawn)}>>stream\n"
        f"{drawn}\nendstream"
    )
    data = pdf(words("Plain"), page="/Annots[@1]", objects=(stamp, form))
    assert refusal(judge("a.pdf", data)) == ("held", Reason.MARK_SUSPECTED)


def test_a_form_is_printed_with_its_values(judge: Make, pdf: Make) -> None:
    drawn = "/Tx BMC BT /F1 20 Tf 5 5 Td (Filled) Tj ET EMC"
    form = (
        f"<</Type/XObject/Subtype/Form/BBox[0 0 200 30]/Resources<</Font<</F1 3 0 R>>>>/Length {len(drawn)}>>stream\n"
        f"{drawn}\nendstream"
    )
    field = "<</Type/Annot/Subtype/Widget/F 4/FT/Tx/T(f)/V(Filled)/Rect[50 50 250 80]/AP<</N @2>>>>"
    data = pdf("", page="/Annots[@1]", objects=(field, form), catalog="/AcroForm<</Fields[@1]>>")
    outcome = judge("a.pdf", data)
    left, _, _, bottom = ink_box(opened(outcome.blobs[1]))
    assert left > 0
    assert bottom > 0.85 * outcome.blobs[1].height


def test_layers_as_they_are_printed(judge: Make, pdf: Make, words: Make) -> None:
    """A layer that is off on screen and on in print is on the wall, and the other way round."""
    content = f"/OC /Paper BDC {words('Paper', y=700)} EMC /OC /Screen BDC {words('Screen', y=100)} EMC"
    groups = (
        "<</Type/OCG/Name(Paper)/Usage<</Print<</PrintState/ON>>/View<</ViewState/OFF>>>>>>",
        "<</Type/OCG/Name(Screen)/Usage<</Print<</PrintState/OFF>>/View<</ViewState/ON>>>>>>",
    )
    use = "<</Event/View/Category[/View]/OCGs[@1 @2]>><</Event/Print/Category[/Print]/OCGs[@1 @2]>>"
    data = pdf(
        content,
        objects=groups,
        catalog=f"/OCProperties<</OCGs[@1 @2]/D<</OFF[@1]/AS[{use}]>>>>",
        page="/Resources<</Font<</F1 3 0 R>>/Properties<</Paper @1/Screen @2>>>>",
    )
    data = mended(data.replace(b"/Resources<</Font<</F1 3 0 R>>>>/Resources", b"/Resources"))
    outcome = judge("a.pdf", data)
    _, top, _, bottom = ink_box(opened(outcome.blobs[1]))
    assert bottom < outcome.blobs[1].height / 2
    assert top > 0


@pytest.mark.parametrize(
    ("catalog", "objects", "said"),
    [
        ("/OpenAction @1", ("<</S/JavaScript/JS(app.alert\\(1\\))>>",), []),
        ("/OpenAction @1", ("<</S/Launch/F(calc.exe)>>",), []),
        ("/OpenAction @1", ("<</S/URI/URI(http://127.0.0.1:9/)>>",), []),
        (
            "/Names<</JavaScript<</Names[(a) @1]>>>>",
            ("<</S/JavaScript/JS(while\\(1\\);)>>",),
            [Reason.ATTACHMENT_DROPPED],
        ),
        (
            "/Names<</EmbeddedFiles<</Names[(a.exe) @1]>>>>",
            ("<</Type/Filespec/F(a.exe)/UF(a.exe)/EF<</F @2>>>>", "<</Length 2>>stream\nMZ\nendstream"),
            [Reason.ATTACHMENT_DROPPED],
        ),
    ],
    ids=["script at opening", "program", "address", "script", "attachment"],
)
def test_nothing_is_run(
    judge: Make, pdf: Make, words: Make, catalog: str, objects: tuple[str, ...], said: list[Reason]
) -> None:
    outcome = judge("a.pdf", pdf(words("Plain"), catalog=catalog, objects=objects))
    assert outcome.verdict.value == "accepted"
    assert reasons(outcome) == said
    assert b"MZ" not in outcome.blobs[1].data[:2]


def scan(pdf: Make, share: str, text: str = "") -> bytes:
    """A page with a grey picture on it, `share` of it wide and high in points."""
    pixels = zlib.compress(bytes([200]) * 64 * 64)
    data = pdf(
        f"q {share} 0 0 {share} 20 20 cm /Im0 Do Q {text}",
        page="/Resources<</Font<</F1 3 0 R>>/XObject<</Im0 @1>>>>",
        objects=(
            "<</Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"
            f"/Length {len(pixels)}>>stream\n{pixels.decode('latin-1')}\nendstream",
        ),
    )
    return mended(data.replace(b"/Resources<</Font<</F1 3 0 R>>>>/Resources", b"/Resources"))


def test_a_scan_is_named_as_unread(judge: Make, pdf: Make, words: Make) -> None:
    assert reasons(judge("a.pdf", scan(pdf, "550"))) == [Reason.NOT_OCR_READ]
    assert reasons(judge("a.pdf", scan(pdf, "550", words("Header")))) == [Reason.NOT_OCR_READ]
    assert reasons(judge("a.pdf", scan(pdf, "60", words("Text beside a small picture")))) == []


def encrypted(pdf: Make, words: Make, revision: str) -> bytes:
    """A PDF that claims encryption with keys that nobody has."""
    handler = f"<</Filter/{revision}/V 2/R 3/Length 128/P -3904/O({'o' * 32})/U({'u' * 32})>>"
    return pdf(words("x"), trailer="/Encrypt @1/ID[<00><00>]", objects=(handler,))


@pytest.mark.parametrize("handler", ["Standard", "Unheard.Of"])
def test_a_password(judge: Make, pdf: Make, words: Make, handler: str) -> None:
    assert refusal(judge("a.pdf", encrypted(pdf, words, handler))) == ("held", Reason.ENCRYPTED)


def test_restrictions_without_a_password_are_held_too(
    judge: Make, pdf: Make, words: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw, "FPDF_GetSecurityHandlerRevision", lambda _: 3)
    assert refusal(judge("a.pdf", pdf(words("x")))) == ("held", Reason.ENCRYPTED)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.pdf", b"", ("rejected", Reason.EMPTY)),
        ("a.pdf", b"%PDF-1.7\n%%EOF", ("rejected", Reason.BROKEN)),
        ("a.pdf", b"text", ("rejected", Reason.BROKEN)),
        ("a.pdf", b"%!PS-Adobe-3.0\n%%EOF", ("rejected", Reason.BROKEN)),
        ("a.pdf", b"GIF89a%PDF-1.7\n%%EOF", ("rejected", Reason.WRONG_SUFFIX)),
    ],
)
def test_no_pdf(judge: Make, name: str, data: bytes, expected: tuple[str, Reason]) -> None:
    assert refusal(judge(name, data)) == expected


@pytest.mark.parametrize(("before", "behind"), [(b"\r\n\r\n", b""), (b"", b"\r\n" * 1500), (b"", b"\n \0" * 5000)])
def test_what_a_gateway_adds_round_it_does_no_harm(
    judge: Make, pdf: Make, words: Make, before: bytes, behind: bytes
) -> None:
    assert judge("a.pdf", before + pdf(words("x")) + behind).verdict.value == "accepted"


def test_numbers_that_cannot_be_masked_are_for_staff_alone(judge: Make, pdf: Make, words: Make) -> None:
    data = pdf(words("Call 13800138000"), words("Second"))
    outcome = judge("a.pdf", data)
    assert reasons(outcome) == [Reason.PERSONAL_ON_PAGE]
    assert outcome.rules == Rules(audience=Audience.STAFF)
    assert reasons(judge("a.pdf", data, rules=Rules(audience=Audience.STAFF))) == []


def test_too_many_words(judge: Make, pdf: Make, words: Make) -> None:
    note = "<</Type/Annot/Subtype/Text/Rect[1 1 9 9]/Contents(" + "word " * 300_000 + ")>>"
    assert refusal(judge("a.pdf", pdf(words("x"), page="/Annots[@1]", objects=(note,)))) == (
        "rejected",
        Reason.TOO_LONG,
    )


def test_the_ticker_takes_no_pages(judge: Make, pdf: Make, words: Make) -> None:
    assert refusal(judge("a.pdf", pdf(words("x")), role=Role.TICKER)) == ("rejected", Reason.TICKER_IS_TEXT)


def test_photographs_on_a_page_make_it_jpeg(judge: Make, pdf: Make) -> None:
    bands = [Image.effect_noise((200, 200), 80) for _ in range(3)]
    picture = io.BytesIO()
    Image.merge("RGB", bands).save(picture, "JPEG")
    data = picture.getvalue()
    made = pdf(
        "q 595 0 0 842 0 0 cm /Im0 Do Q",
        page="/Resources<</XObject<</Im0 @1>>>>",
        objects=(
            "<</Type/XObject/Subtype/Image/Width 200/Height 200/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode"
            f"/Length {len(data)}>>stream\n{data.decode('latin-1')}\nendstream",
        ),
    )
    outcome = judge("a.pdf", mended(made.replace(b"/Resources<</Font<</F1 3 0 R>>>>/Resources", b"/Resources")))
    assert outcome.blobs[1].media_type == "image/jpeg"
