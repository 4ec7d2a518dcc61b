"""What the ledger says to people: operations, results, and what became of the chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from signage.core.ledger.entry import NOT_OPERATIONS, Act
from signage.core.ledger.plays import Operation
from signage.words.fill import Words, fill
from signage.words.maintenance import MAINTENANCE

ACTS: Words = {
    "started": ("播放程序启动，版本 {version}", "the player started, version {version}"),
    "stopped": ("播放程序正常结束", "the player ended as it was told to"),
    "settings": ("采用了新的设置", "new settings were taken over"),
    "snapshot": (
        "采用了第 {sequence} 版内容，共 {items} 个文件",
        "content version {sequence} was taken over, {items} files",
    ),
    "level": (
        "级别由“{from_zh}”变为“{to_zh}”，原因：{why_zh}",
        "the level went from {from} to {to}, because of {why_en}",
    ),
    "tone": (
        "格调由“{from_zh}”变为“{to_zh}”，原因：{why_zh}",
        "the tone went from {from} to {to}, because of {why_en}",
    ),
    "mourning": ("哀悼开关：{on_zh}", "the mourning switch: {on_en}"),
    "takeover-began": ("紧急内容开始：{text}", "a takeover began: {text}"),
    "takeover-ended": ("紧急内容结束：{text}", "a takeover ended: {text}"),
    "drill-began": ("演练开始：{text}", "a drill began: {text}"),
    "drill-ended": ("演练结束：{text}", "a drill ended: {text}"),
    "meeting-began": ("会议模式开始", "meeting mode began"),
    "meeting-ended": ("会议模式结束", "meeting mode ended"),
    "dark": ("屏幕熄灭", "the screen went dark"),
    "light": ("屏幕点亮", "the screen was lit again"),
    "clock": ("{clock_zh}", "{clock_en}"),
    "output": ("{output_zh}", "{output_en}"),
    "maintenance": ("{answer_zh}", "{answer_en}"),
    "gap": ("{gap_zh}", "{gap_en}"),
    "forgotten": (
        "保存期满，清除了更早的记录：{files_zh}",
        "rows that were kept long enough were removed: {files_zh}",
    ),
}
RESULTS: Words = {
    "played": ("播完", "played"),
    "cut": ("中途撤下", "cut"),
    "aborted": ("异常中断", "aborted"),
    "playing": ("正在播放", "playing"),
}
LEVELS: Words = {
    "normal": ("平时", "normal"),
    "notice": ("提示", "notice"),
    "caution": ("警示", "caution"),
    "guard": ("警戒", "guard"),
    "neutral": ("平常", "neutral"),
    "festive": ("喜庆", "festive"),
    "solemn": ("庄重", "solemn"),
    "mourning": ("哀悼", "mourning"),
}
CLOCKS: Words = {
    "": ("时钟恢复正常", "the clock can be trusted again"),
    "before-build": (
        "时钟不可信：比程序发布的日子还早",
        "the clock cannot be trusted: it is before this program was made",
    ),
    "before-snapshot": (
        "时钟不可信：比内容更新的时间早了一天以上",
        "the clock cannot be trusted: it is more than a day before the content",
    ),
    "before-record": (
        "时钟不可信：比上次记录的时间早了一天以上",
        "the clock cannot be trusted: it is more than a day before the last record",
    ),
    "far-from-share": (
        "时钟不可信：和内容所在服务器的时间差了一天以上",
        "the clock cannot be trusted: it is more than a day away from that of the content's server",
    ),
}
ANSWERS = ("right", "wrong", "locked")
"""What a row says of the maintenance key."""
SAYINGS: Words = {
    "gap-damaged": (
        "台账文件损坏或用不了，另存为 {file}；其中 {kept} 条能读出，已接着使用，缺 {count} 条{tail_zh}",
        "a file of the ledger was damaged or not to be used, and put aside as {file}; {kept} rows could be read and are kept, "
        "{count} are missing{tail_en}",
    ),
    "gap-unwritten": (
        "台账从 {since} 起写不进去，画面照常；事后补记 {late} 条，没有记下 {lost} 条",
        "the ledger could not be written from {since} on, the picture went on; {late} rows were written later, {lost} never",
    ),
    "gap-second": (
        "台账从 {since} 起写不进去，画面照常；{late} 条先记在 {place}，现在补了进来，其中读不出 {lost} 条",
        "the ledger could not be written from {since} on, the picture went on; {late} rows were kept in {place} and are taken back "
        "here, {lost} of them could not be read",
    ),
    "gap-waits": (
        "台账从 {since} 起写不进去，画面照常；下面 {late} 条还在 {place}，没有并入台账，读不出 {lost} 条。请修好状态文件夹所在的磁盘",
        "the ledger could not be written from {since} on, the picture went on; the {late} rows that follow are still in {place} and "
        "not in the ledger, {lost} could not be read. Mend the disk of the state folder",
    ),
    "tail": ("，末尾可能还有", ", perhaps more at its end"),
    "output-there": ("接上了显示输出", "the screen has an output again"),
    "output-gone": ("没有显示输出，不计播放", "the screen has no output; nothing is counted as played"),
    "on": ("打开", "on"),
    "off": ("关闭", "off"),
    "calendar": ("日历", "the calendar"),
    "by-hand": ("人工开关", "a person's switch"),
    "unsigned": ("未经审核签名", "not signed by a reviewer"),
    "shipped": ("程序自带的画面", "a picture that ships with the program"),
    "meaning": (
        "本台账记录的是画面送到显示输出的时间，不表示有人看到",
        "this ledger says what was sent to the output, not what anybody saw",
    ),
    "range": ("时间：{first} 至 {last}", "from {first} to {last}"),
    "chain-fine": ("核对：{rows} 条记录前后相连，没有改动", "verified: {rows} rows hang together, none was altered"),
    "chain-bad": (
        "核对：第 {row} 条记录被改动过，或者它前面缺了记录",
        "verified: row {row} was altered, or rows before it are missing",
    ),
    "head": (
        "最末一条是第 {last} 条，校验值 {head}；和上次导出时记下的对照，可以知道末尾有没有被删",
        "the last row is {last}, its seal {head}; compared with that of an earlier report it shows whether rows at the end are gone",
    ),
    "no-ledger": ("还没有台账：这里没有播放过", "there is no ledger yet: nothing has played here"),
    "counts": (
        "{screen}：播放 {plays} 次，共 {hours} 小时；中途撤下 {cut} 次，异常中断 {aborted} 次",
        "{screen}: {plays} plays, {hours} hours; {cut} cut, {aborted} aborted",
    ),
}


def operation_words(operation: Operation) -> tuple[str, str]:
    """The Chinese and the English sentence of an operation. An altered row gives what it can."""
    acts = {act.value for act in Act if act not in NOT_OPERATIONS}
    if operation.act not in acts:
        return operation.act, operation.act
    chinese, english = ACTS[operation.act]
    fields = defaultdict(str, _fields(operation.act, operation.details))
    return chinese.format_map(fields), english.format_map(fields)


def _fields(act: str, details: Mapping[str, Any]) -> dict[str, Any]:
    fields = {str(key): value for key, value in details.items()}
    if act == Act.CLOCK:
        fields["clock_zh"], fields["clock_en"] = CLOCKS.get(str(details.get("why", "")), CLOCKS[""])
    elif act == Act.OUTPUT:
        key = "output-there" if details.get("there") else "output-gone"
        fields["output_zh"], fields["output_en"] = SAYINGS[key]
    elif act == Act.MOURNING:
        fields["on_zh"], fields["on_en"] = SAYINGS["on" if details.get("on") else "off"]
    elif act == Act.MAINTENANCE:
        answer = str(details.get("answer", ""))
        fields["answer_zh"], fields["answer_en"] = MAINTENANCE[answer if answer in ANSWERS else "wrong"]
    elif act == Act.GAP:
        fields["gap_zh"], fields["gap_en"] = _gap(details)
    elif act == Act.FORGOTTEN:
        files = details.get("files")
        fields["files_zh"] = "、".join(map(str, files)) if isinstance(files, list) else ""
    elif act in {Act.LEVEL, Act.TONE}:
        for key in ("from", "to"):
            name = str(details.get(key, ""))
            fields[f"{key}_zh"] = LEVELS.get(name, (name, name))[0]
        name = str(details.get("name", ""))
        by_hand = act == Act.TONE and str(details.get("reason", "")).endswith("switch")
        unnamed = SAYINGS["by-hand" if by_hand else "calendar"]
        fields["why_zh"], fields["why_en"] = (name, name) if name and not by_hand else unnamed
    return fields


def _gap(details: Mapping[str, Any]) -> tuple[str, str]:
    known = defaultdict(str, {str(key): value for key, value in details.items()})
    if details.get("reason") == "damaged":
        rows = details.get("rows")
        pairs = [pair for pair in rows if isinstance(pair, list) and len(pair) == 2] if isinstance(rows, list) else []
        known["count"] = sum(int(last) - int(first) + 1 for first, last in pairs)
        known["tail_zh"], known["tail_en"] = SAYINGS["tail"] if details.get("tail") else ("", "")
    chinese, english = SAYINGS[_gap_key(details)]
    return chinese.format_map(known), english.format_map(known)


def _gap_key(details: Mapping[str, Any]) -> str:
    if details.get("reason") == "damaged":
        return "gap-damaged"
    if "second" in details:
        return "gap-waits" if details.get("waits") else "gap-second"
    return "gap-unwritten"


def saying(key: str, /, **fields: object) -> tuple[str, str]:
    """A sentence of the report."""
    return fill(SAYINGS, key, **fields)
