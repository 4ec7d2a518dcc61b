"""Switching displays: which commands follow from what the tools say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from signage.core.display.power import (
    DDC_ASK,
    WLR_ASK,
    X_ASK,
    X_OFF,
    X_ON,
    X_SAVER,
    Means,
    Output,
    Session,
    Switched,
    Talk,
    outputs_of,
    switch,
)

LISTED = """HDMI-A-1 "Some Maker 大屏 0x0001 (HDMI-A-1)"
  Physical size: 1210x680 mm
  Enabled: yes
  Modes:
    1920x1080 px, 60.000000 Hz (preferred, current)
    1280x720 px, 59.940000 Hz
  Position: 1080,-40
  Transform: 270
  Scale: 1.500000
DP-2 "Another (DP-2)"
  Enabled: no
  Modes:
    1080x1920 px, 50.000000 Hz (preferred)
"""
OFF = LISTED.replace("Enabled: yes", "Enabled: no")
BACK = ("--mode", "1920x1080@60.000000Hz", "--pos", "1080,-40", "--transform", "270", "--scale", "1.500000")
HDMI, DP = Output("HDMI-A-1", on=True, back=BACK), Output("DP-2", on=False)
X, WAYLAND = Session(x=True, wayland=False, has=lambda _: True), Session(x=True, wayland=True, has=lambda _: True)
CAN, CANNOT = "DPMS (Energy Star):\n  DPMS is Disabled\n", "  Server does not have the DPMS Extension\n"
FOUND = "Display 1\n   I2C bus:  /dev/i2c-4\n   Monitor:  AAA:大屏:\n\nInvalid display\n   I2C bus:  /dev/i2c-1\n"
WLR_OFF, WLR_ON = (*WLR_ASK, "--output", "HDMI-A-1", "--off"), (*WLR_ASK, "--output", "HDMI-A-1", "--on", *BACK)
GET = ("ddcutil", "--display", "1", "getvcp", "D6", "--brief")


def put(value: str) -> tuple[str, ...]:
    return ("ddcutil", "--display", "1", "setvcp", "D6", value, "--noverify")


def by(*tools: str, wayland: bool = False) -> Session:
    return Session(x=not wayland, wayland=wayland, has=lambda name: name in tools)


ON_OR_OFF = "VCP D6 SNC x0"
CASES: list[tuple[str, Session, dict[str, object], dict[tuple[str, ...], str], list[tuple[str, ...]], Switched]] = [
    ("X: off", X, {"dark": True}, {X_ASK: CAN, X_OFF: ""}, [X_ASK, X_OFF], Switched(Means.XSET)),
    ("X: on", X, {"dark": False}, {X_ASK: CAN, X_ON: ""}, [X_SAVER, X_ASK, X_ON], Switched(Means.XSET)),
    ("nothing", by(), {"dark": True}, {}, [], Switched(Means.NONE)),
    (
        "X without DPMS, a monitor that listens",
        X,
        {"dark": True},
        {X_ASK: CANNOT, DDC_ASK: FOUND, GET: ON_OR_OFF + "1", put("0x04"): ""},
        [X_ASK, DDC_ASK, GET, put("0x04")],
        Switched(Means.DDC),
    ),
    (
        "the server is away",
        by("xset"),
        {"dark": False},
        {},
        [X_SAVER, X_ASK],
        Switched(Means.NONE),
    ),
    (
        "X refuses, no monitor listens",
        X,
        {"dark": True},
        {X_ASK: CAN},
        [X_ASK, X_OFF, DDC_ASK],
        Switched(Means.NONE),
    ),
    (
        "a monitor that knows its button only",
        by("ddcutil"),
        {"dark": True},
        {DDC_ASK: FOUND, put("0x05"): ""},
        [DDC_ASK, GET, put("0x04"), put("0x05")],
        Switched(Means.DDC),
    ),
    (
        "a monitor that is off already",
        by("ddcutil"),
        {"dark": True},
        {DDC_ASK: FOUND, GET: ON_OR_OFF + "5"},
        [DDC_ASK, GET],
        Switched(Means.DDC),
    ),
    (
        "a monitor that is on already",
        by("ddcutil"),
        {"dark": False},
        {DDC_ASK: FOUND, GET: ON_OR_OFF + "1"},
        [DDC_ASK, GET],
        Switched(Means.DDC),
    ),
    (
        "a monitor that does not wake",
        by("ddcutil"),
        {"dark": False, "by": Means.DDC},
        {DDC_ASK: FOUND},
        [DDC_ASK, GET, put("0x01")],
        Switched(Means.NONE),
    ),
    (
        "what the monitor was told to do the monitor is told to undo, whatever X can by now",
        X,
        {"dark": False, "by": Means.DDC},
        {X_ASK: CAN, X_ON: "", DDC_ASK: FOUND, put("0x01"): ""},
        [X_SAVER, X_ASK, X_ON, DDC_ASK, GET, put("0x01")],
        Switched(Means.DDC),
    ),
    (
        "Wayland: off",
        WAYLAND,
        {"dark": True},
        {WLR_ASK: LISTED, WLR_OFF: ""},
        [WLR_ASK, WLR_OFF],
        Switched(Means.WLR, (HDMI,)),
    ),
    (
        "Wayland: still off",
        WAYLAND,
        {"dark": True, "ours": (HDMI,), "again": True},
        {WLR_ASK: OFF},
        [WLR_ASK],
        Switched(Means.WLR, (HDMI,)),
    ),
    (
        "Wayland: on again as it was, and not what somebody else has switched off",
        WAYLAND,
        {"dark": False, "ours": (HDMI,), "by": Means.WLR},
        {WLR_ASK: OFF, WLR_ON: ""},
        [WLR_ASK, WLR_ON],
        Switched(Means.WLR),
    ),
    (
        "Wayland: lit at the start",
        WAYLAND,
        {"dark": False},
        {WLR_ASK: LISTED},
        [WLR_ASK],
        Switched(Means.WLR),
    ),
    (
        "Wayland: the one that switched all off was killed",
        WAYLAND,
        {"dark": False},
        {WLR_ASK: OFF, (*WLR_ASK, "--output", "HDMI-A-1", "--on", *BACK, "--output", "DP-2", "--on"): ""},
        [WLR_ASK, (*WLR_ASK, "--output", "HDMI-A-1", "--on", *BACK, "--output", "DP-2", "--on")],
        Switched(Means.WLR),
    ),
    (
        "Wayland: a compositor that calls its outputs off when they are on",
        WAYLAND,
        {"dark": True},
        {WLR_ASK: OFF, (*WLR_ASK, "--output", "HDMI-A-1", "--off", "--output", "DP-2", "--off"): ""},
        [WLR_ASK, (*WLR_ASK, "--output", "HDMI-A-1", "--off", "--output", "DP-2", "--off")],
        Switched(Means.WLR, outputs_of(OFF)),
    ),
    (
        "Wayland: another compositor, and no monitor listens",
        by("wlr-randr", "ddcutil", wayland=True),
        {"dark": True},
        {},
        [WLR_ASK, DDC_ASK],
        Switched(Means.NONE),
    ),
    (
        "Wayland: what failed is known later",
        by("wlr-randr", wayland=True),
        {"dark": False, "ours": (HDMI,), "by": Means.WLR},
        {WLR_ASK: OFF},
        [WLR_ASK, WLR_ON],
        Switched(Means.NONE, (HDMI,)),
    ),
]


@pytest.mark.parametrize(
    ("session", "asked", "answers", "words", "ends"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_conversation(
    session: Session,
    asked: dict[str, object],
    answers: dict[tuple[str, ...], str],
    words: Sequence[tuple[str, ...]],
    ends: Switched,
) -> None:
    heard: list[tuple[str, ...]] = []
    assert _ended(switch(session, **asked), answers, heard) == ends  # type: ignore[arg-type]
    assert heard == list(words)


def _ended(talk: Talk, answers: dict[tuple[str, ...], str], heard: list[tuple[str, ...]]) -> Switched:
    said: str | None = None
    while True:
        try:
            heard.append(talk.send(said))
        except StopIteration as ended:
            return ended.value  # type: ignore[no-any-return]
        said = answers.get(heard[-1])


def test_what_is_listed() -> None:
    assert outputs_of(LISTED) == (HDMI, DP)
    assert outputs_of("") == outputs_of("compositor doesn't support wlr-output-management-unstable-v1\n") == ()
