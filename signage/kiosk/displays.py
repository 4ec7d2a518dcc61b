"""What `doctor` says of the displays' power: which tool switches it in this session, or what mends that none does.

In: a `Machine`, the screen hours. Out: a `Means`, the key of a sentence. Asks what the supervisor would ask; switches nothing.
"""

from __future__ import annotations

from signage.core.display.power import DDC_ASK, DDC_DISPLAY, WLR_ASK, X_ASK, X_CAN, Means, outputs_of
from signage.core.settings import Hours
from signage.kiosk.machine import Machine


def means_of(machine: Machine) -> Means:
    """By what displays are switched here: the display server's own way, else the monitors' wires."""
    wayland, x = _servers(machine)
    if wayland and outputs_of(_said(machine, WLR_ASK)):
        return Means.WLR
    if x and not wayland and X_CAN in _said(machine, X_ASK):
        return Means.XSET
    return Means.DDC if (wayland or x) and DDC_DISPLAY.search(_said(machine, DDC_ASK)) else Means.NONE


def lacking(machine: Machine, hours: Hours, means: Means) -> str:
    """The key of the sentence that says what would mend it; "" where nothing has to be mended, or no display is asked for."""
    wayland, x = _servers(machine)
    if means is not Means.NONE or not (wayland or x) or not (hours.on or hours.days_off):
        return ""
    if machine.program("ddcutil"):
        return "power-no-monitor"
    if not wayland:
        return "power-x" if machine.program("xset") else ""  # that is said already
    return "power-compositor" if machine.program("wlr-randr") else "power-wayland"


def _servers(machine: Machine) -> tuple[bool, bool]:
    """Whether there is a compositor of Wayland, and whether there is an X server."""
    return bool(machine.environ.get("WAYLAND_DISPLAY")), bool(machine.environ.get("DISPLAY"))


def _said(machine: Machine, words: tuple[str, ...]) -> str:
    return (machine.answer(*words) or "") if machine.program(words[0]) else ""
