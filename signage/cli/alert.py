"""`signage alert`: a short text has all screens of its places; also lists what has a screen, and ends it."""

from __future__ import annotations

import argparse
import json

from signage.cli import orders
from signage.cli.common import Given, add_where, gather, now_at
from signage.cli.console import FINDINGS, FINE, WRONG_USAGE, Console, helped
from signage.core.rotation import ordering
from signage.core.rotation.claims import Sort
from signage.core.rotation.takeover import Doubt
from signage.words.covers import until_words
from signage.words.orders import ORDERS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `alert` can be told."""
    add_where(parser)
    parser.add_argument("text", metavar="TEXT", nargs="?", default=None, help=helped("alert-text"))
    ends = parser.add_mutually_exclusive_group()
    ends.add_argument("--until", metavar="TIME", default="", help=helped("alert-until"))
    ends.add_argument("--for", metavar="LENGTH", dest="length", default="", help=helped("length"))
    parser.add_argument("--place", metavar="NAME", action="append", default=[], help=helped("alert-place"))
    parser.add_argument("--drill", action="store_true", help=helped("drill"))
    parser.add_argument("--list", action="store_true", dest="listed", help=helped("alert-list"))
    parser.add_argument("--end", metavar="ID", nargs="?", const="", default=None, help=helped("alert-end"))
    parser.add_argument("--ask", action="store_true", help=helped("ask"))
    parser.add_argument("--json", action="store_true", help=helped("json"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Send, list or end."""
    given = gather(options)
    if options.ask:
        options.text = orders.asked(console, "ask-text")
        options.until = orders.asked(console, "ask-until")
    if (options.text is not None) + options.listed + (options.end is not None) > 1:
        return orders.refuse(console, "one-thing")
    if options.listed:
        now = now_at(given)
        return orders.show(orders.standing(given, now), now, console, as_json=options.json)
    return _send(given, options, console) if options.end is None else _end(given, options, console)


def _send(given: Given, options: argparse.Namespace, console: Console) -> int:
    now, names = now_at(given), [place.name for place in given.settings.places]
    wrong = next((name for name in options.place if name not in names), None)
    if wrong is not None:
        return orders.refuse(console, "unknown-place", name=wrong, names="、".join(names))
    until = orders.end_from(options, now)
    if isinstance(until, str):
        return orders.refuse(console, until, text=options.until or options.length)
    places = tuple(dict.fromkeys(options.place))
    made = ordering.alert(
        orders.name_of("alert", now), options.text or "", now, until, places=places, drill=options.drill
    )
    if isinstance(made, Doubt):
        return orders.doubted(console, made, "alert")
    code = orders.send(given, made, console)
    if code != FINE:
        return code
    if options.json:
        claim = next(one for one in orders.standing(given, now) if one.id == made.id)
        print(json.dumps({"schema": 1, **orders.plain(claim)}, ensure_ascii=False, indent=1))
    else:
        zh, en = ORDERS["everywhere"]
        fields = {
            "text": " ".join(made.text.split()),
            "until": until_words(made.until, now),
            "at": f"{made.until:%Y-%m-%d %H:%M}",
        }
        where = {"places": "、".join(places) or zh, "places_en": ", ".join(places) or en}
        print(console.of(ORDERS, "drill-sent" if made.drill else "alert-sent", **fields, **where))
    orders.warn_where_nothing_plays(given, console)
    return FINE


def _end(given: Given, options: argparse.Namespace, console: Console) -> int:
    """Ends the takeover of that id, or all of them."""
    now = now_at(given)
    found = [claim for claim in orders.standing(given, now) if claim.sort is Sort.TAKEOVER]
    chosen = [claim for claim in found if not options.end or claim.id.startswith(options.end)]
    if not chosen:
        return orders.refuse(console, "nothing-to-end", FINDINGS)
    if options.end and len(chosen) > 1:
        orders.show(chosen, now, console, as_json=False)
        return WRONG_USAGE
    for claim in chosen:
        code = orders.send(given, ordering.ending(orders.name_of("end", now), claim.id, now), console)
        if code != FINE:
            return code
        if not options.json:
            print(console.of(ORDERS, "ended", text=claim.title))
            if claim.item is not None:
                orders.refuse(console, "file-stays", path=claim.item.path)
    if options.json:
        print(json.dumps({"schema": 1, "ended": [claim.id for claim in chosen]}, indent=1))
    return FINE
