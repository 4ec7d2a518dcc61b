"""Words across the top of a screen that does not show what counts now."""

from __future__ import annotations

from signage.words.fill import Words

MARKS: Words = {"preview": ("预览", "preview")}
