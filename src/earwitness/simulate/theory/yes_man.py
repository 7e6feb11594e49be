"""A worker paid for agreeing with the boss (Prendergast 1993, in Gaussian form).

The state theta is normal with standard deviation *before*. The worker sees it with noise *own*, the boss with
noise *boss*, and the worker hears what the boss saw, with noise *guess*. Pay falls with the square of the
distance between the report and what the boss saw, so the worker reports what he expects the boss to have
seen: his own posterior mean of theta, with a weight on the boss's view as he heard it of

    W = (V + sigma_m**2)/(V + sigma_m**2 + sigma_nu**2),    V = 1/(sigma_0**-2 + sigma_w**-2)

Part of W is sound: the boss has seen something, and an honest worker would give the boss's view weight V/(V +
sigma_m**2 + sigma_nu**2). The rest is flattery. "What the boss saw" is the raw observation; a boss who
shrinks it towards the prior mean first asks for another, smaller weight. Derivation: docs/theory/games.md,
"Yes-men".
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from earwitness.simulate.theory import domain


@dataclass(frozen=True, slots=True)
class Weights:
    """How the report is made of the worker's own posterior mean and the boss's view as he heard it."""

    report: float  # W: weight on the boss's view in the report
    honest: float  # the weight it deserves as news of theta
    own_variance: float  # V: the worker's variance of theta before he thinks of the boss

    @property
    def flattery(self) -> float:
        """What the report gives the boss's view beyond what it deserves."""
        return self.report - self.honest


def weights(*, before: float, own: float, boss: float, guess: float) -> Weights:
    """The weights of a worker paid for agreeing and for nothing else; all four are standard deviations."""
    domain.positive(before=before, own=own)
    domain.not_negative(boss=boss, guess=guess)
    variance = 1.0 / (before**-2 + own**-2)
    total = variance + boss**2 + guess**2
    return Weights((variance + boss**2) / total, variance / total, variance)


def weight_under_fear(
    *, fear: float, cost: float, before: float, own: float, boss: float, guess: float
) -> float:
    """The weight if he loses *fear* (distance from the boss)**2 and *cost* (distance from honesty)**2.

    (f W + kappa H)/(f + kappa), W and H the two weights above. The rule ``YesMan`` of the engines, w = f/(f +
    kappa), is the case W = 1, H = 0: the boss's view is known (guess 0) and is no news.
    """
    domain.not_negative(fear=fear)
    domain.positive(cost=cost)
    both = weights(before=before, own=own, boss=boss, guess=guess)
    return (fear * both.report + cost * both.honest) / (fear + cost)


def hidden_noise(*, before: float, own: float, boss: float, guess: float) -> float:
    """Variance of the noise with which the worker's own view reaches a boss who sees through the report.

    The boss knows his own view and W, takes it off, and is left with the worker's posterior mean plus noise
    of variance (V + sigma_m**2)**2/sigma_nu**2. Infinite at guess 0: a worker who knows the boss's view tells
    him nothing.
    """
    variance = weights(before=before, own=own, boss=boss, guess=guess).own_variance
    return inf if guess == 0.0 else (variance + boss**2) ** 2 / guess**2
