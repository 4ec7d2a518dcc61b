"""组织机构: a table of posts and names becomes an organisation chart, a list of members by department, and duties.

In: a `Grid` and its title. Out: cards, or None for a table that is none. Levels come from a column 上级 or 层级, else from
the posts themselves: 主任, then 副主任, then 成员. Duties follow on cards of their own, without names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from signage.core.cards.card import Card, Points
from signage.core.cards.table_cards import Group, Members, OrganisationChart, Post
from signage.core.document import Run, Runs, runs_of
from signage.core.grid import Grid, column_like
from signage.core.later import later
from signage.core.text.names import is_name
from signage.core.text.persons import people_in

BOXES: Final = 9
DUTIES_A_CARD: Final = 7
_ONE_LINE: Final = 40
_PAIR, _TRIPLE, _POST_MAX = 2, 3, 10
_TITLE: Final = later(
    r"组织机构|组织架构|机构设置|委员会|领导小组|工作小组|工作专班|保密办|机构成员|成员名单|架构图|机构图"
)
_DIRECTORY: Final = later(r"通讯录|电话表|通信录|联系表|联系方式")
_REACHED: Final = r".*(?:电话|手机|号码|房间|房号|办公室号|邮箱).*"
_HEAD: Final = later(
    r"^(?!副|.*副)(?:.*(?:主任|组长|主席|会长|局长|书记|负责人|总指挥|处长|科长|所长|部长|站长|队长))$"
)
_OFFICE: Final = later(r"办公室|保密办|秘书")
_DEPUTY: Final = later(r".*副.*|.*常务.*")
_MEMBER: Final = later(r".*(?:成员|委员|组员|联络员|专干|专职|干事|保密员|工作人员).*")
_OTHER_POST: Final = later(r"[^\d]{0,24}")
_LEVEL: Final = later(r"第?([一二三四五12345])(?:级|层)?")
_DUTY_PARTS: Final = later(r"[；;\n]|(?<=。)")
_NUMBER: Final = later(r"^\s*(?:[(（]?\d{1,2}[)）.、．]|[(（][一二三四五六七八九十]+[)）]|[①-⑩])\s*")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row: a post and who holds it. `above` is a post or a name, `level` a number (0: not said)."""

    post: str
    names: tuple[str, ...]
    department: str = ""
    above: str = ""
    level: int = 0
    duties: tuple[str, ...] = ()
    also: str = ""

    @property
    def people(self) -> tuple[str, ...]:
        """The names, each with the other post where that is said."""
        return tuple(f"{name}（{self.also}）" if self.also else name for name in self.names)


def organisation_of(grid: Grid, title: str, context: str) -> tuple[Card, ...] | None:
    """The cards of an organisation table. `context` is all that names it: its title, its sheet, its file."""
    entries = _entries(grid)
    told = any(entry.above or entry.level for entry in entries)
    posts = [entry.post for entry in entries]
    ladder = any(map(_HEAD.fullmatch, posts)) and any(_DEPUTY.fullmatch(p) or _MEMBER.fullmatch(p) for p in posts)
    if not told and (_DIRECTORY.search(context) or column_like(grid.names, _REACHED) >= 0):
        return None  # who is reached how: a directory, and its numbers belong to it
    if len(entries) < 2 or not (told or _TITLE.search(context) or ladder):
        return None
    return (*_structure(entries, title), *_duties(entries))


