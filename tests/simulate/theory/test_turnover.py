"""Who stays: two kinds of people as a Markov chain, and one place followed through every event."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.simulate.theory.turnover import Replacing

chance = st.floats(0.01, 0.5)
competence = st.floats(0.1, 3)


@given(chance, chance, competence, competence, st.booleans())
def test_competence_of_a_place_in_the_long_run(
    r: float, p: float, hired: float, promoted: float, exclusive: bool
) -> None:
    """Kinds of holder: hired, promoted. One step's moves written out event by event."""
    if exclusive:
        moves = np.array([[1 - p, p], [r, 1 - r]])
    else:  # turnover first, then the purge of whoever is there
        moves = np.array([[1.0, 0.0], [r, 1 - r]]) @ np.array([[1 - p, p], [0.0, 1.0]])
    held = np.linalg.matrix_power(moves, 5000)[0]
    found = Replacing(r, p, hired, promoted, exclusive)
    assert found.competence == pytest.approx(held @ [hired, promoted])
    assert found.loyalists == pytest.approx(held[1])
    assert found.noise() == pytest.approx(held @ [hired**-2, promoted**-2])
    path = found.path(start=2.0, steps=60)
    state = np.array([1.0, 0.0, 0.0])  # who was there first, hired, promoted
    stay, come = 1 - found.ordinary - p, np.array([0.0, found.ordinary, p])
    for t in range(60):
        state = stay * state + come
        assert path[t] == pytest.approx(state @ [2.0, hired, promoted])


def test_the_formula_of_the_issue() -> None:
    r, p, c, low = 0.02, 0.05, 1.2, 0.6
    assert Replacing(r, p, c, low).competence == pytest.approx((r * c + p * low) / (r + p))


@given(chance, chance, competence, competence)
def test_precision_suffers_more_than_the_mean(r: float, p: float, hired: float, promoted: float) -> None:
    found = Replacing(r, p, hired, promoted)
    assert found.noise() >= found.competence**-2 * (1 - 1e-12)
    assert found.noise(spread=0.5) > found.noise()


def test_noise_with_spread_is_that_of_drawn_people() -> None:
    rng = np.random.default_rng(4)
    log_sd = np.sqrt(np.log(1 + 0.4**2))
    drawn = np.exp(log_sd * rng.standard_normal(400_000) - log_sd**2 / 2)
    assert Replacing(0.1, 0.0, 1.5, 1.0).noise(spread=0.4) == pytest.approx(
        ((1.5 * drawn) ** -2).mean(), rel=0.01
    )


def test_what_is_refused() -> None:
    with pytest.raises(SettingError, match="turnover_and_purge is 1"):
        Replacing(0.7, 0.4, 1.0, 1.0)
    with pytest.raises(SettingError, match="nobody ever leaves"):
        Replacing(0.0, 0.0, 1.0, 1.0).competence  # noqa: B018
    with pytest.raises(SettingError, match="promoted is 0"):
        Replacing(0.1, 0.1, 1.0, 0.0)
    assert Replacing(0.7, 0.4, 1.0, 1.0, exclusive=False).competence == 1.0
