"""The belief in one claim: weights of evidence added up, over every way in which beginnings may be one.

Log-odds of the claim = log-odds of the prior + the weights of its distinct beginnings. What is not certain
is enumerated, exactly:

* Beginnings may be one. Of those that say the same, each goes back to a common beginning with a chance q and
  stands alone otherwise; q is the square root of the probability that two such are one, so that two are one
  with just that probability. Unnamed speakers of one side may besides share that side's line. Those that
  are one count once, with the largest of their weights.
* A denial may be about another claim: it counts with the probability that this one is meant.

What is said does not change how likely two beginnings are to be one: tracing saw the same words, and its
answer (with the share of its "may be the same" that were) is taken as it is. So one more voice for a claim
never lowers it, which it could if agreement itself were taken as a sign of copying.

There are 2^n terms for n beginnings, and equal sums are merged as they arise, so that thirty unnamed voices
of one kind leave sixty. Beyond MOST_TERMS, sums are merged that differ by less than a hundredth of a nat,
and ``Sums.merged`` tells it: nothing here is sampled, and nothing needs a seed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from earwitness.weigh.priors import Priors
from earwitness.weigh.voices import Says, Testimony, Voice
from earwitness.weigh.worth import Terms, checker, terms, weight

# How many beginnings there are taken to be: as few as tracing allows, as many, or anything between.
End: TypeAlias = Literal["fewest", "between", "most"]
# What a voice may go back to, with the chance: a common beginning by its name, or None for standing alone.
Fate: TypeAlias = tuple[str | None, float]
Flags: TypeAlias = frozenset[str]

MOST_TERMS: Final = 5_000
NOTHING: Final = 1e-6  # nats: a voice of E says nothing; rounding leaves less than this of it
_COMMON: Final = ""  # the beginning that all who say the same may have in common
_SAME: Final = 12  # digits to which equal sums agree
_COARSE: Final = 2  # digits kept beyond MOST_TERMS
NOBODY: Final[Flags] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One voice as evidence. ``weight`` in nats; ``sides`` are those that another voice of its like shares.

    ``perhaps``: tracing says that it may be one with another; ``apart``: it stays apart even where there are
    as few beginnings as may be. ``meant``: probability that it is about this claim. ``check``: what its
    ``checks`` are worth together, in nats.
    """

    origin: str
    says: Says
    terms: Terms
    weight: float
    sides: tuple[str, ...]
    perhaps: bool
    apart: bool
    meant: float
    checks: int
    check: float


@dataclass(frozen=True, slots=True)
class Sums:
    """Every sum of weights that is possible, least first, with its probability.

    ``merged`` if near ones were put together because there were too many.
    """

    terms: tuple[tuple[float, float], ...]
    merged: bool = False


def pieces(of: Testimony, priors: Priors) -> tuple[Piece, ...]:
    """The evidence on a claim, by falling weight; names decide the order only among equals."""
    return evidence_of(of.voices, priors, apart=_kept_apart(of, priors))


def evidence_of(voices: Sequence[Voice], priors: Priors, *, apart: Flags = NOBODY) -> tuple[Piece, ...]:
    """*voices* as evidence, by falling weight; *apart* stay so even if there are as few as may be."""
    out = []
    check = weight(checker(priors))
    for voice in voices:
        worth = terms(voice, priors)
        out.append(
            Piece(
                origin=voice.origin,
                says=voice.says,
                terms=worth,
                weight=weight(worth),
                sides=_shared_sides(voice, voices),
                perhaps=voice.perhaps,
                apart=voice.origin in apart,
                meant=voice.meant,
                checks=voice.checks,
                check=voice.checks * (check if voice.says == "asserts" else -check),
            )
        )
    return tuple(sorted(out, key=lambda p: (-abs(p.weight), -p.weight, p.says, p.origin)))


def _kept_apart(of: Testimony, priors: Priors) -> frozenset[str]:
    """Beginnings that stay apart even if there are as few as may be: the weightiest ones.

    Tracing gives the least number, and not who would be one with whom.
    """
    unsure = [v for v in of.voices if v.perhaps]
    sure = of.claim.origin_range[1] - len(unsure) - sum(m.perhaps for m in of.mute)
    left = max(0, of.claim.origin_range[0] - max(0, sure) - 1)
    ranked = sorted(unsure, key=lambda v: (-abs(weight(terms(v, priors))), v.origin))
    return frozenset(v.origin for v in ranked[:left])


