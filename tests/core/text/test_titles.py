"""Titles from file names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.text.titles import caption_of, clean_title, one_line_title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("🎉元旦快乐🎉.txt", "元旦快乐"),
        ("❌乱停车.jpg", "×乱停车"),
        ("Doc1.docx", ""),
        ("New Text Document (2).txt", ""),
        ("New Microsoft Word Document.docx", ""),
        ("工作簿1.xlsx", ""),
        ("扫描件0001.pdf", ""),
        ("Book of rules.docx", "Book of rules"),
        ("扫描件管理办法.docx", "扫描件管理办法"),
        ("03-国庆值班通知（定稿）(1).docx", "国庆值班通知"),
        ("1.国庆值班通知(1)(定稿)修改版2.docx", "国庆值班通知"),
        ("保密管理办法修改版.docx", "保密管理办法修改版"),
        ("1. 保密制度.txt", "保密制度"),
        ("01保密制度.txt", "保密制度"),
        ("05月简报.docx", "05月简报"),
        ("09年工作总结.docx", "09年工作总结"),
        ("03号楼停水通知.txt", "03号楼停水通知"),
        ("（2）保密制度.txt", "保密制度"),
        ("05 法律原文在哪里查.txt", "法律原文在哪里查"),
        ("通知 - 副本.docx", "通知"),
        ("停水通知.sync-conflict-20261126-101010-ABCDEFG.docx", "停水通知"),
        ("停水通知(冲突_办公室_2026-11-26 10-10-10).docx", "停水通知"),
        ("停水通知（办公室的冲突副本 2026-11-26）.docx", "停水通知"),
        ("停水通知 (conflicted copy 2026-11-26).docx", "停水通知"),
        ("保密承诺（利益冲突）.docx", "保密承诺（利益冲突）"),
        ("通知 - 副本 (2).docx", "通知"),
        ("复件 通知.doc", "通知"),
        ("通知最终版2.docx", "通知"),
        ("关于自查的通知_v2.1_终稿.docx", "关于自查的通知"),
        ("关于自查的通知v2.docx", "关于自查的通知"),
        ("关于自查的通知 的副本.docx", "关于自查的通知"),
        ("【最新】关于自查的通知.docx", "关于自查的通知"),
        ("（印发稿）关于自查的通知（打印版）.docx", "关于自查的通知"),
        ("关于自查的通知（以此为准）.docx", "关于自查的通知"),
        ("【最新政策】问答.docx", "【最新政策】问答"),
        ("政务公开版面.docx", "政务公开版面"),
        ("《通知》修改稿.docx", "《通知》"),
        ("2026年工作要点.docx", "2026年工作要点"),
        ("2026-09-28 值班.docx", "值班"),
        ("2026-11-28 职工大会通知.docx", "职工大会通知"),
        ("20261128职工大会通知.docx", "职工大会通知"),
        ("2026.11.28-大会照片.jpg", "大会照片"),
        ("2026年11月28日职工大会.docx", "2026年11月28日职工大会"),
        ("2026-11-28.docx", "2026-11-28"),
        ("国庆值班 2026-09-28~2026-10-08.docx", "国庆值班"),
        ("10月8日通知.txt", "10月8日通知"),
        ("10 月 8 日.txt", "10 月 8 日"),
        ("放假安排(2026).docx", "放假安排(2026)"),
        ("3个严禁.txt", "3个严禁"),
        ("100问.txt", "100问"),
        ("12.txt", "12"),
        ("（一）总则.txt", "（一）总则"),
        ("保密革新.docx", "保密革新"),
        ("推陈出新.docx", "推陈出新"),
        ("整改.txt", "整改"),
        ("最终版.docx", "最终版"),
        ("微信图片_20260901.jpg", ""),
        ("新建文本文档.txt", ""),
        ("新建 文本文档 (2).txt", ""),
        ("新建 DOCX 文档.docx", ""),
        (".txt", ""),
        ("a\u202egnp.exe", "a□gnp"),
        ("a\nb.txt", "a□b"),
        ("坏\udcff.txt", "坏□"),
        ("e\u0301t.txt", "ét"),
        ("<img src='x'>.txt", "<img src='x'>"),
    ],
)
def test_titles(name: str, title: str) -> None:
    assert clean_title(name) == title


@given(st.text(max_size=60))
def test_a_title_is_one_printable_line(name: str) -> None:
    title = clean_title(name)
    assert title.isprintable()
    assert title == title.strip()


def test_a_name_of_dots_says_nothing() -> None:
    assert clean_title("...") == ""


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("2026年保密宣传月启动仪式.jpg", "2026年保密宣传月启动仪式"),
        ("03 局机关消防演练 2.jpg", "局机关消防演练"),
        ("会议现场1.png", "会议现场"),
        ("保密宣传海报（终稿）.png", "保密宣传海报"),
        ("team building day.jpg", "team building day"),
        ("IMG_2034.jpg", ""),
        ("DSC00012.JPG", ""),
        ("微信图片_20260901.jpg", ""),
        ("屏幕截图 2026-01-01 120000.png", ""),
        ("图片1.png", ""),
        ("合影.png", ""),
        ("20260901.jpg", ""),
        ("Screenshot 2026-01-01 at 10.png", ""),
        ("坏名字坏\udcff.png", ""),
        ("全体干部职工参加保密教育线下培训班的合影留念.jpg", ""),
    ],
)
def test_captions(name: str, caption: str) -> None:
    assert caption_of(name) == caption


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("关于\t安全　检查\u2028的通知", "关于 安全 检查 的通知"),
        ("张\ue123", "张□"),
        ("很长的标题", "很长的标题"),
        ("很长的标题呢", "很长的标…"),
    ],
)
def test_a_title_is_one_line_of_some_length(title: str, line: str) -> None:
    assert one_line_title(title, 20 if "\t" in title else 5) == line
