"""What stands beside the supervisor: the display, memory, the system's watchdog, the list of items that rest."""

from __future__ import annotations

import os
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from signage.core.aside import decode_aside, resting
from signage.snapshots import layout
from signage.snapshots.read import Reader
from signage.supervise import display, notify
from signage.supervise.aside import AsideList
from signage.supervise.memory import LEAST_MB, LOOK_S, WARM_S, Ceiling, proportional_mb


def listening(path: Path | str) -> socket.socket:
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()
    return server


def test_a_display_that_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "X_SOCKETS", str(tmp_path))
    with listening(tmp_path / "X42"):
        assert display.is_there({"DISPLAY": ":42"})
        assert display.is_there({"DISPLAY": "unix:42.0"})
        assert not display.is_there({"DISPLAY": ":43"})
    assert not display.is_there({"DISPLAY": ":42"}), "a socket that nobody listens on any more"


def test_an_abstract_socket_and_a_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "X_SOCKETS", str(tmp_path))
    with listening(f"\0{tmp_path}/X42"):
        assert display.is_there({"DISPLAY": ":42"})
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr(display, "X_PORT", server.getsockname()[1] - 10)
        assert display.is_there({"DISPLAY": "127.0.0.1:10.0"})


def test_wayland_first_then_x(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "X_SOCKETS", str(tmp_path))
    environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not display.is_there(environ)
    with listening(tmp_path / "wayland-0"):
        assert display.is_there(environ)
    with listening(tmp_path / "X42"):
        assert display.is_there({**environ, "DISPLAY": ":42"})


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": "something else"}], ids=["none", "unknown"])
def test_what_cannot_be_known_is_there(environ: dict[str, str]) -> None:
    assert display.is_there(environ)


def test_the_size_of_a_process() -> None:
    own = proportional_mb(os.getpid())
    assert own is not None
    assert 5 < own < 5000
    assert proportional_mb(2**22 + 1) is None


def test_a_ceiling_is_twice_the_size_after_warm_up() -> None:
    ceiling = Ceiling()
    assert [ceiling.is_due(age) for age in (LOOK_S - 1, LOOK_S, LOOK_S + 1, 2 * LOOK_S)] == [False, True, False, True]
    assert not ceiling.is_reached(LOOK_S, LEAST_MB)
    assert not ceiling.is_reached(WARM_S, 300.0)
    assert not ceiling.is_reached(WARM_S + 1, 599.0)
    assert ceiling.is_reached(WARM_S + 2, 601.0)
    assert Ceiling().is_reached(1.0, LEAST_MB + 1) is False, "before it is warm, any size may be its usual one"


@pytest.mark.parametrize("abstract", [False, True])
def test_the_system_is_told(tmp_path: Path, abstract: bool) -> None:
    path = f"{tmp_path}/notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as system:
        system.bind(f"\0{path}" if abstract else path)
        environ = {"NOTIFY_SOCKET": f"@{path}" if abstract else path}
        assert notify.notify(notify.READY, "STATUS=正在播放", environ=environ)
        assert system.recv(1000).decode() == "READY=1\nSTATUS=正在播放"


@pytest.mark.parametrize("address", ["", "relative", "/nowhere/at/all"])
def test_where_nobody_listens_nobody_is_told(address: str) -> None:
    assert not notify.notify(notify.ALIVE, environ={"NOTIFY_SOCKET": address})


def test_items_rest_for_a_day(tmp_path: Path) -> None:
    told: list[tuple[str, object]] = []
    AsideList(tmp_path, lambda key, /, **fields: told.append((key, fields["items"]))).put(frozenset({"b", "a"}))
    now = datetime.now(UTC)
    reader = Reader(tmp_path)
    assert reader.resting(now) == {"a", "b"} == reader.resting(now + timedelta(hours=23))
    assert reader.resting(now + timedelta(hours=25)) == frozenset()
    assert told == [("item-put-aside", "a, b")]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"items": {"a": {}}}', b'{"items": {"a": {"until": 5}}}', b"[" * 9999]
)
def test_a_damaged_list_puts_nothing_aside(tmp_path: Path, data: bytes) -> None:
    (tmp_path / layout.ASIDE).write_bytes(data)
    assert Reader(tmp_path).resting(datetime.now(UTC)) == frozenset()
    AsideList(tmp_path, lambda *_, **__: None).put(frozenset({"a"}))
    assert resting(decode_aside((tmp_path / layout.ASIDE).read_bytes()), datetime.now(UTC)) == {"a"}


def test_a_disk_that_takes_nothing_stops_nobody(tmp_path: Path) -> None:
    AsideList(tmp_path / "not there", lambda *_, **__: None).put(frozenset({"a"}))
    assert not (tmp_path / "not there").exists()
