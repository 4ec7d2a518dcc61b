"""Emoji as the text faces of an office PC can print them: those that say something become plain signs, the others go.

In: text. Out: text without pictographs. ❌ must not vanish in front of what it forbids, and 1️⃣ is a number; a 📢 says
nothing that the line does not say. No face of a theme holds emoji, and a wall never shows an empty box.
"""

from __future__ import annotations

from typing import Final

from signage.core.later import later

_SIGNS: Final = {
    "✅": "✓", "❌": "×", "❎": "×", "🚫": "×", "⛔": "×", "❗": "！", "❕": "！", "❓": "？", "❔": "？", "⭐": "★", "🌟": "★",
    "⭕": "○", "📞": "☎", "📱": "☎", "🔟": "⑩", "👉": "→", "➡": "→", "⚠": "⚠", "➕": "+", "➖": "-",
    "➗": "÷", "✔": "✓", "✖": "×", "⬅": "←", "⬆": "↑", "⬇": "↓", "⬜": "□", "⬛": "■",
}  # fmt: skip
_KEYCAP: Final = later("([0-9])\ufe0f?\u20e3")
_PICTOGRAPH: Final = later(
    "[\U0001f000-\U0001faff\u2705\u2728\u274c\u274e\u2753-\u2755\u2757\u26d4\u2795-\u2797\u27a1\u2b50\u2b55\u26a0"
    # clocks and buttons, weather and signs of the zodiac, sport and travel, hands and hearts: in no text face either
    "\u231a\u231b\u23e9-\u23f3\u23f8-\u23fa\u2614\u2615\u2639\u263a\u2648-\u2653\u267f\u2692-\u2697\u2699\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4-\u26ce\u26ea\u26f0-\u26fd\u2708-\u270d\u270f\u2712\u2714\u2716\u2744\u2763\u2764\u27b0\u27bf\u2b05-\u2b07"
    "\u2b1b\u2b1c]"
)
_JOINERS: Final = later("[\ufe0e\ufe0f\u200d\u20e3]")
_HAS_ONE: Final = later("[\U0001f000-\U0001faff\u231a-\u23fa\u2600-\u27bf\u2b05-\u2b55\ufe0e\ufe0f\u20e3]")
_CHAT: Final = later(
    r"\[(?:微笑|抱拳|强|玫瑰|鼓掌|握手|合十|太阳|庆祝|爆竹|烟花|礼物|加油|拥抱|爱心|胜利|呲牙|愉快|憨笑|OK|"
    r"Worship|Fist|ThumbsUp|Rose|Smile|Shake|Clap)\]"
)


def without_pictographs(text: str) -> str:
    """`text` with plain signs for the emoji that say something, and without the others and their joiners."""
    text = _CHAT.sub("", text) if "[" in text else text
    if not _HAS_ONE.search(text):
        return text
    text = _KEYCAP.sub(lambda key: "⓪①②③④⑤⑥⑦⑧⑨"[int(key[1])], text)
    return _JOINERS.sub("", _PICTOGRAPH.sub(lambda sign: _SIGNS.get(sign[0], ""), text))
