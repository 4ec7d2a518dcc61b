"""Is the environment still the one that was set up? Answered in milliseconds, from one small file.

In: a checkout. Out: what is still right. Never: changes the environment.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from devtools.checkout import Checkout

LAYOUT = 1  # raised when an older .venv must not be used any more


class Stamp(NamedTuple):
    """What was true when the set-up finished."""

    layout: int = 0
    root: str = ""  # the checkout's folder
    python: str = ""  # the real interpreter behind .venv/bin/python
    locks: Mapping[str, str] = MappingProxyType({})  # lock name -> SHA-256 of the lock file that is installed
    missing: tuple[str, ...] = ()  # system packages that were missing and could not be installed


def read(checkout: Checkout) -> Stamp:
    """The stamp on the disk; an empty one when there is none or it cannot be read."""
    try:
        plain = json.loads(checkout.stamp.read_text(encoding="utf-8"))
        return Stamp(
            int(plain["layout"]),
            str(plain["root"]),
            str(plain["python"]),
            {str(name): str(digest) for name, digest in plain["locks"].items()},
            tuple(str(name) for name in plain["missing"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Stamp()


def write(checkout: Checkout, stamp: Stamp) -> None:
    """Put the stamp in place at once, so that a cut never leaves half of it."""
    beside = checkout.stamp.with_suffix(".part")
    beside.write_text(json.dumps({**stamp._asdict(), "locks": dict(stamp.locks)}, indent=1), encoding="utf-8")
    beside.replace(checkout.stamp)


def digest(path: Path) -> str:
    """SHA-256 of a file; empty when it is not there."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def interpreter(checkout: Checkout) -> str:
    """The real file behind .venv/bin/python; empty when it leads nowhere."""
    try:
        return str(checkout.python.resolve(strict=True))
    except (OSError, RuntimeError):
        return ""


def usable(checkout: Checkout, stamp: Stamp) -> bool:
    """The environment can be kept; perhaps it only has to be put right or added to."""
    return stamp.layout == LAYOUT and stamp.python != "" and stamp.python == interpreter(checkout)


def moved(checkout: Checkout, stamp: Stamp) -> bool:
    """The checkout is no longer where it was set up."""
    return stamp.root != str(checkout.root)


def stale(checkout: Checkout, stamp: Stamp, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The locks among `wanted` that are not installed as they stand now."""
    return tuple(name for name in wanted if stamp.locks.get(name, "never") != digest(checkout.lock(name)))


def fresh(checkout: Checkout, stamp: Stamp, wanted: tuple[str, ...]) -> bool:
    """Nothing has to be done for these locks."""
    return (
        usable(checkout, stamp)
        and not moved(checkout, stamp)
        and not stale(checkout, stamp, wanted)
        and checkout.command.exists()
    )
