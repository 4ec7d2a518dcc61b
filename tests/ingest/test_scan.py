from __future__ import annotations

import os
from pathlib import Path

import pytest

from signage.ingest.folder.scan import MAX_DEPTH, Form, is_absent, open_file, scan


def test_files_folders_and_section_bytes(tmp_path: Path) -> None:
    (tmp_path / "01").mkdir()
    (tmp_path / "01" / "_section.toml").write_bytes(b'title = "x"')
    (tmp_path / "01" / "a.txt").write_text("a")
    (tmp_path / ".signage-content").touch()
    found = scan(tmp_path)
    assert set(found.files) == {"01/a.txt"}
    assert found.folders == {"": None, "01": b'title = "x"'}
    assert found.marker
    assert found.files["01/a.txt"].form is Form.FILE


def test_links_and_pipes_are_seen_but_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("canary")
    content = tmp_path / "content"
    content.mkdir()
    (content / "link.txt").symlink_to(outside / "secret.txt")
    (content / "folder").symlink_to(outside)
    (content / "loop").symlink_to(".")
    os.mkfifo(content / "pipe.txt")
    found = scan(content)
    assert {path: seen.form for path, seen in found.files.items()} == dict.fromkeys(
        ["link.txt", "folder", "loop", "pipe.txt"], Form.OTHER
    )
    for path in ("link.txt", "folder/secret.txt", "loop/link.txt"):
        with pytest.raises(OSError, match=r"symbolic|directory"):
            open_file(content, path)


def test_depth_has_a_limit(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(40):
        deep /= "d"
    deep.mkdir(parents=True)
    found = scan(tmp_path)
    assert [seen.form for seen in found.files.values()] == [Form.TOO_DEEP]
    assert next(iter(found.files)).count("/") == MAX_DEPTH


def test_names_may_be_any_bytes(tmp_path: Path) -> None:
    names = [b"\xff\xfe.txt", b"a\nb.txt", b"-rf", b"%n;rm.txt", "😀".encode() * 60, b"x" * 255]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("a")
    assert {os.fsencode(path) for path in scan(tmp_path).files} == set(names)


def test_no_folder_is_no_answer(tmp_path: Path) -> None:
    assert scan(tmp_path / "gone").root is None
    assert not is_absent(tmp_path / "gone", "a.txt")
    assert is_absent(tmp_path, "a.txt")
    assert is_absent(tmp_path, "no/a.txt")


def test_section_file_that_is_no_file_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "_section.toml").symlink_to("/etc/hostname")
    assert scan(tmp_path).folders == {"": b"\0"}
