"""The task of Windows: its definition against the schema, the commands, there and back, and without what Windows lacks."""

from __future__ import annotations

import codecs
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from signage.kiosk.choose import form_for
from signage.kiosk.install import Trouble, install, installed, remove
from signage.kiosk.machine import Machine
from signage.kiosk.plan import Plan, plan
from signage.kiosk.site import MARK, Form, Site
from signage.kiosk.windows import NAMESPACE, definition
from signage.words.kiosk import KIOSK, SHORTCUTS

WORDS = {key: chinese for key, (chinese, _) in SHORTCUTS.items()}
PROGRAM = r"C:\Program Files\播放 & 程序\.venv\Scripts\signage"
CONTENT = "D:\\内容 文件夹\\"
SITE = Site(
    Path(PROGRAM), Path("/Users/player"), "局机关\\player", Path("/Users/player/Desktop"), ("--content", CONTENT)
)
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("task.xsd")))


def of(site: Site = SITE) -> Plan:
    return plan(Form.TASK, site, WORDS)


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.encode("utf-16"))


def said(task: etree._Element, path: str) -> str | None:
    return task.findtext("/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/")))


def test_the_definition_is_one_by_the_schema() -> None:
    task = parsed(of().files[0].text)
    assert SCHEMA.validate(task), SCHEMA.error_log
    wanted = {
        "Triggers/LogonTrigger/UserId": SITE.user,
        "Principals/Principal/UserId": SITE.user,
        "Principals/Principal/LogonType": "InteractiveToken",
        "Principals/Principal/RunLevel": "LeastPrivilege",
        "Settings/MultipleInstancesPolicy": "IgnoreNew",
        "Settings/ExecutionTimeLimit": "PT0S",
        "Settings/DisallowStartIfOnBatteries": "false",
        "Settings/StopIfGoingOnBatteries": "false",
        "Settings/RunOnlyIfIdle": "false",
        "Settings/IdleSettings/StopOnIdleEnd": "false",
        "Settings/RestartOnFailure/Interval": "PT1M",
        "Settings/RestartOnFailure/Count": "255",
        "Settings/Priority": "5",
        "Actions/Exec/Command": r"C:\Program Files\播放 & 程序\.venv\Scripts\pythonw.exe",
    }
    assert {path: said(task, path) for path in wanted} == wanted


WRONG = [
    ("a wrong order", "<Delay>PT5S</Delay>", "", "<Enabled>true</Enabled>\n      <UserId>", "<Delay>PT5S</Delay><Enabled>true</Enabled>\n      <UserId>"),
    ("a policy that there is not", "IgnoreNew", "Ignore", "", ""),
    ("too often", "<Count>255</Count>", "<Count>256</Count>", "", ""),
    ("too soon", "<Interval>PT1M</Interval>", "<Interval>PT30S</Interval>", "", ""),
    ("an owner that nobody is", 'Context="Author"', 'Context="Nobody"', "", ""),
    ("a word of our own", "<Hidden>false</Hidden>", "<Shy>false</Shy>", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "also", "instead"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG]
)
def test_the_schema_finds_what_is_wrong(old: str, new: str, also: str, instead: str) -> None:
    text = of().files[0].text
    wrong = text.replace(old, new).replace(also, instead) if also else text.replace(old, new)
    assert wrong != text
    assert not SCHEMA.validate(parsed(wrong))


