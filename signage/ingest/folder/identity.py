"""Whether the content folder is still the one that was: by the id in its marker.

In: scans. Out: the same scan, or one that has seen nothing where another folder lies in its place. The first id is adopted; a marker
without one counts as ours only as long as none was adopted. What is missing altogether is for `ingest.folder.gone` to judge.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from signage.core.events import Event, begins, ends
from signage.ingest.folder.scan import Scan
from signage.snapshots.adopted import adopt, adopted

log = logging.getLogger(__name__)


class Identity:
    """Owned by the loop. Asks the state folder at each scan: a person may have adopted another folder meanwhile."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._was_other = False

    def checked(self, found: Scan) -> Scan:
        """`found`, or a scan without a root: of another folder, or of one that does not say now which it is."""
        if found.root is None:
            return found
        known = adopted(self._state) if found.marker else ""
        if known and found.identity is None:
            return Scan(None)
        if found.identity and not known:
            self._adopt(found.identity)
        is_other = bool(known) and found.identity != known
        if is_other:
            log.error("another content folder lies in the place of ours", extra=begins(Event.SHARE_OTHER))
        elif self._was_other:
            log.info("the content folder is ours", extra=ends(Event.SHARE_OTHER))
        self._was_other = is_other
        return Scan(None, is_other=True) if is_other else found

    def _adopt(self, identity: str) -> None:
        try:
            adopt(self._state, identity)
        except OSError as error:
            log.warning("cannot keep which content folder it is: %s", os.strerror(error.errno or 0))
