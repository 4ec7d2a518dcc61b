"""Verdicts on items, and the reasons for them. Words for people are in `signage.words`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What may become of an item."""

    ACCEPTED = "accepted"
    HELD = "held"
    REJECTED = "rejected"


class Reason(StrEnum):
    """Why a verdict is what it is. Stable codes: other programs rely on them. Each has words in `words.reasons`."""

    # a person must look (held)
    STILL_COPYING = "still-copying"
    STILL_OPEN = "still-open"
    WAITING_TURN = "waiting-turn"
    MARK_SUSPECTED = "mark-suspected"
    HIDDEN_TEXT = "hidden-text"
    STRUCK_TEXT = "struck-text"
    ENCRYPTED = "encrypted"
    KIND_NOT_YET = "kind-not-yet"
    NEEDS_CONVERSION = "needs-conversion"
    PHONE_PICTURE = "phone-picture"
    CONVERTING = "converting"
    CONVERSION_FAILED = "conversion-failed"
    PERIOD_UNKNOWN = "period-unknown"
    TAKEOVER_NO_END = "takeover-no-end"
    TAKEOVER_TOO_LONG = "takeover-too-long"
    TAKEOVER_NOT_TEXT = "takeover-not-text"
    TAKEOVER_OVER = "takeover-over"
    UNREADABLE = "unreadable"
    WORKER_FAILED = "worker-failed"
    # cannot be shown (rejected)
    MARK_FOUND = "mark-found"
    EMPTY = "empty"
    NOTHING_TO_SHOW = "nothing-to-show"
    BROKEN = "broken"
    WRONG_SUFFIX = "wrong-suffix"
    NOT_TEXT = "not-text"
    GARBLED = "garbled"
    TOO_BIG = "too-big"
    TOO_LONG = "too-long"
    TOO_MANY_PIXELS = "too-many-pixels"
    BOMB = "bomb"
    UNSAFE_XML = "unsafe-xml"
    MACROS = "macros"
    KIND_NEVER = "kind-never"
    SVG = "svg"
    LINK_OUT = "link-out"
    TICKER_IS_TEXT = "ticker-is-text"
    NOT_A_FILE = "not-a-file"
    TOO_DEEP = "too-deep"
    TIMEOUT = "timeout"
    LONE_SIDECAR = "lone-sidecar"
    SCHEDULE_UNUSED = "schedule-unused"
    HOLIDAYS_REFUSED = "holidays-refused"
    # said beside an accepted item
    EXTERNAL_DROPPED = "external-dropped"
    PICTURE_DROPPED = "picture-dropped"
    ATTACHMENT_DROPPED = "attachment-dropped"
    STANDS_STILL = "stands-still"
    NOT_OCR_READ = "not-ocr-read"
    RULE_MISTAKE = "rule-mistake"
    NAME_MISTAKE = "name-mistake"
    UNSURE_ENCODING = "unsure-encoding"
    SHORTENED = "shortened"
    ROWS_LEFT_OUT = "rows-left-out"
    ROSTER_UNFIT = "roster-unfit"
    WEEK_ASSUMED = "week-assumed"
    OUTSIDE_PRINT = "outside-print"
    FORMULA_EMPTY = "formula-empty"
    PERSONAL_MASKED = "personal-masked"
    PERSONAL_ON_PAGE = "personal-on-page"
    OLDER_SIBLING = "older-sibling"
    CANNOT_BE_READ = "cannot-be-read"
    TOO_SMALL = "too-small"
    MISSING_GLYPHS = "missing-glyphs"
    HOLIDAYS_ADOPTED = "holidays-adopted"
    HOLIDAYS_UNREAD = "holidays-unread"
    HOURS_ADOPTED = "hours-adopted"
    EVENT_REFUSED = "event-refused"
    # states that are not verdicts of the gate
    EXPIRED = "expired"
    NOT_YET_DUE = "not-yet-due"
    PERIOD_WITHOUT_DAYS = "period-without-days"
    WITHDRAWN = "withdrawn"
    PUT_ASIDE = "put-aside"


@dataclass(frozen=True, slots=True)
class Note:
    """One reason, with what the sentence needs: `detail` fills `{detail}` in the words; `snippet` is masked text."""

    reason: Reason
    detail: str = ""
    snippet: str = ""
