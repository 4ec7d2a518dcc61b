"""What the worker gives up before it reads a byte of a dropped file: its user, memory, time, files, processes.

In: nothing but the process itself. Out: a process that can hardly do more than compute. Never undone.
"""

from __future__ import annotations

import os
import resource

from signage.kinds.kernel import lock_down

MEMORY = 1 << 30
CPU_S = 20
FILES = 64
NOBODY = 65534
NICE = 10


def give_up_rights(*, keep_uid: bool = False) -> None:
    """Lower the priority, leave root, set hard limits. `keep_uid` is for a checkout that only root can read."""
    lower_priority()
    if os.geteuid() == 0 and not keep_uid:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    for what, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_AS, MEMORY),
    ):
        _, hard = resource.getrlimit(what)
        value = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (value, value))
    lock_down()


def lower_priority() -> None:
    """The picture on the wall comes first."""
    os.nice(NICE)
    os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
