"""The chain: every way of altering it has a name, and a row that is named."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.ledger.chain import Verifier, verify
from signage.core.ledger.entry import GENESIS, Act, Entry, Raw, body_of, read_row, seal

WALL = "2026-11-25T08:00:00.000+08:00"


def chain_of(*bodies: tuple[Act, dict[str, object]], skipped: frozenset[int] = frozenset()) -> list[Raw]:
    rows: list[Raw] = []
    sealed = GENESIS
    for number, (act, details) in enumerate(bodies, start=1):
        entry = Entry(number, WALL, number * 1000, "屏幕1", act.value, body_of(details))
        sealed = seal(sealed, entry)
        if number not in skipped:
            rows.append((number, WALL, number * 1000, "屏幕1", act.value, entry.body, sealed))
    return rows


def plain(count: int) -> list[Raw]:
    return chain_of(*((Act.LEVEL, {"to": n}) for n in range(count)))


def altered(row: Raw, at: int, value: object) -> Raw:
    return (*row[:at], value, *row[at + 1 :])


def test_an_untouched_chain_is_fine() -> None:
    found = verify(plain(5))
    assert (found.ok, found.first_bad, found.rows, found.last) == (True, None, 5, 5)
    assert len(found.head) == 64


def test_no_rows_are_fine() -> None:
    found = verify([])
    assert (found.ok, found.rows, found.head) == (True, 0, "")


HARM: dict[str, tuple[Callable[[list[Raw]], list[Raw]], int]] = {
    "another body": (lambda rows: [*rows[:2], altered(rows[2], 5, '{"to":9}'), *rows[3:]], 3),
    "another time": (lambda rows: [*rows[:2], altered(rows[2], 1, WALL.replace("08:00", "09:00")), *rows[3:]], 3),
    "another screen": (lambda rows: [altered(rows[0], 3, "屏幕2"), *rows[1:]], 1),
    "another seal": (lambda rows: [*rows[:3], altered(rows[3], 6, bytes(32)), rows[4]], 4),
    "a row taken out": (lambda rows: [*rows[:2], *rows[3:]], 3),
    "the first row taken out": (lambda rows: rows[1:], 1),
    "a row twice": (lambda rows: [*rows[:3], *rows[2:]], 3),
    "rows exchanged": (lambda rows: [rows[0], rows[2], rows[1], *rows[3:]], 2),
    "a number that is none": (lambda rows: [rows[0], altered(rows[1], 0, "2"), *rows[2:]], 2),
    "a body of bytes": (lambda rows: [rows[0], altered(rows[1], 5, b"{}"), *rows[2:]], 2),
    "a row too short": (lambda rows: [*rows[:4], rows[4][:6]], 5),
}


@pytest.mark.parametrize(("harm", "row"), HARM.values(), ids=HARM)
def test_an_altered_row_is_named(harm: Callable[[list[Raw]], list[Raw]], row: int) -> None:
    found = verify(harm(plain(5)))
    assert (found.ok, found.first_bad) == (False, row)


def test_the_second_alteration_is_not_the_first() -> None:
    rows = plain(6)
    rows[1], rows[4] = altered(rows[1], 5, "{}"), altered(rows[4], 5, "{}")
    assert verify(rows).first_bad == 2


DECLARED: dict[str, tuple[object, bool]] = {
    "exactly": ([[2, 3]], True),
    "in two parts": ([[3, 3], [2, 2]], True),
    "more than that": ([[1, 4]], True),
    "less than that": ([[2, 2]], False),
    "something else": ([[5, 6]], False),
    "no list": (7, False),
    "no pairs": ([2, [3], ["2", "3"]], False),
}


@pytest.mark.parametrize(("rows", "fine"), DECLARED.values(), ids=DECLARED)
def test_rows_may_be_missing_where_the_ledger_says_so(rows: object, fine: bool) -> None:
    acts = [(Act.LEVEL, {"to": n}) for n in range(4)]
    found = verify(chain_of(*acts, (Act.GAP, {"rows": rows}), skipped=frozenset({2, 3})))
    assert found.ok is fine
    assert found.first_bad == (None if fine else 2)


def test_forgotten_rows_are_no_hole() -> None:
    rows = chain_of((Act.LEVEL, {}), (Act.LEVEL, {}), (Act.FORGOTTEN, {"rows": [[1, 1]]}), skipped=frozenset({1}))
    assert verify(rows).ok


@given(st.lists(st.text(), min_size=1, max_size=8), st.data())
def test_any_changed_text_is_found(texts: list[str], data: st.DataObject) -> None:
    rows = chain_of(*((Act.SETTINGS, {"text": text}) for text in texts))
    assert verify(rows).ok
    at = data.draw(st.integers(0, len(rows) - 1))
    other = data.draw(st.text().map(lambda text: body_of({"text": text})))
    if other != rows[at][5]:
        assert verify([*rows[:at], altered(rows[at], 5, other), *rows[at + 1 :]]).first_bad == at + 1


def test_a_row_is_read_as_it_is() -> None:
    row = plain(1)[0]
    read = read_row(row)
    assert read is not None
    assert (read[0].seq, read[0].details) == (1, {"to": 0})
    assert read[0].moment is not None
    assert read_row(altered(row, 0, True)) is None


@pytest.mark.parametrize(
    ("wall", "body"),
    [("gestern", "{"), ("2026-11-25T08:00:00", "[1]"), ("", "[" * 100_000)],
    ids=["words", "list", "deep"],
)
def test_what_an_altered_row_says_is_nothing(wall: str, body: str) -> None:
    entry = Entry(1, wall, 0, "", "level", body)
    assert entry.moment is None
    assert entry.details == {}


def test_a_file_that_breaks_off_names_the_row_behind() -> None:
    verifier = Verifier()
    for raw in plain(3):
        verifier.take(raw)
    verifier.broke()
    assert verifier.chain.first_bad == 4


def test_a_part_of_the_chain_begins_behind_a_good_row() -> None:
    rows = plain(5)
    verifier = Verifier()
    verifier.skip_to(rows[2][0], rows[2][6])
    for raw in rows[3:]:
        verifier.take(raw)
    assert verifier.chain.ok
    assert verifier.chain.rows == 2
