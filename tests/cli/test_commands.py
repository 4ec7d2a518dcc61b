"""The command line from outside: help, languages, exit codes, and that no traceback ever reaches a person."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from signage.cli.main import COMMANDS, LATER
from signage.words.commands import SAID
from signage.words.help import HELP

HAN = "一-鿿"


class Run:
    """The command in a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(
        self, *argv: str, stdin: str = "", lang: str = "C", **environ: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-I", "-m", "signage", *argv],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"HOME": str(self.home), "PATH": os.environ["PATH"], "LANG": lang, **environ},
            check=False,
            cwd=self.home,
        )


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_bilingual_help(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(text in done.stdout for text in (*HELP[command], *HELP["exit-codes"], f"signage {command}"))
    assert "--lang" in done.stdout


def test_the_overview_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    assert all(f"  {command} " in done.stdout and HELP[command][0] in done.stdout for command in COMMANDS)
    assert not any(f"  {command} " in done.stdout for command in LATER)
    assert run("--version").stdout.startswith("signage ")


WRONG = {
    "nothing": ([], "signage COMMAND --help"),
    "unknown": (["rum"], 'there is no command "rum"; did you mean "run"?'),
    "later": (["board"], "does not have the command board yet"),
    "option": (["run", "--full"], "wrong usage"),
    "abbreviated": (["run", "--win"], "wrong usage"),
    "screen": (["run", "--screen", "没有"], 'there is no screen "没有"; there are: 屏幕1'),
    "time": (["run", "--at", "tomorrow"], '"tomorrow" is not a time'),
    "seconds": (["run", "--for", "0"], "seconds must be more than 0"),
    "slow": (["run", "--speed", "0.5"], "the speed must be from 1 to 3600"),
    "no number": (["run", "--for", "long"], "wrong usage"),
    "not a number": (["run", "--for", "nan"], "seconds must be more than 0"),
    "plan day": (["plan", "--from", "soon"], '"soon" is not a day'),
    "plan reversed": (["plan", "--from", "2026-02-02", "--to", "2026-02-01"], "2026-02-01"),
    "plan too long": (["plan", "--from", "2026-01-01", "--to", "2066-01-01"], "3700 at most"),
    "plan too far": (["plan", "--from", "0001-01-01"], "the years 1901 to 2199 are known"),
    "report day": (["report", "--to", "soon"], '"soon" is not a day'),
    "report reversed": (["report", "--from", "2026-02-02", "--to", "2026-02-01"], "2026-02-01"),
    "report too far": (["report", "--to", "9999-12-31"], "the years 1901 to 2199 are known"),
    "plan screen": (["plan", "--screen", "x"], 'there is no screen "x"'),
    "shot time": (["shot", "-o", "a.png"], "wrong usage"),
    "shot size": (["shot", "--at", "2026-10-01", "-o", "a.png", "--size", "big"], '"big" is not a size'),
    "shot too big": (["shot", "--at", "2026-10-01", "-o", "a.png", "--size", "99999x1"], '"99999x1" is not a size'),
    "init": (["init"], "wrong usage"),
    "setup without answers": (["setup"], "nobody answers"),
    "setup file": (["setup", "--answers", "nothing"], "cannot read the answers nothing"),
    "testcard": (["testcard", "--screen", "x"], 'there is no screen "x"'),
    "lang": (["--lang", "fr", "run"], "wrong usage"),
}


@pytest.mark.parametrize(("argv", "said"), WRONG.values(), ids=WRONG.keys())
def test_wrong_usage(run: Run, argv: list[str], said: str) -> None:
    done = run(*argv)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (run.home / ".local").exists()


CANNOT = {
    "check": (["check", "--content", "nothing"], "the content folder"),
    "init": (["init", "/dev/null/x"], "cannot write /dev/null/x"),
    "state in content": (["run", "--content", "/", "--for", "1"], "lies inside the content folder"),
}


@pytest.mark.parametrize(("argv", "said"), CANNOT.values(), ids=CANNOT.keys())
def test_cannot_run(run: Run, argv: list[str], said: str) -> None:
    done = run(*argv)
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (3, True, False)


def test_the_language_is_the_locales_or_what_is_asked_for(run: Run) -> None:
    chinese, english = (text.format(name="rum", hint=hint) for text, hint in zip(
        SAID["unknown-command"], ("；是不是“run”？", '; did you mean "run"?'), strict=True
    ))  # fmt: skip
    assert run("rum", lang="zh_CN.UTF-8").stderr == f"{chinese}\n"
    assert run("rum", lang="en_US.UTF-8").stderr == f"{english}\n"
    assert run("rum").stderr == f"{chinese}\n{english}\n"
    assert run("--lang", "zh", "rum", lang="en_US.UTF-8").stderr == f"{chinese}\n"
    assert "1 秒" not in run("run", "--lang", "en", "--for", "0").stderr
    assert run("run", "--lang", "en", "--for", "0").stderr == f"{SAID['bad-seconds'][1]}\n"


def test_doctor_reports_as_documented(run: Run) -> None:
    done = run("doctor", "--json", lang="zh_CN.GB18030", LC_ALL="C")
    plain = json.loads(done.stdout)
    assert plain["schema"] == 1
    assert "no-display" in [finding["code"] for finding in plain["findings"]]
    assert (done.returncode, done.stderr) == (1, "")
    assert "没有找到屏幕" in run("doctor", lang="zh_CN.UTF-8").stdout


def test_init_then_again(run: Run) -> None:
    first = run("init", "内容", lang="zh_CN.UTF-8")
    assert (first.returncode, first.stderr) == (0, "")
    assert "  新建  01 制度全文/_section.toml\n" in first.stdout
    assert (run.home / "内容" / ".signage-content").is_file()
    assert "  已有，没有动  01 制度全文/_section.toml\n" in run("init", "内容", lang="zh_CN.UTF-8").stdout


def test_init_adopts_the_folder_that_is_played(run: Run) -> None:
    content, state = run.home / "内容", run.home / "状态"
    settings = run.home / "s.toml"
    settings.write_text(f'[content]\nfolder = "{content}"\nstate = "{state}"\n', encoding="utf-8")
    assert "没有找到内容文件夹" in run("init", "--adopt", "内容", "--settings", "s.toml", lang="zh_CN.UTF-8").stderr
    run("init", "内容")
    done = run("init", "--adopt", "内容", "--settings", "s.toml", lang="zh_CN.UTF-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"以后播放 {content} 里的内容" in done.stdout
    identity = json.loads((state / "folder.json").read_text())["id"]
    assert f"id: {identity}\n" in (content / ".signage-content").read_text(encoding="utf-8")
    other = run("init", "--adopt", "别的", "--settings", "s.toml", lang="zh_CN.UTF-8")
    assert (other.returncode, other.stdout) == (3, "")
    assert str(content) in other.stderr
    assert run("init", "--adopt", "内容").returncode == 0, "without settings the folder alone says which state is meant"


def test_setup_asks_and_asks_again(run: Run) -> None:
    answers = "某局\n走廊\nbig\n65\n3\n0\n/srv/c\n"
    done = run("setup", "-o", "s.toml", stdin=answers, lang="en_US.UTF-8")
    assert done.returncode == 0
    assert done.stderr.count("please answer again") == 1
    text = (run.home / "s.toml").read_text(encoding="utf-8")
    assert 'organisation = "某局"' in text
    assert "diagonal_inch = 65" in text


def test_setup_never_overwrites_without_asking(run: Run) -> None:
    file = run.home / "s.toml"
    file.write_text("mine")
    assert run("setup", "--yes", "-o", "s.toml").returncode == 3
    assert run("setup", "-o", "s.toml", stdin="n\n").returncode == 3
    assert run("setup", "-o", "s.toml").returncode == 3
    assert file.read_text() == "mine"
    assert run("setup", "-o", "s.toml", stdin="y\n" + "\n" * 6).returncode == 0
    assert (run.home / "s.toml.bak").read_text() == "mine"
    assert run("setup", "--yes", "--replace", "-o", "s.toml").returncode == 0


def test_setup_takes_answers_from_a_file_and_names_every_mistake(run: Run) -> None:
    (run.home / "a").write_text("屏幕尺 = 55\n观看距离 = far\nhours = late\n", encoding="utf-8")
    done = run("setup", "--answers", "a", "-o", "s.toml", lang="zh_CN.UTF-8")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "答案文件里有不认识的“屏幕尺”；是不是“屏幕尺寸”？",
        "观看距离：要写成 0.3 到 100 之间的数字，例如 5",
        "开关时间：要写成 07:30-18:30 这样",
    ]
    assert not (run.home / "s.toml").exists()
    (run.home / "a").write_text("place = 走廊", encoding="utf-8")
    assert run("setup", "--answers", "a", "-o", "s.toml").returncode == 0


def test_settings_are_found_in_the_home(run: Run) -> None:
    folder = run.home / ".config" / "signage"
    folder.mkdir(parents=True)
    (folder / "signage.toml").write_text("[sit]\n[[screen]]\nname = '门厅'\n", encoding="utf-8")
    assert "there are: 门厅" in run("run", "--screen", "x").stderr
    (run.home / "other.toml").write_text("[[screen]]\nname = '走廊'\n", encoding="utf-8")
    assert "there are: 走廊" in run("run", "--screen", "x", SIGNAGE_SETTINGS="other.toml").stderr
    assert "there are: 门厅" in run("run", "--screen", "x", "--settings", str(folder / "signage.toml")).stderr


def test_output_that_nobody_reads_is_no_trouble(run: Run) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-I", "-m", "signage", "doctor", "--json"],
        stdout=write,
        stderr=subprocess.PIPE,
        env={"HOME": str(run.home), "PATH": os.environ["PATH"]},
        check=False,
    )
    os.close(write)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_a_plan_is_a_table_a_page_and_json(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "内容"
    folder.mkdir()
    (folder / "国庆值班 2026-09-30~2026-10-02.txt").write_text("国庆期间值班电话见值班表。", encoding="utf-8")
    page = tmp_path / "页" / "计划.html"
    days = ["--content", str(folder), "--from", "2026-09-29", "--to", "2026-10-03"]
    done = run("plan", *days, "--html", str(page), "--json", lang="zh_CN.UTF-8")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, f"计划已存到 {page}")
    plan = json.loads(done.stdout)
    assert [row["day_type"] for row in plan["days"]] == ["workday", "workday", "holiday", "holiday", "holiday"]
    told = [
        (one["from"], one["level"], sum(not item["path"].startswith("builtin:") for item in one["items"]))
        for one in plan["screens"]["屏幕1"]
    ]
    assert ("2026-09-30T00:00:00+08:00", "guard", 0) in told, "nobody approved it for this level"
    assert ("2026-10-01T00:00:00+08:00", plan["days"][2]["level"], 1) in told
    assert told[-1][2] == 0
    assert "background-image:url(data:image/jpeg;base64," in page.read_text("utf-8")
    shown = run("plan", *days, lang="zh_CN.UTF-8")
    assert shown.returncode == 0
    assert all(words in shown.stdout for words in ("国庆节", "放假", "计划开始", "屏幕“屏幕1”"))


def test_an_inspection_lists_the_parts_and_the_ledger(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "内容" / "范围"
    folder.mkdir(parents=True)
    (folder / "_section.toml").write_text('part = "scope"\n', encoding="utf-8")
    (folder / "密级.txt").write_text("国家秘密的密级分为绝密、机密、秘密三级。", encoding="utf-8")
    done = run("inspect", "--content", str(folder.parent), "--json", lang="zh_CN.UTF-8")
    assert done.returncode == 1, "four parts are missing"
    found = json.loads(done.stdout)
    parts = found["screens"]["屏幕1"]
    assert [each["part"] for each in parts] == ["full-text", "organisation", "scope", "measures", "supervision"]
    assert [len(each["items"]) for each in parts] == [0, 0, 1, 0, 0]
    assert found["ledger"] is None
    shown = run(
        "inspect", "--content", str(folder.parent), "--no-show", "--out", str(tmp_path / "导出"), lang="zh_CN.UTF-8"
    )
    assert shown.returncode == 1
    assert all(words in shown.stdout for words in (parts[2]["items"][0]["number"], "没有内容", "还没有台账"))
