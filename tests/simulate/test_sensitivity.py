from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest

from earwitness.errors import SettingError
from earwitness.simulate import evaluating
from earwitness.simulate.outcomes import Outcome
from earwitness.simulate.ranges import Range
from earwitness.simulate.run import Run
from earwitness.simulate.scenario import Organisation, Scenario, State
from earwitness.simulate.sensitivity import Analysis, indices, sensitivity
from earwitness.simulate.shading import Honest

ONE = Scenario(organisation=Organisation(branching=1, depth=1), steps=1)
PI = float(np.pi)


def ishigami(run: Run) -> np.ndarray:
    """Ishigami and Homma (1990) with a = 7, b = 0.1, of three numbers of the scenario that do nothing
    here."""
    s = run.scenario
    x, y, z = s.state.start, s.state.drift, s.plan.level
    return np.full(run.replicates, np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x))


def linear(run: Run) -> np.ndarray:
    s = run.scenario
    return np.full(run.replicates, 3 * s.state.start + 4 * s.plan.level)


def of(found: Analysis) -> dict[str, tuple[float, float]]:
    (each,) = found.outcomes
    return {
        k: (first.value, total.value)
        for k, first, total in zip(each.keys, each.first, each.total, strict=True)
    }


def test_the_indices_of_ishigamis_function() -> None:
    """Exact: V1 = (1 + b pi^4/5)^2/2, V2 = a^2/8, V13 = 8 b^2 pi^8/225, all others 0."""
    spans = dict.fromkeys(("state.start", "state.drift", "plan.level"), (-PI, PI))
    found = sensitivity(ONE, spans, outcomes={"ishigami": ishigami}, samples=512, replicates=1)
    first, second, both = 0.5 * (1 + 0.1 * PI**4 / 5) ** 2, 49 / 8, 8 * 0.01 * PI**8 / 225
    variance = first + second + both
    exact = {
        "state.start": (first / variance, (first + both) / variance),
        "state.drift": (second / variance, second / variance),
        "plan.level": (0.0, both / variance),
    }
    (each,) = found.outcomes
    assert len(found.points_ND) == 512 * 5
    assert each.variance == pytest.approx(variance, rel=0.05)
    for key, (value, total) in of(found).items():
        assert value == pytest.approx(exact[key][0], abs=0.06), key
        assert total == pytest.approx(exact[key][1], abs=0.06), key
    for index, (value, _) in zip(each.first, exact.values(), strict=True):
        assert index.low <= value <= index.high, "this seed's intervals hold the truth"


def test_the_indices_of_a_linear_function() -> None:
    """Exact: the shares of 9 and 16 (equal ranges), and nothing together."""
    spans = {"state.start": (-1, 1), "plan.level": (2, 4), "fear.start": (0, 1)}
    found = of(sensitivity(ONE, spans, outcomes={"linear": linear}, samples=256, replicates=1))
    for key, value in (("state.start", 9 / 25), ("plan.level", 16 / 25), ("fear.start", 0.0)):
        assert found[key] == pytest.approx((value, value), abs=0.03), key


def test_an_honest_chain_depends_on_its_noise_and_not_on_fear() -> None:
    scenario = Scenario(
        steps=5, state=State(noise=0.5), organisation=Organisation(branching=2, depth=2), shading=Honest()
    )
    spans = {"organisation.noise": (0.1, 2.0), "fear.start": (0, 2)}
    found = of(sensitivity(scenario, spans, samples=16, replicates=10))
    assert found["fear.start"] == (0.0, 0.0)
    assert found["organisation.noise"][1] > 0.9


def test_whole_numbers_are_taken_equally_often() -> None:
    found = sensitivity(
        ONE,
        {"organisation.branching": (1, 4), "fear.start": (0, 1)},
        outcomes={"one": agents},
        samples=16,
        replicates=1,
    )
    values, counts = np.unique(found.points_ND[:, 0], return_counts=True)
    assert list(values) == [1, 2, 3, 4]
    assert counts.min() > 8
    assert found.ranges[0].whole and not found.ranges[1].whole


def agents(run: Run) -> np.ndarray:
    return np.full(run.replicates, float(run.agents))


@pytest.mark.parametrize(("share", "value"), [(0.0, 2), (0.249, 2), (0.25, 3), (0.999, 5), (1.0, 5)])
def test_a_share_of_a_range_of_whole_numbers(share: float, value: int) -> None:
    assert Range("key", 2, 5, whole=True).at(share) == value


