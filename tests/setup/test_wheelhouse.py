"""The wheelhouse is used only for the locks, the Python and the system that it was collected for."""

import json
from pathlib import Path

import pytest

from devtools import environment, stamp, wheelhouse
from devtools.checkout import Checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A clone with a wheelhouse for this very Python and system."""
    made = Checkout(tmp_path)
    (made.root / "requirements").mkdir()
    made.lock("runtime").write_text("a==1\n")
    (made.wheelhouse / "debs").mkdir(parents=True)
    (made.wheelhouse / "debs" / "Packages").touch()
    note(made)
    return made


def note(checkout: Checkout, **changes: str) -> None:
    locks = {"runtime": stamp.digest(checkout.lock("runtime"))}
    text = json.dumps({"schema": 1, **wheelhouse.target(checkout), "locks": locks, **changes})
    (checkout.wheelhouse / wheelhouse.CONTENTS).write_text(text)


def test_what_was_collected_for_here_is_used_without_network(checkout: Checkout) -> None:
    options, source = environment.source_options(checkout, "runtime")

    assert options == ["--no-index", "--find-links", str(checkout.wheelhouse)]
    assert source == "wheelhouse/"
    assert wheelhouse.debs_for_here(checkout) == checkout.wheelhouse / "debs"


def test_a_lock_that_was_not_collected_comes_from_the_network(checkout: Checkout) -> None:
    assert environment.source_options(checkout, "dev")[0] == []


def test_a_newer_lock_is_not_in_an_older_wheelhouse(checkout: Checkout) -> None:
    checkout.lock("runtime").write_text("a==2\n")

    assert not wheelhouse.has_wheels(checkout, "runtime")


@pytest.mark.parametrize("key", ["python", "machine"])
def test_wheels_for_another_python_or_machine_are_not_used(checkout: Checkout, key: str) -> None:
    note(checkout, **{key: "other"})

    assert not wheelhouse.has_wheels(checkout, "runtime")


def test_the_environments_python_counts_and_not_the_one_that_runs_this(checkout: Checkout) -> None:
    (checkout.venv / "lib" / "python3.99").mkdir(parents=True)

    assert wheelhouse.target(checkout)["python"] == "python3.99"
    assert not wheelhouse.has_wheels(checkout, "runtime")


@pytest.mark.parametrize("key", ["system", "machine"])
def test_debs_for_another_system_are_not_used(checkout: Checkout, key: str) -> None:
    note(checkout, **{key: "other"})

    assert wheelhouse.debs_for_here(checkout) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"locks": 1}'])
def test_a_damaged_note_is_no_wheelhouse(checkout: Checkout, text: str) -> None:
    (checkout.wheelhouse / wheelhouse.CONTENTS).write_text(text)

    assert not wheelhouse.has_wheels(checkout, "runtime")
    assert wheelhouse.debs_for_here(checkout) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [('ID=debian\nVERSION_ID="12"\n', "debian 12"), ("ID=arch\n", "arch"), ("", "")],
)
def test_a_release_has_a_name(tmp_path: Path, text: str, name: str) -> None:
    path = tmp_path / "os-release"
    path.write_text(text)

    assert wheelhouse.release(path) == name
    assert wheelhouse.release(tmp_path / "none") == ""
