"""Office files on their way to the wall: what the status page says meanwhile, what is remembered, what is never lost."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from bench import Bench, FakeWorker

from signage.core.item import Kind
from signage.core.verdict import Note, Reason, Verdict
from signage.ingest import upkeep
from signage.ingest.jobs import Done, InlineJobs, Task, Token
from signage.ingest.once import ingest_once
from signage.ingest.worker.converter import ConversionError, Converter
from signage.kinds.wire import Convertible, Outcome, Request
from signage.snapshots import layout


class OfficeWorker(FakeWorker):
    """Wants every `.pptx` converted; of the rest it says what `FakeWorker` says."""

    def __call__(self, fd: int, request: Request) -> Outcome:
        outcome = super().__call__(fd, request)
        if not request.name.endswith(".pptx") or outcome.verdict is not Verdict.ACCEPTED:
            return outcome
        if request.suffix:
            assert request.suffix == ".pdf"
            reason = next((reason for reason in Reason if os.pread(fd, 99, 0).decode() == reason.value), None)
            return outcome if reason is None else outcome_of(request, reason)
        beside = Note(Reason.EXTERNAL_DROPPED, "图片")
        return replace(outcome_of(request, Reason.NEEDS_CONVERSION, beside), convert=Convertible.PPTX)


def outcome_of(request: Request, reason: Reason, *beside: Note) -> Outcome:
    return Outcome(Verdict.HELD, Kind.UNKNOWN, "", (Note(reason, "pptx"), *beside), request.rules)


class PatientJobs(InlineJobs):
    """Carries a task out when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[Token, Task]] = []

    def submit(self, token: Token, task: Task) -> None:
        self.waiting.append((token, task))

    def go(self) -> None:
        for token, task in self.waiting:
            super().submit(token, task)
        self.waiting = []


class OfficeBench(Bench):
    """A bench with a converter that says `made`, or fails where that is empty."""

    def __init__(self, folder: Path, made: str = "页", identity: str = "office 1", *, report: bool = False) -> None:
        self.made = made
        self.conversions: list[bytes] = []
        self.identity = identity
        super().__init__(folder, report=report)

    def restart(self) -> None:
        self.worker = OfficeWorker()
        self.patient = PatientJobs()
        self.begin(self.patient, self.converter)

    @property
    def converter(self) -> Converter | None:
        return Converter(self.identity, self._convert) if self.identity else None

    def _convert(self, fd: int, form: Convertible) -> bytes:
        assert form is Convertible.PPTX
        self.conversions.append(os.pread(fd, 1 << 20, 0))
        if not self.made:
            raise ConversionError
        return self.made.encode()

    def convert(self) -> None:
        """Until a file is being converted, and then to its verdict."""
        self.run(lambda: bool(self.patient.waiting))
        self.patient.go()
        self.run(within=1000)

    def status(self) -> dict[str, dict[str, object]]:
        self.run_for(1)
        items = json.loads((self.state / layout.STATUS).read_bytes())["items"]
        return {item["path"]: item for item in items}


@pytest.fixture
def office(tmp_path: Path) -> OfficeBench:
    return OfficeBench(tmp_path, report=True)


def test_it_is_converted_and_read_as_what_it_became(office: OfficeBench) -> None:
    office.write("通知.pptx", "原件")
    office.convert()
    assert office.conversions == ["原件".encode()]
    assert office.titles() == ["页"]
    (item,) = office.latest().items
    assert (item.path, [note.reason for note in item.notes]) == ("通知.pptx", [Reason.EXTERNAL_DROPPED])
    assert item.size == len("原件".encode())


def test_whatever_the_hour_the_loop_sleeps_while_a_job_is_under_way(office: OfficeBench) -> None:
    """What is done in quiet moments waits for the job, whose end wakes the loop: until then it is not asked again and again."""
    office.run()
    office.write("通知.pptx", "原件")
    office.run(lambda: bool(office.patient.waiting))
    hour = office.now + upkeep.VERIFY_S
    while office.now < hour + 10:
        following = office.ingest.step(office.now, office.wall)
        assert following > office.now + 0.001 or any(jobs.pending for jobs in office.jobs), office.now - hour
        office.now = max(following, office.now + 0.001)
    office.patient.go()
    office.run()
    assert office.titles() == ["页"]


def test_people_are_told_within_a_second_that_it_is_being_converted(office: OfficeBench) -> None:
    office.write("通知.pptx", "原件")
    office.run(lambda: bool(office.patient.waiting))
    begun = office.now
    office.run(lambda: '"converting"' in (office.state / layout.STATUS).read_text("utf-8"))
    assert office.now - begun < 1.0
    row = office.status()["通知.pptx"]
    assert (row["status"], row["reasons"]) == ("queued", [{"code": "converting", "snippet": ""}])
    assert "正在转换" in str(row["said"])
    office.patient.go()
    office.run()
    assert office.status()["通知.pptx"]["status"] == "playing"


def test_that_is_said_before_anybody_has_looked_at_it(office: OfficeBench) -> None:
    office.write("通知.pptx", "原件")
    office.write("通知.txt", "停水")
    reported = office.state / layout.STATUS
    office.run(lambda: reported.exists() and "通知.pptx" in reported.read_text("utf-8"))
    assert not office.patient.waiting
    rows = {item["path"]: item["reasons"] for item in json.loads(reported.read_bytes())["items"]}
    assert rows == {"通知.pptx": [{"code": "converting", "snippet": ""}], "通知.txt": []}


