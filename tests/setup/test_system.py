"""Missing system packages are found by their files, in any root."""

import os
from pathlib import Path

import pytest

from devtools import debs, system
from devtools.checkout import Checkout

MULTIARCH = f"{os.uname().machine}-linux-gnu"


def put(root: Path, *paths: str) -> None:
    for path in paths:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()


def test_in_an_empty_root_everything_is_missing(tmp_path: Path) -> None:
    assert system.missing(system.PACKAGES, tmp_path) == system.PACKAGES
    assert len(system.PACKAGES) > 15


@pytest.mark.parametrize(
    ("path", "package"),
    [
        (f"usr/lib/{MULTIARCH}/libGL.so.1", "libgl1"),
        ("usr/lib64/libEGL.so.1", "libegl1"),
        (f"lib/{MULTIARCH}/libgthread-2.0.so.0", "libglib2.0-0"),
        ("usr/lib/libxcb-cursor.so.0", "libxcb-cursor0"),
        ("usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "fonts-noto-cjk"),
        ("usr/local/share/fonts/own/SourceHanSansSC-Regular.otf", "fonts-noto-cjk"),
        ("usr/bin/bwrap", "bubblewrap"),
        ("usr/lib/libreoffice/program/libswlo.so", "libreoffice-writer-nogui"),
        ("opt/libreoffice24.8/program/libsdlo.so", "libreoffice-impress-nogui"),
    ],
)
def test_one_file_proves_one_package(tmp_path: Path, path: str, package: str) -> None:
    put(tmp_path, path)

    found = set(system.PACKAGES) - set(system.missing(system.PACKAGES, tmp_path))

    assert system.names(tuple(found)) == (package,)


def test_a_latin_font_is_no_chinese_font(tmp_path: Path) -> None:
    put(tmp_path, "usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")

    assert not system.has_font(tmp_path)


def test_each_package_stands_once_in_a_known_group() -> None:
    assert len({package.name for package in system.PACKAGES}) == len(system.PACKAGES)
    assert {package.group for package in system.PACKAGES} == {"start", "play", "test", "bench"}


def test_without_rights_the_command_is_handed_over_and_apt_not_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "as_admin", lambda: None)
    monkeypatch.setattr(system, "run", lambda *_: pytest.fail("apt was started"))

    failed = system.install(Checkout(tmp_path), system.of("start"))

    assert failed is not None
    assert failed.fields["command"].startswith("sudo apt-get install -y --no-install-recommends libgl1 ")


@pytest.mark.parametrize(
    ("lists", "codes", "verbs"),
    [
        (True, [0], ["install"]),
        (False, [0, 0], ["update", "install"]),
        (True, [1, 0, 0], ["install", "update", "install"]),
        (True, [1, 0, 1], ["install", "update", "install"]),
    ],
    ids=["lists there", "no lists yet", "old lists", "no such package"],
)
def test_apt_updates_its_lists_only_when_it_has_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lists: bool, codes: list[int], verbs: list[str]
) -> None:
    monkeypatch.setattr(system, "as_admin", lambda: ["env"])
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "has_lists", lambda: lists)
    monkeypatch.setattr(system, "say", lambda *_, **__: None)
    started: list[str] = []

    def run(argv: list[str], _log: Path) -> object:
        started.append("install" if "install" in argv else "update")
        return system.problem("other", detail="E: no") if codes[len(started) - 1] else None

    monkeypatch.setattr(system, "run", run)
    failed = system.install(Checkout(tmp_path), system.of("start"))

    assert started == verbs
    assert (failed is not None) == (codes[-1] != 0)


def test_the_local_repository_hides_every_other_source_and_spaces(tmp_path: Path) -> None:
    folder = tmp_path / "标牌 wheelhouse" / "debs"
    put(folder, "Packages")

    with debs.local_repository(folder) as options:
        settings = dict(option.split("=", 1) for option in options if option != "-o")
        source = Path(settings["Dir::Etc::sourcelist"]).read_text(encoding="utf-8").split()
        assert source[:2] == ["deb", "[trusted=yes]"]
        assert (Path(source[2].removeprefix("file:")) / "Packages").is_file()
        assert len(source) == 4
    assert settings["Dir::Etc::sourceparts"] == "-"
    assert not Path(settings["Dir::Etc::sourcelist"]).exists()
