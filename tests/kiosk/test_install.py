"""Autostart: what is written and done for each form of PC, and taken back. No system is changed here."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from signage.kiosk.choose import desktop_folder, form_for
from signage.kiosk.install import Trouble, install, installed, is_ours, remove
from signage.kiosk.machine import Machine
from signage.kiosk.plan import Plan, plan
from signage.kiosk.site import Form, Site
from signage.words.kiosk import KIOSK, SHORTCUTS

WORDS = {key: chinese for key, (chinese, _) in SHORTCUTS.items()}
SITE = Site(
    Path("/opt/signage/.venv/bin/signage"),
    Path("/home/player"),
    "player",
    Path("/home/player/桌面"),
    ("--content", "/srv/内容 100%"),
)


def of(form: Form, site: Site = SITE) -> Plan:
    return plan(form, site, WORDS)


class System:
    """Takes commands instead of the PC; `fails` at the one that holds this word."""

    def __init__(self, fails: str = "") -> None:
        self.asked: list[str] = []
        self._fails = fails

    def __call__(self, words: Sequence[str]) -> str:
        self.asked.append(" ".join(words))
        return "no" if self._fails and self._fails in words else ""


@pytest.mark.parametrize("form", Form)
def test_there_and_back_leaves_nothing(tmp_path: Path, form: Form) -> None:
    system, made = System(), of(form)
    stranger = tmp_path / "home/player/桌面/报告.desktop"
    stranger.parent.mkdir(parents=True)
    stranger.write_text("[Desktop Entry]\n", "utf-8")
    for _ in range(2):
        assert install(made, system, tmp_path) is None, "again at any time"
    [found] = installed(map(of, Form), System(), tmp_path)
    assert (found.form, found.current, len(found.files)) == (form, True, len(made.files))
    gone, trouble = remove(map(of, Form), system, tmp_path)
    assert (sorted(gone), trouble) == (sorted(file.path for file in made.files), None)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [stranger]
    starts = [line for line in system.asked if "enable" in line or "/Create" in line]
    assert bool(starts) is (form is not Form.AUTOSTART)


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    file = tmp_path / "home/player/.config/autostart/signage.desktop"
    file.parent.mkdir(parents=True)
    file.write_text("[Desktop Entry]\nName=another program of this name\n", "utf-8")
    assert not is_ours(file)
    assert remove([of(Form.AUTOSTART)], System(), tmp_path) == ([], None)
    assert file.exists()


def test_an_older_installation_is_told(tmp_path: Path) -> None:
    install(of(Form.USER), System(), tmp_path)
    moved = Site(Path("/srv/signage/.venv/bin/signage"), SITE.home, SITE.user, SITE.desktop)
    [found] = installed([of(Form.USER, moved)], System(), tmp_path)
    assert not found.current


@pytest.mark.parametrize("form", [Form.USER, Form.CAGE, Form.XORG])
def test_a_service_that_the_system_has_not_taken_on_is_told(tmp_path: Path, form: Form) -> None:
    made = of(form)
    install(made, System(), tmp_path)
    assert [one.enabled for one in installed([made], System(), tmp_path)] == [False]
    assert made.link is not None
    link = tmp_path / str(made.link).lstrip("/")
    link.parent.mkdir(parents=True)
    link.symlink_to(made.files[0].path)  # what `systemctl enable` does; it dangles in here
    assert [one.enabled for one in installed([made], System(), tmp_path)] == [True]


def test_trouble_is_said_and_ends_it(tmp_path: Path) -> None:
    assert install(of(Form.CAGE), System(fails="enable"), tmp_path) == Trouble(
        "systemctl enable --now signage.service", "no"
    )
    (tmp_path / "home").write_text("no folder", "utf-8")
    assert isinstance(install(of(Form.USER), System(), tmp_path), Trouble)


def test_a_desktop_entry_says_the_words_as_they_were() -> None:
    text = of(Form.AUTOSTART).files[0].text
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == '/opt/signage/.venv/bin/signage run --content "/srv/内容 100%%"'
    assert entry["Type"] == "Application"


def test_quotes_are_escaped_by_each_format_in_its_own_way() -> None:
    odd = Site(Path('/opt/a "b" $c/signage'), SITE.home, SITE.user, SITE.desktop)
    assert 'Exec="/opt/a \\\\"b\\\\" \\\\$c/signage" run\n' in of(Form.AUTOSTART, odd).files[0].text
    assert 'ExecStart="/opt/a \\"b\\" $$c/signage" run\n' in of(Form.USER, odd).files[0].text


@pytest.mark.parametrize("form", [Form.USER, Form.CAGE, Form.XORG])
def test_systemd_understands_the_units(tmp_path: Path, form: Form) -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("systemd-analyze is not installed: nobody can check unit files")
    unit = tmp_path / "signage.service"
    there = Site(Path("/bin/true"), tmp_path, "root", tmp_path, (), (Path("/srv/内容 100%"),))
    text = of(form, there).files[0].text
    for program in ("/usr/bin/cage", "/usr/bin/xinit"):
        text = text.replace(program, "/bin/true")
    unit.write_text(text, "utf-8")
    words = [tool, "verify", "--recursive-errors=no", *(["--user"] if form is Form.USER else []), str(unit)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    said = [line for line in done.stderr.splitlines() if "signage.service" in line]
    assert not said, said


@pytest.mark.parametrize("form", [Form.CAGE, Form.XORG])
def test_the_service_may_write_where_it_has_to(form: Form) -> None:
    where = (Path("/srv/内容 100%"), Path("/var/$x"))
    text = of(form, Site(SITE.program, SITE.home, SITE.user, SITE.desktop, (), where)).files[0].text
    [line] = [line for line in text.splitlines() if line.startswith("ReadWritePaths=")]
    assert line == 'ReadWritePaths=/home/player -/run/user "-/srv/内容 100%%" "-/var/$x"'


def test_the_keyboard_does_not_leave_the_screen() -> None:
    [started] = [line for line in of(Form.CAGE).files[0].text.splitlines() if line.startswith("ExecStart=")]
    assert "-s" not in started.split(" -- ")[0].split(), "cage's -s allows to change the console"
    [_, conf] = of(Form.XORG).files
    assert all(f'Option "{name}" "true"' in conf.text for name in ("DontVTSwitch", "DontZap"))


@pytest.mark.parametrize(("form", "access"), [(Form.USER, "main"), (Form.CAGE, "all"), (Form.XORG, "all")])
def test_systemd_hears_of_frames_and_never_gives_up(form: Form, access: str) -> None:
    lines = of(form).files[0].text.splitlines()
    wanted = ("Type=notify", f"NotifyAccess={access}", "WatchdogSec=180", "Restart=always", "StartLimitIntervalSec=0")
    assert [line for line in wanted if line not in lines] == []


EXPOSURE = 2.8
"""0.9 of it is the price of the workers' sandbox, which makes namespaces of its own; see docs/运维手册.md."""


