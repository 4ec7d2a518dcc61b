"""How a worker is shut in: bubblewrap where it runs, hard limits everywhere.

In: this machine. Out: a `Sandbox`, the command line that starts a worker. `detect_sandbox` asks each kind of sandbox to
really read a file, once. The limits themselves are `signage.kinds.worker.limits`, which the worker lays on itself.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from signage.kinds.worker.landlock import readable

FIRST_TO_GO = ("/bin/sh", "-c", 'echo 1000 2>/dev/null >/proc/self/oom_score_adj; exec "$@"', "sh")
"""Before a command: when the PC has no memory left, this process goes first. Everybody may say that of himself."""
INTERPRETER = (sys.executable, "-I", "-B", "-m", "signage.kinds")
ROOT_NAMESPACES = ("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try")
ROOT_RIGHTS = ("--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID")
USER_NAMESPACES = ("--unshare-user", "--unshare-all", "--disable-userns")


@dataclass(frozen=True, slots=True)
class Sandbox:
    """`name` is for people; `command` starts a worker, `options` follow it. `bwrap`: the program that shuts it in, if one does."""

    name: str
    command: tuple[str, ...]
    options: tuple[str, ...] = ()
    bwrap: str = ""


def candidates() -> tuple[Sandbox, ...]:
    """All sandboxes worth trying here, strongest first."""
    bare = Sandbox("rlimits", (*FIRST_TO_GO, *INTERPRETER))
    found = [bare]
    bwrap = shutil.which("bwrap")
    if bwrap is not None:
        walled = (bwrap, *bubblewrap_options(as_root=os.geteuid() == 0))
        found.insert(0, Sandbox("bubblewrap", (*FIRST_TO_GO, *walled, *INTERPRETER), bwrap=bwrap))
    if os.geteuid() == 0:
        found.append(Sandbox("rlimits", (*FIRST_TO_GO, *INTERPRETER), ("--keep-uid",)))
    return tuple(found)


def bubblewrap_options(*, as_root: bool) -> tuple[str, ...]:
    """The arguments of bwrap: its own namespaces, and of the disk only what Python and this program need."""
    return (*walls(as_root=as_root), *views(readable()), "--remount-ro", "/", "--chdir", "/", "--")


def walls(*, as_root: bool) -> tuple[str, ...]:
    """The arguments that cut off network, processes, users; what is inside dies with the process that started it.

    A worker stays in the session of ingest and so has its small share of the processor; it is given no device, so no
    terminal either.
    """
    namespaces = (*ROOT_NAMESPACES, *ROOT_RIGHTS) if as_root else USER_NAMESPACES
    return (*namespaces, "--die-with-parent")


def views(needed: tuple[str, ...]) -> tuple[str, ...]:
    """The arguments that show these files and folders of the disk, for reading, if they are there."""
    above = sorted({str(parent) for path in needed for parent in Path(path).parents if parent != Path("/")})
    dirs = (argument for path in above for argument in ("--perms", "0755", "--dir", path))  # else 0700, for root only
    binds = (argument for path in needed for argument in ("--ro-bind-try", path, path))
    return (*dirs, *binds)


def detect_sandbox() -> Sandbox:
    """The strongest sandbox in which a worker really answers. Takes about a second."""
    from signage.ingest.worker.run import answers  # noqa: PLC0415 - the probe is a worker

    tried = candidates()
    return next((sandbox for sandbox in tried if answers(sandbox)), tried[-1])
