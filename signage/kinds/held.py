"""Files that this version does not show: each suffix has its reason, and a suffix that lies is named.

In: any file of no kind in `KINDS`. Out: always a refusal. It reads the first bytes and a zip's directory, nothing more.
"""

from __future__ import annotations

from signage.core.verdict import Reason
from signage.kinds.reading import Refusal, Source, held, rejected
from signage.kinds.sniff import ENCRYPTED, SVG, Real, real_type

NOT_YET = (".mp4", ".webm", ".mov")
BY_HAND = (".ofd",)
"""Nothing here converts these; a person can."""
PHONE = (".heic", ".heif", ".avif")
KNOWN = (*NOT_YET, *BY_HAND, *PHONE)
SHORTCUT = ".lnk"
MACROS = (".docm", ".dotm", ".xlsm", ".pptm", ".xlam", ".ppsm")


def read(source: Source) -> Refusal:
    """Why the file is not shown."""
    suffix = source.suffix
    if source.request.size == 0:
        return rejected(Reason.EMPTY)
    if suffix == SHORTCUT:
        return rejected(Reason.NOT_A_FILE)
    real = real_type(source)
    if suffix == ".svg" or (real is SVG and suffix not in KNOWN):
        return rejected(Reason.SVG)
    if suffix in MACROS:
        return rejected(Reason.MACROS)
    if suffix not in KNOWN:
        return rejected(Reason.KIND_NEVER, real.name if real else suffix.lstrip(".")[:12])
    wrong = wrong_suffix(suffix, real)
    if wrong is not None:
        return wrong
    if suffix in PHONE:
        return held(Reason.PHONE_PICTURE)
    return held(Reason.KIND_NOT_YET if suffix in NOT_YET else Reason.NEEDS_CONVERSION, suffix.lstrip("."))


def wrong_suffix(suffix: str, real: Real | None) -> Refusal | None:
    """A refusal if the bytes are not what the suffix says."""
    if real is ENCRYPTED:
        return held(Reason.ENCRYPTED)
    if real is None:
        return rejected(Reason.BROKEN)
    return None if suffix in real.suffixes else rejected(Reason.WRONG_SUFFIX, real.name)