@pytest.mark.parametrize("form", [Form.CAGE, Form.XORG])
def test_the_service_of_a_bare_pc_is_shut_in(tmp_path: Path, form: Form) -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("systemd-analyze is not installed: nobody can judge unit files")
    (tmp_path / "signage.service").write_text(of(form).files[0].text, "utf-8")
    words = [tool, "security", "--offline=true", "--no-pager", str(tmp_path / "signage.service")]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    overall = next((line for line in done.stdout.splitlines() if "Overall exposure level" in line), "")
    assert overall, done.stderr
    assert float(overall.split(":")[1].split()[0]) <= EXPOSURE, done.stdout


def machine(root: Path, said: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setattr(Machine, "answer", lambda _, *words: said.get(words[0]))
    monkeypatch.setattr(Machine, "program", lambda _, name: said.get(name, ""))
    return Machine({}, datetime.now(UTC), root)


@pytest.mark.parametrize(
    ("folders", "said", "form"),
    [
        (("run/systemd/system", "usr/share/xsessions"), {"systemctl": "active\n"}, Form.USER),
        (("run/systemd/system", "usr/share/xsessions"), {"systemctl": "inactive\n"}, Form.AUTOSTART),
        (("usr/share/wayland-sessions",), {}, Form.AUTOSTART),
        (("run/systemd/system",), {"cage": "/usr/bin/cage", "xinit": "/usr/bin/xinit"}, Form.CAGE),
        (("run/systemd/system",), {"xinit": "/usr/bin/xinit"}, Form.XORG),
        (("run/systemd/system",), {}, None),
        ((), {"cage": "/usr/bin/cage"}, None),
    ],
    ids=["session of systemd", "another desktop", "no systemd", "cage", "xinit", "neither", "nothing starts it"],
)
def test_the_form_follows_from_the_pc(
    tmp_path: Path, folders: tuple[str, ...], said: dict[str, str], form: Form | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in folders:
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "any.desktop").touch()
    assert form_for(machine(tmp_path, said, monkeypatch)) is form


def test_where_the_desktop_is(tmp_path: Path) -> None:
    assert desktop_folder({}, tmp_path) == tmp_path / "Desktop"
    (tmp_path / "桌面").mkdir()
    assert desktop_folder({}, tmp_path) == tmp_path / "桌面"
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config/user-dirs.dirs").write_text('XDG_DESKTOP_DIR="$HOME/工作台"\n', "utf-8")
    assert desktop_folder({}, tmp_path) == tmp_path / "工作台"


def test_every_form_has_its_sentence() -> None:
    assert {f"installed-{form}" for form in Form} <= set(KIOSK)
