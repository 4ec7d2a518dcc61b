"""The tables of `signage.toml` and what each value may be, as pydantic models.

In: one parsed table. Out: a model whose values fit the frozen dataclasses of `signage.core.settings`, or pydantic's
errors. Field names and defaults are those of the dataclasses; a test keeps them equal. Never: reads a file.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from signage.core import settings as values
from signage.core.maintenance import is_stored

REGION = re.compile(r"\s*(\d{1,5})\s*,\s*(\d{1,5})\s*,\s*(\d{1,5})\s*,\s*(\d{1,5})\s*")
TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
STRETCH = re.compile(rf"({TIME.pattern})\s*[-–—~]\s*({TIME.pattern})")


def _printable(text: str) -> str:
    if not text.isprintable():
        raise PydanticCustomError("control", "control characters")
    return text


def _time(text: str) -> str:
    if not TIME.fullmatch(text):
        raise PydanticCustomError("time", "not a time")
    return text


def _time_or_nothing(text: str) -> str:
    return _time(text) if text else text


def _stretch(text: str) -> str:
    """`07:30-18:30`, or nothing."""
    match = STRETCH.fullmatch(text)
    if text and (match is None or match[1] == match[2]):
        raise PydanticCustomError("stretch", "not a stretch")
    return f"{match[1]}-{match[2]}" if match else ""


def _day_off(text: str) -> str:
    return text if text == values.DARK_DAY else _stretch(text)


def _pin(text: str) -> str:
    if text and not is_stored(text):
        raise PydanticCustomError("pin", "not a stored pin")
    return text


def _region(given: object) -> values.Region:
    match = REGION.fullmatch(given) if isinstance(given, str) else None
    if match is None:
        raise PydanticCustomError("region", "not a region")
    return values.Region(*(int(number) for number in match.groups()))


Name = Annotated[str, Field(min_length=1, max_length=40), AfterValidator(_printable)]
Label = Annotated[str, Field(max_length=40), AfterValidator(_printable)]
Path = Annotated[str, Field(max_length=4000), AfterValidator(_printable)]
Time = Annotated[str, AfterValidator(_time)]
TimeOrNothing = Annotated[str, AfterValidator(_time_or_nothing)]
Stretch = Annotated[str, AfterValidator(_stretch)]
DayOff = Annotated[str, AfterValidator(_day_off)]
Pin = Annotated[str, AfterValidator(_pin)]
Region = Annotated[values.Region, PlainValidator(_region)]


class Table(BaseModel):
    """What all tables share: no guessing of types, no unknown keys, no infinite numbers."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True)


class Site(Table):
    """`[site]`."""

    organisation: Name = "住房和城乡建设局"
    short_name: Name = "住建局"
    department: Name = "局保密工作办公室"
    timezone: Name = "Asia/Shanghai"
    mourning: Literal["grey", "muted"] = "grey"


class Place(Table):
    """`[[place]]`."""

    name: Name
    audience: Literal["public", "staff"] = "public"
    dwell_s: float = Field(default=40.0, ge=1, le=3600)
    distance_mm: float = Field(default=5000.0, ge=300, le=100_000)
    cpm: float = Field(default=0.0, ge=0, le=600)
    text_flow: Literal["glide", "continuous"] = "glide"
    full_text_s: float = Field(default=360.0, ge=0, le=3600)
    scroll_px_s: float = Field(default=0.0, ge=0, le=200)
    lunar_date: bool = True
    outward: bool = False


class Screen(Table):
    """`[[screen]]`."""

    name: Name
    place: Name
    display: Label = ""
    diagonal_inch: float = Field(default=0.0, ge=0, le=1000)
    region: Region = values.Region()
    theme: Name = "calm"
    safe_percent: float = Field(default=4.0, ge=0, le=8)
    reduce_motion: bool = False
    led: bool = False
    panels: int = Field(default=1, ge=1, le=2)


class Content(Table):
    """`[content]`."""

    folder: Path = ""
    state: Path = ""
    store_mb: int = Field(default=4096, ge=64, le=1_000_000)


class Hours(Table):
    """`[hours]`."""

    dawn: Time = "07:00"
    dusk: Time = "18:00"
    on: TimeOrNothing = ""
    off: TimeOrNothing = ""
    days_off: DayOff = ""
    special: Stretch = ""


class Special(Table):
    """`[special]`."""

    cards: bool = True
    guard_min: int = Field(default=10, ge=0, le=240)


class Maintenance(Table):
    """`[maintenance]`."""

    pin: Pin = ""


class Trust(Table):
    """`[trust]`. No default: a mode that cannot be read, or is not known yet, must close, not fall back to open."""

    mode: Label
