"""`signage pin`: asks for a maintenance PIN twice and prints the lines for `signage.toml`. The PIN itself is never written down."""

from __future__ import annotations

import argparse
import getpass
import secrets
import sys

from signage.cli.console import CANNOT_RUN, FINE, WRONG_USAGE, Console
from signage.core.maintenance import LEAST, MOST, is_pin, stored
from signage.words.maintenance import MAINTENANCE

SALT_BYTES = 16


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing: a PIN among the arguments would be seen by everybody on this PC."""
    del parser


def run(options: argparse.Namespace, console: Console) -> int:
    """Ask, and print."""
    del options
    try:
        pin = getpass.getpass(console.of(MAINTENANCE, "ask", least=LEAST, most=MOST))
        if not is_pin(pin):
            return refuse(console, "no-pin")
        if getpass.getpass(console.of(MAINTENANCE, "again")) != pin:
            return refuse(console, "differs")
    except EOFError:
        return refuse(console, "no-terminal", CANNOT_RUN)
    print(console.of(MAINTENANCE, "made"), file=sys.stderr, flush=True)
    print(f'\n[maintenance]\npin = "{stored(pin, secrets.token_bytes(SALT_BYTES))}"', flush=True)
    return FINE


def refuse(console: Console, key: str, code: int = WRONG_USAGE) -> int:
    """One sentence, and the exit code."""
    print(console.of(MAINTENANCE, key, least=LEAST, most=MOST), file=sys.stderr, flush=True)
    return code
