"""What Qt does not offer on X: one window directly below another one, and a picture as the background of the root window.

In: window numbers and pixels. Out: requests over a connection of its own. Where there is no X or no libxcb, `connect` gives None. Through
ctypes on libxcb, which Qt's own X plugin cannot do without; layouts are those of the X11 protocol (xproto.xml).
What is set of the root window stays when this process is killed, until the next one sets it anew.
"""

from __future__ import annotations

import ctypes
import os
from ctypes import CDLL, POINTER, Structure, byref, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p

BACK_PIXMAP, BACK_PIXEL, CURSOR = 1, 1 << 1, 1 << 14
SIBLING, STACK_MODE = 1 << 5, 1 << 6
ABOVE, BELOW = 0, 1
Z_PIXMAP = 2
BYTES_AT_ONCE = 2**18 - 64
"""Of pixels in one request: below what every server takes."""


class _Screen(Structure):
    _fields_ = (
        ("root", c_uint32),
        ("colourmap", c_uint32),
        ("white", c_uint32),
        ("black", c_uint32),
        ("masks", c_uint32),
        ("width", c_uint16),
        ("height", c_uint16),
        ("width_mm", c_uint16),
        ("height_mm", c_uint16),
        ("fewest_maps", c_uint16),
        ("most_maps", c_uint16),
        ("visual", c_uint32),
        ("backing", c_uint8),
        ("save_unders", c_uint8),
        ("depth", c_uint8),
        ("depths", c_uint8),
    )


class _Screens(Structure):
    _fields_ = (("data", POINTER(_Screen)), ("rem", c_int), ("index", c_int))


