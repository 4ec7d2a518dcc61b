"""The folder `wheelhouse/`: all that a PC without network needs, for one Python and one system.

In: a checkout that is set up. Out: wheels, .debs and a note of what they are for. Never: a file whose
hash is not in a lock; a half-filled folder in place of a whole one.
"""

import json
import platform
import shutil
import sys
from pathlib import Path

from devtools import debs, stamp, system
from devtools.checkout import Checkout
from devtools.shell import MEGABYTE, run
from devtools.words import Problem, say

CONTENTS = "contents.json"
SOURCE_ONLY = ("lunar-python",)  # its author publishes no wheel; built here with the locked setuptools
PIP_OPTIONS = (
    "--require-hashes",
    "--no-deps",
    "--no-build-isolation",
    *("--only-binary", ":all:", "--no-binary", ",".join(SOURCE_ONLY)),
)


def target(checkout: Checkout) -> dict[str, str]:
    """Which Python and system the files are for: the environment's Python, or ours while there is none."""
    ours = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return {
        "python": next((path.name for path in (checkout.venv / "lib").glob("python3*")), ours),
        "machine": platform.machine(),
        "system": release(),
    }


def release(path: Path = Path("/etc/os-release")) -> str:
    """The name of this system's release, `debian 12`; empty when it does not say."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    return f"{values.get('ID', '')} {values.get('VERSION_ID', '')}".replace('"', "").strip()


def contents(checkout: Checkout) -> dict[str, object]:
    """What the folder's note says; empty without a folder or a readable note."""
    try:
        plain = json.loads((checkout.wheelhouse / CONTENTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return plain if isinstance(plain, dict) else {}


def has_wheels(checkout: Checkout, lock: str) -> bool:
    """The wheels of this lock, as it stands now, for this Python, are in the folder."""
    note = contents(checkout)
    locks = note.get("locks")
    here = target(checkout)
    return (
        isinstance(locks, dict)
        and locks.get(lock) == stamp.digest(checkout.lock(lock))
        and all(note.get(key) == here[key] for key in ("python", "machine"))
    )


def debs_for_here(checkout: Checkout) -> Path | None:
    """The folder of .debs, when they are of this release."""
    note = contents(checkout)
    here = target(checkout)
    folder = checkout.wheelhouse / "debs"
    if (folder / "Packages").is_file() and all(note.get(key) == here[key] for key in ("machine", "system")):
        return folder
    return None


def collect(checkout: Checkout, locks: tuple[str, ...]) -> Problem | None:
    """Fill a new folder beside, then put it in the old one's place. The environment must be set up."""
    part = checkout.root / "wheelhouse.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    for lock in locks:
        say("collecting", what=f"requirements/{lock}.lock")
        argv = [str(checkout.python), "-m", "pip", "download", *PIP_OPTIONS, "-d", str(part)]
        failed = run([*argv, "-r", str(checkout.lock(lock))], checkout.log, show=True)
        if failed:
            return failed
    groups = ("start", "play", "test") if "dev" in locks else ("start", "play")
    if shutil.which("apt-get") and system.has_lists():
        names = system.names(system.of(*groups))
        say("collecting", what=".deb: " + " ".join(names))
        if failed := debs.collect(names, part / "debs", checkout.log):
            return failed
    else:
        say("no-debs")
    note = {"schema": 1, **target(checkout), "locks": {lock: stamp.digest(checkout.lock(lock)) for lock in locks}}
    (part / CONTENTS).write_text(json.dumps(note, indent=1), encoding="utf-8")
    shutil.rmtree(checkout.wheelhouse, ignore_errors=True)
    part.rename(checkout.wheelhouse)
    size = sum(path.stat().st_size for path in checkout.wheelhouse.rglob("*") if path.is_file())
    say("collected", megabytes=size // MEGABYTE)
    return None
