"""Emoji become the signs that a text face has, or go; nothing else is touched."""

import pytest

from signage.core.text.pictographs import without_pictographs

CASES = {
    "plain text": ("停水通知 ①②③ ★ ⚠ √ × ☎ 100㎡", "停水通知 ①②③ ★ ⚠ √ × ☎ 100㎡"),
    "what forbids stays": ("❌ 私拉电线", "× 私拉电线"),
    "what is right stays": ("✅ 人走关灯", "✓ 人走关灯"),
    "numbers of a telephone": ("1️⃣取号2⃣等候🔟离开", "①取号②等候⑩离开"),
    "ornaments go": ("📢 冬季用电🎉🎉", " 冬季用电"),
    "a warning without its colour": ("⚠️ 小心", "⚠ 小心"),
    "a family of many parts": ("全家👨‍👩‍👧幸福", "全家幸福"),
    "signs of a chat": ("收到请回复[抱拳][抱拳]", "收到请回复"),
    "other brackets": ("[附件]见后", "[附件]见后"),
    "clocks, weather and hearts": ("⏰时间⏳❄️低温⚡用电❤️感谢✉️来信⛔禁止☕", "时间低温用电感谢来信×禁止"),
    "ticks and arrows": ("✔已办✖未办⬇下载➗⬜", "✓已办×未办↓下载÷□"),
    "marks of a sentence": ("注意❗明白❓", "注意！明白？"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_emoji_become_plain_signs_or_go(text: str, expected: str) -> None:
    assert without_pictographs(text) == expected
