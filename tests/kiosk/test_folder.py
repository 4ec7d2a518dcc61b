"""A new content folder: like the one that ships, and never over what is there."""

import tomllib
from pathlib import Path

import pytest

from signage import paths
from signage.kiosk.folder import MARKER, Placed, adapted, identified, make_folder


def test_a_new_folder_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "内容"
    placed = make_folder(target, paths.shipped_content())
    assert all(file.made for file in placed)
    source = paths.shipped_content()
    shipped = {file.relative_to(source) for file in source.rglob("*") if file.is_file() and file.name[:2] != "00"}
    assert shipped | {Path(MARKER)} == {Path(file.path) for file in placed}
    assert {file.relative_to(target) for file in target.rglob("*") if file.is_file()} == {Path(f.path) for f in placed}
    sections = {file.parent.name: tomllib.loads(file.read_text()) for file in target.rglob("_section.toml")}
    assert [sections[name]["part"] for name in sorted(sections) if "part" in sections[name]] == [
        *("full-text", "organisation", "scope", "measures", "supervision"),
    ]
    assert sections["滚动提示"]["role"] == "ticker"
    assert sections["紧急"]["role"] == "takeover"
    assert sections["撤下"]["role"] == "withdraw"


def test_news_expire_in_a_new_folder_and_the_comment_says_so(tmp_path: Path) -> None:
    make_folder(tmp_path, paths.shipped_content())
    text = (tmp_path / "06 工作动态" / "_section.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["expires_days"] == 30
    assert "不生效" not in text
    assert "# expires_days" in text


def test_the_second_time_changes_nothing(tmp_path: Path) -> None:
    make_folder(tmp_path, paths.shipped_content())
    changed = tmp_path / "07 通知与值班" / "02 欢迎词.txt"
    changed.write_text("自己写的", encoding="utf-8")
    (tmp_path / "紧急" / "_section.toml").unlink()
    placed = make_folder(tmp_path, paths.shipped_content())
    assert [file.path for file in placed if file.made] == ["紧急/_section.toml"]
    assert changed.read_text(encoding="utf-8") == "自己写的"


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / MARKER).symlink_to(outside)
    assert Placed(MARKER, made=False) in make_folder(tmp_path / "c", paths.shipped_content())
    assert not outside.exists()


def test_every_folder_has_an_id_of_its_own(tmp_path: Path) -> None:
    for name in "ab":
        make_folder(tmp_path / name, paths.shipped_content())
    one, other = identified(tmp_path / "a"), identified(tmp_path / "b")
    assert one
    assert one != other
    make_folder(tmp_path / "a", paths.shipped_content())
    assert identified(tmp_path / "a") == one


def test_a_marker_without_an_id_gets_one(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text("这里是内容文件夹\n", encoding="utf-8")
    found = identified(tmp_path)
    assert found == identified(tmp_path)
    (tmp_path / MARKER).unlink()
    assert identified(tmp_path) != found


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match=r"[Nn]ot a directory|exists"):
        make_folder(tmp_path / "file", paths.shipped_content())


def test_hidden_files_and_status_pages_are_not_copied(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("a.txt", ".hidden", "00 播放状态（双击查看）.html"):
        (source / name).write_text("x")
    assert [file.path for file in make_folder(tmp_path / "new", source)] == [MARKER, "a.txt"]


def test_only_sections_are_adapted() -> None:
    assert adapted("a.txt", b"# expires_days = 30\n") == b"# expires_days = 30\n"
    assert adapted("_section.toml", b"# expires_days = 30\n") == b"expires_days = 30\n"
    assert adapted("_section.toml", b'title = "a"\n') == b'title = "a"\n'
