"""What one voice is worth: its weight of evidence, and how far that hangs on what nobody knows of it.

With t for "the claim is so", a speaker who speaks asserts it with probability a if t and b if not, both
unknown: a ~ Beta with the mean m of the speaker's grade or kind, b ~ Beta with mean 1 - m, a track record
added to each. Who hedges knows with probability w, and else asserts as readily as not. Whom it serves
(s = 1) or harms (s = -1) says it more or less readily, by d nats::

    a' = sigmoid(logit(w a + (1 - w) / 2) + s d)        b' likewise        w ~ Beta, d ~ normal

An outlet that says it checked passes on what it heard with probability k, and else asserts with a: in all,
with k + (1 - k) a.

The weight of evidence (Good 1950) of an assertion is log E[a'] - log E[b'], of a denial log E[1 - a'] -
log E[1 - b'], in nats: it is added to the log-odds of the claim. An institution that denies what is said of
it comes near 0 by its large d; its admission is worth much. What an institution was seen to deny, of claims
that were so and that were not, is added to P(denies | t) and P(denies | not t) as to Beta distributions.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, expit, logit, ndtri, roots_hermite, roots_jacobi

from earwitness.weigh.priors import Beta, Priors, Shift
from earwitness.weigh.speakers import Speaker
from earwitness.weigh.voices import Voice

Floats = NDArray[np.float64]
_NODES: Final = 24  # of Gauss quadrature in each direction: the means are right to 1e-9
_POINTS: Final = 4096  # of the sequence that spreads over what is unknown
STEP: Final = 0.02  # nats: width of a cell of the grid for intervals
_MOST: Final = 8.0  # nats: what one voice can be worth at most in an interval
_DIRECTIONS: Final = 4  # unknowns: a, b, w, d


def _root(power: int) -> float:
    """The root above 1 of x^power = x + 1."""
    x = 2.0
    for _ in range(64):
        x = (1 + x) ** (1 / power)
    return x


# The sequence i * g^-k mod 1 (Roberts 2018), g the root of x^(directions + 1) = x + 1, fills the cube evenly.
_GOLDEN: Final = _root(_DIRECTIONS + 1)


@dataclass(frozen=True, slots=True)
class Terms:
    """All that a voice's worth depends on: voices with equal terms are worth the same.

    ``passes``: the probability that it only passes on what it heard, and says the same whatever is so.
    """

    asserts: bool
    a: tuple[float, float]
    b: tuple[float, float]
    knows: Beta | None
    sign: int
    shift: Shift
    passes: float = 0.0


def terms(voice: Voice, priors: Priors) -> Terms:
    """The Terms of *voice*."""
    who = voice.speaker
    prior = priors.reliability[who.kind if who.letter == "F" or _recorded(voice) else who.letter]
    right, wrong = prior.counts
    a = right + who.right, wrong + who.wrong
    of = Terms(
        asserts=voice.says == "asserts",
        a=a,
        b=(a[1], a[0]),
        knows=priors.hedged if voice.hedged else None,
        sign=voice.interest,
        shift=(priors.institution if voice.accused else priors.interest) if voice.interest else Shift(0, 0),
    )
    if voice.accused and (who.denied_if_so[1] or who.denied_if_not[1]):
        return _habitual(of, who, priors)
    return of


def _habitual(of: Terms, who: Speaker, priors: Priors) -> Terms:
    """*of* with what an institution was seen to do added to what institutions do."""
    deny_so, deny_not = (1 - _asserting(of, beta) for beta in (of.a, of.b))
    if of.sign > 0:  # what it asserts is itself a denial: so means that the others' claim is not
        deny_so, deny_not = 1 - deny_not, 1 - deny_so
    habits = []
    for usual, (denied, faced) in ((deny_so, who.denied_if_so), (deny_not, who.denied_if_not)):
        habits.append((priors.habit * (1 - usual) + faced - denied, priors.habit * usual + denied))
    (a, b) = habits if of.sign < 0 else [(deny, keep) for keep, deny in reversed(habits)]
    return replace(of, a=a, b=b, knows=None, sign=0, shift=Shift(0, 0))


def checker(priors: Priors) -> Terms:
    """The Terms of an outlet that says it checked: it may have asked the same people, and so pass on."""
    right, wrong = priors.checker.counts
    return Terms(True, (right, wrong), (wrong, right), None, 0, Shift(0, 0), 1 - priors.independent)


def _recorded(voice: Voice) -> bool:
    """Whether the letter only sums up a track record, which is counted itself."""
    return voice.speaker.right + voice.speaker.wrong > 0


@lru_cache(maxsize=4096)
def weight(of: Terms) -> float:
    """The weight of evidence in nats: above 0 it speaks for the claim, below against it."""
    if_so, if_not = (of.passes + (1 - of.passes) * _asserting(of, beta) for beta in (of.a, of.b))
    if not of.asserts:
        if_so, if_not = 1 - if_so, 1 - if_not
    return math.log(if_so) - math.log(if_not)


def _asserting(of: Terms, beta: tuple[float, float]) -> float:
    """E[a'], by quadrature over everything unknown; in closed form where no interest bends it."""
    mean = beta[0] / (beta[0] + beta[1])
    if not of.sign:
        w = of.knows.mean if of.knows else 1.0
        return w * mean + (1 - w) / 2
    value, share = _beta_nodes(beta)
    knows, knows_share = _beta_nodes(of.knows.counts) if of.knows else (np.ones(1), np.ones(1))
    z, z_share = roots_hermite(_NODES)
    moved = of.sign * (of.shift.mean + of.shift.spread * math.sqrt(2) * z)
    plain_KA = knows[:, None] * value + (1 - knows[:, None]) / 2
    bent_KAZ = expit(logit(plain_KA)[:, :, None] + moved)
    return float(np.einsum("kaz,k,a,z->", bent_KAZ, knows_share, share, z_share / z_share.sum()))


def _beta_nodes(beta: tuple[float, float]) -> tuple[Floats, Floats]:
    """Nodes and shares of Gauss-Jacobi quadrature over a Beta distribution."""
    x, p = roots_jacobi(_NODES, beta[1] - 1, beta[0] - 1)
    return np.asarray((1 + x) / 2, np.float64), np.asarray(p / p.sum(), np.float64)


@lru_cache(maxsize=4096)
def spread(of: Terms, *, so: bool) -> tuple[int, Floats]:
    """How the weight would be spread if the unknowns were known, given what was said and whether it is *so*.

    Gives (offset, probabilities): cell i stands for (offset + i) * STEP nats. The unknowns are spread evenly
    over, and each point counts by the probability of what was said.
    """
    a = betaincinv(*of.a, _even(0))
    b = betaincinv(*of.b, _even(1))
    knows = betaincinv(*of.knows.counts, _even(2)) if of.knows else np.ones(_POINTS)
    moved = of.sign * (of.shift.mean + of.shift.spread * ndtri(_even(3)))
    if_so, if_not = (
        expit(logit(np.clip(knows * x + (1 - knows) / 2, 1e-12, 1 - 1e-12)) + moved) for x in (a, b)
    )
    if_so, if_not = (of.passes + (1 - of.passes) * p for p in (if_so, if_not))
    if not of.asserts:
        if_so, if_not = 1 - if_so, 1 - if_not
    weights = np.clip(np.log(if_so) - np.log(if_not), -_MOST, _MOST)
    share = if_so if so else if_not
    return _gridded(weights, share / share.sum())


def _even(direction: int) -> Floats:
    """Points in 0..1, spread evenly together with those of the other directions."""
    step = _GOLDEN ** -(direction + 1)
    return np.asarray((0.5 + step * np.arange(1, _POINTS + 1)) % 1.0, np.float64)


def _gridded(values: Floats, share: Floats) -> tuple[int, Floats]:
    """*values* on the grid, each divided between the two cells beside it so that its mean stays."""
    at = values / STEP
    low = np.floor(at).astype(np.int64)
    offset = int(low.min())
    cells: Floats = np.zeros(int(low.max()) - offset + 2)
    np.add.at(cells, low - offset, share * (1 - (at - low)))
    np.add.at(cells, low - offset + 1, share * (at - low))
    return offset, cells
