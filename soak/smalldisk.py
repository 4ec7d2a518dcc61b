"""A small disk in memory for one folder, so that it can be full without anybody else noticing. Root on Linux; elsewhere there is none."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

SIZE_MB = 160


@contextlib.contextmanager
def disk(folder: Path) -> Iterator[bool]:
    """Mounts one on `folder` as long as the block lasts; whether that was possible."""
    folder.mkdir(parents=True, exist_ok=True)
    mounted = False
    if shutil.which("mount") is not None:
        argv = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m,mode=700", "signage-soak", str(folder)]
        mounted = subprocess.run(argv, stderr=subprocess.DEVNULL, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=False)
