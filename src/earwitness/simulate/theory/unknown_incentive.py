"""A sender whose wish to please is not known (Fischer and Verrecchia 2000).

The state theta is normal with mean 0 and standard deviation *spread*. The sender sees x = theta + noise and
says m. He gains s L for the leader's belief L, and pays kappa (m - x)**2 / 2 for the lie. His stake s is
normal and known to himself alone. In the linear equilibrium m = x + beta s/kappa and L = intercept + beta m,
with

    beta**3 sigma_s**2/kappa**2 + beta (sigma_theta**2 + sigma_nu**2) = sigma_theta**2

The left side rises with beta, so there is one. The mean lie is beta mu_s/kappa; the leader takes it off, so L
is right on average. Their symbols: v for theta, n for the noise, x for s, r for m, c for kappa. Derivation:
docs/theory/games.md, "Unknown incentive".
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asinh, isfinite, sinh, sqrt

from earwitness.errors import SettingError
from earwitness.simulate.theory import domain


@dataclass(frozen=True, slots=True)
class Reporting:
    """The linear equilibrium; the slope has no unit, ``doubt`` the square of that of the state."""

    slope: float  # beta: the leader's belief per unit of the message
    intercept: float
    mean_bias: float  # by how much the sender overstates on average
    doubt: float  # variance of theta after the message


def reporting(*, spread: float, noise: float, stake: float, stake_spread: float, cost: float) -> Reporting:
    """The linear equilibrium. *spread*, *noise*, *stake_spread*: standard deviations; *stake*: mu_s."""
    domain.finite(stake=stake)
    beta = slope(spread=spread, noise=noise, stake_spread=stake_spread, cost=cost)
    mean_bias = beta * stake / cost
    return Reporting(beta, -beta * mean_bias, mean_bias, spread**2 * (1.0 - beta))


def slope(*, spread: float, noise: float, stake_spread: float, cost: float) -> float:
    """beta, the one real root of the cubic, above 0 and at most 1."""
    domain.positive(spread=spread, cost=cost)
    domain.not_negative(noise=noise, stake_spread=stake_spread)
    honest = spread**2 / (spread**2 + noise**2)
    # beta = honest u turns the cubic into g u**3 + u = 1, whose root by the hyperbolic sine loses no digits
    g = (stake_spread / cost) ** 2 * honest**2 / (spread**2 + noise**2)
    root = sqrt(3.0 * g)
    u = 1.0 if root == 0.0 else 2.0 / root * sinh(asinh(1.5 * root) / 3.0)
    if not isfinite(u):
        raise SettingError(
            f"stake_spread is {stake_spread!r} and cost {cost!r}; too much for a double, give a higher cost"
        )
    return honest * u
