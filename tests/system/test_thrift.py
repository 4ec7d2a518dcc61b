"""Large memory goes back to the system when it is freed, also the second time: glibc's own rule would keep it from then on."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

PIECES = """
import ctypes, sys
from signage.system import thrift
class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()]
libc = ctypes.CDLL(None)
libc.mallinfo2.restype = Info
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
if sys.argv[1] == "thrifty":
    thrift.begin()
for _ in range(3):
    before = libc.mallinfo2().hblks
    piece = libc.malloc(2**22)
    print(libc.mallinfo2().hblks - before)
    libc.free(piece)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="this is how glibc allocates")
@pytest.mark.parametrize(("how", "apart"), [("thrifty", ["1", "1", "1"]), ("as it comes", ["1", "0", "0"])])
def test_large_pieces_have_pages_of_their_own(how: str, apart: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", PIECES, how], capture_output=True, text=True, timeout=40, check=True)
    assert done.stdout.split() == apart
