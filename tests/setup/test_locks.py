"""What is locked: every package with hashes, none twice, and no word of where it came from."""

import re
from pathlib import Path

import pytest

from devtools import locks
from devtools.checkout import HERE, LOCKS


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_and_has_hashes(name: str) -> None:
    text = HERE.lock(name).read_text(encoding="utf-8")
    requirements = [part for part in re.split(r"\n(?=\S)", text) if not part.startswith("#")]

    assert len(requirements) > 1
    for requirement in requirements:
        first, *rest = requirement.splitlines()
        assert re.match(r"[a-z0-9._-]+==[0-9][^ ]* ", first), first
        assert rest, first
        assert all(re.fullmatch(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?", line) for line in rest), first


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_a_host_or_a_folder(name: str) -> None:
    text = HERE.lock(name).read_text(encoding="utf-8")

    assert not re.search(r"://|--index|--find-links|--trusted|file:|@ ", text)
    assert not [line for line in text.splitlines()[1:] if "/" in line]


def test_no_package_is_locked_twice() -> None:
    names = [name for lock in LOCKS for name in locks.locked(HERE.lock(lock))]

    assert sorted(names) == sorted(set(names))


def test_only_the_essentials_of_qt_are_installed() -> None:
    text = HERE.lock("runtime").read_text(encoding="utf-8")

    assert {name for name in locks.locked(HERE.lock("runtime")) if "pyside" in name} == {"pyside6-essentials"}
    assert "\npyside6-essentials==6.11.3 " in text  # 6.12.0 crashes Python 3.10 and 3.11


def test_tidying_drops_remarks_and_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "some.lock"
    path.write_text("# by a tool\npip==1 \\\n    --hash=sha256:00\n    # via x\n\n# left out:\n# y\n")

    locks.tidy(path)

    assert path.read_text().splitlines()[1:] == ["pip==1 \\", "    --hash=sha256:00"]


def test_a_lock_that_is_not_there_has_no_packages(tmp_path: Path) -> None:
    assert locks.locked(tmp_path / "none.lock") == set()
