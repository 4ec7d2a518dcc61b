"""What systemd hears: read from a socket of the test's own."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from signage.supervise import parent
from signage.supervise.notify import ALIVE, READY, STOPPING, notify

PATIENCE_S = 10.0


@pytest.fixture(params=["a path", "an abstract name"])
def system(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[socket.socket, str]]:
    """A socket that takes the datagrams, and its name as NOTIFY_SOCKET gives it."""
    address = str(tmp_path / "notify") if request.param == "a path" else f"@signage-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as taken:
        taken.bind(f"\0{address[1:]}" if address.startswith("@") else address)
        taken.settimeout(PATIENCE_S)
        yield taken, address


def test_words_arrive_one_a_line(system: tuple[socket.socket, str]) -> None:
    taken, address = system
    assert notify(READY, "STATUS=正在播放", environ={"NOTIFY_SOCKET": address})
    assert taken.recv(4096).decode() == "READY=1\nSTATUS=正在播放"


@pytest.mark.parametrize(
    "environ",
    [{}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": "vsock:2:1"}, {"NOTIFY_SOCKET": "/nowhere/notify"}],
    ids=["not a service", "empty", "another kind of socket", "nobody listens"],
)
def test_elsewhere_nobody_is_told(environ: dict[str, str]) -> None:
    assert not notify(ALIVE, environ=environ)


def test_a_supervisor_is_ready_then_alive_then_ends(
    system: tuple[socket.socket, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, address = system
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    assert parent.keep_running([], os.environ, lambda *_, **__: None, seconds=0.01) == 0
    heard = [taken.recv(4096).decode() for _ in range(3)]
    assert sorted(heard[:2]) == sorted([ALIVE, READY])
    assert heard[2] == STOPPING
    assert signal.SIGTERM not in signal.pthread_sigmask(signal.SIG_BLOCK, ()), "signals are as they were"
