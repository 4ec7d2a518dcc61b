"""Files and folders in memory, each with what a power cut would leave of it.

In: what a program does to files. Out: what it sees, and, after `after_cut`, the tree that the next start finds. Nothing here
knows the kernel. The rules, stricter than most disks:

* bytes of a file are safe once the file was synced; since then each sector of 512 bytes stays or not, by dice
* names of a folder are safe once the folder was synced; since then each new name, removal or renaming happened or not
* what a failed sync was to write is never written, even if the next one succeeds, though it is still read until the cut
"""

from __future__ import annotations

import errno
import os
import random
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

SECTOR = 512
ROOT = 1


def failure(number: int) -> OSError:
    """The error with this number."""
    return OSError(number, os.strerror(number))


@dataclass(slots=True, eq=False)
class Node:
    """What files and folders have in common."""

    number: int
    mode: int
    owner: tuple[int, int] = (0, 0)
    changed_ns: int = field(default_factory=time.time_ns)


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes that were put somewhere since the last sync."""

    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A new length since the last sync."""

    size: int


@dataclass(slots=True, eq=False)
class File(Node):
    """`data` is what is read, `safe` what is on the platter, `pending` what lies between."""

    data: bytearray = field(default_factory=bytearray)
    safe: bytearray = field(default_factory=bytearray)
    pending: list[Write | Resize] = field(default_factory=list)

    def do(self, change: Write | Resize) -> None:
        """Change what is read."""
        _apply(self.data, change)
        self.pending.append(change)
        self.changed_ns = time.time_ns()

    def sync(self) -> None:
        """All of it is safe now, but for what an earlier sync could not write."""
        for change in self.pending:
            _apply(self.safe, change)
        self.pending.clear()

    def fail_to_sync(self) -> None:
        """The kernel forgets what it could not write."""
        self.pending.clear()

    def survived(self, dice: random.Random) -> bytes:
        """What the next start finds."""
        data = bytearray(self.safe)
        likely = dice.choice((0.0, 0.5, 1.0))
        for change in self.pending:
            if isinstance(change, Resize):
                parts: list[Write | Resize] = [change]
            else:
                cuts = range(0, len(change.data), SECTOR)
                parts = [Write(change.at + cut, change.data[cut : cut + SECTOR]) for cut in cuts]
            for part in parts:
                if dice.random() < likely:
                    _apply(data, part)
        return bytes(data)


@dataclass(slots=True, eq=False)
class Folder(Node):
    """The same with names; a pending change maps names to what they stand for then, None for nothing."""

    names: dict[bytes, Node] = field(default_factory=dict)
    safe: dict[bytes, Node] = field(default_factory=dict)
    pending: list[dict[bytes, Node | None]] = field(default_factory=list)

    def do(self, change: dict[bytes, Node | None]) -> None:
        """Change what is seen. All names of one change go together."""
        _rename(self.names, change)
        self.pending.append(change)
        self.changed_ns = time.time_ns()

    def sync(self) -> None:
        """Its names are safe now."""
        self.safe = dict(self.names)
        self.pending.clear()

    def survived(self, dice: random.Random) -> dict[bytes, Node]:
        """What the next start finds."""
        names = dict(self.safe)
        likely = dice.choice((0.0, 0.5, 1.0))
        for change in self.pending:
            if dice.random() < likely:
                _rename(names, change)
        return names


