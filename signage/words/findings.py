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
    "nothing-to-show": (
        "屏幕“{screen}”在后面 {ahead} 天里有 {count} 天没有可放的内容（{days}），只显示默认画面。请放一些不限日期的内容，或者延长期限",
        'the screen "{screen}" has nothing to show on {count} of the next {ahead} days ({days}); '
        "add content without dates, or let some of it last longer",
    ),
    "never-plays": (
        "“{title}”按现在的规则，一年里都轮不到播放。请核对它的日期、星期、时段和特殊时期",
        '"{title}" never plays within a year by its rules; look at its dates, weekdays, hours and periods',
    ),
    "never-here": (
        "“{title}”没有一块屏幕可以放：它只给内部看，或者写的点位上没有屏幕。请核对它的点位和受众",
        'no screen may show "{title}": it is for staff only, or its places have no screen; look at its places and audience',
    ),
    "expired-few": (
        "过期不再播放的文件有 {count} 个：{titles}。还要用就改日期，不用就移走",
        "{count} files have expired and play no more: {titles}; change their dates, or take them away",
    ),
    "expired-some": (
        "过期不再播放的文件有 {count} 个：{titles}等。还要用就改日期，不用就移走",
        "{count} files have expired and play no more: {titles} and others; change their dates, or take them away",
    ),
    "period-without-content": (
        "“{name}”从 {first} 起算，还没有专门的内容，到时只有程序自带的提醒。请在“节假日”的对应栏目里放文件",
        "{name_en} begins on {first} and has no content of its own, only the reminders of the program; "
        "put files into its section",
    ),
    "part-rare": (
        "屏幕“{screen}”上“{part_zh}”平均一小时轮不到一次（占画面时间的 {share:.1f}%）。请减少别的内容，或者给它分配份额",
        'the screen "{screen}" shows the part {part_en} less than once an hour ({share:.1f} % of the time); '
        "show less of the others, or give it a share",
    ),
    "shares-scaled": (
        "点位“{place}”的内容要求的占比加起来是 {total}%，放不下，已经按比例缩小；请减小其中一些",
        'the items at "{place}" ask for {total} % of the time together, more than there is; all are scaled down, please lower some',
    ),
    "too-far": (
        "屏幕“{screen}”太小，或者站得太远，字会看不清。请核对 diagonal_inch 和 distance_mm",
        'the screen "{screen}" is too small, or people stand too far away; check diagonal_inch and distance_mm',
    ),
    "theme-broken": (
        "主题“{theme}”的文件有错，用不了，屏幕用“calm”代替。请检查 themes/{theme}/theme.toml",
        'the theme "{theme}" cannot be used, screens wear "calm" instead; check themes/{theme}/theme.toml',
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
