"""The commands of `dev.py`, read aloud from top to bottom.

In: the arguments after `dev.py`. Out: an exit code, or another program in place of this one.
Never: a trace for a failure that was to be expected.
"""

import difflib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from devtools.checkout import HERE
from devtools.words import Problem, say, tell

FINE, FINDINGS, WRONG_USAGE, CANNOT_RUN = 0, 1, 2, 3
RUNTIME = ("bootstrap", "runtime")
DEVELOPMENT = (*RUNTIME, "dev")
PLAY, TEST, BENCH = ("start", "play"), ("start", "play", "test"), ("start", "play", "test", "bench")
CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".coverage", "setup.log", "wheelhouse.part")

USAGE = """\
python3 dev.py 命令 / command

  run [参数 args…]         准备好环境后播放；参数同 signage run
                           sets up what is missing, then plays; arguments as for signage run
  test [--fast] [参数…]    全部检查和测试；--fast 不含真实屏幕的测试；其余参数给 pytest
                           all checks and tests; --fast leaves out those with a real screen; the rest goes to pytest
  setup [--dev]            只准备环境，不播放
                           sets up and does not play
  wheelhouse [--dev]       为没有网络的电脑收集组件
                           collects packages for a PC without network
  bench [参数 args…]       测量性能
                           measures performance
  soak --fuzz [参数 args…]  把损坏的文件放进正在播放的文件夹，看有没有程序退出
                           drops damaged files into the folder of a running player and watches that nothing ends
  soak --changes N         换 N 次画面，看内存会不会一直长
                           changes the slide N times and watches that memory does not grow
  soak --kills N           杀 N 次写台账的进程，看记下的有没有丢
                           kills the writer of the ledger N times and counts what is lost
  soak --power-cuts N      断 N 次电，看记下的和发布的有没有丢
                           cuts the power N times and counts what of ledger and snapshots is lost
  soak --kills-of-player N 杀 N 次播放程序，看有没有黑屏，多久又动起来
                           kills the player N times: is anything black, how soon does it move again
  soak --minutes N         N 分钟，故障一个接一个，看画面和内存
                           N minutes with one fault after another; watches the screen and memory
  lock [--upgrade]         重新锁定组件版本
                           locks the versions of packages again
  clean [--all]            删除环境和缓存；--all 连同 wheelhouse/
                           deletes the environment and caches; --all also wheelhouse/
"""


def main(argv: list[str]) -> int:
    """Do one command. Returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    if not argv or argv[0] in {"-h", "--help", "help"}:
        print(USAGE, end="")
        return FINE if argv else WRONG_USAGE
    name, *rest = argv
    if name not in COMMANDS:
        near = difflib.get_close_matches(name, COMMANDS, n=1)
        say("unknown-command", name=name, hint=f" → {near[0]}" if near else "")
        return WRONG_USAGE
    if not sys.platform.startswith("linux"):
        say("not-linux")
        return CANNOT_RUN
    try:
        done = COMMANDS[name](rest)
    except KeyboardInterrupt:
        say("interrupted")
        return CANNOT_RUN
    if isinstance(done, Problem):
        tell(done)
        return CANNOT_RUN
    return done


def ensure(locks: tuple[str, ...], groups: tuple[str, ...], *, again: bool = False) -> Problem | None:
    """Set up; imported late, because a second start needs little of it."""
    from devtools import environment  # noqa: PLC0415

    return environment.ensure(HERE, locks, groups, again=again)


def run(args: list[str]) -> int | Problem:
    """Play. On success this process becomes the player."""
    return ensure(RUNTIME, PLAY) or become([str(HERE.command), "run", *args], HERE.root / "signage" / "cli")


def bench(args: list[str]) -> int | Problem:
    """Measure."""
    return ensure(DEVELOPMENT, BENCH) or become(["-m", "benchmarks", *args], HERE.root / "benchmarks")


def soak(args: list[str]) -> int | Problem:
    """Run long and rough."""
    return ensure(DEVELOPMENT, TEST) or become(["-m", "soak", *args], HERE.root / "soak")


def become(args: list[str], needed: Path) -> int | Problem:
    """Put the environment's Python in this process's place, isolated from the user's own settings."""
    if not needed.exists():
        return Problem("nothing-to-run", {"path": str(needed.relative_to(HERE.root))})
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    return os.execv(HERE.python, [str(HERE.python), "-I", *args])  # noqa: S606 - does not come back


def setup(args: list[str]) -> int | Problem:
    """Set up without playing, and try again what failed before."""
    if set(args) - {"--dev"}:
        return usage()
    locks, groups = (DEVELOPMENT, TEST) if args else (RUNTIME, PLAY)
    failed = ensure(locks, groups, again=True)
    if failed is None:
        say("ready", command=HERE.command)
    return failed or FINE


def test(args: list[str]) -> int | Problem:
    """All that a reviewer would ask for."""
    from devtools import checks  # noqa: PLC0415

    return ensure(DEVELOPMENT, TEST) or checks.run_all(HERE, args)


def wheelhouse(args: list[str]) -> int | Problem:
    """Collect for a PC without network."""
    from devtools import wheelhouse as house  # noqa: PLC0415

    if set(args) - {"--dev"}:
        return usage()
    locks = DEVELOPMENT if args else RUNTIME
    return ensure(RUNTIME, PLAY) or house.collect(HERE, locks) or FINE


def lock(args: list[str]) -> int | Problem:
    """Write the lock files anew from pyproject.toml."""
    from devtools import locks  # noqa: PLC0415

    if set(args) - {"--upgrade"}:
        return usage()
    return locks.write(HERE, upgrade=bool(args)) or FINE


def clean(args: list[str]) -> int | Problem:
    """Delete what dev.py and the tools made; nothing that somebody wrote."""
    if set(args) - {"--all"}:
        return usage()
    doomed = [HERE.venv, *(HERE.root / name for name in CACHES)]
    doomed += [HERE.wheelhouse] if args else []
    doomed = [path for path in doomed if path.exists()]
    for path in doomed:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    if doomed:
        say("cleaned", what=" ".join(path.name for path in doomed))
    else:
        say("nothing")
    return FINE


def usage() -> int:
    """Wrong arguments: how it is used."""
    print(USAGE, end="", file=sys.stderr)
    return WRONG_USAGE


COMMANDS: dict[str, Callable[[list[str]], int | Problem]] = {
    "run": run,
    "test": test,
    "setup": setup,
    "wheelhouse": wheelhouse,
    "bench": bench,
    "soak": soak,
    "lock": lock,
    "clean": clean,
}
