"""Lunar dates by `lunar_python`, imported when first asked."""

from __future__ import annotations


def lunar_date(year: int, month: int, day: int) -> str:
    """The lunar month and day in words (`十月十五`); "" for dates that the library does not know."""
    from lunar_python import Solar

    try:
        lunar = Solar.fromYmd(year, month, day).getLunar()
        return f"{lunar.getMonthInChinese()}月{lunar.getDayInChinese()}"
    except Exception:  # noqa: BLE001 - the library raises what it likes; a missing date is no fault of the screen
        return ""
