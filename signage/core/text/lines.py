"""Filling lines: atoms into lines of a given width, by a measure that is handed in.

Body text is filled greedily and never leaves a lone character on its last line; where that costs no line and little width, a
word that a line end would tear, or a 不 or 自 at a line end, goes down to the next line. Titles are balanced.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from signage.core.text.breaks import ANYWHERE, FREE, NO_END, NO_START, UNSURE, WORD, Atom, atoms_of

SPARE, MOST_SPARE, LONG = 0.16, 2.5, 8
"""A line that would end badly gives up so much of its width, and so many Han at most; a paragraph of more lines than `LONG`
may become one line longer by that."""

LEAST_LINE = 0.5
"""Of the mean line of a title: one in its midst that is shorter, and ends at no mark, is a scrap."""

Measure = Callable[[str], float]
"""Width in px of a text at the size that the caller has in mind, Han–Latin gaps included."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: `text[start:end]` of the paragraph, and its natural width in px."""

    start: int
    end: int
    width: float


def fill(text: str, width: float, measure: Measure, *, first_indent: float = 0.0) -> tuple[Line, ...]:
    """Lines no wider than `width` px (an atom that is wider alone is cut by characters); no lone last character."""
    atoms = atoms_of(text)
    atoms = _cut_to(atoms[:1], width - first_indent, measure) + _cut_to(atoms[1:], width, measure)
    widths = [measure(atom.text) for atom in atoms]
    joints = _joints(text, atoms, measure)
    lines = _filled(atoms, widths, joints, (width - first_indent, width), 0.0)
    spare = min(width * SPARE, measure("国") * MOST_SPARE)
    for mends in range(len(lines) - 1, 0, -1):
        mended = _filled(atoms, widths, joints, (width - first_indent, width), spare, mends)
        if len(mended) <= len(lines) or len(lines) > LONG:
            lines = mended
            break
    _mend_last(text, lines, width, measure)
    return tuple(_line(text, line, measure) for line in lines)


def _filled(
    atoms: tuple[Atom, ...],
    widths: list[float],
    joints: list[float],
    rooms: tuple[float, float],
    spare: float,
    mends: int = 0,
) -> list[list[Atom]]:
    """Greedy lines: the first in the first of `rooms`, the others in the second.

    At most `mends` of them give up to `spare` px to the next one, so as not to end inside a word, or with what holds to
    the next one.
    """
    starts = [0]
    used, room = 0.0, rooms[0]
    for at, own in enumerate(widths):
        if at > starts[-1] and used + joints[at] + own > room:
            room = rooms[1]
            most = min(spare, room - own - joints[at])
            moved = _torn(atoms, widths, joints, range(starts[-1], at), most) if mends else 0
            mends -= moved > 0
            starts.append(at - moved)
            used = sum(widths[at - moved : at]) + sum(joints[at - moved + 1 : at])
        used += own + (joints[at] if at > starts[-1] else 0.0)
    return [list(atoms[a:b]) for a, b in zip(starts, (*starts[1:], len(atoms)), strict=True) if a < b]


def _torn(atoms: tuple[Atom, ...], widths: list[float], joints: list[float], line: range, spare: float) -> int:
    """How many of the last atoms of a line go down so that it ends better; 0 if it ends well, or cannot."""
    best, width = line.stop, 0.0
    if atoms[best - 1].penalty < UNSURE:
        return 0
    for at in range(line.stop - 1, line.start, -1):
        width += widths[at] + joints[at]
        if width > spare:
            break
        if atoms[at - 1].penalty < atoms[best - 1].penalty:
            best = at
    return line.stop - best


def balance(
    text: str,
    width: float,
    measure: Measure,
    *,
    most_lines: int,
    together: frozenset[int] = frozenset(),
    worst: float = ANYWHERE,
    least_last: int = 1,
) -> tuple[Line, ...] | None:
    """Title lines of even length, broken at words and 、，; None when more than `most_lines` would be needed.

    None too when something that belongs together is wider than a line.
    Minimises the squared slack plus the penalties of the breaks over all ways to break (dynamic programming).
    `together` holds the places in the text where a line should not end either: inside a stressed phrase.
    No line ends at a break that costs more than `worst`, and the last of several has `least_last` letters.
    """
    atoms = tuple(replace(atom, penalty=WORD) if atom.end in together else atom for atom in atoms_of(text))
    joints = _joints(text, atoms, measure)
    widths = [measure(atom.text) for atom in atoms]
    if max(widths, default=0.0) > width:
        return None
    total = sum(widths) + sum(joints)
    for count in range(1, most_lines + 1):
        if total > width * count * 1.02 and count < most_lines:
            continue
        breaks = _best_breaks(atoms, widths, joints, width, count, worst, least_last)
        if breaks is not None:
            groups = [list(atoms[a:b]) for a, b in zip((0, *breaks), (*breaks, len(atoms)), strict=True)]
            return tuple(_line(text, group, measure) for group in groups if group)
    return None


