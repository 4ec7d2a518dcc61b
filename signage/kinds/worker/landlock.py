"""Which files a worker may read: the system's libraries, the interpreter, this program. Asked of Landlock(7).

In: nothing but the process itself. Out: a process for which all other files are closed, also where there is no
bubblewrap. A kernel older than 5.13, or one without Landlock, changes nothing. Never undone.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
import sys

import signage

SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/ld.so.conf")
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same on every processor
RULE_PATH_BENEATH = 1
EXECUTE, READ_FILE, READ_FOLDER = 1, 4, 8
EVERY_ACCESS = (1 << 13) - 1  # what the first version of Landlock knows


def readable() -> tuple[str, ...]:
    """The folders and files that Python and this program need, each once."""
    package = map(os.path.realpath, signage.__path__)  # pathlib would cost every worker a twentieth of its start
    return tuple(dict.fromkeys((*SYSTEM, sys.base_prefix, sys.prefix, *package)))


def close_other_files(libc: ctypes.CDLL) -> bool:
    """Closes all files but those of `readable()`. Whether the kernel did. No new rights must be set already."""
    attributes = struct.pack("=Q", EVERY_ACCESS)
    ruleset = libc.syscall(CREATE_RULESET, ctypes.c_char_p(attributes), ctypes.c_size_t(len(attributes)), 0)
    if ruleset < 0:
        return False
    try:
        for path in readable():
            allow_reading(libc, ruleset, path)
        return bool(libc.syscall(RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def allow_reading(libc: ctypes.CDLL, ruleset: int, path: str) -> None:
    """Adds one folder or file, if it is there."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        access = EXECUTE | READ_FILE | (READ_FOLDER if stat.S_ISDIR(os.fstat(place).st_mode) else 0)
        rule = struct.pack("=Qi", access, place)
        libc.syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, ctypes.c_char_p(rule), 0)
    finally:
        os.close(place)
