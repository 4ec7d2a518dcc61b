"""The printed ledger, read back with a PDF library: what it says, how it goes on over pages, that no text is markup."""

import os
from datetime import datetime, timedelta
from typing import Any
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QGuiApplication

from signage.core.ledger.account import Account
from signage.core.ledger.chain import Chain
from signage.core.ledger.entry import Result
from signage.core.ledger.plays import Operation, Play
from signage.paper import report_pages
from signage.paper.report_pages import About, report_pdf
from signage.paper.sheet import Block, pages_of
from signage.words.fill import fill
from signage.words.report import SAYINGS, operation_words
from signage.words.report_paper import PAPER

CHINA = ZoneInfo("Asia/Shanghai")
BEGIN = datetime(2026, 11, 25, 8, 0, tzinfo=CHINA)
FILES = ("04 保密措施/涉密会议要求.docx", "02 组织机构/保密工作委员会职责.txt", "builtin:reminder")


@pytest.fixture(scope="module", autouse=True)
def application() -> QGuiApplication:
    app = QGuiApplication.instance() or QGuiApplication(["tests"])
    assert isinstance(app, QGuiApplication)
    return app


def play(seq: int, title: str = "", path: str = "", screen: str = "一楼大厅") -> Play:
    start = BEGIN + timedelta(seconds=12 * seq)
    path = path or FILES[seq % 3]
    end = start + timedelta(seconds=12)
    return Play(seq, screen, path, "5f" * 32, title, "", start, end, 12.0, Result.PLAYED)


def operation(seq: int, act: str = "started", **details: Any) -> Operation:
    return Operation(seq, "一楼大厅", BEGIN, act, {"version": "0.1.0", **details})


def about(*, ok: bool = True) -> About:
    verdict = fill(SAYINGS, "chain-fine", rows=9) if ok else fill(SAYINGS, "chain-bad", row=4)
    return About("住房和城乡建设局", (SAYINGS["meaning"], verdict), BEGIN, operation_words)


def printed(account: Account, said: About) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(report_pdf(account, said))
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(normalize("NFKC", text.get_text_bounded()).replace("⻚", "页").replace("\r\n", ""))
        text.close()
        page.close()
    document.close()
    return texts


def test_the_first_page_says_what_it_is() -> None:
    account = Account(tuple(play(seq) for seq in range(1, 8)), (operation(1),), Chain(True, None, 9, 9, "ab"))
    whole = "".join(printed(account, about()))
    wanted = ("住房和城乡建设局", PAPER["title"][0], PAPER["title"][1], SAYINGS["meaning"][0], "没有改动", "一楼大厅")
    parts = [PAPER[key][0] for key in ("screens", "contents", "operations", "plays")]
    rows = (
        "播放程序启动，版本 0.1.0",
        "2026-11-25 08:01:12",
        "未经审核签名",
        "程序自带的画面",
        "第 1 页,共",
        "5f5f5f5f5f5f",
    )
    for text in (*wanted, *parts, *rows):
        assert normalize("NFKC", text) in whole, text


def test_an_altered_row_is_said() -> None:
    account = Account((play(1),), (), Chain(False, 4, 9, 9, "ab"))
    assert "第 4 条记录被改动过" in "".join(printed(account, about(ok=False)))


def test_a_long_list_has_its_heading_on_each_page_and_no_row_twice() -> None:
    account = Account(tuple(play(seq, title=f"标题{seq:03}号") for seq in range(120)), (), Chain(True, None, 240))
    pages = printed(account, about())
    lists = [page for page in pages if "号" in page and "Result" in page]
    assert len(lists) >= 3
    whole = "".join(pages)
    assert [whole.count(f"标题{seq:03}号") for seq in range(3, 117)] == [1] * 114, "once in the list of plays"
    assert all(f"第 {number} 页,共 {len(pages)} 页" in page for number, page in enumerate(pages, 1))


def test_more_plays_than_paper_takes_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_pages, "MOST", 5)
    account = Account(
        tuple(play(seq) for seq in range(6)), tuple(operation(seq) for seq in range(7)), Chain(True, None)
    )
    whole = "".join(printed(account, about()))
    assert "逐条记录共 6 条,超过 5 条" in whole
    assert "还有 2 条没有在这里列出" in whole


def test_nothing_is_said_to_be_nothing() -> None:
    (page,) = printed(Account((), (), Chain(True, None)), about())
    assert PAPER["nothing"][0] in page


@pytest.mark.parametrize("evil", ["<b>粗</b>&lt;", "上\u202e下\n行\x00", "长" * 5000, "\udcff"])
def test_text_of_other_people_is_only_drawn(evil: str) -> None:
    account = Account((play(1, title=evil, path=evil),), (), Chain(True, None))
    whole = "".join(printed(account, about()))
    assert "逐条记录" in whole
    assert "<b>" not in evil or "<b>粗</b>" in whole


def test_blocks_keep_their_room_and_pages_are_filled() -> None:
    def paint(*_: object) -> None: ...

    head = Block(100, paint)
    rows = [Block(300, paint, head) for _ in range(8)]
    pages = pages_of([Block(1500, paint), Block(100, paint, keeps=400), head, *rows])
    assert [[block.height for block in page] for page in pages] == [
        [1500],
        [100, 100, 300, 300, 300, 300, 300],
        [100, 300, 300, 300],
    ]
