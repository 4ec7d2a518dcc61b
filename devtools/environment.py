"""The environment `.venv`: made, added to, put right after a move.

In: a checkout, and which locks are wanted. Out: None when all is there, otherwise the problem.
Never: a package that is not in a lock with its hash; python3-venv or ensurepip; work when the stamp
says that nothing has changed.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools import stamp, system, wheelhouse
from devtools.checkout import Checkout
from devtools.shell import NEEDED_MB, free_mb, run
from devtools.stamp import Stamp
from devtools.words import Problem, problem, say

CANNOT_START = "needs-system"
LONGEST_SHEBANG = 127  # what Linux reads of a script's first line
SCRIPT = """\
from signage.cli.main import main

raise SystemExit(main())
"""


def ensure(checkout: Checkout, locks: tuple[str, ...], groups: tuple[str, ...], *, again: bool) -> Problem | None:
    """Everything for these locks and groups of system packages. `again`: ask apt even if it failed before."""
    before = stamp.read(checkout)
    lacking = system.missing(system.of(*groups))
    if stamp.fresh(checkout, before, locks) and not again and set(system.names(lacking)) <= set(before.missing):
        return unable(lacking)
    try:
        with only_one(checkout):
            return settle(checkout, locks, lacking)
    except PermissionError:
        return problem("not-writable", path=checkout.root)
    except OSError as error:  # the disk, in all its ways
        if free_mb(checkout.root) < NEEDED_MB:
            return problem("disk-full", path=checkout.root, free=free_mb(checkout.root), needed=NEEDED_MB)
        return problem("other", detail=error.strerror or "?", log=checkout.log)


def unable(lacking: tuple[system.Package, ...]) -> Problem | None:
    """The problem that without these nothing starts, or None with a word about the rest."""
    if not lacking:
        return None
    fields = {"packages": " ".join(system.names(lacking)), "command": system.by_hand(lacking)}
    if any(package.group == "start" for package in lacking):
        return Problem(CANNOT_START, fields)
    say("still-missing", **fields)
    return None


@contextmanager
def only_one(checkout: Checkout) -> Iterator[None]:
    """Two set-ups of one checkout take turns. The folder itself is the lock; nothing is left behind."""
    folder = os.open(checkout.root, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def settle(checkout: Checkout, locks: tuple[str, ...], lacking: tuple[system.Package, ...]) -> Problem | None:
    """Do what is not done yet; the stamp comes last, so that a cut in between is noticed."""
    before = stamp.read(checkout)  # again: another process may have done it while we waited
    if not stamp.fresh(checkout, before, locks):
        failed = packages(checkout, before, locks)
        if failed:
            return failed
    if lacking:
        failed = system.install(checkout, lacking, debs=wheelhouse.debs_for_here(checkout))
        if failed and failed.key != CANNOT_START:
            say(failed.key, **failed.fields)
        lacking = system.missing(lacking)
    now = stamp.read(checkout)
    known = tuple(package for package in system.PACKAGES if package in lacking or package.name in now.missing)
    stamp.write(checkout, now._replace(missing=system.names(system.missing(known))))
    return unable(lacking)


def packages(checkout: Checkout, before: Stamp, locks: tuple[str, ...]) -> Problem | None:
    """The Python side: a usable interpreter, every wanted lock, the command."""
    for lock in locks:
        if not checkout.lock(lock).is_file():
            return problem("no-lock", path=f"requirements/{lock}.lock")
    if not stamp.usable(checkout, before):
        if free_mb(checkout.root) < NEEDED_MB:
            return problem("disk-full", path=checkout.root, free=free_mb(checkout.root), needed=NEEDED_MB)
        say("environment")
        checkout.stamp.unlink(missing_ok=True)
        shutil.rmtree(checkout.venv, ignore_errors=True)
        venv.EnvBuilder(with_pip=False, symlinks=True).create(checkout.venv)
        before = Stamp()
    elif stamp.moved(checkout, before):
        say("repair")
        put_right(checkout.venv / "bin", before.root, str(checkout.root))
    installed = dict(before.locks)
    for lock in stamp.stale(checkout, before, locks):
        failed = bootstrap(checkout) if lock == "bootstrap" else requirements(checkout, lock)
        if failed:
            return failed
        installed[lock] = stamp.digest(checkout.lock(lock))
    make_command(checkout)
    interpreter = stamp.interpreter(checkout)
    stamp.write(checkout, Stamp(stamp.LAYOUT, str(checkout.root), interpreter, installed, before.missing))
    return None


def source_options(checkout: Checkout, lock: str) -> tuple[list[str], str]:
    """Where pip is to look for this lock's files, as options and as a word."""
    if wheelhouse.has_wheels(checkout, lock):
        return ["--no-index", "--find-links", str(checkout.wheelhouse)], "wheelhouse/"
    if wheelhouse.contents(checkout):
        say("unlike-wheelhouse")
    return [], "PyPI / pip config"


