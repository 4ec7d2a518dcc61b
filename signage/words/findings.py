"""What `check` finds beside the verdicts on single files."""

from __future__ import annotations

from signage.core.settings import Problem
from signage.words.fill import Words, fill

FINDINGS: Words = {
    "part-missing": (
        "屏幕“{screen}”上没有“{part_zh}”的内容。请在对应的栏目里放文件",
        'the screen "{screen}" shows nothing of the part {part_en}; put a file into its section',
    ),
    "cannot-be-read": (
        "“{title}”在屏幕“{screen}”上有 {count} 张读不完：最长的一张要读 {read:.0f} 秒，路过的人只有 {given:.0f} 秒。请删短，或加长停留时间",
        '"{title}" has {count} cards on the screen "{screen}" that cannot be read in their time: '
        "the longest needs {read:.0f} s, a reader has {given:.0f} s; shorten it, or let it stay longer",
    ),
    "too-small": (
        "“{title}”在屏幕“{screen}”上有 {count} 页的字估计太小，站远了看不清。请把要紧的话另写成文本，或放大字号再导出",
        '"{title}" has {count} pages on the screen "{screen}" whose characters are probably too small to be read; '
        "write what matters as a text, or export it again with larger type",
    ),
    "left-out": (
        "“{title}”有 {count} 张在条形屏“{screen}”上放不下，不显示（全文、表格、图片、二维码等）",
        '"{title}" has {count} cards that the strip "{screen}" has no room for and leaves out '
        "(full text, tables, pictures, codes)",
    ),
    "left-out-all": (
        "“{title}”在条形屏“{screen}”上放不下，整个不播。请加一条短句，或换一块屏",
        '"{title}" has nothing that the strip "{screen}" has room for, so it does not play there; '
        "add a short sentence, or use another screen",
    ),
    "missing-glyphs": (
        "“{title}”里有些字本机字体没有，屏幕“{screen}”上显示不出来：{glyphs}。请换一种写法，或装字体",
        '"{title}" has characters that no font here has, so the screen "{screen}" cannot show them: {glyphs}; '
        "write them otherwise, or install a font",
    ),
    "place-stale": (
        "点位“{place}”已经 {days} 天没有更新，超过了 30 天。请更新内容",
        'the place "{place}" has not been updated for {days} days, more than 30; please update it',
    ),
    "place-ageing": (
        "点位“{place}”已经 {days} 天没有更新，到 30 天就超期了",
        'the place "{place}" has not been updated for {days} days; 30 is the limit',
    ),
    "too-far": (
        "屏幕“{screen}”太小，或者站得太远，字会看不清。请核对 diagonal_inch 和 distance_mm",
        'the screen "{screen}" is too small, or people stand too far away; check diagonal_inch and distance_mm',
    ),
    "contrast": (
        "主题“{theme}”里 {text} 和 {ground} 的对比只有 {ratio}，太接近。请换颜色",
        'in the theme "{theme}" {text} on {ground} has a contrast of only {ratio}; choose other colours',
    ),
}

PARTS: Words = {
    "full-text": ("制度全文", "full text"),
    "organisation": ("组织机构", "organisation"),
    "scope": ("范围与密级", "scope and levels"),
    "measures": ("保密措施", "measures"),
    "supervision": ("监督检查", "supervision"),
}


def finding_words(code: str, /, **fields: object) -> tuple[str, str]:
    """The Chinese and the English sentence of a finding; what fills it is named as in `core.check`."""
    problem = fields.get("problem")
    if isinstance(problem, Problem):
        used_zh, used_en = (f"；改用 {problem.used}", f"; {problem.used} is used instead") if problem.used else ("", "")
        where_zh, where_en = (f"{problem.where}：", f"{problem.where}: ") if problem.where else ("", "")
        return f"{where_zh}{problem.text_zh}{used_zh}", f"{where_en}{problem.text_en}{used_en}"
    if "part" in fields:
        fields["part_zh"], fields["part_en"] = PARTS[str(fields["part"])]
    return fill(FINDINGS, code, **fields)
