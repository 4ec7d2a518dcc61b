"""The program with nobody to talk to: a network of its own that leads nowhere, traps in its folders and its environment.

The judges are the kernel's counters of that network and the system calls of every process, written down by strace. Nothing
asks the program.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(150)

SECONDS = 8
PACKAGE = Path(__file__).parents[2] / "signage"
TRAP = "raise SystemExit('a trap was run')\n"
TRAPS = {
    "sitecustomize.py": TRAP,
    "usercustomize.py": TRAP,
    "__init__.py": TRAP,
    "json.py": TRAP,
    "signage.py": TRAP,
    "qt.conf": "[Paths]\nPlugins = .\nQml2Imports = .\n",
    "qmldir": "module QtQuick\nplugin trap\n",
    "Main.qml": 'import QtQuick\nItem { Component.onCompleted: Qt.openUrlExternally("http://localhost/") }\n',
    "libtrap.so": "no library",
    ".env": "PYTHONPATH=.\n",
}
TEXTS = {
    "通知.txt": "请各科室于周五前报送考勤表。\n详情见 http://localhost/notice 和 file:///etc/passwd\n",
    "说明.md": "# 说明\n\n![图](http://localhost/a.png) <img src='http://localhost/b.png'>\n\n[打开](javascript:alert(1))\n",
    "<img src='http:localhost'>.txt": "名称里有标记。\n",
}
SCRIPT = 'ip link set lo up && ip route add default dev lo; "$@"; cat /proc/net/snmp /proc/net/snmp6 >"$COUNTERS"'
CALLS = "trace=execve,openat,open,connect,bind,listen,sendto,accept,accept4,clone,clone3"


@dataclass(frozen=True)
class Run:
    """What a run left behind: the counters of its network, the system calls by process, and what it told."""

    folder: Path
    counters: dict[str, dict[str, int]]
    calls: dict[int, list[str]]
    told: str

    def names(self) -> dict[int, str]:
        """What every process was last started as."""
        return {
            pid: [call for call in calls if call.startswith("execve(")][-1]
            for pid, calls in self.calls.items()
            if any(call.startswith("execve(") for call in calls)
        }

    def of(self, module: str) -> list[str]:
        """All calls of the processes of one module after they became it, their threads included."""
        pids = [pid for pid, start in self.names().items() if f'"{module}"' in start]
        assert pids, f"{module} did not run"
        first = {pid: next(n for n, call in enumerate(self.calls[pid]) if f'"{module}"' in call) for pid in pids}
        found = [call for pid in pids for call in self.calls[pid][first[pid] + 1 :]]
        threads = [tid for pid in pids for tid in self.threads(pid)]
        return found + [call for tid in threads for call in self.calls.get(tid, [])]

    def threads(self, pid: int) -> list[int]:
        """The threads that a process has started, and theirs."""
        found: list[int] = []
        thread = False
        for call in self.calls.get(pid, []):
            if call.startswith(("clone", "<... clone")):
                thread = "CLONE_THREAD" in call or (thread and call.startswith("<..."))
                answer = re.search(r"= (\d+)$", call)
                if thread and answer:
                    found += [int(answer[1]), *self.threads(int(answer[1]))]
        return found


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """`signage run` for some seconds, without a display."""
    for tool in ("unshare", "strace", "ip"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    if subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this user may make no network of its own")
    folder = tmp_path_factory.mktemp("alone")
    content = folder / "content"
    content.mkdir()
    for name, text in {**TRAPS, **TEXTS}.items():
        (content / name).write_text(text, "utf-8")
    settings = folder / "signage.toml"
    settings.write_text(f'[content]\nfolder = "{content}"\nstate = "{folder / "state"}"\n', "utf-8")
    environ = {
        **{name: os.environ[name] for name in ("PATH",)},
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "COUNTERS": str(folder / "counters"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(content),
        "PYTHONSTARTUP": str(content / "json.py"),
        "QT_PLUGIN_PATH": str(content),
        "QML_IMPORT_PATH": str(content),
        "QML2_IMPORT_PATH": str(content),
        "QT_QPA_PLATFORM_PLUGIN_PATH": str(content),
        "QML_XHR_ALLOW_FILE_READ": "1",
        "BROWSER": "/bin/false",
    }
    words = ["unshare", "-n", "sh", "-c", SCRIPT, "sh"]
    words += ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "300", "-e", CALLS, "-e", "signal=none"]
    words += ["-o", str(folder / "calls"), sys.executable, "-I", "-m", "signage", "run", "--settings", str(settings)]
    words += ["--for", str(SECONDS)]
    done = subprocess.run(words, env=environ, cwd=content, capture_output=True, text=True, timeout=120, check=False)
    assert "a trap was run" not in done.stdout + done.stderr
    calls: dict[int, list[str]] = {}
    for line in (folder / "calls").read_text("utf-8", "replace").splitlines():
        pid, _, call = line.partition(" ")
        calls.setdefault(int(pid), []).append(call.strip())
    return Run(folder, counters((folder / "counters").read_text()), calls, done.stderr)


def counters(text: str) -> dict[str, dict[str, int]]:
    """The counters of a network, by protocol."""
    found: dict[str, dict[str, int]] = {}
    lines = [line.split() for line in text.splitlines()]
    for names, values in itertools.pairwise(lines):
        if len(values) > 2 and names[0] == values[0] and names[1].isalpha():
            found[names[0].rstrip(":")] = dict(zip(names[1:], map(int, values[1:]), strict=True))
    return found


def test_the_counters_count(tmp_path: Path) -> None:
    """A program that does talk is seen by the same judge: one datagram, one connection."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        pytest.skip("unshare or ip is not installed")
    talk = (
        "import socket; s = socket.socket(type=socket.SOCK_DGRAM); s.sendto(b'a', ('127.0.0.1', 53)); "
        "t = socket.socket(); t.setblocking(False); t.connect_ex(('192.0.2.7', 80))"
    )
    words = ["unshare", "-n", "sh", "-c", SCRIPT, "sh", sys.executable, "-I", "-c", talk]
    environ = {"PATH": os.environ["PATH"], "COUNTERS": str(tmp_path / "counters")}
    if subprocess.run(words, env=environ, capture_output=True, timeout=60, check=False).returncode:
        pytest.skip("this user may make no network of its own")
    seen = counters((tmp_path / "counters").read_text())
    assert seen["Udp"]["OutDatagrams"] == 1
    assert seen["Tcp"]["ActiveOpens"] == 1


