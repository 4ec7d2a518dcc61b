"""The environment's stamp, its command, and what a move or a new lock file asks for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import environment, stamp
from devtools.checkout import Checkout
from devtools.stamp import Stamp

LOCKS = ("bootstrap", "runtime")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A clone that has been set up, without its packages."""
    made = Checkout(tmp_path / "clone")
    (made.root / "requirements").mkdir(parents=True)
    for lock in LOCKS:
        made.lock(lock).write_text(f"{lock}==1\n")
    made.command.parent.mkdir(parents=True)
    made.command.touch()
    made.python.symlink_to(sys.executable)
    locks = {lock: stamp.digest(made.lock(lock)) for lock in LOCKS}
    stamp.write(made, Stamp(stamp.LAYOUT, str(made.root), stamp.interpreter(made), locks, ("bubblewrap",)))
    return made


def is_fresh(checkout: Checkout) -> bool:
    return stamp.fresh(checkout, stamp.read(checkout), LOCKS)


def test_an_unchanged_checkout_is_fresh_and_its_stamp_reads_back(checkout: Checkout) -> None:
    assert is_fresh(checkout)
    assert stamp.read(checkout).missing == ("bubblewrap",)
    assert sorted(path.name for path in checkout.venv.iterdir()) == ["bin", "setup-stamp.json"]


def test_a_changed_lock_is_the_only_stale_one(checkout: Checkout) -> None:
    checkout.lock("runtime").write_text("runtime==2\n")

    assert not is_fresh(checkout)
    assert stamp.stale(checkout, stamp.read(checkout), LOCKS) == ("runtime",)


def test_a_lock_that_was_never_installed_is_stale_even_when_its_file_is_gone(checkout: Checkout) -> None:
    assert stamp.stale(checkout, stamp.read(checkout), ("dev",)) == ("dev",)


def test_a_moved_checkout_is_usable_but_not_fresh(checkout: Checkout) -> None:
    there = Checkout(checkout.root.with_name("标牌 2"))
    checkout.root.rename(there.root)

    assert stamp.usable(there, stamp.read(there))
    assert stamp.moved(there, stamp.read(there))
    assert not is_fresh(there)


def test_another_interpreter_behind_the_link_is_not_usable(checkout: Checkout, tmp_path: Path) -> None:
    other = tmp_path / "python3.99"
    other.touch()
    checkout.python.unlink()
    checkout.python.symlink_to(other)

    assert not stamp.usable(checkout, stamp.read(checkout))


def test_an_interpreter_that_is_gone_is_not_usable(checkout: Checkout) -> None:
    checkout.python.unlink()
    checkout.python.symlink_to("/nowhere/python3")

    assert stamp.interpreter(checkout) == ""
    assert not stamp.usable(checkout, stamp.read(checkout))


def test_a_lost_command_is_not_fresh(checkout: Checkout) -> None:
    checkout.command.unlink()

    assert not is_fresh(checkout)


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "{}", '{"layout": 1, "root": "/", "python": "", "locks": 3, "missing": []}']
)
def test_a_damaged_stamp_is_no_stamp(checkout: Checkout, damage: str) -> None:
    checkout.stamp.write_text(damage)

    assert stamp.read(checkout) == Stamp()
    assert not is_fresh(checkout)


def test_an_older_layout_is_not_used(checkout: Checkout) -> None:
    stamp.write(checkout, stamp.read(checkout)._replace(layout=stamp.LAYOUT - 1))

    assert not stamp.usable(checkout, stamp.read(checkout))


def test_the_same_lack_as_last_time_is_not_tried_again(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    package = environment.system.Package("bubblewrap", "program", "no-such-program-here", "play")
    monkeypatch.setattr(environment.system, "PACKAGES", (package,))
    tried: list[tuple[str, ...]] = []
    monkeypatch.setattr(
        environment.system,
        "install",
        lambda _checkout, wanted, debs: tried.append(environment.system.names(wanted)),  # noqa: ARG005
    )

    assert environment.ensure(checkout, LOCKS, ("start", "play"), again=False) is None
    assert tried == []
    assert environment.ensure(checkout, LOCKS, ("start", "play"), again=True) is None
    assert tried == [("bubblewrap",)]


def test_without_a_start_package_nothing_starts_and_the_one_command_is_said(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = environment.system.Package("libgl1", "library", "libNoSuch.so.1", "start")
    monkeypatch.setattr(environment.system, "PACKAGES", (package,))
    monkeypatch.setattr(environment.system, "as_admin", lambda: None)

    failed = environment.ensure(checkout, LOCKS, ("start",), again=False)

    assert failed is not None
    assert failed.key == environment.CANNOT_START
    assert failed.fields["command"] == "sudo apt-get install -y --no-install-recommends libgl1"


def test_a_missing_lock_file_is_named(checkout: Checkout) -> None:
    failed = environment.packages(checkout, stamp.read(checkout), (*LOCKS, "dev"))

    assert failed is not None
    assert (failed.key, failed.fields) == ("no-lock", {"path": "requirements/dev.lock"})


@pytest.mark.parametrize("folder", ["plain", "with space", "标牌", "long" + "g" * 130])
def test_the_command_runs_from_any_folder(tmp_path: Path, folder: str) -> None:
    made = Checkout(tmp_path / folder)
    package = made.root / "signage" / "cli"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    (package / "__init__.py").touch()
    (package / "main.py").write_text("def main():\n    print('played')\n    return 1\n")
    environment.venv.EnvBuilder(with_pip=False, symlinks=True).create(made.venv)
    environment.make_command(made)

    for locale in ("C", "C.UTF-8"):
        env = {"PATH": os.environ["PATH"], "LC_ALL": locale}
        done = subprocess.run([made.command], capture_output=True, text=True, check=False, env=env, cwd="/")
        assert (done.returncode, done.stdout, done.stderr) == (1, "played\n", "")


def test_after_a_move_scripts_lead_to_the_new_folder_and_the_rest_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "tool").write_text("#!/old/place/.venv/bin/python\nprint('/old/place/.venv/')\n")
    (tmp_path / "other").write_text("#!/bin/sh\n# /old/placement/.venv/\n")
    (tmp_path / "activate").write_text("VIRTUAL_ENV='/old/place/.venv'\nPS1='/old/place/.venv'\n")
    (tmp_path / "binary").write_bytes(b"\x7fELF/old/place/.venv/")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    environment.put_right(tmp_path, "/old/place", "/new")

    assert (tmp_path / "tool").read_text() == "#!/new/.venv/bin/python\nprint('/old/place/.venv/')\n"
    assert (tmp_path / "activate").read_text() == "VIRTUAL_ENV='/new/.venv'\nPS1='/new/.venv'\n"
    assert (tmp_path / "other").read_text() == "#!/bin/sh\n# /old/placement/.venv/\n"
    assert (tmp_path / "binary").read_bytes() == b"\x7fELF/old/place/.venv/"
