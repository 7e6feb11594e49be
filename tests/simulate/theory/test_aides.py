"""Rulers and aides: the closed form against rulers who try every contract on aides who think."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.simulate.theory.aides import hire, loyal_competence, loyal_wage


def tried(
    strength: float, rents: float, output: float, bribe: float, fine: int = 301
) -> tuple[float, float, float]:
    """(competence, ruler's survival, value) of the best of all contracts on a grid.

    The table of plot, what the aide sees, and what he does is gone through event by event.
    """
    q = np.linspace(0.5, 1.0, fine)[:, None]
    wage = np.linspace(0.0, bribe, 2 * fine - 1)[None, :]
    survival = np.zeros((fine, wage.size))
    value = np.zeros_like(survival)
    for seen in ("strong", "weak"):
        chance_strong = (1 - strength) * (q if seen == "strong" else 1 - q)
        chance_weak = strength * (1 - q if seen == "strong" else q)
        # he has his wage for certain if he stays, the bribe if he goes and the plot is strong
        stays = wage * (chance_strong + chance_weak) >= bribe * chance_strong - 1e-12
        survival += np.where(stays, chance_strong + chance_weak, chance_weak)
        value += np.where(
            stays,
            (chance_strong + chance_weak) * (rents + output * q - wage),
            chance_weak * (rents + output * q),
        )
    best = np.unravel_index(value.argmax(), value.shape)
    return float(q[best[0], 0]), float(survival[best]), float(value[best])


STRENGTHS = [0.52, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]


@pytest.mark.parametrize("output", [0.1, 0.5, 1.0, 2.0])
@pytest.mark.parametrize("rents", [0.0, 1.0, 5.0, 50.0])
def test_no_contract_is_better(output: float, rents: float) -> None:
    for strength in STRENGTHS:
        found = hire(strength=strength, rents=rents, output=output, bribe=1.0)
        _, _, value = tried(strength, rents, output, 1.0)
        assert value <= found.value + 1e-9  # a grid can only miss the best
        assert value >= found.value - 0.01 * output - 0.005


def test_the_best_loyal_aide() -> None:
    """Where rents are high enough that nobody risks the throne, the grid finds the interior optimum."""
    for strength in (0.7, 0.8, 0.9):
        q, survival, _ = tried(strength, 1000.0, 0.8, 1.0, fine=1201)
        assert survival == pytest.approx(1.0)
        assert q == pytest.approx(loyal_competence(strength=strength, output=0.8, bribe=1.0), abs=0.02)


@given(
    st.floats(0.0, 100.0),
    st.floats(0.01, 10.0),
    st.floats(0.01, 1.0),
    st.floats(0.5, 1.0),
    st.floats(0.5, 1.0),
)
@settings(max_examples=200, deadline=None)
def test_weaker_rulers_hire_no_better_aides(
    rents: float, bribe: float, part: float, one: float, other: float
) -> None:
    """The sign, wherever an aide's output is worth no more to the ruler than the bribe is to the aide."""
    weak, strong = (
        hire(strength=s, rents=rents, output=part * bribe, bribe=bribe) for s in sorted((one, other))
    )
    assert weak.competence <= strong.competence + 1e-9


@pytest.mark.parametrize("rents", [0.0, 0.5, 2.0, 10.0])
@pytest.mark.parametrize("output", [0.05, 0.3, 0.7, 1.0])
def test_the_sign_holds_for_rulers_who_try_every_contract(rents: float, output: float) -> None:
    competence = [tried(strength, rents, output, 1.0)[0] for strength in STRENGTHS]
    assert all(weak <= strong + 0.02 for weak, strong in pairwise(competence))
    assert tried(0.9999, rents, output, 1.0)[0] == 1.0  # the strongest of all takes the best


def test_where_output_is_worth_more_than_the_bribe_the_sign_can_turn() -> None:
    """Where p (1 - p) > R/(4 y), for the weakest, knowing brings more than it costs."""
    weakest, middling = (
        hire(strength=strength, rents=5.0, output=2.0, bribe=1.0) for strength in (0.55, 0.82)
    )
    assert weakest.loyal and middling.loyal
    assert weakest.competence > middling.competence
    assert tried(0.55, 5.0, 2.0, 1.0)[0] > tried(0.82, 5.0, 2.0, 1.0)[0]


def test_loyalty_is_dearest_in_the_competent_and_where_the_ruler_is_weak() -> None:
    wages = [loyal_wage(q, strength=0.8, bribe=2.0) for q in (0.5, 0.7, 0.9, 1.0)]
    assert wages == sorted(wages)
    assert wages[0] == pytest.approx(0.4) and wages[-1] == pytest.approx(2.0)
    assert loyal_wage(0.7, strength=0.6, bribe=2.0) > loyal_wage(0.7, strength=0.8, bribe=2.0)
    assert loyal_wage(1.0, strength=1.0, bribe=2.0) == 0.0  # there is nobody to betray him to


def test_ends_of_strength() -> None:
    assert hire(strength=1.0, rents=1.0, output=1.0, bribe=1.0).competence == 1.0
    assert hire(strength=1.0, rents=1.0, output=1.0, bribe=1.0).survival == 1.0
    assert loyal_competence(strength=0.5, output=1.0, bribe=1.0) == 0.5
    assert loyal_competence(strength=0.5, output=1.1, bribe=1.0) == 1.0


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"strength": 0.4}, "strength is 0.4"),
        ({"strength": float("nan")}, "strength is nan"),
        ({"rents": -1.0}, "rents is -1.0"),
        ({"output": 0.0}, "output is 0.0"),
        ({"bribe": 0.0}, "bribe is 0.0"),
    ],
)
def test_refused(change: dict[str, float], says: str) -> None:
    with pytest.raises(SettingError, match=says):
        hire(**({"strength": 0.8, "rents": 1.0, "output": 1.0, "bribe": 1.0} | change))


def test_competence_refused() -> None:
    with pytest.raises(SettingError, match=r"competence is 0\.4"):
        loyal_wage(0.4, strength=0.8, bribe=1.0)
