"""Children get what they need and nothing else."""

import pytest

from signage.supervise.environment import clean, has_display

DESKTOP = {"DISPLAY": ":0", "HOME": "/home/a", "LANG": "zh_CN.UTF-8"}


def test_nothing_else_gets_through() -> None:
    hostile = {
        "LD_PRELOAD": "/tmp/x.so",
        "QT_PLUGIN_PATH": "/tmp",
        "QML_IMPORT_PATH": "/tmp",
        "QT_QPA_PLATFORM": "vnc",
        "PYTHONPATH": "/tmp",
        "PATH": "/tmp",
        "http_proxy": "x",
    }
    assert clean({**DESKTOP, **hostile}) == {**DESKTOP, "PATH": "/usr/local/bin:/usr/bin:/bin"}


def test_the_session_gets_through() -> None:
    session = {
        "WAYLAND_DISPLAY": "wayland-0",
        "XAUTHORITY": "/run/x",
        "XDG_RUNTIME_DIR": "/run/user/1",
        "XDG_SESSION_TYPE": "wayland",
        "TZ": "Asia/Shanghai",
        "LC_TIME": "zh_CN.UTF-8",
    }
    assert session.items() <= clean({**DESKTOP, **session}).items()


@pytest.mark.parametrize(
    ("environ", "display"),
    [({}, False), ({"DISPLAY": ""}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True)],
)
def test_without_a_screen_qt_draws_into_memory(environ: dict[str, str], display: bool) -> None:
    assert has_display(environ) is display
    assert clean(environ).get("QT_QPA_PLATFORM") == (None if display else "offscreen")


@pytest.mark.parametrize(
    ("environ", "changed"),
    [
        ({}, True),
        ({"LANG": "C"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "POSIX"}, True),
        ({"LANG": "zh_CN.UTF-8"}, False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False),
        ({"LANG": "C", "LC_ALL": "zh_CN.UTF-8"}, False),
    ],
)
def test_there_always_is_a_utf8_locale(environ: dict[str, str], changed: bool) -> None:
    assert (clean(environ).get("LC_ALL") == "C.UTF-8") is changed
