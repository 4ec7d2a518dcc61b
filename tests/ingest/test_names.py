from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.ingest.folder.names import STATUS_PAGE, base_name, folder_of, is_ignored, shown, sort_key, suffix_of


@pytest.mark.parametrize(
    "name",
    [
        "~$报告.docx", ".~lock.报告.docx#", "~WRL0001.tmp", ".~报告.docx", "a.asd", "a.docx.part", "a.crdownload", "a.tmp",
        "a.filepart", "4913", "#通知.txt#", ".#通知.txt", "通知.txt.kate-swp", "a.swx", "a.!ut", ".syncthing.a.txt.tmp", "~syncthing~a.txt", "Thumbs.db", "desktop.ini", ".DS_Store",
        "._x.png", "@eaDir", "#recycle", "$RECYCLE.BIN", "System Volume Information", ".signage-content", "_section.toml",
        STATUS_PAGE, ".writing-12-0", "报告.txt~", "_section.toml.bak",
    ],
)  # fmt: skip
def test_temporary_and_foreign_names_are_ignored(name: str) -> None:
    assert is_ignored(name)


@pytest.mark.parametrize(
    "name",
    [
        "报告.docx",
        "A.PNG",
        "播放状态.html",
        "-rf",
        "tmp",
        "部分.part.txt",
        "%n.txt",
        "~ok.txt",
        "a\n.txt",
        "通知.docx.lnk",
    ],
)
def test_what_staff_drop_is_not_ignored(name: str) -> None:
    assert not is_ignored(name)


def test_two_comes_before_ten() -> None:
    names = ["10 会议.txt", "2 文件.txt", "01/2.txt", "01/10.txt", "３ 全角.txt"]
    assert sorted(names, key=sort_key) == ["01/2.txt", "01/10.txt", "2 文件.txt", "３ 全角.txt", "10 会议.txt"]


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("a\u202egnp.exe", "a□gnp.exe"),
        ("a\nb", "a□b"),
        ("\udcff.png", "□.png"),
        ("<b>&amp;", "<b>&amp;"),
        ("😀.txt", "😀.txt"),
    ],
)
def test_a_name_is_shown_without_controls(name: str, seen: str) -> None:
    assert shown(name) == seen


def test_a_mark_in_a_name_is_not_shown() -> None:
    assert "机密" not in shown("机密★10年 方案.docx")


@given(st.text(max_size=60))
def test_any_name_can_be_sorted_shown_and_taken_apart(name: str) -> None:
    assert shown(name).isprintable()
    assert sort_key(name) == sort_key(name)
    assert (f"{folder_of(name)}/{base_name(name)}" if "/" in name else base_name(name)) == name
    assert suffix_of(name) == suffix_of(name).lower()
