"""`python -m signage.config FILE`: reads the settings and prints them compiled, as JSON.

A process of its own, so that neither the parent nor the player ever loads pydantic, and so that no file can take
their memory or time. In: the file's path, on stdin its bytes. Out: one JSON object on stdout.
"""

from __future__ import annotations

import resource
import sys

from signage import paths
from signage.config.compiled import Compiled
from signage.config.read import read_settings
from signage.core.codec import canonical_json

MEMORY_BYTES = 1 << 30
CPU_SECONDS = 10


def main() -> int:
    """Read stdin, print what it means."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    settings, problems = read_settings(sys.stdin.buffer.read(), sys.argv[1], paths.theme_names())
    sys.stdout.buffer.write(canonical_json(Compiled(settings, problems)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
