"""The process behind the disk: answers the kernel from the tree, as its health allows, and takes orders from a test.

In: requests from /dev/fuse, orders as lines of JSON on stdin. Out: answers, one line for each order. One thread: a question
that hangs is laid aside and answered when the disk is healed, so that its asker sleeps as deeply as on a share whose server
has gone. Ends with its stdin, and takes the disk out of the system then.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import random
import select
import sys
from typing import Any

from soak.disk import wire
from soak.disk.answers import KINDS, Answers
from soak.disk.health import Health, Ill, Way
from soak.disk.tree import Tree, after_cut, failure
from soak.disk.wire import Op, Request

DEVICE = "/dev/fuse"
DETACH = 2


class Server:
    """One disk at one place of the system."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._health = Health()
        self._answers = Answers(Tree(), self._health)
        self._waiting: list[Request] = []
        self._system = ctypes.CDLL(None, use_errno=True)
        self._kernel = -1
        self._is_mounted = False
        self._mount()

    def run(self) -> None:
        """Answer until stdin ends."""
        orders = sys.stdin.fileno()
        try:
            while True:
                ready, _, _ = select.select([orders, *([self._kernel] if self._is_mounted else [])], [], [])
                if self._kernel in ready:
                    self._listen()
                if orders in ready and not self._obey():
                    return
        finally:
            self._unmount()

    # -- orders ------------------------------------------------------------------------------------------------------

    def _obey(self) -> bool:
        line = sys.stdin.readline()
        if not line:
            return False
        order: dict[str, Any] = json.loads(line)
        told = getattr(self, f"order_{order.pop('do')}")(**order)
        print(json.dumps(told), flush=True)
        return True

    def order_cut(self, after: int) -> None:
        """The power goes after so many more changes."""
        self._health.cut_after(after)

    def order_boot(self, seed: int) -> None:
        """The power is back; whoever used the disk must have gone."""
        self._unmount()
        self._health.boot()
        self._answers.tree = after_cut(self._answers.tree, random.Random(seed))  # noqa: S311 - dice, no secrets
        self._mount()

    def order_ill(self, kinds: list[str], error: int, times: int | None, ending: str, after: int) -> None:
        """Some questions fail, or hang where there is no error."""
        self._health.fall_ill(Ill(frozenset(kinds), error, times, ending.encode(), after))

    def order_short(self, piece: int, end: int) -> None:
        """No read gives more than so many bytes, no file more than so many."""
        self._health.piece, self._health.end = piece, end

    def order_limit(self, size: int | None, nodes: int | None) -> None:
        """How much there is room for."""
        tree = self._answers.tree
        tree.most_bytes = tree.most_bytes if size is None else size
        tree.most_nodes = tree.most_nodes if nodes is None else nodes

    def order_heal(self) -> None:
        """Everything is answered again, also what waits."""
        self._health.heal()
        waiting, self._waiting = self._waiting, []
        for request in waiting:
            self._serve(request)

    def order_sync(self) -> None:
        """What is there is safe."""
        self._answers.tree.sync()

    def order_state(self) -> dict[str, Any]:
        """How it is."""
        return {"cut": self._health.cut, "hits": self._health.hits, "waiting": len(self._waiting)}

    # -- the kernel --------------------------------------------------------------------------------------------------

    def _mount(self) -> None:
        self._kernel = os.open(DEVICE, os.O_RDWR | os.O_CLOEXEC)
        options = f"fd={self._kernel},rootmode=40000,user_id=0,group_id=0,allow_other,default_permissions"
        if self._system.mount(b"sick", os.fsencode(self._place), b"fuse.sick", 0, options.encode()) != 0:
            raise failure(ctypes.get_errno())
        self._is_mounted = True

    def _unmount(self) -> None:
        os.close(
            self._kernel
        )  # first: what still waits for us ends, and nobody asks us any more while the kernel unmounts
        self._system.umount2(os.fsencode(self._place), DETACH)
        self._waiting.clear()

    def _listen(self) -> None:
        try:
            data = os.read(self._kernel, wire.LONGEST)
        except OSError as error:
            if error.errno in {errno.EINTR, errno.EAGAIN, errno.ENOENT}:  # the asker has gone meanwhile
                return
            if error.errno == errno.ENODEV:  # somebody else has unmounted it
                self._is_mounted = False
                return
            raise
        self._serve(wire.request_of(data))

    def _serve(self, request: Request) -> None:
        try:
            op = Op(request.op)
        except ValueError:
            self._answer(request, b"", errno.ENOSYS)
            return
        if op in wire.SILENT:
            return
        way = self._health.way(KINDS[op], lambda: self._answers.name_of(op, request)) if op in KINDS else Way.WELL
        if way is Way.HANGS:
            self._waiting.append(request)
            return
        if way is Way.FAILS:
            if op is Op.FSYNC:
                self._answers.tree.file(request.node).fail_to_sync()
            self._answer(request, b"", self._health.error)
            return
        try:
            body = self._answers.to(op, request)
        except OSError as error:
            self._answer(request, b"", error.errno or errno.EIO)
        else:
            self._answer(request, body, 0)

    def _answer(self, request: Request, body: bytes, error: int) -> None:
        with contextlib.suppress(FileNotFoundError):  # the asker has gone meanwhile
            os.write(self._kernel, wire.answer(request.unique, body, error))


def main(place: str) -> int:
    """Serve a disk at `place`; 3 where none may be mounted."""
    try:
        server = Server(place)
    except OSError:
        return 3
    server.run()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
