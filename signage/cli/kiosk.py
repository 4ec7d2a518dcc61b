"""`signage kiosk`: this PC plays by itself after every start; or no longer; or how that stands."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from signage import paths
from signage.cli.common import add_where, content_of
from signage.cli.console import CANNOT_RUN, FINDINGS, FINE, Console, helped
from signage.config.compiled import load_settings
from signage.kiosk.choose import desktop_folder, form_for
from signage.kiosk.hindrance import hindrance
from signage.kiosk.install import install, installed, remove
from signage.kiosk.machine import Machine
from signage.kiosk.plan import Plan, plan
from signage.kiosk.site import Form, Site
from signage.words.kiosk import KIOSK, SHORTCUTS

SCHEMA = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `kiosk` can be told."""
    parser.add_argument("action", choices=("install", "status", "remove"), help=helped("kiosk-action"))
    add_where(parser)
    parser.add_argument("--form", choices=tuple(Form), default=None, help=helped("kiosk-form"))
    parser.add_argument("--user", metavar="NAME", default="", help=helped("kiosk-user"))
    parser.add_argument("--dry-run", action="store_true", help=helped("kiosk-dry"))
    parser.add_argument("--json", action="store_true", help=helped("json"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Install, say, or remove."""
    machine = Machine(os.environ, datetime.now(UTC).astimezone())
    site = site_of(options)
    plans = tuple(plan(form, site, shortcut_names(console)) for form in Form)
    if options.action == "status":
        return _status(plans, options, console)
    if options.action == "remove":
        return _remove(plans, options, console)
    form = Form(options.form) if options.form else form_for(machine)
    if form is None:
        return _refuse(console, "no-form")
    chosen = next(one for one in plans if one.form is form)
    if options.dry_run:
        return _show(chosen)
    refused = hindrance(chosen.form, site.user, machine, [one.form for one in installed(plans)])
    if refused is not None:
        key, fields = refused
        return _refuse(console, key, **fields)
    return _install(chosen, console)


def site_of(options: argparse.Namespace) -> Site:
    """The PC, with what the command line says about content and settings as whole paths."""
    given = []
    for name in ("content", "settings"):
        value = getattr(options, name, None)
        given += [f"--{name}", str(paths.absolute(Path(value)))] if value else []
    home = paths.home_of(options.user) if options.user else Path.home()
    program = Path(sys.executable).with_name("signage")
    domain = os.environ.get("USERDOMAIN", "") if sys.platform == "win32" else ""
    user = options.user or "\\".join(filter(None, (domain, getpass.getuser())))
    return Site(program, home, user, desktop_folder(os.environ, home), tuple(given), _written_to(options, home))


def _written_to(options: argparse.Namespace, home: Path) -> tuple[Path, ...]:
    """The folders outside the home that the player will write to, by the settings that it will find: those of its user."""
    environ = {**os.environ, "HOME": str(home)} if options.user else os.environ
    file = paths.settings_file(options.settings, environ)
    settings, _ = load_settings(file, paths.state_root(os.environ))
    content = content_of(options.content, settings, file)
    state = paths.state_dir(content, settings.content.state, environ, file.parent if file else None)
    return tuple(folder for folder in (content, state) if not paths.is_inside(folder, home))


def shortcut_names(console: Console) -> dict[str, str]:
    """The names of program and shortcuts in the person's language."""
    return {key: english if console.lang == "en" else chinese for key, (chinese, english) in SHORTCUTS.items()}


def _show(chosen: Plan) -> int:
    for file in chosen.files:
        print(f"# {file.path}\n{file.text}")
    _print_commands(chosen, chosen.start)
    return FINE


def _install(chosen: Plan, console: Console) -> int:
    trouble = install(chosen)
    if trouble is not None:
        return _refuse(console, _trouble(chosen.form), what=trouble.what, detail=trouble.detail)
    print(console.of(KIOSK, f"installed-{chosen.form}", file=chosen.files[0].path))
    return FINE


def _print_commands(chosen: Plan, commands: Iterable[Sequence[str]]) -> None:
    """As a person would type them, there."""
    for words in commands:
        print(f"$ {subprocess.list2cmdline(words) if chosen.form is Form.TASK else shlex.join(words)}")


def _trouble(form: Form) -> str:
    return {Form.CAGE: "trouble", Form.XORG: "trouble", Form.TASK: "trouble-task"}.get(form, "trouble-desktop")


def _remove(plans: tuple[Plan, ...], options: argparse.Namespace, console: Console) -> int:
    if options.dry_run:
        found = {one.form: one for one in installed(plans)}
        for chosen in plans:
            if chosen.form in found:
                print("\n".join(f"- {path}" for path in found[chosen.form].files))
                _print_commands(chosen, (*((chosen.ends,) if chosen.ends else ()), *chosen.stop))
        if not found:
            print(console.of(KIOSK, "not-installed"))
        return FINE
    form = next((one.form for one in installed(plans)), Form.CAGE)
    gone, trouble = remove(plans)
    for path in gone:
        print(path)
    if trouble is not None:
        return _refuse(console, _trouble(form), what=trouble.what, detail=trouble.detail)
    print(console.of(KIOSK, "removed" if gone else "not-installed"))
    return FINE


def _status(plans: tuple[Plan, ...], options: argparse.Namespace, console: Console) -> int:
    found = installed(plans)
    if options.json:
        forms = [
            {
                "form": one.form.value,
                "current": one.current,
                "enabled": one.enabled,
                "files": [str(path) for path in one.files],
            }
            for one in found
        ]
        print(json.dumps({"schema": SCHEMA, "installed": forms}, ensure_ascii=False, indent=1))
    else:
        for one in found:
            key = "is-installed" if one.current and one.enabled else "is-outdated" if one.enabled else "is-not-enabled"
            print(console.of(KIOSK, key, form=one.form, file=one.files[0]))
        if not found:
            print(console.of(KIOSK, "not-installed"))
        if len(found) > 1:
            print(console.of(KIOSK, "twice"))
    return FINE if len(found) == 1 and found[0].current and found[0].enabled else FINDINGS


def _refuse(console: Console, key: str, **fields: object) -> int:
    print(console.of(KIOSK, key, **fields), file=sys.stderr, flush=True)
    return CANNOT_RUN
