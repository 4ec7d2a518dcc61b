"""Which file is the older one of two that bear the same title."""

import pytest

from signage.core.schedule.siblings import older_siblings

CASES = [
    ("another year", {"2025年工作要点.docx": 9, "2026年工作要点.docx": 1}, {"2025年工作要点.docx": "2026年工作要点.docx"}),
    ("another section", {"06/工作要点2025.docx": 9, "07/工作要点2026.docx": 1},
     {"06/工作要点2025.docx": "07/工作要点2026.docx"}),
    ("a copy", {"通知.docx": 1, "通知 - 副本.docx": 2}, {"通知.docx": "通知 - 副本.docx"}),
    ("a numbered copy", {"通知.docx": 2, "通知(1).docx": 1}, {"通知(1).docx": "通知.docx"}),
    ("a corrected draft", {"通知修改稿.docx": 2, "通知.docx": 1}, {"通知.docx": "通知修改稿.docx"}),
    ("another suffix", {"通知.docx": 1, "通知.pdf": 2}, {"通知.docx": "通知.pdf"}),
    ("a document number", {"通知〔2025〕.docx": 1, "通知〔2026〕.docx": 1}, {"通知〔2025〕.docx": "通知〔2026〕.docx"}),
    ("another range of days", {"值守 9月1日至9月3日.docx": 1, "值守 10月1日至10月3日.docx": 2}, {}),
    ("another stretch of play", {"展览 9月1日至9月3日.docx": 1, "展览 10月1日至10月3日.docx": 2},
     {}),
    ("three of them", {"通知.docx": 1, "通知.pdf": 2, "通知.txt": 3}, {"通知.docx": "通知.txt", "通知.pdf": "通知.txt"}),
    ("equally old", {"a/通知.docx": 1, "b/通知.docx": 1}, {"a/通知.docx": "b/通知.docx"}),
    ("another day", {"5月8日例会通知.docx": 1, "6月8日例会通知.docx": 2}, {}),
    ("another month of a year", {"2026年5月简报.docx": 1, "2026年6月简报.docx": 2}, {}),
    ("only a year", {"2025.docx": 1, "2026.docx": 2}, {}),
    ("names that say nothing", {"微信图片_1.jpg": 1, "微信图片_2.jpg": 2}, {}),
    ("other titles", {"通知一.docx": 1, "通知二.docx": 2}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("files", "older"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_older_siblings(files: dict[str, int], older: dict[str, str]) -> None:
    assert older_siblings(files.items()) == older
