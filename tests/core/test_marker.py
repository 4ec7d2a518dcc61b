import pytest

from signage.core.marker import TEXT, identity_in, marker

ID = "0123456789abcdef" * 2


def test_a_marker_says_what_it_is_and_which() -> None:
    assert marker(ID).decode().startswith(TEXT)
    assert identity_in(marker(ID)) == ID


@pytest.mark.parametrize(
    ("data", "found"),
    {
        "older": (TEXT.encode(), ""),
        "empty": (b"", ""),
        "saved by Windows": (b"text\r\nid:  " + ID.encode() + b" \r\nmore\r\n", ID),
        "too short": (b"id: " + ID[1:].encode(), ""),
        "not hexadecimal": (b"id: " + b"x" * 32, ""),
        "inside a line": (b"the id: " + ID.encode(), ""),
        "any bytes": (bytes(range(256)), ""),
    }.values(),
)
def test_what_it_carries(data: bytes, found: str) -> None:
    assert identity_in(data) == found
