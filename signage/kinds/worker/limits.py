"""What the worker gives up before it reads a byte of a dropped file: its user, memory, time, files, processes.

In: nothing but the process itself. Out: a process that can hardly do more than compute. Never undone.
"""

from __future__ import annotations

import contextlib
import os
import resource
from pathlib import Path

from signage.kinds.worker.kernel import lock_down

MEMORY = 1 << 30
CPU_S = 20
FILES = 64
NOBODY = 65534
NICE = 10


def give_up_rights(*, keep_uid: bool = False) -> None:
    """Lower the priority, leave root, set hard limits. `keep_uid` is for a checkout that only root can read."""
    lower_priority()
    if not keep_uid:
        leave_root()
    set_limits(memory=MEMORY, cpu_s=CPU_S, files=FILES, file_bytes=0, processes=0)
    lock_down()


def leave_root() -> None:
    """Become nobody, if this is root."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)


def set_limits(*, memory: int, cpu_s: int, files: int, file_bytes: int, processes: int) -> None:
    """Hard limits for this process and its children: bytes of memory, seconds of CPU, open files, size of any file."""
    for what, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_NPROC, processes),
        (resource.RLIMIT_NOFILE, files),
        (resource.RLIMIT_CPU, cpu_s),
        (resource.RLIMIT_AS, memory),
    ):
        _, hard = resource.getrlimit(what)
        value = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (value, value))


def lower_priority() -> None:
    """The picture on the wall comes first. Who was started with a lower priority still keeps it."""
    os.nice(NICE)
    with contextlib.suppress(OSError):  # from SCHED_IDLE, without rights
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def yield_to_the_picture() -> None:
    """Lower the share of this session, where the kernel shares the processor among sessions (autogroup).

    Between sessions the nice values of single processes do not count there: sched(7). Only for a session that is ours
    alone: a terminal's would stay slow.
    """
    with contextlib.suppress(OSError), Path("/proc/self/autogroup").open("w", encoding="ascii") as group:
        group.write(str(NICE))


def leave_a_core() -> None:
    """Keep this process and its children off one processor, where there are several.

    A kernel that does not interrupt its own work holds up whatever waits behind a worker that begins or ends, for tens of
    milliseconds, whatever its priority: the picture finds a processor where that cannot happen.
    """
    cores = os.sched_getaffinity(0)
    if len(cores) > 1:
        with contextlib.suppress(OSError):
            os.sched_setaffinity(0, cores - {max(cores)})
