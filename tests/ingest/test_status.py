from __future__ import annotations

import json
import logging
import os
import re
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from bench import Bench

from signage.ingest.names import STATUS_PAGE
from signage.ingest.reporting import shown_times
from signage.snapshots import layout
from signage.snapshots.write import write_durably


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, report=True)


def told(bench: Bench) -> dict[str, dict[str, object]]:
    bench.run()
    bench.run_for(3)
    items = json.loads((bench.state / layout.STATUS).read_bytes())["items"]
    return {item["path"]: item for item in items}


def page(bench: Bench) -> str:
    return (bench.content / STATUS_PAGE).read_text("utf-8")


class Strict(HTMLParser):
    """Balanced tags, and none that could load or run anything."""

    VOID = frozenset({"meta", "br"})
    KNOWN = frozenset(
        [
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "div",
            "main",
            "nav",
            "a",
            "b",
            "span",
            "p",
            "small",
            "section",
            "h1",
            "h2",
            "h3",
            "article",
            "ul",
            "li",
            "footer",
            "br",
        ]
    )

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.KNOWN
        assert all(
            name in {"lang", "class", "id", "charset", "name", "content", "http-equiv", "href"} for name, _ in attrs
        )
        assert all(value is None or value.startswith("#") for name, value in attrs if name == "href")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_each_file_gets_its_word(bench: Bench) -> None:
    for name, text in {"好.txt": "通知", "标志.txt": "MARK", "隐藏.txt": "HOLD", "空.txt": "", "停.txt": "停"}.items():
        bench.write(name, text)
    bench.write("撤下/停.txt", "停")
    states = {path: item["status_zh"] for path, item in told(bench).items()}
    assert states == {
        "好.txt": "正在播放",
        "标志.txt": "播不了",
        "隐藏.txt": "等人看",
        "空.txt": "播不了",
        "停.txt": "已撤下",
        "撤下/停.txt": "已撤下",
    }
    html = page(bench)
    assert html.index("播不了</h2>".replace("</h2>", "<small>")) < html.index("正在播放<small>")
    assert "请立即停止传送此文件" in html


def test_expiry_and_the_reports_of_a_player(bench: Bench) -> None:
    bench.write("06/_section.toml", "expires_days = 1")
    bench.write("06/a.txt", "动态")
    bench.run()
    (item,) = bench.latest().items
    write_durably(bench.state / "playing-a.json", json.dumps({"shown": {}}).encode())
    bench.run_for(100)
    row = told(bench)["06/a.txt"]
    assert (row["status_zh"], row["shown_at"]) == ("正在播放", None)
    moment = bench.wall.isoformat()
    write_durably(bench.state / "playing-b.json", json.dumps({"shown": {item.id: moment}}).encode())
    bench.run_for(100)
    row = told(bench)["06/a.txt"]
    assert (row["status_zh"], row["shown_at"]) == ("正在播放", moment)
    assert f"最近播出 {datetime.fromisoformat(moment):%H:%M}" in page(bench)
    bench.now += 86400
    bench.run_for(100)
    assert told(bench)["06/a.txt"]["status_zh"] == "已过期"


@pytest.mark.parametrize("text", ["", "[]", '{"shown": 3}', '{"shown": {"a": 3}}', "\udcff"])
def test_a_damaged_report_is_no_report(tmp_path: Path, text: str) -> None:
    (tmp_path / "playing-a.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert shown_times(tmp_path) is None


def test_names_are_text_on_the_page(bench: Bench) -> None:
    names = [
        b"<img src=x onerror=alert(1)>.txt", b"&lt;b&gt;.txt", b"\xff\xfe.txt", "a\u202egnp.txt".encode(), b"a\nb.txt",
        "机密★10年 方案.txt".encode(), b"'\"--><script>.txt", b"x" * 251 + b".txt", b"]]>.svg",
    ]  # fmt: skip
    for name in names:
        Path(os.fsdecode(os.fsencode(bench.content) + b"/" + name)).write_text("通知")
    items = told(bench)
    assert len(items) == len(names)
    html = page(bench)
    reader = Strict()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    words = "".join(reader.words)
    assert "<img src=x onerror=alert(1)>" in words
    assert not re.search("[\u202a-\u202e\udc80-\udcff]", html)
    assert "机密" not in html
    assert "机密" not in (bench.state / layout.STATUS).read_text("utf-8")


def test_the_page_is_not_rewritten_without_news_but_comes_back_when_deleted(bench: Bench) -> None:
    bench.write("a.txt", "通知")
    told(bench)
    written = (bench.content / STATUS_PAGE).stat().st_ino
    bench.run_for(300)
    assert (bench.content / STATUS_PAGE).stat().st_ino == written
    (bench.content / STATUS_PAGE).unlink()
    bench.run_for(100)
    assert "通知" in page(bench)


def test_a_folder_that_cannot_be_written_is_said_once(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    (bench.content / STATUS_PAGE).mkdir()
    bench.write("a.txt", "一")
    bench.run()
    bench.write("b.txt", "二")
    bench.run()
    bench.run_for(200)
    assert bench.titles() == ["一", "二"]
    assert len([record for record in caplog.records if record.levelno >= logging.WARNING]) == 1


def test_an_empty_folder_says_what_to_do(bench: Bench) -> None:
    told(bench)
    assert "内容文件夹里还没有文件" in page(bench)
    assert bench.latest().items == ()


def test_mistakes_in_a_section_are_told(bench: Bench) -> None:
    bench.write("01/_section.toml", 'audience = "pubic"')
    bench.write("01/a.txt", "通知")
    told(bench)
    assert "public" in page(bench)
    assert "01/_section.toml" in page(bench)
