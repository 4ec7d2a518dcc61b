"""The maintenance key: a PIN, typed at the screen's own keyboard, that ends the program. Off where no PIN is set.

Pure. In: what is pressed, monotonic seconds, the stored form of the PIN. Out: what has been typed, and whether it was right. The settings
hold a salted hash (PBKDF2, RFC 8018), so whoever reads the file over a shoulder has not read the PIN.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, unique

ROUNDS = 100_000
"""A tenth of a second on an old PC. The settings may ask for ten times as many at most: the picture stands still meanwhile."""
LEAST, MOST = 4, 12
"""Digits of a PIN."""
TRIES, LOCKED_S, IDLE_S = 3, 300.0, 30.0
"""After so many wrong ones the key does nothing for so long; a field that nobody types into closes."""
ENDED_BY_HAND = 10
"""The exit code of `signage run` when the key ended it: whoever starts it lets it be until the next login."""
ENDED = "ended"
"""The file in the service's own folder that says so, where the exit code is lost on its way through a display server."""
_PIN = re.compile(rf"[0-9]{{{LEAST},{MOST}}}")
_STORED = re.compile(r"pbkdf2-sha256:([1-9][0-9]{3,5}):((?:[0-9a-f]{2}){8,32}):([0-9a-f]{64})")


def is_pin(text: str) -> bool:
    """Whether it may be a PIN."""
    return _PIN.fullmatch(text) is not None


def is_stored(text: str) -> bool:
    """Whether it has the form that `stored` gives."""
    return _STORED.fullmatch(text) is not None


def stored(pin: str, salt: bytes, rounds: int = ROUNDS) -> str:
    """The form of a PIN for the settings."""
    return f"pbkdf2-sha256:{rounds}:{salt.hex()}:{_hash(pin, salt, rounds).hex()}"


def fits(pin: str, kept: str) -> bool:
    """Whether this is the PIN whose stored form was kept. Takes as long as the form asks for."""
    found = _STORED.fullmatch(kept)
    if found is None or not is_pin(pin):
        return False
    made = _hash(pin, bytes.fromhex(found[2]), int(found[1]))
    return hmac.compare_digest(made.hex(), found[3])


def _hash(pin: str, salt: bytes, rounds: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", pin.encode(), salt, rounds)


@unique
class Pressed(Enum):
    """A key that means something here, besides digits."""

    OPEN = "open"
    BACK = "back"
    CLOSE = "close"
    ENTER = "enter"


@unique
class Outcome(Enum):
    """What came of a key."""

    NOTHING = "nothing"
    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Asking:
    """`typed` so far, None while the field is closed; wrong ones in a row; until when the key does nothing; the last key."""

    typed: str | None = None
    wrong: int = 0
    locked_until: float = float("-inf")
    touched: float = float("-inf")

    @property
    def is_open(self) -> bool:
        """Whether the field is seen."""
        return self.typed is not None


def press(asking: Asking, key: Pressed | str, now: float, right: Callable[[str], bool]) -> tuple[Asking, Outcome]:
    """What follows a key: a digit, or one of `Pressed`. `right` is asked about what was typed."""
    asking = replace(rested(asking, now), touched=now)
    if asking.typed is None:
        opens = key is Pressed.OPEN and now >= asking.locked_until
        return (replace(asking, typed="") if opens else asking), Outcome.NOTHING
    match key:
        case Pressed.ENTER:
            return _answered(asking, now, right(asking.typed))
        case Pressed.CLOSE:
            return replace(asking, typed=None), Outcome.NOTHING
        case Pressed.BACK:
            return replace(asking, typed=asking.typed[:-1]), Outcome.NOTHING
        case str():
            return replace(asking, typed=(asking.typed + key)[:MOST]), Outcome.NOTHING
        case _:
            return asking, Outcome.NOTHING


def rested(asking: Asking, now: float) -> Asking:
    """The same, closed where nobody has pressed anything for a while."""
    return replace(asking, typed=None) if asking.is_open and now - asking.touched >= IDLE_S else asking


def _answered(asking: Asking, now: float, right: bool) -> tuple[Asking, Outcome]:  # noqa: FBT001 - it is what it says
    if right:
        return Asking(), Outcome.RIGHT
    wrong = asking.wrong + 1
    if wrong < TRIES:
        return replace(asking, typed=None, wrong=wrong), Outcome.WRONG
    return replace(asking, typed=None, wrong=0, locked_until=now + LOCKED_S), Outcome.LOCKED
