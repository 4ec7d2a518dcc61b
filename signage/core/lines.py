"""Filling lines: atoms into lines of a given width, by a measure that is handed in.

Body text is filled greedily and never leaves a lone character on its last line; titles are balanced.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from signage.core.breaks import WORD, Atom, atoms_of

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
    atoms = _cut_to(atoms_of(text), width, measure)
    lines: list[list[Atom]] = []
    room = 0.0
    for atom in atoms:
        own = measure(atom.text)
        if lines and own <= room:
            lines[-1].append(atom)
        else:
            lines.append([atom])
            room = width - (first_indent if len(lines) == 1 else 0.0)
        room -= own + _joint(atom, measure)
    _mend_last(lines)
    return tuple(_line(text, line, measure) for line in lines)


def balance(
    text: str,
    width: float,
    measure: Measure,
    *,
    most_lines: int,
    together: frozenset[int] = frozenset(),
    whole_words: bool = False,
) -> tuple[Line, ...] | None:
    """Title lines of even length, broken at words and 、，; None when more than `most_lines` would be needed.

    Minimises the squared slack plus the penalties of the breaks over all ways to break (dynamic programming).
    `together` holds the places in the text where a line should not end either: inside a stressed phrase.
    With `whole_words` such breaks, and those inside known words, are not taken at all.
    """
    kept = (replace(atom, penalty=WORD) if atom.end in together else atom for atom in atoms_of(text))
    atoms = _cut_to(tuple(kept), width, measure)
    widths = [measure(atom.text) + _joint(atom, measure) for atom in atoms]
    total = sum(widths)
    for count in range(1, most_lines + 1):
        if total > width * count * 1.02 and count < most_lines:
            continue
        breaks = _best_breaks(atoms, widths, width, count, WORD if whole_words else WORD + 1)
        if breaks is not None:
            groups = [list(atoms[a:b]) for a, b in zip((0, *breaks), (*breaks, len(atoms)), strict=True)]
            return tuple(_line(text, group, measure) for group in groups if group)
    return None


def _best_breaks(
    atoms: tuple[Atom, ...], widths: list[float], width: float, count: int, barred: float
) -> tuple[int, ...] | None:
    """Atom indices at which lines 2… begin, for exactly `count` lines; None if they do not fit.

    No line ends after an atom whose penalty is `barred` or more.
    """
    ideal = sum(widths) / count
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for used in range(count):
        for (at, lines), (cost, breaks) in list(best.items()):
            if lines != used:
                continue
            run = 0.0
            for end in range(at + 1, len(atoms) + 1):
                run += widths[end - 1]
                if run > width + 0.5:
                    break
                last = end == len(atoms)
                if not last and atoms[end - 1].penalty >= barred:
                    continue
                price = cost + ((run - ideal) / width) ** 2 + (0.0 if last else 0.06 * atoms[end - 1].penalty)
                key = (end, used + 1)
                if key not in best or price < best[key][0]:
                    best[key] = (price, breaks if last else (*breaks, end))
    found = best.get((len(atoms), count))
    return None if found is None else found[1]


def _cut_to(atoms: tuple[Atom, ...], width: float, measure: Measure) -> tuple[Atom, ...]:
    """Atoms that are wider than a line, cut by characters; the rest untouched."""
    cut: list[Atom] = []
    for atom in atoms:
        if measure(atom.text) <= width:
            cut.append(atom)
            continue
        start = 0
        for end in range(1, len(atom.text) + 1):
            if end == len(atom.text) or measure(atom.text[start : end + 1]) > width:
                cut.append(Atom(atom.start + start, atom.text[start:end], space_after=atom.space_after))
                start = end
    return tuple(cut)


def _mend_last(lines: list[list[Atom]]) -> None:
    """Moves atoms down until the last line has at least two characters besides punctuation."""
    while len(lines) > 1 and _letters(lines[-1]) < 2 and len(lines[-2]) > 1:
        lines[-1].insert(0, lines[-2].pop())


def _letters(atoms: list[Atom]) -> int:
    return sum(character.isalnum() for atom in atoms for character in atom.text)


def _joint(atom: Atom, measure: Measure) -> float:
    return measure(" ") if atom.space_after else 0.0


def _line(text: str, atoms: list[Atom], measure: Measure) -> Line:
    start, end = atoms[0].start, atoms[-1].end
    return Line(start, end, measure(text[start:end]))