def test_g12_nobody_listens_and_nobody_is_called(run: Run) -> None:
    [player] = [pid for pid, start in run.names().items() if '"signage.screen"' in start]
    assert len(run.threads(player)) > 3, "its threads are watched too"
    assert run.counters["Tcp"]["ActiveOpens"] == 0
    assert run.counters["Tcp"]["PassiveOpens"] == 0
    assert run.counters["Udp"]["OutDatagrams"] == 0
    network = [
        call
        for calls in run.calls.values()
        for call in calls
        if re.match(r"(listen|accept4?)\(", call) or ("sa_family=AF_INET" in call and not call.startswith("accept"))
    ]
    assert network == []


def test_c5_the_player_never_touches_the_content_folder(run: Run) -> None:
    content = str(run.folder / "content")
    calls = run.of("signage.screen")
    assert len({call.split('"')[1] for call in calls if call.startswith("openat(")}) > 100, "it loads Qt and draws"
    assert [call for call in calls if content in call and not call.startswith("execve(")] == []


def test_g9_nothing_in_the_content_folder_is_run_or_loaded(run: Run) -> None:
    content = str(run.folder / "content")
    suffixes = (".py", ".so", ".qml", "qmldir", "qt.conf", ".pyc")
    for module in ("signage.screen", "signage.ingest"):
        for call in run.of(module):
            if call.startswith("openat(") and content in call:
                opened = call.split('"')[1]
                assert module == "signage.ingest", opened
                assert not opened.endswith(suffixes) or Path(opened).parent == Path(content), opened
    started = [call for calls in run.calls.values() for call in calls if call.startswith("execve(")]
    assert not [call for call in started if call.split('"')[1].startswith(content)]


def test_g10_variables_of_the_caller_reach_no_child(run: Run) -> None:
    """Neither a plugin nor a module is looked for where the caller's environment points."""
    content = str(run.folder / "content")
    looked = [call for call in run.of("signage.screen") if content in call and ("openat(" in call or "open(" in call)]
    assert looked == []


def test_the_toolkit_has_nothing_to_complain_of(run: Run) -> None:
    assert "qt: " not in run.told


def test_g11_nobody_opens_a_link(run: Run) -> None:
    started = [
        Path(call.split('"')[1]).name for calls in run.calls.values() for call in calls if call.startswith("execve(")
    ]
    openers = ("xdg-open", "gio", "kde-open", "sensible-browser", "x-www-browser", "false", "dbus-send")
    assert not set(started) & set(openers), started
    of_player = [call for call in run.of("signage.screen") if call.startswith("execve(")]
    assert of_player == []


FORBIDDEN_QML = (
    r"Qt\.openUrlExternally",
    r"createQmlObject",
    r"\beval\s*\(",
    r"\bFunction\s*\(",
    r"XMLHttpRequest",
    r"https?://",
    r"\bWebEngine",
    r"\bTextEdit\b",
    r"RichText|StyledText|AutoText|MarkdownText",
    r"onLinkActivated",
    r"import\s+[\"']",
)
FORBIDDEN_PYTHON = (
    r"QDesktopServices",
    r"QtNetwork",
    r"QtWebEngine",
    r"\.setHtml\(",
    r"\.setMarkdown\(",
    r"webbrowser",
    r"\bimport urllib\.request",
    r"\bimport http\b",
    r"addImportPath",
    r"addPluginPath",
    r"pickle",
    r"(?<![.\w])eval\(",
    r"(?<![.\w])exec\(",
)


@pytest.mark.parametrize("pattern", FORBIDDEN_QML)
def test_g17_qml_makes_no_code_of_text_and_opens_nothing(pattern: str) -> None:
    files = sorted(PACKAGE.rglob("*.qml"))
    assert len(files) > 5
    assert [file.name for file in files if re.search(pattern, file.read_text("utf-8"))] == []


def test_g17_text_of_qml_is_plain() -> None:
    """Whoever adds a Text says that it is plain; today all text is painted before QML sees it."""
    for file in PACKAGE.rglob("*.qml"):
        text = file.read_text("utf-8")
        elements = len(re.findall(r"(?<![\w.])(?:Text|Label)\s*\{", text))
        assert len(re.findall(r"textFormat:\s*Text\.PlainText", text)) == elements, file.name


@pytest.mark.parametrize("pattern", FORBIDDEN_PYTHON)
def test_g17_python_makes_no_code_of_text_and_opens_nothing(pattern: str) -> None:
    files = sorted(PACKAGE.rglob("*.py"))
    assert len(files) > 100
    assert [str(file) for file in files if re.search(pattern, file.read_text("utf-8"))] == []
