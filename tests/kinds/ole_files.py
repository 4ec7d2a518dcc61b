"""Compound files (MS-CFB) for tests: the smallest that hold these streams, with sectors in any order that is asked for."""

from __future__ import annotations

import struct
from collections.abc import Mapping

FREE, END, IN_TABLE, NOWHERE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
SECTOR, CUTOFF, MINI = 512, 4096, 64
START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole_file(streams: Mapping[str, bytes], *, storages: tuple[str, ...] = (), scattered: bool = False) -> bytes:
    """Streams at the top, empty storages beside them. `scattered`: big streams lie backwards on the disk."""
    table: list[int] = []
    body = bytearray()

    def place(data: bytes, *, backwards: bool = False) -> int:
        """Sectors for these bytes; the first one."""
        if not data:
            return END
        count, first = -(-len(data) // SECTOR), len(table)
        order = [*range(first, first + count)]
        if backwards:
            order.reverse()
        table.extend([END] * count)
        body.extend(bytes(SECTOR * count))
        for at, number in enumerate(order):
            piece = data[at * SECTOR : (at + 1) * SECTOR]
            body[number * SECTOR : number * SECTOR + len(piece)] = piece
            table[number] = order[at + 1] if at + 1 < count else END
        return order[0]

    shelf, mini_table, entries = bytearray(), [], []
    for name, data in streams.items():
        if len(data) >= CUTOFF:
            start = place(data, backwards=scattered)
        else:
            start = len(mini_table) if data else END
            pieces = -(-len(data) // MINI)
            mini_table += [*range(start + 1, start + pieces), END] if pieces else []
            shelf += data.ljust(pieces * MINI, b"\0")
        entries.append((name, 2, start, len(data)))
    entries += [(name, 1, 0, 0) for name in storages]
    shelf_start = place(bytes(shelf))
    mini_start = place(struct.pack(f"<{len(mini_table)}I", *mini_table)) if mini_table else END
    rows = [("Root Entry", 5, shelf_start, len(shelf)), *entries]
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB", len(name) * 2 + 2, kind, 1)
        + struct.pack(
            "<III", NOWHERE, at + 1 if 0 < at < len(rows) - 1 else NOWHERE, 1 if not at and entries else NOWHERE
        )
        + bytes(36)
        + struct.pack("<IQ", start, size)
        for at, (name, kind, start, size) in enumerate(rows)
    )
    directory_start = place(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    tables = 1
    while tables * SECTOR // 4 < len(table) + tables:
        tables += 1
    numbers = [*range(len(table), len(table) + tables)]
    table += [IN_TABLE] * tables
    body += struct.pack(f"<{tables * SECTOR // 4}I", *table, *[FREE] * (tables * SECTOR // 4 - len(table)))
    header = (
        START
        + bytes(16)
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack(
            "<IIIIIIIIII", 0, tables, directory_start, 0, CUTOFF, mini_start, int(bool(mini_table)), END, 0, 0
        )[:36]
    )
    return header.ljust(76, b"\0")[:76] + struct.pack("<109I", *numbers, *[FREE] * (109 - tables)) + bytes(body)
