"""Cards made of tables: a table as it is, an organisation as a chart or a list of people, a duty roster.

Values only, like all cards; what a sheet becomes is decided in `core.tables`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from signage.core.document import Table


@dataclass(frozen=True, slots=True)
class TableCard:
    """A table under its title."""

    TAGGED: ClassVar[bool] = True
    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class Post:
    """A box of an organisation chart: a post, who holds it, and the index of the box it stands under (-1: none)."""

    post: str
    names: tuple[str, ...] = ()
    above: int = -1


@dataclass(frozen=True, slots=True)
class OrganisationChart:
    """Posts in their order, every box after the one it stands under."""

    TAGGED: ClassVar[bool] = True
    title: str
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A department and its people."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """More people than a chart has boxes for: a list in columns by department."""

    TAGGED: ClassVar[bool] = True
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class DutyPost:
    """带班领导, 值班员 or another post of one day, who is on duty, and their telephone ("" where there is none)."""

    role: str
    names: tuple[str, ...]
    phone: str = ""


@dataclass(frozen=True, slots=True)
class DutyDay:
    """Who is on duty on one day. `phone` is that of the duty room."""

    day: date
    posts: tuple[DutyPost, ...]
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """今日值班: the roster, in order of the days. The layout shows today's row and a line about tomorrow's."""

    TAGGED: ClassVar[bool] = True
    title: str
    days: tuple[DutyDay, ...]
