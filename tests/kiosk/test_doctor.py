"""What doctor finds, on a PC that a test describes."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from signage.core.settings import Problem, Settings, Site
from signage.kiosk.doctor import LIBRARIES, Diagnosis, diagnose, pyside_crashes
from signage.kiosk.machine import Machine, existing
from signage.system.reach import Reach
from signage.words.doctor import DOCTOR

DEFAULTS = Settings()
NOW = datetime(2026, 11, 23, tzinfo=UTC)


class Pc(Machine):
    """A PC where everything is well, but for what a test says."""

    def __init__(self, root: Path, **facts: object) -> None:
        environ: Mapping[str, str] = facts.pop("environ", {"WAYLAND_DISPLAY": "wayland-0"})  # type: ignore[assignment]
        super().__init__(environ, facts.pop("now", NOW), root)  # type: ignore[arg-type]
        object.__setattr__(self, "facts", facts)

    def __getattribute__(self, name: str) -> object:
        facts = object.__getattribute__(self, "__dict__").get("facts", {})
        if name in facts:
            return facts[name]
        well: dict[str, object] = {
            "python": (3, 11),
            "is_root": False,
            "version": lambda _: "6.11.3",
            "loads": lambda _: True,
            "program": lambda _: "/usr/bin/x",
            "autostarts": lambda: True,
            "office": lambda: "/usr/bin/soffice",
            "has_chinese_font": lambda: True,
            "has_song_font": lambda: True,
            "sandbox_failure": lambda: "",
            "free_mb": lambda _: 50_000,
        }
        return well[name] if name in well else object.__getattribute__(self, name)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


def look(
    tmp_path: Path, settings: Settings = DEFAULTS, problems: tuple[Problem, ...] = (), **facts: object
) -> Diagnosis:
    pc = Pc(tmp_path / "root", **facts)
    return diagnose(pc, settings, problems, tmp_path / "content", tmp_path / "state")


def codes(diagnosis: Diagnosis) -> list[tuple[str, str]]:
    return [(finding.code, finding.level) for finding in diagnosis.findings]


def test_nothing_is_found_where_nothing_is_lacking(tmp_path: Path, content: Path) -> None:
    assert content.is_dir()
    assert codes(look(tmp_path)) == []


FACTS = {
    "pyside missing": ({"version": lambda _: ""}, "pyside-missing", "error"),
    "pyside crashes": ({"version": lambda _: "6.12.0"}, "pyside-crashes", "error"),
    "libraries": ({"loads": lambda name: name != "libEGL.so.1"}, "libraries", "error"),
    "font": ({"has_chinese_font": lambda: False}, "no-chinese-font", "error"),
    "Song face": ({"has_song_font": lambda: False}, "no-song-font", "warning"),
    "display": ({"environ": {}}, "no-display", "warning"),
    "display gone": ({"environ": {"DISPLAY": ":77"}}, "display-gone", "warning"),
    "root": ({"is_root": True}, "root", "warning"),
    "clock early": ({"now": datetime(2020, 1, 1, tzinfo=UTC)}, "clock-early", "error"),
    "clock late": ({"now": datetime(2090, 1, 1, tzinfo=UTC)}, "clock-late", "warning"),
    "no LibreOffice": ({"office": lambda: ""}, "no-office", "warning"),
    "disk full": ({"free_mb": lambda _: 20}, "disk-full", "error"),
    "disk low": ({"free_mb": lambda _: 900}, "disk-low", "warning"),
    "watches": ({"number": lambda name: 10 if "watches" in name else None}, "inotify", "warning"),
    "share": ({"file_system": lambda _: "cifs"}, "state-on-share", "error"),
}


@pytest.mark.parametrize(("facts", "code", "level"), FACTS.values(), ids=FACTS.keys())
def test_findings(tmp_path: Path, content: Path, facts: dict[str, object], code: str, level: str) -> None:
    assert content.is_dir()
    found = look(tmp_path, **facts)
    assert codes(found) == [(code, level)]
    assert found.findings[0].text_zh
    assert found.findings[0].text_en
    assert "{" not in found.findings[0].text_zh + found.findings[0].text_en


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"program": lambda _: ""}, "no-sandbox"), ({"sandbox_failure": lambda: "no user namespaces"}, "sandbox-fails")],
)
def test_without_a_sandbox_there_is_no_conversion(
    tmp_path: Path, content: Path, facts: dict[str, object], code: str
) -> None:
    assert content.is_dir()
    found = look(tmp_path, **facts)
    assert codes(found) == [(code, "warning"), ("office-shut-out", "warning")]
    assert "{" not in "".join(finding.text_zh + finding.text_en for finding in found.findings)
    assert codes(look(tmp_path, office=lambda: "", **facts)) == [(code, "warning"), ("no-office", "warning")]


def test_libraries_name_their_packages(tmp_path: Path, content: Path) -> None:
    assert content.is_dir()
    (finding,) = look(tmp_path, loads=lambda _: False).findings
    assert all(name in finding.text_zh and package in finding.text_en for name, package in LIBRARIES.items())


def test_folders(tmp_path: Path, content: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o755)
    assert codes(look(tmp_path)) == [("state-open", "warning")]
    (tmp_path / "state").chmod(0o700)
    inside = diagnose(Pc(tmp_path), Settings(), (), content, content / "state")
    assert codes(inside) == [("state-inside", "error")]
    content.rmdir()
    assert codes(look(tmp_path)) == [("no-content", "error")]


def test_a_ledger_that_is_elsewhere_or_nowhere(tmp_path: Path, content: Path) -> None:
    state = tmp_path / "state"
    state.mkdir(mode=0o700)
    (state / "ledger").mkdir()
    assert codes(look(tmp_path)) == []
    (state / "ledger").rmdir()
    (state / "ledger").write_text("in the way")
    pc = Pc(tmp_path / "root")
    found = diagnose(pc, DEFAULTS, (), content, state, None, {Path("/var/tmp/x"): 7})
    assert codes(found) == [("ledger-not-writable", "error"), ("ledger-elsewhere", "error")]
    assert "7" in found.findings[1].text_zh


def test_permissions(tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert content.is_dir()
    monkeypatch.setattr("os.access", lambda *_: False)  # root may do everything
    monkeypatch.setattr("signage.kiosk.doctor.reach", lambda *_: Reach.CLOSED)
    assert codes(look(tmp_path)) == [("state-not-writable", "error"), ("content-not-readable", "error")]


def test_a_share_that_does_not_answer_holds_nobody(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert content.is_dir()
    monkeypatch.setattr("signage.system.reach.ASK", ("/bin/sh", "-c", "exec /bin/sleep 60", "sh"))
    monkeypatch.setattr("signage.kiosk.doctor.LOOK_S", 0.1)
    assert codes(look(tmp_path)) == [("content-silent", "error")]


def test_settings_and_zone(tmp_path: Path, content: Path) -> None:
    assert content.is_dir()
    settings = Settings(site=Site(timezone="No/Where"))
    found = look(tmp_path, settings, (Problem("[site]", "错", "wrong", "x"),))
    assert codes(found) == [("no-zones", "warning"), ("settings", "warning")]
    assert found.findings[1].text_en == "[site]: wrong; x is used instead"


def test_errors_come_first_and_the_json_is_as_documented(tmp_path: Path) -> None:
    plain = look(tmp_path, environ={}).to_json()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["schema"] == 1
    assert [finding["code"] for finding in plain["findings"]] == ["no-content", "no-display"]
    assert all(set(finding) == {"code", "level", "text_zh", "text_en"} for finding in plain["findings"])


@pytest.mark.parametrize(
    ("version", "python", "crashes"),
    [
        ("6.12.0", (3, 10), True),
        ("6.12.0", (3, 11), True),
        ("6.12.0", (3, 12), False),
        ("6.11.3", (3, 11), False),
        ("6.12.1", (3, 11), False),
    ],
)
def test_the_version_that_crashes(version: str, python: tuple[int, int], crashes: bool) -> None:
    assert pyside_crashes(version, python) is crashes


def test_every_sentence_is_in_both_languages() -> None:
    assert all(chinese and english and chinese != english for chinese, english in DOCTOR.values())


def test_the_real_pc_answers(tmp_path: Path) -> None:
    machine = Machine({}, NOW)
    assert machine.version("PySide6-Essentials")
    assert machine.version("no-such-package") == ""
    assert machine.loads("libc.so.6")
    assert not machine.loads("libnothing.so.9")
    assert machine.program("sh")
    assert machine.answer("sh", "-c", "echo yes") == "yes\n"
    assert machine.answer("sh", "-c", "exit 1") is None
    assert (machine.free_mb(tmp_path / "not" / "yet") or 0) > 0
    assert machine.file_system(Path("/proc/self")) == "proc"
    assert machine.number("/proc/sys/kernel/pid_max")
    assert machine.number("/proc/nothing") is None
    assert isinstance(machine.sandbox_failure(), str)
    assert existing(tmp_path / "a" / "b") == tmp_path


def test_mounts_and_fonts_below_another_root(tmp_path: Path) -> None:
    (tmp_path / "proc/self").mkdir(parents=True)
    lines = ["/dev/sda1 / ext4 rw 0 0", f"//server/x {tmp_path.as_posix()} cifs rw 0 0", "x /elsewhere nfs4 rw 0 0"]
    (tmp_path / "proc/self/mounts").write_text("\n".join(lines))
    machine = Machine({}, NOW, tmp_path)
    assert machine.file_system(tmp_path / "state") == "cifs"
    assert machine.file_system(Path("/usr")) == "ext4"
    assert Machine({}, NOW, tmp_path / "none").file_system(Path("/usr")) == ""
