"""Stretches: runs of the same words joined across small edits, in both articles in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.trace.passages.prose import Prose
from earwitness.trace.passages.runs import Run

# Words of either article that an edit may put between two runs: "of them", "who took part in a two-day".
_WIDEST: Final = 8
# A run stands alone from so many words on; three words in a row stand in any two articles on one event.
_LEAST_RUN: Final = 4
# What the words of a stretch that are no names must tell together. Names with titles and offices ("the
# State Water Directorate") cannot be worded otherwise and prove nothing.
_LEAST_TOLD: Final = 0.8
_LONG: Final = 8  # words of which a stretch may tell less: so many common words in a row are rare


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pairs of places (in the first article, in the second) of the same words, both rising."""

    places: tuple[tuple[int, int], ...]

    @property
    def first(self) -> tuple[int, int]:
        """Words of the first article from the first pair to the last, half open."""
        return self.places[0][0], self.places[-1][0] + 1

    @property
    def second(self) -> tuple[int, int]:
        """The same in the second article."""
        return self.places[0][1], self.places[-1][1] + 1


def stretches(found: Sequence[Run], first: Prose, second: Prose) -> list[Stretch]:
    """*found*, joined where an edit of a few words lies between, in order of the first article.

    Runs of three words count only as part of a longer stretch.
    """
    groups: list[list[Run]] = []
    for run in found:
        if groups and _follows(groups[-1][-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    kept = [g for g in groups if max(r.length for r in g) >= _LEAST_RUN]
    joined = [Stretch(tuple(_places(g, first, second))) for g in kept]
    return [s for s in joined if len(s.places) >= _LONG or _told(s, first) >= _LEAST_TOLD]


def _follows(before: Run, run: Run) -> bool:
    gaps = run.a - before.a - before.length, run.b - before.b - before.length
    return all(0 <= gap <= _WIDEST for gap in gaps)


def _places(group: Sequence[Run], first: Prose, second: Prose) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    a = b = -1
    for run in group:
        if a >= 0:
            out += _between(first, second, (a, run.a), (b, run.b))
        out += [(run.a + k, run.b + k) for k in range(run.length)]
        a, b = run.a + run.length, run.b + run.length
    return out


def _between(
    first: Prose, second: Prose, mine: tuple[int, int], theirs: tuple[int, int]
) -> list[tuple[int, int]]:
    """Same words in an edit: each of the first article's with the next such of the second."""
    out: list[tuple[int, int]] = []
    others = second.word_N[theirs[0] : theirs[1]].tolist()
    at = 0
    for k, word in enumerate(first.word_N[mine[0] : mine[1]].tolist()):
        if word in others[at:]:
            at = others.index(word, at) + 1
            out.append((mine[0] + k, theirs[0] + at - 1))
    return out


def _told(stretch: Stretch, first: Prose) -> float:
    return sum(float(first.weight_N[a]) for a, _ in stretch.places if not first.name_N[a])