def _shared_sides(voice: Voice, others: Iterable[Voice]) -> tuple[str, ...]:
    """The names by which this voice and another that says the same are described."""
    theirs = {s for o in others if o is not voice and o.says == voice.says for s in o.speaker.sides}
    return tuple(sorted(voice.speaker.sides & theirs))


def log_odds(chance: float) -> float:
    """The log-odds, in nats, of a probability above 0 and below 1."""
    return math.log(chance) - math.log1p(-chance)


def chance_of(odds: float) -> float:
    """The probability with log-odds *odds*, in nats."""
    return 1 / (1 + math.exp(-odds)) if odds > 0 else math.exp(odds) / (1 + math.exp(odds))


def says_anything(evidence: Iterable[Piece]) -> bool:
    """Whether any voice bears on the claim at all."""
    return any(abs(p.weight) > NOTHING and p.meant > 0 for p in evidence)


def probability(evidence: Sequence[Piece], priors: Priors, end: End = "between") -> float:
    """The probability of the claim given *evidence*, averaged over what may be one."""
    start = log_odds(priors.claim)
    return math.fsum(share * chance_of(start + x) for x, share in sums(evidence, priors, end).terms)


def sums(evidence: Sequence[Piece], priors: Priors, end: End = "between") -> Sums:
    """All sums of weights that *evidence*, by falling weight, may come to; exactly, up to MOST_TERMS."""
    merged = False
    total: dict[float, float] = {0.0: 1.0}
    for says in ("asserts", "denies"):
        side, coarse = _one_direction([p for p in evidence if p.says == says], priors, end)
        both: dict[float, float] = {}
        for x, share in total.items():
            for y, chance in side.items():
                _add(both, x + y, share * chance)
        total, again = _few(both)
        merged |= coarse or again
    return Sums(tuple(sorted(total.items())), merged)


def _one_direction(evidence: Sequence[Piece], priors: Priors, end: End) -> tuple[dict[float, float], bool]:
    """Sums of those that say the same, who come by falling weight: the first of the joined counts."""
    states: dict[Flags, dict[float, float]] = {NOBODY: {0.0: 1.0}}
    merged = False
    for piece in evidence:
        after: dict[Flags, dict[float, float]] = {}
        for flags, sums_ in states.items():
            _scaled(after.setdefault(flags, {}), sums_, 0.0, 1 - piece.meant)
            for beginning, chance in fates(piece, priors, end):
                again = beginning in flags
                there = flags if again or beginning is None else flags | {beginning}
                into = after.setdefault(there, {})
                x = piece.check if again else piece.check + piece.weight
                _scaled(into, sums_, x, piece.meant * chance)
        states = {}
        for flags, sums_ in after.items():
            states[flags], coarse = _few(sums_)
            merged |= coarse
    out: dict[float, float] = {}
    for sums_ in states.values():
        _scaled(out, sums_, 0.0, 1.0)
    return out, merged


def fates(piece: Piece, priors: Priors, end: End) -> list[Fate]:
    """What a voice may go back to: the beginning that its like have in common, a side's line, or its own."""
    one = priors.unseen
    if piece.perhaps and end == "fewest" and not piece.apart:
        one = 1.0
    elif piece.perhaps and end == "between":
        one = max(one, priors.perhaps)
    common = math.sqrt(one)
    line = (1 - common) * math.sqrt(priors.side) if piece.sides else 0.0
    shared: list[Fate] = [(side, line / len(piece.sides)) for side in piece.sides]
    return [(_COMMON, common), *shared, (None, 1 - common - line)]


def _scaled(into: dict[float, float], sums_: Mapping[float, float], by: float, chance: float) -> None:
    """Adds *sums_*, moved by so many nats and times *chance*, to *into*."""
    for x, share in sums_.items():
        _add(into, x + by, share * chance)


def _add(sums_: dict[float, float], x: float, share: float) -> None:
    if share > 0:
        key = round(x, _SAME)
        sums_[key] = sums_.get(key, 0.0) + share


def _few(sums_: dict[float, float]) -> tuple[dict[float, float], bool]:
    """*sums_*, near ones put together if there are too many."""
    if len(sums_) <= MOST_TERMS:
        return sums_, False
    out: dict[float, float] = {}
    for x, share in sums_.items():
        key = round(x, _COARSE)
        out[key] = out.get(key, 0.0) + share
    return out, True