def _entries(grid: Grid) -> list[_Entry]:
    """The rows; none where the table has no posts, or has days and is something else."""
    names = grid.names
    post = column_like(
        names,
        r"(?:保密)?(?:委员会|领导小组|机构|工作)?职务",
        r"岗位(?:名称)?",
        r"职位|职务名称|角色|担任职务",
        r"机构职务",
    )
    name = column_like(names, r"姓名|人员姓名", r"人员|成员|负责人|担任人|名单")
    above = column_like(names, r"(?:直接)?上级(?:职务|岗位|领导)?|隶属|汇报对象")
    if post < 0 and above >= 0:  # departments under one another
        post = column_like(names, r"部门|科室|单位|机构|(?:部门|科室|单位|机构)?名称", besides=(above,))
    if column_like(names, r".*日期|星期几?") >= 0:
        return []
    if post < 0 or (name < 0 and above < 0):
        return _without_heads(grid)
    department = column_like(names, r"(?:所在|所属|工作)?(?:部门|单位|科室)(?:及职务|名称)?")
    level = column_like(names, r"层级|级别|层次")
    duty = column_like(
        names,
        r"(?:工作|主要|岗位|保密)?职责(?:分工)?|分工|工作分工|主要工作|(?:分管|负责|主管)(?:的?工作|科室|部门|领域|范围|事项)?",
    )

    def text(cells: Sequence[str], column: int) -> str:
        return "".join(cells[column].split()) if column >= 0 else ""

    made: list[_Entry] = []
    for row in grid.rows:
        cells = [cell.text for cell in row.cells]
        holders = tuple(person.name for person in people_in(cells[name])) if name >= 0 else ()
        found = _LEVEL.search(text(cells, level))
        if text(cells, post) or (holders and made):
            made.append(
                _Entry(
                    text(cells, post) or made[-1].post,
                    holders,
                    text(cells, department),
                    text(cells, above),
                    "一二三四五12345".index(found[1]) % 5 + 1 if found else 0,
                    _parts(cells[duty]) if duty >= 0 else (),
                )
            )
    return made


def _without_heads(grid: Grid) -> list[_Entry]:
    """The rows of a table that begins at once: 组长 and who that is, 成员 and who those are; in a third column what else they are."""
    lines = [*((grid.heads,) if grid.header else ()), *(tuple(cell.text for cell in row.cells) for row in grid.rows)]
    made: list[_Entry] = []
    for cells in lines:
        post = "".join(cells[0].split()).rstrip("：:")
        also = "".join(cells[2].split()) if len(cells) == _TRIPLE else ""
        holders = tuple(person.name for person in people_in(cells[1])) if len(cells) in (_PAIR, _TRIPLE) else ()
        known = any(is_name(name[:size]) for name in holders for size in (2, 3))
        if not known or not _OTHER_POST.fullmatch(also) or not (_is_post(post) or (not post and made)):
            return []
        made.append(_Entry(post or made[-1].post, holders, also=also))
    return made if any(_rank(entry) == 0 for entry in made) else []


def _is_post(text: str) -> bool:
    """Whether a text is a post and nothing else."""
    return len(text) <= _POST_MAX and any(sort.fullmatch(text) for sort in (_HEAD, _DEPUTY, _MEMBER))


def _parts(text: str) -> tuple[str, ...]:
    parts = (_NUMBER.sub("", part).strip() for part in _DUTY_PARTS.split(text))
    return tuple(part.rstrip("。") for part in parts if part)


def _rank(entry: _Entry) -> int:
    """The level of a post by its name: 0 for 主任, 1 for 副主任, 2 for all others."""
    if entry.level:
        return entry.level - 1
    return 1 if _DEPUTY.fullmatch(entry.post) else 0 if _HEAD.fullmatch(entry.post) else 2


def _ranks(entries: Sequence[_Entry]) -> list[int]:
    """The levels of posts beside one another: under a 主任 or 组长, the head of an office is a member."""
    ranks = [_rank(entry) for entry in entries]
    offices = [bool(_OFFICE.match(entry.post)) and not entry.level for entry in entries]
    headed = any(rank == 0 and not office for rank, office in zip(ranks, offices, strict=True))
    return [2 if headed and office else rank for rank, office in zip(ranks, offices, strict=True)]


def _structure(entries: list[_Entry], title: str) -> tuple[Card, ...]:
    """One chart where all have a box; else the posts as a chart and the members as a list; else a list alone.

    What else somebody is stands in the list, where it is said.
    """
    told = any(entry.also for entry in entries)
    if len(entries) <= BOXES:
        chart = OrganisationChart(title, _posts(entries))
        return (chart, Members(title, _groups(entries))) if told else (chart,)
    ranks = zip(entries, _ranks(entries), strict=True)
    members = [entry for entry, rank in ranks if _MEMBER.fullmatch(entry.post) or rank > 1]
    others = [entry for entry in entries if entry not in members]
    if not 1 <= len(others) <= BOXES:
        return (Members(title, _groups(entries)),)
    return OrganisationChart(title, _posts(others)), Members(title, _groups(entries if told else members))


