"""From the testimony on one claim to the belief in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from earwitness.case import Letter
from earwitness.grading import phrase
from earwitness.records import Belief, Bound, Confidence, Grade, make_id
from earwitness.weigh.grades import number_of
from earwitness.weigh.hinge import hinge
from earwitness.weigh.interval import interval
from earwitness.weigh.material import Material
from earwitness.weigh.model import pieces, probability, says_anything
from earwitness.weigh.phrases import confidence
from earwitness.weigh.priors import LETTERS, Priors
from earwitness.weigh.telling import Judged, told
from earwitness.weigh.voices import Testimony, Voice

_GRADED: Final = ("A", "B", "C")
_AS_LIKELY: Final = 0.5
_DIGITS: Final = 6  # kept of a probability: far more than is known, and the same bytes everywhere


def belief(of: Testimony, ground: Material, priors: Priors) -> Belief:
    """The Belief in one claim; where nothing bears on it, a probability of None, and a grade of 6."""
    evidence = pieces(of, priors)
    judgeable = says_anything(evidence)
    chance = probability(evidence, priors) if judgeable else None
    turning = hinge(evidence, priors) if judgeable else None
    ends = (probability(evidence, priors, "fewest"), probability(evidence, priors, "most"))
    judged = Judged(
        probability=chance,
        interval=interval(evidence, priors) if judgeable else None,
        ends=ends if judgeable else None,
        hinge=turning,
        confidence=_confidence(of) if judgeable else None,
        weights={p.origin: p.weight for p in evidence},
    )
    low, high = of.claim.origin_range
    return Belief(
        id=make_id("blf", of.claim.id),
        claim=of.claim.id,
        probability=_rounded(chance),
        interval=_both(judged.interval),
        origins=(Bound(low, of.claim.rules[0]), Bound(high, of.claim.rules[1])),
        hinge=turning.origin if turning else None,
        grade=Grade(_letter(of), number_of(chance, _fewest_for(of))),
        phrase=phrase(chance),
        ends=_both(judged.ends),
        moves=_rounded(turning.moves) if turning else None,
        without=_rounded(turning.without) if turning else None,
        confidence=judged.confidence,
        why=told(of, judged, ground),
    )


def _letter(of: Testimony) -> Letter:
    """The best letter among those who state the claim; F if none of them has one."""
    letters = [v.speaker.letter for v in of.voices if v.says == "asserts"]
    return min(letters, key=LETTERS.index, default="F")


def _fewest_for(of: Testimony) -> int:
    """The fewest independent beginnings that state the claim."""
    asserting = [v for v in of.voices if v.says == "asserts"]
    return min(_fewest(asserting), max(1, of.claim.origin_range[0]))


def _fewest(voices: Sequence[Voice]) -> int:
    """How many beginnings there are at least: those that may be one with others are taken as one."""
    unsure = sum(v.perhaps for v in voices)
    return len(voices) - unsure + min(1, unsure)


def _confidence(of: Testimony) -> Confidence:
    """How much the evidence base bears: by how many surely speak to it, whose they are, and checks.

    A denial that is as likely meant for another claim, or that anybody would have made, adds nothing.
    """
    bearing = [v for v in of.voices if v.meant > _AS_LIKELY and not v.accused]
    return confidence(
        origins=_fewest(bearing),
        graded=any(v.speaker.letter in _GRADED for v in bearing),
        checked=any(v.checks for v in bearing),
        accountable=any(not v.speaker.unnamed for v in bearing),
    )


def _rounded(x: float | None) -> float | None:
    return None if x is None else round(x, _DIGITS)


def _both(ends: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if ends is None else (round(ends[0], _DIGITS), round(ends[1], _DIGITS))
