"""One loop: the order in which the slides without a share of their own follow one another.

Items in the order of the content folder, dealt in rounds so that a long item does not starve the others; an item of more
weight has so many turns in a round, evenly spread; full text once a round, a portion at a time; no form more than three
times in a row where it can be helped. Pure.
"""

from __future__ import annotations

from signage.core.rotation.slides import Slide

DEAL = 3
"""Cards of one item in one turn."""


def loop_of(slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """One loop: rounds of at most `DEAL` cards a turn, a portion of full text closing each round."""
    cards: dict[str, list[Slide]] = {}
    strips: list[Slide] = []
    for slide in slides:
        if slide.strip:
            strips.append(slide)
        else:
            cards.setdefault(slide.item, []).append(slide)
    turns = _turns({item: mine[0].weight for item, mine in cards.items()})
    rounds = max((-(-len(mine) // (DEAL * mine[0].weight)) for mine in cards.values()), default=0)
    loop: list[Slide] = []
    for number in range(max(rounds, len(strips))):
        dealt = [card for item, turn in turns for card in _deal(cards[item], number * cards[item][0].weight + turn)]
        loop.extend(_mixed(dealt))
        if strips:
            loop.append(strips[number % len(strips)])
    return tuple(loop)


def _turns(weights: dict[str, int]) -> list[tuple[str, int]]:
    """(item, which of its turns) of one round: each item's turns at even distances, all in the items' order."""
    placed = [
        ((turn + (number + 0.5) / len(weights)) / weight, item, turn)
        for number, (item, weight) in enumerate(weights.items())
        for turn in range(weight)
    ]
    return [(item, turn) for _, item, turn in sorted(placed, key=lambda one: one[0])]


def _deal(mine: list[Slide], number: int) -> list[Slide]:
    """The cards of one item in its turn `number`: its part, or all of a short item in every turn."""
    if len(mine) <= DEAL:
        return mine
    deals = -(-len(mine) // DEAL)
    start = number % deals * DEAL
    return mine[start : start + DEAL]


def _mixed(slides: list[Slide]) -> list[Slide]:
    """The same slides, the fourth of one form in a row exchanged with the next one of another form."""
    mixed = list(slides)
    for at in range(3, len(mixed)):
        form = mixed[at].form
        if all(mixed[at - back].form == form for back in (1, 2, 3)):
            other = next((i for i in range(at + 1, len(mixed)) if mixed[i].form != form), None)
            if other is None:
                break  # all that follow are the same
            mixed.insert(at, mixed.pop(other))
    return mixed