def _posts(entries: list[_Entry]) -> tuple[Post, ...]:
    """The boxes, every one behind the one it stands under."""
    if any(entry.above for entry in entries):
        return _posts_by_name(entries)
    told = _ranks(entries)
    made: list[Post] = []
    for part in _bodies(told):
        base = len(made)
        posts = _posts_of_one(entries[part.start : part.stop], told[part.start : part.stop])
        made += [replace(post, above=post.above + base) if post.above >= 0 else post for post in posts]
    return tuple(made)


def _bodies(ranks: Sequence[int]) -> tuple[range, ...]:
    """The bodies that follow one another, each with its own head: 主任, 副主任, 成员; then 组长, 组员. One where one is not so."""
    starts = [at for at, rank in enumerate(ranks) if rank == 0 and (at == 0 or ranks[at - 1] != 0)]
    parts = tuple(range(*ends) for ends in pairwise((*starts, len(ranks))))
    whole = starts[:1] == [0] and all(any(ranks[part.start : part.stop]) for part in parts)
    return parts if whole else (range(len(ranks)),)


def _posts_of_one(entries: Sequence[_Entry], told: Sequence[int]) -> tuple[Post, ...]:
    """The boxes of one body."""
    order = sorted(range(len(entries)), key=lambda at: (told[at], at))
    made: list[Post] = []
    ranks: list[int] = []
    for at in order:
        entry = entries[at]
        rank = told[at]
        over = [place for place, other in enumerate(ranks) if other < rank]
        alone = [
            place for place in over if ranks.count(ranks[place]) == 1
        ]  # of two deputies, nobody says whose they are
        above = max(alone or over[:1], key=lambda place: ranks[place], default=-1)
        made.append(Post(entry.post, entry.names, above))
        ranks.append(rank)
    return tuple(made)


def _posts_by_name(entries: list[_Entry]) -> tuple[Post, ...]:
    """The boxes as the column 上级 hangs them: it names a post or a person. A circle hangs on nothing."""
    keys: dict[str, int] = {}
    for at, entry in enumerate(entries):
        for key in (entry.post, *entry.names):
            keys.setdefault(key, at)
    waiting = list(range(len(entries)))
    placed: dict[int, int] = {}
    made: list[Post] = []
    while waiting:
        ready = [at for at in waiting if keys.get(entries[at].above, -1) in {-1, at, *placed}] or waiting[:1]
        for at in ready:
            over = keys.get(entries[at].above, -1)
            placed[at] = len(made)
            made.append(Post(entries[at].post, entries[at].names, placed.get(over, -1) if over != at else -1))
            waiting.remove(at)
    return tuple(made)


def _groups(entries: list[_Entry]) -> tuple[Group, ...]:
    """People by department; by post where no department is named."""
    groups: dict[str, list[str]] = {}
    for entry in entries:
        groups.setdefault(entry.department or entry.post, []).extend(entry.people or (entry.post,))
    return tuple(Group(name, tuple(dict.fromkeys(people))) for name, people in groups.items())


def _duties(entries: list[_Entry]) -> tuple[Points, ...]:
    """The duties of each post, every one once: short ones together, long ones on a card for each post."""
    by_post: dict[str, dict[str, None]] = {}
    for entry in entries:
        by_post.setdefault(entry.post, {}).update(dict.fromkeys(entry.duties))
    ordered = [(post, tuple(duties)) for post, duties in by_post.items() if duties]
    short = [(post, duties[0]) for post, duties in ordered if len(duties) == 1 and len(duties[0]) <= _ONE_LINE]
    lines: list[Runs] = [(Run(f"{post}：", strong=True), Run(duty)) for post, duty in short]
    together = [Points("职责分工", tuple(lines[at : at + DUTIES_A_CARD])) for at in range(0, len(lines), DUTIES_A_CARD)]
    alone = [
        Points(f"{post}职责", tuple(map(runs_of, duties)))
        for post, duties in ordered
        if (post, duties[0]) not in short or len(duties) > 1
    ]
    return (*together, *alone)
