"""What the kernel asks of files, answered from the tree.

In: a request. Out: the body of its answer, or `OSError`. Does not care whether the disk is well (`soak.disk.health`), and
neither reads nor writes anything but the tree.
"""

from __future__ import annotations

import errno
import stat

from soak.disk import wire
from soak.disk.health import LISTS, LOOKS, OPENS, READS, SYNCS, WRITES, Health
from soak.disk.tree import File, Node, Resize, Tree, Write, failure
from soak.disk.wire import Op, Request

KINDS = {
    Op.LOOKUP: LOOKS, Op.GETATTR: LOOKS, Op.STATFS: LOOKS, Op.OPEN: OPENS, Op.OPENDIR: OPENS, Op.READDIR: LISTS, Op.READ: READS,
    Op.WRITE: WRITES, Op.SETATTR: WRITES, Op.MKDIR: WRITES, Op.UNLINK: WRITES, Op.RMDIR: WRITES, Op.RENAME: WRITES,
    Op.RENAME2: WRITES, Op.CREATE: WRITES, Op.FALLOCATE: WRITES, Op.FSYNC: SYNCS, Op.FSYNCDIR: SYNCS,
}  # fmt: skip
"""What sort of trouble each question can meet; the others never do."""
NAME_BEHIND = {Op.LOOKUP: "", Op.UNLINK: "", Op.RMDIR: "", Op.CREATE: "IIII", Op.MKDIR: "II"}
NO_REPLACE = 1


class Answers:
    """One method for each operation, called by its name. `health` says only how much a read gives."""

    def __init__(self, tree: Tree, health: Health) -> None:
        self.tree, self.health = tree, health

    def to(self, op: Op, request: Request) -> bytes:
        """The answer. Raises `OSError`."""
        body: bytes = getattr(self, f"on_{op.name.lower()}")(request)
        return body

    def name_of(self, op: Op, request: Request) -> bytes:
        """What the question is about: the name it gives, or the one that the file has."""
        behind = NAME_BEHIND.get(op)
        if behind is not None:
            return request.names(behind)[0]
        return self.tree.name_of(request.node)

    def _about(self, node: Node) -> wire.Attributes:
        size = len(node.data) if isinstance(node, File) else 4096
        return wire.Attributes(node.number, node.mode, size, 1, node.changed_ns, node.owner)

    def on_init(self, request: Request) -> bytes:
        return wire.init(request.body)

    def on_lookup(self, request: Request) -> bytes:
        return wire.entry(self._about(self.tree.find(request.node, request.names()[0])))

    def on_getattr(self, request: Request) -> bytes:
        return wire.attributes(self._about(self.tree.nodes[request.node]))

    def on_setattr(self, request: Request) -> bytes:
        """struct fuse_setattr_in: valid, padding, fh, size, lock_owner, atime, mtime, ctime, 3 × ns, mode, …, uid, gid."""
        valid, _, _, size, _, _, mtime, _, _, mtime_ns, _, mode, _, uid, gid = request.numbers("IIQQQQQQIIIIIII")
        node = self.tree.nodes[request.node]
        if valid & wire.MODE:
            node.mode = stat.S_IFMT(node.mode) | stat.S_IMODE(mode)
        node.owner = (uid if valid & wire.OWNER else node.owner[0], gid if valid & wire.GROUP else node.owner[1])
        if valid & wire.SIZE:
            self.tree.change(request.node, Resize(size))
        if valid & wire.MTIME:
            node.changed_ns = mtime * 10**9 + mtime_ns
        return wire.attributes(self._about(node))

    def on_mkdir(self, request: Request) -> bytes:
        mode, umask = request.numbers("II")
        made = self.tree.make(request.node, request.names("II")[0], stat.S_IFDIR | (mode & ~umask & 0o7777), (0, 0))
        return wire.entry(self._about(made))

    def on_create(self, request: Request) -> bytes:
        _, mode, umask, _ = request.numbers("IIII")
        made = self.tree.make(request.node, request.names("IIII")[0], stat.S_IFREG | (mode & ~umask & 0o7777), (0, 0))
        return wire.entry(self._about(made)) + wire.opened()

    def on_unlink(self, request: Request) -> bytes:
        self.tree.remove(request.node, request.names()[0])
        return b""

    on_rmdir = on_unlink

    def on_rename(self, request: Request) -> bytes:
        (to,) = request.numbers("Q")
        name, new = request.names("Q")
        self.tree.rename(request.node, name, to, new)
        return b""

    def on_rename2(self, request: Request) -> bytes:
        to, flags, _ = request.numbers("QII")
        if flags & ~NO_REPLACE:
            raise failure(errno.EINVAL)
        name, new = request.names("QII")
        self.tree.rename(request.node, name, to, new, replace=not flags)
        return b""

    def on_open(self, request: Request) -> bytes:
        self.tree.file(request.node)
        return wire.opened(wire.DIRECT_IO if self.health.piece or self.health.end else 0)

    def on_opendir(self, request: Request) -> bytes:
        self.tree.folder(request.node)
        return wire.opened()

    def on_read(self, request: Request) -> bytes:
        _, offset, size = request.numbers("QQI")
        most = min(size, self.health.piece or size)
        last = min(offset + most, self.health.end or offset + most)
        return bytes(self.tree.file(request.node).data[offset:last])

    def on_write(self, request: Request) -> bytes:
        """struct fuse_write_in: fh, offset, size, flags, lock_owner, flags, padding; then the bytes."""
        _, offset, size, *_ = request.numbers("QQIIQII")
        self.tree.change(request.node, Write(offset, request.body[40 : 40 + size]))
        return wire.WRITTEN.pack(size, 0)

    def on_fallocate(self, request: Request) -> bytes:
        _, offset, length, mode, _ = request.numbers("QQQII")
        if mode:
            raise failure(errno.EOPNOTSUPP)
        if offset + length > len(self.tree.file(request.node).data):
            self.tree.change(request.node, Resize(offset + length))
        return b""

    def on_statfs(self, request: Request) -> bytes:  # noqa: ARG002 - one answer for all
        tree = self.tree
        nodes = len(tree.nodes)
        free = max(0, tree.most_bytes - tree.used) // 4096
        return wire.room(tree.most_bytes // 4096, free, tree.most_nodes, max(0, tree.most_nodes - nodes))

    def on_readdir(self, request: Request) -> bytes:
        _, offset, size = request.numbers("QQI")
        folder = self.tree.folder(request.node)
        dots = [(b".", folder.number, folder.mode), (b"..", folder.number, folder.mode)]
        return wire.listed(dots + [(name, node.number, node.mode) for name, node in folder.names.items()], offset, size)

    def on_fsync(self, request: Request) -> bytes:
        self.tree.file(request.node).sync()
        return b""

    def on_fsyncdir(self, request: Request) -> bytes:
        self.tree.folder(request.node).sync()
        return b""

    def on_nothing(self, request: Request) -> bytes:  # noqa: ARG002 - nothing to do
        return b""

    on_flush = on_release = on_releasedir = on_nothing
