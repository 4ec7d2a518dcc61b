"""Who may import whom. When this breaks, the message says the rule and the fix."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SIGNAGE = Path(__file__).parent.parent / "signage"
EVERYONE = "*"

# package or module of signage -> the others that it may import. `core` stands below all, `cli` above all.
INSIDE = {
    "core": set(),
    "system": set(),
    "paths": {"system"},
    "logs": {"core", "system"},
    "channel": set(),
    "lastpicture": set(),
    "words": {"core"},
    "snapshots": {"core", "system"},
    "facts": {"core", "words"},
    "config": {"core", "system", "words", "paths", "snapshots", "facts"},
    "kinds": {"core", "words"},
    "ingest": {"core", "system", "words", "paths", "logs", "snapshots", "kinds", "facts"},
    "layout": {"core"},
    "ledger": {"core", "system"},
    "screen": {
        "core",
        "system",
        "words",
        "paths",
        "logs",
        "snapshots",
        "facts",
        "layout",
        "ledger",
        "channel",
        "lastpicture",
    },
    "curtain": {"core", "snapshots", "lastpicture", "supervise", "system"},
    "supervise": {"core", "system", "paths", "channel", "snapshots"},
    "kiosk": {"core", "words", "paths", "system", "snapshots", "logs"},
    "paper": {"core", "words"},
    "app": {EVERYONE},
    "foresight": {EVERYONE},
    "cli": {EVERYONE},
    "__main__": {"cli"},
}
# ... -> the packages from outside that it may import. Not named here: the standard library only.
OUTSIDE = {
    "facts": {"lunar_python", "chinese_calendar"},
    "config": {"pydantic", "pydantic_core"},
    "kinds": {"PIL", "pypdfium2", "lxml", "docx", "markdown_it", "mdit_py_plugins", "mdit_py_cjk_friendly"},
    "ingest": {"watchdog", "PIL", "rich"},
    "layout": {"PySide6", "qrcode", "PIL"},
    "screen": {"PySide6"},
    "curtain": {"PySide6"},
    "kiosk": {"openpyxl"},
    "paper": {"PySide6"},
    "ledger": {"openpyxl"},
    "app": {EVERYONE},
    "cli": {"rich"},
}
# The rooms of a package, and the other rooms that each may know. All may know the values that lie beside the rooms.
ROOMS: dict[str, dict[str, set[str]]] = {
    "core": {
        "calendar": set(),
        "text": {"calendar"},
        "cards": {"calendar", "text"},
        "tables": {"calendar", "text", "cards"},
        "gate": {"cards"},
        "schedule": {"calendar", "text"},
        "ledger": set(),
        "occasions": {"calendar", "cards"},
        "rotation": {"calendar", "occasions"},
        "display": {"cards"},
        "check.py": {"calendar", "rotation"},
        "inspection.py": {"calendar", "rotation"},
        "outlook.py": {"calendar", "rotation", "check.py"},
    },
    "ingest": {
        "folder": set(),
        "worker": set(),
        "verdict": {"folder", "worker"},
        "publish": {"folder"},
        "status": {"folder", "verdict", "publish"},
    },
    "kinds": {
        "texts": set(),
        "picture": set(),
        "office": {"texts"},
        "pdf": {"picture"},
        "word": {"texts", "office", "picture"},
        "tables": {"texts", "office", "word"},
        "worker": {"texts", "tables"},
    },
    "screen": {
        "picture": set(),
        "window": {"picture"},
        "record": {"picture"},
        "stage": {"picture", "record"},
    },
}
# The values beside the rooms that hold what a room is about.
BESIDE: dict[str, set[str]] = {
    "snapshot.py": {"calendar"},
    "settings.py": {"calendar"},
    "item.py": {"calendar"},
}
TYPING = {"typing_extensions"}
FIX = {
    "core": "The core is pure: hand in what it needs as an argument, or move the code out of signage/core.",
    "kinds": "A kind runs in the sandboxed worker: let ingest call it, and put shared values into signage/core.",
    "screen": "The player opens the snapshot and nothing else: read it by signage/snapshots.",
    "supervise": "The supervisor outlives all others: the standard library, signage/core and signage/paths are its world.",
    "layout": "Layout knows documents and themes, not the player: move shared values into signage/core.",
}
FILES = sorted(SIGNAGE.rglob("*.py"))


def owner(file: Path) -> str:
    return file.relative_to(SIGNAGE).parts[0].removesuffix(".py")


def imports(file: Path) -> set[str]:
    """Full names of the modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute here"
            if node.module == "signage":
                found |= {f"signage.{alias.name}" for alias in node.names}
            else:
                found.add(str(node.module))
    return found


