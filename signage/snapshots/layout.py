"""Where a snapshot's parts lie in the state folder. Pure names; nothing here opens a file."""

from __future__ import annotations

import re
from pathlib import Path

DERIVATIVES = "derivatives"
MANIFESTS = "manifests"
CURRENT = "current"
WITHDRAWN = "withdrawn.json"
SHOWN = "playing-*.json"
"""What each player last showed; the star stands for its screen."""
GOOD = "good-*.json"
"""Which snapshots have proven themselves on each screen; the star stands for it."""
PLUGINS = "qt"
"""Links to those of Qt's plugins that a player may load."""
GLANCES = "glances"
"""A small picture of each item that was on a stage, for the status page."""
ORDERS = "orders"
"""Alerts and meetings that a command has ordered, one file each."""
STATUS = "状态.json"
MEMORY = "known.json"
SCHEDULE = "schedule.json"
MOURNING = "mourning.json"
"""The mourning switch; none: it is off."""
ADOPTED = "folder.json"
"""Which content folder this state belongs to."""
ASIDE = "aside.json"
"""Items that rest for a day, because players came to grief over them."""
LOCK = "ingest.lock"

_SHA256 = re.compile(r"[0-9a-f]{64}")
ANY_SHA256 = re.compile(rb"\b[0-9a-f]{64}\b")
_MANIFEST = re.compile(r"([0-9]{8,})\.json")


def is_sha256(text: str) -> bool:
    """Whether `text` is a SHA-256 in lower-case hex, and so safe as a file name."""
    return _SHA256.fullmatch(text) is not None


def derivative_path(state: Path, sha256: str) -> Path:
    """The file of one derivative. Anything but a SHA-256 is refused with `ValueError`: it might lead elsewhere."""
    if not is_sha256(sha256):
        raise ValueError("a derivative is named by its SHA-256")
    return state / DERIVATIVES / sha256[:2] / sha256


def glance_path(state: Path, item: str) -> Path:
    """The small picture of one item, named by its id."""
    return state / GLANCES / f"{item}.jpg"


def manifest_path(state: Path, sequence: int) -> Path:
    """The file of the manifest with this sequence number."""
    return state / MANIFESTS / f"{sequence:08d}.json"


def sequence_of(name: str) -> int | None:
    """The sequence number in a manifest's file name, or None for any other file."""
    match = _MANIFEST.fullmatch(name)
    return int(match[1]) if match else None


def sequences(state: Path) -> list[int]:
    """The sequence numbers of the manifests on disk, newest first. An unreadable folder has none."""
    try:
        names = [entry.name for entry in (state / MANIFESTS).iterdir()]
    except OSError:
        return []
    return sorted((number for number in map(sequence_of, names) if number is not None), reverse=True)