def test_the_seed_is_all_that_chance_hangs_on() -> None:
    spans = {"state.noise": (0.1, 1), "organisation.noise": (0.1, 2)}
    np.random.seed(1)
    first = sensitivity(ONE, spans, samples=8, replicates=2)
    np.random.seed(2)
    second = sensitivity(ONE, spans, samples=8, replicates=2, processes=2)
    np.testing.assert_array_equal(first.points_ND, second.points_ND)
    assert first.outcomes == second.outcomes
    other = sensitivity(ONE, spans, samples=8, replicates=2, seed=1)
    assert not np.array_equal(other.points_ND, first.points_ND)
    assert other.outcomes != first.outcomes


def test_an_outcome_that_does_not_vary_is_told() -> None:
    found = sensitivity(ONE, {"fear.start": (0, 1)}, outcomes=["purges"], samples=4, replicates=2)
    (each,) = found.outcomes
    assert each.note == "is 0 at all 12 points: it does not vary, so nothing explains it"
    assert each.mean == 0 and np.isnan(each.first[0].value) and np.isnan(each.total[0].high)


def test_rounding_is_no_variation() -> None:
    values_NR = 1e6 + 1e-9 * np.arange(12.0)[:, None]
    assert "does not vary" in indices(Outcome("own", agents), ["a"], values_NR, seed=0).note


def test_an_outcome_that_has_no_value_somewhere_is_told() -> None:
    values_NR = np.where(np.arange(12)[:, None] == 3, np.nan, np.arange(12.0)[:, None])
    each = indices(Outcome("own", agents), ["a"], values_NR, seed=0)
    assert each.note == "has no value at 1 of 12 points, so nothing can be said"
    assert np.isnan(each.mean)


def test_luck_shrinks_with_replicates() -> None:
    spans = {"organisation.noise": (0.1, 2)}
    few, many = (sensitivity(ONE, spans, samples=8, replicates=n).outcomes[0].luck for n in (4, 40))
    assert 0 < many < few


def test_without_the_extra_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "SALib.sample.sobol", None)
    with pytest.raises(
        SettingError, match=r"sensitivity needs the extra: pip install 'earwitness\[simulate\]'"
    ):
        sensitivity(ONE, {"fear.start": (0, 1)})


# ranges, options, what the message says
BAD: tuple[tuple[Any, dict[str, Any], str], ...] = (
    ({}, {}, "no key is given to vary"),
    ({"fear.memory": (0.5, 1.5)}, {}, "fear.memory is 1.5; give a number from 0 to 1"),
    ({"fear.memory": (0.9, 0.5)}, {}, r"fear.memory is \[0.9,0.5\]; give its lowest and highest"),
    ({"fear.memory": 0.5}, {}, "fear.memory is 0.5; give its lowest and highest"),
    ({"fear.memory": (0.1, 0.2, 0.3)}, {}, "give its lowest and highest"),
    ({"fear.start": (0, float("inf"))}, {}, "give its lowest and highest"),
    ({"leader.kind": ("naive", "mixed")}, {}, "leader.kind is .* give its lowest and highest"),
    ({"fear.strt": (0, 1)}, {}, "did you mean fear.start"),
    ({"organisation.depth": (1.5, 3)}, {}, "organisation.depth is 1.5; give a whole number"),
    ({"fear.start": (0, 1)}, {"samples": 100}, "samples is 100; give a power of two, such as 64 or 128"),
    ({"fear.start": (0, 1)}, {"samples": 1}, "samples is 1; give a power of two, such as 2 or 4"),
    ({"fear.start": (0, 1)}, {"fixed": {"fear.start": 1}}, "both varied and fixed"),
    (
        {"state.persistence": (0.5, 1)},
        {"fixed": {"state.effect": 0.2}},
        "at state.effect=0.2, state.persist.* explodes",
    ),
)


@pytest.mark.parametrize(("spans", "options", "says"), BAD, ids=[case[2][:40] for case in BAD])
def test_bad_input_is_told_before_anything_runs(
    spans: Any, options: dict[str, Any], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluating, "simulate", None)
    with pytest.raises(SettingError, match=says):
        sensitivity(ONE, spans, **options)
