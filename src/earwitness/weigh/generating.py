"""The model run forwards: whether a claim is so, how good its sources are, and what they then say.

For the proof that what ``model`` and ``interval`` give back is calibrated (verification/weigh.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import expit, logit

from earwitness.weigh.model import evidence_of, fates, log_odds
from earwitness.weigh.priors import Priors
from earwitness.weigh.voices import Says, Voice
from earwitness.weigh.worth import Terms, checker, terms

_NEVER = 1e-12  # a probability is kept so far from 0 and 1


@dataclass(frozen=True, slots=True)
class World:
    """One claim: whether it is ``so``, what the voices said of it, and what somebody who knew all would say.

    ``known``: the log-odds of the claim in nats, given what was said, who is one with whom, and how good each
    source is.
    """

    so: bool
    voices: tuple[Voice, ...]
    known: float


def draw_world(voices: Sequence[Voice], priors: Priors, rng: np.random.Generator) -> World:
    """A World in which *voices* speak; what they say is drawn by *priors*.

    Who goes back to a beginning of others says what that says. A voice with ``checks`` asserts, and its
    checks find the same: worlds in which that is not so are drawn again, since nobody prints them. The
    voices come in the order in which they spoke, by falling weight.
    """
    while True:
        world = _drawn(voices, priors, rng)
        if world is not None:
            return world


def _drawn(voices: Sequence[Voice], priors: Priors, rng: np.random.Generator) -> World | None:
    so = bool(rng.random() < priors.claim)
    known = log_odds(priors.claim)
    heard: dict[str, Says] = {}
    said = []
    asked = [replace(v, says="asserts", origin=str(n)) for n, v in enumerate(voices)]
    for piece in evidence_of(asked, priors):  # by falling weight: of those that are one, the first speaks
        voice = asked[int(piece.origin)]
        ways = fates(piece, priors, "between")
        beginning = ways[int(rng.choice(len(ways), p=[chance for _, chance in ways]))][0]
        if beginning is not None and beginning in heard:
            says = heard[beginning]
        else:
            says, moved = _speaks(terms(voice, priors), so, rng)
            known += moved
            if beginning is not None:
                heard[beginning] = says
        checks = [_speaks(checker(priors), so, rng) for _ in range(voice.checks)]
        if any("denies" in (says, found) for found, _ in checks):
            return None
        known += sum(moved for _, moved in checks)
        said.append(replace(voice, says=says))
    return World(so, tuple(said), known)


def _speaks(of: Terms, so: bool, rng: np.random.Generator) -> tuple[Says, float]:
    """What a source says, and the weight that this has for who knows the source."""
    w = rng.beta(*of.knows.counts) if of.knows else 1.0
    moved = of.sign * rng.normal(of.shift.mean, of.shift.spread)
    plain = np.clip(w * np.array([rng.beta(*of.a), rng.beta(*of.b)]) + (1 - w) / 2, _NEVER, 1 - _NEVER)
    if_so, if_not = of.passes + (1 - of.passes) * expit(logit(plain) + moved)
    if rng.random() < (if_so if so else if_not):
        return "asserts", float(np.log(if_so) - np.log(if_not))
    return "denies", float(np.log1p(-if_so) - np.log1p(-if_not))
