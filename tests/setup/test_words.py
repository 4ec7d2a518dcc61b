"""What people read when something is missing: both languages, what to do, no traces."""

import ast
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import commands, shell, words
from devtools.checkout import HERE


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", words.WORDS)
def test_every_sentence_is_there_in_both_languages_with_the_same_facts(key: str) -> None:
    chinese, english = words.WORDS[key]

    assert re.search(r"[\u4e00-\u9fff]", chinese)
    assert not re.search(r"[\u4e00-\u9fff]", english)
    assert fields(chinese) == fields(english)


def test_every_sentence_is_said_somewhere_and_every_said_sentence_is_there() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (HERE.root / "devtools").glob("*.py"))
    table = (HERE.root / "devtools" / "words.py").read_text(encoding="utf-8")
    said = set(re.findall(r'(?:say|problem|Problem)\(\s*"([a-z-]+)"', sources))
    said |= {key for key, _ in shell.REASONS} | {"needs-system"}

    assert table in sources
    assert said == set(words.WORDS)


@pytest.mark.parametrize(
    ("output", "key"),
    [
        ("WARNING: Retrying ... NewConnectionError('[Errno -3] Temporary failure in name resolution')", "no-network"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk-full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "wrong-hash"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificate"),
        ("ERROR: No matching distribution found for pyside6-essentials==6.11.3", "no-package"),
        ("PermissionError: [Errno 13] Permission denied: '/srv'", "not-writable"),
        (
            "NewConnectionError: Network is unreachable\nERROR: No matching distribution found for pip==26.3",
            "no-network",
        ),
        ("E: Could not get lock /var/lib/dpkg/lock-frontend\n", "other"),
        ("", "other"),
    ],
)
def test_a_failure_is_read_from_a_programs_output(tmp_path: Path, output: str, key: str) -> None:
    found = shell.why(output, tmp_path / "setup.log")
    chinese, english = words.sentence(found.key, found.fields)

    assert found.key == key
    assert "Traceback" not in chinese + english
    assert "Errno" not in chinese + english


def test_the_package_without_a_wheel_is_named(tmp_path: Path) -> None:
    found = shell.why("ERROR: No matching distribution found for pyside6-essentials==6.11.3", tmp_path / "setup.log")

    assert found.fields["detail"] == "pyside6-essentials==6.11.3"


def test_a_failed_program_leaves_its_output_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "setup.log"

    assert shell.run([sys.executable, "-c", "pass"], log) is None
    assert not log.exists()
    failed = shell.run([sys.executable, "-c", "raise SystemExit('E: odd')"], log)

    assert failed is not None
    assert failed.fields["detail"] == "E: odd"
    assert "E: odd" in log.read_text(encoding="utf-8")


def dev(*args: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-I", str(HERE.root / "dev.py"), *args]
    return subprocess.run(argv, capture_output=True, encoding="utf-8", check=False, cwd="/")


def test_help_and_wrong_usage_have_their_exit_codes() -> None:
    assert dev("--help").returncode == commands.FINE
    assert dev().returncode == commands.WRONG_USAGE
    assert dev("setup", "--dve").returncode == commands.WRONG_USAGE
    wrong = dev("wheelhose")
    assert wrong.returncode == commands.WRONG_USAGE
    assert wrong.stderr.splitlines() == [
        "没有 wheelhose 这个命令 → wheelhouse",
        "There is no command wheelhose → wheelhouse",
    ]


def test_every_command_is_in_the_help() -> None:
    for name in commands.COMMANDS:
        assert re.search(rf"^  {name}\b", commands.USAGE, re.MULTILINE)


def test_the_entry_can_be_read_by_an_old_python_and_says_what_is_needed() -> None:
    text = (HERE.root / "dev.py").read_text(encoding="utf-8").replace("OLDEST = (3, 11)", "OLDEST = (3, 99)")
    done = subprocess.run(
        [sys.executable, "-I", "-c", text], capture_output=True, encoding="utf-8", check=False, env={"PATH": ""}
    )

    assert done.returncode == commands.CANNOT_RUN
    assert len(done.stderr.splitlines()) == 2
    assert "Python 3.11" in done.stderr
    ast.parse(text, feature_version=(3, 7))