class _Cookie(Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


def connect(name: str = "") -> X11 | None:
    """A connection to the display `name`, "" for the usual one; None where that cannot be."""
    try:
        xcb, libc = CDLL("libxcb.so.1"), CDLL(None)
    except OSError:
        return None
    xcb.xcb_connect.restype = xcb.xcb_get_setup.restype = c_void_p
    xcb.xcb_get_window_attributes_reply.restype = xcb.xcb_get_geometry_reply.restype = c_void_p
    xcb.xcb_poll_for_event.restype = c_void_p
    xcb.xcb_setup_roots_iterator.restype = _Screens
    xcb.xcb_get_window_attributes.restype = xcb.xcb_get_geometry.restype = _Cookie
    xcb.xcb_generate_id.restype = c_uint32
    connection = c_void_p(xcb.xcb_connect(c_char_p(os.fsencode(name) if name else None), None))
    if xcb.xcb_connection_has_error(connection):
        xcb.xcb_disconnect(connection)
        return None
    return X11(xcb, libc, connection)


class X11:
    """One connection. Everything it asks for is done in the order of asking."""

    def __init__(self, xcb: CDLL, libc: CDLL, connection: c_void_p) -> None:
        self._xcb, self._libc, self._to = xcb, libc, connection
        self._screen = xcb.xcb_setup_roots_iterator(c_void_p(xcb.xcb_get_setup(connection))).data.contents

    def is_window(self, window: int) -> bool:
        """Whether there is such a window."""
        cookie = self._xcb.xcb_get_window_attributes(self._to, c_uint32(window))
        return self._answered(self._xcb.xcb_get_window_attributes_reply, cookie)

    def put_below(self, window: int, other: int) -> None:
        """Puts `window` directly below `other`, its sibling."""
        values = (c_uint32 * 2)(other, BELOW)
        self._xcb.xcb_configure_window(self._to, c_uint32(window), c_uint16(SIBLING | STACK_MODE), values)
        self._finish()

    def put_on_top(self, window: int) -> None:
        """Puts `window` above all."""
        values = (c_uint32 * 1)(ABOVE)
        self._xcb.xcb_configure_window(self._to, c_uint32(window), c_uint16(STACK_MODE), values)
        self._finish()

    def set_background(self, width: int, height: int, pixels: bytes) -> bool:
        """Makes RGB32 `pixels` the root window's background, and its pointer an invisible one.

        False where the root is of another depth or size.
        """
        screen, xcb, to = self._screen, self._xcb, self._to
        if screen.depth != 24 or self._size() != (width, height):
            return False
        pixmap, pen = (c_uint32(xcb.xcb_generate_id(to)) for _ in range(2))
        root = c_uint32(screen.root)
        xcb.xcb_create_pixmap(to, c_uint8(screen.depth), pixmap, root, c_uint16(width), c_uint16(height))
        xcb.xcb_create_gc(to, pen, pixmap, c_uint32(0), None)
        rows = max(1, BYTES_AT_ONCE // (width * 4))
        for top in range(0, height, rows):
            strip = pixels[top * width * 4 : (top + rows) * width * 4]
            where = (c_uint16(width), c_uint16(len(strip) // (width * 4)), ctypes.c_int16(0), ctypes.c_int16(top))
            xcb.xcb_put_image(
                to,
                c_uint8(Z_PIXMAP),
                pixmap,
                pen,
                *where,
                c_uint8(0),
                c_uint8(screen.depth),
                c_uint32(len(strip)),
                strip,
            )
        xcb.xcb_change_window_attributes(to, root, c_uint32(BACK_PIXMAP), (c_uint32 * 1)(pixmap.value))
        xcb.xcb_free_gc(to, pen)
        xcb.xcb_free_pixmap(to, pixmap)  # the server keeps it for as long as it is the background
        self._hide_pointer(root)
        self._finish()
        return True

    def restore_background(self) -> None:
        """A black root window with the usual pointer again, as a server starts."""
        values = (c_uint32 * 2)(self._screen.black, 0)
        root = c_uint32(self._screen.root)
        self._xcb.xcb_change_window_attributes(self._to, root, c_uint32(BACK_PIXEL | CURSOR), values)
        corner = (ctypes.c_int16(0), ctypes.c_int16(0), c_uint16(0), c_uint16(0))
        self._xcb.xcb_clear_area(self._to, c_uint8(0), root, *corner)
        self._answered(self._xcb.xcb_get_geometry_reply, self._xcb.xcb_get_geometry(self._to, root))  # it has been done
        self._finish()

    def _hide_pointer(self, root: c_uint32) -> None:
        xcb, to = self._xcb, self._to
        bits, cursor = (c_uint32(xcb.xcb_generate_id(to)) for _ in range(2))
        pen = c_uint32(xcb.xcb_generate_id(to))
        xcb.xcb_create_pixmap(to, c_uint8(1), bits, root, c_uint16(1), c_uint16(1))
        xcb.xcb_create_gc(to, pen, bits, c_uint32(0), None)
        xcb.xcb_put_image(
            *(to, c_uint8(Z_PIXMAP), bits, pen, c_uint16(1), c_uint16(1), ctypes.c_int16(0), ctypes.c_int16(0)),
            *(c_uint8(0), c_uint8(1), c_uint32(4), bytes(4)),
        )
        xcb.xcb_create_cursor(to, cursor, bits, bits, *(c_uint16(0) for _ in range(8)))
        xcb.xcb_change_window_attributes(to, root, c_uint32(CURSOR), (c_uint32 * 1)(cursor.value))
        xcb.xcb_free_cursor(to, cursor)
        xcb.xcb_free_gc(to, pen)
        xcb.xcb_free_pixmap(to, bits)

    def _size(self) -> tuple[int, int]:
        """The root window's size now."""
        reply = self._reply(
            self._xcb.xcb_get_geometry_reply, self._xcb.xcb_get_geometry(self._to, c_uint32(self._screen.root))
        )
        if not reply:
            return 0, 0
        numbers = ctypes.cast(reply, POINTER(c_uint16))
        size = numbers[8], numbers[9]
        self._libc.free(c_void_p(reply))
        return size

    def _answered(self, take: ctypes._NamedFuncPointer, cookie: _Cookie) -> bool:
        reply = self._reply(take, cookie)
        if reply:
            self._libc.free(c_void_p(reply))
        return bool(reply)

    def _reply(self, take: ctypes._NamedFuncPointer, cookie: _Cookie) -> int | None:
        error = c_void_p()
        reply: int | None = take(self._to, cookie, byref(error))
        if error.value:
            self._libc.free(error)
        return reply

    def _finish(self) -> None:
        """Sends everything, and drops what the server has to say of it."""
        self._xcb.xcb_flush(self._to)
        while event := self._xcb.xcb_poll_for_event(self._to):
            self._libc.free(c_void_p(event))
