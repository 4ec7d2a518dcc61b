"""What is said before anything is written, where an autostart could not work."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from signage.kiosk.hindrance import hindrance
from signage.kiosk.machine import Machine
from signage.kiosk.site import Form
from signage.words.fill import fill
from signage.words.kiosk import KIOSK

CASES = [
    ("a desktop", Form.USER, "player", {}, (), None),
    ("the same once more", Form.USER, "player", {}, (Form.USER,), None),
    ("another one is there", Form.USER, "player", {}, (Form.USER, Form.AUTOSTART), "other-form"),
    ("with sudo, of a desktop", Form.AUTOSTART, "root", {"SUDO_USER": "player"}, (), "no-sudo"),
    ("without a desktop, with sudo", Form.CAGE, "player", {"SUDO_USER": "admin"}, (), None),
    ("nobody was named", Form.CAGE, "root", {"SUDO_USER": "admin"}, (), "not-as-root"),
    ("a name with a mistake", Form.CAGE, "plaier", {}, (), "no-such-user"),
    ("no display server", Form.XORG, "player", {}, (), "no-program"),
    ("of another system", Form.TASK, "player", {}, (), "form-elsewhere"),
]


class Pc(Machine):
    """Has cage, and a user who plays."""

    def program(self, name: str) -> str:
        return "/usr/bin/cage" if name == "cage" else ""

    def knows(self, user: str) -> bool:
        return user == "player"


@pytest.mark.parametrize(
    ("form", "user", "environ", "there", "key"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_speaks_against_it(
    form: Form, user: str, environ: dict[str, str], there: tuple[Form, ...], key: str | None
) -> None:
    found = hindrance(form, user, Pc(environ, datetime.now(UTC), Path("/nowhere")), there)
    assert (found[0] if found else None) == key
    if found:
        assert all("{" not in text for text in fill(KIOSK, found[0], **found[1]))


def test_on_windows_only_the_task(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pc, "is_windows", property(lambda _: True))
    pc = Pc({}, datetime.now(UTC), Path("/nowhere"))
    assert hindrance(Form.TASK, "PC\\player", pc, ()) is None
    assert hindrance(Form.CAGE, "player", pc, ()) == ("form-elsewhere", {"form": Form.CAGE})


def test_users_are_looked_up(tmp_path: Path) -> None:
    pc = Machine({}, datetime.now(UTC), tmp_path)
    assert pc.knows("root")
    assert not pc.knows("no-user-of-this-name")
