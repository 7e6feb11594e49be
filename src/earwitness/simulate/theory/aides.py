"""Weak rulers hire mediocre aides: a small solvable game after Egorov and Sonin (2011).

Their point: a competent aide tells a strong plot from a weak one, and so knows when betrayal pays; mediocrity
is loyal because it is blind. The game here is ours, the smallest in which a ruler trades one against the
other.

- A plot is strong with chance p = 1 - *strength* of the ruler, p <= 1/2, else weak. The aide sees which, and
  is right with chance q, his competence, between 1/2 (guesses) and 1.
- He stays loyal, and then every plot fails and he gets his wage, or betrays, and then a strong plot succeeds
  and he gets the plotters' *bribe* R; if the plot was weak he loses his place and his wage.
- The ruler chooses q and the wage. If he survives he has *rents* B and the aide's *output* y q, less the wage
  if the aide has earned it; if not, nothing.

An aide who sees strength stays iff his wage is at least R P, with P = p q/(p q + (1 - p)(1 - q)). Two kinds
of contract can be best (docs/theory/games.md, "Aides", proves that no other is): loyalty at the price R P, or
the best aide (q = 1) at no wage, who betrays whenever it pays. The strong do the latter, the weak the former;
and among rulers who buy loyalty the weaker buy less competence, as long as p (1 - p) < R/(4 y), hence always
if y <= R.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from earwitness.errors import SettingError
from earwitness.simulate.theory import domain


@dataclass(frozen=True, slots=True)
class Aide:
    """Whom the ruler hires, on what terms, and what comes of it."""

    competence: float  # q
    wage: float
    loyal: bool  # whether he never betrays
    survival: float  # the ruler's chance
    value: float  # the ruler's expected payoff, in the unit of rents


def loyal_wage(competence: float, *, strength: float, bribe: float) -> float:
    """R P: the least wage at which an aide stays loyal even when he sees a strong plot."""
    p = _weakness(strength)
    domain.positive(bribe=bribe)
    if not 0.5 <= competence <= 1.0:
        raise SettingError(
            f"competence is {competence!r}; give a number from 0.5 (guesses) to 1 (always right)"
        )
    seen = p * competence + (1.0 - p) * (1.0 - competence)
    return bribe * p * competence / seen if seen else 0.0


def loyal_competence(*, strength: float, output: float, bribe: float) -> float:
    """The best loyal aide's q: (1 - p - sqrt(R p (1 - p)/y))/(1 - 2 p), within 1/2 and 1."""
    p = _weakness(strength)
    domain.positive(output=output, bribe=bribe)
    above_guessing = 0.5 - sqrt(bribe * p * (1.0 - p) / output)
    if above_guessing <= 0.0:
        return 0.5
    return min(0.5 + above_guessing / (1.0 - 2.0 * p), 1.0) if p < 0.5 else 1.0


def hire(*, strength: float, rents: float, output: float, bribe: float) -> Aide:
    """The ruler's best contract. *strength* 1/2 to 1, *rents* 0 or more, *output* and *bribe* above 0.

    Where both kinds are equally good the loyal one is taken.
    """
    domain.not_negative(rents=rents)
    q = loyal_competence(strength=strength, output=output, bribe=bribe)
    wage = loyal_wage(q, strength=strength, bribe=bribe)
    loyal = Aide(q, wage, True, 1.0, rents + output * q - wage)
    risky = Aide(1.0, 0.0, False, strength, strength * (rents + output))
    return risky if risky.value > loyal.value else loyal


def _weakness(strength: float) -> float:
    if not 0.5 <= strength <= 1.0:
        raise SettingError(
            f"strength is {strength!r}; give the chance that a plot is weak, a number from 0.5 to 1"
        )
    return 1.0 - strength
