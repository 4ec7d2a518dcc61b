"""`signage meeting`: a meeting-room screen shows the notice for meetings, or nothing, and afterwards asks for the papers."""

from __future__ import annotations

import argparse
import json

from signage.cli import orders
from signage.cli.common import Given, Refused, add_where, choose_screens, gather, now_at
from signage.cli.console import FINDINGS, FINE, Console, helped
from signage.core.rotation import ordering
from signage.core.rotation.claims import Sort
from signage.core.rotation.orders import Order, OrderKind
from signage.core.rotation.takeover import Doubt
from signage.snapshots.orders import read_orders
from signage.words.covers import until_words
from signage.words.orders import ORDERS

ROOM = "会议"
"""A screen at a place with this word in its name is meant where nobody names one."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `meeting` can be told."""
    add_where(parser)
    parser.add_argument("action", choices=("start", "end", "list"), help=helped("meeting-action"))
    parser.add_argument("--screen", metavar="NAME", default="", help=helped("meeting-screen"))
    parser.add_argument("--dark", action="store_true", help=helped("meeting-dark"))
    parser.add_argument("--for", metavar="LENGTH", dest="length", default="", help=helped("meeting-length"))
    parser.add_argument("--json", action="store_true", help=helped("json"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Start, end or list."""
    given = gather(options)
    if options.action == "list":
        now = now_at(given)
        meetings = (claim for claim in orders.standing(given, now) if claim.sort is not Sort.TAKEOVER)
        return orders.show(meetings, now, console, as_json=options.json)
    screens = rooms(options.screen, given, running=options.action == "end")
    if isinstance(screens, Refused):
        return screens.tell(console)
    if not screens:
        names = "、".join(screen.name for screen in given.settings.screens)
        return orders.refuse(console, "which-screen", names=names)
    return (
        _start(given, options, console, screens)
        if options.action == "start"
        else _end(given, options, console, screens)
    )


def rooms(name: str, given: Given, *, running: bool) -> tuple[str, ...] | Refused:
    """The screens that are meant: the one named, the only one, those of meeting rooms; to end: those with a meeting."""
    chosen = choose_screens(name, given.settings)
    if isinstance(chosen, Refused):
        return chosen
    if len(chosen) == 1:
        return (chosen[0].name,)
    if running:
        return tuple(screen.name for screen in chosen)
    return tuple(screen.name for screen in chosen if ROOM in screen.place)


def _start(given: Given, options: argparse.Namespace, console: Console, screens: tuple[str, ...]) -> int:
    now = now_at(given)
    until = orders.end_from(options, now)
    if isinstance(until, str):
        return orders.refuse(console, until, text=options.length)
    made = ordering.meeting(orders.name_of("meeting", now), screens, now, until, dark=options.dark)
    if isinstance(made, Doubt):
        return orders.doubted(console, made, "meeting")
    code = orders.send(given, made, console)
    if code != FINE:
        return code
    _say(made, "meeting-dark" if made.dark else "meeting-sent", options, console)
    orders.warn_where_nothing_plays(given, console)
    return FINE


def _end(given: Given, options: argparse.Namespace, console: Console, screens: tuple[str, ...]) -> int:
    now = now_at(given)
    going = [
        order
        for order in read_orders(given.state)
        if order.kind is OrderKind.MEETING and now < order.until and set(screens) & set(order.screens)
    ]
    if not going:
        return orders.refuse(console, "no-meeting", FINDINGS, screens="、".join(screens))
    for order in going:
        done = ordering.ended(order, now)
        code = orders.send(given, done, console)
        if code != FINE:
            return code
        _say(done, "meeting-ended", options, console)
    return FINE


def _say(order: Order, key: str, options: argparse.Namespace, console: Console) -> None:
    if options.json:
        about = {"id": order.id, "screens": list(order.screens), "dark": order.dark}
        print(
            json.dumps({"schema": 1, **about, "until": order.until.isoformat(timespec="seconds")}, ensure_ascii=False)
        )
        return
    until = order.until.astimezone(order.begun.tzinfo)
    fields = {
        "screens": "、".join(order.screens),
        "until": until_words(until, order.begun),
        "at": f"{until:%Y-%m-%d %H:%M}",
    }
    print(console.of(ORDERS, key, **fields))
