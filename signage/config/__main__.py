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
TORN = b"\0 \r\n\t"
"""Of nothing else consists what a power cut leaves of a file that was being saved."""


def main() -> int:
    """Read stdin, print what it means."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    data, themes = sys.stdin.buffer.read(), paths.theme_names()
    settings, problems = read_settings(data, sys.argv[1], themes)
    says_nothing = settings == read_settings(b"", sys.argv[1], themes)[0]
    usable = bool(data.strip(TORN)) and not (problems and says_nothing)
    sys.stdout.buffer.write(canonical_json(Compiled(settings, problems, usable=usable)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
