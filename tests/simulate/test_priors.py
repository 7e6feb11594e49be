from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from earwitness.errors import SettingError
from earwitness.simulate import evaluating
from earwitness.simulate.priors import arrays, prior_draws
from earwitness.simulate.run import Run
from earwitness.simulate.scenario import Organisation, Purge, Scenario, State
from earwitness.simulate.sweeps import sweep

SMALL = Scenario(
    steps=4,
    state=State(noise=0.5),
    organisation=Organisation(branching=2, depth=2, noise=0.5),
    purge=Purge(tolerance=0.5),
)
PRIOR = {"fear.start": (0.0, 2.0), "organisation.depth": (1, 3)}


def test_draws_are_independent_and_uniform_and_each_has_chance_of_its_own() -> None:
    found = prior_draws(SMALL, PRIOR, draws=300, outcomes={"last": last_state})
    fear, depth = np.array(found.points).T
    assert found.replicates == 1 and len(found.points) == 300
    assert fear.min() >= 0 and fear.max() < 2 and abs(fear.mean() - 1) < 0.15
    assert set(depth) == {1, 2, 3} and np.bincount(depth.astype(int))[1:].min() > 70
    assert abs(np.corrcoef(fear, depth)[0, 1]) < 0.15
    assert len(np.unique(found.each_NRS)) == 300, "no two runs share their noise"
    assert len(set(found.seeds)) == 300


def last_state(run: Run) -> np.ndarray:
    return run.state_RT[:, -1]


def test_a_draw_is_the_same_however_many_there_are_and_in_whatever_processes() -> None:
    few = prior_draws(SMALL, PRIOR, draws=3, seed=5)
    many = prior_draws(SMALL, PRIOR, draws=8, seed=5, processes=2)
    assert many.points[:3] == few.points
    np.testing.assert_array_equal(many.each_NRS[:3], few.each_NRS)
    assert prior_draws(SMALL, PRIOR, draws=3, seed=6).points != few.points


def test_arrays_are_what_sbi_asks_for() -> None:
    found = prior_draws(SMALL, PRIOR, draws=5, outcomes=["error", "gap"])
    made = arrays(found)
    assert made.theta_ND.shape == (5, 2) and made.x_NS.shape == (5, 2)
    assert made.theta_ND.dtype == made.x_NS.dtype == np.float32
    assert made.theta_ND.flags.c_contiguous and made.x_NS.flags.c_contiguous
    assert made.parameters == ("fear.start", "organisation.depth") and made.outcomes == ("error", "gap")
    np.testing.assert_allclose(made.theta_ND, found.points, rtol=1e-6)
    np.testing.assert_allclose(made.x_NS[:, 0] ** 2, found.each_NRS[:, 0, 0], rtol=1e-5)
    np.testing.assert_allclose(made.x_NS[:, 1], found.each_NRS[:, 0, 1], rtol=1e-6)


def test_arrays_of_a_sweep_have_a_row_for_each_replicate() -> None:
    made = arrays(sweep(SMALL, {"fear.start": [0.5, 1]}, replicates=3, outcomes={"last": last_state}))
    assert made.theta_ND.ravel().tolist() == [0.5] * 3 + [1.0] * 3
    assert len(np.unique(made.x_NS)) == 3, "a sweep has common chance: for inference take prior_draws"


def test_what_never_happens_needs_a_number() -> None:
    found = prior_draws(SMALL, {"purge.tolerance": (0.0, 3.0)}, draws=20, outcomes=["first-purge"])
    none = int(np.isnan(found.each_NRS).sum())
    assert 0 < none < 20
    with pytest.raises(SettingError, match=f"'first-purge' has no value in {none} of 20 rows"):
        arrays(found)
    made = arrays(found, missing=4)
    assert (made.x_NS == 4).sum() == none and np.isfinite(made.x_NS).all()
    assert np.isnan(found.each_NRS).sum() == none, "the draws are left as they are"


def test_parameters_must_be_numbers() -> None:
    with pytest.raises(SettingError, match="kind is naive, which is no number"):
        arrays(sweep(SMALL, {"leader.kind": ["naive"]}, replicates=1))


# prior, options, what the message says
BAD: tuple[tuple[Any, dict[str, Any], str], ...] = (
    ({}, {}, "no key is given to vary"),
    ({"fear.start": (-1, 1)}, {}, "fear.start is -1; give a number of 0 or more"),
    (PRIOR, {"draws": 0}, "draws is 0; give a whole number"),
    (PRIOR, {"fixed": {"fear.start": 1}}, "both varied and fixed"),
    (PRIOR, {"outcomes": ["knows.2"]}, "levels are 1 to 1"),
)


@pytest.mark.parametrize(("prior", "options", "says"), BAD, ids=[case[2] for case in BAD])
def test_bad_input_is_told_before_anything_runs(
    prior: Any, options: dict[str, Any], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluating, "simulate", None)
    with pytest.raises(SettingError, match=says):
        prior_draws(SMALL, prior, **options)