def split(line: str) -> list[str]:
    """A command line as the C runtime of Microsoft splits it: backslashes count only before a quotation mark."""
    words, word, quoted, i = [""], 0, False, 0
    while i < len(line):
        slashes = len(line) - i - len(line[i:].lstrip("\\"))
        if slashes and line[i + slashes : i + slashes + 1] == '"':
            words[word] += "\\" * (slashes // 2)
            i += slashes
            if slashes % 2:
                words[word] += '"'
                i += 1
            continue
        if slashes:
            words[word] += "\\" * slashes
            i += slashes
        elif line[i] == '"':
            quoted, i = not quoted, i + 1
        elif line[i] in " \t" and not quoted:
            words.append("")
            word, i = word + 1, i + 1
        else:
            words[word] += line[i]
            i += 1
    return words


@pytest.mark.parametrize("content", [CONTENT, r"D:\a\b", 'D:\\say "so"', r"\\服务器\共享 文件", "D:\\一 二\\\\"])
def test_arguments_arrive_as_they_were(content: str) -> None:
    told = ("run", "--content", content)
    text = definition("signage", "mark", "player", (PROGRAM, *told), WORDS)
    assert split(said(parsed(text), "Actions/Exec/Arguments") or "") == ["-I", "-m", "signage", *told]


class Scheduler:
    """schtasks.exe as its documentation has it: takes UTF-16 files only, and knows its tasks. `denies`: a switch that is refused."""

    def __init__(self, root: Path, denies: str = "") -> None:
        self.tasks: dict[str, str] = {}
        self.asked: list[tuple[str, ...]] = []
        self._root, self._denies = root, denies

    def __call__(self, words: Sequence[str]) -> str:
        tool, switch, *rest = words
        self.asked.append(tuple(words))
        assert tool == "schtasks"
        if switch == self._denies:
            return "ERROR: Access is denied."
        told = dict(zip(rest[::2], rest[1::2], strict=False))
        name = told["/TN"]
        if switch == "/Create":
            data = (self._root / told["/XML"].lstrip("/")).read_bytes()
            assert data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            if name in self.tasks and "/F" not in words:
                return "WARNING: The task name already exists."
            self.tasks[name] = data.decode("utf-16")
            return ""
        if name not in self.tasks:
            return "ERROR: The system cannot find the file specified."
        if switch == "/End":
            return "ERROR: There is no running instance of the task."
        if switch == "/Delete":
            assert "/F" in words, "else it asks"
            del self.tasks[name]
        return ""


def test_there_and_back(tmp_path: Path) -> None:
    scheduler, made = Scheduler(tmp_path), of()
    for _ in range(2):
        assert install(made, scheduler, tmp_path) is None, "again at any time"
    assert f"{MARK}: task" in scheduler.tasks["signage"]
    assert ("schtasks", "/Run", "/TN", "signage") in scheduler.asked
    [found] = installed([made], scheduler, tmp_path)
    assert (found.form, found.current, found.enabled) == (Form.TASK, True, True)
    moved = Site(Path(r"E:\signage\Scripts\signage"), SITE.home, SITE.user, SITE.desktop)
    assert [one.current for one in installed([of(moved)], scheduler, tmp_path)] == [False]
    assert remove([made], scheduler, tmp_path) == ([made.files[0].path], None)
    assert scheduler.tasks == {}
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_task_that_somebody_has_removed_by_hand_is_seen(tmp_path: Path) -> None:
    scheduler, made = Scheduler(tmp_path), of()
    install(made, scheduler, tmp_path)
    scheduler.tasks.clear()
    assert [one.enabled for one in installed([made], scheduler, tmp_path)] == [False]


@pytest.mark.parametrize("denies", ["/Create", "/Delete"])
def test_what_is_denied_is_said_and_can_be_done_again(tmp_path: Path, denies: str) -> None:
    scheduler, made = Scheduler(tmp_path, denies), of()
    denied = install(made, scheduler, tmp_path)
    if denies == "/Delete":
        assert denied is None
        gone, denied = remove([made], scheduler, tmp_path)
        assert gone == [], "the task is still there, and this file says so"
    assert isinstance(denied, Trouble)
    assert denied.detail == "ERROR: Access is denied."


def test_windows_gets_a_task(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Machine, "is_windows", property(lambda _: True))
    assert form_for(Machine({}, datetime.now(UTC), tmp_path)) is Form.TASK
    assert {"installed-task", "trouble-task"} <= set(KIOSK)


LIKE_WINDOWS = """
import getpass, os, signal, sys, sysconfig, zoneinfo
sysconfig.get_config_vars()  # asks the system that really is
for name in "fcntl grp pwd resource termios".split():
    sys.modules[name] = None
for name in "fchmod fchown getegid geteuid getgid getuid killpg setsid O_CLOEXEC O_DIRECTORY O_NOFOLLOW O_NONBLOCK".split():
    delattr(os, name)
for name in "SIGCHLD SIGHUP SIGKILL pthread_sigmask sigtimedwait".split():
    delattr(signal, name)
os.O_BINARY = os.O_NOINHERIT = 0
sys.platform = "win32"
from signage.cli.main import main
raise SystemExit(main(sys.argv[1:]))
"""
"""An interpreter without what the one of Windows lacks."""


def like_windows(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {"HOME": str(home), "USERNAME": "player", "USERDOMAIN": "PC", "LANG": "zh_CN.UTF-8", "PATH": str(home)}
    argv = [sys.executable, "-I", "-c", LIKE_WINDOWS, "kiosk", *words]
    return subprocess.run(argv, env=environ, capture_output=True, text=True, check=False, timeout=50)


def test_nothing_of_posix_is_needed_to_install(tmp_path: Path) -> None:
    shown = like_windows(tmp_path, "install", "--dry-run")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "<UserId>PC\\player</UserId>" in shown.stdout
    assert "$ schtasks /Create /TN signage /XML " in shown.stdout
    assert list(tmp_path.iterdir()) == [], "nothing was written"
    done = like_windows(tmp_path, "install")
    assert done.returncode == 3
    assert "schtasks" in done.stderr, "the first thing that is missing here"
    [file] = list(tmp_path.rglob("*task.xml"))
    assert SCHEMA.validate(etree.fromstring(file.read_bytes()))
    assert like_windows(tmp_path, "status").returncode == 1
