"""值班表: a table with a column of days and columns of people becomes the roster of a `Duty` card.

In: a `Grid`, its title, the day the file came. Out: a `Roster`, or None for a table that is none. Rows whose day cannot be
read, or does not fit its weekday, are left out and named; the rest counts. Never invents a day or a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from signage.core.calendar.name_dates import dates_in
from signage.core.calendar.written_days import Calendar, Day, Span, month_in, spans_of, weekday_of, year_in
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost
from signage.core.grid import Grid
from signage.core.later import later
from signage.core.sheet import SheetCell, SheetRow
from signage.core.tables.week import dates_of_week, week_of, weekdays_in
from signage.core.text.names import is_name
from signage.core.text.persons import Person, is_same, people_in, phones_in
from signage.core.verdict import Note, Reason

_DAY: Final = later(
    r"(?:值班|带班|值守|排班|起止)?(?:日期|日子|年月日|月日)(?:[/／、及和与]?(?:星期|周)几?)?|日|(?:值班|起止)时间|时间"
)
_MONTH: Final = later(r"月份?|年月")
_WEEKDAY: Final = later(r"星期几?|周几?|礼拜")
_SHIFT: Final = later(r"班次|班别|时段|值班时段")
_ROOM: Final = later(r"(?:值班室?|办公|固定)电话|座机|值班座机|值班室")
_PHONE: Final = later(r".*(?:电话|手机|联系方式|手机号码?|号码)")
_IGNORED: Final = later(r"序号|编号|周次|(?:值班|轮值)周|轮次|批次|备注.*|说明|附注|签名|签字|备班要求|地点|值班地点")
_POST: Final = later(
    r".*(?:带班|值班|值守|轮值|领导|班长|主班|副班|备班).*|(?:白|夜|早|中|晚|日|全天|昼|大夜|小夜)班.*|上午|下午|白天|夜间|晚上"
    r"|姓名|人员|司机|驾驶员|保安|负责人|责任人|(?:责任|负责)?(?:科室|部门|单位)"
)
_DUTY: Final = later(r"值班|带班|值守|轮值|排班")
_HOLLOW: Final = later(r"(?:值班)?(?:人员|安排|情况|信息)")
_LONGEST_NAME: Final = 4
_NAME_WORD: Final = later(r"(?<=.)(?:姓名|名单)$")
_ROOM_LINE: Final = later(r"(?:值班(?:室)?电话|值班室|24小时电话)[^\d]{0,6}(?P<rest>.*)")
_PLAIN_ROLES: Final = {"值班": "值班员", "姓名": "值班员", "人员": "值班员", "带班": "带班领导", "领导": "带班领导"}
_MOST_ROWS_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Roster:
    """The card, and the rows that do not count."""

    card: Duty
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column says what: `posts` maps a column of people to its role, `phones` a column of numbers to its posts'."""

    day: int
    month: int
    weekday: int
    shift: int
    room: int
    posts: tuple[tuple[int, str], ...]
    phones: tuple[tuple[int, int], ...]


@dataclass
class _Entries:
    """What the rows say so far."""

    days: dict[date, list[DutyPost]] = field(default_factory=dict)
    rooms: dict[date, str] = field(default_factory=dict)
    unread: list[int] = field(default_factory=list)
    unfit: list[int] = field(default_factory=list)
    week: bool = False


