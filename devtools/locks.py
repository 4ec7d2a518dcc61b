"""The lock files: every package that gets installed, with its version and its hashes.

In: the dependency tables of pyproject.toml. Out: requirements/*.lock, good for Python 3.11 to 3.14 on
x86-64 and ARM. Never: an index address in a lock; uv inside `.venv` (it has its own, thrown away).
"""

import re
import sys
import tempfile
import venv
from pathlib import Path

from devtools.checkout import Checkout
from devtools.shell import run
from devtools.words import Problem, say

OLDEST_PYTHON = "3.11"
RESOLVER = "uv>=0.9"


def write(checkout: Checkout, *, upgrade: bool) -> Problem | None:
    """Resolve all three locks; without `upgrade` versions stay unless pyproject.toml forbids them."""
    with tempfile.TemporaryDirectory(prefix="signage-lock-") as temporary:
        venv.EnvBuilder(with_pip=False, symlinks=True).create(temporary)
        python = f"{temporary}/bin/python"
        failed = run([sys.executable, "-m", "pip", "--python", python, "install", "-q", RESOLVER], checkout.log)
        if failed:
            return failed
        base = [f"{temporary}/bin/uv", "--no-config", "pip", "compile", "-q", "--universal", "--generate-hashes"]
        base += ["--no-header", "--no-annotate", "--python-version", OLDEST_PYTHON, *(["--upgrade"] * upgrade)]
        group = f"{checkout.root / 'pyproject.toml'}"
        plans = (
            ("bootstrap", ["--group", f"{group}:bootstrap"]),
            ("runtime", [group]),
            ("dev", ["--group", f"{group}:dev", "-c", str(checkout.lock("runtime"))]),
        )
        for name, what in plans:
            say("locking", lock=f"requirements/{name}.lock")
            leave_out = [f"--no-emit-package={package}" for package in sorted(locked(checkout.lock("runtime")))]
            out = ["-o", str(checkout.lock(name))]
            failed = run([*base, *what, *out, *(leave_out if name == "dev" else [])], checkout.log)
            if failed:
                return failed
            tidy(checkout.lock(name))
    return None


def locked(path: Path) -> set[str]:
    """The names of the packages in a lock file; none when there is no file."""
    if not path.is_file():
        return set()
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", path.read_text(encoding="utf-8"), re.MULTILINE))


def tidy(path: Path) -> None:
    """Drop the resolver's remarks; say instead what the file is."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    path.write_text("\n".join(["# Made by `python3 dev.py lock` from pyproject.toml.", *lines]).rstrip() + "\n")
