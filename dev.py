#!/usr/bin/env python3
"""The one command for this repository: sets up, plays, tests, collects for a PC without network.

In: the command line. Out: the player in place of this process, or an exit code (0 fine, 1 findings,
2 wrong usage, 3 cannot run) and sentences on stderr. Never: a package from outside the lock files, a
change outside the checkout except system packages by apt, anything but the standard library.

This file alone must also be readable by old Pythons, so that they can say that they are too old.
"""

import os
import sys

OLDEST = (3, 11)
NEWER = ("python3.13", "python3.12", "python3.11")

if sys.version_info < OLDEST:
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        for name in NEWER:
            candidate = os.path.join(folder, name)  # noqa: PTH118 - this part runs on Pythons without much
            if os.access(candidate, os.X_OK):
                os.execv(candidate, [candidate] + sys.argv)  # noqa: RUF005, S606
    sys.stderr.write(
        "需要 Python 3.11 或更新的版本，这台电脑上是 %d.%d。请安装 python3.11 后重试。\n"  # noqa: UP031
        "Python 3.11 or newer is needed, this PC has %d.%d. Install python3.11 and try again.\n"
        % (sys.version_info[:2] * 2)
    )
    raise SystemExit(3)

if __name__ == "__main__":
    from devtools.commands import main

    raise SystemExit(main(sys.argv[1:]))