class Tree:
    """All nodes of one start of the disk, by number. `most_bytes` and `most_nodes` bound it."""

    def __init__(self, root: Folder | None = None) -> None:
        self.root = root or Folder(ROOT, stat.S_IFDIR | 0o755)
        self.nodes: dict[int, Node] = {node.number: node for node in reachable(self.root)}
        self._next = max(self.nodes) + 1
        self.most_bytes = 48 << 20
        self.most_nodes = 10_000

    def folder(self, number: int) -> Folder:
        """The folder with this number."""
        found = self.nodes[number]
        if not isinstance(found, Folder):
            raise failure(errno.ENOTDIR)
        return found

    def file(self, number: int) -> File:
        """The file with this number."""
        found = self.nodes[number]
        if not isinstance(found, File):
            raise failure(errno.EISDIR)
        return found

    def find(self, folder: int, name: bytes) -> Node:
        """What has this name."""
        found = self.folder(folder).names.get(name)
        if found is None:
            raise failure(errno.ENOENT)
        return found

    def name_of(self, number: int) -> bytes:
        """A name of this node; empty for the root and for what has none any more."""
        folders = (node for node in self.nodes.values() if isinstance(node, Folder))
        return next((name for folder in folders for name, node in folder.names.items() if node.number == number), b"")

    def make(self, folder: int, name: bytes, mode: int, owner: tuple[int, int]) -> Node:
        """A new file or folder, by its mode."""
        above = self.folder(folder)
        if name in above.names:
            raise failure(errno.EEXIST)
        if len(list(reachable(self.root))) >= self.most_nodes:
            raise failure(errno.ENOSPC)
        kind = Folder if stat.S_ISDIR(mode) else File
        made = kind(self._next, mode, owner)
        self._next += 1
        self.nodes[made.number] = made
        above.do({name: made})
        return made

    def remove(self, folder: int, name: bytes) -> None:
        """Takes a name away; who has the file open keeps it."""
        found = self.find(folder, name)
        if isinstance(found, Folder) and found.names:
            raise failure(errno.ENOTEMPTY)
        self.folder(folder).do({name: None})

    def rename(self, folder: int, name: bytes, to: int, new: bytes, *, replace: bool = True) -> None:
        """Gives another name. Within one folder a cut leaves the old or the new name; between two, any mixture."""
        found, above, below = self.find(folder, name), self.folder(folder), self.folder(to)
        there = below.names.get(new)
        if there is not None and not replace:
            raise failure(errno.EEXIST)
        if isinstance(there, Folder) and there.names:
            raise failure(errno.ENOTEMPTY)
        if above is below:
            above.do({name: None, new: found})
        else:
            below.do({new: found})
            above.do({name: None})

    def change(self, number: int, change: Write | Resize) -> None:
        """Changes a file, as long as there is room."""
        file = self.file(number)
        size = change.size if isinstance(change, Resize) else change.at + len(change.data)
        if size > len(file.data) and self.used + size - len(file.data) > self.most_bytes:
            raise failure(errno.ENOSPC)
        file.do(change)

    @property
    def used(self) -> int:
        """Bytes in files that have a name."""
        return sum(len(node.data) for node in reachable(self.root) if isinstance(node, File))

    def sync(self) -> None:
        """Everything is safe."""
        for node in self.nodes.values():
            if isinstance(node, File | Folder):
                node.sync()


def after_cut(tree: Tree, dice: random.Random) -> Tree:
    """The disk as the next start finds it; all of that is safe."""
    copies: dict[int, Node] = {}

    def copy(node: Node) -> Node:
        if node.number in copies:
            return copies[node.number]
        if isinstance(node, Folder):
            made = Folder(node.number, node.mode, node.owner, node.changed_ns)
            copies[node.number] = made
            made.names = {name: copy(below) for name, below in node.survived(dice).items()}
            made.safe = dict(made.names)
            return made
        assert isinstance(node, File)
        data = node.survived(dice)
        copies[node.number] = File(
            node.number, node.mode, node.owner, node.changed_ns, bytearray(data), bytearray(data)
        )
        return copies[node.number]

    root = copy(tree.root)
    assert isinstance(root, Folder)
    fresh = Tree(root)
    fresh.most_bytes, fresh.most_nodes = tree.most_bytes, tree.most_nodes
    return fresh


def reachable(node: Node) -> Iterator[Node]:
    """The node and all below it."""
    yield node
    if isinstance(node, Folder):
        for below in node.names.values():
            yield from reachable(below)


def _apply(data: bytearray, change: Write | Resize) -> None:
    if isinstance(change, Resize):
        if change.size <= len(data):
            del data[change.size :]
        else:
            data.extend(bytes(change.size - len(data)))
        return
    if change.at > len(data):
        data.extend(bytes(change.at - len(data)))
    data[change.at : change.at + len(change.data)] = change.data


def _rename(names: dict[bytes, Node], change: dict[bytes, Node | None]) -> None:
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node