def roster_of(grid: Grid, title: str, context: str, came: date) -> Roster | None:
    """The roster in a table. `context` is all that names it: its title, its sheet, its file."""
    entries = _read_all(grid, context, came)
    if not any(entries.days.values()) or len(entries.unread) > max(len(grid.rows) // 2, 1):
        return None
    room = next((number for line in grid.remarks if (number := _room_in(line))), "")
    days = tuple(
        DutyDay(day, tuple(dict.fromkeys(posts)), entries.rooms.get(day, "") or room)
        for day, posts in sorted(entries.days.items())
    )
    notes = (
        *_named(entries.unread, "日期看不懂"),
        *_named(entries.unfit, "日期和星期对不上"),
        *((Note(Reason.WEEK_ASSUMED, week_of(days[0].day)),) if entries.week else ()),
    )
    return Roster(Duty(title, days), notes)


def unfit_roster(grid: Grid, context: str, came: date) -> tuple[Note, ...]:
    """Why a table is none that would be a roster: no day in it fits its weekday, as in one that was copied from last year's."""
    entries = _read_all(grid, context, came)
    unfit = entries.unfit and not any(entries.days.values())
    return (Note(Reason.ROSTER_UNFIT, _rows(entries.unfit)),) if unfit else ()


def _read_all(grid: Grid, context: str, came: date) -> _Entries:
    entries = _Entries()
    if _DUTY.search(context + "".join(grid.names)):
        for columns in _groups(grid):
            _read(grid, columns, context, came, entries)
    return entries


def _named(rows: list[int], why: str) -> tuple[Note, ...]:
    return (Note(Reason.ROWS_LEFT_OUT, f"{_rows(rows)}的{why}"),) if rows else ()


def _rows(rows: list[int]) -> str:
    """第2行、第3行等."""
    words = "、".join(f"第{number}行" for number in sorted(set(rows))[:_MOST_ROWS_NAMED])
    return f"{words}{'等' if len(set(rows)) > _MOST_ROWS_NAMED else ''}"


def _groups(grid: Grid) -> tuple[_Columns, ...]:
    """The columns, once for each roster that stands side by side in the table."""
    names = grid.names
    exact = [at for at, name in enumerate(names) if _DAY.fullmatch(name) and "时间" not in name]
    days = exact or [at for at, name in enumerate(names) if _DAY.fullmatch(name)][:1]
    days = days or [at for at, name in enumerate(names) if _WEEKDAY.fullmatch(name) or _is_week(grid, at)][:1]
    ends = [*days[1:], len(names)] if days else []
    begins = [0, *days[1:]] if days else []
    made = [_columns(grid, day, begin, end) for day, begin, end in zip(days, begins, ends, strict=True)]
    return tuple(columns for columns in made if columns is not None)


def _is_week(grid: Grid, column: int) -> bool:
    """Whether a column without a name holds weekdays."""
    return not grid.names[column] and all(weekdays_in(row.cells[column].text) for row in grid.rows)


def _columns(grid: Grid, day: int, begin: int, end: int) -> _Columns | None:
    """What the columns from `begin` to `end` say. One that nobody knows is a post too if it holds people: 一岗, 门卫, 办公室."""
    names = [_role(name, over) for name, over in zip(grid.names, grid.over or grid.names, strict=True)]
    found = {"month": -1, "weekday": -1, "shift": -1, "room": -1}
    posts: list[tuple[int, str]] = []
    phones: list[tuple[int, int]] = []
    for column in range(begin, end):
        name = names[column]
        kind = _kind(name)
        if column == day or not kind:
            continue
        if kind in found:
            found[kind] = column if found[kind] < 0 else found[kind]
        elif kind == "phone":
            phones.append((column, posts[-1][0] if posts else -1))
        else:
            posts.append((column, _PLAIN_ROLES.get(name, _NAME_WORD.sub("", name))))
    known = {day, *found.values(), *(at for at, _ in posts), *(at for at, _ in phones)}
    others = (at for at in range(begin, end) if at not in known and names[at] and not _IGNORED.fullmatch(names[at]))
    posts = sorted([*posts, *((at, names[at]) for at in others if _holds_people(grid, at))])
    return _Columns(day, posts=tuple(posts), phones=tuple(phones), **found) if posts else None


def _role(name: str, over: str) -> str:
    """The name of a column without what stands over several and says nothing: 人员 over 带班领导."""
    return name[len(over) :] if _HOLLOW.fullmatch(over) and name != over and name.startswith(over) else name


def _holds_people(grid: Grid, column: int) -> bool:
    """Whether the cells of a column are names: 办公室 over 李明, 赵敏."""
    people = [person.name for row in grid.rows for person in people_in(row.cells[column].text)]
    return (
        bool(people)
        and all(len(name) <= _LONGEST_NAME for name in people)
        and 2 * sum(map(_is_person, people)) > len(people)
    )


def _is_person(name: str) -> bool:
    """李明, and 老李 as colleagues say."""
    return is_name(name) or (len(name) == 2 and name[0] in "老小" and is_name(f"{name[1]}某"))


def _kind(name: str) -> str:
    """What a column of this name holds, "" for nothing that matters here."""
    for kind, pattern in (
        ("", _IGNORED),
        ("month", _MONTH),
        ("weekday", _WEEKDAY),
        ("shift", _SHIFT),
        ("room", _ROOM),
        ("phone", _PHONE),
        ("post", _POST),
    ):
        if pattern.fullmatch(name):
            return kind
    return ""


def _read(grid: Grid, columns: _Columns, context: str, came: date, entries: _Entries) -> None:
    """Reads the rows of one roster."""
    same = _with_same(grid.rows)
    week = dates_of_week([row.cells[columns.day].text for row in same], (context, *grid.remarks), came)
    if week is not None:
        for row, dates in zip(same, week, strict=True):
            _enter(row, columns, dates, entries)
        entries.week |= not any(dates_in(name).limits for name in (context, *grid.remarks))
        return
    head = " ".join((context, *grid.remarks))
    calendar = Calendar(came, year_in(head), month_in(context) or month_in(head))
    rows: list[tuple[SheetRow, Span]] = []
    spans: tuple[Span, ...] = ()
    for row in same:
        if not any(people_in(row.cells[column].text) for column, _ in columns.posts):
            continue
        cell = row.cells[columns.day]
        spans = _spans(row, columns, calendar.month) if cell.text else spans
        if not spans:
            entries.unread.append(row.number)
        rows += [(row, span) for span in spans]
    for (row, span), days in zip(rows, calendar.dates([span for _, span in rows]), strict=True):
        if days is None:
            entries.unread.append(row.number)
        elif not _fits(span, days):
            entries.unfit.append(row.number)
        else:
            _enter(row, columns, days, entries)


def _spans(row: SheetRow, columns: _Columns, month: int) -> tuple[Span, ...]:
    """The days of a row, with the month of its own column and the weekday of its own."""
    own = row.cells[columns.month].text if columns.month >= 0 else ""
    number = month_in(own if "月" in own else f"{own}月")
    cell = row.cells[columns.day]
    spans = spans_of(cell.text, cell.value, month=number or month)
    weekday = weekday_of(row.cells[columns.weekday].text) if columns.weekday >= 0 else 0
    filled = [tuple(_told(day, number, year_in(own), weekday) for day in span) for span in spans]
    return tuple((span[0], span[1]) for span in filled)


def _told(day: Day, month: int, year: int, weekday: int) -> Day:
    return replace(
        day, month=day.month or month, year=day.year or (year if month else 0), weekday=day.weekday or weekday
    )


def _fits(span: Span, days: tuple[date, ...]) -> bool:
    """Whether the weekday that is written is that of the day."""
    return len(days) > 1 or span[0].weekday in {0, days[0].isoweekday()}


def _with_same(rows: Sequence[SheetRow]) -> list[SheetRow]:
    """The rows with 同上 filled in."""
    made: list[SheetRow] = []
    for row in rows:
        cells = tuple(
            made[-1].cells[place] if made and is_same(cell.text) else cell for place, cell in enumerate(row.cells)
        )
        made.append(SheetRow(row.number, cells))
    return made


def _enter(row: SheetRow, columns: _Columns, days: tuple[date, ...], entries: _Entries) -> None:
    """The people of one row, on all its days."""
    shift = _line(row.cells[columns.shift]) if columns.shift >= 0 else ""
    numbers: dict[int, tuple[str, ...]] = {
        post: phones_in(row.cells[column].text, short=True) for column, post in columns.phones
    }
    posts: list[DutyPost] = []
    for column, role in columns.posts:
        people = people_in(row.cells[column].text)
        name = role if not shift else shift if len(columns.posts) == 1 else f"{shift}{role}"
        posts += _posts(name, people, numbers.get(column, ()))
    room = "、".join(phones_in(row.cells[columns.room].text, short=True)) if columns.room >= 0 else ""
    room = room or "、".join(numbers.get(-1, ()))
    for day in days:
        entries.days.setdefault(day, []).extend(posts)
        entries.rooms[day] = entries.rooms.get(day, "") or room


def _posts(role: str, people: tuple[Person, ...], numbers: tuple[str, ...]) -> list[DutyPost]:
    """One entry for people without numbers, or with one in common; else one for each."""
    if not people:
        return []
    own = [person.phone for person in people]
    if not any(own) and len(numbers) == len(people):
        own = list(numbers)
    if len(people) > 1 and any(own):
        return [DutyPost(role, (person.name,), phone) for person, phone in zip(people, own, strict=True)]
    return [DutyPost(role, tuple(person.name for person in people), own[0] or "、".join(numbers))]


def _line(cell: SheetCell) -> str:
    return "".join(cell.text.split())


def _room_in(line: str) -> str:
    """The number of the duty room in a line beside the table."""
    found = _ROOM_LINE.search(line)
    return "、".join(phones_in(found["rest"], short=True)) if found else ""
