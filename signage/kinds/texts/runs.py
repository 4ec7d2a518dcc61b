"""Small work on runs: join equal neighbours, split at line ends, strip. In: runs. Out: runs, no text lost but blanks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from signage.core.document import Run, Runs


def joined(runs: Iterable[Run]) -> Runs:
    """Neighbours of equal weight as one run, without empty runs. Blanks and line ends take the weight before them."""
    texts: list[list[str]] = []
    weights: list[bool] = []
    for run in runs:
        if not run.text:
            continue
        if texts and (run.strong == weights[-1] or not run.text.strip()):
            texts[-1].append(run.text)
        else:
            texts.append([run.text])
            weights.append(run.strong)
    return tuple(Run("".join(text), strong) for text, strong in zip(texts, weights, strict=True))


def lines_in(runs: Iterable[Run]) -> Iterator[Runs]:
    """The runs of each line that has anything on it, stripped."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for text in others:
            if whole := stripped(line):
                yield whole
            line = [replace(run, text=text)]
    if whole := stripped(line):
        yield whole


def stripped(runs: Iterable[Run]) -> Runs:
    """The runs without blanks at both ends."""
    whole = list(joined(runs))
    while whole and not whole[0].text.strip():
        del whole[0]
    while whole and not whole[-1].text.strip():
        del whole[-1]
    if whole:
        whole[0] = replace(whole[0], text=whole[0].text.lstrip())
        whole[-1] = replace(whole[-1], text=whole[-1].text.rstrip())
    return tuple(whole)
