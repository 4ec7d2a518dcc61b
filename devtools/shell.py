"""Running other programs, and reading why they failed.

In: an argument list. Out: None when it succeeded, otherwise a problem in words. Never: a shell, a
trace, a program's own error page on the screen (it goes to the log).
"""

import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

from devtools.words import Problem, problem

MEGABYTE = 1_000_000
NEEDED_MB = 700  # the environment with what the tests need, and room to unpack
REASONS = (  # the first that is found in the output wins
    ("disk-full", r"No space left on device|Disk quota exceeded"),
    ("wrong-hash", r"DO NOT MATCH THE HASHES|Hash Sum mismatch"),
    ("certificate", r"CERTIFICATE_VERIFY_FAILED|SSLError|certificate verif"),
    (
        "no-network",
        r"name resolution|Name or service not known|NewConnectionError|Network is unreachable|ConnectTimeout"
        r"|Connection refused|ProxyError|Could not resolve|ReadTimeout|Could not connect|Connection reset",
    ),
    ("no-package", r"No matching distribution found|is not a supported wheel"),
    ("not-writable", r"Permission denied|Read-only file system"),
)


def environ() -> dict[str, str]:
    """Our own environment without what would bend another Python or pip."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    return kept | {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def run(argv: list[str], log: Path, *, show: bool = False, env: dict[str, str] | None = None) -> Problem | None:
    """Run to the end, its words to the log. `show`: stdout (progress) goes to our stderr as well."""
    stdout = sys.stderr.fileno() if show else subprocess.PIPE
    done = subprocess.run(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environ() | (env or {}),
        check=False,
        encoding="utf-8",
        errors="replace",
    )
    output = (done.stdout or "") + done.stderr
    if done.returncode == 0:
        return None
    try:
        with log.open("a", encoding="utf-8") as record:
            record.write(f"$ {' '.join(argv)}\n{output}\n")
    except OSError:
        pass  # a full disk cannot take the log either; the sentence says so
    return why(output, log)


def why(output: str, log: Path) -> Problem:
    """The problem behind a failed program's output."""
    for key, pattern in REASONS:
        if re.search(pattern, output, re.IGNORECASE):
            return problem(
                key,
                detail=package_in(output),
                machine=f"Python {platform.python_version()}, {platform.machine()}, {' '.join(platform.libc_ver())}",
                path=log.parent,
                free=free_mb(log.parent),
                needed=NEEDED_MB,
            )
    errors = [line for line in output.splitlines() if re.match(r"(ERROR|E):", line)]
    lines = errors or [line for line in output.splitlines() if line.strip()]
    return problem("other", detail=lines[-1].strip() if lines else "?", log=log)


def package_in(output: str) -> str:
    """The package that pip or apt complained about, or a question mark."""
    found = re.search(r"No matching distribution found for ([^\s(]+)", output)
    return found.group(1) if found else "?"


def free_mb(path: Path) -> int:
    """Free megabytes on the disk that holds path."""
    return shutil.disk_usage(path).free // MEGABYTE
