"""Where things are when nobody says otherwise."""

import os
import pwd
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from signage import paths
from signage.system.zone import zone_of

HOME = {"HOME": "/home/a"}


def test_what_ships_is_there() -> None:
    assert (paths.shipped_content() / "01 制度全文" / "_section.toml").is_file()
    assert "calm" in paths.theme_names()


@pytest.mark.parametrize(
    ("environ", "root"),
    [
        (HOME, "/home/a/.local/state/signage"),
        ({**HOME, "XDG_STATE_HOME": "/var/s"}, "/var/s/signage"),
        ({**HOME, "XDG_STATE_HOME": "relative"}, "/home/a/.local/state/signage"),
    ],
)
def test_state_root(environ: dict[str, str], root: str) -> None:
    assert paths.state_root(environ) == Path(root)


def test_a_service_without_home_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.home({}) == Path(pwd.getpwuid(os.getuid()).pw_dir)
    monkeypatch.setattr("os.getuid", lambda: 3_999_999)
    assert paths.home({}) == Path("/")


def test_absolute_paths_by_their_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/a")
    assert paths.absolute("~/内容") == Path("/home/a/内容")
    assert paths.absolute("../c", tmp_path / "d") == tmp_path / "c"
    assert paths.absolute("/x/./y") == Path("/x/y")
    assert paths.absolute("~nobody-here/x", tmp_path) == tmp_path / "~nobody-here/x"


def test_a_zone_everywhere() -> None:
    assert str(zone_of("Asia/Shanghai")) == "Asia/Shanghai"
    for wrong in ("No/Where", "../../etc/passwd", "", "\0"):
        assert zone_of(wrong).utcoffset(None) == timedelta(hours=8)


def test_each_content_folder_has_its_state() -> None:
    one, other = (paths.state_dir(Path(name), "", HOME) for name in ("/a", "/b"))
    assert one != other
    assert one == paths.state_dir(Path("/x/../a"), "", HOME)
    assert len(one.name) == 12
    assert one.parent == Path("/home/a/.local/state/signage")
    assert paths.state_dir(Path("/a"), "/own", HOME) == Path("/own")
    assert paths.state_dir(Path("/\udcff"), "", HOME).name


def test_settings_are_searched_in_order(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path)}
    assert paths.settings_file("/named", {**environ, "SIGNAGE_SETTINGS": "/env"}) == Path("/named")
    assert paths.settings_file("", {**environ, "SIGNAGE_SETTINGS": "/env"}) == Path("/env")
    user = tmp_path / ".config" / "signage" / "signage.toml"
    assert paths.settings_candidates(environ) == (user, Path("/etc/signage/signage.toml"))
    user.parent.mkdir(parents=True)
    user.touch()
    assert paths.settings_file("", environ) == user


def test_private_folders(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    for mode in (None, 0o755):
        if mode is not None:
            folder.chmod(mode)
        paths.make_private(folder)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(("path", "inside"), [("/a", True), ("/a/b", True), ("/ab", False), ("/", False)])
def test_inside(path: str, inside: bool) -> None:
    assert paths.is_inside(Path(path), Path("/a")) is inside
