from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bench import BEGIN, Bench, FakeWorker

from signage.core.verdict import Reason, Verdict
from signage.ingest.once import ingest_once


def test_every_file_has_one_record(tmp_path: Path) -> None:
    content, state = tmp_path / "c", tmp_path / "s"
    state.mkdir()
    for path, text in {
        "2.txt": "二", "10.txt": "十", "空.txt": "", "标志.txt": "MARK", "撤下/x.txt": "x", "01/x.txt": "别的", "紧急/火.txt": "火",
        "~$a.docx": "lock", "01/_section.toml": "titel = 1",
    }.items():  # fmt: skip
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text)
    (content / "link").symlink_to("/etc/passwd")
    seen: list[tuple[int, int]] = []
    result = ingest_once(content, state, FakeWorker(), lambda done, total: seen.append((done, total)))
    found = {item.path: (item.verdict, item.notes[0].reason if item.notes else None) for item in result.items}
    assert found == {
        "01/x.txt": (Verdict.HELD, Reason.WITHDRAWN),
        "2.txt": (Verdict.ACCEPTED, None),
        "10.txt": (Verdict.ACCEPTED, None),
        "link": (Verdict.REJECTED, Reason.NOT_A_FILE),
        "撤下/x.txt": (Verdict.HELD, Reason.WITHDRAWN),
        "标志.txt": (Verdict.REJECTED, Reason.MARK_FOUND),
        "空.txt": (Verdict.REJECTED, Reason.EMPTY),
        "紧急/火.txt": (Verdict.ACCEPTED, None),
    }
    assert [item.path for item in result.items][:3] == ["01/x.txt", "2.txt", "10.txt"]
    assert seen[-1] == (8, 8)
    assert [problem.where for problem in result.findings] == ["01/_section.toml"]
    assert not (content / "00 播放状态（双击查看）.html").exists()


def test_what_plays_already_has_been_there_since_it_was_accepted(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.write("06/_section.toml", "expires_days = 30")
    for name in ("旧", "改"):
        bench.write(f"06/{name}.txt", name)
    bench.run()
    bench.write("06/改.txt", "改过")
    later = BEGIN + timedelta(days=40)
    state = tmp_path / "check"
    state.mkdir()
    old = {item.path: item for item in bench.latest().items}
    found = ingest_once(bench.content, state, FakeWorker(), wall=later, playing=old.values()).items
    since = {item.path: item.accepted_at for item in found}
    assert since == {"06/旧.txt": old["06/旧.txt"].accepted_at, "06/改.txt": later}
    assert [item.rules.valid_until for item in found if item.path == "06/旧.txt"] == [
        old["06/旧.txt"].rules.valid_until
    ]


def test_a_missing_folder_is_a_finding(tmp_path: Path) -> None:
    result = ingest_once(tmp_path / "gone", tmp_path, FakeWorker())
    assert result.items == ()
    assert len(result.findings) == 1
