"""Where things are in one checkout.

In: the checkout's folder. Out: paths. Never: looks whether they exist.
"""

from pathlib import Path
from typing import NamedTuple

LOCKS = ("bootstrap", "runtime", "dev")


class Checkout(NamedTuple):
    """One clone of the repository."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def command(self) -> Path:
        return self.venv / "bin" / "signage"

    @property
    def stamp(self) -> Path:
        return self.venv / "setup-stamp.json"

    @property
    def log(self) -> Path:
        return self.root / "setup.log"

    @property
    def wheelhouse(self) -> Path:
        return self.root / "wheelhouse"

    def lock(self, name: str) -> Path:
        """The lock file called `name`, one of LOCKS."""
        return self.root / "requirements" / f"{name}.lock"


HERE = Checkout(Path(__file__).resolve().parents[1])
