"""What has to be written and done so that this PC plays by itself: files and commands, as values.

In: which form of autostart, who plays, where the program is. Out: a `Plan` that can be printed or carried out. Never touches the disk.
Unit files follow systemd.unit(5), systemd.service(5), systemd.exec(5); autostart entries the Desktop Entry and Autostart
specifications of freedesktop.org; the task of Windows is in `signage.kiosk.windows`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from signage.core.maintenance import ENDED, ENDED_BY_HAND
from signage.kiosk import windows

MARK: Final = "signage kiosk"
"""Stands in every file of ours: `remove` takes nothing else away."""
NAME: Final = "signage"
WATCHDOG_S: Final = 180
"""The supervisor mends what hangs within seconds; the system only starts it again when it does not."""


PLAIN: Final = re.compile(r"[\w@+=:,./-]+")
"""Words that mean the same quoted and bare."""


class Form(StrEnum):
    """How the program is started."""

    USER = "user"
    AUTOSTART = "autostart"
    CAGE = "cage"
    XORG = "xorg"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class File:
    """One file to write. A `program` may be executed."""

    path: Path
    text: str
    program: bool = False
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything of one form. `start` and `stop`: commands, each a list of words, in their order.

    Whether the system has taken it on: the file `link` is there, the command `asks` succeeds. `ends`: comes before `stop`, and may fail.
    """

    form: Form
    files: tuple[File, ...]
    start: tuple[tuple[str, ...], ...]
    stop: tuple[tuple[str, ...], ...]
    link: Path | None = None
    asks: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """The PC. `program`: the command `signage`; `home`: of the user who plays, called `user`; `desktop`: where shortcuts lie."""

    program: Path
    home: Path
    user: str
    desktop: Path
    arguments: tuple[str, ...] = ()
    writable: tuple[Path, ...] = ()
    """Folders outside the home that the program writes to: content (its status page) and state."""

    @property
    def words(self) -> tuple[str, ...]:
        """What is started."""
        return (str(self.program), "run", *self.arguments)

    @property
    def command(self) -> str:
        """The same, as a unit file reads it."""
        return " ".join(map(_in_unit, self.words))


def main_files(home: Path) -> tuple[Path, ...]:
    """The file that starts it, of each form: in the user's home, or the system's."""
    return (
        home / ".config/systemd/user" / f"{NAME}.service",
        home / ".config/autostart" / f"{NAME}.desktop",
        Path("/etc/systemd/system") / f"{NAME}.service",
        windows.file_of(home, NAME),
    )


def plan(form: Form, site: Site, words: Mapping[str, str]) -> Plan:
    """The plan of one form. `words`: names of the shortcuts and of the program, for people."""
    unit, entry, system, task = main_files(site.home)
    service = f"{NAME}.service"
    if form is Form.TASK:
        text = windows.definition(NAME, f"{MARK}: {form}", site.user, site.words, words)
        files: tuple[File, ...] = (File(task, text, encoding=windows.ENCODING),)
        start, stop = windows.registers(NAME, task), (windows.removes(NAME),)
        return Plan(form, files, start, stop, asks=windows.asks(NAME), ends=windows.ends(NAME))
    if form is Form.USER:
        files = (File(unit, user_unit(site, words)), *shortcuts(site, words))
        control: tuple[str, ...] = ("systemctl", "--user")
        link = unit.parent / "graphical-session.target.wants" / service
    elif form is Form.AUTOSTART:
        return Plan(form, (File(entry, autostart_entry(site, words)), *shortcuts(site, words)), (), ())
    else:
        files = (
            File(system, system_unit(site, form, words)),
            *((File(XORG_CONF, XORG_TEXT),) if form is Form.XORG else ()),
        )
        control = ("systemctl",)
        link = system.parent / "multi-user.target.wants" / service
    start = ((*control, "daemon-reload"), (*control, "enable", "--now", service))
    return Plan(form, files, start, ((*control, "disable", "--now", service), (*control, "daemon-reload")), link)


def user_unit(site: Site, words: Mapping[str, str]) -> str:
    """A service of the user's session, for a PC with a desktop that logs in by itself."""
    return f"""# {MARK}: {Form.USER}
[Unit]
Description={words["program"]}
PartOf=graphical-session.target
After=graphical-session.target
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=main
ExecStart={site.command}
Restart=always
RestartSec=1
# The maintenance key: it stays ended until the next login.
RestartPreventExitStatus={ENDED_BY_HAND}
SuccessExitStatus={ENDED_BY_HAND}
TimeoutStartSec=120
TimeoutStopSec=15
WatchdogSec={WATCHDOG_S}
# The curtain keeps the picture when the main process alone dies, and ends when the new one has come.
KillMode=process
OOMPolicy=continue
NoNewPrivileges=yes
LockPersonality=yes
UMask=0077

[Install]
WantedBy=graphical-session.target
"""


CAGE_FLAGS = "-d"
"""Never -s: it lets the keyboard change to another console (cage(1))."""
XORG_FLAGS = ":0 vt1 -nocursor -nolisten tcp -noreset -s 0 -dpms"


