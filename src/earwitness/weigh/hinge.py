"""The hinge of a belief: the origin whose removal moves its log-odds most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from earwitness.grading import phrase
from earwitness.weigh.model import NOTHING, Piece, log_odds, probability, says_anything
from earwitness.weigh.priors import Priors

_DIGITS: Final = 9  # to which equal moves agree


@dataclass(frozen=True, slots=True)
class Hinge:
    """The origin on which a belief hangs most.

    ``moves``: log-odds of the claim with it less those without, in nats. ``without``: the probability that is
    left, None where nothing is left that bears on the claim. ``turns``: whether the phrase becomes another.
    """

    origin: str
    moves: float
    without: float | None
    turns: bool


def hinge(evidence: Sequence[Piece], priors: Priors) -> Hinge | None:
    """The hinge among *evidence*; of equals the first by id; None where no origin moves anything."""
    if not evidence:
        return None
    whole = probability(evidence, priors)
    found = []
    alike: dict[frozenset[Piece], float] = {}  # what is left without any of those that weigh alike
    for origin in sorted({p.origin for p in evidence}):
        rest = [p for p in evidence if p.origin != origin]
        taken = frozenset(replace(p, origin="") for p in evidence if p.origin == origin)
        if taken not in alike:
            alike[taken] = probability(rest, priors)
        left = alike[taken]
        moves = log_odds(whole) - log_odds(left)
        without = left if says_anything(rest) else None
        found.append(Hinge(origin, moves, without, phrase(without) != phrase(whole)))
    best = min(found, key=lambda h: (-round(abs(h.moves), _DIGITS), h.origin))
    return best if abs(best.moves) > NOTHING else None
