"""A year's plan for 500 items of all sorts of rules, on one core: the pure part, as `signage plan` asks it.

In: nothing but numbers that are always the same. Out: processor seconds, segments. Needs no display.
"""

from __future__ import annotations

import random
import time
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from benchmarks.measure import Bench, Figures
from signage.core.calendar.periods import Tone
from signage.core.item import ItemRecord, Kind
from signage.core.rotation.plan import Calendar, segments
from signage.core.rotation.slides import Slide
from signage.core.rules import Daypart, Days, Rules, Window
from signage.core.settings import Place, Settings
from signage.core.verdict import Verdict
from signage.facts.periods import day_table, periods_of

ITEMS, CARDS, YEAR = 500, 3, 2026
FORMS = ("points", "notice", "highlight", "picturecard")
ZONE = ZoneInfo("Asia/Shanghai")
OFFICE = Window(weekdays=(1, 2, 3, 4, 5), dayparts=(Daypart(510, 720), Daypart(810, 1050)))


def year(bench: Bench) -> Figures:
    """The plan of a whole year."""
    del bench
    chance = random.Random(4)  # noqa: S311 - the same numbers each time, no secret
    items = [_item(number, _rules(number, chance)) for number in range(ITEMS)]
    slides = {
        one.id: tuple(Slide(f"{one.id}/{card}", one.id, FORMS[(number + card) % 4], 12.0) for card in range(CARDS))
        for number, one in enumerate(items)
    }

    def measured(tone: Tone, asked: tuple[ItemRecord, ...]) -> dict[str, tuple[Slide, ...]]:
        del tone, asked
        return slides

    started = time.process_time()
    table = day_table(Settings(), first=date(YEAR, 1, 1) - timedelta(days=2), days=369, lunar=True)
    start, end = (datetime(each, 1, 1, tzinfo=ZONE) for each in (YEAR, YEAR + 1))
    found = segments(items, Place(), Calendar(table, periods_of(Settings())), start, end, measured)
    return {"plan_cpu_s": round(time.process_time() - started, 2), "segments": len(found)}


def _item(number: int, rules: Rules) -> ItemRecord:
    return ItemRecord(f"{number}.txt", "0" * 64, 1, Kind.TEXT, str(number), "", rules, Verdict.ACCEPTED)


def _rules(number: int, chance: random.Random) -> Rules:
    """Always, some weeks, office hours, mornings of working days, a special period: a fifth of the items each."""
    start = datetime(YEAR, 1, 1, tzinfo=ZONE) + timedelta(days=chance.randrange(365))
    morning = Window(dayparts=(Daypart(480, chance.choice((600, 660, 720))),))
    return (
        Rules(),
        Rules(valid_from=start, valid_until=start + timedelta(days=chance.randrange(1, 60))),
        Rules(windows=(OFFICE,)),
        Rules(days=Days.WORKDAYS, windows=(morning,)),
        Rules(periods=(chance.choice(("newyear", "spring", "labour", "national")),)),
    )[number % 5]
