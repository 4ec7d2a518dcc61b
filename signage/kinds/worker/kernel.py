"""What only the kernel can take away, asked of it through libc: system calls, core dumps, life after the parent.

In: nothing but the process itself. Out: a process without network, programs, children, signals to others, and without
writing, creating or changing files. Works without root and without bubblewrap; on a processor that is not in
`MACHINES` the system calls stay, and the other limits must do. Sources: seccomp(2), prctl(2), ioprio_set(2).
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from signage.kinds.worker.landlock import close_other_files

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
SECCOMP_MODE_FILTER = 2
IOPRIO_WHO_PROCESS, IOPRIO_IDLE = 1, 3 << 13
LOAD, JUMP_EQUAL, JUMP_ANY_BIT, JUMP_AT_LEAST, RETURN = 0x20, 0x15, 0x45, 0x35, 0x06  # classic BPF, 32 bit
ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER, ARCHITECTURE = 0, 4  # offsets in struct seccomp_data
X32 = 0x40000000  # the other numbers of the same processor
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


# What is refused, with its number on x86_64 and on aarch64 (asm/unistd_64.h, asm-generic/unistd.h; None: not there).
DENIED: dict[str, tuple[int | None, int | None]] = {
    "socket": (41, 198),
    "socketpair": (53, 199),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "sendmmsg": (307, 269),
    "clone": (56, 220),
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "unshare": (272, 97),
    "setns": (308, 268),
    "kill": (62, 129),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kcmp": (312, 272),
    "process_madvise": (440, 440),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "reboot": (169, 142),
    "personality": (135, 92),
    "syslog": (103, 116),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "openat2": (437, 437),
    "open_by_handle_at": (304, 265),
    "name_to_handle_at": (303, 264),
    "fanotify_init": (300, 262),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "memfd_secret": (447, 447),
    "creat": (85, None),
    "mknod": (133, None),
    "mknodat": (259, 33),
    "mkdir": (83, None),
    "mkdirat": (258, 34),
    "rename": (82, None),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "link": (86, None),
    "linkat": (265, 37),
    "symlink": (88, None),
    "symlinkat": (266, 36),
    "unlink": (87, None),
    "unlinkat": (263, 35),
    "rmdir": (84, None),
    "truncate": (76, 45),
    "ftruncate": (77, 46),
    "fallocate": (285, 47),
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "utimensat": (280, 88),
    "futimesat": (261, None),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "iopl": (172, None),
    "ioperm": (173, None),
    "modify_ldt": (154, None),
}

# What a program that is no parser of ours, such as LibreOffice, cannot do without: children, files in its scratch
# memory, and pipes to itself. It has no network to reach and no user namespace to gain.
NEEDED_BY_PROGRAMS = frozenset(
    {
        *("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "sendmmsg"),
        *("clone", "fork", "vfork", "execve", "kill", "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"),
        *("creat", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
        *("unlink", "unlinkat", "rmdir", "truncate", "ftruncate", "fallocate", "utime", "utimes", "utimensat"),
        *("chmod", "fchmod", "fchmodat", "fchmodat2", "futimesat", "inotify_init", "inotify_init1", "shmget"),
    }
)
NEW_NAMESPACES = 0x7E020000  # CLONE_NEW*
ANYBODY_ELSE = 0xFFFFFFFF
"""Any process id but 0, which is the process itself."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A processor: its column in `DENIED`, and the calls that the filter treats in another way.

    `openings` gives for the calls that open a file the place of the flags among the arguments, `others` for those that set limits and
    priorities the place of the process: of the same user, whoever started the worker could be starved.
    """

    column: int
    audit: int
    openings: dict[int, int]
    others: dict[int, int]
    clone3: int
    ioprio_set: int


# prlimit64, setpriority, sched_setaffinity, sched_setscheduler, sched_setparam, sched_setattr, ioprio_set, migrate_pages, move_pages
MACHINES = {
    "x86_64": Machine(
        0,
        0xC000003E,
        {2: 1, 257: 2},
        {302: 0, 141: 1, 203: 0, 144: 0, 142: 0, 314: 0, 251: 1, 256: 0, 279: 0},
        435,
        251,
    ),
    "aarch64": Machine(
        1, 0xC00000B7, {56: 2}, {261: 0, 140: 1, 122: 0, 119: 0, 118: 0, 274: 0, 30: 1, 238: 0, 239: 0}, 435, 30
    ),
}


def lock_down() -> bool:
    """Takes the rights away for good. Whether the kernel took the filter."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    close_other_files(libc)
    machine = MACHINES.get(os.uname().machine)
    return machine is not None and install(libc, machine, filter_for(machine))


def restrict_program() -> bool:
    """Takes away what no office program needs, from this process and its children. Whether the kernel took the filter."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    machine = MACHINES.get(os.uname().machine)
    return machine is not None and install(libc, machine, filter_for_programs(machine))


def install(libc: ctypes.CDLL, machine: Machine, program: bytes) -> bool:
    """Puts a filter program in place for good."""
    libc.syscall(machine.ioprio_set, IOPRIO_WHO_PROCESS, 0, IOPRIO_IDLE)
    code = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: the number of instructions and their address
    whole = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    return bool(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.c_char_p(whole), 0, 0) == 0)


def filter_for(machine: Machine) -> bytes:
    """The filter program: refuse the denied calls, every opening for writing, limits of other processes; allow the rest."""
    numbers = [numbers[machine.column] for numbers in DENIED.values()]
    writing = {number: (place, WRITING) for number, place in machine.openings.items()}
    others = {number: (place, ANYBODY_ELSE) for number, place in machine.others.items()}
    return filter_of(machine, numbers, writing | others)


def filter_for_programs(machine: Machine) -> bytes:
    """The filter program around LibreOffice: refuse what is denied and not needed, and every new namespace."""
    numbers = [numbers[machine.column] for name, numbers in DENIED.items() if name not in NEEDED_BY_PROGRAMS]
    clone = DENIED["clone"][machine.column]
    return filter_of(machine, numbers, {clone: (0, NEW_NAMESPACES)} if clone is not None else {})


def filter_of(machine: Machine, denied: Iterable[int | None], guarded: Mapping[int, tuple[int, int]]) -> bytes:
    """Refuses the `denied` numbers, and a `guarded` one whose argument at this place has one of these bits."""
    refuse = step(RETURN, ERRNO | errno.EPERM)
    pieces = [
        step(LOAD, ARCHITECTURE),
        step(JUMP_EQUAL, machine.audit, 1, 0),
        step(RETURN, KILL),
        step(LOAD, NUMBER),
        step(JUMP_AT_LEAST, X32, 0, 1),
        refuse,
        step(JUMP_EQUAL, machine.clone3, 0, 1),
        step(RETURN, ERRNO | errno.ENOSYS),  # so that libc falls back to clone, which is refused
    ]
    for number in filter(None, denied):
        pieces += [step(JUMP_EQUAL, number, 0, 1), refuse]
    for number, (place, bits) in guarded.items():
        pieces += [
            step(JUMP_EQUAL, number, 0, 4),
            step(LOAD, 16 + 8 * place),
            step(JUMP_ANY_BIT, bits, 0, 1),
            refuse,
            step(RETURN, ALLOW),
        ]
    return b"".join((*pieces, step(RETURN, ALLOW)))


def step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One `struct sock_filter`."""
    return struct.pack("=HBBI", code, if_true, if_false, value)
