"""The service files of systemd, and what the X server is told beside them: text, as values.

In: the PC, names for people. Out: text. Never touches the disk. After systemd.unit(5), systemd.service(5), systemd.exec(5), xorg.conf(5).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from signage.core.maintenance import ENDED, ENDED_BY_HAND
from signage.kiosk.site import MARK, NAME, PLAIN, Form, Site

WATCHDOG_S: Final = 180
"""The supervisor mends what hangs within seconds; the system only starts it again when it does not."""


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
ExecStart={command_of(site)}
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
        f"/usr/bin/cage {CAGE_FLAGS} -- {command_of(site)}"
        if form is Form.CAGE
        else f"/usr/bin/xinit {command_of(site)} -- {XORG_FLAGS}"
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


def command_of(site: Site) -> str:
    """What is started, as a unit file reads it."""
    return " ".join(map(_in_unit, site.words))


def _in_unit(word: str) -> str:
    """A word of ExecStart= (systemd.service(5), "Command lines"): there variables are filled in."""
    return _quoted(word).replace("$", "$$")


def _quoted(word: str) -> str:
    """A word of a unit file (systemd.syntax(7), systemd.unit(5) on specifiers)."""
    plain = word.replace("\\", "\\\\").replace("%", "%%")
    return plain if PLAIN.fullmatch(word) else '"' + plain.replace('"', '\\"') + '"'
