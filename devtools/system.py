"""What the operating system has to bring: libraries, a Chinese font, a few programs.

In: a table and the root of a file system. Out: what is missing, found by looking for the files in
well under a millisecond. Never: starts apt to find out; installs what was not missing.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from devtools.checkout import Checkout
from devtools.debs import local_repository
from devtools.shell import run
from devtools.words import Problem, problem, say

LIBRARY, PROGRAM, FONT, OFFICE = "library", "program", "font", "office"
OFFICE_FOLDERS = ("usr/lib/libreoffice/program", "usr/lib64/libreoffice/program", "opt/libreoffice*/program")
FONT_FOLDERS = ("usr/share/fonts", "usr/local/share/fonts")
HAN_SANS = ("NotoSansCJK", "NotoSansSC", "SourceHanSans")


class Package(NamedTuple):
    """A Debian package, and the file that proves that it (or its like on another system) is there."""

    name: str
    kind: str
    proof: str
    group: str  # start: nothing runs without it; play: a screen or a protection; test; bench


PACKAGES = (
    # even Qt's offscreen platform does not load without these
    Package("libgl1", LIBRARY, "libGL.so.1", "start"),
    Package("libegl1", LIBRARY, "libEGL.so.1", "start"),
    Package("libglib2.0-0", LIBRARY, "libgthread-2.0.so.0", "start"),
    Package("libdbus-1-3", LIBRARY, "libdbus-1.so.3", "start"),
    Package("libxkbcommon0", LIBRARY, "libxkbcommon.so.0", "start"),
    Package("libfontconfig1", LIBRARY, "libfontconfig.so.1", "start"),
    # boxes instead of characters on a wall are worse than a sentence on a terminal
    Package("fonts-noto-cjk", FONT, "NotoSansCJK-Regular.ttc", "start"),
    # X11
    Package("libxcb-cursor0", LIBRARY, "libxcb-cursor.so.0", "play"),
    Package("libxcb-icccm4", LIBRARY, "libxcb-icccm.so.4", "play"),
    Package("libxcb-image0", LIBRARY, "libxcb-image.so.0", "play"),
    Package("libxcb-keysyms1", LIBRARY, "libxcb-keysyms.so.1", "play"),
    Package("libxcb-render-util0", LIBRARY, "libxcb-render-util.so.0", "play"),
    Package("libxcb-shape0", LIBRARY, "libxcb-shape.so.0", "play"),
    Package("libxcb-xkb1", LIBRARY, "libxcb-xkb.so.1", "play"),
    Package("libxkbcommon-x11-0", LIBRARY, "libxkbcommon-x11.so.0", "play"),
    # Wayland
    Package("libwayland-cursor0", LIBRARY, "libwayland-cursor.so.0", "play"),
    Package("libwayland-egl1", LIBRARY, "libwayland-egl.so.1", "play"),
    # the worker's sandbox; `signage doctor` names the weaker mode without it
    Package("bubblewrap", PROGRAM, "bwrap", "play"),
    Package("fontconfig", PROGRAM, "fc-list", "play"),
    Package("xvfb", PROGRAM, "Xvfb", "test"),
    Package("x11-xserver-utils", PROGRAM, "xrandr", "test"),
    Package("xdotool", PROGRAM, "xdotool", "test"),
    # system calls counted, a network of one's own, unit files judged
    Package("strace", PROGRAM, "strace", "test"),
    Package("iproute2", PROGRAM, "ip", "test"),
    Package("systemd", PROGRAM, "systemd-analyze", "test"),
    # real conversions of office files; without LibreOffice everything else plays, and these tests are skipped
    Package("libreoffice-writer-nogui", OFFICE, "libswlo.so", "test"),
    Package("libreoffice-calc-nogui", OFFICE, "libsclo.so", "test"),
    Package("libreoffice-impress-nogui", OFFICE, "libsdlo.so", "test"),
    Package("chromium", PROGRAM, "chromium", "bench"),
)
PIP = Package("python3-pip", PROGRAM, "pip3", "start")


def of(*groups: str) -> tuple[Package, ...]:
    """The packages of these groups, in the order of the table."""
    return tuple(package for package in PACKAGES if package.group in groups)


def missing(wanted: tuple[Package, ...], root: Path = Path("/")) -> tuple[Package, ...]:
    """Those whose file is not in the file system that begins at root."""
    return tuple(package for package in wanted if not present(package, root))


def present(package: Package, root: Path) -> bool:
    """The package's file, or its like, is there."""
    if package.kind == FONT:
        return has_font(root)
    if package.kind == OFFICE:
        return any(any(root.glob(f"{folder}/{package.proof}")) for folder in OFFICE_FOLDERS)
    if package.kind == PROGRAM:
        folders = [root / folder for folder in ("usr/bin", "bin", "usr/local/bin", "usr/sbin")]
        if root == Path("/") and shutil.which(package.proof):
            return True
    else:
        multiarch = f"{os.uname().machine}-linux-gnu"
        bases = ("usr/lib", "lib", "usr/local/lib")
        folders = [root / base / sub for base in bases for sub in (multiarch, "")] + [root / "usr/lib64"]
    return any((folder / package.proof).exists() for folder in folders)


def has_font(root: Path) -> bool:
    """A Han sans face is installed for everybody."""
    if (root / FONT_FOLDERS[0] / "opentype/noto/NotoSansCJK-Regular.ttc").exists():
        return True
    return any(
        name.startswith(HAN_SANS) for folder in FONT_FOLDERS for _, _, names in os.walk(root / folder) for name in names
    )


def names(packages: tuple[Package, ...]) -> tuple[str, ...]:
    """Their Debian names."""
    return tuple(package.name for package in packages)


def by_hand(wanted: tuple[Package, ...]) -> str:
    """The one command for an admin."""
    return " ".join(["sudo apt-get install -y --no-install-recommends", *names(wanted)])


def install(checkout: Checkout, wanted: tuple[Package, ...], *, debs: Path | None = None) -> Problem | None:
    """Install with apt where this user may. None: they are there now; otherwise why not."""
    apt = shutil.which("apt-get")
    if apt is None or not (prefix := as_admin()):
        return problem("needs-system", packages=" ".join(names(wanted)), command=by_hand(wanted))
    say("system", packages=" ".join(names(wanted)))
    log = checkout.log
    base = [*prefix, apt, "-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    ask = ["install", "-y", "--no-install-recommends", *names(wanted)]
    failed: Problem | None
    if debs is not None:
        with local_repository(debs) as source:
            failed = run([*base, *source, "update"], log) or run([*base, *source, *ask], log)
    else:
        failed = None if has_lists() else run([*base, "update"], log)
        failed = failed or run([*base, *ask], log)
        if failed and has_lists():  # lists that have grown old name files that are gone
            failed = run([*base, "update"], log) or run([*base, *ask], log)
    if failed is None:
        return None
    detail = failed.fields.get("detail", "?") if failed.key == "other" else failed.key
    return problem("apt-failed", detail=detail, command=by_hand(wanted))


def as_admin() -> list[str] | None:
    """What to put before a command so that root runs it; None when that may not be."""
    frontend = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return frontend
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n", *frontend]
    return None


def has_lists() -> bool:
    """Apt has been told at least once what there is."""
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))
