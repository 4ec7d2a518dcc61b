"""How the displays of a session are switched off and on: the tools that may work, as conversations that somebody else carries out.

In: what kind of session it is, which tools there are, dark or bright. Out: commands, one at a time; what each said is sent back, None
where it failed, hung or is not there. A conversation ends with a `Switched`. Runs nothing, asks no clock.

xset(1) on X servers that have DPMS; wlr-randr(1) on compositors of wlroots; ddcutil(1), MCCS feature D6, where neither works.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Words = tuple[str, ...]
Has = Callable[[str], bool]

X_SAVER: Final = ("xset", "s", "off", "s", "noblank")
"""In a command of its own: on a server without DPMS xset ends at that word, and nothing of the whole line is done (seen)."""
X_ASK, X_ON, X_OFF = ("xset", "q"), ("xset", "dpms", "force", "on", "-dpms"), ("xset", "+dpms", "dpms", "force", "off")
X_CAN: Final = "DPMS is "
"""What xset says of a server that has it, on or off; its exit code is 0 everywhere."""
WLR_ASK: Final = ("wlr-randr",)
DDC_ASK: Final = ("ddcutil", "detect", "--brief")
DDC_DISPLAY: Final = re.compile(r"^Display (\d+)\s*$", re.MULTILINE)
DDC_STATE: Final = re.compile(r"\bD6\s+\S+\s+x0([1-5])\b")
DDC_ON, DDC_OFF = "0x01", ("0x04", "0x05")
"""Off so that it still listens; where that is refused, off as by its button."""


class Means(StrEnum):
    """By what displays were switched."""

    NONE = ""
    XSET = "xset"
    WLR = "wlr-randr"
    DDC = "ddcutil"


@dataclass(frozen=True, slots=True)
class Output:
    """An output of a compositor. `back`: with these words it comes back as it is now."""

    name: str
    on: bool
    back: Words = ()


@dataclass(frozen=True, slots=True)
class Switched:
    """How it ended: by what, and which outputs are off through us."""

    means: Means
    ours: tuple[Output, ...] = ()


Talk = Generator[Words, str | None, Switched]


@dataclass(frozen=True, slots=True)
class Session:
    """What there is to switch by. `x` and `wayland`: a display server of that kind is there."""

    x: bool
    wayland: bool
    has: Has


def switch(
    session: Session, *, dark: bool, ours: Sequence[Output] = (), by: Means = Means.NONE, again: bool = False
) -> Talk:
    """Off (`dark`) or on. `ours`, `by`: what an earlier conversation switched off, and how.

    `again`: nothing has changed since the last one, only looked whether it holds.
    """
    done = yield from _by_server(session, tuple(ours), dark=dark, again=again)
    if done is not None and (dark or by is not Means.DDC):
        return done
    if session.has(Means.DDC):
        switched = False
        for number in DDC_DISPLAY.findall((yield DDC_ASK) or ""):
            switched = (yield from _by_ddc(number, dark=dark)) or switched
        if switched:
            return Switched(Means.DDC, tuple(ours) if dark else ())
    return Switched(Means.NONE, tuple(ours))


def _by_server(
    session: Session, ours: tuple[Output, ...], *, dark: bool, again: bool
) -> Generator[Words, str | None, Switched | None]:
    """By the display server, if it can."""
    if session.wayland and session.has(Means.WLR):
        outputs = outputs_of((yield WLR_ASK) or "")
        chosen = chosen_of(outputs, ours, dark=dark, again=again)
        words = [word for one in chosen for word in _of_wlr(one, dark=dark)]
        if outputs and (not words or (yield (*WLR_ASK, *words)) is not None):
            return Switched(Means.WLR, (tuple(chosen) or ours) if dark else ())
    elif session.x and session.has(Means.XSET):
        if not dark:
            yield X_SAVER
        if X_CAN in ((yield X_ASK) or "") and (yield X_OFF if dark else X_ON) is not None:
            return Switched(Means.XSET)
    return None


def _of_wlr(output: Output, *, dark: bool) -> Words:
    return ("--output", output.name, "--off") if dark else ("--output", output.name, "--on", *output.back)


def _by_ddc(number: str, *, dark: bool) -> Generator[Words, str | None, bool]:
    """Switches one display; one that is as it should be is left alone."""
    to = ("ddcutil", "--display", number)
    state = DDC_STATE.search((yield (*to, "getvcp", "D6", "--brief")) or "")
    if state is not None and (state[1] in "45" if dark else state[1] == "1"):
        return True
    for value in DDC_OFF if dark else (DDC_ON,):
        if (yield (*to, "setvcp", "D6", value, "--noverify")) is not None:
            return True
    return False


def chosen_of(outputs: Collection[Output], ours: Sequence[Output], *, dark: bool, again: bool) -> list[Output]:
    """Which outputs to switch. Some compositors call an output off that is on, so that is believed only later on.

    On go those that we have switched off; without knowing of any, all, if none is on. What a person has switched off stays off.
    """
    lit = [one for one in outputs if one.on]
    if dark:
        return lit if lit or again else list(outputs)
    off = {one.name for one in outputs if not one.on}
    known = [one for one in ours if one.name in off]
    return known if ours or lit or again else list(outputs)


def outputs_of(told: str) -> tuple[Output, ...]:
    """What `wlr-randr` lists: an output a paragraph, its properties indented."""
    blocks = re.split(r"^(?=\S)", told, flags=re.MULTILINE)
    return tuple(_output(block) for block in blocks if re.search(r"^\s+Enabled: ", block, re.MULTILINE))


def _output(block: str) -> Output:
    found = {name: re.search(pattern, block, re.MULTILINE) for name, pattern in _SHOWN}
    back: list[str] = []
    if (mode := found["mode"]) is not None:
        back += ["--mode", f"{mode[1]}@{mode[2]}Hz"]
    if (place := found["place"]) is not None:
        back += ["--pos", place[1]]
    if (turn := found["turn"]) is not None:
        back += ["--transform", turn[1]]
    if (scale := found["scale"]) is not None:
        back += ["--scale", scale[1]]
    return Output(block.split(maxsplit=1)[0], "Enabled: yes" in block, tuple(back))


_SHOWN: Final = (
    ("mode", r"^\s+(\d+x\d+) px, (\d+(?:\.\d+)?) Hz\s*\(.*current.*\)"),
    ("place", r"^\s+Position: (-?\d+,-?\d+)\s*$"),
    ("turn", r"^\s+Transform: ([a-z0-9-]+)\s*$"),
    ("scale", r"^\s+Scale: (\d+(?:\.\d+)?)\s*$"),
)
