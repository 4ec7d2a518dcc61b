"""Web addresses that a QR code on a wall may carry. In: text. Out: the plain host, or None. Never looks anything up."""

from __future__ import annotations

import re

MAX_ADDRESS = 300
HOST = re.compile(r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
NAMED = re.compile(
    r"(?P<name>[^\s:：/]{2,12})[ \t\u3000]*[:：]?[ \t\u3000]*(?P<address>https?://[!-~]+)", re.IGNORECASE
)
"""An address behind the few words that say what it opens: 办事指南：https://…"""
LOOKS_LIKE_ONE = re.compile(r"https?://\S+", re.IGNORECASE)


def host_of(address: str) -> str | None:
    """The host of an http(s) address without credentials and of at most `MAX_ADDRESS` characters; None for any other."""
    if len(address) > MAX_ADDRESS or "\\" in address or not address.isprintable() or " " in address:
        return None
    try:
        from urllib.parse import urlsplit  # noqa: PLC0415 - most files hold no address, and a worker reads one

        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or port == 0:
        return None
    return host if HOST.fullmatch(host) else None