def widest(text: str, measure: Measure) -> float:
    """Width in px of the widest piece that should stay on one line; 0 for no text."""
    return max((measure(atom.text) for atom in atoms_of(text)), default=0.0)


def _best_breaks(
    atoms: tuple[Atom, ...],
    widths: list[float],
    joints: list[float],
    width: float,
    count: int,
    worst: float,
    least_last: int,
) -> tuple[int, ...] | None:
    """Atom indices at which lines 2… begin, for exactly `count` lines; None if they do not fit.

    No line ends after an atom whose penalty is more than `worst`, and, where not any will do, none but the last is a scrap.
    """
    latest = next((at for at in range(len(atoms) - 1, 0, -1) if _letters(list(atoms[at:])) >= least_last), 0)
    ideal = (sum(widths) + sum(joints)) / count
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for used in range(count):
        for (at, lines), (cost, breaks) in list(best.items()):
            if lines != used:
                continue
            run = 0.0
            for end in range(at + 1, len(atoms) + 1):
                run += widths[end - 1] + (joints[end - 1] if end - 1 > at else 0.0)
                if run > width + 0.5:
                    break
                last = end == len(atoms)
                if (
                    at > latest
                    if last
                    else atoms[end - 1].penalty > worst or (worst < ANYWHERE and _is_scrap(run, ideal, atoms[end - 1]))
                ):
                    continue
                price = cost + ((run - ideal) / width) ** 2 + (0.0 if last else 0.06 * atoms[end - 1].penalty)
                key = (end, used + 1)
                if key not in best or price < best[key][0]:
                    best[key] = (price, breaks if last else (*breaks, end))
    found = best.get((len(atoms), count))
    return None if found is None else found[1]


def _is_scrap(width: float, mean: float, end: Atom) -> bool:
    return width < mean * LEAST_LINE and end.penalty >= FREE


def _cut_to(atoms: tuple[Atom, ...], width: float, measure: Measure) -> tuple[Atom, ...]:
    """Atoms that are wider than a line, cut by characters; the rest untouched."""
    cut: list[Atom] = []
    for atom in atoms:
        at = 0
        while measure(atom.text[at:]) > width and (end := _cut_at(atom.text, at, width, measure)) < len(atom.text):
            cut.append(Atom(atom.start + at, atom.text[at:end]))
            at = end
        cut.append(replace(atom, start=atom.start + at, text=atom.text[at:]) if at else atom)
    return tuple(cut)


def _cut_at(text: str, start: int, width: float, measure: Measure) -> int:
    """Where the piece that begins at `start` must end: as late as it fits, but not before a closing mark."""
    end = start + 1
    while end < len(text) and measure(text[start : end + 1]) <= width:
        end += 1
    better = end
    while better > start + 1 and better < len(text) and (text[better] in NO_START or text[better - 1] in NO_END):
        better -= 1
    return better if better > start + 1 else end


def _mend_last(text: str, lines: list[list[Atom]], width: float, measure: Measure) -> None:
    """Moves atoms down until the last line has at least two characters besides punctuation, as far as they fit."""
    while len(lines) > 1 and _letters(lines[-1]) < 2 and len(lines[-2]) > 1:
        if measure(text[lines[-2][-1].start : lines[-1][-1].end]) > width:
            return
        lines[-1].insert(0, lines[-2].pop())


def _letters(atoms: list[Atom]) -> int:
    return sum(character.isalnum() for atom in atoms for character in atom.text)


def _joints(text: str, atoms: tuple[Atom, ...], measure: Measure) -> list[float]:
    """What stands between each atom and the one before it on one line: blanks and the gap of Han and Latin."""
    known: dict[str, float] = {}
    joints = [0.0]
    for before, after in pairwise(atoms):
        seam = text[before.end - 1 : after.start + 1]
        if seam not in known:
            known[seam] = measure(seam) - measure(seam[0]) - measure(seam[-1])
        joints.append(known[seam])
    return joints[: len(atoms)]


def _line(text: str, atoms: list[Atom], measure: Measure) -> Line:
    start, end = atoms[0].start, atoms[-1].end
    return Line(start, end, measure(text[start:end]))
