"""What is done beside the picture: for the ledger, the status page, the curtain. In: parts by their names. Out: nothing.

A fault in one part is logged; it holds up neither the picture nor another part.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from signage.core.events import Event, happens

LOG = logging.getLogger("signage.screen")


def do_beside(parts: Mapping[str, Callable[[], None]], failed: Callable[[], None]) -> None:
    """Does each part; `failed` is called for each that came to grief."""
    for name, part in parts.items():
        try:
            part()
        except Exception:
            LOG.exception("%s: a fault; the picture goes on", name, extra=happens(Event.PROGRAM_FAULT, name))
            failed()
