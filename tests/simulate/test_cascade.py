"""Cascades of public disloyalty, against the cases that Granovetter (1978) and Kuran (1991) worked out."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.simulate import simulate
from earwitness.simulate.cascade import cascade, signatories
from earwitness.simulate.scenario import Loyalty, Organisation, Scenario, State
from earwitness.simulate.streams import PEOPLE, generator

CASES = [
    # why, thresholds in percent, how many join
    ("Granovetter: 0 to 99, one sets off the next", range(100), 100),
    ("Granovetter: without the threshold of 1 it stops at once", [0, 2, *range(2, 100)], 1),
    ("Kuran: one of ten", [0, 20, 20, 30, 40, 50, 60, 70, 80, 100], 1),
    ("Kuran: a second one at 10 brings all but the last", [0, 10, 20, 30, 40, 50, 60, 70, 80, 100], 9),
    ("nobody begins", [1] * 10, 0),
    ("all begin", [-5] * 10, 10),
]


@pytest.mark.parametrize(("percent", "joined"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_known_crowds(percent: list[int], joined: int) -> None:
    assert cascade(np.sort(np.array(percent) / 100)) == joined


def test_normal_crowd_at_the_fold() -> None:
    """Mean .25: a low equilibrium, 6.2% at the last, up to SD .1222; of 100 mid-quantile people up to
    .1255.
    """
    quantile = NormalDist().inv_cdf

    def share(sd: float, people: int) -> float:
        thresholds = np.array([0.25 + sd * quantile((i + 0.5) / people) for i in range(people)])
        return cascade(thresholds) / people

    assert 0.05 < share(0.1219, 20_000) < 0.062
    assert share(0.1225, 20_000) > 0.99
    assert share(0.1250, 100) < 0.1 and share(0.1260, 100) > 0.99


@given(
    st.lists(st.floats(-1.0, 2.0), min_size=1, max_size=30),
    st.floats(-0.5, 0.5),
    st.integers(0, 30),
)
def test_the_count_is_the_least_fixpoint(thresholds: list[float], shift: float, already: int) -> None:
    """The same by everybody looking at everybody, round after round."""
    sorted_N = np.sort(np.array(thresholds))
    already = min(already, len(sorted_N))
    count = already
    while True:
        willing = int((sorted_N - shift <= count / len(sorted_N)).sum())
        if willing <= count:
            break
        count = willing
    assert cascade(sorted_N, shift, already) == count


@given(st.lists(st.floats(-1.0, 2.0), min_size=1, max_size=30), st.integers(1, 35), st.floats(-0.5, 0.5))
def test_the_letter_has_as_many_names_as_it_can(thresholds: list[float], least: int, shift: float) -> None:
    sorted_N = np.sort(np.array(thresholds))
    people = len(sorted_N)
    possible = [k for k in range(least, people + 1) if (sorted_N - shift <= k / people).sum() >= k]
    assert signatories(sorted_N, least, shift) == max(possible, default=0)


def test_a_letter_gets_over_a_gap_that_stops_a_cascade() -> None:
    """Nobody begins, but six would sign with six."""
    thresholds = np.array([0.3, 0.3, 0.3, 0.4, 0.5, 0.6, 0.9, 1.1, 1.1, 1.1])
    assert cascade(thresholds) == 0
    assert signatories(thresholds, 5) == 6


def test_a_run_follows_the_thresholds_of_its_people() -> None:
    """The gap shifts every threshold alike; who has defected stays; the letter and the flight keep to their
    own.
    """
    loyalty = Loyalty(
        mean=0.9, spread=0.4, weight=0.3, appeal=2, appeal_level=2, population=40,
        flight_mean=0.8, flight_weight=0.6, flight_from="gap",
    )  # fmt: skip
    scenario = Scenario(
        steps=40, organisation=Organisation(branching=2, depth=3), loyalty=loyalty, state=State(noise=0.6)
    )
    run = simulate(scenario, replicates=20, seed=4)
    assert (np.diff(run.defected_RT, axis=1) >= 0).all() and (np.diff(run.fled_RT, axis=1) >= 0).all()
    assert (np.diff(run.appeal_RT.astype(int), axis=1) >= 0).all()
    assert 0 < run.defected_RT[:, -1].mean() < 1 and 0 < run.appeal_RT.mean() < 1
    for r in range(3):
        v0_N = 0.9 + 0.4 * generator(4, r, PEOPLE, 3).standard_normal(14)
        out_P = np.sort(0.8 + 0.3 * generator(4, r, PEOPLE, 4).standard_normal(40))
        gone = fled = 0
        letter = False
        for t, gap in enumerate(np.abs(run.gap_RT[r])):
            gone = cascade(np.sort(v0_N), 0.3 * gap, gone)
            fled = cascade(out_P, 0.6 * gap, fled)
            letter = letter or signatories(np.sort(v0_N[2:6]), 2, 0.3 * gap) > 0
            assert run.defected_RT[r, t] == pytest.approx(gone / 14)
            assert run.fled_RT[r, t] == pytest.approx(fled / 40)
            assert run.appeal_RT[r, t] == letter


def test_flight_may_follow_the_decision() -> None:
    """With an endless weight on the decision everybody flees in the first step in which it is above 0."""
    loyalty = Loyalty(population=5, flight_mean=1.0, flight_spread=0.0, flight_weight=1e9)
    scenario = Scenario(steps=20, organisation=Organisation(branching=2, depth=1), loyalty=loyalty)
    run = simulate(scenario, replicates=5, seed=1)
    begun = np.maximum.accumulate(run.decision_RT > 0, axis=1)
    assert np.array_equal(run.fled_RT, begun.astype(np.float32))


def test_no_loyalty_leaves_zeros() -> None:
    run = simulate(Scenario(steps=3, organisation=Organisation(branching=2, depth=1)), replicates=2)
    assert not run.defected_RT.any() and not run.appeal_RT.any() and not run.fled_RT.any()