def system_unit(site: Site, form: Form, words: Mapping[str, str]) -> str:
    """A service of its own user on the first console, for a PC without a desktop; hardened as far as a screen allows.

    Left out, since a display server or the workers' sandbox (bubblewrap, which makes namespaces of its own) needs them:
    PrivateDevices, DynamicUser, RestrictNamespaces, PrivateUsers, ProtectKernelTunables (it mounts over /proc),
    MemoryDenyWriteExecute (QML's just-in-time compiler).
    """
    started = (
        f"/usr/bin/cage {CAGE_FLAGS} -- {site.command}"
        if form is Form.CAGE
        else f"/usr/bin/xinit {site.command} -- {XORG_FLAGS}"
    )
    writable = " ".join(map(_quoted, (str(site.home), "-/run/user", *(f"-{path}" for path in site.writable))))
    return f"""# {MARK}: {form}
[Unit]
Description={words["program"]}
After=systemd-user-sessions.service getty@tty1.service plymouth-quit.service
Conflicts=getty@tty1.service
ConditionPathExists=!/run/{NAME}/{ENDED}
StartLimitIntervalSec=0

[Service]
User={site.user}
PAMName=login
# The maintenance key leaves a file here, and nothing starts again until the next boot (or until it is removed).
RuntimeDirectory={NAME}
RuntimeDirectoryPreserve=yes
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
StandardInput=tty-fail
UtmpIdentifier=tty1
UtmpMode=user
Type=notify
# The main process is the display server; who speaks for the picture is the supervisor below it.
NotifyAccess=all
ExecStart={started}
Restart=always
RestartSec=1
TimeoutStartSec=120
TimeoutStopSec=15
WatchdogSec={WATCHDOG_S}
OOMPolicy=continue
# When memory is out, the workers go first, display server and supervisor last.
OOMScoreAdjust=-500
UMask=0077
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
# The session's own folder holds the sockets of the display; a share that is away must not keep the service from starting.
ReadWritePaths={writable}
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectClock=yes
ProtectHostname=yes
ProtectControlGroups=yes
PrivateTmp=yes
PrivateMounts=yes
RemoveIPC=yes
KeyringMode=private
RestrictAddressFamilies=AF_UNIX AF_NETLINK
IPAddressDeny=any
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service @mount pivot_root sethostname setdomainname
DevicePolicy=closed
DeviceAllow=/dev/tty1 rw
DeviceAllow=char-drm rw
DeviceAllow=char-input rw
DeviceAllow=char-fb rw
# Where ddcutil switches the displays' power.
DeviceAllow=char-i2c rw

[Install]
WantedBy=multi-user.target
"""


XORG_CONF = Path("/etc/X11/xorg.conf.d/10-signage.conf")
XORG_TEXT = f"""# {MARK}
Section "ServerFlags"
    Option "DontVTSwitch" "true"
    Option "DontZap" "true"
    Option "BlankTime" "0"
    Option "StandbyTime" "0"
    Option "SuspendTime" "0"
    Option "OffTime" "0"
EndSection
"""


def autostart_entry(site: Site, words: Mapping[str, str]) -> str:
    """An entry of the desktop's autostart: where there is no systemd. Who dies is started again by the curtain."""
    return _entry(words["program"], site.words, f"# {MARK}: {Form.AUTOSTART}\nX-GNOME-Autostart-enabled=true\n")


SHORTCUTS: Final = (
    ("withdraw", ("withdraw", "--ask")),
    ("alert", ("alert", "--ask")),
    ("meeting", ("meeting", "start")),
)


def shortcuts(site: Site, words: Mapping[str, str]) -> tuple[File, ...]:
    """What lies on the desktop of the user who plays."""
    made = []
    for key, arguments in SHORTCUTS:
        command = (str(site.program), *arguments, *site.arguments)
        text = _entry(words[key], command, "Terminal=true\n")
        made.append(File(site.desktop / f"{words[key]}.desktop", text, program=True))
    return tuple(made)


def _entry(name: str, command: tuple[str, ...], more: str) -> str:
    line = " ".join(map(_in_entry, command))
    return f"[Desktop Entry]\n# {MARK}\nType=Application\nName={name}\nExec={line}\n{more}"


def _in_unit(word: str) -> str:
    """A word of ExecStart= (systemd.service(5), "Command lines"): there variables are filled in."""
    return _quoted(word).replace("$", "$$")


def _quoted(word: str) -> str:
    """A word of a unit file (systemd.syntax(7), systemd.unit(5) on specifiers)."""
    plain = word.replace("\\", "\\\\").replace("%", "%%")
    return plain if PLAIN.fullmatch(word) else '"' + plain.replace('"', '\\"') + '"'


def _in_entry(word: str) -> str:
    """A word of Exec= (Desktop Entry Specification, "The Exec key"): escaped for the quotes, then for the file."""
    if PLAIN.fullmatch(word):
        return word
    return '"' + re.sub(r'(["`$\\])', r"\\\1", word).replace("\\", "\\\\").replace("%", "%%") + '"'