def dotted(file: Path) -> str:
    """The full name of a module of ours, as it is imported."""
    return ".".join(("signage", *file.relative_to(SIGNAGE).with_suffix("").parts)).removesuffix(".__init__")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SIGNAGE)))
def test_imports_point_one_way(file: Path) -> None:
    me = owner(file)
    if file == SIGNAGE / "__init__.py":
        assert not imports(file), "signage/__init__.py imports nothing: every start would pay for it"
        return
    assert me in INSIDE, f"signage/{me} is new: say in the table INSIDE of this test what it may import"
    fix = FIX.get(me, "Move the code to where it may know this, or hand it in as an argument.")
    for name in imports(file):
        first, _, rest = name.partition(".")
        other = rest.split(".")[0]
        if first == "signage":
            allowed = INSIDE[me] | {me, "", "__version__"}
            assert EVERYONE in allowed or other in allowed, f"signage/{me} must not import signage.{other}. {fix}"
        elif first not in sys.stdlib_module_names and first not in {"tomllib", "__future__"}:
            allowed = OUTSIDE.get(me, set()) | TYPING
            assert EVERYONE in allowed or first in allowed, f"signage/{me} must not import {first}. {fix}"


def room(package: str, name: str) -> str:
    """The room of `signage.<package>.<name>`; a module beside the rooms has its file's name."""
    return name if (SIGNAGE / package / name).is_dir() else f"{name.removesuffix('.py')}.py"


@pytest.mark.parametrize("file", [file for file in FILES if owner(file) in ROOMS], ids=dotted)
def test_rooms_know_each_other_one_way(file: Path) -> None:
    package, rooms = owner(file), ROOMS[owner(file)]
    me = room(package, file.relative_to(SIGNAGE / package).parts[0])
    assert me.endswith(".py") or me in rooms, f"{package}/{me} is a new room: say in ROOMS what it may know"
    if me not in rooms and package != "core":
        return  # what lies beside the rooms puts them together; of the core it holds the values that all know
    for name in imports(file):
        if name.startswith(f"signage.{package}."):
            other = room(package, name.split(".")[2])
            allowed = rooms.get(me, set()) | BESIDE.get(me, set()) | {me}
            assert other in allowed or other not in rooms, f"{package}/{me} must not know {package}/{other}"


def test_the_rules_saw_the_house() -> None:
    owners = {owner(file) for file in FILES}
    assert len(FILES) > 60
    assert {"core", "words", "config", "kinds", "ingest", "layout", "screen", "supervise", "kiosk", "cli"} <= owners
    assert any("signage.core.settings" in imports(file) for file in FILES)
    assert any("PySide6.QtGui" in imports(file) for file in FILES)


HEAVY = "{'PySide6', 'shiboken6', 'PIL', 'pydantic', 'pydantic_core', 'rich', 'lxml', 'docx', 'watchdog'}"


def loaded_by(code: str) -> str:
    script = f"{code}\nimport sys\nprint(sorted({HEAVY} & {{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def modules(package: str) -> list[str]:
    found = [dotted(file) for file in (SIGNAGE / package).rglob("*.py") if file.stem != "__main__"]
    assert found
    return found


@pytest.mark.parametrize("package", ["core", "system", "words", "snapshots", "supervise", "kiosk"])
def test_light_packages_stay_light(package: str) -> None:
    assert loaded_by("\n".join(f"import {name}" for name in modules(package))) == "[]"


def test_the_way_to_the_first_picture_is_short() -> None:
    assert loaded_by("import signage.cli.main, signage.cli.run, signage.config.compiled") == "[]"


def test_the_guard_sees_a_heavy_import() -> None:
    assert loaded_by("import signage.config.read") == "['pydantic', 'pydantic_core']"