def bootstrap(checkout: Checkout) -> Problem | None:
    """pip and setuptools, locked like all else. From the wheelhouse no pip is needed before."""
    options, _ = source_options(checkout, "bootstrap")
    lock = str(checkout.lock("bootstrap"))
    folder = checkout.venv / "bootstrap"
    if options:
        folder = checkout.wheelhouse
    else:
        pip_of_system = [getattr(sys, "_base_executable", sys.executable), "-m", "pip"]
        if run([*pip_of_system, "--version"], checkout.log):
            failed = system.install(checkout, (system.PIP,))
            if failed or run([*pip_of_system, "--version"], checkout.log):
                return problem("no-pip", command=system.by_hand((system.PIP,)))
        argv = [*pip_of_system, "download", "-q", "--require-hashes", "--no-deps", "--only-binary", ":all:"]
        failed = run([*argv, "-d", str(folder), "-r", lock], checkout.log)
        if failed:
            return failed
    pip = next(iter(sorted(folder.glob("pip-*.whl"))))
    argv = [str(checkout.python), str(pip / "pip"), "install", "-q", "--no-index", "--find-links", str(folder)]
    failed = run([*argv, "--require-hashes", "--no-deps", "-r", lock], checkout.log)
    shutil.rmtree(checkout.venv / "bootstrap", ignore_errors=True)
    return failed


def requirements(checkout: Checkout, lock: str) -> Problem | None:
    """One lock's packages, by the environment's own pip."""
    options, source = source_options(checkout, lock)
    say("packages", lock=f"requirements/{lock}.lock", source=source)
    argv = [str(checkout.python), "-m", "pip", "install", *wheelhouse.PIP_OPTIONS, *options]
    return run([*argv, "-r", str(checkout.lock(lock))], checkout.log, show=sys.stderr.isatty())


def make_command(checkout: Checkout) -> None:
    """`.venv/bin/signage`, and the checkout on the environment's path."""
    (site,) = (checkout.venv / "lib").glob("python3*/site-packages")
    on_path = f"import os, sys; sys.path.append(os.fsdecode({os.fsencode(checkout.root)!r}))\n"  # ASCII in any locale
    (site / "signage-checkout.pth").write_text(on_path, encoding="ascii")
    checkout.command.write_text(first_lines(checkout.python) + SCRIPT, encoding="utf-8")
    checkout.command.chmod(0o755)
    compile_all(checkout)


def compile_all(checkout: Checkout) -> None:
    """Byte code for the whole program: the workers may read it but never write it. Failing is no fault."""
    argv = [str(checkout.python), "-I", "-m", "compileall", "-q", str(checkout.root / "signage")]
    subprocess.run(argv, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def first_lines(python: Path) -> str:
    """What makes a script run with this interpreter; paths with spaces or of great length go by way of sh."""
    plain = f"#!{python} -I\n"
    if " " not in str(python) and len(plain.encode()) <= LONGEST_SHEBANG:
        return plain
    return f"#!/bin/sh\n'''exec' \"{python}\" -I \"$0\" \"$@\"\n' '''\n"


def put_right(folder: Path, old: str, new: str) -> None:
    """After a move: scripts that name the old environment in their first line, and `activate`, name the new one."""
    here, there = os.fsencode(f"{old}/.venv"), os.fsencode(f"{new}/.venv")
    for script in folder.iterdir():
        if script.is_symlink() or not script.is_file():
            continue
        text = script.read_bytes()
        if script.name.lower().startswith("activate"):
            script.write_bytes(text.replace(here, there))
        elif text.startswith(b"#!" + here + b"/"):
            script.write_bytes(text.replace(here, there, 1))
