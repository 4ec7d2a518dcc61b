"""The line between the supervisor and a player: whole messages, or none."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from signage.channel import BEAT, MOST, SHOWING, Channel, pair


@pytest.fixture
def ends() -> Iterator[tuple[Channel, Channel]]:
    ours, theirs = pair()
    other = Channel.inherited(theirs.detach())
    yield ours, other
    ours.close()
    other.close()


@pytest.fixture
def raw() -> Iterator[tuple[Channel, socket.socket]]:
    ours, theirs = socket.socketpair()
    with theirs:
        yield Channel(ours), theirs
    ours.close()


def test_messages_come_in_order_both_ways(ends: tuple[Channel, Channel]) -> None:
    ours, theirs = ends
    assert ours.send(BEAT, "1")
    assert ours.send(BEAT, "2")
    assert theirs.send(SHOWING, "a", "b")
    assert list(theirs.messages()) == [(BEAT, "1"), (BEAT, "2")]
    assert list(ours.messages()) == [(SHOWING, "a", "b")]
    assert list(ours.messages()) == []


def test_a_message_in_two_pieces_is_one(raw: tuple[Channel, socket.socket]) -> None:
    channel, theirs = raw
    theirs.sendall(b"show")
    assert list(channel.messages()) == []
    theirs.sendall("ing 要点\n\n".encode())
    assert list(channel.messages()) == [("showing", "要点")]


def test_what_is_no_message_does_no_harm(raw: tuple[Channel, socket.socket]) -> None:
    channel, theirs = raw
    theirs.sendall(b"x" * (3 * MOST) + b"\n\xff\xfe\nbeat 3\n")
    assert list(channel.messages())[-1] == ("beat", "3")


def test_words_stay_on_their_line(ends: tuple[Channel, Channel]) -> None:
    ours, theirs = ends
    assert ours.send(SHOWING, "a\nbeat 9", "y" * (2 * MOST))
    assert {message[0] for message in theirs.messages()} <= {SHOWING}


def test_an_end_that_is_gone_and_one_that_does_not_listen(ends: tuple[Channel, Channel]) -> None:
    ours, theirs = ends
    while ours.send(BEAT, "7" * 1000):
        pass  # never blocks: what does not fit is dropped
    theirs.close()
    assert not ours.send(BEAT, "8")
    assert list(ours.messages()) == []
    ours.close()
