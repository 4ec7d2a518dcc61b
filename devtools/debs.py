"""A folder of .deb files that apt can install from without a network.

In: package names; later the folder. Out: the files with all they depend on, and an index of them.
Never: downgrades what is installed (apt chooses, as from any source), touches apt's own settings.
"""

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools.shell import run
from devtools.words import Problem


def collect(names: tuple[str, ...], folder: Path, log: Path) -> Problem | None:
    """Download the packages and everything they need, as for a PC that has nothing, and index them."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="signage-debs-") as temporary:
        nothing = Path(temporary, "status")
        nothing.touch()
        archives = Path(temporary, "archives")
        (archives / "partial").mkdir(parents=True)
        settings = (
            f"Dir::State::status={nothing}",
            f"Dir::Cache::archives={archives}",
            "Debug::NoLocking=1",
            "APT::Sandbox::User=root",
        )
        options = [part for setting in settings for part in ("-o", setting)]
        failed = run(
            ["apt-get", "-qq", *options, "install", "-y", "--download-only", "--no-install-recommends", *names], log
        )
        if failed is None:
            for deb in sorted(archives.glob("*.deb")):
                shutil.copy2(deb, folder / deb.name.replace("%3a", "_"))
            (folder / "Packages").write_text(index(folder), encoding="utf-8")
        return failed


def index(folder: Path) -> str:
    """What apt reads as a repository's `Packages`: each file's own control text, size and SHA-256."""
    entries = []
    for deb in sorted(folder.glob("*.deb")):
        control = subprocess.run(["dpkg-deb", "--field", str(deb)], capture_output=True, check=True, encoding="utf-8")
        sha256 = hashlib.sha256(deb.read_bytes()).hexdigest()
        place = f"Filename: ./{deb.name}\nSize: {deb.stat().st_size}\nSHA256: {sha256}\n"
        entries.append(control.stdout.rstrip("\n") + "\n" + place)
    return "\n".join(entries)


@contextmanager
def local_repository(folder: Path) -> Iterator[list[str]]:
    """The apt options that make the folder the only source. A link gives it a path without spaces."""
    with tempfile.TemporaryDirectory(prefix="signage-apt-") as temporary:
        here = Path(temporary)
        (here / "debs").symlink_to(folder.resolve())
        (here / "lists" / "partial").mkdir(parents=True)
        source = here / "only.list"
        source.write_text(f"deb [trusted=yes] file:{here / 'debs'} ./\n", encoding="utf-8")
        settings = (
            f"Dir::Etc::sourcelist={source}",
            "Dir::Etc::sourceparts=-",
            f"Dir::State::lists={here / 'lists'}",
            "APT::Sandbox::User=root",
        )
        yield [part for setting in settings for part in ("-o", setting)]
