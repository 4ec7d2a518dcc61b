"""What speaks against installing a form of autostart on this PC, before anything is written.

In: the form, who is to play, the PC, what is installed already. Out: the key of a sentence with what fills it, or None. Never changes
anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from signage.kiosk.machine import Machine
from signage.kiosk.site import Form

ROOT: Final = "root"
DISPLAY_SERVERS: Final = {Form.CAGE: ("cage", "cage"), Form.XORG: ("xinit", "xserver-xorg xinit")}
"""The program that the service starts, and the packages that bring it."""


def hindrance(form: Form, user: str, machine: Machine, there: Sequence[Form]) -> tuple[str, dict[str, object]] | None:
    """`user`: who plays; `there`: the forms that are installed."""
    if (form is Form.TASK) is not machine.is_windows:
        return "form-elsewhere", {"form": form}
    other = next((one for one in there if one is not form), None)
    if other is not None:
        return "other-form", {"form": other}
    if form in DISPLAY_SERVERS:
        program, packages = DISPLAY_SERVERS[form]
        if not machine.program(program):
            return "no-program", {"program": program, "packages": packages}
        if user == ROOT:
            return "not-as-root", {"form": form}
        return None if machine.knows(user) else ("no-such-user", {"user": user})
    return ("no-sudo", {"form": form}) if form is not Form.TASK and machine.environ.get("SUDO_USER") else None