def test_where_nothing_converts_a_file_in_the_queue_is_not_said_to_be_converted(tmp_path: Path) -> None:
    office = OfficeBench(tmp_path, identity="", report=True)
    office.write("通知.pptx", "原件")
    reported = office.state / layout.STATUS
    office.run(lambda: reported.exists() and "通知.pptx" in reported.read_text("utf-8"))
    assert json.loads(reported.read_bytes())["items"][0]["reasons"] == []


def test_a_text_dropped_meanwhile_does_not_wait(office: OfficeBench) -> None:
    office.write("早.txt", "早")
    office.run()
    office.write("通知.pptx", "原件")
    office.run(lambda: bool(office.patient.waiting))
    office.write("停水.txt", "停水通知")
    begun = office.now
    office.run(lambda: sorted(office.titles()) == ["停水通知", "早"])
    assert office.now - begun < 1.0
    assert office.patient.waiting


def test_where_nothing_converts_it_is_held_with_the_menu(tmp_path: Path) -> None:
    office = OfficeBench(tmp_path, identity="", report=True)
    office.write("通知.pptx", "原件")
    office.run()
    row = office.status()["通知.pptx"]
    assert row["verdict"] == "held"
    assert "文件 → 输出为 PDF" in str(row["said"])
    assert office.conversions == []


def test_once_libreoffice_is_there_files_are_judged_again(office: OfficeBench) -> None:
    office.identity = ""
    office.restart()
    office.write("通知.pptx", "原件")
    office.write("停水.txt", "停水通知")
    office.run()
    office.ingest.close()
    office.identity = "office 1"
    office.restart()
    office.convert()
    assert sorted(office.titles()) == ["停水通知", "页"]
    assert "停水.txt" not in office.worker.calls


def test_a_conversion_is_remembered(office: OfficeBench) -> None:
    office.write("通知.pptx", "原件")
    office.convert()
    office.ingest.close()
    office.restart()
    office.run()
    assert office.titles() == ["页"]
    assert (len(office.conversions), office.worker.calls) == (1, [])
    office.identity = "office 2"
    office.restart()
    office.convert()
    assert len(office.conversions) == 2


@pytest.mark.parametrize("made", ["", Reason.BROKEN.value, Reason.WRONG_SUFFIX.value], ids=["none", "broken", "other"])
def test_a_failed_conversion_is_held_with_the_menu_and_tried_again(tmp_path: Path, made: str) -> None:
    office = OfficeBench(tmp_path, made, report=True)
    office.write("通知.pptx", "原件")
    office.convert()
    assert office.reasons() == {"通知.pptx": [Reason.CONVERSION_FAILED]}
    row = office.status()["通知.pptx"]
    assert "文件 → 输出为 PDF" in str(row["said"])
    office.made = "页"
    office.run(lambda: bool(office.patient.waiting), within=40)
    office.patient.go()
    office.run()
    assert office.titles() == ["页"]


def test_what_the_second_look_refuses_is_refused(tmp_path: Path) -> None:
    office = OfficeBench(tmp_path, "MARK")
    office.write("通知.pptx", "原件")
    office.convert()
    assert office.reasons() == {"通知.pptx": [Reason.MARK_FOUND]}
    assert office.titles() == []


def test_what_the_first_look_refuses_is_never_converted(office: OfficeBench) -> None:
    office.write("通知.pptx", "MARK")
    office.run()
    assert (office.conversions, office.reasons()) == ([], {"通知.pptx": [Reason.MARK_FOUND]})


def test_the_old_version_plays_until_the_new_one_is_converted(office: OfficeBench) -> None:
    office.write("通知.pptx", "原件")
    office.convert()
    office.made = "新页"
    office.write("通知.pptx", "改过的")
    office.run(lambda: bool(office.patient.waiting))
    assert office.titles() == ["页"]
    assert "还在播放" in str(office.status()["通知.pptx"]["said"])
    office.patient.go()
    office.run()
    assert office.titles() == ["新页"]


def test_a_file_deleted_or_changed_meanwhile_is_not_published(office: OfficeBench) -> None:
    kept, gone = office.write("改.pptx", "一"), office.write("删.pptx", "二")
    office.run(lambda: len(office.patient.waiting) == 2)
    gone.unlink()
    kept.write_text("三")
    office.patient.go()
    office.run(lambda: bool(office.patient.waiting))
    office.patient.go()
    office.run()
    assert office.conversions == ["三".encode()]
    assert office.paths() == ["改.pptx"]


def test_check_takes_the_same_way(tmp_path: Path) -> None:
    office = OfficeBench(tmp_path)
    office.write("通知.pptx", "原件")
    for converter, verdict, reasons in (
        (office.converter, Verdict.ACCEPTED, [Reason.EXTERNAL_DROPPED]),
        (None, Verdict.HELD, [Reason.NEEDS_CONVERSION, Reason.EXTERNAL_DROPPED]),
    ):
        (item,) = ingest_once(office.content, office.state, office.worker, converter=converter).items
        assert (item.verdict, [note.reason for note in item.notes]) == (verdict, reasons)


def test_a_conversion_that_raises_is_a_fault_of_the_worker(
    office: OfficeBench, caplog: pytest.LogCaptureFixture
) -> None:
    office.write("通知.pptx", "原件")
    office.run(lambda: bool(office.patient.waiting))
    ((token, _),) = office.patient.waiting
    office.patient.waiting = []
    office.patient._done.append(Done(token, error=RuntimeError("bug")))
    office.run(lambda: "通知.pptx" in office.reasons())
    assert office.reasons() == {"通知.pptx": [Reason.WORKER_FAILED]}
    assert "judging failed" in caplog.text
