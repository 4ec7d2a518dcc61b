"""The door of the program: which command, in which language; nothing leaves it but sentences and an exit code.

Each command's module is imported only when it is asked for, so that `signage run` starts fast.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import signage
from signage import paths
from signage.cli.console import CANNOT_RUN, FINE, WRONG_USAGE, Console, Parser, helped, language
from signage.system.footing import make_firm
from signage.words.help import HELP

COMMANDS = (
    "run",
    "check",
    "plan",
    "shot",
    "report",
    "inspect",
    "alert",
    "meeting",
    "init",
    "setup",
    "testcard",
    "mourning",
    "withdraw",
    "kiosk",
    "pin",
    "doctor",
)
LATER = (
    "review",
    "approve",
    "refuse",
    "recall",
    "board",
    "label",
)
LOG = "trouble.log"
MOST_LOG_BYTES = 1 << 20


def main(argv: Sequence[str] | None = None) -> int:
    """Do one command. Returns the exit code: 0 fine, 1 findings, 2 wrong usage, 3 cannot run."""
    make_firm()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    console = Console(language(os.environ))
    try:
        code = dispatch(list(sys.argv[1:] if argv is None else argv), console)
        sys.stdout.flush()
    except SystemExit as ended:  # argparse: 0 after --help, 2 for wrong usage
        return ended.code if isinstance(ended.code, int) else FINE
    except KeyboardInterrupt:
        console.say("interrupted")
        return CANNOT_RUN
    except BrokenPipeError:  # whoever read our output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception:  # noqa: BLE001 - the one door of this process: log once, say one sentence
        import traceback  # noqa: PLC0415 - a start without trouble does not need it

        log = record(traceback.format_exc())
        console.say("bug", log=log) if log else console.say("bug-no-log")
        return CANNOT_RUN
    return code


def dispatch(argv: list[str], console: Console) -> int:
    """Find the command and do it."""
    parser = overview()
    name = next((word for word in argv if not word.startswith("-")), "")
    if "--lang" in argv and name in ("zh", "en"):
        name = next((word for word in argv[argv.index("--lang") + 2 :] if not word.startswith("-")), "")
    if name not in COMMANDS:
        options, _ = parser.parse_known_args(argv)
        console.lang = getattr(options, "lang", console.lang)
        if not name:
            parser.print_help(sys.stderr)
        elif name in LATER:
            console.say("not-in-this-version", name=name)
        else:
            print(console.hinted("unknown-command", name, COMMANDS, name=name), file=sys.stderr)
        return WRONG_USAGE
    at = argv.index(name)
    module = import_module(f"signage.cli.{name}")
    own: Parser = Parser(name)
    module.add_arguments(own)
    options = own.parse_args([*argv[:at], *argv[at + 1 :]])
    console.lang = getattr(options, "lang", console.lang)
    return int(module.run(options, console))


def overview() -> Parser:
    """What `signage --help` shows."""
    parser = Parser("signage", usage="signage [--lang {zh,en}] COMMAND …")
    version = f"signage {signage.__version__}"
    parser.add_argument("--version", action="version", version=version, help=helped("version"))
    lines = [f"  {name:<10} {' / '.join(HELP[name])}" for name in COMMANDS]
    parser.epilog = "\n".join([f"{helped('commands')}:", *lines, "", *HELP["more"], *HELP["exit-codes"]])
    return parser


def record(text: str) -> Path | None:
    """Append a traceback to the log of this user; None where it cannot be written."""
    folder = paths.state_root(os.environ)
    log = folder / LOG
    try:
        paths.make_private(folder)
        if log.exists() and log.stat().st_size > MOST_LOG_BYTES:
            log.replace(log.with_suffix(".old"))
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text + "\n")
    except OSError:
        return None
    return log
