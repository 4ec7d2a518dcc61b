from __future__ import annotations

import json
import logging
import os
import re
import time
from dataclasses import replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from bench import BEGIN, Bench

from signage.core.aside import encode_aside
from signage.core.verdict import Note, Reason
from signage.ingest.folder.names import STATUS_PAGE
from signage.ingest.publish.withdrawals import TakenOff
from signage.ingest.status.page import render
from signage.ingest.status.playing import Playing, forget_pictures, pictures_of, playing_of
from signage.ingest.status.rows import QUEUED_REASONS, TO_DO_REASONS, page_of
from signage.snapshots import layout
from signage.snapshots.share_time import share_time
from signage.snapshots.write import write_durably
from signage.words.reasons import say


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

    VOID = frozenset({"meta", "br", "img"})
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
            "img",
            "progress",
        ]
    )

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.KNOWN
        assert all(
            name
            in {"lang", "class", "id", "charset", "name", "content", "http-equiv", "href", "src", "alt", "max", "value"}
            for name, _ in attrs
        )
        assert all(str(value).startswith("data:image/jpeg;base64,") for name, value in attrs if name == "src")
        assert tag != "img" or dict(attrs)["alt"]
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


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"shown": 3}',
        '{"shown": {"a": 3}}',
        '{"shown": {"a": "2026-11-23T09:00:00"}}',
        '{"shown": {}, "next": {"a": 3}}',
        '{"shown": {}, "next": {"a": ["soon"]}}',
        "\udcff",
    ],
)
def test_a_damaged_report_is_no_report(tmp_path: Path, text: str) -> None:
    (tmp_path / "playing-a.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert playing_of(tmp_path, BEGIN) == Playing()


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


# --- what plays: when it comes next, and how it looks -------------------------------------------------------------


def report(bench: Bench, screen: str, **coming: list[datetime]) -> None:
    """What a player writes: items by title, and when they come next."""
    ids = {item.title: item.id for item in bench.latest().items}
    told_times = {ids[title]: [at.isoformat() for at in times] for title, times in coming.items()}
    told = {"schema": 1, "screen": screen, "shown": {}, "next": told_times}
    write_durably(bench.state / f"playing-{screen}.json", json.dumps(told).encode())


LATER, EARLIER = timedelta(hours=2), timedelta(hours=-2)
OF_PLAYERS = {
    "a ledger that cannot be written": (
        ({"ledger": True}, LATER, False), ({"ledger": False}, LATER, True), ({"ledger": True}, LATER, False),
        "台账", "台账",
    ),
    "a screen that waits for its output": (
        ({"output": True}, LATER, False), ({"output": False}, LATER, True), ({"output": False}, EARLIER, False),
        "屏幕“右<”没有接上", "屏幕“右&lt;”没有接上",
    ),
    "a doubted clock": (
        ({"clock": "before-build"}, None, True), ({"clock": ""}, None, False), ({"clock": "what"}, None, False),
        "时钟不可信：比程序发布的日子还早。现在只播没有日期的内容", "不显示日期和时钟",
    ),
}  # fmt: skip
Told = tuple[dict[str, object], timedelta | None, bool]


@pytest.mark.parametrize(("first", "second", "third", "words", "on_page"), OF_PLAYERS.values(), ids=OF_PLAYERS)
def test_what_players_say_is_told_and_taken_back(
    bench: Bench, first: Told, second: Told, third: Told, words: str, on_page: str
) -> None:
    bench.write("a.txt", "通知")
    bench.run()
    for says, at, said in (first, second, third, first):
        coming = {"a": [(bench.wall + at).isoformat()]} if at is not None else {}
        report = {"schema": 1, "screen": "右<", "shown": {}, "next": coming, **says}
        write_durably(bench.state / "playing-1.json", json.dumps(report).encode())
        bench.run_for(200)
        findings = json.loads((bench.state / layout.STATUS).read_bytes())["findings"]
        assert sum(words in one["text_zh"] for one in findings) == said
        assert (on_page in page(bench)) is said


def test_a_place_without_news_is_said_before_it_is_too_late(bench: Bench) -> None:
    bench.write("a.txt", "通知")
    bench.run()
    for days, said in ((24, []), (26, ["到 30 天就超期了"]), (31, ["超过了 30 天。请更新内容"]), (0, [])):
        if days:
            bench.now = 1000.0 + 86400 * days
        else:
            bench.write("b.txt", "动态")
        told(bench)
        bench.run_for(100)
        findings = json.loads((bench.state / layout.STATUS).read_bytes())["findings"]
        aged = [one["text_zh"] for one in findings if "没有更新" in one["text_zh"]]
        assert [text.partition("没有更新，")[2] for text in aged] == [words for words in said for _ in "两处"]
        assert [text[:7] for text in aged] == ["点位“大厅”已", "点位“办公区”"][: len(aged)]
        assert all(words in page(bench) for words in said)


def test_the_time_of_a_share_is_noted_with_the_page(tmp_path: Path) -> None:
    for asks in (False, True):
        bench = Bench(tmp_path, report=True, asks_time=asks)
        bench.write(f"{asks}.txt", "甲")
        bench.run()
        bench.run_for(3)
        noted = share_time(bench.state, time.monotonic())
        assert (noted is not None) is asks
    written = (bench.content / STATUS_PAGE).stat().st_mtime
    assert noted is not None
    assert 0 <= noted.timestamp() - written < 600


def after(bench: Bench, *minutes: float) -> list[datetime]:
    return [bench.wall + timedelta(minutes=each) for each in minutes]


def test_the_page_says_when_a_file_comes_next(bench: Bench) -> None:
    for name in ("甲", "乙", "丙", "丁"):
        bench.write(f"{name}.txt", name)
    bench.run()
    bench.run_for(10)
    report(bench, "大厅", 甲=after(bench, 10, 14, 18), 乙=after(bench, 40, 75), 丙=[])
    report(bench, "走廊", 甲=after(bench, 7, 30, 50), 丁=after(bench, -20, -10))
    bench.run_for(400)
    items = told(bench)
    soon = {path: item["next_at"] and datetime.fromisoformat(item["next_at"]) for path, item in items.items()}
    assert soon["乙.txt"] is not None
    assert (soon["丙.txt"], soon["丁.txt"]) == (None, None)
    assert items["甲.txt"]["next_screen"] == "走廊", "the soonest of both screens"
    html = page(bench)
    assert f"下次大约 {soon['乙.txt']:%H:%M}、" in html
    assert "（走廊）" in html
    assert html.count("一个小时以后才轮到") == 2


def test_with_one_screen_its_name_is_not_said_and_what_comes_often_is_said_so(bench: Bench) -> None:
    bench.write("甲.txt", "甲")
    bench.run()
    bench.run_for(10)
    report(bench, "大厅", 甲=after(bench, 6, 10, 14))
    bench.run_for(330)
    assert told(bench)["甲.txt"]["next_screen"] == ""
    assert "每隔 4 分钟左右一次" in page(bench)
    assert "大厅" not in page(bench)


def test_when_things_come_next_is_written_every_five_minutes_at_most(bench: Bench) -> None:
    bench.write("甲.txt", "甲")
    told(bench)
    written = set()
    for turn in range(100):
        report(bench, "大厅", 甲=after(bench, 1 + turn % 3, 5))
        bench.run_for(10)
        written.add((bench.content / STATUS_PAGE).stat().st_mtime_ns)
    assert 2 <= len(written) <= 5, "in a thousand seconds"


JPEG = b"\xff\xd8\xff" + b"x" * 1000


def glance(bench: Bench, title: str, data: bytes = JPEG) -> Path:
    item = next(item for item in bench.latest().items if item.title == title)
    path = layout.glance_path(bench.state, item.id)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def test_the_page_shows_how_a_file_looks_and_forgets_it_with_the_file(bench: Bench) -> None:
    for name in ("甲", "乙", "丙"):
        bench.write(f"{name}.txt", name)
    bench.run()
    mine, other = glance(bench, "甲"), glance(bench, "乙", b"<script>")
    bench.run_for(120)
    items = told(bench)
    assert [items[f"{name}.txt"]["picture"] for name in "甲乙丙"] == [True, True, False]
    html = page(bench)
    reader = Strict()
    reader.feed(html)
    reader.close()
    assert html.count("<img ") == 1
    assert "img-src data:" in html
    assert html.count("还没播过") == 2
    (bench.content / "撤下").mkdir()
    (bench.content / "甲.txt").rename(bench.content / "撤下" / "甲.txt")
    bench.run()
    bench.run_for(3)
    assert "<img " not in page(bench)
    assert not mine.exists()
    assert other.exists()


def test_pictures_have_a_budget(tmp_path: Path) -> None:
    names = [f"{number:024x}" for number in range(400)]
    (tmp_path / layout.GLANCES).mkdir()
    for number, name in enumerate(names):
        layout.glance_path(tmp_path, name).write_bytes(b"\xff\xd8\xff" + b"x" * (20_000 if number < 20 else 9_000))
    kept = pictures_of(tmp_path, [*names[:5], "gone", *names[5:]])
    assert list(kept) == names[: len(kept)]
    assert 20 < len(kept) <= 120
    assert sum(map(len, kept.values())) <= 600_000
    forget_pictures(tmp_path, {names[3]})
    assert [path.stem for path in (tmp_path / layout.GLANCES).iterdir()] == [names[3]]


# --- which group ---------------------------------------------------------------------------------------------------


def test_nobody_has_to_look_at_what_must_be_saved_otherwise(bench: Bench) -> None:
    bench.write("a.txt", "HOLD")
    bench.run()
    (entry,) = bench.ingest._board.entries.values()
    assert entry.judged is not None
    for reason in Reason:
        record = replace(entry.judged, notes=(Note(reason),))
        made = page_of(
            (replace(entry, judged=record),),
            {},
            TakenOff(frozenset(), frozenset()),
            problems=(),
            playing=Playing(),
            now=bench.wall,
        )
        assert made.rows[0].status.value == ("refused" if reason in TO_DO_REASONS else "held"), reason
    assert Reason.KIND_NOT_YET in TO_DO_REASONS
    assert not QUEUED_REASONS & TO_DO_REASONS


def test_an_item_that_rests_is_said_and_until_when(bench: Bench) -> None:
    bench.write("a.txt", "通知")
    bench.run()
    (entry,) = bench.ingest._board.entries.values()
    assert entry.judged is not None
    (bench.state / layout.ASIDE).write_bytes(encode_aside({entry.judged.id: bench.wall + timedelta(hours=3)}))
    for hours, status in ((0, "held"), (4, "queued")):
        now = bench.wall + timedelta(hours=hours)
        playing = playing_of(bench.state, now)
        made = page_of((entry,), {}, TakenOff(frozenset(), frozenset()), problems=(), playing=playing, now=now)
        assert made.rows[0].status.value == status
    assert "先停播一天" in say(Note(Reason.PUT_ASIDE)).text_zh


def test_a_file_that_is_open_is_queued_and_says_so_at_once(bench: Bench) -> None:
    with (bench.content / "a.txt").open("w") as file:
        file.write("通知")
        file.flush()
        bench.run_for(3)
        row = json.loads((bench.state / layout.STATUS).read_bytes())["items"][0]
        assert (row["status"], row["reasons"][0]["code"]) == ("queued", "still-open")
        assert "关闭以后会自动继续" in page(bench)


def test_the_newest_batch_comes_first_and_a_batch_keeps_the_order_of_the_folder(bench: Bench) -> None:
    for name in ("10 丙", "2 乙", "1 甲"):
        bench.write(f"{name}.txt", name)
    told(bench)
    bench.run_for(1300)
    bench.write("3 新.txt", "新放的")
    told(bench)
    html = page(bench)
    places = [html.index(f"<h3>{title}</h3>") for title in ("新放的", "1 甲", "2 乙", "10 丙")]
    assert places == sorted(places)


def test_while_files_are_judged_a_bar_says_how_far_it_is(bench: Bench) -> None:
    bench.write("a.txt", "通知")
    bench.run()
    (entry,) = bench.ingest._board.entries.values()
    off = TakenOff(frozenset(), frozenset())
    for left, bar, seconds in ((3, '<progress max="5" value="2"></progress>', 5), (0, "", 15)):
        judged = [replace(entry, path=f"{number}.txt") for number in range(5 - left)]
        waiting = [replace(entry, path=f"{number}.md", judged=None, playing=None) for number in range(left)]
        made = page_of((*judged, *waiting), {}, off, problems=(), playing=Playing(), now=bench.wall)
        html = render(made)
        assert ("<progress" in html, bar in html) == (bool(left), True)
        assert f'http-equiv="refresh" content="{seconds}"' in html
        Strict().feed(html)


def test_four_hundred_files_and_no_more_are_listed(bench: Bench) -> None:
    bench.write("a.txt", "通知")
    bench.run()
    (entry,) = bench.ingest._board.entries.values()
    entries = tuple(replace(entry, path=f"{number}.txt") for number in range(450))
    made = page_of(entries, {}, TakenOff(frozenset(), frozenset()), problems=(), playing=Playing(), now=bench.wall)
    html = render(made)
    assert html.count("<article>") == 400
    assert "还有 50 个文件没有列出" in html
