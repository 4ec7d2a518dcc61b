"""The five parts in the order in which an inspector asks for them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from signage.core.inspection import following, in_parts, number_of, parts_at, quarter_of
from signage.core.item import ItemRecord, Kind
from signage.core.rotation.slides import Slide
from signage.core.rules import Audience, Part, Role, Rules
from signage.core.settings import Place
from signage.core.verdict import Verdict

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def item(title: str, part: Part | None = None, verdict: Verdict = Verdict.ACCEPTED, **rules: object) -> ItemRecord:
    made = Rules(part=part, **rules)  # type: ignore[arg-type]
    return ItemRecord(f"{title}.txt", "0" * 64, 1, Kind.TEXT, title, "", made, verdict)


SCOPE, FULL, OTHER = item("范围", Part.SCOPE), item("全文", Part.FULL_TEXT), item("通知")


def slides(one: ItemRecord, cards: int = 1) -> tuple[Slide, ...]:
    return tuple(Slide(f"{one.title}/{card}", one.id, "points", 10.0) for card in range(cards))


def test_all_five_parts_are_told_with_what_shows_them() -> None:
    hidden = (
        item("内部", Part.SCOPE, audience=Audience.STAFF),
        item("等人看", Part.SCOPE, Verdict.HELD),
        item("过期", Part.SCOPE, valid_until=NOW),
        item("紧急", Part.SCOPE, role=Role.TAKEOVER),
    )
    found = parts_at((SCOPE, FULL, OTHER, *hidden), Place("大厅"), NOW, None)
    assert [each.part for each in found] == list(Part)
    assert [each.items for each in found] == [(FULL,), (), (SCOPE,), (), ()]
    assert not any(each.items for each in parts_at((SCOPE,), None, NOW, None))


def test_slides_come_in_the_order_of_the_parts() -> None:
    order = in_parts([(SCOPE, slides(SCOPE, 2)), (OTHER, slides(OTHER)), (FULL, slides(FULL))])
    assert [slide.key for slide in order] == ["全文/0", "范围/0", "范围/1"]
    shown, last = [], ""
    for _ in range(4):
        slide = following(order, last)
        assert slide is not None
        last = slide.key
        shown.append(last)
    assert shown == ["全文/0", "范围/0", "范围/1", "全文/0"]
    assert following((), "") is None


def test_of_a_long_text_only_its_beginning_comes() -> None:
    texts = tuple(Slide(f"全文/{number}", FULL.id, "fulltext", 600.0, strip=True) for number in range(2))
    card, short = Slide("全文/9", FULL.id, "points", 10.0), slides(SCOPE)
    assert in_parts([(FULL, (card, *texts)), (SCOPE, (*texts, *short))]) == (texts[0], texts[0], *short)
    assert in_parts([(FULL, (card,))]) == (card,), "a text that is none has its cards"


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2026-01-01", "2026-01-01", "2026-03-31"),
        ("2028-02-29", "2028-01-01", "2028-03-31"),
        ("2026-06-30", "2026-04-01", "2026-06-30"),
        ("2026-09-30", "2026-07-01", "2026-09-30"),
        ("2026-12-31", "2026-10-01", "2026-12-31"),
    ],
)
def test_quarters(day: str, first: str, last: str) -> None:
    assert [each.isoformat() for each in quarter_of(date.fromisoformat(day))] == [first, last]


def test_the_number_is_that_of_the_footer() -> None:
    assert number_of(SCOPE) == SCOPE.id[:6].upper()
