"""The environment of the processes we start: what they need and nothing else.

Whoever can set a variable of the parent (`LD_PRELOAD`, `QT_PLUGIN_PATH`, `PYTHONPATH`, `QML_IMPORT_PATH`) must not be
able to bring code into the player. In: the parent's environment. Out: a new one, and whether there is a screen.
"""

from __future__ import annotations

from collections.abc import Mapping

PASSED = (
    "DISPLAY",
    "XAUTHORITY",
    "WAYLAND_DISPLAY",
    "XDG_RUNTIME_DIR",
    "XDG_SESSION_TYPE",
    "HOME",
    "LANG",
    "LANGUAGE",
    "TZ",
)
PREFIX = "LC_"
PATH = "/usr/local/bin:/usr/bin:/bin"
PLAIN_LOCALES = ("", "C", "POSIX")


def has_display(environ: Mapping[str, str]) -> bool:
    """Whether this session has a screen to draw on."""
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def clean(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for a child. Without a screen Qt draws into memory; without a UTF-8 locale there is one."""
    passed = {name: value for name, value in environ.items() if name in PASSED or name.startswith(PREFIX)}
    passed["PATH"] = PATH
    locale = passed.get("LC_ALL") or passed.get("LC_CTYPE") or passed.get("LANG", "")
    if locale in PLAIN_LOCALES:
        passed["LC_ALL"] = "C.UTF-8"
    if not has_display(environ):
        passed["QT_QPA_PLATFORM"] = "offscreen"
    return passed
