"""Who writes files, and how. Everything that is to outlive a power cut goes through `write_durably`; whatever does not has its reason here.

When this breaks: write with `signage.snapshots.write.write_durably`, or say in the table why a torn or missing file does no harm.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SIGNAGE = Path(__file__).parent.parent / "signage"
HELPER = "snapshots/write.py"
LOCK = "a lock: nothing stands in it"
AWAY = "a folder that is gone with the command"
EXPORT = "a person's own file, at a place of his choice, perhaps a device; it can be made again"
SQLITE = "SQLite writes: WAL, synchronous=FULL; its name is made certain by sync_folder"
MEMORY = "into memory"
# module -> calls that write, rename or copy, and why they need no more care.
REASONS: dict[str, dict[str, str]] = {
    HELPER: {"os.open": "the helper itself", "replace": "the helper itself"},
    "cli/check.py": {"tempfile": AWAY},
    "cli/inspect.py": {"tempfile": AWAY},
    "cli/main.py": {
        "os.open": "the null device",
        "open": "the log of faults, a line at the end",
        "replace": "the log of faults, put aside where it is long",
    },
    "cli/plan.py": {"write_text": EXPORT},
    "cli/report.py": {"write_bytes": EXPORT},
    "cli/withdraw.py": {"shutil": "the move of a file that is where it was, or where it goes to"},
    "app.py": {"tempfile": AWAY},
    "system/footing.py": {"os.open": "the null device", "open": "the null device"},
    "foresight.py": {"tempfile": AWAY},
    "ingest/loop.py": {"save": "a method of ours that uses the helper"},
    "ingest/upkeep.py": {"save": "a method of ours that uses the helper"},
    "ingest/folder/source.py": {
        "os.open": "the private copy of a file, without a name",
        "tempfile": "the same, its name removed",
    },
    "kinds/worker/converter.py": {"write_text": "in the sandbox's memory"},
    "kinds/worker/limits.py": {"open": "a file of the kernel's"},
    "kinds/picture/derivative.py": {"save": MEMORY},
    "kiosk/schedule_template.py": {"save": MEMORY},
    "kiosk/table_templates.py": {"save": MEMORY},
    "ledger/export.py": {"save": EXPORT, "replace": EXPORT},
    "ledger/file.py": {"os.open": SQLITE, "sqlite3": SQLITE},
    "ledger/salvage.py": {
        "tempfile": "a folder beside the ledger, for the copy that is mended",
        "shutil": "the copy that is mended; the damaged file stays",
        "replace": "the mended file was synced before, the folder after",
    },
    "ledger/second.py": {"os.open": "a file that grows by whole lines, each synced before it counts, with a seal"},
    "system/locking.py": {"os.open": LOCK},
    "logs.py": {"_Ring": "the log: a lost line does no harm"},
    "system/reserve.py": {"os.open": "zeros that are to be given up"},
    "screen/picture/glance.py": {"save": MEMORY},
    "screen/shot.py": {"save": EXPORT},
    "screen/record/proof.py": {
        "write_text": "written anew every ten seconds; a torn one is no report",
        "replace": "the same",
    },
    "supervise/child.py": {"os.open": "a file of the kernel's"},
}
WRITING = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_APPEND", "O_TRUNC"}
PAINTER = {"painter"}


def kind_of(call: ast.Call) -> str:
    """What a call writes with; "" where it writes nothing."""
    function = call.func
    if isinstance(function, ast.Name):
        opens = function.id == "open" and _may_write(call.args[1:2], call)
        return function.id if opens or function.id in {"RotatingFileHandler", "_Ring", "copyfile", "mkstemp"} else ""
    if not isinstance(function, ast.Attribute):
        return ""
    base = function.value.id if isinstance(function.value, ast.Name) else ""
    match base, function.attr:
        case "os", "open":
            flags = {node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute)}
            return "os.open" if flags & WRITING else ""
        case "os", "replace" | "rename" | "link" | "symlink" | "truncate":
            return "replace" if function.attr in {"replace", "rename"} else ""
        case "tempfile" | "shutil", _:
            return "" if function.attr in {"which", "disk_usage"} else base
        case "sqlite3", "connect":
            return "sqlite3"
        case _, "write_text" | "write_bytes" | "rename":
            return function.attr
        case _, "replace":  # a path has one argument, a text two, a moment named ones
            return "replace" if len(call.args) == 1 and not call.keywords else ""
        case _, "open":
            return "open" if _may_write(call.args[:1], call) else ""
        case _, "save":
            return "" if base in PAINTER or not call.args else "save"
    return ""


def _may_write(mode: list[ast.expr], call: ast.Call) -> bool:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    words = [node.value for node in (*mode, *named) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return any(set(word) & set("wax+") for word in words)


def writers() -> Iterator[tuple[str, str]]:
    for file in sorted(SIGNAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (kind := kind_of(node)):
                yield str(file.relative_to(SIGNAGE)), kind


def test_whatever_is_written_is_written_safely_or_has_a_reason() -> None:
    found: dict[str, set[str]] = {}
    for place, kind in writers():
        found.setdefault(place, set()).add(kind)
    known = {place: set(kinds) for place, kinds in REASONS.items()}
    assert found == known


def test_most_files_go_through_the_helper() -> None:
    calls: Counter[str] = Counter()
    for file in SIGNAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "write_durably":
                calls[str(file.relative_to(SIGNAGE))] += 1
    assert sum(calls.values()) > 15
    assert {"snapshots/write.py", "ingest/verdict/store.py", "config/compiled.py", "snapshots/good.py"} <= set(calls)


def test_the_helper_syncs_before_it_renames_and_the_folder_after() -> None:
    tree = ast.parse((SIGNAGE / HELPER).read_text("utf-8"))
    helper = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "write_durably")
    names = [
        (node.lineno, node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
        for node in ast.walk(helper)
        if isinstance(node, ast.Call)
    ]
    order = [name for _, name in sorted(names) if name in {"write_all", "fsync", "replace", "sync_folder"}]
    assert order == ["write_all", "fsync", "replace", "sync_folder"]


def test_the_lint_sees_each_way_of_writing() -> None:
    ways = {
        'open("a", "w")': "open",
        'path.open("ab")': "open",
        'path.open(mode="x")': "open",
        'path.open("rb")': "",
        'open("a")': "",
        "os.open(path, os.O_RDONLY)": "",
        "os.open(path, os.O_WRONLY | os.O_CREAT)": "os.open",
        "path.write_bytes(b'')": "write_bytes",
        "beside.replace(path)": "replace",
        "os.rename(one, other)": "replace",
        'text.replace("a", "b")': "",
        "moment.replace(tzinfo=None)": "",
        "shutil.copyfile(one, other)": "shutil",
        "painter.save()": "",
        "book.save(out)": "save",
    }
    for code, kind in ways.items():
        call = ast.parse(code, mode="eval").body
        assert isinstance(call, ast.Call)
        assert kind_of(call) == kind, code
